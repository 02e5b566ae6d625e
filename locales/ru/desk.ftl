# Nothing is lost: who is told when nobody can be.
letter-unheard =
    <b>В боте пока нет человека, который может это рассмотреть.</b> Обращение сохранено: когда такой человек появится, он сразу его увидит. Не хотите ждать — есть другие пути:
    • на бумаге: { $office }, { $hours }, телефон { $phone }
    • через портал e-Otinish: там можно написать в орган, который стоит над школой.
letter-undelivered =
    <b>Telegram не принял сообщения бота: { $count }</b>
    Текст и получатель не показываются. Их можно отправить снова или удалить.
button-undelivered = Недоставленные сообщения
undelivered =
    <b>Недоставленные сообщения: { $count }</b>
    Telegram их не принял. Текст и получатель не показываются. Через { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    } они удалятся сами.

    { $list }
undelivered-none = Недоставленных сообщений нет.
undelivered-line = • { $kind }: { $count }
undelivered-kind-reply = Ответ бота
undelivered-kind-receipt = Подтверждение обращения
undelivered-kind-answer = Ответ на обращение
undelivered-kind-question = Вопрос автору обращения
undelivered-kind-alert = Сообщение сотруднику
undelivered-kind-reminder = Напоминание
undelivered-kind-other = Другое сообщение
undelivered-kind-unreadable = Сообщение, которое не открывается
undelivered-choose =
    <b>{ $kind }: { $count }</b>
    Если отправить снова, бот попробует ещё раз. Удалённое не вернуть. Ответ на обращение человек всё равно прочтёт через /mycases.
undelivered-again = Отправить снова
undelivered-drop = Удалить
undelivered-sent-again = Будет отправлено снова: { $count }
undelivered-dropped = Удалено: { $count }

# The calendar.
button-calendar = Календарь
calendar =
    <b>Рабочие дни в { $year } году: { $total }</b>
    Рабочее время: { $start }–{ $end }

    { $list }

    <b>Дни не как в государственном календаре</b>
    { $decreed }

    Если календарь изменится, уже обещанные сроки не продлятся.
calendar-month = { $month }: { $days }
calendar-none = В этом году таких нет.
calendar-decreed = • { $day } — { $what }. { $reason }. { $source }
calendar-working = рабочий день
calendar-off = выходной
calendar-from-settings = Задано в настройках.
calendar-from = Изменил: { $role }, { $day }.
calendar-add-off = Добавить выходной
calendar-add-working = Добавить рабочий день
calendar-take-back = Отменить: { $day }
calendar-ask-day =
    Напишите дату дня, который теперь { $what }.
    Например: <code>19.12.2026</code>
calendar-day-unread =
    Этот день добавить нельзя. Дата должна быть не раньше сегодняшней и не дальше двух лет. Если день и так считается таким, добавлять его не нужно.
    Например: <code>19.12.2026</code>
calendar-ask-kk =
    { $day }. Напишите причину <b>на казахском</b>: люди увидят её рядом со сроком ответа. Не больше { $longest ->
        [one] { $longest } знака
       *[other] { $longest } знаков
    }.
calendar-ask-ru =
    { $day }. Теперь напишите причину <b>на русском</b>. Не больше { $longest ->
        [one] { $longest } знака
       *[other] { $longest } знаков
    }.
calendar-preview =
    <b>Проверьте</b>
    { $day } — { $what }.
    На казахском: { $kk }
    На русском: { $ru }

    Это изменит только новые сроки. Обещанные раньше останутся.
calendar-save = Сохранить
calendar-saved = Календарь изменён. Обещанные раньше сроки остались прежними.
calendar-taken-back = Изменение этого дня отменено. Обещанные раньше сроки остались прежними.
calendar-not-now = Этот день уже нельзя изменить: откройте календарь заново.

# Very many messages: nobody is refused.
letter-repeated =
    <b>Такое обращение у вас уже есть: № { $number }</b>
    Повтор присоединён к нему, новое обращение не открыто. Срок ответа прежний: <b>{ $day }</b>. Если есть что-то новое, допишите это в обращение.
letter-held = Сегодня обращений очень много. Это тоже сохранено, срок не изменится. Сотрудники увидят его вместе с другими примерно в { $time }. Если дело срочное, позвоните в школу: { $phone }.
letter-digest =
    <b>Пришло много обращений и дополнений: { $count }</b>
    О каждом по отдельности не сообщаю. Все они в очереди, сроки идут как обычно.
sent-again = Автор прислал то же самое ещё раз: { $day }.

# The staff's group: numbers and states, nothing else.
topic-name = ИИ · № { $number } · { $state }
topic-words = Обращение № { $number }. В группе его содержание не показывается, открыть его можно только в личном чате.
topic-open = Открыть в личном чате
group-bound = Группа подключена. Для каждого открытого обращения я сделаю тему: в ней видны только номер и состояние. Чтобы остановить: /group off
group-ended = Больше не пишу в эту группу об обращениях. Сделанные темы удалите сами.
group-no-topics = Сначала включите в группе темы и дайте мне право управлять темами. Потом напишите здесь /group ещё раз.
group-locked = Сначала введите код в личном чате: /queue. Потом напишите здесь /group ещё раз.
