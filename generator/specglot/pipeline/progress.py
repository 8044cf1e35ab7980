"""Who is told how far the reading of pages has come."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of every page as it is read."""

    def begin(self, total: int) -> None:
        """So many pages will be read."""

    def page(self, locale: str) -> None:
        """One more page was read, in this locale."""

    def end(self) -> None:
        """All pages are read, or reading was given up."""


class Silent:
    """A progress that nobody watches."""

    def begin(self, total: int) -> None:
        """Nothing to show."""

    def page(self, locale: str) -> None:
        """Nothing to show."""

    def end(self) -> None:
        """Nothing to show."""


SILENT = Silent()
