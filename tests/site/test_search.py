"""Search data: what can be found, where it leads, and that it is safe as a script."""

import json

from specglot.site.outline import ids_of
from specglot.site.search import script, shard
from specglot.site.site import Site


def data(site: Site, locale: str) -> dict[str, list[list[object]]]:
    pages = tuple(site.found(locale, outline) for outline in site.outlines)
    text = shard(locale, pages)
    prefix = f"specglotIndex({json.dumps(locale)},"
    assert text.startswith(prefix)
    found: dict[str, list[list[object]]] = json.loads(text.removeprefix(prefix).removesuffix(");\n"))
    return found


def keys(site: Site, locale: str) -> set[tuple[object, object]]:
    found = data(site, locale)
    return {(found["pages"][int(str(row[0]))][0], row[1]) for row in found["entries"]}


def test_the_same_things_are_found_in_every_locale(site: Site) -> None:
    assert keys(site, "de") == keys(site, "fr")
    # ja has no states page: its own words for it are missing, the entries are not.
    assert keys(site, "ja") <= keys(site, "de")
    assert {
        key for key in keys(site, "de") if str(key[1]).startswith(("value-", "field-", "code-", "path-"))
    } <= keys(site, "ja")


def test_entries_lead_to_anchors_that_exist(site: Site) -> None:
    anchors = {(outline.slug, id_) for outline in site.outlines for id_ in ids_of(outline)}
    for locale in site.inputs.spec.locales:
        assert keys(site, locale) <= anchors


def test_words_are_the_locales_own(site: Site) -> None:
    texts = " ".join(str(row[4]) + str(row[5]) for row in data(site, "ja")["entries"])
    assert "期限切れ" in texts
    assert "ungültig" not in texts
    assert "Le colis" not in texts


def test_a_script_cannot_be_closed_from_inside() -> None:
    made = script({"a": "</script><!--\u2028"})
    assert "<" not in made
    assert "\u2028" not in made
    assert json.loads(made) == {"a": "</script><!--\u2028"}
