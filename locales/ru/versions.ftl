# The log of versions. version-note-<version> says in a sentence or two what changed.
button-versions = Журнал версий
versions =
    <b>Журнал версий</b>
    Правила сверены с документами: { $asof }.
    Уведомление школы: версия { $notice }. { $order }. Опубликовано { $published }, действует с { $effective }.

    <b>Перечень правил, новые версии сверху</b>
version-entry =
    <b>{ $version }</b> · { $day }
    { $note }
version-note-2026-11-22 = Первая версия. Правила об ИИ из национального стандарта и документов школ. Есть карточки для учеников, родителей, учителей и администрации.
