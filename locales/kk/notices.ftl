# Reading notices: the list, editions, the full text. The bot's own notice stands in notice.ftl.
notices =
    <b>Мектептің ЖИ туралы хабарламалары</b>
    Барлығы: { $count }. Әлі оқылмағаны: { $unread }.
    Атауын басса, мәтіні ашылады.
notices-unread = Жаңа: { $title }
notices-read = Оқылды: { $title }
notices-exam-today = <b>Бүгін: { $title }.</b> Шұғыл байланыс: { $contact }
notice-all = Барлық хабарлама
notice-next = Келесі хабарлама
notice-back = Хабарламаға қайту
notice-heading = <b>{ $title }</b>
notice-full-heading = <b>{ $title }: толық мәтіні</b>
notice-what-changed = <b>Не өзгерді.</b> { $text }
notice-no-template = Мектеп келісім мәтінін дайындаған. Бірақ оның ресми үлгісі әлі жоқ. Сондықтан сізден келісім сұралмайды. Танысқаныңызды ғана растаңыз.
notice-ack-means = «Таныстым» — «оқыдым» деген сөз. Бұл — келісім емес.
notice-for-classes = Сыныптар: { $classes }.
notice-for-others = Бұл нұсқа басқа оқырмандарға арналған. Оның толық мәтіні файлда бар.
notice-version = Нұсқасы: { $version }. Күшіне енетін күні: { $day }
notice-until = соңғы күні: { $day }
notice-dated = <i>{ $version }</i>
notice-dated-until = <i>{ $version }, { $until }</i>
notice-field =
    <b>{ $heading }</b>
    { $text }
notice-approval = { $day } күнгі № { $number } бұйрық. Ұсынған: { $by }. Жарияланған күні: { $published }.
notice-field-control = 14. Бақылаудың түрі, күні, ұзақтығы
notice-field-sensors = 15. Не қосылады: камера, микрофон, экран
notice-field-no-constant-access = 16. Тұрақты қолжетімділікке тыйым
notice-no-constant-access = Камера, микрофон және экран емтихан кезінде ғана қосылады. Емтиханнан тыс қосуға тыйым салынған.
notice-field-alternative = 17. ЖИ-сіз нұсқа: емтихан қалай тапсырылады
notice-field-no-emotions = 18. Эмоцияны тануға тыйым
notice-no-emotions = Адамның сезімі мен көңіл күйін ЖИ арқылы анықтауға тыйым салынған.
notice-field-day-contact = 19. Емтихан күнгі шұғыл байланыс
notice-field-indicators = 14. Қандай көрсеткіштер қаралады
notice-field-source = 15. Деректер қайдан алынады
notice-field-method = 16. Деректер қалай иесіздендіріледі, яғни аты-жөні қалай өшіріледі
notice-field-threshold = 17. Қай кезде адам шешеді, ЖИ қорытындысы қалай қайта қаралады
notice-field-lawful-purposes = 14. Заңды мақсаттар
notice-field-metrics = 15. Не өлшенеді
notice-field-logs = 16. Журналдар қанша уақыт сақталады
notice-field-no-hidden-watch = 17. Жасырын бақылауға тыйым
notice-no-hidden-watch = Жасырын бақылауға және жұмысқа қатысы жоқ нәрсені бақылауға тыйым салынған.
notice-field-consent-text = Келісім: не туралы
notice-field-consent-basis = Келісім: құқықтық негізі
notice-field-consent-template = Келісім: ресми үлгісі
notice-field-consent-days = Келісім: қанша уақытқа
notice-days = { $days } күн
notice-log = Хабарлама нұсқалары
notice-log-heading = <b>{ $title }: барлық нұсқасы</b>
notice-log-entry =
    { $dated }
    Жарияланған күні: { $published }, № { $number } бұйрық.
    { $note }
notice-first = Алғашқы нұсқа.
notice-open = { $version }-нұсқаны ашу
notice-newest = Жаңа нұсқаға өту
notice-present = Қазір бұрынғы нұсқа күшінде
notice-pdf = Файл етіп алу (PDF)
notice-pdf-caption = { $title }. Файлды басып шығаруға, сақтап қоюға болады.
notice-pdf-changed = Не өзгерді
notice-short-for-s14 = Қысқаша: 1–4-сынып оқушыларына
notice-short-for-s59 = Қысқаша: 5–9-сынып оқушыларына
notice-short-for-s1011 = Қысқаша: 10–11-сынып оқушыларына
notice-short-for-parent = Қысқаша: ата-аналарға
notice-short-for-staff = Қысқаша: мектеп қызметкерлеріне
