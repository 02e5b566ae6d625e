# The public card of the system (002:6.5a, 6.6a, 6.7a): as a page for the school's site, and short.
button-system-card = Жүйе картасы
system-card-title = «Адал» ЖИ-жүйесінің картасы
system-card-lead = Бұл қандай жүйе, деректермен не істейді және ол үшін кім жауап береді. Бет мектептің қолданыстағы баптауларынан құрылған.
system-card-composed = Құрылған күні: { $day }.
system-card-to-kk = қазақша
system-card-to-ru = русский
system-card-made-by = Бұл бетті ЖИ-көмекші мектеп бекіткен баптаулар бойынша құрды.

system-card-system = Жүйе
system-card-kind =
    { $school }, { $city }. Автоматтандырылған ЖИ-көмекші: жауапты бекітілген тізбеден ({ $rules } ереже) таңдайды, мәтінді өзі құрастырмайды. Тәуекел деңгейі жоғары: пайдаланушылар арасында бастауыш сынып оқушылары бар, Telegram серверлері шетелде. Этикалық кеңестің { $decided } күнгі № { $decision } шешімі, директордың { $ordered } күнгі № { $order } бұйрығы. { $pilot ->
        [yes] Қазір пилот жүріп жатыр.
       *[no] Пилот аяқталған.
    } Жүйе сенімді ЖИ-жүйелерінің тізіліміне енгізілмеген, сертификаты жоқ.
system-card-purpose = Не үшін керек
system-card-not-for = Не үшін қолдануға болмайды
system-card-not-for-grades = Баға қоюға, жұмыс тексеруге.
system-card-not-for-punish = Жазалауға не кінәлі іздеуге.
system-card-not-for-watch = Оқушыларды, ата-аналарды не қызметкерлерді бақылауға.
system-card-not-for-decide = Адам туралы шешім қабылдауға: шешімді адамдар ғана қабылдайды.
system-card-not-for-urgent = Қауіп төнгенде көмек шақыруға: ол үшін телефондар бар.
system-card-not-for-others = Адамдардың аты-жөнін, құжатын, фотосын және басқа деректерін жіберуге.
system-card-not-for-homework = Тапсырманы оқушының орнына орындауға.
system-card-data = Қандай деректер және олар қайда барады
system-card-least = Адам өтінішке өзі жазбаса, аты-жөн мен телефон сақталмайды. Фото қабылданбайды. Дерекқорда адамның орнына код тұрады.
system-card-data-what = Не
system-card-data-from = Қайдан
system-card-data-seen = Кім көреді
system-card-data-kept = Қайда, қанша уақыт
system-card-profile-what = Тіл, кім екеніңіз, сынып тобы
system-card-profile-from = Өзіңіз таңдайсыз
system-card-profile-seen = Тек бағдарлама; қызметкерлерге көрсетілмейді
system-card-profile-kept = Мектеп сервері. Соңғы қолданғаннан кейін { $profiledays } күн
system-card-address-what = Чаттың мекенжайы, шифрланған
system-card-address-from = Telegram
system-card-address-seen = Тек бағдарлама, жауапты жеткізу үшін; қызметкерлерге көрсетілмейді
system-card-address-kept = Мектеп сервері. Соңғы қолданғаннан кейін { $profiledays } күн
system-card-records-what = Танысу мен келісім белгілері: код, күн, тіл, нұсқа
system-card-records-from = Батырманы өзіңіз басасыз
system-card-records-seen = Сіз; мектеп санын ғана көреді
system-card-records-kept = Мектеп сервері. Танысу — { $recorddays } күн, келісім — { $consentdays } күн
system-card-cases-what = Өтініштер; мәтіні шифрланған
system-card-cases-from = Өзіңіз жазасыз
system-card-cases-seen = Жауап беретін адам. Кім жазғанын ол көрмейді
system-card-cases-kept = Мектеп сервері. Жабылғаннан кейін { $casedays } күн
system-card-questions-what = Ботқа қойылған сұрақтар
system-card-questions-from = Өзіңіз жазасыз
system-card-questions-seen = Ешкім
system-card-questions-kept = Сақталмайды
system-card-chat-what = Чаттағы хабарлар
system-card-chat-from = Сіз және бот
system-card-chat-seen = Telegram
system-card-chat-kept = Telegram-ның Қазақстаннан тыс серверлері, өзіңіз өшіргенше
system-card-audit-what = Қызметкерлер әрекетінің журналы, мәтіндерсіз
system-card-audit-from = Қызметкерлердің өтініштермен жұмысы
system-card-audit-seen = Серверге қызмет көрсететін адам
system-card-audit-kept = Мектеп сервері. { $auditdays } күн
system-card-backups-what = Сақтық көшірмелер, тұтас шифрланған
system-card-backups-from = Бағдарлама
system-card-backups-seen = Кілтсіз ешкім
system-card-backups-kept = Мектеп сақтаған жерде. Ең көбі { $backupdays } күн; адам жойған дерек көшірмеден қайтып келмейді
system-card-suppliers = Өңдеуге кім қатысады
system-card-who = Кім
system-card-does = Не істейді
system-card-place = Қайда
system-card-telegram-name = Telegram
system-card-telegram-does = Хабарларды жеткізеді, оларды өз ережелерімен сақтайды
system-card-telegram-place = Қазақстаннан тыс жерде
system-card-school-name = Мектеп
system-card-school-does = Бағдарлама мен дерекқорды ұстайды, өтініштерге жауап береді
system-card-school-place = Мектеп басқаратын сервер
system-card-others = Басқа жеткізуші жоқ: бот сыртқы модельдер мен ЖИ-сервистерге жүгінбейді.
system-card-training = Адамдардың деректері ештеңені оқытуға қолданылмайды: бұл бағдарламаны да, басқаның моделін де.
system-card-quality = Жауап сапасы
system-card-not-measured = Бұл нұсқа үшін өлшем әзірге жоқ.
system-card-measured = Тексеру сұрақтарымен өлшенді: қазақша { $kk }, орысша { $ru }. Нұсқасы: { $version }, қазір сол жұмыс істеп тұр.
system-card-measured-earlier = Тексеру сұрақтарымен өлшенді: қазақша { $kk }, орысша { $ru }. Бұл — бұрынғы нұсқа: { $version }. Қазіргісі әзірге өлшенген жоқ.
system-card-figure = Көрсеткіш
system-card-figure-top1 = Дұрыс ереже бірінші тұр
system-card-figure-direct-precision = Тікелей жауап дұрыс
system-card-figure-one-tap = Дұрыс ереже бірден не батырмалар арасында берілді
system-card-figure-oos-verdict-shown = Тақырыптан тыс сұраққа тікелей жауап берілді (аз болғаны жақсы)
system-card-figure-crisis-routed = Қиналған адамның сөзі танылды, көмек телефондары көрсетілді
system-card-risks = Белгілі қауіптер және не істелді
system-card-risk = Қауіп
system-card-done = Не істелді
system-card-risk-wrong = Бот сұрақты түсінбеді немесе басқа ережені көрсетті
system-card-done-wrong = Тікелей жауап сенімді болғанда ғана беріледі, әйтпесе батырмалар ұсынылады не «білмеймін» деп ашық айтылады; әр ережеде құжаттың тармағы тұр
system-card-risk-trust = Біреу ботты адам деп, оның жауабын мектептің шешімі деп ойлайды
system-card-done-trust = Әр хабарда ЖИ белгісі тұр; адамның сөзі адам белгісімен келеді; шешімді адамдар қабылдайды
system-card-risk-telegram = Хабарлар Telegram арқылы өтеді, оның серверлері шетелде
system-card-done-telegram = Аты-жөнді айту міндетті емес, адам өзі жазбаса, сақталмайды; бәрін қағаз жүзінде жасауға болады
system-card-risk-phone = Біреу хабарларды өзгенің телефонынан оқып қояды
system-card-done-phone = /hide командасы боттың соңғы 48 сағаттағы хабарларын өшіреді; қалғанын өзіңіз өшіре аласыз
system-card-risk-theft = Сервер не сақтық көшірме ұрланады
system-card-done-theft = Мәтіндер мен мекенжайлар шифрланған, басты кілт бөлек жатады, көшірмелер тұтас шифрланған, жойылған дерек кілтімен бірге жойылады
system-card-risk-about = Шағым кім туралы жазылса, сол адамның қолына түседі
system-card-done-about = Жауапты тұлға туралы шағым директорға, директор туралы шағым этикалық кеңеске барады, ол адамның өзіне түспейді
system-card-risk-failure = Ақау шығады, хабар жоғалады не мерзім өтіп кетеді
system-card-done-failure = Хабар жазылып болған соң ғана расталады; мерзімді бот өзі еске салады, кешіксе, директор біледі
system-card-appeal = Қалай шағымдануға болады
system-card-appeal-how = Шағым: боттағы /complaint командасы немесе қағаз жүзінде: { $office }. Шағымды қарайтын: { $complaintbody }. Жауап { $complaintdays } жұмыс күні ішінде беріледі. Апелляцияны (шешімді қайта қарауды сұрауды) қарайтын: { $appealbody }. Оны { $filingdays } жұмыс күні ішінде беруге болады, жауап { $appealdays } жұмыс күні ішінде беріледі.
system-card-contact = Кім жауапты
system-card-person = { $responsible }: { $contact }. Мектеп телефоны: { $phone }. Қабылдау: { $office }, { $hours }.
system-card-versions = Нұсқалар
system-card-version = Ережелер тізбесі: { $catalogue }. Құжаттармен салыстырылған күні: { $asof }. Мектеп хабарламасы: { $notice }-нұсқа, жарияланған күні: { $published }, күшіне енген күні: { $effective }.
system-card-short =
    <b>«Адал» жүйесінің картасы</b>

    <b>Не үшін.</b> Мектептің ЖИ ережелерін түсіндіру, хабарламаны көрсету, сұрақ не шағым қабылдау.
    <b>Болмайды.</b> Баға қоюға, жазалауға, бақылауға, адамның орнына шешім қабылдауға. Қауіп төнсе, ботқа жазбай, қоңырау шалыңыз.
    <b>Тәуекел деңгейі.</b> Жоғары. Этикалық кеңестің { $decided } күнгі № { $decision } шешімі. { $pilot ->
        [yes] Пилот жүріп жатыр.
       *[no] Пилот аяқталған.
    } { $ordered } күнгі № { $order } бұйрық. Бот сенімді ЖИ-жүйелерінің тізілімінде жоқ.

    <b>Деректер.</b> Аты-жөннің орнына код, тіл, кім екеніңіз, сынып тобы, белгілер, өтініштер. Ботқа қойған сұрақтар сақталмайды. Деректеріңіз ештеңені оқытуға қолданылмайды.
    <b>Қайда, неше күн.</b> Мектеп сервері: профиль — { $profiledays }, танысу — { $recorddays }, келісім — { $consentdays }, жабылған өтініш — { $casedays }, қызметкерлер журналы — { $auditdays }, шифрланған көшірмелер — ең көбі { $backupdays }.
    <b>Telegram.</b> Хабарларды жеткізеді және көреді. Серверлері шетелде. Бәрін қағаз жүзінде де жасауға болады: { $office }.

    <b>Қауіптері.</b> Бот басқа ережені көрсетуі мүмкін: әрқайсысында құжаттың тармағы тұр. Дерекқор ұрланса, ондағы мәтіндер шифрланған, кілті бөлек жатады. Шағым кім туралы жазылса, сол адамға түспейді.

    <b>Жауапты.</b> { $responsible }: { $contact }. { $school }, { $city }. Телефон: { $phone }, { $hours }.
    <b>Шағымдану.</b> /complaint. Шағымды қарайтын: { $complaintbody }, жауап { $complaintdays } жұмыс күні ішінде беріледі. Апелляцияны (шешімді қайта қарауды сұрауды) қарайтын: { $appealbody }. Оны { $filingdays } жұмыс күні ішінде беруге болады, жауап { $appealdays } жұмыс күні ішінде беріледі.

    <b>Нұсқалар.</b> Ережелер ({ $rules }): { $catalogue }, { $asof } күнгі күйі. Хабарлама: { $notice }, жарияланған { $published }, күшіне енген { $effective }.
system-card-whole = Сапа көрсеткіштері бар толық картаны мектеп жариялайды. Оны сұрап алуға болады: { $contact }.
system-card-written = Карта жазылды: { $file }
cli-card = мектеп сайтына арналған жүйе картасын жазады
cli-card-file = бет жазылатын файл; бұрынғысы ауыстырылады
