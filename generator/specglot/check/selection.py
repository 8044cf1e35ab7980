"""Select, ignore and level settings → whether and how loudly a finding is told."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Literal

import msgspec

from specglot.model.diagnostic import Severity

Level = Literal["error", "warning", "note", "off"]


class Setting(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A level for some rules on some pages. Rules and paths are globs; no path or locale means all."""

    rules: tuple[str, ...]
    level: Level
    paths: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()

    def covers(self, rule: str, path: str, locale: str) -> bool:
        """Whether a finding falls under this setting. `pt` covers `pt-BR`."""
        return (
            any(fnmatchcase(rule, pattern) for pattern in self.rules)
            and (not self.paths or any(fnmatchcase(path, pattern) for pattern in self.paths))
            and (
                not self.locales or any(locale == tag or locale.startswith(tag + "-") for tag in self.locales)
            )
        )


class Selection(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Which rules run (`select` empty: all), which do not, and settings, of which the last that covers wins."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()

    def runs(self, rule: str) -> bool:
        """Whether a rule runs at all."""
        chosen = not self.select or any(fnmatchcase(rule, pattern) for pattern in self.select)
        return chosen and not any(fnmatchcase(rule, pattern) for pattern in self.ignore)

    def level(self, rule: str, severity: Severity, path: str, locale: str) -> Severity | None:
        """The severity a finding is told with; None where it is not told."""
        level: Level = severity
        for setting in self.settings:
            if setting.covers(rule, path, locale):
                level = setting.level
        return None if level == "off" else level


EVERYTHING = Selection()
