# The understanding check. quiz-<set>-<rule> is a question, .a1 … its answers, .why the reason.
button-check = Өзіңді тексер
button-check-before = Оқымай тұрып тексеру
button-check-after = Не түсінгенімді тексеру
