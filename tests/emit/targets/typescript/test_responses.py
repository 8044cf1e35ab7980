from __future__ import annotations

from media_spec import operation, response, said

from specglot.emit.targets.typescript.responses import Said, documented, summary
from specglot.emit.targets.typescript.responses import said as texts_of


def test_documented_statuses_are_exact_sorted_and_once() -> None:
    found = documented(
        operation(
            "x", "GET", "/x", responses=[response(one) for one in (410, "4XX", 204, "default", 410, 99)]
        )
    )
    assert [(one.code, one.success) for one in found] == [(204, True), (410, False)]


def test_label_and_description_are_joined_as_their_script_wants() -> None:
    one = response(410, said(de="Weg.", ja="なし。", pt="Fim"), said(de="Vorbei.", ja="終了。", pt="Acabou."))
    assert [(text.locale, text.description) for text in texts_of(one, "pt", ("ja",))] == [
        ("pt", "Fim: Acabou."),
        ("ja", "なし。終了。"),
        ("de", "Weg. Vorbei."),
    ]


def test_a_locale_that_says_nothing_has_no_text() -> None:
    one = response(410, said(de="", ja="なし。"), action=said(pt="Tente."))
    assert texts_of(one, "de", ()) == (Said(locale="ja", description="なし。", action="[pt] Tente."),)
    assert texts_of(response(500), "de", ()) == ()


def test_a_summary_is_one_line() -> None:
    one = response(410, said(de="Weg"), said(de="eins\nzwei"), said(de="Neu\n\nmachen."))
    assert summary(one, "de", ()) == "Weg: eins zwei → Neu machen."
    assert summary(response(500), "de", ()) == ""
