"""Small words tell a clause's language; the detector is asked about what they leave open, and loaded only then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from specglot.check.run import check
from specglot.check.samples import sentences
from specglot.check.selection import Selection
from specglot.check.smallwords import ALPHABETS, SMALL_WORDS, language
from specglot.model.diagnostic import Diagnostic
from specglot.pipeline import read_texts

DOCS = Path(__file__).parents[2] / "docs"


def found(**texts: str) -> list[Diagnostic]:
    book = read_texts(sentences(**texts))
    return list(check(book.spec, book.pages, book.sources, Selection(select=("text-untranslated",))))


@pytest.mark.parametrize(
    "english",
    [
        "The Heartbeat equals the Analytics value.",
        "Setting the request type first.",
        "If you don't send a value, an abandoned session will time out normally.",
        "It is possible that your player may fire events.",
        "from the backend of another state",
    ],
)
@pytest.mark.parametrize("tag", ["de", "fr", "pt", "es", "it", "nl", "sv"])
def test_english_is_told_by_its_small_words(tag: str, english: str) -> None:
    (one,) = found(ja="一度だけ送信します。", zh="只发送一次。", **{tag: english})
    assert one.locale == tag
    assert one.message.startswith("left in English")


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "Die Anwendung sendet ein Event erst nach der Session."),
        ("de", "Ungültige Kunden-ID"),
        ("de", "Ein Opt-out-Tag für Server-to-Server-Aufrufe ist aufgetreten"),
        ("fr", "L’utilisateur a lancé un processus d’opt-out via le plug-in."),
        ("fr", "clé unique, non sérialisée"),
        ("pt", "Se o token for inválido, obtenha outro."),
        ("pt", "Nome do host do servidor"),
        ("es", "Según el valor del campo, se envía otro."),
        ("nl", "De waarde is in de sessie gezet voor het begin."),
        ("de", "key1=val1,val2,val3"),
        ("ja", "d8f681b8-67cc-42dc-85c5-a0977528a942 を使います。"),
    ],
)
def test_what_is_in_its_own_language(tag: str, text: str) -> None:
    others = {"ja": "一度だけ送信します。", "zh": "只发送一次。"} | {tag: text}
    assert not found(**others)


def test_another_language_of_the_book() -> None:
    (one,) = found(
        de="La valeur est envoyée par le serveur.", fr="La valeur est envoyée par le serveur.", ja="値です。"
    )
    assert (one.locale, one.message.split(":")[0]) == ("de", "left in French")


def test_a_mixed_clause_goes_by_what_is_more() -> None:
    assert not found(
        de="Senden Sie die Werte mit dem Befehl send the value an den Server.", ja="送信します。"
    )
    assert found(de="Klicken Sie on the button that will send this to the server.", ja="送信します。")


def test_small_words_are_words_in_lower_case() -> None:
    for tag, listed in SMALL_WORDS.items():
        assert all(word.isalpha() and word == word.lower() for word in listed), tag
        assert len(listed) > 40, tag
    assert set(ALPHABETS) <= set(SMALL_WORDS)


def test_language_of_a_tag() -> None:
    assert [language(tag) for tag in ("pt-BR", "DE", "zh-Hans-CN", "no-NO")] == ["pt", "de", "zh", "nb"]


def test_no_detector_for_plain_pages() -> None:
    code = (
        "import sys; from pathlib import Path; from specglot.config import Config; from specglot import pipeline\n"
        f"docs = Path({str(DOCS)!r})\n"
        "folders = [docs / tag for tag in ('de', 'fr', 'ja', 'pt', 'zh')]\n"
        "book = pipeline.read_book(folders, Config(root=docs.parent))\n"
        "pipeline.check_book(book); print('lingua' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("it", "扉は自動で閉まりません。"),
        ("it", "문은 자동으로 닫히지 않습니다"),
        ("it", "Дверь не закрывается сама"),
        ("ko", "门不会自动关闭。"),
        ("ko", "ドアは自動で閉まりません。"),
        ("ja", "문은 자동으로 닫히지 않습니다"),
        ("zh", "문은 자동으로 닫히지 않습니다"),
        ("ja", "La porta non si chiude da sola"),
        ("ko", "Die Tür geht nicht von selbst zu"),
    ],
)
def test_another_script_tells_another_language(tag: str, text: str) -> None:
    others = {"de": "Die Tür bleibt offen.", "it": "La porta resta aperta.", "zh": "门一直开着。"}
    (one,) = found(**others | {tag: text})
    assert one.locale == tag


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("it", "Il nome è 東京タワー."),
        ("it", "`扉` è un esempio."),
        ("ja", "API の概要、Wi-Fi と USB-C、de la Cruz 氏"),
        ("ko", "API 개요(概要)"),
        ("zh", "日文假名“の”不是汉字。"),
    ],
)
def test_names_in_another_script_are_left_alone(tag: str, text: str) -> None:
    others = {"de": "Die Tür bleibt offen.", "it": "La porta resta aperta.", "zh": "门一直开着。"}
    assert found(**others | {tag: text}) == []
