"""Pages that are being written → the site as it is now, made again whenever a file changes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from specglot.model.diagnostic import Diagnostic
from specglot.model.errors import InputError
from specglot.site.handwritten import Handwritten
from specglot.site.inputs import SiteInputs
from specglot.site.preview import Preview, Theme
from specglot.site.settings import settings
from specglot.site.site import ROOT

POLL_SECONDS = 0.1
_WAIT_SECONDS = 25.0

Stamps = dict[str, tuple[int, int]]
Findings = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The docs as they are now.

    Attributes:
        inputs: What the site is made of, with the findings of the state before.
        check: Gives the findings of this state; takes its time on large docs.
        watched: Files and folders whose changes make another draft.
        docs: Folder of the manual; None for none.
    """

    inputs: SiteInputs
    check: Callable[[], Findings]
    watched: tuple[Path, ...]
    docs: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why the docs cannot be shown as they are, and which source is to blame, "" for none in particular."""

    text: str
    path: str

    @classmethod
    def of(cls, error: Exception) -> Problem:
        """The problem that an exception tells of."""
        if isinstance(error, InputError):
            return cls(text=str(error), path=error.path)
        return cls(text=f"{type(error).__name__}: {error}", path="")


class Follower:
    """The site as it is now, or the reason why it is not; made again whenever a watched file changes.

    A change is shown first and checked then: the findings of the state before hold for a moment longer. What cannot be
    read leaves the last good state on screen, with the reason on every page and alone on the page it is about.

    Args:
        make: Reads the docs, given the findings to go on with; raises InputError where they cannot be read.
        watched: What to look at until the first draft tells.
    """

    def __init__(self, make: Callable[[Findings], Draft], watched: tuple[Path, ...]) -> None:
        self.make = make
        self.watched = watched
        self.version = 0
        self.preview: Preview | None = None
        self.problem: Problem | None = None
        self._draft: Draft | None = None
        self._findings: Findings = ()
        self._theme: Theme | None = None
        self._handwritten: Handwritten | None = None
        self._seen: Stamps = {}
        self._changed = threading.Condition()

    def refresh(self) -> bool:
        """Look at the files and make the site again where they changed; whether it was."""
        stamps = _stamps(self.watched)
        if self.version and stamps == self._seen:
            return False
        self._seen = stamps
        try:
            self._draft = self.make(self._findings)
            self.watched = self._draft.watched
            if not self.version:
                self._findings = self._draft.check()
            self._publish(self._made(self._draft), None)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a page must not end the server
            self._draft = None
            self._publish(self.preview, Problem.of(error))
        return True

    def check(self) -> bool:
        """Check the state that is shown, where that has not been done; whether the findings are others."""
        draft, self._draft = self._draft, None
        if draft is None:
            return False
        try:
            found = draft.check()
        except Exception as error:  # noqa: BLE001 - as above
            self._publish(self.preview, Problem.of(error))
            return True
        if found == self._findings:
            return False
        self._findings = found
        self._publish(self._made(draft), None)
        return True

    def _made(self, draft: Draft) -> Preview:
        inputs = replace(draft.inputs, findings=self._findings)
        self._theme = self._theme or Theme()
        if draft.docs and self._handwritten is None:
            options = settings(inputs.name, inputs.url, ROOT, Path("site"), draft.docs)
            self._handwritten = Handwritten(draft.docs, options)
        return Preview(inputs, self._theme, self._handwritten)

    def _publish(self, preview: Preview | None, problem: Problem | None) -> None:
        with self._changed:
            self.preview, self.problem = preview, problem
            self.version += 1
            self._changed.notify_all()

    def follow(self, until: threading.Event) -> None:
        """Keep looking until told to stop; check once the files are quiet."""
        while not until.wait(POLL_SECONDS):
            if not self.refresh():
                self.check()

    def wait(self, since: int) -> int:
        """The version once it differs from one that is known, or the same after a while."""
        deadline = time.monotonic() + _WAIT_SECONDS
        with self._changed:
            while since == self.version and (left := deadline - time.monotonic()) > 0:
                self._changed.wait(left)
            return self.version


def _stamps(watched: Iterable[Path]) -> Stamps:
    """Time and size of every file below the watched paths; hidden ones apart, which editors and tools write."""
    found: Stamps = {}
    left = [str(path) for path in watched]
    while left:
        path = left.pop()
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir():
                        left.append(entry.path)
                    else:
                        stat = entry.stat()
                        found[entry.path] = (stat.st_mtime_ns, stat.st_size)
        except NotADirectoryError:
            stat = Path(path).stat()
            found[path] = (stat.st_mtime_ns, stat.st_size)
        except OSError:
            continue
    return found
