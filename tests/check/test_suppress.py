"""Comments hold findings back, and are findings themselves where they do nothing."""

from __future__ import annotations

from specglot.check.suppress import suppress
from specglot.model.diagnostic import Diagnostic
from specglot.model.source import Source, Span

RULES = frozenset({"unit-differs", "doubled-word"})


def at(line: int, rule: str = "unit-differs", path: str = "zh/cart.md") -> Diagnostic:
    span = Span(path=path, line=line, column=3, end_line=line, end_column=6)
    return Diagnostic(rule=rule, severity="error", message="m", primary=span)


def page(text: str, path: str = "zh/cart.md") -> Source:
    return Source.of(path, text)


def test_a_comment_holds_back_its_rule_on_its_block() -> None:
    source = page("* `a`\n\n<!-- specglot: ignore unit-differs 原文如此 -->\n* `b`\n* `c`\n\n* `d`\n")
    diagnostics = (at(1), at(4), at(5), at(5, "doubled-word"), at(7), at(4, path="de/cart.md"))
    result = suppress(diagnostics, (source,), RULES)
    assert result.reasons == (None, "原文如此", "原文如此", None, None, None)
    assert result.findings == ()


def test_an_idle_comment_is_told_with_page_group_and_locale() -> None:
    source = page("x\n<!-- specglot: ignore unit-differs weil -->\ny\n")
    (found,) = suppress((), (source,), RULES, {"zh/cart.md": ("cart", "zh-CN")}).findings
    assert (found.rule, found.severity, str(found.primary)) == (
        "unused-suppression",
        "note",
        "zh/cart.md:2:1",
    )
    assert found.message == "`unit-differs` finds nothing here"
    assert (found.group, found.locale, found.subject) == ("cart", "zh-CN", "unit-differs")


def test_each_rule_of_a_comment_is_judged_alone() -> None:
    source = page("<!-- specglot: ignore unit-differs,doubled-word weil -->\ny\n")
    result = suppress((at(2),), (source,), RULES)
    assert result.reasons == ("weil",)
    assert [found.message for found in result.findings] == ["`doubled-word` finds nothing here"]


def test_a_rule_that_did_not_run_cannot_be_idle() -> None:
    source = page("<!-- specglot: ignore unit-differs weil -->\ny\n")
    assert suppress((), (source,), RULES, ran=lambda rule: rule != "unit-differs").findings == ()


def test_without_a_reason_nothing_is_held_back() -> None:
    source = page("<!-- specglot: ignore unit-differs -->\ny\n")
    result = suppress((at(2),), (source,), RULES)
    assert result.reasons == (None,)
    assert [(found.rule, found.severity) for found in result.findings] == [
        ("suppression-without-reason", "warning")
    ]


def test_unknown_rules_and_no_rule_at_all() -> None:
    source = page("<!-- specglot: ignore unit-difers weil -->\ny\n\n<!-- specglot: ignore -->\nz\n")
    found = suppress((at(2),), (source,), RULES).findings
    assert [(one.rule, one.primary.line, one.message) for one in found] == [
        ("suppression-of-unknown-rule", 1, "there is no rule `unit-difers`"),
        ("suppression-without-reason", 4, "the comment names no rule"),
    ]


def test_a_finding_over_several_lines_is_met_by_any_of_them() -> None:
    source = page("a\nb <!-- specglot: ignore unit-differs weil -->\nc\n")
    span = Span(path="zh/cart.md", line=1, column=1, end_line=3, end_column=2)
    wide = Diagnostic(rule="unit-differs", severity="error", message="m", primary=span)
    assert suppress((wide,), (source,), RULES).reasons == ("weil",)


def test_any_order_of_pages_gives_the_same() -> None:
    pages = tuple(page("<!-- specglot: ignore doubled-word x -->\ny", f"{name}.md") for name in "bca")
    found = suppress((), pages, RULES).findings
    assert found == suppress((), pages[::-1], RULES).findings
    assert [one.primary.path for one in found] == ["a.md", "b.md", "c.md"]
