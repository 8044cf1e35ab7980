"""Locales grouped by what they say + the version each was made from → what caused the difference."""

from __future__ import annotations

from collections.abc import Callable

from specglot.model.diagnostic import Attribution

Groups = tuple[tuple[str, ...], ...]


def attribute(groups: Groups, cohort: Callable[[str], str]) -> Attribution:
    """Why locales differ.

    Args:
        groups: The locales by what they say, the larger group first.
        cohort: The source version of a locale's page, "" where it does not say.

    Returns:
        `source-defect` where all say the same; `version-skew` where the split runs along versions;
        `translation-damage` where one version is split and one side outnumbers the other; else `unattributed`.
    """
    if len(groups) < 2:
        return "source-defect"
    if along_cohorts(groups, cohort):
        return "version-skew"
    if len(groups[0]) == len(groups[1]):
        return "unattributed"
    return "translation-damage"


def along_cohorts(groups: Groups, cohort: Callable[[str], str]) -> bool:
    """Whether every dated version stands wholly on one side, with at least two versions between the sides."""
    side: dict[str, int] = {}
    for number, locales in enumerate(groups):
        for locale in locales:
            version = cohort(locale)
            if not version or side.setdefault(version, number) != number:
                return False
    return len(set(side.values())) > 1
