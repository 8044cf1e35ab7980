"""A small API in three languages, with known contradictions, for the tests of the site."""

from __future__ import annotations

META = """---
title: {title}
description: {about}
uuid: {uuid}
translation-type: {kind}
source-git-commit: {commit}
---

"""

WORDS: dict[str, dict[str, str]] = {
    "de": {
        "parcel": "Paketanfrage", "parcel_about": "Ein Paket anmelden.", "uri": "URI-Parameter", "none": "Keine",
        "body": "Anfragetext", "required": "Erforderlich", "optional": "Optional",
        "only": "Optional; nur bei den Zuständen {values} mitsenden",
        "weight": "Gewicht des Pakets; ungültig ist jeder negative Wert.", "at": "Zeitpunkt in Millisekunden.",
        "see": "Die gültigen Werte stehen unter [Zustände](states.md).", "response": "Antwort",
        "codes": "HTTP-Antwortcodes", "code": "HTTP-Antwortcode", "description": "Beschreibung",
        "action": "Aktion des Clients", "made": "Angelegt", "gone": "Nicht mehr verfügbar.",
        "gone_text": "Das Paket wurde zugestellt und ist abgelaufen.",
        "gone_action": "Melden Sie mit der [Paketanfrage](parcel.md) ein neues Paket an.", "na": "Nicht zutreffend",
        "scan": "Scananfrage", "scan_about": "Eine Erfassung melden.", "pid": "die Paket-ID aus der [Paketanfrage](parcel.md).",
        "states": "Zustände", "states_about": "In welchem Zustand ein Paket ist.",
        "open": "Das Paket ist angemeldet.", "sent": "Das Paket ist unterwegs.", "over": "Das Paket ist zugestellt.", "alert": "Jede Erfassung zählt einmal.",
    },
    "fr": {
        "parcel": "Requête de colis", "parcel_about": "Déclarer un colis.", "uri": "Paramètres URI", "none": "Aucun",
        "body": "Corps de la requête", "required": "Obligatoire", "optional": "Facultatif",
        "only": "Facultatif ; à envoyer uniquement avec les états {values}",
        "weight": "Poids du colis, jamais négatif.", "at": "Moment en millisecondes.",
        "see": "Les valeurs valides sont décrites dans [États](states.md).", "response": "Réponse",
        "codes": "Codes de réponse HTTP", "code": "Code de réponse HTTP", "description": "Description",
        "action": "Action du client", "made": "Créé", "gone": "Plus disponible.",
        "gone_text": "Le colis a été livré et a expiré.",
        "gone_action": "Déclarez un nouveau colis avec la [requête de colis](parcel.md).", "na": "Sans objet",
        "scan": "Requête de lecture", "scan_about": "Signaler une lecture.",
        "pid": "l’ID de colis renvoyé par la [requête de colis](parcel.md).",
        "states": "États", "states_about": "Dans quel état se trouve un colis.",
        "open": "Le colis est déclaré.", "sent": "Le colis est en route.", "over": "Le colis est livré.", "alert": "Chaque lecture compte une fois.",
    },
    "ja": {
        "parcel": "荷物リクエスト", "parcel_about": "荷物を登録します。", "uri": "URI パラメーター", "none": "なし",
        "body": "リクエスト本文", "required": "必須", "optional": "オプション",
        "only": "オプション。{values} の状態の場合にのみ送信",
        "weight": "荷物の重さ。負の値は指定できません。", "at": "時刻（ミリ秒）。",
        "see": "有効な値については、[状態](states.md)を参照してください。", "response": "応答",
        "codes": "HTTP 応答コード", "code": "HTTP 応答コード", "description": "説明",
        "action": "クライアントのアクション", "made": "登録済み", "gone": "期限切れ。",
        "gone_text": "荷物は配達され、期限が切れています。",
        "gone_action": "[荷物リクエスト](parcel.md)で新しい荷物を登録してください。", "na": "該当なし",
        "scan": "読み取りリクエスト", "scan_about": "読み取りを通知します。",
        "pid": "[荷物リクエスト](parcel.md)で返された荷物 ID です。",
        "states": "状態", "states_about": "荷物の状態です。",
        "open": "荷物が登録されました。", "sent": "荷物は配送中です。", "over": "荷物は配達済みです。", "alert": "読み取りは 1 回ずつ数えられます。",
    },
}  # fmt: skip

PARCEL = """# {parcel} {{#parcel-request}}

```
POST
https://{{host}}/api/v2/parcels
```

## {uri}

{none}

## {body}

```
{{
    "weight": 2.5,
    "state": "open",
    "note": {{}}
}}
```

* `weight` ({weight_presence}): {weight}
* `state` ({required})
* `note` ({optional})

{see}

## {response}

```
HTTP/1.1 201 Created
Location: /api/v2/parcels/9f27
```

## {codes}

| {code} | {description} |
|---|---|
| 201 | {made} |
"""

SCAN = """# {scan} {{#scan-request}}

```
POST
https://{{host}}/api/v2/parcels/{{pid}}/scans
```

## {uri}

`pid`: {pid}

## {body}

```
{{
    "time": {{ "at": 1700000000000 }},
    "state": "sent",
    "extra": {{}}
}}
```

* `time` ({required})
   * `at`: {at}
* `state` ({required})
* `extra` ({only_sent})

{see}

>[!IMPORTANT]
>
>{alert}

## {codes}

| {code} | {description} | {action} |
|---|---|---|
| **204** | **{made}** | {na} |
| **410** | **{gone}** <br/><br/>{gone_text} | {gone_action} |
"""

STATES = """# {states} {{#states}}

{states_about}

## open

{open}

## sent

{sent}

## handedOver

{over}
"""


def pages() -> dict[str, str]:
    """Path → text. `fr` calls `weight` optional, `ja` has no states page and is a machine translation in part."""
    made: dict[str, str] = {}
    for locale, words in WORDS.items():
        values = {
            **words,
            "weight_presence": words["optional"] if locale == "fr" else words["required"],
            "only_sent": words["only"].format(values="`sent`"),
        }
        for name, body, title, uuid in (
            ("parcel", PARCEL, "parcel", "11111111-1111-4111-8111-111111111111"),
            ("scan", SCAN, "scan", "22222222-2222-4222-8222-222222222222"),
            ("states", STATES, "states", "33333333-3333-4333-8333-333333333333"),
        ):
            if (locale, name) == ("ja", "states"):
                continue
            meta = META.format(
                title=words[title],
                about=words[f"{title}_about"],
                uuid=uuid,
                kind="tm+mt" if (locale, name) == ("ja", "scan") else "ht",
                commit="4f1c7e0b9a52d3386cb1f7e24d90ab5c6e83d217",
            )
            made[f"docs/{locale}/{name}.md"] = meta + body.format(**values)
    return made
