# Rules by topic, a card by itself, and sharing it.
button-topics = Тақырып бойынша
button-topic-back = Тақырыпқа қайту
button-share = Бөлісу
button-share-send = Сілтемені жіберу
button-open-rule = Ережені ашу
topics =
    { $who ->
        [student] <b>Ережелер тақырып бойынша</b>
            Қай тақырып керек? Таңда.
       *[other] <b>Ережелер тақырып бойынша</b>
            Қай тақырып керек? Таңдаңыз.
    }
topic-line = { $title } · { $count }
topic-rules =
    <b>{ $title }</b>
    { $who ->
        [student] Ереже саны: { $count }. Ашу үшін атауын бас.
       *[other] Ереже саны: { $count }. Ашу үшін атауын басыңыз.
    }
topic-basics = Негізгі ұғымдар
topic-study = Оқу: не істеуге болады
topic-attribution = ЖИ көмегін көрсету
topic-prohibited = Не істеуге болмайды
topic-appeal = Күмән, шағым, апелляция
topic-rights = Құқықтар
topic-school-must-not = Мектепке не істеуге болмайды
topic-safety = Денсаулық пен қауіпсіздік
topic-training = ЖИ-ді үйрену
topic-teacher = Мұғалімнің жұмысы
topic-admin = Әкімшіліктің жұмысы
one-place = Тақырып: { $topic }
one-for-others = Бұл ереже басқа топқа арналған: { $who }. Карточканың мәтіні де солар үшін жазылған.
share =
    <b>{ $title }</b>
    { $link }

    Сілтеме осы ережені ашады. Әркім оны өз тобына арналған мәтінмен көреді. Кім жібергені сақталмайды.
share-later = Қазір сілтеме жасалмады. Сәлден соң қайта басып көріңіз.
