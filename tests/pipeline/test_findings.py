"""A book's findings: selected, levelled, identified."""

from __future__ import annotations

from pathlib import Path

import pytest

from specglot.check.samples import parcels
from specglot.config import Config
from specglot.model.errors import InputError
from specglot.pipeline import check_book, checked, read_texts, run_of, selection_of

TEXTS = parcels("de", "ja", "zh", ja=("ミリ秒", "秒"))


def found(
    config: Config, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    return [(one.rule, one.severity) for one in check_book(read_texts(TEXTS, config), select, ignore)]


def test_levels_of_the_config() -> None:
    assert found(Config(root=Path())) == [("unit-differs", "error")]
    assert found(Config(root=Path(), levels={"unit-*": "note"})) == [("unit-differs", "note")]
    assert found(Config(root=Path(), levels={"unit-differs": "off"})) == []
    only = {"paths": ["ja/*"], "levels": {"unit-differs": "warning"}}
    assert found(Config(root=Path(), overrides=(only,))) == [("unit-differs", "warning")]
    assert found(Config(root=Path(), overrides=({**only, "paths": ["de/*"]},))) == [("unit-differs", "error")]


def test_the_command_line_narrows_the_config() -> None:
    assert found(Config(root=Path(), select=("type-differs",))) == []
    assert found(Config(root=Path(), select=("type-differs",)), select=("unit-differs",)) == [
        ("unit-differs", "error")
    ]
    assert found(Config(root=Path(), ignore=("unit-differs",)), select=("unit-differs",)) == []


@pytest.mark.parametrize(
    "config", [Config(root=Path(), levels={"unit-differs": "loud"}), Config(root=Path(), select=("no-such",))]
)
def test_what_does_not_exist_is_refused(config: Config) -> None:
    with pytest.raises(InputError):
        selection_of(config)


def test_a_report_knows_rules_sources_and_fingerprints() -> None:
    book = read_texts(TEXTS)
    run = run_of(checked(book, check_book(book)))
    (finding,) = run.findings
    assert (finding.diagnostic.rule, finding.suppressed, run.pages, run.locales) == (
        "unit-differs",
        None,
        3,
        ("de", "ja", "zh"),
    )
    assert finding.fingerprint
    assert {rule.name for rule in run.rules} >= {"unit-differs", "block-unread"}
    moved = read_texts({path: text.replace("## ", "\n\n## ") for path, text in TEXTS.items()})
    (again,) = run_of(checked(moved, check_book(moved))).findings
    assert again.fingerprint == finding.fingerprint
    assert again.diagnostic.primary.line != finding.diagnostic.primary.line
