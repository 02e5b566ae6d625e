date-full = { $day } { $year } года
date-with-year = { $day } { $year } года, { $weekday }
due-term =
    { $days ->
        [one] { $days } рабочий день
        [few] { $days } рабочих дня
       *[other] { $days } рабочих дней
    }
due-skipped = { $day } — выходной ({ $reason })
due-skipped-moved = { $day } — перенесённый выходной ({ $reason })
clause-of = { $document }, пункт { $clause }
as-is = { $text }
clause-of-terms = { $document }, список терминов
clause-reader-students = { $section } (ученикам), { $number }
clause-reader-teachers = { $section } (учителям), { $number }
clause-reader-admin = { $section } (администрации), { $number }
