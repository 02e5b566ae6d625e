# The frame of a rule card; the rules themselves are in rules/.
verdict-allowed = Рұқсат етілген
verdict-allowed-with-disclosure =
    { $who ->
        [student] ЖИ көмектескенін көрсетсең, болады
       *[other] ЖИ көмегі көрсетілсе, рұқсат
    }
verdict-teacher-permission = Мұғалім шешеді
verdict-forbidden = Тыйым салынған
verdict-right =
    { $who ->
        [student] Бұл — сенің құқығың
       *[other] Бұл — сіздің құқығыңыз
    }
verdict-duty = Міндет
verdict-info = Түсіндірме
verdict-recommended = Кеңес (мектеп үшін міндетті емес)
verdict-line = <b>{ $verdict }</b>
example-may =
    <b>Болады:</b>
    { $text }
example-may-not =
    <b>Болмайды:</b>
    { $text }
conditions = <b>Шарттары:</b>
card-place = { $chapter } · { $at }/{ $of }
card-source = { $clause } · { $day } күнгі нұсқасы
card-version = Ережелер тізбесінің нұсқасы: { $version }. Құжаттардың { $day } күнгі нұсқасы алынды.
card-why = <b>Неге бұлай?</b>
card-broken = <b>Бұзылса ше?</b>
card-note = <b>Ескертпе</b>
chapters =
    <b>ЖИ туралы ережелер</b>
    { $who }, { $band }. Барлығы { $count } ереже.

    Қай тарау керек?
chapters-together = Ата-анаңмен не басқа үлкен кісімен бірге оқы. Сонда түсініктірек болады.
chapters-high-risk = Бастауыш сыныпта ЖИ қолдану — тәуекелі (қаупі) жоғары жағдай. Сондықтан этикалық кеңестің шешімі және сізге арналған хабарлама болуы керек. Шағымдану жолы мен ЖИ-сіз нұсқа да керек.
chapter-line = { $title } · { $first }–{ $last }
rules-end =
    { $who ->
        [student] <b>Бәрін оқып шықтың: { $count } ереже.</b> ЖИ-ді ойланып, адал қолдан. Түсінбегенің болса, мұғаліміңнен сұра.
       *[other] <b>Бәрін оқып шықтыңыз: { $count } ереже.</b> Сұрағыңыз болса, адамға жазыңыз.
    }
    Мектепте бұған жауап беретін адам: { $responsible }.
