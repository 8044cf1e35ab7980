"""Pages for the tests of learning: one in Polish, which has no lexicon, beside the same in German and French."""

from __future__ import annotations

from specglot.lexicon import Lexicon, lexicon_for, neutral
from specglot.model.page import Page
from specglot.pipeline import Book, read_texts

PAGE = """\
# {title} {{#parcel}}

```
POST
https://{{host}}/v1/parcels
```

## {body}

* `weight` ({required})
* `label` ({optional}; {only} `express`, `night`)
* `note` ({optional})
* `size` ({required})

## {fields} {{#fields}}

| {key} | {needed} | {type} | {text} |
|---|---|---|---|
| `a.b` | {yes} | {whole} | {sentence} |
| `a.c` | {no} | {whole} | {sentence} |
| `a.d` | {yes} | {flag} | {sentence} |
| `a.e` | {no} | {flag} | {sentence} |

## {codes}

| {code} | {text} | {action} |
|---|---|---|
| 200 | {sentence} | {none} |
| 204 | {sentence} | {none} |
| 404 | {sentence} | {sentence} |
"""

WORDS = {
    "de": {
        "title": "Paket", "body": "Anfragetext", "required": "Erforderlich", "optional": "Optional",
        "only": "nur senden mit", "fields": "Parameter", "key": "Schlüssel", "needed": "Erforderlich", "type": "Typ",
        "text": "Beschreibung", "yes": "Ja", "no": "Nein", "whole": "Ganzzahl", "flag": "Boolesch",
        "sentence": "Ein Satz.", "codes": "HTTP-Antwortcodes", "code": "Antwortcode",
        "action": "Client-Aktion", "none": "Nicht zutreffend",
    },
    "fr": {
        "title": "Colis", "body": "Corps de la requête", "required": "Obligatoire", "optional": "Facultatif",
        "only": "uniquement avec", "fields": "Paramètres", "key": "Clé", "needed": "Obligatoire",
        "type": "Type", "text": "Description", "yes": "Oui", "no": "Non", "whole": "entier", "flag": "booléen",
        "sentence": "Une phrase.", "codes": "Codes de réponse HTTP", "code": "Code de réponse",
        "action": "Action du client", "none": "Sans objet",
    },
    "pl": {
        "title": "Paczka", "body": "Treść żądania", "required": "Wymagane", "optional": "Opcjonalne",
        "only": "tylko razem z", "fields": "Parametry", "key": "Klucz", "needed": "Wymagane", "type": "Rodzaj",
        "text": "Opis", "yes": "Tak", "no": "Nie", "whole": "całkowita", "flag": "logiczna",
        "sentence": "Zdanie.", "codes": "Kody odpowiedzi HTTP", "code": "Kod odpowiedzi",
        "action": "Działanie klienta", "none": "Nie dotyczy",
    },
}  # fmt: skip


def text(locale: str, **changes: str) -> str:
    """The page in a language, some of its words changed."""
    return PAGE.format(**{**WORDS[locale], **changes})


def texts(*locales: str, **pages: str) -> dict[str, str]:
    """Path → page for some locales; `pages` replaces the page of a locale."""
    return {f"{locale}/parcel.md": pages.get(locale, text(locale)) for locale in locales}


def book(*locales: str, **pages: str) -> Book:
    """The pages of some locales, read and merged."""
    return read_texts(texts(*locales, **pages))


def lexicons(pages: tuple[Page, ...]) -> dict[str, Lexicon]:
    """The lexicons of some pages' locales."""
    return {page.locale: lexicon_for(page.locale) or neutral() for page in pages}
