# Telling people of a notice: what staff see.
delivery =
    <b>Рассылка уведомлений</b>
    Выберите уведомление: увидите, скольким оно дошло, или начнёте рассылку.
delivery-line = { $title } · версия { $version }
delivery-title = <b>{ $title }</b>, версия { $version }
delivery-editorial = В этой версии смысл не изменился, поэтому сообщений о ней не будет.
delivery-offer =
    Эту версию ещё не рассылали. В боте она касается людей: { $people }.
    Сообщения уходят только в рабочие часы школы. { $reminders ->
        [0] Напоминаний не будет.
        [1] Кто не ответит, получит одно напоминание.
       *[other] Кто не ответит, получит не больше двух напоминаний.
    } Кто отказался, тому больше не пишем.
delivery-tell = Сообщить людям
delivery-begin = Начать рассылку
delivery-round =
    <b>{ $stage ->
        [0] Первое сообщение
       *[other] Напоминание { $stage }
    }</b>, начато: { $day }
    Всего: { $people }. Доставлено: { $sent }. Осталось: { $left }. Нет связи: { $unreachable }. Не принял Telegram: { $parked }.
delivery-minutes = { $minutes ->
    [one] Закончится примерно через { $minutes } минуту.
    [few] Закончится примерно через { $minutes } минуты.
   *[other] Закончится примерно через { $minutes } минут.
}
delivery-waits = Остальные сообщения уйдут, когда школа откроется.
delivery-legend = «Нет связи» значит, что бот заблокирован. Это не отказ и не отзыв согласия.
delivery-refresh = Обновить
delivery-back = К уведомлениям
delivery-changed = Вышла новая версия уведомления. Посмотрите ещё раз.
delivery-not-now = Это уведомление не рассылают: оно закончилось, или смысл в нём не менялся.
# What a person gets.
letter-notice = У школы новое уведомление: <b>{ $title }</b>.
letter-notice-again = Напоминание: уведомление <b>{ $title }</b> ждёт ответа. Можно прочесть, можно отложить, хуже от этого не будет.
letter-notice-changed = Что изменилось: { $text }
letter-notice-from = Действует с { $day }.
letter-notice-read = Прочесть уведомление
