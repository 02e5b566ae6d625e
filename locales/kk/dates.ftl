date-with-year = { $year } жылғы { $day }, { $weekday }
due-term = { $days } жұмыс күні
due-skipped = { $day } — демалыс күні ({ $reason })
due-skipped-moved = { $day } — ауыстырылған демалыс күні ({ $reason })
clause-of = { $document }, { $clause } тармағы
as-is = { $text }
