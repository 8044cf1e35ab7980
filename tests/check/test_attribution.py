"""Locale groups and versions → causes."""

from __future__ import annotations

import pytest

from specglot.check.attribution import attribute

NEW, OLD = "0d2d75dd", "e89620ce"


@pytest.mark.parametrize(
    ("groups", "versions", "cause"),
    [
        ((("ja", "pt", "zh"), ("de", "fr")), {"ja": NEW, "pt": NEW, "zh": NEW, "de": OLD, "fr": OLD}, "version-skew"),
        ((("de", "fr", "ja", "pt"), ("zh",)), {"ja": OLD, "pt": OLD, "de": OLD, "fr": OLD, "zh": NEW}, "version-skew"),
        ((("ja", "pt", "zh"), ("de", "fr")), {"ja": NEW, "pt": NEW, "zh": NEW, "de": OLD, "fr": NEW}, "translation-damage"),
        ((("de", "fr", "ja"), ("zh",)), {"de": NEW, "fr": NEW, "ja": NEW, "zh": NEW}, "translation-damage"),
        ((("de", "fr", "ja"), ("zh",)), {}, "translation-damage"),
        ((("de",), ("zh",)), {"de": NEW, "zh": NEW}, "unattributed"),
        ((("de",), ("zh",)), {}, "unattributed"),
        ((("de",), ("zh",)), {"de": NEW, "zh": OLD}, "version-skew"),
        ((("de", "fr"), ("ja", "zh")), {"de": NEW, "fr": NEW, "ja": NEW, "zh": OLD}, "unattributed"),
        ((("de", "ja"),), {"de": NEW, "ja": NEW}, "source-defect"),
    ],
)  # fmt: skip
def test_cause(groups: tuple[tuple[str, ...], ...], versions: dict[str, str], cause: str) -> None:
    assert attribute(groups, lambda locale: versions.get(locale, "")) == cause
