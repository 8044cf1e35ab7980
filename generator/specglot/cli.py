"""Arguments → exit codes: the only module that prints."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = (
    False  # importing typing takes longer than --version; all that a command needs comes with the command
)
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from specglot.recall.cache import Cache
    from specglot.recall.replay import Said

OK, FINDINGS, FAILED = 0, 1, 2
INTERRUPTED = 130

_KEPT = (["check"], ["explain"], ["extract"], ["generate"])
"""Commands whose result depends on files alone, and may come from an earlier run."""


def parser() -> argparse.ArgumentParser:
    """The command line, without any of the work behind it."""
    from specglot import options

    return options.parser()


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, or say again what it said when nothing has changed since.

    Returns:
        0 nothing at or above the level that fails; 1 findings or stale files; 2 the run could not be done.
    """
    from specglot.model.errors import InputError

    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
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


def _run(words: list[str]) -> int:
    if words == ["--version"]:
        from specglot import __version__

        print(f"specglot {__version__}")
        raise SystemExit(OK)  # as argparse ends
    if words in (["--help"], ["-h"]):
        from specglot.overview import page

        print(page(), end="")
        raise SystemExit(OK)
    kept = words[:1] in _KEPT
    if kept:
        from specglot.recall import replay

        kept = replay.wanted(words)
        if kept and (found := replay.answer(words)):
            status, said = found
            Terminal().repeat(said)
            return status
    from specglot.options import parsed

    arguments = parsed(words)
    # A run makes many small values, keeps them, and ends: looking for garbage among them costs a third of its time.
    gc.disable()
    try:
        return _command(words if kept else None, arguments)
    finally:
        gc.enable()


def _command(words: list[str] | None, arguments: argparse.Namespace) -> int:
    """Run a command; where its words are given, keep what it says with notes of what it looked at."""
    from specglot import commands
    from specglot.recall import inputs, replay

    terminal = Terminal(arguments.color)
    seen = inputs.begin()
    try:
        status = commands.run(arguments, terminal)
    finally:
        inputs.end(seen)
    cache: Cache | None = arguments.cache
    if cache is not None:
        if words is not None:
            replay.keep(words, seen, status, terminal.said, cache)
        cache.close()
    return status


class Terminal:
    """Where commands say things: results to stdout, progress and notices to stderr."""

    def __init__(self, colour: str = "auto") -> None:
        self.colour = colour
        self.said: list[Said] = []

    def say(self, text: str) -> None:
        """A result."""
        data = text if text.endswith("\n") else f"{text}\n"
        try:
            sys.stdout.write(data)
        except UnicodeEncodeError:
            encoding = sys.stdout.encoding or "utf-8"
            sys.stdout.write(data.encode(encoding, "backslashreplace").decode(encoding))
        self.said.append((1, text))

    def note(self, text: str) -> None:
        """Something beside the result."""
        print(text, file=sys.stderr)
        self.said.append((2, text))

    def repeat(self, said: Sequence[Said]) -> None:
        """What an earlier run said."""
        for stream, text in said:
            (self.say if stream == 1 else self.note)(text)

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
