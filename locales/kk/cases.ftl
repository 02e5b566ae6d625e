kind-question = Сұрақ
    .what = ЖИ ережесі туралы адамнан сұрау
kind-complaint = Шағым
    .what = бірдеңе дұрыс емес деп айту
kind-appeal = Апелляция
    .what = шешімді қайта қарауды сұрау
kind-data_request = Деректер туралы сұрау
    .what = мектептегі деректі көру, түзету, жою
kind-explanation = Түсіндірме сұрау
    .what = ЖИ нәтижесі қалай шыққанын білу
kind-incident = Оқиға туралы хабар
    .what = дерек таралып кетсе немесе ақау шықса
kind-line = • <b>{ $kind }</b> — { $what }. Жауап: { $days } жұмыс күнінде
subject-unfair = Әділетсіз нәтиже
subject-data = Дербес деректер
subject-watch = Бақылау, камера, бет не дауыс
subject-notice = Хабарлама болмады
subject-resp = ЖИ бойынша жауапты тұлға
subject-head = Мектеп директоры
subject-other = Басқа
subject-none = көрсетілмеген
role-responsible = ЖИ бойынша жауапты тұлға
role-head = Мектеп директоры
role-council = Этикалық кеңес
role-class-teacher = Сынып жетекшісі
role-psychologist = Мектеп психологы
role-it = АТ-маман
state-new = жаңа
state-taken = қаралып жатыр
state-answered = жауап берілді
state-closed = жабылды
state-withdrawn = қайтарып алынды
trace-iin = ЖСН
trace-card = карта нөмірі
trace-phone = телефон нөмірі
trace-email = электрондық пошта
file-kinds =
    <b>Не жібересіз?</b>
    { $list }

    Бұл — мектептің өз уәдесі: атыңызды айтпай-ақ жаза аласыз. Ресми апелляцияны e-Otinish порталы арқылы бересіз, оған аты-жөніңіз керек.
    Қағазбен де болады: { $office }. { $hours }. Телефон: { $phone }.
file-subjects = <b>Шағым не туралы?</b> Шағым кімнің үстінен болса, оны сол адам көрмейді.
file-text =
    <b>{ $kind }</b>
    Болған жайтты өз сөзіңізбен жазыңыз.
    Оны оқитын: { $role }. Жауап мерзімі: { $days } жұмыс күні.

    Кім жазғаны көрінбейді. Аты-жөн, телефон, ЖСН, денсаулық туралы жазбаңыз. Ең көбі { $longest } таңба.
file-preview =
    <b>Жібермей тұрып тексеріңіз</b>
    Мектептегі адам тек мынаны көреді:

    Түрі: { $kind }
    Тақырыбы: { $subject }
    Мәтіні:
    <blockquote>{ $text }</blockquote>
    Оқитын: { $role }. Кім жазғанын ол көрмейді.
file-traces = <b>Назар аударыңыз:</b> мәтінде мыналар бар сияқты: { $list }. Қажет болмаса, өшіріп, қайта жазыңыз.
text-too-long = Мәтін тым ұзын: { $length } таңба. Ең көбі { $longest }. Қысқартып, қайта жіберіңіз. Бұрынғы мәтініңіз өзгерген жоқ.
form-over = Бұл өтініш жіберілген немесе тоқтатылған. Жаңасын бастаңыз: /complaint
cases-none = Әзірге өтінішіңіз жоқ.
cases-mine = <b>Өтініштеріңіз: { $count }</b>
case-line = { $number } · { $kind } · { $state }
case-mine =
    <b>№ { $number }</b>
    { $kind } · { $state }
    Қарайтын: { $role }
case-due = Жауап беру күні: <b>{ $day }</b> ({ $reason })
case-add = № { $number } өтінішке не қосасыз? Бір хабар етіп жазыңыз. Ең көбі { $longest } таңба.
case-added = № { $number } өтінішке қосылды.
case-rated = Рақмет, бағаңыз сақталды.
case-reopened = Өтініш қайта ашылды. Жаңа жауап мерзімі белгіленді.
case-withdrawn = Өтініш қайтарып алынды.
case-moved-on = Бұл әрекет енді мүмкін емес: өтініштің күйі өзгерген немесе мерзімі өткен.
thread-writer = Өтініш иесі
thread-message = <b>{ $author }</b>, { $day }
    { $text }
thread-more = (одан ескі хабарлар: { $count })
thread-erased = Мәтіні жойылған.
rate = { $value }
