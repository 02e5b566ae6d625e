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
card-source = { $clause } · на { $day }
card-version = Перечень правил: версия { $version }. Документы на { $day }.
card-why = <b>Почему так?</b>
card-broken = <b>Что, если нарушить?</b>
card-note = <b>Оговорка</b>
chapters =
    <b>Правила об ИИ</b>
    { $who }, { $band }. Всего правил: { $count }.

    Выберите главу.
chapters-together = Хорошо, если ты читаешь вместе с мамой или папой.
chapters-high-risk = ИИ в начальных классах — случай высокого риска. Поэтому должны быть решение совета, уведомление для вас, путь для жалобы и вариант без ИИ.
chapter-line = { $title } · { $first }–{ $last }
rules-end =
    { $who ->
        [student] <b>Готово: правил прочитано — { $count }.</b> Пользуйся ИИ с умом и честно. Что непонятно, спроси учителя.
       *[other] <b>Готово: правил прочитано — { $count }.</b> Остались вопросы — напишите человеку.
    }
    В школе за это отвечает { $responsible }.
