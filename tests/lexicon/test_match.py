"""Normalisation, boundaries and nesting."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specglot.lexicon import lexicon_for, normalise
from specglot.lexicon.match import Keys, Matcher, keyed


def concepts(locale: str, table: str, text: str) -> list[str]:
    lexicon = lexicon_for(locale)
    assert lexicon is not None
    return [match.concept for match in lexicon.find(table, text)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  Set\u00a0On... ", "set on"),
        ("HTTP　响应代码：", "http响应代码"),
        ("URI パラメーター", "uriパラメーター"),
        ("リク\u200bエスト", "リクエスト"),
        ("ＡＰＩ", "api"),
        ("Straße", "strasse"),
        ("n’est – pas", "n'est - pas"),
        ("S.O.", "s.o"),
        ("Obliga\u00adtorisch", "obligatorisch"),
        ("Re\u0301ponse", "réponse"),
        ("", ""),
        ("…", ""),
        ("요청 본문", "요청 본문"),
    ],
)
def test_normalise(text: str, plain: str) -> None:
    assert normalise(text) == plain


@given(st.text())
def test_normalise_is_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="aＢ秒ミリ゛゙ \u00a0\u200b\u200d\u0301ßİΣ…：。가가㌔½", max_size=12))
def test_normalise_is_idempotent_where_characters_join(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("locale", "text", "units"),
    [
        ("de", "in Millisekunden", ["ms"]),
        ("de", "Sekunden oder Millisekunden", ["s", "ms"]),
        ("de", "Hundertstelsekunden", []),
        ("de", "Frames pro Sekunde", ["{frame}/s"]),
        ("de", "500ms", ["ms"]),
        ("ja", "ミリ秒単位", ["ms"]),
        ("ja", "（秒）", ["s"]),
        ("ja", "1 秒あたりのフレーム数", ["{frame}/s"]),
        ("ja", "アルバイト", []),
        ("zh", "以毫秒为单位", ["ms"]),
        ("zh", "每秒帧数", ["{frame}/s"]),
        ("zh", "部分内容", []),
        ("zh-TW", "以毫秒為單位", ["ms"]),
        ("ko", "밀리초로 지정", ["ms"]),
        ("ko", "최초 실행", []),
        ("ko", "초기화", []),
        ("ko", "초 단위로", ["s"]),
        ("en", "the second parameter", []),
        ("en", "a user's own", []),
        ("en", "kilobits per second", ["kbit/s"]),
        ("en", "items_per_seconds", []),
        ("pt", "segundos ou milissegundos", ["s", "ms"]),
        ("fr", "secondes, millisecondes", ["s", "ms"]),
        ("es", "milisegundos", ["ms"]),
        ("it", "al secondo", ["/s"]),
        ("nl", "milliseconden", ["ms"]),
        ("sv", "millisekunder", ["ms"]),
    ],
)
def test_units_in_sentences(locale: str, text: str, units: list[str]) -> None:
    assert concepts(locale, "unit", text) == units


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("ko", "필수입니다", ("required", 5)),
        ("zh", "可选；仅与 `a` 一起发送", ("optional", 2)),
        ("ja", "オプション。`a` でのみ送信", ("optional", 5)),
        ("ja", "オプションズ", None),
        ("de", "Optional; nur mit `a`", ("optional", 8)),
        ("de", "Optionen", None),
        ("en", "not required", ("optional", 12)),
        ("en", "Required if `a`", ("required", 8)),
        ("en", "requiredness", None),
        ("en", "", None),
        ("fr", "Non obligatoire", ("optional", 15)),
        ("zh", "非必需", ("optional", 3)),
    ],
)
def test_prefix(locale: str, text: str, expected: tuple[str, int] | None) -> None:
    lexicon = lexicon_for(locale)
    assert lexicon is not None
    assert lexicon.prefix("presence", text) == expected


def test_exact_looks_through_quotes_and_brackets() -> None:
    lexicon = lexicon_for("zh")
    assert lexicon is not None
    assert lexicon.exact("value", "“任一”") == "any"
    assert lexicon.exact("value", "**不适用**") == "not-applicable"
    assert lexicon.exact("value", "任一事情") is None
    assert lexicon.exact("value", "“”") is None


def test_a_marked_form_counts_only_as_the_whole_text() -> None:
    matcher = Matcher(keyed({"min": ["=min", "minutes"]}))
    assert matcher.exact("min.") == "min"
    assert matcher.prefix("min") == ("min", 3)
    assert matcher.prefix("min value") is None
    assert [match.form for match in matcher.find("min value in minutes")] == ["minutes"]


def test_matches_do_not_overlap_and_the_longest_comes_first() -> None:
    matcher = Matcher(keyed({"a": ["one two"], "b": ["two three", "one two three"], "c": ["three"]}))
    assert [(m.concept, m.start, m.end) for m in matcher.find("one two three three")] == [
        ("b", 0, 13),
        ("c", 14, 19),
    ]


def test_a_table_without_forms_finds_nothing() -> None:
    matcher = Matcher(keyed({}))
    assert matcher.find("anything") == ()
    assert matcher.prefix("anything") is None
    assert matcher.exact("") is None


@given(st.text())
def test_find_points_at_what_it_found(text: str) -> None:
    plain = normalise(text + " in Millisekunden")
    lexicon = lexicon_for("de")
    assert lexicon is not None
    matches = lexicon.find("unit", text + " in Millisekunden")
    assert matches[-1].concept == "ms"
    assert all(plain[match.start : match.end] == match.form for match in matches)


KEYS = keyed(
    {
        "ms": ["ms", "in Millisekunden", "毫秒", "ミリ秒", "밀리초"],
        "s": ["s", "=sec", "Sekunden", "秒", "초", "seconde(s)"],
        "none": ["keine", "n/a", "なし", "无"],
    }
)
TEXTS = st.lists(
    st.sampled_from(
        "ms Sekunden 毫秒 ミリ秒 밀리초 초 秒 なし none aaaaaaaaaaaaaaaaa äöüß １２３ （ ） . , : - – \u0301 \u200b "
        "\u3099 \u00a0 ａｂ İ ﬁ ' “ \0 \n x1 5".split(" ")
    ),
    max_size=60,
).map("".join) | st.text(max_size=80)


def exactly(keys: Keys, text: str) -> str | None:
    """What `Matcher.exact` says, looked up without regard to length."""
    plain = normalise(text)
    found = keys.get(plain) or (plain and keys.get(normalise(plain.strip("\"'「」『』《》()[]*_` "))))
    return found.removeprefix("=") if found else None


@given(TEXTS)
def test_a_text_longer_than_all_forms_is_none_of_them(text: str) -> None:
    assert Matcher(KEYS).exact(text) == exactly(KEYS, text)


@given(TEXTS, st.sampled_from(["ms", "Sekunden ", "in Millisekunden, ", "毫秒", "sec", "ミリ秒"]))
def test_what_a_long_text_begins_with_is_seen_in_its_beginning(text: str, form: str) -> None:
    short = Matcher(KEYS)
    whole = Matcher({**keyed({"never": ["x" * 40]}), **KEYS})  # a form so long that no text is cut for it
    assert short.prefix(form + text) == whole.prefix(form + text)
    assert short.prefix(text) == whole.prefix(text)


@given(TEXTS)
def test_a_form_is_found_wherever_it_stands_as_a_word(text: str) -> None:
    plain, matcher = normalise(text), Matcher(KEYS)
    found = {(match.start, match.end) for match in matcher.find(text)}
    for form, concept in KEYS.items():
        start = plain.find(form)
        alone = start >= 0 and not (plain[:start] + plain[start + len(form) :]).strip()
        if alone and not concept.startswith("="):
            assert (start, start + len(form)) in found


@given(st.text(alphabet="aÀéß 　\u00a0漢字かゾー가。「」’（Ａ\u3099\u0301\t", max_size=10))
def test_text_that_is_folded_faster_is_folded_as_any_other(text: str) -> None:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    assert normalise(text) == normalise(folded)
