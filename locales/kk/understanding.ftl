# One question before an acknowledgement, where the school turned it on.
understanding-question = <b>Бір сұрақ.</b> Мектепте соңғы шешімді кім қабылдайды?
understanding-bot = ЖИ-көмекші
understanding-person = Адам (мұғалім)
understanding-nobody = Ешкім
understanding-again = Дәл емес. Кім шешетіні хабарламада жазылған. Қайтадан таңдауға болады.
understanding-help =
    Ештеңе етпейді. Дұрысы мынау: соңғы шешімді адам қабылдайды. ЖИ — көмекші құрал ғана.
    Түсініксіз жері болса, адамнан сұрауға болады: { $responsible }, { $contact }. Телефон: { $phone }.
    Танысуды қазір де растауға болады.
