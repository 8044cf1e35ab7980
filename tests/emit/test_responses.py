from __future__ import annotations

from media_spec import operation, response, said

from specglot.emit.responses import Said, advice, description, documented, error_classes, said_by_locale


def test_documented_statuses_are_exact_sorted_and_once() -> None:
    found = documented(
        operation(
            "x", "GET", "/x", responses=[response(one) for one in (410, "4XX", 204, "default", 410, 99)]
        )
    )
    assert [(one.code, one.success) for one in found] == [(204, True), (410, False)]


def test_a_class_for_each_failure_of_any_operation() -> None:
    operations = [
        operation("x", "GET", "/x", responses=[response(one) for one in (204, 499, 410)]),
        operation("y", "GET", "/y", responses=[response(one) for one in (404, 410)]),
    ]
    assert error_classes(operations, ["Gone"]) == {404: "NotFound", 410: "Gone_", 499: "Status499"}


def test_label_and_description_are_joined_as_their_script_wants() -> None:
    one = response(410, said(de="Weg.", ja="なし。", pt="Fim"), said(de="Vorbei.", ja="終了。", pt="Acabou."))
    assert [(text.locale, text.description) for text in said_by_locale(one, "pt", ("ja",))] == [
        ("pt", "Fim: Acabou."),
        ("ja", "なし。終了。"),
        ("de", "Weg. Vorbei."),
    ]


def test_an_action_is_only_ever_a_locales_own() -> None:
    one = response(410, said(de="Weg", ja="なし。"), action=said(pt="Tente.", de=""))
    assert said_by_locale(one, "de", ()) == (
        Said(locale="de", description="Weg", action=None),
        Said(locale="ja", description="なし。", action=None),
        Said(locale="pt", description="[de] Weg", action="Tente."),
    )
    assert said_by_locale(response(500), "de", ()) == ()


def test_advice_of_another_locale_is_marked() -> None:
    one = response(410, said(de="Weg"), action=said(pt="Tente."))
    for lang, told in (("de", "[pt] Tente."), ("pt", "Tente."), ("pt-BR", "Tente."), ("zh", "[pt] Tente.")):
        found = advice(one, lang)
        assert found is not None
        assert found.value == told
    assert advice(response(500), "de") is None


def test_a_label_in_the_language_comes_before_a_description_in_another() -> None:
    one = response(410, said(de="Weg", ja="なし。"), said(ja="終了。"))
    found = description(one, "de")
    assert found is not None
    assert (found.locale, found.value) == ("de", "Weg")
