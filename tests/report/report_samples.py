"""A run to look at: three pages of a shop that never was, and what is wrong with them."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import strategies as st
from msgspec.structs import replace

from specglot.model.diagnostic import SEVERITIES, Diagnostic, Edit, Fix, Related
from specglot.model.source import Source, Span
from specglot.model.spec import PageGroup, PageRef
from specglot.report.finding import Finding, RuleInfo, Run

ZH = """\
---
uuid: 7f3a-11
---

# 购物车{#cart}

* `items` （必需）
* `coupon` （可选，仅与 `sale` 一起发送）
"""

JA = """\
---
uuid: 7f3a-11
---

# カート{#cart}

* `items`（必須）
* `coupon`（任意、`sale` と一緒にのみ送信）
"""

DE = """\
---
uuid: 7 f 3a-11
---

# Warenkorb{#cart}

* `items` (Optional)
* `coupon` (Optional; nur zusammen mit `sale` senden)

The cart is emptied after an hour.
"""

SOURCES = {
    path: Source.of(path, text) for path, text in (("de/cart.md", DE), ("ja/cart.md", JA), ("zh/cart.md", ZH))
}


def at(path: str, line: int, text: str, sources: dict[str, Source] = SOURCES) -> Span:
    """The span of a text on a line."""
    column = sources[path].line(line).index(text) + 1
    return Span(path=path, line=line, column=column, end_line=line, end_column=column + len(text))


def page(locale: str) -> PageRef:
    return PageRef(
        locale=locale,
        locale_by="path",
        path=f"{locale}/cart.md",
        title="",
        anchor="cart",
        cohort="",
        translation_type="",
    )


REQUIRED = Diagnostic(
    rule="required-differs",
    severity="error",
    message="`items` is optional here, required in ja, zh",
    primary=at("de/cart.md", 7, "Optional"),
    locale="de",
    related=(
        Related(span=at("ja/cart.md", 7, "必須"), locale="ja", message="required"),
        Related(span=at("zh/cart.md", 7, "必需"), locale="zh", message="required"),
    ),
    help="say in every locale whether `items` must be sent",
    group="cart",
    subject="POST /cart items",
    groups=(("ja", "zh"), ("de",)),
    attribution="translation-damage",
)

UNTRANSLATED = Diagnostic(
    rule="untranslated-text",
    severity="warning",
    message="a sentence in English on a German page",
    primary=at("de/cart.md", 10, "The cart is emptied after an hour."),
    locale="de",
    help="translate the sentence",
    group="cart",
    subject="section 0 paragraph 1",
    groups=(("de",),),
    attribution="translation-damage",
)

UUID = Diagnostic(
    rule="metadata-id-damaged",
    severity="warning",
    message="the page id `uuid` has blanks in it",
    primary=at("de/cart.md", 2, "7 f 3a-11"),
    locale="de",
    related=(
        Related(span=at("ja/cart.md", 2, "7f3a-11"), locale="ja", message=""),
        Related(span=at("zh/cart.md", 2, "7f3a-11"), locale="zh", message=""),
    ),
    fix=Fix(
        title="write the id as `7f3a-11`",
        edits=(Edit(span=at("de/cart.md", 2, "7 f 3a-11"), text="7f3a-11"),),
        decided_by=("ja", "zh"),
    ),
    group="cart",
    subject="uuid",
    groups=(("ja", "zh"), ("de",)),
    attribution="translation-damage",
)

BLANK = Diagnostic(
    rule="blank-before-bracket",
    severity="note",
    message="a blank before `（`, which Chinese does not have",
    primary=at("zh/cart.md", 8, " （可选"),
    locale="zh",
    group="cart",
    subject="coupon",
    groups=(("zh",),),
)

RULES = (
    RuleInfo(
        name="required-differs",
        short="One page says that a field must be sent, another that it may be left out.",
        full="One page says …\n\n## What it finds\n\nA field that is required in some locales only.",
        url="https://example.org/rules/required-differs/",
        severity="error",
        tags=("facts",),
    ),
    RuleInfo(name="untranslated-text", short="Text in another language.", url="https://example.org/rules/u/"),
    RuleInfo(name="metadata-id-damaged", short="A page id was damaged.", url="https://example.org/rules/m/"),
    RuleInfo(name="blank-before-bracket", short="A blank too many.", severity="note"),
)

RUN = Run(
    findings=(
        Finding(diagnostic=BLANK, fingerprint="b1"),
        Finding(diagnostic=REQUIRED, fingerprint="r1", url="https://example.org/rules/required-differs/"),
        Finding(diagnostic=UUID, fingerprint="m1", url="https://example.org/rules/m/"),
        Finding(
            diagnostic=UNTRANSLATED,
            fingerprint="u1",
            suppressed="quoted on purpose",
            url="https://example.org/rules/u/",
        ),
    ),
    rules=RULES,
    sources=SOURCES,
    groups=(PageGroup(id="cart", by="path", pages=(page("de"), page("ja"), page("zh"))),),
    locales=("de", "fr", "ja", "zh"),
    pages=3,
    version="1.2.3",
)

GOLDEN = Path(__file__).parents[1] / "golden" / "report"


def golden(name: str, text: str) -> str:
    """The text expected; `UPDATE_GOLDEN=1` writes it anew, for a person to read in the diff."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


HOSTILE = (
    "::error file=x::boom\n::stop-commands::t ##[error]x ]]> <script>alert(1)</script> "
    "<img src=x onerror=y> \x1b[31mred\x1b]8;;http://evil\x07 \u202egnp.exe\u2066 \u200b\ufeff &amp; "
    "\"quoted\" 'too' `code` | cell [link](javascript:x) ![i](https://evil/i.png) @everyone #1 "
    "www.evil.example $x$ :tada: </summary></details> --> {0} %0A \x00\ud800"
)


def hostile(text: str = HOSTILE) -> Run:
    """A run in which every text that may come from a page is hostile."""
    path = f"{text}/p.md"
    source = Source.of(path, f"# {text}\nx {text} y")
    span = Span(path=path, line=2, column=3, end_line=2, end_column=5)
    diagnostic = Diagnostic(
        rule="required-differs",
        severity="error",
        message=text,
        primary=span,
        locale=text,
        related=(Related(span=span, locale=text, message=text),),
        help=text,
        fix=Fix(title=text, edits=(Edit(span=span, text=text),), decided_by=(text,)),
        group=text,
        subject=text,
        groups=((text,), ("de",)),
        attribution="unattributed",
    )
    return Run(
        findings=(
            Finding(diagnostic=diagnostic, fingerprint="f1", url="https://example.org/"),
            Finding(diagnostic=diagnostic, fingerprint="f2", url="javascript:alert(1)", suppressed=text),
            Finding(diagnostic=replace(diagnostic, severity="note"), fingerprint="f3"),
        ),
        rules=RULES,
        sources={path: source},
        groups=(PageGroup(id=text, by="path", pages=(replace(page("de"), path=path, locale=text),)),),
        locales=(text,),
        pages=1,
        version="1",
    )


def many(number: int) -> Run:
    """A run with that many findings, a third of each severity."""
    told = [finding for finding in RUN.findings if finding.suppressed is None]
    findings = tuple(
        replace(
            told[index % 3],
            fingerprint=f"{index:032x}",
            diagnostic=replace(told[index % 3].diagnostic, message=f"number {index}"),
        )
        for index in range(number)
    )
    return replace(RUN, findings=findings)


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """Runs of any text, with spans that may lie outside their source."""
    odd = st.sampled_from("<>&|`:]\u202e\x1b中\u0301")
    text = st.text(alphabet=st.one_of(st.characters(codec="utf-8"), odd), max_size=12)
    paths = draw(st.lists(text.filter(bool), min_size=1, max_size=3, unique=True))
    number = st.integers(1, 5)
    spans = st.builds(
        lambda path, line, column, lines, width: Span(
            path=path, line=line, column=column, end_line=line + lines - 1, end_column=column + width - 1
        ),
        st.sampled_from([*paths, "gone.md"]),
        number,
        number,
        st.integers(1, 2),
        number,
    )
    related = st.builds(Related, span=spans, locale=text, message=text)
    fixes = st.builds(
        Fix,
        title=text,
        edits=st.lists(st.builds(Edit, span=spans, text=text), max_size=2).map(tuple),
        decided_by=st.lists(text, max_size=2).map(tuple),
    )
    diagnostics = st.builds(
        Diagnostic,
        rule=text,
        severity=st.sampled_from(SEVERITIES),
        message=text,
        primary=spans,
        locale=text,
        related=st.lists(related, max_size=3).map(tuple),
        help=text,
        fix=st.none() | fixes,
        group=text,
        subject=text,
        groups=st.lists(st.lists(text, max_size=2).map(tuple), max_size=2).map(tuple),
        attribution=st.sampled_from((None, "version-skew", "unattributed")),
    )
    findings = st.builds(
        Finding,
        diagnostic=diagnostics,
        fingerprint=st.uuids().map(str),
        suppressed=st.none() | text,
        suppressed_by=st.sampled_from(("comment", "baseline")),
        url=st.sampled_from(("", "https://example.org/")),
    )
    sources = {path: Source.of(path, draw(st.text(max_size=30))) for path in paths}
    return Run(
        findings=tuple(draw(st.lists(findings, max_size=5))),
        rules=RULES,
        sources=sources,
        locales=tuple(draw(st.lists(text.filter(bool), max_size=3, unique=True))),
        pages=len(paths),
    )
