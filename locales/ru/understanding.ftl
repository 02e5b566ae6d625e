# One question before an acknowledgement, where the school turned it on.
understanding-question = <b>Один вопрос.</b> Кто в школе принимает последнее решение?
understanding-bot = ИИ-помощник
understanding-person = Человек (учитель)
understanding-nobody = Никто
understanding-again = Не совсем. В уведомлении есть слова о том, кто решает. Попробуйте ещё раз.
understanding-help =
    Ничего страшного. Правильно так: последнее решение принимает человек. ИИ — только помощник.
    Если что-то неясно, спросите человека: { $responsible }, { $contact }. Телефон: { $phone }.
    Подтвердить ознакомление можно уже сейчас.
