# Words of `init` and `check`, read by the person at the school who sets the bot up.

answer-yes = да д yes y иә
answer-no = нет н no n жоқ
ask-language = Язык настройки: kk или ru?
ask-in-kk = (на казахском)
ask-in-ru = (на русском)

init-hello =
    Сейчас бот спросит о школе и запишет настройки.
    В квадратных скобках стоит готовый ответ. Чтобы принять его, нажмите Enter.
    Пока вы не ответите на последний вопрос, ничего не записывается.
init-overwrite = Файл { $file } уже есть. Ответить заново? Прежние ответы будут предложены.
init-nothing-written = Ничего не записано.
init-secrets-kept = Файл { $file } уже есть, он остался прежним. С новым ключом старые данные было бы не прочесть.
init-cannot-write = В папку { $folder } нельзя записать. Проверьте права и свободное место.
init-written =
    Записано: { $config } и { $secrets }.
    Второй файл хранит токен и ключ. Сделайте его копию. Держите её отдельно от базы данных: без ключа данные не прочесть никому.
init-left =
    Осталось:
    1. Передать ссылки сотрудникам. Каждая ссылка сработает один раз.
    2. Проверить настройки: python -m bot check
    3. Запустить бота: python -m bot run
    4. Распечатать уведомление и вывесить его в школе.

check-settings-fine = Настройки прочитаны, ошибок нет.
check-token-works = Токен работает: @{ $name }
check-token-refused = Telegram не принял токен. Возьмите новый у @BotFather и запишите его в secrets.toml.
check-no-network = Telegram не отвечает. Проверьте интернет и telegram.api_base.
check-staff-fine =
    { $count ->
        [one] Бот может написать { $count } сотруднику.
       *[other] Бот может написать { $count } сотрудникам.
    }
check-staff-unreachable = { $role }: бот не может написать. Пусть сотрудник откроет бота и нажмёт внизу «Старт» («Начать»).
check-staff-missing = { $role }: к боту пока никто не подключён. Получите новую ссылку для этой роли.
check-unheard = { $role }: жалобу на этого человека не получит никто, кроме него самого. Подключите к боту ещё одного человека: директора или члена этического совета.
check-variable-unknown = { $name }: такой переменной нет, она ничего не меняет.
check-variable-meant = { $name }: такой переменной нет. Возможно, вы имели в виду { $meant }.
check-total =
    { $count ->
        [0] Всё в порядке.
        [one] Исправить: { $count } замечание.
        [few] Исправить: { $count } замечания.
       *[other] Исправить: { $count } замечаний.
    }

expected-present = этой настройки нет, а она обязательна
expected-known = такой настройки нет; проверьте, нет ли опечатки
expected-words = нужен текст
expected-filled = не может быть пустым
expected-short = не больше { $most } знаков
expected-number = нужно целое число
expected-range = нужно целое число от { $low } до { $high }
expected-flag = ответьте: да или нет (в файле — true или false)
expected-date = нужна дата, например 2026-09-01
expected-clock = нужно время, например 09:00
expected-choice = нужно одно из: { $expected }
expected-table = здесь должен быть раздел с настройками
expected-list = здесь должен быть список
expected-timezone = нужен часовой пояс, например Asia/Almaty
expected-url = нужен адрес, он начинается с http:// или https://
expected-token = это не похоже на токен; его выдаёт @BotFather
expected-webhook-secret = нужно от 16 до 256 знаков: латинские буквы, цифры, _ и -
expected-master-key = нужны 32 случайных байта в base64
expected-elsewhere = секрету здесь не место; перенесите его в { $secrets } или в переменную среды
expected-private = файл могут прочесть другие; закройте его: chmod 600
expected-file = файл не найден или не читается
expected-small = файл слишком велик: больше { $most } байт
expected-toml = это не TOML в кодировке UTF-8
expected-webhook = для режима webhook нужны раздел telegram.webhook и секрет telegram.webhook_secret
expected-later-end = конец рабочего дня должен быть позже начала
expected-later-effect = уведомление должно вступать в силу позже дня публикации
expected-consent-way = закрыты оба пути: согласие нельзя дать ни в боте, ни на бумаге. Откройте хотя бы один
expected-days-once = один и тот же день назван дважды
expected-otherwise = здесь нужно значение другого вида

file-head =
    Настройки школы для бота. Файл записан командой `python -m bot init`.
    Секретам здесь не место: токен и ключ лежат в secrets.toml.
secrets-head =
    Секреты бота: токен и главный ключ. Никому не показывайте этот файл.
    Без ключа keys.master сохранённые обращения не прочесть.

section-school = Школа
section-order = Приказ директора, который задаёт сроки
section-hours = Рабочие часы
section-terms = Сроки ответа в рабочих днях, не больше 15
section-retention = Сколько дней хранить данные
section-roles = Кто есть кто и как их найти
section-routes = Кто первым получает обращение: responsible (ответственное лицо), council (совет) или head (директор); запрос о данных может получать и it (ИТ-специалист)
section-contacts = Как связаться без Telegram
section-pupils = Ученики
section-security = Код для работы сотрудников
section-records = Уведомления и записи о них
section-pilot = Решение этического совета
section-documents = Документы
section-telegram = Связь с Telegram
section-storage = База данных
section-keys = Название главного ключа; сам ключ лежит в secrets.toml
section-notice = Уведомление о боте. Прочтите каждый предложенный текст и поправьте, если у вас не так
section-calendar = Дни, которых ещё нет в государственном календаре

ask-school-name = Название школы
ask-school-city = Город или район
ask-school-timezone = Часовой пояс
ask-order-number = Номер приказа
ask-order-date = Дата приказа
ask-order-proposed-by = Кто предложил эти сроки; можно оставить пустым
ask-hours-start = Начало рабочего дня
ask-hours-end = Конец рабочего дня
ask-terms-question = Ответ на вопрос
ask-terms-explanation = Ответ на запрос объяснения
ask-terms-data-request = Ответ на запрос о персональных данных
ask-terms-complaint = Ответ на жалобу
ask-terms-appeal = Ответ на апелляцию
ask-terms-incident = Ответ на сообщение о происшествии (инциденте)
ask-terms-refusal = Ответ тому, кто отказался от решения ИИ
ask-terms-alternative = Ответ тому, кто просит вариант без ИИ
ask-terms-first-answer = За сколько рабочих дней человек берёт обращение в работу, не больше 5
ask-terms-appeal-filing-days = Сколько рабочих дней даётся, чтобы подать апелляцию
ask-terms-reopen-days = Сколько рабочих дней после ответа можно вернуть обращение, если ответ не помог
ask-retention-profiles = Профиль, считая от последнего использования
ask-retention-acknowledgements = Отметки об ознакомлении
ask-retention-consents = Записи о согласии
ask-retention-cases = Обращения, считая от закрытия
ask-retention-audit = Журнал действий сотрудников
ask-retention-delivered-messages = Отметки о доставленных сообщениях, чтобы бот мог убрать их из чата; не больше 2 дней, дольше Telegram не даёт
ask-roles-head-title = Директор: как называется должность
ask-roles-head-contact = Директор: где и когда принимает
ask-roles-responsible-title = Ответственное лицо по ИИ: как называется
ask-roles-responsible-contact = Ответственное лицо по ИИ: где и когда принимает
ask-roles-council-title = Этический совет: как называется
ask-roles-council-contact = Этический совет: как обратиться
ask-roles-psychologist-title = Психолог: как называется должность
ask-roles-psychologist-contact = Психолог: где и когда принимает
ask-routes-question = Вопрос
ask-routes-explanation = Запрос объяснения
ask-routes-data-request = Запрос о персональных данных
ask-routes-complaint = Жалоба
ask-routes-appeal = Апелляция
ask-routes-incident = Сообщение о происшествии (инциденте)
ask-routes-refusal = Отказ от решения, которое приняла только программа
ask-routes-alternative = Просьба о варианте без ИИ
ask-contacts-office = Куда прийти: кабинет и адрес
ask-contacts-phone = Телефон школы
ask-contacts-office-hours = Часы приёма
ask-contacts-psychologist-phone = Телефон школьного психолога
ask-contacts-helpline-name = Детский телефон доверия: название
ask-contacts-helpline-number = Детский телефон доверия: номер
ask-contacts-emergency = Номер экстренной помощи
ask-pupils-answers-alone-from-age = С какого возраста ученик отвечает сам, без родителя
ask-pupils-free-text-for-primary = Разрешить ученикам 1–4 классов писать свободный текст?
ask-records-reminders = Сколько раз напоминать об уведомлении тем, кто ещё не ответил (0, 1 или 2)
ask-records-reminder-days = Через сколько рабочих дней напоминать
ask-records-understanding-question = Задавать один вопрос на понимание перед ознакомлением?
ask-records-consents-in-bot = Можно ли родителям давать и отзывать согласие в боте?
ask-records-consents-on-paper = Можно ли родителям давать и отзывать согласие на бумаге в школе?
ask-records-daily-head = Проверять записи каждый рабочий день и присылать итог директору и ответственному лицу?
ask-security-unlock-hours = На сколько часов код открывает работу (от 1 до 12, но не дольше рабочего дня)
ask-pilot-active = Бот работает как пилот?
ask-pilot-decision-number = Номер решения этического совета
ask-pilot-decision-date = Дата решения этического совета
ask-documents-as-of = На какой день правила сверены с документами
ask-documents-label-text = Какими словами в школе помечают то, что исправлено с помощью ИИ; можно оставить пустым, будет образец
ask-telegram-mode = Как получать сообщения: polling (проще) или webhook
ask-telegram-webhook-url = Адрес, на который Telegram шлёт сообщения (https://…)
ask-telegram-webhook-host = Адрес, на котором бот принимает соединения
ask-telegram-webhook-port = Порт, на котором бот принимает соединения
ask-telegram-token = Токен бота от @BotFather; при вводе его не видно
ask-storage-database = Файл базы данных
ask-notice-version = Версия уведомления
ask-notice-published = Когда опубликовано
ask-notice-effective = Когда вступает в силу; позже дня публикации
ask-notice-order = Приказ, которым уведомление утверждено
ask-notice-subject = 1. О чём уведомление
ask-notice-purpose = 2. Зачем обрабатываются данные
ask-notice-legal-basis = 3. На каком основании
ask-notice-system = 4. Какая это система
ask-notice-data = 5. Какие данные
ask-notice-storage = 6. Где и сколько хранятся
ask-notice-recipients = 7. Кто их получает
ask-notice-transfer = 8. Уходят ли данные за границу
ask-notice-risks = 10. Риски и ограничения (пункт 9, об участии человека, задан стандартом)
ask-notice-rights = 11. Права и порядок обжалования
ask-notice-contact = 12. Ответственное лицо: фамилия, имя и как связаться
ask-notice-record = 13. Как записывается ознакомление

ask-calendar-more = Добавить день?
ask-calendar-day = Какой день, например 2026-12-31
ask-calendar-working = Этот день рабочий?
ask-calendar-reason = Почему
calendar-refused = День не добавлен: нужны дата и причина на двух языках.

propose-roles-head-title = Директор школы
propose-roles-responsible-title = Ответственное лицо по ИИ
propose-roles-council-title = Этический совет школы
propose-roles-psychologist-title = Школьный психолог
propose-contacts-helpline-name = Круглосуточный телефон доверия для детей
propose-notice-order = Приказ № { $order_number } от { $order_date }
propose-notice-subject = ИИ-помощник «Адал» в Telegram. Он рассказывает школьные правила об ИИ (искусственном интеллекте). Ещё он принимает обращения. Он для учеников, родителей и сотрудников школы.
propose-notice-purpose = Бот объясняет правила об ИИ, показывает уведомления и принимает обращения. Оценок он не ставит. Решений о вашем ребёнке не принимает. Ни за кем не следит.
propose-notice-legal-basis = Бот работает по приказу директора № { $order_number } и решению этического совета. Основа — этический стандарт применения ИИ в образовании и внутренние правила школы. Закон о персональных данных тоже соблюдается.
propose-notice-system = «Адал» — автоматический ИИ-помощник, не человек. Ответы он не сочиняет, а выбирает из утверждённого перечня правил. Код программы открыт, школа установила её сама. В реестр доверенных систем ИИ она не внесена.
propose-notice-data = Бот не хранит имена и телефоны, если вы сами не напишете их в обращении. Вместо них стоит код (псевдоним). Хранятся язык, группа классов, отметки об ознакомлении и обращения. Ещё хранится, кто вы: ученик, родитель или сотрудник школы. Адрес чата и текст обращения зашифрованы. Текст вопросов к боту не хранится, хранится только текст обращений.
propose-notice-storage = Данные бота лежат на сервере школы. Срок хранения в днях: профиль — { $retention_profiles } после последнего использования, обращение — { $retention_cases } после закрытия. Срок в днях для записей: об ознакомлении — { $retention_acknowledgements }, о согласии — { $retention_consents }, о действиях сотрудников — { $retention_audit }. Потом всё уничтожается. Сообщения остаются и в самом Telegram, их вы можете удалить сами.
propose-notice-recipients = Обращение видит только тот, кто отвечает: ответственное лицо, этический совет или директор. Кто его написал, они не знают, если вы сами не скажете. Сообщения доставляет Telegram. Больше школа данные бота никому не передаёт. Исключение — если этого требует закон.
propose-notice-transfer = Да, данные уходят за границу. Серверы Telegram стоят за пределами Казахстана. Через них идёт вся ваша переписка с ботом. Telegram видит ваш аккаунт и сообщения, у него свои правила. Не хотите Telegram — приходите в школу: всё можно сделать на бумаге.
propose-notice-risks = Бот может не понять вопрос или показать не то правило. В каждом ответе есть пункт документа: сверьтесь с ним. Данные внутри Telegram школа не контролирует. Тот, кто возьмёт ваш телефон, сможет прочесть переписку. Для срочной помощи бот не годится: звоните { $helpline } или { $contacts_emergency }.
propose-notice-rights = Вы можете увидеть, исправить и удалить данные о себе. Ботом можно не пользоваться, хуже от этого никому не будет. Можно спросить, почему решили так. Срок ответа в рабочих днях: на жалобу — { $terms_complaint }, на апелляцию (просьбу пересмотреть решение) — { $terms_appeal }. Официальное обращение подают через портал e-Otinish.
propose-notice-record = Вы нажимаете «Подтверждаю ознакомление». Бот записывает код вместо имени, дату, язык и версию уведомления. Потом он даёт вам подтверждение. Можно расписаться и на бумаге у классного руководителя. Ознакомиться — не значит согласиться.
