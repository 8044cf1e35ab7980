"""Tables titled with a key → ties from the fields of that name to them.

Some books write an object within an object as a table of its own, under a heading that is nothing but the key:
`server` is an object in one table, and a later table of the page is titled `server`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from specglot.model.late import late
from specglot.model.spec import Field, Schema, Tie

_TOKEN = late(r"[A-Za-z_][A-Za-z0-9_.-]*")
_LISTED = late(r"[_-]?(?:list|array|items|s)$", re.IGNORECASE)


def nested_ties(schemas: Sequence[Schema]) -> Iterable[Tie]:
    """A tie from each field that is an object or an array, and has no keys of its own, to the table named after it.

    The table stands behind the field on the same page and every locale titles it with the same key; an array may be
    called after what it holds (`server_list`, `servers`). Of several tables of that title the nearest counts.
    """
    titles = [_key(schema) for schema in schemas]
    for index, schema in enumerate(schemas):
        for field in schema.fields:
            kind = field.type.value if field.type else None
            if field.children or field.refers or kind not in ("object", "array"):
                continue
            wanted = _names(field, kind)
            for other, title in zip(schemas[index + 1 :], titles[index + 1 :], strict=True):
                if other.group == schema.group and title in wanted:
                    yield Tie(
                        kind="schema", source=field.pointer, target=other.id, evidence=f"table titled {title}"
                    )
                    break


def _key(schema: Schema) -> str | None:
    """The one wire token that is the title of a table in every locale."""
    texts = {text.prose.text.strip() for text in schema.title}
    title = texts.pop() if len(texts) == 1 else ""
    return title if _TOKEN.fullmatch(title) else None


def _names(field: Field, kind: str) -> set[str]:
    name = field.name.value
    return {name, _LISTED.sub("", name)} - {""} if kind == "array" else {name}
