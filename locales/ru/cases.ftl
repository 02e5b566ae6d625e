kind-question = Вопрос
    .what = спросить человека о правилах об ИИ
kind-complaint = Жалоба
    .what = рассказать, если что-то не так
kind-appeal = Апелляция
    .what = попросить пересмотреть решение
kind-data_request = Запрос о данных
    .what = увидеть, исправить или удалить данные в школе
kind-explanation = Запрос объяснения
    .what = узнать, как ИИ получил результат
kind-incident = Сообщение о происшествии
    .what = сообщить, что утекли данные или случился сбой
kind-line =
    • <b>{ $kind }</b> — { $what }. Ответ за { $days ->
        [one] { $days } рабочий день
        [few] { $days } рабочих дня
       *[other] { $days } рабочих дней
    }.
subject-unfair = Несправедливый результат
subject-data = Личные данные
subject-watch = Слежка, камера, лицо или голос
subject-notice = Не было уведомления
subject-resp = Ответственное лицо по ИИ
subject-head = Директор школы
subject-other = Другое
subject-none = не указана
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
trace-document = номер документа
file-kinds =
    <b>Что хотите отправить?</b>
    { $list }

    Эти сроки обещает сама школа. Имя называть не нужно. Официальное обращение подают через портал e-Otinish, там нужно назвать себя.
    Можно и на бумаге: { $office }. { $hours }. Телефон: { $phone }.
file-subjects = <b>О чём жалоба?</b> Тот, на кого вы жалуетесь, её не увидит.
file-text =
    <b>{ $kind }</b>
    Опишите всё своими словами.
    Кто прочтёт: { $role }
    Срок ответа: { $days ->
        [one] { $days } рабочий день
        [few] { $days } рабочих дня
       *[other] { $days } рабочих дней
    }

    Школа не увидит, кто это написал. Не указывайте имена, телефоны, ИИН и сведения о здоровье. Не больше { $longest ->
        [one] { $longest } знака
       *[other] { $longest } знаков
    }.
file-preview =
    <b>Проверьте перед отправкой</b>
    Человек в школе увидит только это:

    Вид: { $kind }
    Тема: { $subject }
    Текст:
    <blockquote>{ $text }</blockquote>
    Кто прочтёт: { $role }
    Кто написал, школа не увидит.
file-traces = <b>Обратите внимание.</b> Похоже, в тексте есть: { $list }. Если можно обойтись без этого, нажмите «Написать заново».
text-empty = Похоже, текст пустой. Напишите словами и отправьте снова.
text-too-long =
    Текст слишком длинный: { $length ->
        [one] { $length } знак
        [few] { $length } знака
       *[other] { $length } знаков
    }. Можно не больше { $longest }. Сократите его и отправьте снова.
    Если вы уже присылали текст, он не изменился.
form-over = Это обращение уже отправлено или отменено. Начните новое: /complaint
cases-none = Обращений у вас пока нет.
cases-mine = <b>Ваши обращения: { $count }</b>
case-line = { $number } · { $kind } · { $state }
case-mine =
    <b>№ { $number }</b>
    { $kind } · { $state }
    Рассматривает: { $role }
case-due =
    Срок ответа: <b>{ $day }</b>
    Как посчитали: { $reason }
case-add =
    Что добавить к обращению № { $number }? Напишите одним сообщением. Не больше { $longest ->
        [one] { $longest } знака
       *[other] { $longest } знаков
    }.
case-added = Добавлено к обращению № { $number }.
case-rated = Спасибо, оценка сохранена.
case-reopened = Обращение рассмотрят снова. Назначен новый срок ответа.
case-withdrawn = Обращение отозвано.
case-moved-on = Теперь этого сделать нельзя: обращение изменилось или срок прошёл.
thread-writer = Автор обращения
thread-message = <b>{ $author }</b> · { $day }
    { $text }
thread-more = (более ранних сообщений: { $count })
thread-erased = Текст удалён.
rate = { $value }
