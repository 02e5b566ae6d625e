# Nothing is lost: who is told when nobody can be.
letter-unheard =
    <b>Оны қарай алатын адам ботқа әлі қосылмаған.</b> Өтінішіңіз сақталды: адам қосылғанда бірден көреді. Оны күтпей, басқа жолмен де бере аласыз:
    • қағазға жазып: { $office }, { $hours }, телефон { $phone }
    • e-Otinish порталы арқылы: онда мектептен жоғары тұрған органға жазуға болады.
letter-undelivered =
    <b>Telegram қабылдамаған хабарлар бар: { $count }</b>
    Мазмұны мен кімге арналғаны көрсетілмейді. Оларды қайта жіберуге не жоюға болады.
button-undelivered = Жетпеген хабарлар
undelivered =
    <b>Жетпеген хабарлар: { $count }</b>
    Telegram бұл хабарларды қабылдамады. Мазмұны мен кімге арналғаны көрсетілмейді. { $days } күннен кейін олар өздігінен жойылады.

    { $list }
undelivered-none = Жетпеген хабар жоқ.
undelivered-line = • { $kind }: { $count }
undelivered-kind-reply = Боттың жауабы
undelivered-kind-receipt = Өтініш қабылданғаны туралы растама
undelivered-kind-answer = Өтінішке жауап
undelivered-kind-question = Өтініш берушіге сұрақ
undelivered-kind-alert = Қызметкерге хабар
undelivered-kind-reminder = Еске салу
undelivered-kind-other = Басқа хабар
undelivered-kind-unreadable = Ашылмайтын хабар
undelivered-choose =
    <b>{ $kind }: { $count }</b>
    Қайта жіберсеңіз, бот оларды тағы бір рет жібереді. Жойсаңыз, қайтара алмайсыз. Өтінішке берілген жауапты адам бәрібір /mycases арқылы оқи алады.
undelivered-again = Қайта жіберу
undelivered-drop = Жою
undelivered-sent-again = Қайта жіберілетін хабар саны: { $count }
undelivered-dropped = Жойылған хабар саны: { $count }

# The calendar.
button-calendar = Күнтізбе
calendar =
    <b>{ $year } жылғы жұмыс күндері: { $total }</b>
    Жұмыс уақыты: { $start }–{ $end }

    { $list }

    <b>Мемлекеттік күнтізбеден өзгеше күндер</b>
    { $decreed }

    Күнтізбе өзгерсе де, бұрын берілген жауап мерзімі ұзармайды.
calendar-month = { $month }: { $days }
calendar-none = Бұл жылы жоқ.
calendar-decreed = • { $day } — { $what }. { $reason }. { $source }
calendar-working = жұмыс күні
calendar-off = демалыс күні
calendar-from-settings = Баптауларда көрсетілген.
calendar-from = Өзгерткен: { $role }, { $day }.
calendar-add-off = Демалыс күнін қосу
calendar-add-working = Жұмыс күнін қосу
calendar-take-back = { $day }: күшін жою
calendar-ask-day =
    Қай күн енді { $what } болады? Күнін жазыңыз.
    Мысалы: <code>19.12.2026</code>
calendar-day-unread =
    Бұл күнді қоса алмаймын. Бүгіннен бастап екі жылға дейінгі күн керек. Күн онсыз да солай есептелсе, оны қосудың қажеті жоқ.
    Мысалы: <code>19.12.2026</code>
calendar-ask-kk = { $day }. Себебін <b>қазақша</b> жазыңыз: адамдар оны жауап мерзімінің қасынан көреді. Ең көбі { $longest } таңба.
calendar-ask-ru = { $day }. Енді себебін <b>орысша</b> жазыңыз. Ең көбі { $longest } таңба.
calendar-preview =
    <b>Тексеріңіз</b>
    { $day } — { $what }.
    Қазақша: { $kk }
    Орысша: { $ru }

    Бұл жаңа мерзімдерге ғана әсер етеді. Бұрынғы мерзімдер өзгермейді.
calendar-save = Сақтау
calendar-saved = Күнтізбе өзгерді. Бұрын берілген мерзімдер сол күйі қалды.
calendar-taken-back = Бұл күннің өзгерісі жойылды. Бұрын берілген мерзімдер сол күйі қалды.
calendar-not-now = Бұл күнді енді өзгертуге болмайды: күнтізбені қайта ашыңыз.

# Very many messages: nobody is refused.
letter-repeated =
    <b>Дәл осындай өтінішіңіз бұрыннан бар: № { $number }</b>
    Қайта жібергеніңіз соған қосылды, жаңа өтініш ашылмады. Жауап берудің соңғы күні өзгерген жоқ: <b>{ $day }</b>. Жаңа мәлімет болса, осы өтінішке қосып жазыңыз.
letter-held = Бүгін өтініш өте көп түсті. Бұл да сақталды, мерзімі өзгермейді. Қызметкерлер оны басқаларымен бірге сағат { $time } шамасында көреді. Шұғыл болса, мектепке телефон соғыңыз: { $phone }.
letter-digest =
    <b>Өтініш пен толықтыру көп түсті: { $count }</b>
    Әрқайсысы туралы жеке хабар бермедім. Бәрі кезекте тұр, мерзімдері бұрынғыша есептеледі.
sent-again = Өтініш беруші осыны { $day } күні тағы жіберді.

# The staff's group: numbers and states, nothing else.
topic-name = ЖИ · № { $number } · { $state }
topic-words = № { $number } өтініш. Мазмұны топта көрсетілмейді, оны жеке чатта ғана ашуға болады.
topic-open = Жеке чатта ашу
group-bound = Бұл топ қосылды. Әр ашық өтінішке бір тақырып ашамын: тек нөмірі мен күйі көрінеді. Тоқтату үшін: /group off
group-ended = Енді бұл топқа өтініштер туралы жазбаймын. Ашылған тақырыптарды өзіңіз өшіріңіз.
group-no-topics = Алдымен топта тақырыптарды қосыңыз, маған тақырыптарды басқару құқығын беріңіз. Сосын /group деп қайта жазыңыз.
group-locked = Алдымен жеке чатта кодыңызды енгізіңіз: /queue. Сосын /group деп осында қайта жазыңыз.
