# Rules by topic, a card by itself, and sharing it.
button-topics = По темам
button-topic-back = К теме
button-share = Поделиться
button-share-send = Отправить ссылку
button-open-rule = Открыть правило
topics =
    { $who ->
        [student] <b>Правила по темам</b>
            Какая тема нужна? Выбери.
       *[other] <b>Правила по темам</b>
            Какая тема нужна? Выберите.
    }
topic-line = { $title } · { $count }
topic-rules =
    <b>{ $title }</b>
    { $who ->
        [student] Правил: { $count }. Чтобы открыть правило, нажми на название.
       *[other] Правил: { $count }. Чтобы открыть правило, нажмите на название.
    }
topic-basics = Основы
topic-study = Учёба: что можно
topic-attribution = Как указать помощь ИИ
topic-prohibited = Чего делать нельзя
topic-appeal = Сомнения, жалобы, апелляции
topic-rights = Права
topic-school-must-not = Чего нельзя школе
topic-safety = Здоровье и безопасность
topic-training = Обучение работе с ИИ
topic-teacher = Работа учителя
topic-admin = Работа администрации
one-place = Тема: { $topic }
one-for-others = Это правило для другой группы: { $who }. Текст карточки написан для неё.
share =
    <b>{ $title }</b>
    { $link }

    Ссылка открывает это правило. Каждый увидит его в тексте для своей группы. Отправителя я не сохраняю.
share-later = Ссылку сейчас сделать не удалось. Попробуйте чуть позже.
