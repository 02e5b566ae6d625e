# Words of `init` and `check`, read by the person at the school who sets the bot up.

answer-yes = иә и yes y да
answer-no = жоқ ж no n нет
ask-language = Баптау тілі: kk әлде ru?
ask-in-kk = (қазақша)
ask-in-ru = (орысша)

init-hello =
    Қазір бот мектеп туралы сұрап, баптауларды жазады.
    Тік жақшада ұсынылған жауап тұрады: Enter бассаңыз, сол қабылданады.
    Соңғы сұраққа жауап бермейінше, ештеңе жазылмайды.
init-overwrite = { $file } файлы бұрыннан бар. Сұрақтарға қайтадан жауап бересіз бе? Бұрынғы жауаптарыңыз ұсынылады.
init-nothing-written = Ештеңе жазылған жоқ.
init-secrets-kept = { $file } файлы бұрыннан бар, оған тиіскен жоқпыз: жаңа кілтпен бұрынғы деректерді оқу мүмкін болмай қалар еді.
init-cannot-write = { $folder } қалтасына жазу мүмкін емес. Рұқсаттар мен бос орынды тексеріңіз.
init-written =
    Жазылды: { $config } және { $secrets }.
    Екінші файлда токен мен кілт тұр. Оның көшірмесін жасап, дерекқордан бөлек сақтаңыз: кілтсіз деректерді ешкім оқи алмайды.
init-left =
    Енді мыналар қалды:
    1. Қызметкерлерге сілтемелерді беріңіз. Әр сілтеме бір рет қана жұмыс істейді.
    2. Баптауларды тексеріңіз: python -m bot check
    3. Ботты іске қосыңыз: python -m bot run
    4. Хабарламаны мектепте қағазға басып, іліп қойыңыз.

check-settings-fine = Баптаулар оқылды, қате жоқ.
check-token-works = Токен жұмыс істейді: @{ $name }
check-token-refused = Telegram токенді қабылдамады. @BotFather-ден жаңасын алып, secrets.toml файлына жазыңыз.
check-no-network = Telegram жауап бермейді. Интернет пен telegram.api_base мәнін тексеріңіз.
check-staff-fine =
    { $count ->
        [one] Бот { $count } қызметкерге жаза алады.
       *[other] Бот { $count } қызметкерге жаза алады.
    }
check-staff-unreachable = { $role }: бот жаза алмайды. Қызметкер ботты ашып, төмендегі «Бастау» («Старт») батырмасын бассын.
check-staff-missing = { $role }: ботқа әлі ешкім қосылмаған. Осы рөлге жаңа сілтеме алыңыз.
check-unheard = { $role }: осы адам туралы шағымды өзінен басқа ешкім ала алмайды. Ботқа тағы бір адамды қосыңыз: директорды не этикалық кеңес мүшесін.
check-variable-unknown = { $name }: мұндай айнымалы жоқ, ол ештеңені өзгертпейді.
check-variable-meant = { $name }: мұндай айнымалы жоқ. Мүмкін, { $meant } деп жазбақ болған шығарсыз.
check-total =
    { $count ->
        [0] Бәрі дұрыс.
        [one] Түзетілетін жер: { $count }.
       *[other] Түзетілетін жер: { $count }.
    }

expected-present = бұл баптау жоқ, ал ол міндетті
expected-known = мұндай баптау жоқ; қате жазылмағанын тексеріңіз
expected-words = мәтін керек
expected-filled = бос болмауы керек
expected-short = { $most } таңбадан аспауы керек
expected-number = бүтін сан керек
expected-range = { $low } мен { $high } аралығындағы бүтін сан керек
expected-flag = «иә» немесе «жоқ» деп жауап беріңіз (файлда — true немесе false)
expected-date = күн керек, мысалы 2026-09-01
expected-clock = уақыт керек, мысалы 09:00
expected-choice = мыналардың бірі керек: { $expected }
expected-table = мұнда баптаулары бар бөлім тұруы керек
expected-list = мұнда тізім тұруы керек
expected-timezone = уақыт белдеуі керек, мысалы Asia/Almaty
expected-url = http:// немесе https:// деп басталатын мекенжай керек
expected-token = бұл токенге ұқсамайды; токенді @BotFather береді
expected-webhook-secret = 16-дан 256 таңбаға дейін керек: латын әріптері, сандар, _ және -
expected-master-key = base64 түріндегі 32 кездейсоқ байт керек
expected-elsewhere = құпияның орны бұл жер емес; оны { $secrets } файлына немесе орта айнымалысына көшіріңіз
expected-private = файлды басқалар оқи алады; оны жабыңыз: chmod 600
expected-file = файл табылмады немесе оқылмайды
expected-small = файл тым үлкен: { $most } байттан асады
expected-toml = бұл UTF-8 кодтауындағы TOML емес
expected-webhook = webhook режиміне telegram.webhook бөлімі мен telegram.webhook_secret құпиясы керек
expected-later-end = жұмыс күнінің соңы басынан кейін болуы керек
expected-later-effect = хабарламаның күшіне енетін күні жарияланған күнінен кейін болуы керек
expected-consent-way = екі жол да жабық: келісімді ботта да, қағазбен де беру мүмкін емес. Кемінде біреуін ашыңыз
expected-days-once = бір күн екі рет аталған
expected-otherwise = мұнда басқа түрдегі мән керек

file-head =
    Мектептің ботқа арналған баптаулары. Файлды `python -m bot init` командасы жазды.
    Құпиялардың орны бұл жер емес: токен мен кілт secrets.toml файлында тұр.
secrets-head =
    Боттың құпиялары: токен мен басты кілт. Бұл файлды ешкімге көрсетпеңіз.
    keys.master кілтінсіз сақталған өтініштерді оқу мүмкін емес.

section-school = Мектеп
section-order = Мерзімдерді белгілейтін директор бұйрығы
section-hours = Жұмыс уақыты
section-terms = Жауап беру мерзімдері: жұмыс күнімен есептеледі, 15-тен аспайды
section-retention = Деректер қанша күн сақталады
section-roles = Кім кім және оларды қайдан табуға болады
section-routes = Өтінішті алдымен кім алады: responsible (жауапты тұлға), council (кеңес) немесе head (директор); деректер бойынша өтінішті it (АТ-маман) да ала алады
section-contacts = Telegram-сыз қалай хабарласуға болады
section-pupils = Оқушылар
section-security = Қызметкерлердің жұмыс коды
section-records = Хабарламалар мен олардың жазбалары
section-pilot = Этикалық кеңестің шешімі
section-documents = Құжаттар
section-telegram = Telegram-мен байланыс
section-storage = Дерекқор
section-keys = Басты кілттің атауы; кілттің өзі secrets.toml файлында
section-notice = Бот туралы хабарлама. Әр сөйлемін оқып шығыңыз, сізде басқаша болса, түзетіңіз
section-calendar = Мемлекеттік күнтізбеде әлі жоқ күндер

ask-school-name = Мектептің атауы
ask-school-city = Қала немесе аудан
ask-school-timezone = Уақыт белдеуі
ask-order-number = Бұйрықтың нөмірі
ask-order-date = Бұйрықтың күні
ask-order-proposed-by = Мерзімдерді кім ұсынған; бос қалдыруға болады
ask-hours-start = Жұмыс күнінің басы
ask-hours-end = Жұмыс күнінің соңы
ask-terms-question = Сұраққа жауап
ask-terms-explanation = Түсіндірме сұрауға жауап
ask-terms-data-request = Дербес деректер бойынша өтінішке жауап
ask-terms-complaint = Шағымға жауап
ask-terms-appeal = Апелляцияға жауап
ask-terms-incident = Оқиға (инцидент) туралы хабарға жауап
ask-terms-refusal = ЖИ шешімінен бас тартқан адамға жауап
ask-terms-alternative = ЖИ-сіз нұсқаны сұраған адамға жауап
ask-terms-appeal-filing-days = Апелляцияны неше жұмыс күні ішінде беруге болады
ask-terms-reopen-days = Жауап көмектеспесе, өтінішті неше жұмыс күні ішінде қайта ашуға болады
ask-retention-profiles = Профиль, соңғы қолданған күннен бастап
ask-retention-acknowledgements = Танысу белгілері
ask-retention-consents = Келісім жазбалары
ask-retention-cases = Өтініштер, жабылған күннен бастап
ask-retention-audit = Қызметкерлер әрекетінің журналы
ask-retention-delivered-messages = Жеткізілген хабарлар туралы белгі: бот оларды чаттан өшіре алуы үшін керек; 2 күннен аспайды, Telegram одан көпке рұқсат бермейді
ask-roles-head-title = Директор: лауазым атауы
ask-roles-head-contact = Директор: қайда, қашан қабылдайды
ask-roles-responsible-title = ЖИ бойынша жауапты тұлға: атауы
ask-roles-responsible-contact = ЖИ бойынша жауапты тұлға: қайда, қашан қабылдайды
ask-roles-council-title = Этикалық кеңес: атауы
ask-roles-council-contact = Этикалық кеңес: қалай жүгінуге болады
ask-roles-psychologist-title = Психолог: лауазым атауы
ask-roles-psychologist-contact = Психолог: қайда, қашан қабылдайды
ask-routes-question = Сұрақ
ask-routes-explanation = Түсіндірме сұрау
ask-routes-data-request = Дербес деректер бойынша өтініш
ask-routes-complaint = Шағым
ask-routes-appeal = Апелляция
ask-routes-refusal = Тек бағдарлама шығарған шешімнен бас тарту
ask-routes-alternative = ЖИ-сіз нұсқаны сұрау
ask-routes-incident = Оқиға (инцидент) туралы хабар
ask-contacts-office = Қайда келу керек: кабинет пен мекенжай
ask-contacts-phone = Мектептің телефоны
ask-contacts-office-hours = Қабылдау уақыты
ask-contacts-psychologist-phone = Мектеп психологының телефоны
ask-contacts-helpline-name = Балалардың сенім телефоны: атауы
ask-contacts-helpline-number = Балалардың сенім телефоны: нөмірі
ask-contacts-emergency = Шұғыл көмек нөмірі
ask-pupils-answers-alone-from-age = Оқушы неше жастан бастап ата-анасынсыз өзі жауап береді
ask-pupils-free-text-for-primary = 1–4-сынып оқушыларына еркін мәтін жазуға рұқсат бересіз бе?
ask-records-reminders = Хабарламаға әлі жауап бермегендерге неше рет еске саламыз (0, 1 не 2)
ask-records-reminder-days = Неше жұмыс күнінен кейін еске саламыз
ask-records-understanding-question = Танысуды растамас бұрын түсінгенін тексеретін бір сұрақ қоямыз ба?
ask-records-consents-in-bot = Ата-ана келісімді бот арқылы бере ме, кері қайтара ала ма?
ask-records-consents-on-paper = Ата-ана келісімді мектепте қағазбен бере ме, кері қайтара ала ма?
ask-records-daily-head = Жазбаларды әр жұмыс күні тексеріп, нәтижесін директор мен жауапты тұлғаға жіберіп тұрайын ба?
ask-security-unlock-hours = Код жұмысты неше сағатқа ашады (1-ден 12-ге дейін, бірақ жұмыс күнінен ұзақ емес)
ask-pilot-active = Бот пилот ретінде жұмыс істей ме?
ask-pilot-decision-number = Этикалық кеңес шешімінің нөмірі
ask-pilot-decision-date = Этикалық кеңес шешімінің күні
ask-documents-as-of = Ережелер құжаттармен қай күні салыстырылды
ask-documents-label-text = ЖИ көмегімен түзетілген материалға мектепте қандай белгі сөз қойылады; бос қалдырсаңыз, үлгі алынады
ask-telegram-mode = Хабарларды қалай алу керек: polling (оңайы) немесе webhook
ask-telegram-webhook-url = Telegram хабар жіберетін мекенжай (https://…)
ask-telegram-webhook-host = Бот қосылымдарды қабылдайтын мекенжай
ask-telegram-webhook-port = Бот қосылымдарды қабылдайтын порт
ask-telegram-token = @BotFather берген бот токені; тергенде көрінбейді
ask-storage-database = Дерекқор файлы
ask-notice-version = Хабарламаның нұсқасы
ask-notice-published = Қашан жарияланды
ask-notice-effective = Қашан күшіне енеді; жарияланған күннен кейін
ask-notice-order = Хабарламаны бекіткен бұйрық
ask-notice-subject = 1. Хабарлама не туралы
ask-notice-purpose = 2. Деректер не үшін өңделеді
ask-notice-legal-basis = 3. Қандай негізде
ask-notice-system = 4. Бұл қандай жүйе
ask-notice-data = 5. Қандай деректер
ask-notice-storage = 6. Қайда және қанша сақталады
ask-notice-recipients = 7. Кім алады
ask-notice-transfer = 8. Деректер шетелге шыға ма
ask-notice-risks = 10. Қауіптер мен шектеулер (адамның қатысуы туралы 9-тармақты стандарт белгілеген)
ask-notice-rights = 11. Құқықтар және шағымдану тәртібі
ask-notice-contact = 12. Жауапты тұлға: аты-жөні және қалай хабарласуға болады
ask-notice-record = 13. Танысу қалай жазылады

ask-calendar-more = Күн қосасыз ба?
ask-calendar-day = Қай күн, мысалы 2026-12-31
ask-calendar-working = Бұл жұмыс күні ме?
ask-calendar-reason = Себебі
calendar-refused = Күн қосылмады: күні мен екі тілдегі себебі керек.

propose-roles-head-title = Мектеп директоры
propose-roles-responsible-title = ЖИ бойынша жауапты тұлға
propose-roles-council-title = Мектептің этикалық кеңесі
propose-roles-psychologist-title = Мектеп психологы
propose-contacts-helpline-name = Балаларға арналған тәулік бойғы сенім телефоны
propose-notice-order = { $order_date } күнгі № { $order_number } бұйрық
propose-notice-subject = Telegram-дағы «Адал» ЖИ-көмекшісі. Ол мектептің ЖИ (жасанды интеллект) туралы ережелерін түсіндіреді. Өтініштерді де қабылдайды. Бот оқушыларға, ата-аналарға және мектеп қызметкерлеріне арналған.
propose-notice-purpose = Бот ЖИ ережелерін түсіндіреді, хабарламаларды көрсетеді және өтініштерді қабылдайды. Ол баға қоймайды. Балаңыз туралы шешім шығармайды. Ешкімді бақыламайды.
propose-notice-legal-basis = Бот мектеп директорының № { $order_number } бұйрығы мен этикалық кеңестің шешімі бойынша жұмыс істейді. Негізі — білім беруде ЖИ қолданудың этикалық стандарты және мектептің ішкі ережелері. Дербес деректер туралы заң да сақталады.
propose-notice-system = «Адал» — автоматтандырылған ЖИ-көмекші, адам емес. Ол жауапты ойдан шығармайды: бекітілген ережелер тізбесінен таңдайды. Бағдарламаның коды ашық, оны мектеп өзі орнатқан. Ол сенімді ЖИ-жүйелерінің тізіліміне енгізілмеген.
propose-notice-data = Өтінішке өзіңіз жазбасаңыз, бот аты-жөніңіз бен телефоныңызды сақтамайды. Олардың орнына код (бүркеншік ат) тұрады. Тіл, кім екеніңіз, сынып тобы, танысу белгілері мен өтініштер сақталады. Чаттың мекенжайы мен өтініш мәтіні шифрланған. Ботқа қойған сұрағыңыздың мәтіні сақталмайды, өтініш мәтіні ғана сақталады.
propose-notice-storage = Боттың деректері мектептің өз серверінде сақталады. Профиль соңғы рет қолданғаннан кейін { $retention_profiles } күн сақталады. Өтініш жабылғаннан кейін { $retention_cases } күн сақталады. Танысу жазбасы { $retention_acknowledgements } күн, келісім { $retention_consents } күн, қызметкерлер әрекетінің жазбасы { $retention_audit } күн сақталады. Кейін бәрі жойылады. Хабарлар Telegram-ның өзінде де қалады, оларды өзіңіз өшіре аласыз.
propose-notice-recipients = Өтінішті жауап беретін адам ғана көреді: жауапты тұлға, этикалық кеңес немесе директор. Кім жазғанын, өзіңіз айтпасаңыз, олар білмейді. Хабарларды Telegram жеткізеді. Мектеп боттың деректерін басқа ешкімге бермейді. Заң талап еткен жағдай — бөлек.
propose-notice-transfer = Иә, деректер шетелге шығады. Telegram серверлері Қазақстаннан тыс жерде орналасқан. Ботпен жазысқан хабарларыңыздың бәрі солар арқылы өтеді. Telegram аккаунтыңыз бен хабарларыңызды көреді, оның өз ережелері бар. Telegram-ды қаламасаңыз, мектепке келіңіз: бәрін қағаз жүзінде рәсімдейді.
propose-notice-risks = Бот сұрақты түсінбей қалуы немесе басқа ережені көрсетуі мүмкін. Әр жауапта құжаттың тармағы көрсетілген, сонымен салыстырып тексеріңіз. Telegram-дағы деректерді мектеп бақылай алмайды. Телефоныңызды алған адам хабарларыңызды оқи алады. Шұғыл көмек үшін бот жарамайды, қоңырау шалыңыз: { $helpline } немесе { $contacts_emergency }.
propose-notice-rights = Өзіңіз туралы деректерді көруге, түзетуге және жоюға құқығыңыз бар. Ботты қолданбауға болады, бұдан ешкімге зиян келмейді. Шешімнің себебін сұрай аласыз. Шағымға { $terms_complaint } жұмыс күні ішінде жауап береміз. Апелляцияға (шешімді қайта қарауды сұрауға) { $terms_appeal } жұмыс күні ішінде жауап береміз. Ресми өтініш e-Otinish порталы арқылы беріледі.
propose-notice-record = Сіз «Таныстым» батырмасын басасыз. Бот атыңыздың орнына кодты, күнді, тілді және хабарламаның нұсқасын жазады. Содан кейін сізге растама береді. Сынып жетекшісіне барып, қағазға қол қоюға да болады. Танысу — келісім беру емес.
