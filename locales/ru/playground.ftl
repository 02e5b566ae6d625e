# The demonstration page: what stands around the phones and what the phones' own client says.

playground-title = Adal: правила ИИ в школе
playground-lead = Люди здесь вымышленные, а бот настоящий. Вместо Telegram — эта страница: ничего не уходит с вашего компьютера.
playground-page-language = Язык страницы
playground-phones = Телефоны
playground-clock = Время показа:
playground-connection-lost = Связь прервалась, подключаемся снова…

playground-try = Попробуйте
playground-step-1 = Родитель знакомится
playground-step-1-how = На телефоне родителя нажмите «Старт», выберите язык, прочитайте уведомления школы и подтвердите ознакомление.
playground-step-2 = Ученик спрашивает
playground-step-2-how = На телефоне ученика выберите класс и спросите своими словами: можно ли писать сочинение с помощью ИИ?
playground-step-3 = Родитель жалуется
playground-step-3-how = С телефона родителя отправьте жалобу: бот даст ей номер и назовёт срок ответа.
playground-step-4 = Отвечает человек
playground-step-4-how = Жалоба придёт ответственному лицу. Откройте её на его телефоне. Когда бот спросит код, нажмите «Аутентификатор» под телефоном. Ответьте: родитель увидит, что ответ написал человек.
playground-step-5 = Проверьте бота на прочность
playground-step-5-how = Пришлите ему фото или голосовое, исправьте отправленное сообщение, смените язык телефона, заблокируйте бота.

playground-receipt = Проверить подтверждение
playground-receipt-how = Чтобы получить файл, нажмите на телефоне «Подтверждаю ознакомление», потом «Подтверждение файлом». Откройте файл здесь: в интернет он не уходит.
playground-receipt-file = Файл подтверждения (.json)
playground-receipt-link = Более позднее звено цепочки (не обязательно; бот показывает его в /ledger)
playground-receipt-holds = подтверждение верно, его не меняли.
playground-receipt-in-chain = подтверждение верно, запись есть в цепочке с этим последним звеном.
playground-receipt-not-in-chain = подтверждение верно, но не видно, что запись есть в цепочке до этого звена. Возьмите подтверждение заново и проверьте ещё раз.
playground-receipt-changed = подтверждение изменено: оно не сходится с записью.
playground-receipt-no = Это не файл подтверждения.

playground-language-kk = Қазақша
playground-language-kk-short = Қаз
playground-language-ru = Русский
playground-language-ru-short = Рус
playground-phone-language = Язык телефона

playground-bot = бот
playground-you = Вы
playground-what-it-does = Что умеет этот бот?
playground-start = Старт
playground-restart = Перезапустить
playground-chat = Переписка
playground-more = Ещё
playground-about = О боте
playground-block = Заблокировать бота
playground-unblock = Разблокировать бота
playground-blocked = Бот заблокирован и не может вам писать.
playground-unread = Есть новое сообщение
playground-to-newest = К новым сообщениям

playground-menu = Меню
playground-commands = Команды бота
playground-input = Сообщение
playground-send = Отправить
playground-save = Сохранить
playground-keyboard = Кнопки бота
playground-attach = Прикрепить
playground-edit = Изменить сообщение
playground-editing = Изменение сообщения
playground-edited = изменено
playground-authenticator = Аутентификатор
playground-authenticator-how = Так выглядит приложение с кодом. Нажмите, чтобы написать код в чат.
playground-cancel = Отмена
playground-not-sent = Не отправилось. Попробуйте ещё раз.

playground-kind-photo = Фото
playground-kind-voice = Голосовое сообщение
playground-kind-video = Видео
playground-kind-video_note = Видеосообщение
playground-kind-animation = Анимация
playground-kind-document = Файл
playground-kind-sticker = Стикер
playground-kind-location = Геопозиция
playground-kind-contact = Контакт
playground-kind-poll = Опрос
playground-kind-other = Вложение

playground-download = Скачать
playground-size-b = Б
playground-size-kb = КБ
playground-size-mb = МБ

playground-ok = Понятно
playground-open = Открыть
playground-open-link = Открыть ссылку? Она ведёт в интернет.
playground-copied = Скопировано
playground-reveal = Показать скрытый текст

playground-today = Сегодня
playground-yesterday = Вчера
playground-month-1 = января
playground-month-2 = февраля
playground-month-3 = марта
playground-month-4 = апреля
playground-month-5 = мая
playground-month-6 = июня
playground-month-7 = июля
playground-month-8 = августа
playground-month-9 = сентября
playground-month-10 = октября
playground-month-11 = ноября
playground-month-12 = декабря
