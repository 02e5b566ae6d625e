# The public card of the system (002:6.5a, 6.6a, 6.7a): as a page for the school's site, and short.
button-system-card = Карта системы
system-card-title = Карта системы ИИ «Адал»
system-card-lead = Что это за система, что она делает с данными и кто за неё отвечает. Страница составлена из действующих настроек школы.
system-card-composed = Составлено { $day }.
system-card-to-kk = қазақша
system-card-to-ru = русский
system-card-made-by = Эту страницу составил ИИ-помощник по настройкам, которые утвердила школа.

system-card-system = Система
system-card-kind =
    { $school }, { $city }. Автоматический ИИ-помощник: выбирает ответы из утверждённого перечня (правил: { $rules }), сам текст не сочиняет. Риск высокий: среди пользователей есть младшие школьники, а серверы Telegram за границей. Решение этического совета № { $decision } от { $decided }, приказ директора № { $order } от { $ordered }. { $pilot ->
        [yes] Сейчас идёт пилот.
       *[no] Пилот завершён.
    } В реестр доверенных систем ИИ система не внесена, сертификата у неё нет.
system-card-purpose = Для чего она
system-card-not-for = Для чего её нельзя использовать
system-card-not-for-grades = Ставить оценки и проверять работы.
system-card-not-for-punish = Наказывать или искать виноватых.
system-card-not-for-watch = Следить за учениками, родителями или сотрудниками.
system-card-not-for-decide = Принимать решения о человеке: решают только люди.
system-card-not-for-urgent = Звать на помощь в беде: для этого есть телефоны.
system-card-not-for-others = Отправлять имена, документы, фото и другие данные людей.
system-card-not-for-homework = Выполнять задания за ученика.
system-card-data = Какие данные и куда они идут
system-card-least = Имена и телефоны не хранятся, если человек сам не напишет их в обращении. Фото не принимаются. Вместо человека в базе стоит код.
system-card-data-what = Что
system-card-data-from = Откуда
system-card-data-seen = Кто видит
system-card-data-kept = Где и как долго
system-card-profile-what = Язык, кто вы, группа классов
system-card-profile-from = Вы выбираете сами
system-card-profile-seen = Только программа; сотрудникам не показывается
system-card-profile-kept = Сервер школы. Дней после последнего использования: { $profiledays }
system-card-address-what = Адрес чата, зашифрован
system-card-address-from = Telegram
system-card-address-seen = Только программа, чтобы доставить ответ; сотрудникам не показывается
system-card-address-kept = Сервер школы. Дней после последнего использования: { $profiledays }
system-card-records-what = Отметки об ознакомлении и согласии: код, дата, язык, версия
system-card-records-from = Ваше нажатие кнопки
system-card-records-seen = Вы; школа видит только количество
system-card-records-kept = Сервер школы. Дней: ознакомление — { $recorddays }, согласие — { $consentdays }
system-card-cases-what = Обращения; текст зашифрован
system-card-cases-from = Вы пишете сами
system-card-cases-seen = Тот, кто отвечает. Кто написал, он не видит
system-card-cases-kept = Сервер школы. Дней после закрытия: { $casedays }
system-card-questions-what = Вопросы боту
system-card-questions-from = Вы пишете сами
system-card-questions-seen = Никто
system-card-questions-kept = Не хранятся
system-card-chat-what = Переписка в чате
system-card-chat-from = Вы и бот
system-card-chat-seen = Telegram
system-card-chat-kept = Серверы Telegram за пределами Казахстана, пока вы её не удалите
system-card-audit-what = Журнал действий сотрудников, без текстов
system-card-audit-from = Действия сотрудников с обращениями
system-card-audit-seen = Тот, кто обслуживает сервер
system-card-audit-kept = Сервер школы. Дней: { $auditdays }
system-card-backups-what = Резервные копии, зашифрованы целиком
system-card-backups-from = Программа
system-card-backups-seen = Без ключа никто
system-card-backups-kept = Там, где их хранит школа. Дней: до { $backupdays }; удалённое человеком из копии не возвращается
system-card-suppliers = Кто участвует в обработке
system-card-who = Кто
system-card-does = Что делает
system-card-place = Где
system-card-telegram-name = Telegram
system-card-telegram-does = Доставляет сообщения, хранит переписку по своим правилам
system-card-telegram-place = За пределами Казахстана
system-card-school-name = Школа
system-card-school-does = Держит программу и базу данных, отвечает на обращения
system-card-school-place = Сервер, которым управляет школа
system-card-others = Других поставщиков нет: бот не обращается к внешним моделям и сервисам ИИ.
system-card-training = На данных людей ничего не обучают: ни эту программу, ни чужие модели.
system-card-quality = Качество ответов
system-card-not-measured = Измерений для этой версии пока нет.
system-card-measured = Измерено на проверочных вопросах: { $kk } на казахском, { $ru } на русском. Версия: { $version }, она работает сейчас.
system-card-measured-earlier = Измерено на проверочных вопросах: { $kk } на казахском, { $ru } на русском. Это прежняя версия: { $version }. Для нынешней измерений пока нет.
system-card-figure = Показатель
system-card-figure-top1 = Верное правило стоит первым
system-card-figure-direct-precision = Прямой ответ верен
system-card-figure-one-tap = Верное правило дано сразу или среди кнопок
system-card-figure-oos-verdict-shown = На посторонний вопрос дан прямой ответ (чем меньше, тем лучше)
system-card-figure-crisis-routed = Слова человека в беде распознаны, показаны телефоны помощи
system-card-risks = Известные риски и что сделано
system-card-risk = Риск
system-card-done = Что сделано
system-card-risk-wrong = Бот не понял вопрос или показал не то правило
system-card-done-wrong = Прямой ответ только при уверенности, иначе кнопки или честное «не знаю»; у каждого правила указан пункт документа
system-card-risk-trust = Бота приняли за человека, а его ответ — за решение школы
system-card-done-trust = Метка ИИ на каждом сообщении; слова людей идут с меткой человека; решают люди
system-card-risk-telegram = Сообщения идут через Telegram, его серверы за границей
system-card-done-telegram = Имя называть не нужно; если человек сам его не напишет, оно не хранится; всё можно сделать на бумаге
system-card-risk-phone = Кто-то прочтёт переписку в чужом телефоне
system-card-done-phone = Команда /hide убирает сообщения бота за последние 48 часов; остальное можно удалить самому
system-card-risk-theft = Украдут сервер или резервную копию
system-card-done-theft = Тексты и адреса зашифрованы, главный ключ лежит отдельно, копии зашифрованы целиком, удалённое уничтожается вместе с ключом
system-card-risk-about = Жалоба попадёт к тому, на кого она
system-card-done-about = Жалоба на ответственное лицо идёт директору, на директора — в этический совет; тот, о ком она, её не получает
system-card-risk-failure = Сбой: сообщение потеряно или срок пропущен
system-card-done-failure = Сообщение подтверждается только после записи; о сроке бот напоминает сам, о просрочке узнаёт директор
system-card-appeal = Как обжаловать
system-card-appeal-how = Жалоба: команда /complaint в боте, или на бумаге: { $office }. Жалобу рассматривает: { $complaintbody }. Срок ответа в рабочих днях: { $complaintdays }. Апелляцию (просьбу пересмотреть решение) рассматривает: { $appealbody }. Сколько рабочих дней есть на подачу: { $filingdays }, на ответ: { $appealdays }.
system-card-contact = Кто отвечает
system-card-person = { $responsible }: { $contact }. Телефон школы: { $phone }. Приём: { $office }, { $hours }.
system-card-versions = Версии
system-card-version = Перечень правил: { $catalogue }. Сверен с документами: { $asof }. Уведомление школы: версия { $notice }, опубликовано { $published }, действует с { $effective }.
system-card-short =
    <b>Карта системы «Адал»</b>

    <b>Для чего.</b> Объяснить правила школы об ИИ, показать уведомление, принять вопрос или жалобу.
    <b>Нельзя.</b> Ставить оценки, наказывать, следить, решать за людей. Если грозит опасность, звоните, а не пишите боту.
    <b>Риск.</b> Высокий. Решение этического совета № { $decision } от { $decided }. { $pilot ->
        [yes] Идёт пилот.
       *[no] Пилот завершён.
    } Приказ № { $order } от { $ordered }. В реестре доверенных систем ИИ бота нет.

    <b>Данные.</b> Код вместо имени, язык, кто вы, группа классов, отметки, обращения. Вопросы боту не хранятся. На ваших данных ничего не обучают.
    <b>Где и сколько дней.</b> Сервер школы: профиль — { $profiledays }, ознакомление — { $recorddays }, согласие — { $consentdays }, обращение после закрытия — { $casedays }, журнал сотрудников — { $auditdays }, зашифрованные копии — до { $backupdays }.
    <b>Telegram.</b> Доставляет сообщения и видит их. Его серверы за границей. Всё можно сделать и на бумаге: { $office }.

    <b>Риски.</b> Бот может показать не то правило: у каждого указан пункт документа. Если украдут базу, тексты в ней зашифрованы, ключ лежит отдельно. Жалоба не попадёт к тому, на кого она.

    <b>Отвечает.</b> { $responsible }: { $contact }. { $school }, { $city }. Телефон: { $phone }, { $hours }.
    <b>Обжаловать.</b> /complaint. Жалобу рассматривает: { $complaintbody }. Рабочих дней на ответ: { $complaintdays }. Апелляцию (просьбу пересмотреть решение) рассматривает: { $appealbody }. Рабочих дней на подачу: { $filingdays }, на ответ: { $appealdays }.

    <b>Версии.</b> Правила ({ $rules }): { $catalogue }, на { $asof }. Уведомление: { $notice }, опубликовано { $published }, действует с { $effective }.
system-card-whole = Полную карту с показателями качества публикует школа. Её можно попросить: { $contact }.
system-card-written = Карта записана: { $file }
cli-card = пишет публичную карту системы для сайта школы
cli-card-file = куда записать страницу; прежняя заменяется
