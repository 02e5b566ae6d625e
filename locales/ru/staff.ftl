staff-bound =
    Теперь ваша роль: <b>{ $role }</b>.
    Когда придёт обращение, я напишу сюда. Очередь: /queue
    Язык: /language. Профиль: /profile
staff-link-spent = Эта ссылка не работает: использована, устарела или с ошибкой. Попросите новую у администрации школы.
queue =
    <b>Открытых обращений: { $count }</b>
    { $overdue ->
        [0] Просроченных нет.
       *[other] Просрочено: { $overdue }.
    }
queue-empty = Открытых обращений нет.
queue-line = { $number } · { $kind } · до { $day }
queue-overdue = Просрочено · { $number } · { $kind }
staff-case =
    <b>№ { $number }</b>
    { $kind } · { $state }
    Тема: { $subject }
    Ответить до: <b>{ $day }</b> ({ $reason })
    Язык обращения: { $language }
    Кто написал, неизвестно.
case-taken = Обращение теперь у вас.
not-allowed = Это обращение вам не открывается.
answer-ask =
    Напишите ответ на обращение № { $number } одним сообщением. Язык обращения: { $language }.
    Ваше имя не видно, видна только роль. Не больше { $longest } знаков.
answer-preview =
    <b>Проверьте перед отправкой</b>
    Автор обращения № { $number } увидит это:

    { $mark }
    <blockquote>{ $text }</blockquote>
answer-sent = Ответ на обращение № { $number } отправлен.
