"""Findings with a repair + the files' bytes → the repaired bytes, a diff, and who decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from specglot.check.patch import ByteEdit, Layout, patched, unified_diff
from specglot.model.diagnostic import Diagnostic, Edit
from specglot.model.source import Span


class FixedFile(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A file with its repairs: the bytes before and after, the edits between them, and a unified diff."""

    path: str
    before: bytes
    after: bytes
    edits: tuple[ByteEdit, ...]
    diff: str


class Refusal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A repair that was not made, and why."""

    diagnostic: Diagnostic
    reason: str


class Repair(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What some repairs come to. Only files that change are in `files`; `refused` is for people to decide."""

    files: tuple[FixedFile, ...]
    applied: tuple[Diagnostic, ...]
    refused: tuple[Refusal, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """One line a repair: where, what, who decided. Holds text of the pages: print it as untrusted."""
        return tuple(_told(diagnostic) for diagnostic in self.applied)

    @property
    def diff(self) -> str:
        """The diffs of all files."""
        return "".join(file.diff for file in self.files)


Step = tuple[str, ByteEdit]
"""An edit and the file it is of."""


def repair(files: Mapping[str, bytes], diagnostics: Iterable[Diagnostic]) -> Repair:
    """Make the repairs that findings carry.

    A repair is made whole or not at all. Repairs that touch the same bytes in different ways are all
    refused, as nobody decided between them; so the result does not depend on the order of the findings, and
    what was refused once is refused again. All other bytes stay: line ends, a byte order mark, trailing
    blanks.

    Args:
        files: The bytes of each file, by the path that the findings use. UTF-8.
        diagnostics: Findings; those without a fix are passed over, and those whose fix would change nothing.
    """
    layouts = {path: layout for path, content in files.items() if (layout := _layout(content))}
    planned: list[tuple[Diagnostic, frozenset[Step]]] = []
    refused: list[Refusal] = []
    for diagnostic in sorted(diagnostics, key=_order):
        plan = _plan(diagnostic.fix.edits if diagnostic.fix else (), layouts)
        if isinstance(plan, str):
            refused.append(Refusal(diagnostic=diagnostic, reason=plan))
        elif plan:
            planned.append((diagnostic, plan))
    clashing = _clashes([plan for _, plan in planned])
    edits: dict[str, set[ByteEdit]] = {}
    applied: list[Diagnostic] = []
    for index, (diagnostic, plan) in enumerate(planned):
        if index in clashing:
            reason = "another repair changes the same place differently"
            refused.append(Refusal(diagnostic=diagnostic, reason=reason))
            continue
        applied.append(diagnostic)
        for path, edit in plan:
            edits.setdefault(path, set()).add(edit)
    return Repair(
        files=tuple(_fixed(path, files[path], tuple(sorted(edits[path]))) for path in sorted(edits)),
        applied=tuple(applied),
        refused=tuple(sorted(refused, key=lambda one: _order(one.diagnostic))),
    )


def _layout(content: bytes) -> Layout | None:
    try:
        return Layout.of(content)
    except UnicodeDecodeError:
        return None


def _plan(edits: Iterable[Edit], layouts: Mapping[str, Layout]) -> frozenset[Step] | str:
    """The edits in bytes, without those that change nothing; or why they cannot be made."""
    plan: set[Step] = set()
    for edit in edits:
        path = edit.span.path
        layout = layouts.get(path)
        if layout is None:
            return f"{path} is not at hand, or not UTF-8"
        step = layout.byte_edit(edit)
        if step is None:
            return f"{edit.span} is not in the file"
        plan.add((path, step))
    if _clashes([frozenset({step}) for step in sorted(plan)]):
        return "its own edits overlap"
    return frozenset((path, step) for path, step in plan if layouts[path].changes(step))


def _clashes(plans: list[frozenset[Step]]) -> set[int]:
    """The plans that touch a place another one touches too, other than by the same edit."""
    steps = sorted((path, edit, index) for index, plan in enumerate(plans) for path, edit in plan)
    clashing: set[int] = set()
    reaching: list[tuple[str, ByteEdit, int]] = []
    for path, edit, index in steps:
        reaching = [one for one in reaching if one[0] == path and _reaches(one[1], edit.offset)]
        for _, other, owner in reaching:
            if other != edit:
                clashing |= {index, owner}
        reaching.append((path, edit, index))
    return clashing


def _reaches(edit: ByteEdit, offset: int) -> bool:
    """Whether an edit that begins no later than `offset` is about that place too."""
    return edit.end > offset or edit.offset == offset


def _fixed(path: str, before: bytes, edits: tuple[ByteEdit, ...]) -> FixedFile:
    after = patched(before, edits)
    return FixedFile(
        path=path, before=before, after=after, edits=edits, diff=unified_diff(path, before, after)
    )


def _order(diagnostic: Diagnostic) -> tuple[Span, str, str, str]:
    return (diagnostic.primary, diagnostic.rule, diagnostic.subject, diagnostic.message)


def _told(diagnostic: Diagnostic) -> str:
    title, deciders = (diagnostic.fix.title, diagnostic.fix.decided_by) if diagnostic.fix else ("", ())
    who = f" (decided by {', '.join(deciders)})" if deciders else ""
    return f"{diagnostic.primary}: {diagnostic.rule}: {title}{who}"
