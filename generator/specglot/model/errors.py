"""Why a run cannot be done. Imports nothing, so that the command line can catch it before anything is loaded."""

from __future__ import annotations


class InputError(Exception):
    """The run cannot be done: usage, unreadable or missing input, broken config. The message is for the user."""

    def __init__(
        self, message: str, *, path: str = "", line: int = 0, column: int = 0, help: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.help = help

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}\n  help: {self.help}" if self.help else text
