"""The command line's commands and options, as argparse takes them."""

from __future__ import annotations

import argparse
import os

from specglot import __version__
from specglot.overview import COMMANDS, DESCRIPTION

TYPE_CHECKING = False  # importing typing takes as long as --help; pathlib comes where a path is given
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "markdown", "html")
BACKENDS = ("auto", "markdown-it", "pyromark")

_MOST_JOBS = 61  # what Windows can wait for at once

_NAMES: dict[str, Any] = {"nargs": "+", "action": "extend", "default": []}
"""Options that take several names, may be repeated, and take names joined by commas."""


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """The command line, without any of the work behind it.

    Args:
        only: a command, where the others need but be named; all commands have their options by default.
    """
    top = argparse.ArgumentParser(
        prog="specglot",
        formatter_class=_Formatter,
        description=DESCRIPTION,
    )
    top.add_argument("--version", action="version", version=f"specglot {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        made = commands.add_parser(name, help=summary, description=summary, formatter_class=_Formatter)
        if only in (None, name):
            _OPTIONS[name](made)
            _common(made)
    return top


class _Formatter(argparse.HelpFormatter):
    """argparse's own, told the width: asking `shutil` for it takes a tenth of --help's time."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width() - 2)


def _width() -> int:
    """The terminal's width as `shutil.get_terminal_size` finds it."""
    try:
        return int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size(1).columns or 80
    except (ValueError, OSError):
        return 80


def parsed(words: list[str]) -> argparse.Namespace:
    """A command line, taken apart. Ends the program where it cannot be, or asks for help."""
    arguments = parser(words[0] if words and words[0] in COMMANDS else None).parse_args(words)
    _sort_out(arguments)
    return arguments


def _sort_out(arguments: argparse.Namespace) -> None:
    """Give back the pages that an option with several names took: `--select RULE docs/` means a rule and a folder."""
    for option in ("select", "ignore", "target", "book"):
        names: list[str] = getattr(arguments, option, [])
        pages = [name for name in names if "/" in name or os.sep in name or os.path.splitext(name)[1]]
        arguments.source = [*getattr(arguments, "source", []), *map(_path, pages)]
        if names:
            setattr(arguments, option, [name for name in names if name not in pages])


def _path(text: str) -> Path:
    from pathlib import Path

    return Path(text)


def _jobs(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{number} is not 1 to {_MOST_JOBS}")
    return number


_jobs.__name__ = "number"
_path.__name__ = "path"  # what argparse calls it in a message


def _common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--config", type=_path, metavar="FILE", help="use this config file")
    command.add_argument("--book", **_NAMES, metavar="NAME", help="only these of the config's books")
    command.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    command.add_argument("--no-cache", action="store_true", help="neither use nor keep what was read before")
    command.add_argument(
        "--jobs",
        type=_jobs,
        default=0,
        metavar="N",
        help="processes that read pages; default: as many as pay",
    )
    command.add_argument(
        "-v", "--verbose", action="store_true", help="tell how locales and page groups were decided"
    )
    command.set_defaults(cache=None)  # opened by the first that asks for it


def _source(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "source",
        nargs="*",
        type=_path,
        metavar="SOURCE",
        help="pages or folders; default: the config's pages",
    )
    _backend(command)


def _backend(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--backend",
        choices=BACKENDS,
        help="Markdown parser; default: the config's, else auto (pyromark where it is installed)",
    )


def _build(build: argparse.ArgumentParser) -> None:
    _source(build)
    build.add_argument(
        "--check", action="store_true", help="write nothing; fail if something written is stale"
    )
    build.add_argument("--no-site", action="store_true", help="leave the site out")


def _extract(extract: argparse.ArgumentParser) -> None:
    _source(extract)
    extract.add_argument("--out", type=_path, metavar="DIR", help="default: the config's spec folder")
    extract.add_argument(
        "--check", action="store_true", help="write nothing; fail if something written is stale"
    )
    extract.add_argument(
        "--coverage",
        nargs="?",
        const="text",
        choices=("text", "json"),
        help="tell what share of the pages was read",
    )
    extract.add_argument(
        "--min-coverage", type=float, metavar="SHARE", help="fail if a locale is read less (0 to 1)"
    )


def _check(check: argparse.ArgumentParser) -> None:
    _source(check)
    check.add_argument("--format", choices=FORMATS, default="text")
    check.add_argument("--output", type=_path, metavar="FILE", help="write the report to a file")
    check.add_argument("--select", **_NAMES, metavar="RULE", help="run these rules only; globs count")
    check.add_argument("--ignore", **_NAMES, metavar="RULE", help="leave these rules out")
    check.add_argument("--fail-on", choices=("error", "warning", "note"), help="default: error")
    check.add_argument(
        "--baseline", type=_path, metavar="FILE", help="report only what this file does not know"
    )
    check.add_argument(
        "--update-baseline", action="store_true", help="write today's findings to the baseline"
    )
    check.add_argument("--base", metavar="REF", help="report only what was not found at this git revision")
    check.add_argument("--fix", action="store_true", help="repair what the other locales decide")
    check.add_argument("--diff", action="store_true", help="show what --fix would do; write nothing")


def _generate(generate: argparse.ArgumentParser) -> None:
    _source(generate)
    generate.add_argument("--target", **_NAMES, metavar="NAME", help="default: the config's targets")
    generate.add_argument("--out", type=_path, metavar="DIR", help="default: the config's folder")
    generate.add_argument("--lang", default="", metavar="LOCALE", help="language of docstrings and comments")
    generate.add_argument(
        "--check", action="store_true", help="write nothing; fail with a diff if something is stale"
    )


def _site(site: argparse.ArgumentParser) -> None:
    _source(site)
    site.add_argument("--out", type=_path, metavar="DIR", help="default: the config's site folder")
    site.add_argument("--serve", action="store_true", help="serve it and follow every change")
    site.add_argument(
        "--eject", type=_path, metavar="DIR", help="write plain Markdown for another generator instead"
    )
    site.add_argument("--host", default="127.0.0.1", help="with --serve; default: 127.0.0.1")
    site.add_argument("--port", type=int, default=0, help="with --serve; default: a free one")


def _mock(mock: argparse.ArgumentParser) -> None:
    _source(mock)
    mock.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    mock.add_argument("--port", type=int, default=0, help="default: a free one")
    mock.add_argument("--store", type=_path, metavar="FILE", help="keep the state in this SQLite file")
    mock.add_argument("--quiet", action="store_true", help="log no requests")


def _explain(explain: argparse.ArgumentParser) -> None:
    explain.add_argument("subject", nargs="+", metavar="RULE|POINTER", help="e.g. POST /v1/items name")
    explain.add_argument("--source", action="append", default=[], type=_path, help="pages or folders")
    _backend(explain)


def _init(init: argparse.ArgumentParser) -> None:
    _source(init)
    init.add_argument("--force", action="store_true", help="replace a config that is there")


def _locales(locales: argparse.ArgumentParser) -> None:
    _source(locales)
    locales.add_argument(
        "--learn", action="store_true", help="draft lexicons from pages that stand beside others"
    )
    locales.add_argument("--out", type=_path, metavar="DIR", help="with --learn; write DIR/<locale>.toml")


def _nothing(_command: argparse.ArgumentParser) -> None:
    """No options of its own."""


_OPTIONS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "build": _build,
    "extract": _extract,
    "check": _check,
    "generate": _generate,
    "site": _site,
    "mock": _mock,
    "explain": _explain,
    "rules": _nothing,
    "locales": _locales,
    "init": _init,
}
