"""Numbers compare whatever way a language writes them."""

from __future__ import annotations

import pytest

from specglot.check.numerals import canonical


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("86,400", "86400"), ("86.400", "86400"), ("86 400", "86400"), ("86\u00a0400", "86400"), ("86\u202f400", "86400"),
        ("1,234,567", "1234567"), ("1.234.567,5", "1234567.5"), ("1,5", "1.5"), ("1.5", "1.5"), ("0.125", "0.125"),
        ("0,125", "0.125"), ("１０", "10"), ("10", "10"),
    ],
)  # fmt: skip
def test_canonical(written: str, plain: str) -> None:
    assert canonical(written) == plain
