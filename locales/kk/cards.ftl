# The frame of a rule card; the rules themselves are in rules/.
verdict-allowed = Рұқсат
verdict-allowed-with-disclosure =
    { $who ->
        [student] ЖИ қолданғаныңды көрсетсең, рұқсат
       *[other] ЖИ қолданғаны көрсетілсе, рұқсат
    }
verdict-teacher-permission = Мұғалім шешеді
verdict-forbidden = Тыйым салынған
verdict-right =
    { $who ->
        [student] Бұл — сенің құқығың
       *[other] Бұл — құқығыңыз
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
card-source = { $clause } · { $day } жағдайы бойынша
card-version = Ережелер тізбесі: { $version } нұсқасы. Құжаттар { $day } жағдайы бойынша.
card-why = <b>Неге бұлай?</b>
card-broken = <b>Бұзылса ше?</b>
card-note = <b>Ескерту</b>
chapters =
    <b>ЖИ туралы ережелер</b>
    { $who }, { $band }. Барлығы { $count } ереже.

    Тарауды таңдаңыз.
chapters-together = Ата-анаңмен бірге оқысаң, жақсы болады.
chapters-high-risk = Бастауыш сыныпта ЖИ қолдану — тәуекелі жоғары жағдай. Сондықтан кеңестің шешімі, сізге хабарлама, шағымдану жолы және ЖИ-сіз нұсқа міндетті түрде болуы керек.
chapter-line = { $title } · { $first }–{ $last }
rules-end =
    { $who ->
        [student] <b>Бәрін оқып шықтың: { $count } ереже.</b> ЖИ-ді ойланып, адал қолдан. Түсінбегеніңді мұғаліміңнен сұра.
       *[other] <b>Бәрін оқып шықтыңыз: { $count } ереже.</b> Сұрағыңыз болса, адамға жазыңыз.
    }
    Мектепте бұған { $responsible } жауап береді.
