"""Which addresses a link may have, and how they are written down."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

_HOST: Final = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=]|%[0-9A-Fa-f]{2}|[^\x00-\x7f])+")
_USER: Final = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=:]|%[0-9A-Fa-f]{2}|[^\x00-\x7f])*")
_APP_HOST: Final = re.compile(r"[A-Za-z0-9_-]+")
_USER_LINK: Final = re.compile(r"tg:(?://)?user/?\?([^#]*)")
_SPACES: Final = " \t\r\n\0\v"
_LARGEST_USER: Final = (1 << 40) - 1


def ascii_lower(text: str) -> str:
    """Lower case for Latin letters only, as the server does it."""
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def linked_user(link: str) -> str:
    """The id in ``tg://user?id=…``, or nothing."""
    found = _USER_LINK.match(ascii_lower(link))
    if not found:
        return ""
    for pair in found[1].split("&"):
        key, _, value = pair.partition("=")
        if (
            key == "id"
            and re.fullmatch(r"\d+", value, re.ASCII)
            and 0 < int(value) <= _LARGEST_USER
        ):
            return str(int(value))
    return ""


def checked_link(link: str) -> str:
    """The address in its canonical form, or nothing when it is no address."""
    lowered = ascii_lower(link)
    for scheme in ("tg", "ton", "tonsite"):
        if lowered.startswith(f"{scheme}:"):
            rest = link[len(scheme) + 1 :]
            return _app_link(scheme, rest.removeprefix("//"))
    parts = _parse(link)
    if parts is None:
        return ""
    protocol, user, host, port, query = parts
    if "." not in host and not host.startswith("["):
        return ""
    return f"{protocol}://{user + '@' if user else ''}{host}{f':{port}' if port else ''}{query}"


def _app_link(scheme: str, rest: str) -> str:
    parts = _parse(rest)
    if parts is None:
        return ""
    protocol, user, host, port, query = parts
    if ascii_lower(rest).startswith("http://") or protocol == "https" or user or port:
        return ""
    if not _APP_HOST.fullmatch(host.replace(".", "") if scheme == "tonsite" else host):
        return ""
    return f"{scheme}://{host}{query[1:] if query.startswith('/?') else query}"


def _parse(url: str) -> tuple[str, str, str, int, str] | None:
    """Protocol, user, host, port (0 when not named) and the rest; None for no address."""
    protocol = "http"
    named = re.match(r"[^:/?#@\[\]]*", url)
    if named and url.startswith("://", named.end()):
        protocol = ascii_lower(named[0])
        if protocol not in ("http", "https"):
            return None
        url = url[named.end() + 3 :]
    authority = re.match(r"[^/?#]*", url)
    place = authority[0] if authority else ""
    query = url[len(place) :].rstrip(_SPACES) or "/"
    port = 0
    head, colon, tail = place.rpartition(":")
    if colon and head and "]" not in tail and "@" not in tail:
        if not re.fullmatch(r"-?\d+", tail, re.ASCII) or not 0 < int(tail) <= 65535:
            return None
        place, port = head, int(tail)
    user, _, host = place.rpartition("@")
    if host.startswith("[") and host.endswith("]"):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError:
            return None
    elif host == "." or not _HOST.fullmatch(host):
        return None
    if not _USER.fullmatch(user):
        return None
    if not query.startswith("/"):
        query = "/" + query
    query = "".join(char if char > " " else f"%{ord(char):02X}" for char in query)
    return protocol, user, ascii_lower(host), port, query
