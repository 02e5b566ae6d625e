# Reading notices: the list, editions, the full text. The bot's own notice stands in notice.ftl.
notices =
    <b>Уведомления школы об ИИ</b>
    Всего: { $count }. Ещё не прочитано: { $unread }.
    Нажатие на название открывает текст.
notices-unread = Новое: { $title }
notices-read = Прочитано: { $title }
notices-exam-today = <b>Сегодня: { $title }.</b> Срочная связь: { $contact }
notice-all = Все уведомления
notice-next = Следующее уведомление
notice-back = К уведомлению
notice-heading = <b>{ $title }</b>
notice-full-heading = <b>{ $title }: полный текст</b>
notice-what-changed = <b>Что изменилось.</b> { $text }
notice-no-template = У школы есть текст согласия. Но официальной формы для него ещё нет. Поэтому согласия у вас не просят. Только подтвердите ознакомление.
notice-ack-means = «Подтверждаю ознакомление» значит: текст прочитан. Это не согласие.
notice-for-classes = Классы: { $classes }.
notice-for-others = Эта версия была для других читателей. Её полный текст есть в файле.
notice-version = Версия { $version }. Действует с { $day }
notice-until = до { $day }
notice-dated = <i>{ $version }</i>
notice-dated-until = <i>{ $version } { $until }</i>
notice-field =
    <b>{ $heading }</b>
    { $text }
notice-approval = Приказ № { $number } от { $day }. Кто предложил: { $by }. Опубликовано { $published }.
notice-field-control = 14. Вид, день и длительность контроля
notice-field-sensors = 15. Что включают: камеру, микрофон, экран
notice-field-no-constant-access = 16. Запрет постоянного доступа
notice-no-constant-access = Доступ к камере, микрофону и экрану есть только во время экзамена. Вне экзамена он запрещён.
notice-field-alternative = 17. Вариант без ИИ: как сдать экзамен
notice-field-no-emotions = 18. Запрет распознавать эмоции
notice-no-emotions = Определять чувства и настроение с помощью ИИ запрещено.
notice-field-day-contact = 19. Срочная связь в день экзамена
notice-field-indicators = 14. Какие показатели смотрят
notice-field-source = 15. Откуда берут данные
notice-field-method = 16. Как данные обезличивают, то есть убирают имена
notice-field-threshold = 17. Когда решает человек и как пересмотреть вывод ИИ
notice-field-lawful-purposes = 14. Законные цели
notice-field-metrics = 15. Что измеряют
notice-field-logs = 16. Сколько хранят журналы
notice-field-no-hidden-watch = 17. Запрет скрытого наблюдения
notice-no-hidden-watch = Следить скрыто и за тем, что не относится к работе, запрещено.
notice-field-consent-text = Согласие: на что
notice-field-consent-basis = Согласие: на каком основании
notice-field-consent-template = Согласие: официальная форма
notice-field-consent-days = Согласие: сколько действует
notice-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}
notice-log = Версии уведомления
notice-log-heading = <b>{ $title }: все версии</b>
notice-log-entry =
    { $dated }
    Опубликовано { $published }, приказ № { $number }.
    { $note }
notice-first = Первая версия.
notice-open = Открыть версию { $version }
notice-newest = К новой версии
notice-present = Сейчас действует прежняя версия
notice-pdf = Скачать файлом (PDF)
notice-pdf-caption = { $title }. Файл можно напечатать и сохранить.
notice-pdf-changed = Что изменилось
notice-short-for-s14 = Коротко: для учеников 1–4 классов
notice-short-for-s59 = Коротко: для учеников 5–9 классов
notice-short-for-s1011 = Коротко: для учеников 10–11 классов
notice-short-for-parent = Коротко: для родителей
notice-short-for-staff = Коротко: для сотрудников школы
