"""Each kind of fact changed in one locale at a time is found at its line, with that locale named as the odd one out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from rereading import findings
from specglot.model.diagnostic import Diagnostic

DOCS = Path(__file__).parents[2] / "docs"
LOCALES = ("de", "fr", "ja", "pt", "zh")
UNITS = {  # milliseconds → seconds, by language
    "de": ("Millisekunden", "Sekunden"),
    "fr": ("millisecondes", "secondes"),
    "ja": ("ミリ秒", "秒"),
    "pt": ("milissegundos", "segundos"),
    "zh": ("毫秒", "秒"),
}
OPTIONAL = {"de": "Optional", "fr": "Facultatif", "ja": "オプション", "pt": "Opcional", "zh": "可选"}
FLAGS = {"de": ("J", "N"), "fr": ("O", "N"), "ja": ("はい", "いいえ"), "pt": ("S", "N"), "zh": ("是", "否")}
STRINGS = {  # string → number, as the type columns of docs/ write them
    "de": ("String", "Zahl"),
    "fr": ("chaîne", "nombre"),
    "ja": ("文字列", "数値"),
    "pt": ("string", "número"),
    "zh": ("字符串", "数字"),
}
NOTHING = {"de": "nicht zutreffend", "fr": "S.O.", "ja": "該当なし", "pt": "N/D", "zh": "不适用"}

Change = Callable[[str, str], str]
"""(page text, language) → page text with one fact changed; the same text where the fact does not stand there."""


@dataclass(frozen=True)
class Mutation:
    """A change and the rules of which one at least must find it. `page` is the file stem in docs/."""

    kind: str
    page: str
    change: Change
    rules: tuple[str, ...]
    seeds: bool = True


def swap(old: str, new: str) -> Change:
    return lambda text, _: text.replace(old, new, 1)


def drop_line(pattern: str) -> Change:
    return lambda text, _: re.sub(rf"^.*{pattern}.*\n", "", text, count=1, flags=re.MULTILINE)


def by_language(words: dict[str, tuple[str, str]], context: str = "{}") -> Change:
    def change(text: str, language: str) -> str:
        old, new = words[language]
        pattern = re.compile(context.format(f"({re.escape(old)})"))
        found = pattern.search(text)
        return text[: found.start(1)] + new + text[found.end(1) :] if found else text

    return change


def make_optional(text: str, language: str) -> str:
    return re.sub(r"(\* `eventType` ?[（(])[^）)]*", rf"\1{OPTIONAL[language]}", text, count=1)


def drop_action(text: str, language: str) -> str:
    return re.sub(r"(\| \*\*404\*\* \|[^\n]*\|)[^|\n]+\|", rf"\1 {NOTHING[language]} |", text, count=1)


def drop_section(heading: str) -> Change:
    return lambda text, _: re.sub(
        rf"^## [^\n]*{heading}[^\n]*\n(?:(?!#).*\n)*", "", text, count=1, flags=re.MULTILINE
    )


EVENTS, PARAMETERS, TYPES, SESSIONS = (
    "events-request",
    "request-parameters",
    "event-types",
    "sessions-request",
)
MUTATIONS = (
    Mutation("method", EVENTS, swap("POST", "PUT"), ("method-differs",)),
    Mutation("path", EVENTS, swap("/api/v1/sessions/", "/api/v2/sessions/"), ("path-differs",)),
    Mutation("path, one letter", EVENTS, swap("{sid}/events", "{sid}/event"), ("path-differs",)),
    Mutation("server", EVENTS, swap("https://{uri}", "http://{uri}"), ("server-differs",)),
    Mutation("path parameter", EVENTS, swap("sessions/{sid}", "sessions/{id}"), ("path-differs",)),
    Mutation("field renamed", EVENTS, swap("* `playhead`", "* `playHead`"), ("field-name-differs",)),
    Mutation("top-level field renamed", EVENTS, swap("* `eventType`", "* `eventTypes`"), ("field-name-differs",)),
    Mutation("field split by a blank", EVENTS, swap("* `qoeData`", "* `qoe Data`"), ("field-name-differs", "field-missing")),
    Mutation("field dropped", EVENTS, drop_line(r"^\* `params`"), ("field-missing",)),
    Mutation("nested field dropped", EVENTS, drop_line(r"^ +\* `ts`"), ("field-missing",)),
    Mutation("required flipped", EVENTS, make_optional, ("required-differs",)),
    Mutation("unit", EVENTS, by_language(UNITS, r"`ts`[^\n]*?{}"), ("unit-differs",)),
    Mutation("condition value", EVENTS, swap("`chapterStart`", "`chapterSkip`"), ("condition-differs",)),
    Mutation("condition value dropped", EVENTS, lambda text, _: re.sub(r"(`customMetadata`.*?)`chapterStart`", r"\1", text, count=1), ("condition-differs",)),
    Mutation("status renumbered", EVENTS, swap("| **410** |", "| **411** |"), ("status-differs",)),
    Mutation("status dropped", EVENTS, drop_line(r"\| \*\*404\*\* \|"), ("status-missing",)),
    Mutation("status line", EVENTS, swap("HTTP/1.1 204", "HTTP/1.1 200"), ("status-line-differs",)),
    Mutation("header renamed", EVENTS, swap("Access-Control-Allow-Methods", "Access-Control-Allow-Method"), ("header-differs",)),
    Mutation("header dropped", EVENTS, drop_line("Access-Control-Expose-Headers"), ("header-missing",)),
    Mutation("sample key", EVENTS, swap('"qoeData"', '"qoedata"'), ("sample-differs",)),
    Mutation("sample type", EVENTS, swap('"playhead": 0', '"playhead": "0"'), ("sample-differs",)),
    Mutation("client action dropped", EVENTS, drop_action, ("action-missing",)),
    Mutation("anchor", EVENTS, swap("{#events-request}", "{#event-request}"), ("anchor-differs",)),
    Mutation("required column flipped", PARAMETERS, by_language(FLAGS, r"`media\.id` \| {} \|"), ("required-differs",), seeds=False),
    Mutation("type column", PARAMETERS, by_language(STRINGS, r"`media\.name` \|[^|]*\| {} \|"), ("type-differs",), seeds=False),
    Mutation("set-on column", PARAMETERS, lambda text, _: re.sub(r"(`media\.id` \|[^|]*\|[^|]*\| )`sessionStart`", r"\1`play`", text, count=1), ("set-on-differs",), seeds=False),
    Mutation("row renamed", PARAMETERS, swap("| `media.season`", "| `media.Season`"), ("field-name-differs",), seeds=False),
    Mutation("row dropped", PARAMETERS, drop_line(r"\| `media\.genre`"), ("field-missing",), seeds=False),
    Mutation("bound", PARAMETERS, swap("0 - ", "4 - "), ("values-differ", "bound-differs"), seeds=False),
    Mutation("section dropped", PARAMETERS, drop_section("#visitor-data"), ("section-missing",), seeds=False),
    Mutation("enumeration value renamed", TYPES, swap("## bufferStart", "## bufferBegin"), ("enum-value-differs",), seeds=False),
    Mutation("enumeration value dropped", TYPES, drop_section("bitrateChange"), ("enum-value-missing",), seeds=False),
    Mutation("interval", TYPES, lambda text, _: re.sub(r"(?<!\d)10(?!\d)", "20", text, count=1), ("number-differs",), seeds=False),
    Mutation("allowed value", SESSIONS, swap("** `sessionStart`", "** `sessionBegin`"), ("values-differ",), seeds=False),
    Mutation("plain status renumbered", SESSIONS, swap("| 201 |", "| 202 |"), ("status-differs",), seeds=False),
    Mutation("code table dropped", SESSIONS, lambda text, _: re.sub(r"(?:^\|.*\n)+", "", text, count=1, flags=re.MULTILINE), ("part-missing",), seeds=False),
)  # fmt: skip


SURVIVORS = (
    Mutation("code span respelled", EVENTS, swap("`adBreakComplete`", "`adBreakEnd`"), ("code-span-differs",)),
    Mutation("code span translated away", EVENTS, swap("`adBreakComplete`", "X"), ("code-span-missing",)),
    Mutation("code span added", EVENTS, swap("`adBreakComplete`", "`adBreakComplete` `adSkip`"), ("code-span-added",)),
    Mutation("link target", EVENTS, lambda text, _: re.sub(r"(sessions-req(?:uest)?)(?=\.md)", "other", text, count=1), ("link-target-differs",)),
    Mutation("link dropped", EVENTS, lambda text, _: re.sub(r"\[([^\]]+)\]\([^)]*json-validation\.md\)", r"\1", text, count=1), ("link-missing",)),
    Mutation("link text dropped", EVENTS, lambda text, _: re.sub(r"\[[^\]!]+\](?=\([^)]*json-validation\.md\))", "[]", text, count=1), ("link-text-empty",)),
    Mutation("id split by a blank", EVENTS, lambda text, _: re.sub(r"^uuid: (\S)", r"uuid: \1 ", text, count=1, flags=re.MULTILINE), ("identifier-mangled",), seeds=False),
    Mutation("id replaced", EVENTS, lambda text, _: re.sub(r"^uuid: ....", "uuid: 0000", text, count=1, flags=re.MULTILINE), ("id-differs",), seeds=False),
    Mutation("U+FFFD", EVENTS, lambda text, _: re.sub(r"(`adBreakStart`.)", "\\1\ufffd", text, count=1), ("replacement-character",)),
    Mutation("placeholder", EVENTS, lambda text, _: re.sub(r"(`adBreakStart` ?)", r"\1{…0} ", text, count=1), ("placeholder-leaked",)),
    Mutation("bracket", EVENTS, lambda text, _: re.sub(r"(`adBreakStart` ?)", r"\1( ", text, count=1), ("bracket-unbalanced",)),
    Mutation("bold emptied", EVENTS, lambda text, _: re.sub(r"\| \*\*500\*\* \| \*\*[^*|]+\*\* \|", "| **500** | **** |", text, count=1), ("bold-empty",)),
    Mutation("sentence left in English", EVENTS, lambda text, _: re.sub(r"^([^\n#`|>*\[-][^\n]*(?:JSON)[^\n]*)$", "The body of this request must be JSON and it must look like the sample that follows:", text, count=1, flags=re.MULTILINE), ("text-untranslated",)),
)  # fmt: skip


def changed_line(before: str, after: str) -> tuple[int, int]:
    """The lines of the changed page within which the finding must stand: the change, and one line around it."""
    old, new = before.split("\n"), after.split("\n")
    first = next(i for i, (a, b) in enumerate(zip([*old, ""], [*new, ""], strict=False)) if a != b)
    last = first + max(0, len(new) - len(old)) + 1
    return first, last + 1


@cache
def books(shared: Path | None) -> dict[str, dict[str, str]]:
    """Book name → path → text."""
    found = {
        "docs": {
            f"{p.parent.name}/{p.name}": p.read_text("utf-8")
            for tag in LOCALES
            for p in sorted((DOCS / tag).glob("*.md"))
        }
    }
    if shared is not None:
        found["seeds"] = {path.name: path.read_text("utf-8") for path in sorted((shared / "seeds").iterdir())}
    return found


def language_of(book: str, path: str) -> str:
    """The language of a page: by folder in docs/, by number in the seeds."""
    return path.split("/", maxsplit=1)[0] if book == "docs" else ("zh", "pt", "ja", "de", "fr")[int(path[:3])]


@cache
def known(name: str, shared: Path | None) -> frozenset[tuple[str, str, str, str]]:
    """What the untouched book has already, so that only the change is judged."""
    return frozenset(map(identity, findings(books(shared)[name])))


def identity(one: Diagnostic) -> tuple[str, str, str, str]:
    return (one.rule, one.primary.path, one.subject, str(one.groups))


def judged(name: str, shared: Path | None, mutation: Mutation, language: str) -> list[str] | None:
    """What is wrong with the findings on one mutated page; None where the page does not state the fact."""
    texts = books(shared)[name]
    path = next(
        p for p in texts if language_of(name, p) == language and (name == "seeds" or mutation.page in p)
    )
    after = mutation.change(texts[path], language)
    if after == texts[path]:
        return None
    group = {p: text for p, text in texts.items() if name == "seeds" or p.split("/")[1] == path.split("/")[1]}
    found = [one for one in findings({**group, path: after}) if identity(one) not in known(name, shared)]
    first, last = changed_line(texts[path], after)
    hits = [one for one in found if one.rule in mutation.rules and one.primary.path == path]
    if not hits:
        return [f"not found; findings: {[(o.rule, str(o.primary)) for o in found]}"]
    return [
        problem
        for one in hits[:1]
        for problem in (
            "" if mutation.rules[0] == "part-missing" or first <= one.primary.line <= last else f"at {one.primary}, not {first}-{last}",
            "" if one.locale.startswith(language) else f"names {one.locale}",
            "" if len(one.groups) == 2 and len(one.groups[0]) == 4 and one.groups[1] == (one.locale,) else f"groups {one.groups}",
            "" if len(one.related) >= 4 else "lacks witnesses",
        )
        if problem
    ]  # fmt: skip


def cases() -> Iterator[object]:
    for mutation in (*MUTATIONS, *SURVIVORS):
        for language in LOCALES:
            yield pytest.param("docs", mutation, language, id=f"docs-{mutation.kind}-{language}")
            if mutation.seeds:
                mark = pytest.mark.shared
                yield pytest.param(
                    "seeds", mutation, language, id=f"seeds-{mutation.kind}-{language}", marks=mark
                )


@pytest.mark.parametrize(("name", "mutation", "language"), list(cases()))
def test_a_changed_fact_is_found_at_its_line(
    name: str, mutation: Mutation, language: str, request: pytest.FixtureRequest
) -> None:
    shared = request.getfixturevalue("shared") if name == "seeds" else None
    problems = judged(name, shared, mutation, language)
    assert problems is not None, "the page does not state this fact: the mutation is stale"
    assert problems == []
