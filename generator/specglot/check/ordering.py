"""Code spans in another order → those that grammar does not explain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from specglot.check.aligned import Unit, Witness
from specglot.check.survivors import codes
from specglot.check.text import CODE, is_cjk

# Languages that put a noun's complement before the noun (WALS, features 81A and 86A): `b's a` for `a of b`. Those that
# end with the verb besides order whole clauses in their own way.
_VERB_LAST = frozenset({"ja", "ko", "tr", "hi", "ta", "te", "bn", "mn", "az", "kk", "my", "ne", "ur", "fa"})
_COMPLEMENT_FIRST = frozenset({"zh", "yue", "hu", "fi", "et"})


def reordered(unit: Unit) -> Iterator[tuple[Witness, tuple[str, ...]]]:
    """Witnesses alone with their order, and the order that all others share."""
    orders = {witness.locale: codes(witness) for witness in unit.witnesses}
    if len(orders) < 3 or len({tuple(sorted(order)) for order in orders.values()}) != 1:
        return
    votes = Counter(orders.values())
    if len(votes) != 2:
        return
    (expected, _), (odd, alone) = votes.most_common()
    if alone != 1 or len(set(odd)) < len(odd):
        return
    witness = next(w for w in unit.witnesses if orders[w.locale] == odd)
    kin = {locale for locale in orders if locale != witness.locale and _type(locale) == _type(witness.locale)}
    if kin and not _coordinated(witness, expected):
        yield witness, expected


def agreeing(unit: Unit, order: tuple[str, ...]) -> tuple[str, ...]:
    """The locales that have code spans in an order."""
    return tuple(witness.locale for witness in unit.witnesses if codes(witness) == order)


def listed(order: tuple[str, ...]) -> str:
    """`` `a`, `b` ``."""
    return ", ".join(f"`{token}`" for token in order)


def _type(locale: str) -> int:
    language = locale.split("-", maxsplit=1)[0]
    return 2 if language in _VERB_LAST else int(language in _COMPLEMENT_FIRST)


def _coordinated(witness: Witness, expected: tuple[str, ...]) -> bool:
    """Whether what swapped are neighbours with no more than a comma or one short word between them."""
    here = codes(witness)
    swapped = [index for index, pair in enumerate(zip(here, expected, strict=True)) if pair[0] != pair[1]]
    between = list(_gaps(witness.text.masked))
    return all(_short(part) for part in between[swapped[0] + 1 : swapped[-1] + 1])


def _gaps(masked: str) -> Iterator[str]:
    part = ""
    inside = False
    for char in masked:
        if char == CODE:
            if not inside:
                yield part
                part = ""
            inside = True
        else:
            inside = False
            part += char
    yield part


def _short(text: str) -> bool:
    words = text.strip(" ,;/、，；*_").split()
    if any(is_cjk(char) for char in text):
        return len("".join(words)) <= 3
    return len(words) <= 1
