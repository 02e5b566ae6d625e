"""The card as one page for a school's site: both languages, no script, nothing from elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.domain.people import Language
from bot.system_card import Facts, Section, sections
from bot.texts import Texts, Words
from bot.wording import full_day

_STYLE: Final = """
:root { color-scheme: light dark; --line: #8a8f98; --link: #0b4fb3; }
@media (prefers-color-scheme: dark) { :root { --link: #9cc2ff; } }
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 50rem; margin: 0 auto;
  padding: 1rem; }
a { color: var(--link); }
a:focus-visible, .scroll:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { font-size: 1.25rem; line-height: 1.3; margin-top: 2rem; }
article + article { border-top: 3px solid var(--line); margin-top: 3rem; padding-top: 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .5rem; text-align: left; vertical-align: top; }
@media print { nav { display: none; } article + article { break-before: page; } }
"""


def card_page(texts: Texts, facts: Facts, today: date) -> str:
    """The page as HTML. Kazakh stands first; `today` is the day it says it was composed on."""
    first = texts[Language.KK]
    school = first("system-card-title")
    articles = "\n".join(_article(words, facts, today) for words in texts)
    links = " · ".join(
        f'<a href="#{words.language}" lang="{words.language}">'
        f"{words(f'system-card-to-{words.language}')}</a>"
        for words in texts
    )
    label = first("system-card-made-by")
    return f"""<!doctype html>
<html lang="{first.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Adal">
<meta name="AI-Generated" content="Yes">
<meta name="description" content="{label}">
<title>{school}</title>
<style>{_STYLE}</style>
</head>
<body>
<nav aria-label="kk, ru">{links}</nav>
<main>
{articles}
</main>
</body>
</html>
"""


def _article(words: Words, facts: Facts, today: date) -> str:
    language = words.language
    parts = "\n".join(_section(part, language) for part in sections(words, facts))
    return f"""<article id="{language}" lang="{language}" aria-labelledby="{language}-title">
<h1 id="{language}-title">{words("system-card-title")}</h1>
<p>{words("system-card-lead")} {words("system-card-composed", day=full_day(words, today))}</p>
<p>{words("system-card-made-by")}</p>
{parts}
</article>"""


def _section(part: Section, language: Language) -> str:
    name = f"{language}-{part.id}"
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in part.paragraphs)
    if part.items:
        body += "<ul>" + "".join(f"<li>{item}</li>" for item in part.items) + "</ul>\n"
    if part.rows:
        body += _table(part, name)
    return (
        f'<section aria-labelledby="{name}">\n<h2 id="{name}">{part.title}</h2>\n{body}</section>'
    )


def _table(part: Section, name: str) -> str:
    head = "".join(f'<th scope="col">{cell}</th>' for cell in part.head)
    rows = "".join(
        f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>"
        for first, *rest in part.rows
    )
    # A wide table scrolls by itself, so whoever uses the keyboard must be able to reach it.
    return (
        f'<div class="scroll" role="region" aria-labelledby="{name}" tabindex="0">'
        f'<table aria-labelledby="{name}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>\n"
    )
