"""Arguments → exit codes: the only module that prints."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from specglot import __version__
from specglot.model.errors import InputError

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "markdown", "html")
OK, FINDINGS, FAILED = 0, 1, 2
INTERRUPTED = 130

_NAMES: dict[str, Any] = {"nargs": "+", "action": "extend", "default": []}
"""Options that take several names, may be repeated, and take names joined by commas."""


def parser() -> argparse.ArgumentParser:
    """The command line, without any of the work behind it."""
    top = argparse.ArgumentParser(
        prog="specglot",
        description="Localized Markdown API docs in: one spec, drift findings, code and a docs site out.",
    )
    top.add_argument("--version", action="version", version=f"specglot {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, summary: str, *, source: bool = True) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=summary, description=summary)
        if source:
            made.add_argument(
                "source",
                nargs="*",
                type=Path,
                metavar="SOURCE",
                help="pages or folders; default: the config's pages",
            )
        made.add_argument("--config", type=Path, metavar="FILE", help="use this config file")
        made.add_argument("--book", **_NAMES, metavar="NAME", help="only these of the config's books")
        made.add_argument("--color", choices=("auto", "always", "never"), default="auto")
        made.add_argument(
            "-v", "--verbose", action="store_true", help="tell how locales and page groups were decided"
        )
        return made

    build = command("build", "extract, check, generate and build the site, as configured")
    build.add_argument(
        "--check", action="store_true", help="write nothing; fail if something written is stale"
    )
    build.add_argument("--no-site", action="store_true", help="leave the site out")
    extract = command("extract", "write the OpenAPI document, its overlays and the ledger")
    extract.add_argument("--out", type=Path, metavar="DIR", help="default: the config's spec folder")
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
    _check_options(command("check", "report where translations contradict each other"))
    generate = command("generate", "write the generated code")
    generate.add_argument("--target", **_NAMES, metavar="NAME", help="default: the config's targets")
    generate.add_argument("--out", type=Path, metavar="DIR", help="default: the config's folder")
    generate.add_argument("--lang", default="", metavar="LOCALE", help="language of docstrings and comments")
    generate.add_argument(
        "--check", action="store_true", help="write nothing; fail with a diff if something is stale"
    )
    _site_options(command("site", "build the docs site"))
    mock = command("mock", "serve the API as documented")
    mock.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    mock.add_argument("--port", type=int, default=0, help="default: a free one")
    mock.add_argument("--store", type=Path, metavar="FILE", help="keep the state in this SQLite file")
    mock.add_argument("--quiet", action="store_true", help="log no requests")
    explain = command("explain", "a rule's page, or what every locale says of one fact", source=False)
    explain.add_argument("subject", nargs="+", metavar="RULE|POINTER", help="e.g. POST /v1/items name")
    explain.add_argument("--source", action="append", default=[], type=Path, help="pages or folders")
    command("rules", "list the rules", source=False)
    command("locales", "list the locales that have a lexicon", source=False)
    init = command("init", "write a config for the pages found here")
    init.add_argument("--force", action="store_true", help="replace a config that is there")
    return top


def _check_options(check: argparse.ArgumentParser) -> None:
    check.add_argument("--format", choices=FORMATS, default="text")
    check.add_argument("--output", type=Path, metavar="FILE", help="write the report to a file")
    check.add_argument("--select", **_NAMES, metavar="RULE", help="run these rules only; globs count")
    check.add_argument("--ignore", **_NAMES, metavar="RULE", help="leave these rules out")
    check.add_argument("--fail-on", choices=("error", "warning", "note"), help="default: error")
    check.add_argument(
        "--baseline", type=Path, metavar="FILE", help="report only what this file does not know"
    )
    check.add_argument(
        "--update-baseline", action="store_true", help="write today's findings to the baseline"
    )
    check.add_argument("--base", metavar="REF", help="report only what was not found at this git revision")
    check.add_argument("--fix", action="store_true", help="repair what the other locales decide")
    check.add_argument("--diff", action="store_true", help="show what --fix would do; write nothing")


def _site_options(site: argparse.ArgumentParser) -> None:
    site.add_argument("--out", type=Path, metavar="DIR", help="default: the config's site folder")
    site.add_argument("--serve", action="store_true", help="serve it and follow every change")
    site.add_argument(
        "--eject", type=Path, metavar="DIR", help="write plain Markdown for another generator instead"
    )
    site.add_argument("--host", default="127.0.0.1", help="with --serve; default: 127.0.0.1")
    site.add_argument("--port", type=int, default=0, help="with --serve; default: a free one")


def _sort_out(arguments: argparse.Namespace) -> None:
    """Give back the pages that an option with several names took: `--select RULE docs/` means a rule and a folder."""
    for option in ("select", "ignore", "target", "book"):
        names: list[str] = getattr(arguments, option, [])
        pages = [name for name in names if "/" in name or os.sep in name or Path(name).suffix]
        arguments.source = [*getattr(arguments, "source", []), *map(Path, pages)]
        if names:
            setattr(arguments, option, [name for name in names if name not in pages])


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns:
        0 nothing at or above the level that fails; 1 findings or stale files; 2 the run could not be done.
    """
    arguments = parser().parse_args(argv)
    _sort_out(arguments)
    # A run makes many small values, keeps them, and ends: looking for garbage among them costs a third of its time.
    gc.disable()
    try:
        from specglot import commands

        return commands.run(arguments, Terminal(arguments.color))
    except InputError as error:
        print(f"specglot: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("specglot: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    finally:
        gc.enable()


class Terminal:
    """Where commands say things: results to stdout, progress and notices to stderr."""

    def __init__(self, colour: str) -> None:
        self.colour = colour

    def say(self, text: str) -> None:
        """A result."""
        data = text if text.endswith("\n") else f"{text}\n"
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(data.encode(encoding, "backslashreplace").decode(encoding))

    def note(self, text: str) -> None:
        """Something beside the result."""
        print(text, file=sys.stderr)

    @property
    def coloured(self) -> bool:
        """Whether results may be coloured: asked for, or a terminal and no NO_COLOR (https://no-color.org)."""
        if self.colour != "auto":
            return self.colour == "always"
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    @property
    def interactive(self) -> bool:
        """Whether a progress bar makes sense."""
        return sys.stderr.isatty()
