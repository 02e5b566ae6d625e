# The frame of a rule card; the rules themselves are in rules/.
verdict-allowed = Можно
verdict-allowed-with-disclosure =
    { $who ->
        [student] Можно, но укажи, что помог ИИ
       *[other] Можно, если указать, что помог ИИ
    }
verdict-teacher-permission = Решает учитель
verdict-forbidden = Нельзя
verdict-right =
    { $who ->
        [student] Это твоё право
       *[other] Это ваше право
    }
verdict-duty = Обязанность
verdict-info = Пояснение
verdict-recommended = Рекомендация (для школы не обязательна)
verdict-line = <b>{ $verdict }</b>
example-may =
    <b>Можно:</b>
    { $text }
example-may-not =
    <b>Нельзя:</b>
    { $text }
conditions = <b>Условия:</b>
card-place = { $chapter } · { $at }/{ $of }
card-source = { $clause } · сверено: { $day }
card-version = Перечень правил: версия { $version }. Сверено с документами: { $day }
card-why = <b>Почему так?</b>
card-broken = <b>Что будет, если нарушить?</b>
card-note = <b>Важно знать</b>
chapters =
    <b>Правила об ИИ</b>
    { $who }, { $band }. Всего правил: { $count }.

    Какая глава нужна?
chapters-together = Читай вместе со взрослым: с мамой, папой, бабушкой. Так понятнее.
chapters-high-risk = ИИ в начальных классах — случай высокого риска. Поэтому нужны решение этического совета и уведомление для вас. Ещё нужны вариант без ИИ и возможность пожаловаться.
chapter-line = { $title } · { $first }–{ $last }
rules-end =
    { $who ->
        [student] <b>Готово! Прочитано правил: { $count }.</b> Пользуйся ИИ с умом и честно. Если что-то непонятно, спроси учителя.
       *[other] <b>Готово! Прочитано правил: { $count }.</b> Если остались вопросы, напишите человеку.
    }
    Кто в школе ответит на вопросы об ИИ: { $responsible }
