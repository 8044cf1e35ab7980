"""Specs that the TypeScript target's tests share: what its rarer paths need, and what an attacker would try."""

from __future__ import annotations

from media_spec import SPAN, fact, member, operation, response, said, spec
from msgspec.structs import replace

from specglot.emit.target import Output, TargetRequest, produce
from specglot.model.page import SampleEntry, SampleRow
from specglot.model.spec import Enum, EnumValue, Note, Schema, Spec

TRICKS = (
    "*/ globalThis.CANARY = 1; /*",
    "**/ globalThis.CANARY = 1; //",
    "@deprecated Not at all.",
    "@internal\n@ts-ignore",
    "@ts-nocheck",
    "a {@link https://example.com} b",
    "`${globalThis.CANARY = 1}`",
    "`; globalThis.CANARY = 1; `",
    "\\",
    "\\`",
    '"; globalThis.CANARY = 1; "',
    "'; globalThis.CANARY = 1; '",
    "line\u2028globalThis.CANARY = 1;\u2029end\rend\x85end",
    "bidi \u202e\u2066 override \u2069\u202c",
    "zero\u200bwidth\ufeff \U000e0041",
    "</script><script>globalThis.CANARY = 1</script>",
    "//# sourceMappingURL=https://example.com/x.map",
    "sid@example.com",
)
NAMES = (
    "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "default", "await", "arguments", "eval",
    "Infinity", "undefined", "then", "Error", "Promise", "Record", "Client", "options", "body", "1", "-", "a.b", "日本",
)  # fmt: skip


def files(made: Spec, *, lang: str = "de", title: str = "Media API", **options: object) -> dict[str, str]:
    """The target's files: path → text."""
    request = TargetRequest(spec=made, openapi={}, title=title, lang=lang, fallback=("ja",), options=options)
    outputs: tuple[Output, ...] = produce("typescript", request)
    return {output.path: output.text for output in outputs}


def sample(text: str, *entries: tuple[str, str]) -> SampleRow:
    """A JSON sample from (pointer, JSON type)."""
    rows = tuple(SampleEntry(path=path, type=kind, text="", span=SPAN) for path, kind in entries)
    return SampleRow(text=text, entries=rows, span=SPAN)


def rare() -> Spec:
    """What the Media API does not have: query and header parameters, response bodies, several servers, odd names."""
    found = replace(
        response(200, said(de="Liste"), headers=(("Content-Type", "application/json"),)),
        body=sample(
            "{}",
            ("", "object"),
            ("/next", "string"),
            ("/items", "array"),
            ("/items/*", "object"),
            ("/items/*/id", "integer"),
            ("/items/*/meta-data", "unknown"),
        ),
    )
    rows = replace(response(200, said(de="Zeilen")), body=sample("[]", ("", "array"), ("/*", "number")))
    node = member("node", "object", False, refers=("nodes",))
    return spec(
        (
            operation(
                "send",
                "POST",
                "/send me/{from}",
                server="https://one.example.com",
                parameters=(
                    ("path", member("from", "integer", True)),
                    ("query", member("page size", "integer", True)),
                    ("query", member("flag", "boolean", False)),
                    ("header", member("X-Kind", "string", True, values=("a", "b"))),
                ),
                body=(
                    member("level", "integer", False, values=("1", "2"), default="1"),
                    member("items", "array", False, children=(member("id", "integer", True),)),
                    member("rate", "number", False, unit="{frame}/s"),
                    node,
                ),
                responses=(response(202), response(204), response(303), response("4XX"), response("default")),
            ),
            operation(
                "sendOrThrow", "GET", "/find", server="https://two.example.com", body=(member("q", "string", True),),
                responses=(found,),
            ),
            operation("then", "DELETE", "/a/{id}/{id-}", parameters=(
                ("path", member("id", "object", True)), ("path", member("id-", None, None)),
            ), server="https://one.example.com", responses=(rows, response(410, action=said(ja="直す。")))),
            operation("constructor", "PUT", "/x", server="https://one.example.com", responses=()),
        ),
        schemas=(
            Schema(id="nodes", anchor="nodes", group="g", title=(), fields=(node, member("error", "object", True, children=(
                member("error", "string", True),
            )))),
        ),
    )  # fmt: skip


def tricky() -> Spec:
    """Every trick as every text, and every trick and name as every token."""
    tokens = (*TRICKS, *NAMES)

    def text(index: int):
        trick = TRICKS[index % len(TRICKS)]
        return said(de=trick, ja=f"{trick}\n{trick}")

    fields = tuple(member(token, "string", True, description=text(at)) for at, token in enumerate(tokens))
    rows = tuple(
        member(token, "number", at % 2 == 0, set_on=(tokens[at % 5],), unit=token, description=text(at))
        for at, token in enumerate(tokens)
    )
    every = tuple(
        operation(
            f"{method.lower()}{at}",
            method,
            f"/{trick}/{{{trick}}}/x",
            server="https://{" + NAMES[at] + "}",
            summary=text(at),
            parameters=(
                ("path", member(trick, "string", True, description=text(at))),
                *(("query", member(token, "string", False, description=text(at))) for token in tokens),
            ),
            body=(
                member("form", "string", True, refers=("forms",), description=text(at)),
                member("of", "object", True, refers=("rows",)),
                member("in", "object", True, children=fields, description=text(at)),
                member("only", "object", False, condition=tokens[:2], condition_on="form", default=trick),
            ),
            responses=(
                response(201, text(at), headers=((f"X-{at}", trick), ("Content-Type", "text/plain"))),
                response((400, 407, 410, 421, 500)[at % 5], text(at), text(at + 1), text(at + 2)),
            ),
        )
        for at, (trick, method) in enumerate(
            zip(TRICKS[::3], ("POST", "GET", "PUT", "DELETE") * 9, strict=False)
        )
        if not set(trick) & set("{}")
    )
    forms = Enum(
        id="forms",
        anchor="forms",
        group="g",
        title=text(0),
        values=tuple(
            EnumValue(value=fact(token), notes=(Note(role="paragraph", texts=text(at)),))
            for at, token in enumerate(tokens)
        ),
    )
    table = Schema(id="rows", anchor="rows", group="g", title=text(1), fields=rows)
    return spec(every, schemas=(table,), enums=(forms,), locales=("de", "ja"))
