"""Which pages are each other's translation, and by what evidence."""

from __future__ import annotations

import pytest
from merging import pages_of

from specglot.merge.group import bare_id, group_pages, slugify

DE = "Dies ist ein deutscher Text, der lang genug ist, um erkannt zu werden."
FR = "Ceci est un texte en français, assez long pour être reconnu comme tel."
ZH = "这是一段足够长的中文文字，可以让人认出它所使用的语言是什么。"


def groups(texts: dict[str, str]) -> dict[str, tuple[str, list[str]]]:
    return {
        group.id: (group.by, [page.path for page in group.pages]) for group in group_pages(pages_of(texts))
    }


def test_by_path() -> None:
    assert groups({"de/a/x.md": "# A", "fr/a/x.md": "# B", "de/b/y.md": "# C"}) == {
        "x": ("path", ["de/a/x.md", "fr/a/x.md"]), "y": ("path", ["de/b/y.md"]),
    }  # fmt: skip


def test_by_suffix() -> None:
    assert groups({"x.de.md": "# A", "x.pt-BR.md": "# B"}) == {"x": ("path", ["x.de.md", "x.pt-BR.md"])}


def test_by_id_though_one_is_damaged() -> None:
    found = groups(
        {
            "1.txt": f"---\nuuid: ab12-cd34\n---\n\n{DE}",
            "2.txt": f"---\nuuid: A b12-\u200bcd 34\n---\n\n{FR}",
            "3.txt": f"---\nuuid: ff-00\n---\n\n{ZH}",
        }
    )
    assert found == {"ab12-cd34": ("id", ["1.txt", "2.txt"]), "3": ("path", ["3.txt"])}


def test_by_anchor() -> None:
    found = groups({"1.txt": f"# Boote {{#boats}}\n\n{DE}", "2.txt": f"# Bateaux{{#boats}}\n\n{FR}"})
    assert found == {"boats": ("anchor", ["1.txt", "2.txt"])}


def test_by_file_name() -> None:
    found = groups({"de/alt/boats.md": "# A", "fr/neu/boats.md": "# B"})
    assert found == {"boats": ("name", ["de/alt/boats.md", "fr/neu/boats.md"])}


def test_index_pages_are_not_tied_by_their_name() -> None:
    assert len(groups({"de/a/index.md": "# A", "fr/b/index.md": "# B"})) == 2


def test_two_pages_of_one_locale_never_share_a_group() -> None:
    same = "---\nuuid: ab12\n---\n\n# X {#x}\n"
    found = groups({"de/a.md": same, "de/b.md": same, "fr/a.md": same})
    assert sorted(paths for _, paths in found.values()) == [["de/a.md", "fr/a.md"], ["de/b.md"]]


def test_a_guess_does_not_tie_what_a_path_keeps_apart() -> None:
    found = groups(
        {"de/a/boats.md": "# A", "de/b/boats.md": "# B", "fr/a/boats.md": "# C", "fr/b/boats.md": "# D"}
    )
    assert {group: paths for group, (_, paths) in found.items()} == {
        "boats": ["de/a/boats.md", "fr/a/boats.md"], "b-boats": ["de/b/boats.md", "fr/b/boats.md"],
    }  # fmt: skip


def test_ids_are_ascii_and_unique() -> None:
    found = groups({"de/事件.md": "# A", "ja/事件.md": "# B", "de/é.md": "# C", "x/de/a.md": "# D"})
    assert all(name.isascii() for name in found)
    assert len(found) == 3


@pytest.mark.parametrize(("value", "bare"), [("A b\u00a012", "ab12"), ("a\u200bb\ufeff", "ab"), ("ａ", "ａ")])
def test_bare_id(value: str, bare: str) -> None:
    assert bare_id(value) == bare


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Events Request!", "events-request"), ("mc_api.v1", "mc-api-v1"), ("事件", ""), ("../../etc", "etc")],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug
