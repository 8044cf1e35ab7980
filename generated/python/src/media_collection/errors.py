# Written by `specglot generate` from the API's pages. Change those, or a template.
"""One class for each way in which a call can fail; all of them are an `ApiError`."""

from __future__ import annotations

from ._http import Request, Response
from ._texts import StatusText, advice, status_text


class ApiError(Exception):
    """Any failure of a call.

    Attributes:
        request: What was sent, or would have been.
        retryable: Whether the same call may succeed later.
    """

    retryable: bool = False

    def __init__(self, message: str, request: Request, *details: object) -> None:
        super().__init__(message, request, *details)
        self.request = request

    def __str__(self) -> str:
        return str(self.args[0])

    @property
    def response(self) -> Response[None] | None:
        """The server's answer, where there was one."""
        return None


class NoAnswer(ApiError):
    """The server did not answer. Where `sent` is False, nothing of the request has left."""

    retryable = True

    def __init__(self, message: str, request: Request, sent: bool) -> None:
        super().__init__(message, request, sent)
        self.sent = sent


class ConnectionFailed(NoAnswer):
    """There is no connection: refused, unknown host, or broken on the way."""


class Timeout(NoAnswer):
    """`Options.timeout` or `Options.deadline` has passed."""


class AnswerError(ApiError):
    """The server answered, though not with success."""

    def __init__(self, message: str, request: Request, response: Response[None]) -> None:
        super().__init__(message, request, response)
        self._response = response

    @property
    def response(self) -> Response[None]:
        """The server's answer."""
        return self._response


class MalformedBody(AnswerError):
    """The body is not what the documentation promises."""


class MissingLink(AnswerError):
    """The header that leads to the next operation is not there, or leads elsewhere."""


class StatusError(AnswerError):
    """The status means failure."""

    def __str__(self) -> str:
        return " ".join(
            filter(None, (super().__str__(), self.description, self.action and f"→ {self.action}"))
        )

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._response.status

    @property
    def description(self) -> str:
        """What the status means for this operation."""
        return self.localized().description

    @property
    def action(self) -> str | None:
        """What the client should do; begins with `[tag]` where only another language says so."""
        return advice(self.request.operation, self.status)

    def localized(self, language: str | None = None) -> StatusText:
        """Description and action in a language (a BCP 47 tag); `language` of the result says which one it became.

        Its `action` is None where that language does not say what to do.
        """
        text = status_text(self.request.operation, self.status, language)
        return text or StatusText(
            language="en", description="This status is not documented.", action=None
        )


class UnexpectedStatus(StatusError):
    """A status that the documentation of the operation does not mention."""


class BadRequest(StatusError):
    """400 Bad Request.

    post_events: Ungültige Anfrage. Die Anfrage ist fehlerhaft aufgebaut. → Gleichen Sie die Anfrage mit den
        JSON-Validierungsschemas für den Anfragetyp ab.
    post_sessions: Ungültige Anfrage
    """


class NotFound(StatusError):
    """404 Not Found.

    post_events: Nicht gefunden. Das Backend kennt diese Sitzungs-ID nicht. → Erstellen Sie mit der
        Sitzungsanfrage eine neue Sitzung und melden Sie die Ereignisse dort.
    get_schemas: Ereignistyp nicht vorhanden
    """


class Gone(StatusError):
    """410 Gone.

    post_events: Nicht mehr verfügbar. Das Backend kennt die Sitzung, sie ist aber beendet und nimmt keine
        Aktivität mehr an. → Erstellen Sie mit der Sitzungsanfrage eine neue Sitzung und melden Sie
        die Ereignisse dort.
    """


class InternalServerError(StatusError):
    """500 Internal Server Error.

    post_events: Serverfehler
    get_schemas: Serverfehler
    post_sessions: Serverfehler
    """

    retryable = True
