staff-bound =
    Сіз енді мына рөлдесіз: <b>{ $role }</b>.
    Жаңа өтініш түссе, осында хабарлаймын. Кезек: /queue
    Тіл: /language. Профиль: /profile
staff-link-spent = Бұл сілтеме жұмыс істемейді: қолданылған, мерзімі өткен немесе қате. Жаңасын мектеп әкімшілігінен сұраңыз.
queue =
    <b>Ашық өтініштер: { $count }</b>
    { $overdue ->
        [0] Мерзімі өткені жоқ.
       *[other] Мерзімі өткені: { $overdue }.
    }
queue-empty = Ашық өтініш жоқ.
queue-line = { $number } · { $kind } · { $day } дейін
queue-overdue = Мерзімі өтті · { $number } · { $kind }
staff-case =
    <b>№ { $number }</b>
    { $kind } · { $state }
    Тақырыбы: { $subject }
    Жауап беру күні: <b>{ $day }</b> ({ $reason })
    Өтініш тілі: { $language }
    Кім жазғаны белгісіз.
case-taken = Өтініш енді сізде.
not-allowed = Бұл өтініш сізге ашылмайды.
answer-ask =
    № { $number } өтінішке жауабыңызды бір хабар етіп жазыңыз. Өтініш тілі: { $language }.
    Сіздің атыңыз көрінбейді, тек рөліңіз көрінеді. Ең көбі { $longest } таңба.
answer-preview =
    <b>Жібермей тұрып тексеріңіз</b>
    № { $number } өтініштің иесі мынаны көреді:

    { $mark }
    <blockquote>{ $text }</blockquote>
answer-sent = № { $number } өтінішке жауап жіберілді.
