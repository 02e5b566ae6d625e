# The form by which staff write a notice, what is wrong in one, and publishing it.
form-type-general = Общее уведомление (B.1)
form-type-exam = Экзамен и наблюдение на нём (B.2)
form-type-analytics = Анализ успеваемости (B.3)
form-type-staff = Наблюдение за работой сотрудников (B.4)
form-how = Заполните столбцы на казахском и русском. Серые ячейки оставьте пустыми. Столбец E не меняйте. Потом отправьте файл боту.
form-how-toml = Заполните поля на казахском (kk) и русском (ru). Необязательные можно оставить пустыми.
form-column-field = Поле
form-column-kk = Қазақша
form-column-ru = Русский
form-column-help = Подсказка
form-word-yes = да
form-word-no = нет
form-word-student = ученики
form-word-parent = родители
form-word-teacher = учителя
form-word-admin = администрация
form-code = Код уведомления
form-title = Название
form-audiences = Кому
form-bands = Каким классам
form-classes = Только этим классам
form-effective = Вступает в силу
form-ends = Последний день
form-material = Существенное изменение
form-changed = Что изменилось
form-order-number = Номер приказа
form-order-date = Дата приказа
form-proposed-by = Кто предложил
form-exam-on = День экзамена
form-help-code = Латинские буквы, цифры и дефис, например exam-9. У новой версии код прежний.
form-help-title = До 60 знаков: его видно на кнопке.
form-help-audiences = Через запятую: ученики, родители, учителя, администрация. Где ученики, там и родители.
form-help-bands = Через запятую: 1-4, 5-9, 10-11. Пусто — все.
form-help-classes = Через запятую: 9 А, 9 Б. Пусто — все классы.
form-help-effective = Дата, например 2026-12-01. Позже дня публикации, если изменение существенное.
form-help-ends = Дата. Пусто — без срока.
form-help-material = да или нет. «да» — меняются цель, данные, система или риск; ознакомление спросят снова.
form-help-changed = Одно-два предложения. Для первой версии не нужно.
form-help-order-number = Например: 120.
form-help-order-date = Дата, например 2026-11-20.
form-help-proposed-by = Кто предложил уведомление, например этический совет.
form-help-short-s14 = Очень просто: до 10 слов в предложении. Нужно, если читают эти ученики.
form-help-short-s59 = Просто: до 13 слов в предложении. Нужно, если читают эти ученики.
form-help-short-s1011 = До 15 слов в предложении. Нужно, если читают эти ученики.
form-help-short-parent = До 15 слов в предложении. Нужно, если читают родители.
form-help-short-staff = До 17 слов в предложении. Нужно, если читают сотрудники.
form-help-subject = О каком предмете или разделе идёт речь.
form-help-purpose = Для чего применяют ИИ.
form-help-legal-basis = Норма закона, договор или согласие.
form-help-system = Название в реестре, версия или модель, поставщик.
form-help-data = Какие данные. Если они не нужны, напишите «не используются». Учат ли на них модель.
form-help-storage = Где лежат и сколько времени.
form-help-recipients = Роли в школе; поставщик из реестра.
form-help-transfer = Есть или нет; на каких условиях.
form-help-risks = Коротко: что может пойти не так.
form-help-rights = Что человек может потребовать и куда обжаловать.
form-help-contact = Фамилия, имя, отчество и способ связи.
form-help-record = Как записывают ознакомление: отметка, дата, версия.
form-help-exam-on = Дата экзамена. В этот день бот покажет срочную связь первой.
form-help-control = Как наблюдают, когда и сколько времени.
form-help-sensors = Камера, микрофон, экран: что включают и когда выключают.
form-help-alternative = Как сдать экзамен, если семья не хочет ИИ.
form-help-day-contact = Кому звонить в день экзамена.
form-help-indicators = Какие показатели учитывает программа.
form-help-source = Откуда берутся данные.
form-help-method = Как скрывают, чьи это данные.
form-help-threshold = Когда вывод смотрит учитель и как попросить пересмотр.
form-help-lawful-purposes = Зачем это нужно по закону.
form-help-metrics = Что именно измеряют.
form-help-logs = Сколько хранят записи.
form-help-consent-text = Только если нужно согласие родителей. На что соглашаются.
form-help-consent-basis = Норма закона, по которой согласие нужно.
form-help-consent-days = Сколько дней действует согласие.
form-help-consent-template = Официальная форма: кто утвердил, номер, дата. Без неё согласия не спрашивают.
expected-code = от 2 до 16 знаков: строчные латинские буквы, цифры и дефис; код bot не подходит
expected-class = нужен класс, например 9 А
expected-version-for-reader = нужен короткий текст: эти люди читают уведомление
expected-parents = согласие дают только родители: добавьте их в «Кому»
expected-parents-too = где ученики, там и родители: добавьте родителей
expected-consent-whole = если просят согласие, это нужно заполнить
expected-later-end-day = последний день должен быть позже вступления в силу
expected-staff-only = это уведомление только для сотрудников
expected-announced = существенное изменение публикуют до того, как оно действует: нужна дата позже сегодняшней
expected-not-past = эта дата уже прошла
expected-change-note = скажите, что изменилось
expected-same-type = под этим кодом есть уведомление другого вида
expected-difference = от прежней версии ничего не отличается
expected-after-last = раньше прежней версии вступить в силу нельзя
expected-material = первая версия всегда существенная: поставьте «да»
expected-form = это не форма уведомления, которую сделал бот
expected-no-formula = здесь формула; нужен текст
form-problem = { $place } ({ $field }): { $text }
form-long-sentences = { $field } ({ $language }): слов в предложении в среднем { $average }; лучше не больше { $most }
form-unexplained = { $field } ({ $language }): объясните слово «{ $term }…» рядом простыми словами
notice-wrong-file = Нужен файл .xlsx или .toml, а указан { $file }.
notice-no-such = Уведомления этого вида с кодом { $notice } нет. Проверьте вид и код.
notice-form-written = Форма записана: { $file }. Заполните её.
notice-whole = Форма заполнена верно. Даты и отличия от прежней версии проверит публикация.
notice-published = Опубликовано: версия { $version }, действует с { $day }.
notice-unreadable = Файл не читается: { $file }. Проверьте путь и права.
notice-too-big = Файл слишком велик: больше { $most } КБ. Заполните форму, которую сделал бот.
notice-to-mend =
    { $count ->
        [one] Исправьте { $count } место.
        [few] Исправьте { $count } места.
       *[other] Исправьте { $count } мест.
    }
button-publish = Опубликовать уведомление
publish =
    <b>Уведомления школы</b>
    Выберите вид нового уведомления. Или уведомление, у которого будет новая версия.
publish-again = Новая версия: { $title }
publish-form = { $type }: форма. Подсказки стоят в строках.
publish-send-back = Заполните форму и отправьте файл сюда. Я проверю её и покажу, что увидят люди.
publish-too-big = Файл слишком велик. Форма занимает не больше { $most } КБ. Отправьте файл поменьше.
publish-not-received = Файл сейчас не удалось получить. Отправьте его ещё раз.
publish-mend =
    <b>Исправьте и отправьте файл снова. Замечаний: { $count }</b>
    { $lines }
publish-overview =
    <b>Проверьте перед публикацией</b>
    { $title }
    Вид: { $type }
    Код: { $code }, версия { $version }
    Кому: { $readers }
    Классы: { $bands }. Только этим классам: { $classes }
    Действует с { $effective }
    Существенное изменение: { $material }
    Приказ № { $number } от { $day }
publish-changed = <b>Отличается от прежней версии:</b> { $names }
publish-hard =
    <b>Трудно читать. Замечаний: { $count }</b>
    { $lines }
    Публиковать можно и так.
publish-no-template = Согласия не спросят: официальной формы нет. Люди только подтвердят ознакомление.
publish-as-s14 = 1–4 классы ({ $language })
publish-as-s59 = 5–9 классы ({ $language })
publish-as-s1011 = 10–11 классы ({ $language })
publish-as-parent = Родители ({ $language })
publish-as-staff = Сотрудники ({ $language })
publish-differences = Было и стало
publish-difference =
    <b>{ $field }</b>
    Было: { $old }

    Стало: { $new }
publish-confirm = Опубликовать
publish-gone = Публиковать уже нечего: уведомление опубликовано или отменено. Начните заново: /publish
publish-done =
    <b>Опубликовано: { $title }</b>
    Версия { $version }, действует с { $day }.
    Касается людей в боте: { $count }. Изменить эту версию уже нельзя.
