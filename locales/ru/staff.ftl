staff-bound =
    Теперь ваша роль: <b>{ $role }</b>.
    { $cases ->
        [0] О вашей роли: /staff
       *[other] Когда придёт обращение, я напишу сюда. Очередь: /queue
    }
    Язык: /language. Профиль: /profile
staff-link-spent = Эта ссылка не работает: её уже использовали, она устарела или в ней ошибка. Попросите новую у администрации школы.
queue =
    <b>Открытых обращений: { $count }</b>
    { $overdue ->
        [0] Просроченных нет.
       *[other] Просрочено: { $overdue }.
    }
queue-empty = Открытых обращений нет.
queue-line = { $number } · срок: { $day } · { $kind }
queue-untaken = Без исполнителя · { $number } · срок: { $day } · { $kind }
queue-overdue = Просрочено · { $number } · { $kind }
staff-case =
    <b>№ { $number }</b>
    { $kind } · { $state }
    Тема: { $subject }
    Срок ответа: <b>{ $day }</b>
    Как посчитали: { $reason }
    Язык обращения: { $language }
staff-child = Пишет родитель за своего ребёнка.
staff-writer-unknown = Автор неизвестен.
staff-writer = Автор сам написал о себе: { $contact }
case-taken = Обращение теперь у вас.
not-allowed = Открыть не получилось: этого уже нет, или оно не для вашей роли.
answer-preview =
    <b>Проверьте перед отправкой</b>
    Автор обращения № { $number } увидит это:

    { $mark }
    <blockquote>{ $text }</blockquote>
