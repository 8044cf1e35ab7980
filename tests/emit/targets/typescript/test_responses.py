from __future__ import annotations

from media_spec import response, said

from specglot.emit.targets.typescript.responses import summary


def test_a_summary_is_one_line() -> None:
    one = response(410, said(de="Weg"), said(de="eins\nzwei"), said(de="Neu\n\nmachen."))
    assert summary(one, "de", ()) == "Weg: eins zwei → Neu machen."
    assert summary(response(500), "de", ()) == ""
