# One question before an acknowledgement, where the school turned it on.
understanding-question = <b>Один вопрос.</b> Кто в школе принимает последнее решение?
understanding-bot = ИИ-помощник
understanding-person = Человек (учитель)
understanding-nobody = Никто
understanding-again = Не совсем. Кто решает, сказано в уведомлении. Можно выбрать ещё раз.
understanding-help =
    Ничего страшного. Правильно так: последнее решение принимает человек. ИИ — только помощник.
    Если что-то неясно, можно спросить человека: { $responsible }, { $contact }. Телефон: { $phone }.
    Подтвердить ознакомление можно уже сейчас.
