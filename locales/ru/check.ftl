# The understanding check. quiz-<set>-<rule> is a question, .a1 … its answers, .why the reason.
button-check = Проверить себя
button-check-before = Проверка до чтения
button-check-after = Проверить, что понятно
