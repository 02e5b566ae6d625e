# The form by which staff write a notice, what is wrong in one, and publishing it.
form-type-general = Жалпы хабарлама (B.1)
form-type-exam = Емтихан және ондағы бақылау (B.2)
form-type-analytics = Үлгерімді талдау (B.3)
form-type-staff = Қызметкерлер жұмысын бақылау (B.4)
form-how = Қазақша және орысша бағандарды толтырыңыз. Сұр ұяшықтарды бос қалдырыңыз. E бағанын өзгертпеңіз. Содан кейін файлды ботқа жіберіңіз.
form-how-toml = Өрістерді қазақша (kk) және орысша (ru) толтырыңыз. Міндетті еместерін бос қалдыруға болады.
form-column-field = Өріс
form-column-kk = Қазақша
form-column-ru = Русский
form-column-help = Көмек
form-word-yes = иә
form-word-no = жоқ
form-word-student = оқушылар
form-word-parent = ата-аналар
form-word-teacher = мұғалімдер
form-word-admin = әкімшілік
form-code = Хабарлама коды
form-title = Атауы
form-audiences = Кімге
form-bands = Қай сыныптарға
form-classes = Осы сыныптарға ғана
form-effective = Күшіне енетін күні
form-ends = Соңғы күні
form-material = Елеулі өзгеріс
form-changed = Не өзгерді
form-order-number = Бұйрық нөмірі
form-order-date = Бұйрық күні
form-proposed-by = Кім ұсынды
form-exam-on = Емтихан күні
form-help-code = Латын әріптері, цифрлар және дефис, мысалы exam-9. Жаңа нұсқада код өзгермейді.
form-help-title = 60 таңбадан аспасын: батырмада көрінеді.
form-help-audiences = Үтір арқылы: оқушылар, ата-аналар, мұғалімдер, әкімшілік. Оқушыларға арналса, ата-аналар да жазылады.
form-help-bands = Үтір арқылы: 1-4, 5-9, 10-11. Бос болса — бәріне.
form-help-classes = Үтір арқылы: 9 А, 9 Б. Бос болса — барлық сыныпқа.
form-help-effective = Күні, мысалы 2026-12-01. Өзгеріс елеулі болса, жариялаған күннен кейінгі күн.
form-help-ends = Күні. Бос болса — мерзімсіз.
form-help-material = иә немесе жоқ. «иә» — мақсат, дерек, жүйе не қауіп өзгереді; танысу қайта сұралады.
form-help-changed = Бір-екі сөйлем. Алғашқы нұсқаға керек емес.
form-help-order-number = Мысалы: 120.
form-help-order-date = Күні, мысалы 2026-11-20.
form-help-proposed-by = Хабарламаны кім ұсынды, мысалы этикалық кеңес.
form-help-short-s14 = Өте қарапайым: бір сөйлемде 10 сөзден аспасын. Осы оқушыларға арналса, толтырылады.
form-help-short-s59 = Қарапайым: бір сөйлемде 13 сөзден аспасын. Осы оқушыларға арналса, толтырылады.
form-help-short-s1011 = Бір сөйлемде 15 сөзден аспасын. Осы оқушыларға арналса, толтырылады.
form-help-short-parent = Бір сөйлемде 15 сөзден аспасын. Ата-аналарға арналса, толтырылады.
form-help-short-staff = Бір сөйлемде 17 сөзден аспасын. Қызметкерлерге арналса, толтырылады.
form-help-subject = Қай пән не бөлім туралы.
form-help-purpose = ЖИ не үшін қолданылады.
form-help-legal-basis = Заң нормасы, шарт немесе келісім.
form-help-system = Тізілімдегі атауы, нұсқасы не моделі, жеткізуші.
form-help-data = Қандай деректер. Деректер керек болмаса, «қолданылмайды» деп жазыңыз. Олармен модель оқытыла ма.
form-help-storage = Қайда тұрады, қанша уақыт сақталады.
form-help-recipients = Мектептегі рөлдер; тізілімдегі жеткізуші.
form-help-transfer = Бар ма, жоқ па; шарттары қандай.
form-help-risks = Қысқаша: не дұрыс болмай қалуы мүмкін.
form-help-rights = Адам не талап ете алады, қайда шағымданады.
form-help-contact = Тегі, аты, әкесінің аты және байланыс жолы.
form-help-record = Танысу қалай тіркеледі: белгі, күні, нұсқасы.
form-help-exam-on = Емтихан күні. Сол күні бот шұғыл байланысты бірінші көрсетеді.
form-help-control = Қалай, қашан, қанша уақыт бақыланады.
form-help-sensors = Камера, микрофон, экран: не қосылады, қашан өшіріледі.
form-help-alternative = Отбасы ЖИ-ді қаламаса, емтихан қалай тапсырылады.
form-help-day-contact = Емтихан күні кімге қоңырау шалу керек.
form-help-indicators = Бағдарлама қандай көрсеткіштерді ескереді.
form-help-source = Деректер қайдан алынады.
form-help-method = Деректің кімдікі екені қалай жасырылады.
form-help-threshold = Қорытындыны мұғалім қашан қарайды, қайта қарауды қалай сұрауға болады.
form-help-lawful-purposes = Заң бойынша не үшін керек.
form-help-metrics = Нақты не өлшенеді.
form-help-logs = Жазбалар қанша уақыт сақталады.
form-help-consent-text = Ата-ананың келісімі керек болса ғана. Олар неге келісетіні.
form-help-consent-basis = Келісімді талап ететін заң нормасы.
form-help-consent-days = Келісім неше күнге беріледі.
form-help-consent-template = Ресми үлгі: кім бекітті, нөмірі, күні. Онсыз келісім сұралмайды.
expected-code = 2-ден 16-ға дейін таңба: кіші латын әріптері, цифрлар және дефис; bot деген код жарамайды
expected-class = сынып керек, мысалы 9 А
expected-version-for-reader = қысқа мәтін керек: хабарламаны осы адамдар оқиды
expected-parents = келісімді тек ата-ана береді: ата-аналарды «Кімге» өрісіне қосыңыз
expected-parents-too = оқушыларға арналса, ата-аналарға да арналуы керек: оларды қосыңыз
expected-consent-whole = келісім сұралса, мұны толтыру керек
expected-later-end-day = соңғы күні күшіне енгеннен кейін болуы керек
expected-staff-only = бұл хабарлама тек қызметкерлерге арналған
expected-announced = елеулі өзгеріс күшіне енгенге дейін жарияланады: бүгіннен кейінгі күн керек
expected-not-past = бұл күн өтіп кеткен
expected-change-note = не өзгергенін айтыңыз
expected-same-type = бұл кодпен басқа түрдегі хабарлама бар
expected-difference = бұрынғы нұсқадан айырмасы жоқ
expected-after-last = бұрынғы нұсқадан ерте күшіне ене алмайды
expected-material = алғашқы нұсқа әрқашан елеулі: «иә» деп жазыңыз
expected-form = бұл — бот жасаған хабарлама формасы емес
expected-no-formula = мұнда формула тұр; мәтін керек
form-problem = { $place } ({ $field }): { $text }
form-long-sentences = { $field } ({ $language }): бір сөйлемде орта есеппен { $average } сөз; { $most } сөзден аспағаны жөн
form-unexplained = { $field } ({ $language }): «{ $term }…» сөзін қасында қарапайым тілмен түсіндіріңіз
notice-wrong-file = .xlsx немесе .toml файлы керек, ал көрсетілгені: { $file }.
notice-no-such = Коды { $notice } болатын мұндай түрдегі хабарлама жоқ. Түрі мен кодын тексеріңіз.
notice-form-written = Форма жазылды: { $file }. Толтырыңыз.
notice-whole = Форма дұрыс толтырылған. Күндерін және бұрынғы нұсқадан айырмасын жариялау кезінде тексереміз.
notice-published = Жарияланды: { $version }-нұсқа, күшіне енетін күні { $day }.
notice-unreadable = Файл оқылмайды: { $file }. Жолы мен рұқсатын тексеріңіз.
notice-too-big = Файл тым үлкен: { $most } КБ-тан асады. Боттың өз формасын толтырыңыз.
notice-to-mend = Түзететін жері: { $count }.
button-publish = Хабарлама жариялау
publish =
    <b>Мектеп хабарламалары</b>
    Жаңа хабарламаның түрін таңдаңыз. Немесе жаңа нұсқасы шығатын хабарламаны таңдаңыз.
publish-again = Жаңа нұсқа: { $title }
publish-form = { $type }: форма. Әр жолда көмек жазылған.
publish-send-back = Форманы толтырып, файлды осында жіберіңіз. Тексеріп, адамдар не көретінін көрсетемін.
publish-too-big = Файл тым үлкен. Форма { $most } КБ-тан аспайды. Кішірек файл жіберіңіз.
publish-not-received = Файлды қазір алу мүмкін болмады. Қайта жіберіңіз.
publish-mend =
    <b>Түзетіп, файлды қайта жіберіңіз. Ескерту саны: { $count }</b>
    { $lines }
publish-overview =
    <b>Жарияламас бұрын тексеріңіз</b>
    { $title }
    Түрі: { $type }
    Коды: { $code }, { $version }-нұсқа
    Кімге: { $readers }
    Сыныптар: { $bands }. Осы сыныптарға ғана: { $classes }
    Күшіне енетін күні: { $effective }
    Елеулі өзгеріс: { $material }
    { $day } күнгі № { $number } бұйрық
publish-changed = <b>Бұрынғы нұсқадан айырмасы:</b> { $names }
publish-hard =
    <b>Оқуға қиын. Ескерту саны: { $count }</b>
    { $lines }
    Осылай да жариялауға болады.
publish-no-template = Келісім сұралмайды: ресми үлгісі жоқ. Адамдар танысқанын ғана растайды.
publish-as-s14 = 1–4-сынып ({ $language })
publish-as-s59 = 5–9-сынып ({ $language })
publish-as-s1011 = 10–11-сынып ({ $language })
publish-as-parent = Ата-аналар ({ $language })
publish-as-staff = Қызметкерлер ({ $language })
publish-differences = Бұрын және қазір
publish-difference =
    <b>{ $field }</b>
    Бұрын: { $old }

    Қазір: { $new }
publish-confirm = Жариялау
publish-gone = Жариялайтын ештеңе қалмады: жарияланып қойған немесе тоқтатылған. Қайта бастаңыз: /publish
publish-done =
    <b>Жарияланды: { $title }</b>
    { $version }-нұсқа, күшіне енетін күні: { $day }.
    Қатысты адамдар саны (ботта): { $count }. Бұл нұсқаны енді өзгертуге болмайды.
