"""Text of a lexicon file → Lexicon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from specglot.lexicon.concepts import CONCEPTS
from specglot.lexicon.lexicon import Lexicon, Script, Table, Tables, key, layered
from specglot.model.errors import InputError

if TYPE_CHECKING:
    from specglot.lexicon.schema import LexiconFile


def parse(text: str, *, path: str) -> Lexicon:
    """Read one lexicon file, nothing borrowed from others.

    Raises:
        InputError: not TOML; a table, concept or key that does not exist; a wrong value; one form under two concepts.
    """
    decoded = decode(text, path=path)
    lexicon = lexicon_of(decoded)
    _refuse_ambiguity(lexicon.tables, path)
    return lexicon


def decode(text: str, *, path: str) -> LexiconFile:
    """Take a lexicon file apart.

    Raises:
        InputError: as `parse`, but for one form under two concepts.
    """
    import tomllib

    import msgspec

    from specglot.lexicon.schema import LexiconFile

    try:
        return msgspec.convert(tomllib.loads(text), LexiconFile)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(
            f"not a lexicon: {error}", path=path, help=f"the tables are {', '.join(CONCEPTS)}"
        ) from error


def lexicon_of(decoded: LexiconFile) -> Lexicon:
    """Return the lexicon that a file gives."""
    tables: Tables = {name: getattr(decoded, name.replace("-", "_")) for name in CONCEPTS}
    script = decoded.script
    return Lexicon(
        locale=decoded.locale,
        tables=tables,
        script=Script(
            brackets=script.brackets, space_at_code=script.space_at_code, label_case=script.label_case
        ),
    )


def extend(lexicon: Lexicon, extra: Mapping[str, Mapping[str, Sequence[str]]], *, path: str = "") -> Lexicon:
    """Return the lexicon with further forms (table → concept → forms); they win over its own.

    Raises:
        InputError: a table or concept that does not exist, or one form under two concepts.
    """
    for name, concepts in extra.items():
        if name not in CONCEPTS:
            raise InputError(
                f"no such lexicon table: {name}", path=path, help=f"the tables are {', '.join(CONCEPTS)}"
            )
        for concept in concepts:
            if concept not in CONCEPTS[name]:
                help_ = f"the concepts of {name} are {', '.join(CONCEPTS[name])}"
                raise InputError(f"no such concept: {name}.{concept}", path=path, help=help_)
    added = {name: {concept: tuple(forms) for concept, forms in rows.items()} for name, rows in extra.items()}
    _refuse_ambiguity(added, path)
    return Lexicon(
        locale=lexicon.locale,
        tables={name: layered((added.get(name, {}), lexicon.tables.get(name, {}))) for name in CONCEPTS},
        script=lexicon.script,
        neutral=lexicon.neutral,
        residue=lexicon.residue,
        complete=lexicon.complete,
    )


def _refuse_ambiguity(tables: Mapping[str, Table], path: str) -> None:
    for name, table in tables.items():
        owner: dict[str, str] = {}
        for concept, forms in table.items():
            for form in forms:
                if not key(form):
                    raise InputError(f"empty form in {name}.{concept}: {form!r}", path=path)
                if owner.setdefault(key(form), concept) != concept:
                    message = f"{form!r} stands under {name}.{owner[key(form)]} and {name}.{concept}"
                    raise InputError(
                        message, path=path, help="a form can mean one thing only; leave it out of one"
                    )
