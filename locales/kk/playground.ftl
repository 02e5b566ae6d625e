# The demonstration page: what stands around the phones and what the phones' own client says.

playground-title = Adal: мектептегі ЖИ ережелері
playground-lead = Мұндағы адамдар ойдан шығарылған. Бот — нағыз, ал Telegram-ның орнында осы бет тұр: компьютеріңізден сыртқа ештеңе шықпайды.
playground-page-language = Беттің тілі
playground-phones = Телефондар
playground-clock = Көрсетілім уақыты:
playground-connection-lost = Байланыс үзілді, қайта қосылуда…

playground-try = Байқап көріңіз
playground-step-1 = Ата-ана танысады
playground-step-1-how = Ата-ананың телефонында «Бастау» батырмасын басып, тілді таңдаңыз, мектептің хабарламаларын оқып, танысқаныңызды растаңыз.
playground-step-2 = Оқушы сұрайды
playground-step-2-how = Оқушының телефонында сыныпты таңдап, өз сөзіңізбен сұраңыз: шығарманы ЖИ көмегімен жазуға бола ма?
playground-step-3 = Ата-ана шағымданады
playground-step-3-how = Ата-ананың телефонынан шағым жіберіңіз: бот оған нөмір беріп, жауап беру мерзімін айтады.
playground-step-4 = Адам жауап береді
playground-step-4-how = Шағым жауапты тұлғаға жетеді. Оның телефонында ашыңыз. Бот код сұрағанда телефон астындағы «Аутентификаторды» басыңыз. Жауап беріңіз: ата-ана жауапты адам жазғанын көреді.
playground-step-5 = Ботты сынап көріңіз
playground-step-5-how = Фото немесе дауыстық хабар жіберіңіз, жіберген хабарыңызды түзетіңіз, телефонның тілін ауыстырыңыз, ботты бұғаттаңыз.

playground-receipt = Растаманы тексеру
playground-receipt-how = Растама файлын алу үшін телефонда «Таныстым» батырмасын, содан кейін «Растаманы файл етіп алу» батырмасын басыңыз. Файлды осы жерден ашыңыз: ол интернетке кетпейді.
playground-receipt-file = Растама файлы (.json)
playground-receipt-link = Тізбектің кейінгі буыны (міндетті емес; оны бот /ledger ішінде көрсетеді)
playground-receipt-holds = растама дұрыс, өзгертілмеген.
playground-receipt-in-chain = растама дұрыс, жазба осы буынмен аяқталатын тізбекте бар.
playground-receipt-not-in-chain = растама дұрыс, бірақ жазбаның осы буынға дейінгі тізбекте бар екені көрінбейді. Растаманы қайта алып, тағы тексеріңіз.
playground-receipt-changed = растама өзгертілген: жазбаға сәйкес келмейді.
playground-receipt-no = Бұл растама файлы емес.

playground-language-kk = Қазақша
playground-language-kk-short = Қаз
playground-language-ru = Русский
playground-language-ru-short = Рус
playground-phone-language = Телефонның тілі

playground-bot = бот
playground-you = Сіз
playground-what-it-does = Бұл бот не істей алады?
playground-start = Бастау
playground-restart = Қайта бастау
playground-chat = Хабарлар
playground-more = Тағы
playground-about = Бот туралы
playground-block = Ботты бұғаттау
playground-unblock = Ботты бұғаттан шығару
playground-blocked = Бот бұғатталған, ол сізге жаза алмайды.
playground-unread = Жаңа хабар бар
playground-to-newest = Жаңа хабарларға өту

playground-menu = Мәзір
playground-commands = Боттың командалары
playground-input = Хабар жазыңыз
playground-send = Жіберу
playground-save = Сақтау
playground-keyboard = Боттың батырмалары
playground-attach = Файл тіркеу
playground-edit = Хабарды өзгерту
playground-editing = Хабарды өзгерту
playground-edited = өзгертілді
playground-authenticator = Аутентификатор
playground-authenticator-how = Код шығаратын қосымша осындай болады. Кодты чатқа жазу үшін басыңыз.
playground-cancel = Бас тарту
playground-not-sent = Жіберілмеді. Қайталап көріңіз.

playground-kind-photo = Фото
playground-kind-voice = Дауыстық хабар
playground-kind-video = Бейне
playground-kind-video_note = Бейнехабар
playground-kind-animation = Анимация
playground-kind-document = Файл
playground-kind-sticker = Стикер
playground-kind-location = Орналасқан жер
playground-kind-contact = Контакт
playground-kind-poll = Сауалнама
playground-kind-other = Тіркеме

playground-download = Жүктеп алу
playground-size-b = Б
playground-size-kb = КБ
playground-size-mb = МБ

playground-ok = Түсінікті
playground-open = Ашу
playground-open-link = Сілтемені ашасыз ба? Ол интернетке апарады.
playground-copied = Көшірілді
playground-reveal = Жасырын мәтінді көрсету

playground-today = Бүгін
playground-yesterday = Кеше
playground-month-1 = қаңтар
playground-month-2 = ақпан
playground-month-3 = наурыз
playground-month-4 = сәуір
playground-month-5 = мамыр
playground-month-6 = маусым
playground-month-7 = шілде
playground-month-8 = тамыз
playground-month-9 = қыркүйек
playground-month-10 = қазан
playground-month-11 = қараша
playground-month-12 = желтоқсан
