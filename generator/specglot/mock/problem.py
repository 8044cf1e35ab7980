"""A documented status, and why it applies → an RFC 9457 problem in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from starlette.responses import Response as Answer

from specglot.mock.language import Speaker
from specglot.mock.wording import Reason, say
from specglot.model.spec import Operation, Response

MEDIA_TYPE = "application/problem+json"


def problem(
    status: int,
    speaker: Speaker,
    reasons: Sequence[Reason] = (),
    *,
    type: str = "",
    documented: Response | None = None,
) -> Answer:
    """An answer of media type `application/problem+json`.

    Members beside those of RFC 9457: `description` (what the docs say of the status, where a label is the title),
    `action` (what they say the client should do), and `errors`, each a `pointer` into the body or the name of a
    `parameter`, with a `detail`, where the request does not fit.

    Args:
        status: The status code.
        speaker: Chooses the language; what it chose is told by `Content-Language`.
        reasons: Why.
        type: The problem type's URI reference; `about:blank` where it is empty.
        documented: The status as the docs describe it, where they do.
    """
    body: dict[str, Any] = {"type": type or "about:blank"}
    label = speaker.say(documented.label) if documented else ""
    description = speaker.say(documented.description) if documented else ""
    body["title"] = label or description or phrase(status)
    body["status"] = status
    told = [(reason, say(reason, speaker)) for reason in reasons]
    if told:
        body["detail"] = " ".join(
            f"{_place(reason)}: {text}" if _place(reason) else text for reason, text in told
        )
    if label and description:
        body["description"] = description
    if documented and (action := speaker.say(documented.action)):
        body["action"] = action
    errors = [
        {"pointer" if reason.pointer else "parameter": _place(reason), "detail": text}
        for reason, text in told
        if _place(reason)
    ]
    if errors:
        body["errors"] = errors
    answer = Answer(
        json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"), status, media_type=MEDIA_TYPE
    )
    spoken(answer, speaker)
    return answer


def _place(reason: Reason) -> str:
    return reason.pointer or reason.parameter


def spoken(answer: Answer, speaker: Speaker) -> None:
    """Tell which languages an answer is in, and that another reader may get another one."""
    if speaker.spoken:
        answer.headers["Content-Language"] = ", ".join(speaker.spoken)
    answer.headers.add_vary_header("Accept-Language")


def type_of(prefix: str, operation: Operation, response: Response) -> str:
    """The URI reference of a documented status, below the server's own prefix."""
    return f"{prefix}/problems/{operation.id}/{response.code.value}"


def phrase(status: int) -> str:
    """`410` → `Gone`; the number itself for a code that nobody registered."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return str(status)
