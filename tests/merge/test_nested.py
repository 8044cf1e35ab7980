"""Tables titled with a key, and the fields they belong to."""

from __future__ import annotations

from merging import spec_of

from specglot.emit.openapi import Info, document
from specglot.model.spec import Spec

HEADS = {"de": "| Feld | Typ | Erforderlich | Beschreibung |", "zh": "| 字段 | 类型 | 必选 | 描述 |"}


def page(locale: str, *tables: tuple[str, tuple[tuple[str, str], ...]]) -> str:
    parts = ["# plan {#plan}\n"]
    for title, rows in tables:
        parts.append(f"## {title}\n\n{HEADS[locale]}\n|---|---|---|---|")
        parts.extend(
            f"| {name} | {kind} | {'否' if locale == 'zh' else 'Nein'} | x{name} |" for name, kind in rows
        )
        parts.append("")
    return "\n".join(parts)


PLAN = ("request", (("id", "integer"), ("server", "object"), ("node_list", "array"), ("tag", "object")))
SERVER = ("server", (("host", "string"),))
NODE = ("node", (("cloud", "integer"),))
TAG = ("tag", (("word", "string"),))


def spec(*tables: tuple[str, tuple[tuple[str, str], ...]], **titles: str) -> Spec:
    return spec_of(
        {
            f"{locale}/plan.md": page(
                locale, *((titles.get(f"{locale}_{title}", title), rows) for title, rows in tables)
            )
            for locale in ("de", "zh")
        }
    )


def ties(found: Spec) -> dict[str, str]:
    ids = {schema.id: schema.anchor.rsplit("-", 1)[-1] for schema in found.schemas}
    return {tie.source.rsplit(" ", 1)[-1]: ids[tie.target] for tie in found.ties if tie.kind == "schema"}


def test_a_key_leads_to_the_table_titled_with_it() -> None:
    assert ties(spec(PLAN, SERVER, NODE, TAG)) == {"server": "server", "node_list": "node", "tag": "tag"}


def test_the_table_stands_behind_the_field() -> None:
    assert ties(spec(SERVER, PLAN)) == {}


def test_a_title_in_words_names_no_key() -> None:
    assert "server" not in ties(spec(PLAN, SERVER, de_server="Der Server", zh_server="服务器"))


def test_locales_that_title_it_differently_decide_nothing() -> None:
    assert "server" not in ties(spec(PLAN, SERVER, zh_server="servers"))


def test_of_several_the_nearest_counts() -> None:
    other = ("answer", (("server", "object"),))
    found = spec(PLAN, SERVER, other, ("server", (("uptime", "integer"),)))
    targets = [tie.target for tie in found.ties if tie.source.endswith(" server")]
    assert len(targets) == len(set(targets)) == 2


def test_the_document_refers_to_the_table() -> None:
    found = spec(PLAN, SERVER, NODE)
    schemas = document(found, lang="de", fallback=(), info=Info(title={"de": "x"}, version="1"))[
        "components"
    ]["schemas"]
    plan = next(body["properties"] for body in schemas.values() if "node_list" in body["properties"])
    assert plan["server"]["$ref"].startswith("#/components/schemas/")
    assert plan["node_list"]["items"]["$ref"].startswith("#/components/schemas/")
    assert "$ref" not in plan["tag"]
