"""A spec of the Media Collection API, written by hand: what the merge stage would make of its pages."""

from __future__ import annotations

import re

from specglot.model.page import ANY, Atom, Prose
from specglot.model.source import Span
from specglot.model.spec import (
    Claim,
    Enum,
    EnumValue,
    Fact,
    Field,
    Localized,
    Note,
    Operation,
    PageGroup,
    PageRef,
    Parameter,
    Response,
    ResponseHeader,
    Schema,
    Spec,
    Tie,
)  # fmt: skip

SPAN = Span(path="docs/de/page.md", line=1, column=1, end_line=1, end_column=2)
LOCALES = ("de", "ja", "pt")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


def fact(value, kind="field", pointer="x", group="g"):
    """A fact that every locale states."""
    claims = tuple(Claim(locale=locale, value=value, raw=str(value), span=SPAN) for locale in LOCALES)
    return Fact(kind=kind, pointer=pointer, group=group, value=value, claims=claims)


def prose(markdown: str) -> Prose:
    """Markdown as prose, its links as atoms."""
    atoms = tuple(
        Atom(kind="link", text=match[1], span=SPAN, target=match[2]) for match in _LINK.finditer(markdown)
    )
    return Prose(markdown=markdown, text=_LINK.sub(r"\1", markdown).replace("`", ""), span=SPAN, atoms=atoms)


def said(**texts: str) -> tuple[Localized, ...]:
    """A text in each locale."""
    return tuple(Localized(locale=locale, prose=prose(text)) for locale, text in texts.items())


def member(
    name, type=None, required=None, *, unit=None, description=(), children=(), refers=(), **more
) -> Field:
    """A field; plain values become facts."""
    facts = {key: fact(value) for key, value in more.items() if key != "condition_on"}
    return Field(
        pointer=more.get("pointer", name),
        name=fact(name),
        type=fact(type) if type else None,
        required=None if required is None else fact(required),
        unit=fact(unit) if unit else None,
        description=description,
        children=children,
        refers=refers,
        condition_on=more.get("condition_on"),
        **facts,
    )


def response(code, label=(), description=(), action=(), reason="", headers=()) -> Response:
    """A documented status."""
    return Response(
        pointer=str(code),
        code=fact(str(code)),
        reason=reason,
        label=label,
        description=description,
        action=action,
        headers=tuple(ResponseHeader(name=fact(name), example=example) for name, example in headers),
    )


def operation(
    id, method, path, *, summary=(), parameters=(), body=(), responses=(), group="g", server="https://{uri}"
):
    """An endpoint."""
    return Operation(
        id=id,
        anchor=id.lower(),
        group=group,
        pointer=f"{method} {path}",
        method=fact(method),
        server=fact(server),
        path=fact(path),
        summary=summary,
        parameters=tuple(Parameter(location=location, field=found) for location, found in parameters),
        body=tuple(body),
        sample=None,
        responses=tuple(responses),
        sections=(),
    )


def spec(operations, *, schemas=(), enums=(), ties=(), groups=(), locales=LOCALES) -> Spec:
    """A whole spec."""
    return Spec(
        locales=locales,
        groups=tuple(groups),
        operations=tuple(operations),
        schemas=tuple(schemas),
        enums=tuple(enums),
        ties=tuple(ties),
    )


def group(id, *names: str) -> PageGroup:
    """A page group with one page per locale."""
    pages = tuple(
        PageRef(
            locale=locale,
            locale_by="path",
            path=f"{locale}/{id}.md",
            title=name,
            anchor=id,
            cohort="",
            translation_type="ht",
        )
        for locale, name in zip(LOCALES, names, strict=True)
    )
    return PageGroup(id=id, by="path", pages=pages)


EVENT_TYPES = (
    "sessionStart play ping bitrateChange bufferStart pauseStart adBreakStart adStart adComplete adSkip adBreakComplete"
    " chapterStart chapterSkip chapterComplete error sessionEnd sessionComplete"
).split()

NEW_SESSION = said(
    de="Öffnen Sie mit der [Sitzungsanfrage](sessions-request.md) eine neue Sitzung.",
    ja="[セッションリクエスト](sessions-request.md)で新しいセッションを作成してください。",
    pt="Abra outra sessão com a [solicitação de sessões](sessions-request.md).",
)


def player_time() -> Field:
    """`playerTime` as both requests have it."""
    return member(
        "playerTime",
        "object",
        True,
        children=(
            member(
                "playhead",
                "number",
                True,
                unit="s",
                description=said(
                    de="Wiedergabeposition in Sekunden.", ja="再生位置(秒)。", pt="Posição, em segundos."
                ),
            ),
            member(
                "ts", "integer", True, unit="ms", description=said(de="Zeitstempel.", pt="Carimbo de data.")
            ),
        ),
    )


def row(name, required, type, set_on, unit=None) -> Field:
    """A row of a parameter table."""
    text = said(de=f"Wert von {name}", ja=f"{name} の値", pt=f"Valor de {name}")
    return member(name, type, required, set_on=set_on, unit=unit, description=text)


SCHEMAS = (
    Schema(
        id="content-data",
        anchor="content-data",
        group="request-parameters",
        title=said(de="Inhalt"),
        fields=(
            row("media.id", True, "string", ("sessionStart",)),
            row("media.name", False, "string", ("sessionStart",)),
            row("media.length", True, "number", ("sessionStart",), "s"),
            row("media.resume", False, "boolean", ("sessionStart",)),
        ),
    ),
    Schema(
        id="ad-data",
        anchor="ad-data",
        group="request-parameters",
        title=said(de="Werbung"),
        fields=(
            row("media.ad.podIndex", True, "integer", ("adBreakStart",)),
            row("media.ad.id", True, "string", ("adStart",)),
            row("media.ad.length", True, "number", ("adStart",), "s"),
            row("media.ad.creativeURL", False, "string", ("adStart",)),
        ),
    ),
    Schema(
        id="chapter-data",
        anchor="chapter-data",
        group="request-parameters",
        title=said(de="Kapitel"),
        fields=(row("media.chapter.index", True, "integer", ("chapterStart",)),),
    ),
    Schema(
        id="quality-data",
        anchor="quality-data",
        group="request-parameters",
        title=said(de="Qualität"),
        fields=(
            row("media.qoe.bitrate", False, "integer", (ANY,)),
            row("media.qoe.timeToStart", False, "integer", (ANY,), "ms"),
        ),
    ),
)

PARAMS = ("content-data", "ad-data", "chapter-data")


def media() -> Spec:
    """Three operations, 17 event types, four tables, one link."""
    error = said(de="Serverfehler", ja="サーバーエラー", pt="Erro do servidor")
    sessions = operation(
        "postSessions",
        "POST",
        "/api/v1/sessions",
        group="sessions-request",
        summary=said(de="Sitzungsanfrage", ja="セッションリクエスト", pt="Solicitação de sessões"),
        body=(
            player_time(),
            member("eventType", "string", True, values=("sessionStart",)),
            member("params", "object", True, refers=PARAMS),
            member("customMetadata", "object", False),
            member("qoeData", "object", False, refers=("quality-data",)),
        ),
        responses=(
            response(
                201,
                said(de="Sitzung erstellt", ja="作成されました", pt="Criada"),
                reason="Created",
                headers=(("Location", "/api/v1/sessions/7e14c0"),),
            ),
            response(400, said(de="Ungültige Anfrage", ja="不正なリクエスト", pt="Solicitação inválida")),
            response(500, error),
        ),
    )
    events = operation(
        "postEvents",
        "POST",
        "/api/v1/sessions/{sid}/events",
        group="events-request",
        summary=said(de="Ereignisanfrage", ja="イベントリクエスト", pt="Solicitação de eventos"),
        parameters=(
            (
                "path",
                member("sid", "string", True, description=said(de="Die Sitzungs-ID.", ja="セッション ID。")),
            ),
        ),
        body=(
            player_time(),
            member("eventType", "string", True, refers=("event-types",)),
            member("params", "object", False, refers=PARAMS),
            member(
                "customMetadata",
                "object",
                False,
                condition=("adStart", "chapterStart"),
                condition_on="eventType",
            ),
            member("qoeData", "object", False, refers=("quality-data",)),
        ),
        responses=(
            response(204, said(de="Kein Inhalt."), said(de="Angenommen."), reason="No Content"),
            response(
                400,
                said(de="Ungültige Anfrage.", ja="不正なリクエスト。", pt="Solicitação inválida."),
                said(de="Falsch aufgebaut.", ja="形式が正しくありません。", pt="Formato inválido."),
                said(
                    de="Prüfen Sie die [Schemas](json-validation.md).",
                    ja="[スキーマ](json-validation.md)を確認してください。",
                ),
            ),
            response(
                404,
                said(de="Nicht gefunden.", ja="見つかりません。", pt="Não encontrada."),
                said(
                    de="Die Sitzung ist unbekannt.", ja="セッションがありません。", pt="Sessão desconhecida."
                ),
                NEW_SESSION,
            ),
            response(
                410,
                said(de="Nicht mehr da.", ja="なくなりました。", pt="Encerrada."),
                said(de="Die Sitzung ist beendet.", ja="セッションは終了しました。", pt="A sessão terminou."),
                NEW_SESSION,
            ),
            response(500, error),
        ),
    )
    schemas = operation(
        "getSchemas",
        "GET",
        "/api/v1/schemas/{event-type}",
        group="json-validation",
        summary=said(de="JSON-Schemas", ja="JSON スキーマ", pt="Esquemas JSON"),
        parameters=(("path", member("event-type", "string", True, refers=("event-types",))),),
        responses=(
            response(200, said(de="Schema"), reason="OK", headers=(("Content-Type", "application/json"),)),
            response(404, said(de="Unbekannter Typ", ja="不明な種類", pt="Tipo desconhecido")),
            response(500, error),
        ),
    )
    types = Enum(
        id="event-types",
        anchor="event-types",
        group="event-types",
        title=said(de="Ereignistypen", ja="イベントタイプ", pt="Tipos de evento"),
        values=tuple(
            EnumValue(
                value=fact(value),
                notes=(
                    Note(role="paragraph", texts=said(de=f"Ereignis {value}.", ja=f"{value} イベント。")),
                ),
            )
            for value in EVENT_TYPES
        ),
    )
    link = Tie(
        kind="link",
        source="POST /api/v1/sessions/{sid}/events path.sid",
        target="POST /api/v1/sessions",
        evidence="the Location header carries sid",
        response="201",
        header="Location",
        template="/api/v1/sessions/{sid}",
    )
    groups = (
        group("events-request", "Ereignisanfrage", "イベントリクエスト", "Solicitação de eventos"),
        group("json-validation", "JSON-Schemas", "JSON スキーマ", "Esquemas JSON"),
        group("sessions-request", "Sitzungsanfrage", "セッションリクエスト", "Solicitação de sessões"),
    )
    return spec((sessions, events, schemas), schemas=SCHEMAS, enums=(types,), ties=(link,), groups=groups)
