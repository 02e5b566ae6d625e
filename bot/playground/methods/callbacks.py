"""answerCallbackQuery."""

from __future__ import annotations

from datetime import timedelta

from bot.playground import limits
from bot.playground.entities import utf16_length
from bot.playground.errors import bad_request
from bot.playground.methods.registry import Call, method


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    """Ends the little clock on the button, with a note if there is a text."""
    params = call.params
    text = params.text("text")
    if utf16_length(text) > limits.ANSWER_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    query = call.world.queries.get(params.text("callback_query_id"))
    age = timedelta(seconds=limits.QUERY_LIFETIME)
    if query is None or query.bot is not call.bot or call.world.clock() - query.at > age:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if params.has("url"):
        raise bad_request("URL_INVALID")
    query.text, query.show_alert, query.answered = text, params.flag("show_alert"), True
    call.world.notify("answer", query.user.id)
    return True
