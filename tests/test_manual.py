"""README and manual against the program: commands parse, config keys exist, pages are linked."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from specglot import config
from specglot.cli import parser
from specglot.config import load_config_file
from specglot.lexicon import neutral
from specglot.lexicon.concepts import CONCEPTS
from specglot.lexicon.loader import extend
from specglot.mock.settings import parse as mock_settings
from specglot.model.errors import InputError
from specglot.pipeline import selection_of

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "docs" / "manual"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(MANUAL.rglob("*.md")))
CONFIG = MANUAL / "reference" / "config.md"

_FENCE = re.compile(
    r"^(?P<mark>~~~|```)(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=mark)[ ]*$", re.DOTALL | re.MULTILINE
)
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_COMMAND = re.compile(r"(?<![\w./`'-])specglot(?= )")
_OPERATORS = frozenset({"&&", "||", ";", "|", ">", "&", "("})


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def fences(text: str) -> Iterator[tuple[str, str]]:
    """The language and the text of each fenced block."""
    for found in _FENCE.finditer(text):
        yield found["info"].strip(), found["body"]


def prose(text: str) -> str:
    """A page without its fenced and indented code."""
    return re.sub(r"^    .*$", "", _FENCE.sub("", text), flags=re.MULTILINE)


def written(text: str) -> Iterator[str]:
    """What a page shows as a specglot command: lines of fenced blocks, and code spans."""
    for language, body in fences(text):
        if language not in ("python", "json", "toml"):
            for line in body.replace("\\\n", " ").splitlines():
                if found := _COMMAND.search(line.split("`")[0]):
                    yield line[found.start() :].split("`")[0]
    for span in _CODE.findall(prose(text)):
        if _COMMAND.match(span):
            yield span


def words(command: str) -> list[str]:
    """The words of a command as a shell would pass them; what a synopsis puts in brackets is left out."""
    bare = re.sub(r"\[[^\]]*\]", "", command).replace("…", "").split("  #")[0]
    lexer = shlex.shlex(bare, posix=True, punctuation_chars="&|;>()")
    lexer.whitespace_split = True
    lexer.commenters = ""
    found: list[str] = []
    for word in lexer:
        if word in _OPERATORS:
            break
        found.append(word)
    return found[1:]


def commands() -> Iterator[object]:
    for page in PAGES:
        for command in dict.fromkeys(written(page.read_text(encoding="utf-8"))):
            if not re.match(r"\w+:|[\d.]+$", words(command)[0]):  # those are lines that a command prints
                yield pytest.param(command, id=f"{name(page)}: {command[:60]}")


@pytest.mark.parametrize("command", list(commands()))
def test_a_command_shown_parses(command: str) -> None:
    if {"--help", "--version"} & set(words(command)):
        with pytest.raises(SystemExit, match=r"^0$"):
            parser().parse_args(words(command))
    else:
        parser().parse_args(words(command))


def test_commands_are_found_at_all() -> None:
    text = "Say `specglot rules`.\n\n```\nspecglot nonsense && specglot check\n```\n"
    assert list(written(text)) == ["specglot nonsense && specglot check", "specglot rules"]
    assert words("specglot check --ignore 'word-*' && x") == ["check", "--ignore", "word-*"]
    with pytest.raises(SystemExit):
        parser().parse_args(words("specglot nonsense"))
    assert len(list(commands())) > 50


def test_the_reference_has_every_command_and_option() -> None:
    text = (MANUAL / "reference" / "commands.md").read_text(encoding="utf-8")
    choices = next(action.choices for action in parser()._actions if action.dest == "command")
    assert choices
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE))
    assert set(choices) <= set(sections)
    everywhere = text.split("## build")[0]
    missing = {
        f"{command} {option}"
        for command, sub in choices.items()
        for action in sub._actions
        for option in action.option_strings
        if f"`{option}" not in sections[command]
        and f"`{option}" not in everywhere
        and option not in sections[command]
    }
    assert missing == set()
    shown = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    known = {
        option for sub in choices.values() for action in sub._actions for option in action.option_strings
    }
    assert shown <= known | {"--version", "--help"}


# The config


def tables() -> dict[str, set[str]]:
    """The keys that the reference lists, by section."""
    text = prose(CONFIG.read_text(encoding="utf-8"))
    sections = re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    return {
        title: {
            key for table in re.findall(r"\| key \|.*?\n\n", body + "\n\n", re.DOTALL) for key in rows(table)
        }
        for title, body in sections
    }


def rows(table: str) -> set[str]:
    return set(re.findall(r"^\| `([^`]+)`", table, re.MULTILINE))


def test_every_config_key_is_in_the_reference_and_no_other() -> None:
    known = {section: set(keys) for section, keys in config._SHAPE.items()} | {"book": {"name"}}
    listed = tables()
    assert set(listed) == set(known)
    for section, keys in known.items():
        if keys:
            assert listed[section] == keys, section


def test_every_lexicon_concept_is_in_the_reference_and_no_other() -> None:
    text = CONFIG.read_text(encoding="utf-8").split("| table | concepts |")[1].split("\n\n")[0]
    listed = {
        cells[0].strip("` "): tuple(re.findall(r"`([^`]+)`", cells[1]))
        for cells in (line.strip("| ").split(" | ") for line in text.splitlines()[2:])
    }
    assert listed == CONCEPTS


def test_every_mock_key_is_in_the_reference_and_no_other() -> None:
    text = prose(CONFIG.read_text(encoding="utf-8"))
    resource = rows(text.split("| key of a resource |")[1].split("\n\n")[0])
    for given, listed in (
        ({"nonsense": 1}, tables()["mock"]),
        ({"resources": {"x": {"nonsense": 1}}}, resource),
    ):
        with pytest.raises(InputError) as refused:
            mock_settings(given)
        assert set(refused.value.help.removeprefix("settings here: ").split(", ")) == listed


def configs() -> Iterator[object]:
    for page in PAGES:
        for language, body in fences(page.read_text(encoding="utf-8")):
            if language == "toml" and "[project.entry-points" not in body:
                yield pytest.param(body, id=f"{name(page)}: {body.splitlines()[0]}")


@pytest.mark.parametrize("text", list(configs()))
def test_a_config_shown_is_a_config(text: str, tmp_path: Path) -> None:
    file = tmp_path / "specglot.toml"
    file.write_text(text if text.startswith("[") else f"[project]\n{text}", encoding="utf-8")
    found = load_config_file(file)
    selection_of(found)
    mock_settings(found.mock)
    for extra in found.words.values():
        extend(neutral(), extra)


# Links


def targets(page: Path) -> set[str]:
    """What a page links to within the project."""
    links = _LINK.findall(_CODE.sub("", prose(page.read_text(encoding="utf-8"))))
    return {link for link in links if "://" not in link}


def slugs(page: Path) -> set[str]:
    """The anchors of a page's headings, as mkdocs makes them."""
    from markdown.extensions.toc import slugify

    titles = re.findall(r"^#+ (.+)$", prose(page.read_text(encoding="utf-8")), re.MULTILINE)
    return {slugify(title.replace("`", ""), "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in targets(page):
        path, _, anchor = link.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.is_file(), link
        if anchor and there.suffix == ".md":
            assert anchor in slugs(there), link


def test_every_page_is_linked_from_the_index() -> None:
    for index in (MANUAL / "index.md", MANUAL / "rules" / "index.md"):
        linked = {(index.parent / link.partition("#")[0]).resolve() for link in targets(index)}
        if index.parent == MANUAL:
            pages = {page for page in MANUAL.rglob("*.md") if page.parent.name != "rules"}
            pages.add(MANUAL / "rules" / "index.md")
        else:
            pages = set(index.parent.glob("*.md"))
        assert {name(page) for page in pages - linked - {index}} == set()
