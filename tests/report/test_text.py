"""The text report: read the golden, it is meant to be read."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from report_samples import HOSTILE, RUN, golden, hostile, many, runs

from specglot.model.diagnostic import Diagnostic
from specglot.model.source import Source, Span
from specglot.report.excerpt import columns
from specglot.report.finding import Finding, Run
from specglot.report.text import render
from specglot.report.visible import visible


def test_golden() -> None:
    text = render(RUN)
    assert text == golden("text.txt", text)


def test_golden_in_colour_and_narrow() -> None:
    text = render(RUN, colour=True, width=34)
    assert text == golden("text-colour.txt", text)


def test_colour_changes_nothing_else() -> None:
    assert re.sub(r"\x1b\[[0-9;]*m", "", render(RUN, colour=True)) == render(RUN)


def test_nothing_found() -> None:
    assert render(replace(RUN, findings=())) == "No findings on 3 pages in 4 locales.\n"


def test_ten_thousand_findings_do_not_drown_anyone() -> None:
    text = render(many(10_000))
    assert len(text.splitlines()) < 700
    assert "… and 3,313 more of required-differs; see --format json\n" in text
    assert "Found 3,333 errors, 3,333 warnings, 3,334 notes on 3 pages in 4 locales.\n" in text
    assert text.startswith("de/cart.md: 3,333 errors, 3,333 warnings\n")


def test_no_cap() -> None:
    assert "more of" not in render(many(90), per_rule=0)


def test_a_long_span_says_where_it_ends() -> None:
    span = Span(path="ja/p.md", line=1, column=2, end_line=3, end_column=1)
    assert pieces("四行の文章", span) == ("四行の文章", "  ^^^^^^^^ … to line 3")


def test_an_empty_line_has_a_caret() -> None:
    assert pieces("", Span(path="ja/p.md", line=1, column=1, end_line=1, end_column=1)) == ("", "^")


def pieces(line: str, span: Span) -> tuple[str, str]:
    """The source line and the line of carets as the report shows them."""
    diagnostic = Diagnostic(rule="r", severity="error", message="m", primary=span, locale="ja")
    run = Run(
        findings=(Finding(diagnostic=diagnostic, fingerprint="f"),),
        sources={span.path: Source.of(span.path, line)},
        pages=1,
    )
    lines = render(run, width=10_000).split("\n")
    return lines[5].removeprefix("ja |").removeprefix(" "), lines[6].removeprefix("   | ")


def test_hostile_text_steers_nothing() -> None:
    text = render(hostile())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\x00" not in text
    assert "\u200b" not in text
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
    assert "##[" not in text
    text.encode()


def test_hostile_text_in_colour_has_our_escapes_only() -> None:
    assert re.findall(r"\x1b(?!\[[0-9;]+m)", render(hostile(), colour=True)) == []
    assert HOSTILE not in render(hostile(), colour=True)


@given(runs())
def test_text_never_raises(run: Run) -> None:
    text = render(run, width=40)
    text.encode()
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))


ALPHABET = "ab é必須（ｶﾅ한\u3000\t\u200b\u202e👩e\u0301"


@settings(max_examples=200)
@given(before=st.text(alphabet=ALPHABET), marked=st.text(alphabet=ALPHABET), after=st.text(alphabet=ALPHABET))
def test_the_caret_stands_under_the_right_column(before: str, marked: str, after: str) -> None:
    end = len(before) + len(marked) + 1
    span = Span(path="ja/p.md", line=1, column=len(before) + 1, end_line=1, end_column=end)
    shown, carets = pieces(before + marked + after, span)
    indent = len(carets) - len(carets.lstrip(" "))
    assert indent == columns(visible(before))
    assert len(carets.strip()) == max(columns(visible(marked)), 1)
    assert shown.startswith(visible(before).rstrip() if not (marked + after).strip() else visible(before))


def test_a_label_that_does_not_fit_stands_below() -> None:
    lines = render(RUN, width=45).split("\n")
    place = lines.index("ja | * `items`（必須）")
    assert lines[place + 1 : place + 3] == [
        "   |            ----",
        "   |            required (ja/cart.md:7:11)",
    ]
    assert max(len(line) for line in lines if "|" in line) <= 45
