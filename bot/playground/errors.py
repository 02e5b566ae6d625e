"""Refusals as the Bot API words them."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A refusal; ``status`` is both the HTTP status and ``error_code``."""

    def __init__(
        self, status: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON the server answers with."""
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(text: str, **parameters: Any) -> ApiError:
    """400; `text` goes after "Bad Request: "."""
    return ApiError(400, f"Bad Request: {text}", parameters or None)


def forbidden(text: str) -> ApiError:
    """403; `text` goes after "Forbidden: "."""
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    """409; `text` goes after "Conflict: "."""
    return ApiError(409, f"Conflict: {text}")


def too_many_requests(seconds: int) -> ApiError:
    """429 asking for a pause of `seconds`."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def not_found() -> ApiError:
    """404, for a method that does not exist."""
    return ApiError(404, "Not Found")


def unauthorized() -> ApiError:
    """401, for a token that belongs to no bot."""
    return ApiError(401, "Unauthorized")
