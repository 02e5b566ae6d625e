kind-question = Вопрос
    .what = спросить человека о правилах ИИ
kind-complaint = Жалоба
    .what = сказать, что что-то не так
kind-appeal = Апелляция
    .what = попросить пересмотреть решение
kind-data_request = Запрос о данных
    .what = увидеть, исправить, удалить данные в школе
kind-explanation = Запрос объяснения
    .what = узнать, как получился результат ИИ
kind-incident = Сообщение о происшествии
    .what = если утекли данные или случился сбой
kind-line = • <b>{ $kind }</b> — { $what }. Ответ за { $days } раб. дн.
subject-unfair = Несправедливый результат
subject-data = Личные данные
subject-watch = Слежка, камера, лицо или голос
subject-notice = Не было уведомления
subject-resp = Ответственное лицо по ИИ
subject-head = Директор школы
subject-other = Другое
subject-none = не указано
role-responsible = Ответственное лицо по ИИ
role-head = Директор школы
role-council = Этический совет
role-class-teacher = Классный руководитель
role-psychologist = Школьный психолог
role-it = ИТ-специалист
state-new = новое
state-taken = рассматривается
state-answered = есть ответ
state-closed = закрыто
state-withdrawn = отозвано
trace-iin = ИИН
trace-card = номер карты
trace-phone = номер телефона
trace-email = электронная почта
file-kinds =
    <b>Что отправляете?</b>
    { $list }

    Это обещание самой школы: писать можно без имени. Официальную апелляцию подают через портал e-Otinish, там имя нужно.
    Можно и на бумаге: { $office }. { $hours }. Телефон: { $phone }.
file-subjects = <b>О чём жалоба?</b> Тот, на кого жалоба, её не увидит.
file-text =
    <b>{ $kind }</b>
    Опишите всё своими словами.
    Прочтёт: { $role }. Срок ответа: { $days } раб. дн.

    Кто написал, не видно. Не пишите имён, телефонов, ИИН и о здоровье. Не больше { $longest } знаков.
file-preview =
    <b>Проверьте перед отправкой</b>
    Человек в школе увидит только это:

    Вид: { $kind }
    Тема: { $subject }
    Текст:
    <blockquote>{ $text }</blockquote>
    Прочтёт: { $role }. Кто написал, там не видно.
file-traces = <b>Обратите внимание:</b> похоже, в тексте есть: { $list }. Если это не нужно, уберите и напишите заново.
text-too-long = Текст слишком длинный: { $length } знаков. Можно не больше { $longest }. Сократите и отправьте снова. Прежний текст не изменился.
form-over = Это обращение уже отправлено или остановлено. Начните новое: /complaint
cases-none = Обращений у вас пока нет.
cases-mine = <b>Ваши обращения: { $count }</b>
case-line = { $number } · { $kind } · { $state }
case-mine =
    <b>№ { $number }</b>
    { $kind } · { $state }
    Рассматривает: { $role }
case-due = Ответ будет до: <b>{ $day }</b> ({ $reason })
case-add = Что добавить к обращению № { $number }? Напишите одним сообщением. Не больше { $longest } знаков.
case-added = Добавлено к обращению № { $number }.
case-rated = Спасибо, оценка сохранена.
case-reopened = Обращение открыто снова. Назначен новый срок ответа.
case-withdrawn = Обращение отозвано.
case-moved-on = Это уже невозможно: обращение изменилось или срок прошёл.
thread-writer = Автор обращения
thread-message = <b>{ $author }</b>, { $day }
    { $text }
thread-more = (более ранних сообщений: { $count })
thread-erased = Текст уничтожен.
rate = { $value }
