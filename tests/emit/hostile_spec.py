"""A spec in which every text and every token tries to leave its place."""

from __future__ import annotations

from media_spec import EVENT_TYPES, fact, member, operation, response, said, spec

from specglot.model.page import ANY
from specglot.model.spec import Enum, EnumValue, Note, Schema, Spec, Tie

CANARY = "SPECGLOT_CANARY"
RUN = f"__import__('os').environ.__setitem__('{CANARY}', '1')"
TEXTS = (
    f'"""\n{RUN}\n"""',
    f"'''\n{RUN}\n'''",
    f'" + {RUN} + "',
    f"' + {RUN} + '",
    f'\\"""\n{RUN}\n',
    "ends in a backslash \\",
    'ends in a quote "',
    '""" \\',
    "*/ alert(1) /*",
    "${alert(1)} `code` ``` fence",
    f"```\n```python\n{RUN}\n```",
    "{{ package }} {% raw %} {## comment ##} {# #}",
    "{0} {name} %s %(x)s \\N{BULLET} \\x00 \\u202e",
    "bidi \u202e override \u2066 isolate \u2069 \u202c end",
    "null \x00 bell \x07 escape \x1b[31m form \x0c feed \x85 next \u2028 line \u2029 paragraph",
    f"line\r{RUN}\r\n{RUN}",
    "]]> <!-- --> <script>alert(1)</script> [x](javascript:alert(1))",
    "# noqa\n# type: ignore\n# pyright: ignore",
)
TOKENS = (
    "class", "def", "self", "None", "model_config", "model_dump", "schema", "json", "copy", "str", "int", "list",
    "", " ", "_", "__init__", "1st", "a-b", "a_b", "aB", "AB", "ab", "媒体", "类型", "ß", "é", "e", "x.y/z~0",
    'a"b', "a'b", "a\\b", "a{b", f'"""{RUN}"""', "a\nb", "\u202e", "body", "options", "to_wire", "Field", "Any",
    "Annotated", "property", "print", "__class__", "field_", "validate",
)  # fmt: skip


def hostile() -> Spec:
    """Every text in every place; every token as a field, a parameter, a value and a key."""
    texts = [said(de=text, ja=text) for text in TEXTS]
    every = said(de=" ".join(TEXTS), ja="\n".join(TEXTS))

    def text(index: int):
        return texts[index % len(texts)]

    fields = tuple(
        member(token, "string", index % 3 == 0, description=text(index)) for index, token in enumerate(TOKENS)
    )
    nested = member("nested", "object", True, description=every, children=fields)
    kind = member("kind", "string", True, refers=("kinds",))
    rows = tuple(
        member(
            token,
            "string",
            index % 2 == 0,
            set_on=(TOKENS[index % 4] if index % 5 else ANY,),
            description=text(index),
        )
        for index, token in enumerate(TOKENS)
    )
    guarded = member("only", "object", False, condition=TOKENS[:3], condition_on="kind", description=every)
    body = (nested, kind, member("table", "object", True, refers=("rows",)), guarded)
    statuses = [
        response(code, text(code), text(code + 1), text(code + 2)) for code in (400, 404, 418, 499, 500, 503)
    ]
    first = operation(
        f"post{TOKENS[-1]}",
        "POST",
        "/api/class",
        server="https://{class}.{options}",
        summary=every,
        body=body,
        responses=[response(201, text(1), headers=(("Location", "/api/class/1"),)), *statuses],
    )
    parameters = [("path", member("sid", "string", True, description=every))]
    parameters += [
        ("query", member(token, "integer", False, description=text(4))) for token in TOKENS if token != "sid"
    ]
    second = operation(
        'x"""y',
        "GET",
        '/api/class/{sid}/{a-b}/\'/"""',
        server="https://{class}.{options}",
        summary=text(0),
        parameters=[*parameters, ("path", member("a-b", "string", True))],
        responses=[response(200, every), *statuses],
    )
    table = Schema(id="rows", anchor="rows", group="g", title=every, fields=rows)
    kinds = Enum(
        id="kinds",
        anchor="kinds",
        group="g",
        title=every,
        values=tuple(
            EnumValue(value=fact(token), notes=(Note(role="paragraph", texts=text(index)),))
            for index, token in enumerate((*TOKENS, *EVENT_TYPES, "name", "value", "mro", "NAME"))
        ),
    )
    link = Tie(
        kind="link",
        source=f"{second.pointer} path.sid",
        target=first.pointer,
        evidence="",
        response="201",
        header="Location",
        template="/api/class/{sid}",
    )
    return spec((first, second), schemas=(table,), enums=(kinds,), ties=(link,), locales=("de", "ja"))
