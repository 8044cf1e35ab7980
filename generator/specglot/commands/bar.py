"""Pages as they are read → a progress bar, where a person watches and reading takes longer than a second."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tqdm import tqdm

PATIENCE = 1.0
"""Seconds of reading before a bar appears: for less nobody needs one, and importing it would be part of the wait."""


class Bar:
    """Shows pages read, the locale of the last one, pages a second, and the time left; on stderr, gone at the end."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._total = self._read = 0
        self._began = 0.0
        self._shown: tqdm[Any] | None = None

    def begin(self, total: int) -> None:
        """So many pages will be read."""
        self._total, self._read, self._began = total, 0, time.monotonic()

    def page(self, locale: str) -> None:
        """One more page was read, in this locale."""
        self._read += 1
        if self._shown is not None:
            self._shown.set_postfix_str(locale, refresh=False)
            self._shown.update()
        elif time.monotonic() - self._began > self._patience:
            self._show(locale)

    def end(self) -> None:
        """All pages are read, or reading was given up: take the bar away."""
        if self._shown is not None:
            self._shown.close()
            self._shown = None

    def _show(self, locale: str) -> None:
        from tqdm import tqdm

        waited = time.monotonic() - self._began
        bar: tqdm[Any] = tqdm(desc="reading", unit="page", total=self._total, leave=False)
        # Rate and time left count from the first page, not from where the bar appears.
        bar.start_t -= waited
        bar.n = bar.last_print_n = self._read
        bar.set_postfix_str(locale)
        self._shown = bar
