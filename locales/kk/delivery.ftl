# Telling people of a notice: what staff see.
delivery =
    <b>Хабарламаны жеткізу</b>
    Хабарламаны таңдаңыз: кімдерге жеткенін көресіз не жіберуді бастайсыз.
delivery-line = { $title } · { $version }-нұсқа
delivery-title = <b>{ $title }</b>, { $version }-нұсқа
delivery-editorial = Бұл нұсқада мағына өзгерген жоқ, сондықтан ешкімге хабар жіберілмейді.
delivery-offer =
    Бұл нұсқа әлі жіберілген жоқ. Боттағы { $people } адамға қатысы бар.
    Хабар мектептің жұмыс уақытында ғана жіберіледі. Жауап бермегендерге { $reminders ->
        [0] еске салынбайды.
       *[other] ең көбі { $reminders } рет еске салынады.
    } Бас тартқан адамға қайта жазбаймыз.
delivery-tell = Адамдарға хабарлау
delivery-begin = Жіберуді бастау
delivery-round =
    <b>{ $stage ->
        [0] Алғашқы хабар
       *[other] { $stage }-рет еске салу
    }</b> ({ $day } күні басталды)
    Барлығы: { $people }. Жеткізілді: { $sent }. Қалды: { $left }. Байланыс жоқ: { $unreachable }. Telegram қабылдамады: { $parked }.
delivery-minutes = Шамамен { $minutes } минуттан кейін бітеді.
delivery-waits = Қалғаны мектеп ашылғанда жіберіледі.
delivery-legend = «Байланыс жоқ» — бот бұғатталған деген сөз. Бұл бас тарту да, келісімді кері қайтару да емес.
delivery-refresh = Жаңарту
delivery-back = Хабарламаларға қайту
delivery-changed = Хабарламаның жаңа нұсқасы шықты. Қайта қараңыз.
delivery-not-now = Бұл хабарламаны жібермейміз: мерзімі өткен не мағынасы өзгермеген.
# What a person gets.
letter-notice = Мектептің жаңа хабарламасы бар: <b>{ $title }</b>.
letter-notice-again = Еске салу: <b>{ $title }</b> хабарламасы жауап күтіп тұр. Оқуға да, кейінге қалдыруға да болады, одан ешкім зиян көрмейді.
letter-notice-changed = Не өзгерді: { $text }
letter-notice-from = Күшіне енетін күні: { $day }.
letter-notice-read = Хабарламаны оқу
