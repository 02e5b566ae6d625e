staff-bound =
    Енді сіздің рөліңіз: <b>{ $role }</b>.
    { $cases ->
        [0] Рөліңіз туралы: /staff
       *[other] Жаңа өтініш түссе, осында жазамын. Кезек: /queue
    }
    Тіл: /language. Профиль: /profile
staff-link-spent = Бұл сілтеме жұмыс істемейді: қолданылған, мерзімі өткен немесе қате. Жаңасын мектеп әкімшілігінен сұраңыз.
queue =
    <b>Ашық өтініштер: { $count }</b>
    { $overdue ->
        [0] Мерзімі өткені жоқ.
       *[other] Мерзімі өткені: { $overdue }.
    }
queue-empty = Ашық өтініш жоқ.
queue-line = { $number } · мерзімі: { $day } · { $kind }
queue-untaken = Орындаушысы жоқ · { $number } · мерзімі: { $day } · { $kind }
queue-overdue = Мерзімі өтті · { $number } · { $kind }
staff-case =
    <b>№ { $number }</b>
    { $kind } · { $state }
    Тақырыбы: { $subject }
    Жауап берудің соңғы күні: <b>{ $day }</b> ({ $reason })
    Өтініш тілі: { $language }
staff-child = Ата-ана өз баласы үшін жазды.
staff-writer-unknown = Кім жазғаны белгісіз.
staff-writer = Өтініш берушінің өзі туралы жазғаны: { $contact }
case-taken = Өтініш енді сізде.
not-allowed = Ашылмады: ол енді жоқ немесе сіздің рөліңізге арналмаған.
answer-preview =
    <b>Жібермей тұрып тексеріңіз</b>
    № { $number } өтінішті жазған адам мынаны көреді:

    { $mark }
    <blockquote>{ $text }</blockquote>
