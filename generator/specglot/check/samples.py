"""A page in five locales for the rules' cases, and the ways a case damages it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_PAGE = """\
---
title: {title}
uuid: 7c1f9f0e-52d3-4a86-9b1e-0f6a3d5c2b14
---

# {title} {{#update-parcel}}

```
PUT
https://{{host}}/v2/parcels/{{parcelId}}
```

## {parameters}

`parcelId`{colon}{parcel_id}

## {body}

```
{{
    "window": {{
        "start": 1.5,
        "timeout": 2000
    }},
    "mode": "express",
    "label": "x"
}}
```

* `window` ({required})
   * `start` - {start}
   * `timeout` - {timeout}
* `mode` ({required})
* `label` ({optional}{semicolon}{only_with})

## {response}

```
HTTP/1.1 200 OK
Content-Type: application/json
Retry-After: 3
```

## {codes}

| {code} | {description} | {action} |
|---|---|---|
| **200** | **{ok}** | {none} |
| **404** | **{missing}** | {create} |
| **429** | **{busy}** | {wait} |
"""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "title": "更新包裹",
        "parameters": "URI 参数",
        "colon": "：",
        "parcel_id": "包裹的 ID。",
        "body": "请求主体",
        "required": "必需",
        "optional": "可选",
        "semicolon": "；",
        "only_with": "仅与 `fragile` 和 `express` 一起发送",
        "start": "开始时间，单位为秒。",
        "timeout": "等待时间，单位为毫秒。",
        "response": "响应",
        "codes": "HTTP 响应代码",
        "code": "HTTP 响应代码",
        "description": "描述",
        "action": "客户端操作",
        "ok": "已更新。",
        "missing": "未找到。",
        "busy": "请求过多。",
        "none": "不适用",
        "create": "先创建包裹。",
        "wait": "等待后重试。",
    },
    "ja": {
        "title": "荷物の更新",
        "parameters": "URI パラメーター",
        "colon": "：",
        "parcel_id": "荷物の ID。",
        "body": "リクエスト本文",
        "required": "必須",
        "optional": "オプション",
        "semicolon": "。",
        "only_with": "`fragile` および `express` でのみ送信",
        "start": "開始時刻。単位は秒です。",
        "timeout": "待ち時間。単位はミリ秒です。",
        "response": "応答",
        "codes": "HTTP 応答コード",
        "code": "HTTP 応答コード",
        "description": "説明",
        "action": "クライアントのアクション",
        "ok": "更新しました。",
        "missing": "見つかりません。",
        "busy": "リクエストが多すぎます。",
        "none": "該当なし",
        "create": "先に荷物を作成します。",
        "wait": "待ってから再試行します。",
    },
    "pt": {
        "title": "Atualizar pacote",
        "parameters": "Parâmetros de URI",
        "colon": ": ",
        "parcel_id": "O ID do pacote.",
        "body": "Corpo da solicitação",
        "required": "Obrigatório",
        "optional": "Opcional",
        "semicolon": "; ",
        "only_with": "enviar somente com `fragile` e `express`",
        "start": "Hora de início, em segundos.",
        "timeout": "Tempo de espera, em milissegundos.",
        "response": "Resposta",
        "codes": "Códigos de resposta HTTP",
        "code": "Código de resposta HTTP",
        "description": "Descrição",
        "action": "Ação do cliente",
        "ok": "Pacote atualizado.",
        "missing": "Não encontrado.",
        "busy": "Muitas solicitações.",
        "none": "N/D",
        "create": "Crie antes o pacote.",
        "wait": "Aguarde e tente de novo.",
    },
    "de": {
        "title": "Paket ändern",
        "parameters": "URI-Parameter",
        "colon": ": ",
        "parcel_id": "Die ID des Pakets.",
        "body": "Anfrageinhalt",
        "required": "Obligatorisch",
        "optional": "Optional",
        "semicolon": "; ",
        "only_with": "nur mit `fragile` und `express` senden",
        "start": "Beginn in Sekunden.",
        "timeout": "Wartezeit in Millisekunden.",
        "response": "Antwort",
        "codes": "HTTP-Antwortcodes",
        "code": "HTTP-Antwortcode",
        "description": "Beschreibung",
        "action": "Clientaktion",
        "ok": "Paket geändert.",
        "missing": "Nicht gefunden.",
        "busy": "Zu viele Anfragen.",
        "none": "Nicht zutreffend",
        "create": "Legen Sie zuerst das Paket an.",
        "wait": "Warten Sie vor dem nächsten Versuch.",
    },
    "fr": {
        "title": "Modifier un colis",
        "parameters": "Paramètres URI",
        "colon": " : ",
        "parcel_id": "L’ID du colis.",
        "body": "Corps de la requête",
        "required": "Obligatoire",
        "optional": "Facultatif",
        "semicolon": " ; ",
        "only_with": "à envoyer uniquement avec `fragile` et `express`",
        "start": "Heure de début, en secondes.",
        "timeout": "Délai d’attente, en millisecondes.",
        "response": "Réponse",
        "codes": "Codes de réponse HTTP",
        "code": "Code de réponse HTTP",
        "description": "Description",
        "action": "Action du client",
        "ok": "Colis modifié.",
        "missing": "Introuvable.",
        "busy": "Trop de requêtes.",
        "none": "S.O.",
        "create": "Créez d’abord le colis.",
        "wait": "Attendez avant de réessayer.",
    },
}


def parcels(*locales: str, **changes: tuple[str, str]) -> dict[str, str]:
    """The sample page in some locales (none named: all five), with one replacement per locale.

    Args:
        locales: Which locales the case has.
        changes: Locale → (text on its page, text instead). The text must stand there, once or more.

    Returns:
        Path → page text, `<locale>/update-parcel.md`.

    Raises:
        ValueError: Where a change finds nothing to replace; a case must not go stale silently.
    """
    return _altered("update-parcel.md", locales or tuple(_WORDS), changes)


def _altered(name: str, locales: tuple[str, ...], changes: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    pages: dict[str, str] = {}
    for locale in sorted(locales):
        text = _sample(name, locale)
        if locale in changes:
            old, new = changes[locale]
            if old not in text:
                raise ValueError(f"{locale}: {old!r} does not stand on the sample page")
            text = text.replace(old, new, 1)
        pages[f"{locale}/{name}"] = text
    return pages


@cache
def _sample(name: str, locale: str) -> str:
    """A sample page as it is; the cases of all rules have it a hundred times."""
    page, words = (_PAGE, _WORDS) if name == "update-parcel.md" else (_KEYS, _KEY_WORDS)
    return page.format(**words[locale])


def sentences(**texts: str) -> dict[str, str]:
    """A page per locale whose text begins on line 3 under one heading: `<locale>/note.md`."""
    return {f"{locale}/note.md": f"# API {{#note}}\n\n{text}\n" for locale, text in sorted(texts.items())}


_KEYS = """\
# {title} {{#trip-keys}}

| {key} | {required} | {type} | {on} | {description} |
|---|---|---|---|---|
| `trip.id` | {yes} | {string} | `start` | {id} |
| `trip.length` | {yes} | {number} | `start` | {length} |
| `trip.speed` | {no} | {integer} | `ping`, `stop` | {speed} |

## {kinds} {{#trip-kinds}}

* `car`
* `tram`
* `boat`
* `bike`
"""

_KEY_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "title": "Schlüssel", "key": "Schlüssel", "required": "Erforderlich", "type": "Typ",
        "on": "Zugehöriges Ereignis",
        "description": "Beschreibung", "yes": "J", "no": "N", "string": "String", "number": "Zahl",
        "integer": "Ganzzahl",
        "id": "Name der Fahrt", "length": "Dauer in Sekunden", "speed": "Höchstens 130", "kinds": "Arten",
    },
    "fr": {
        "title": "Clés", "key": "Clé", "required": "Obligatoire", "type": "Type", "on": "Événement associé",
        "description": "Description", "yes": "O", "no": "N", "string": "Chaîne", "number": "Nombre",
        "integer": "Entier",
        "id": "Nom du trajet", "length": "Durée en secondes", "speed": "Au plus 130", "kinds": "Sortes",
    },
    "ja": {
        "title": "キー", "key": "キー", "required": "必須", "type": "型", "on": "設定するイベント",
        "description": "説明", "yes": "はい", "no": "いいえ", "string": "文字列", "number": "数値", "integer": "整数",
        "id": "移動の名前", "length": "長さ（秒）", "speed": "最大 130", "kinds": "種類",
    },
    "zh": {
        "title": "键", "key": "键", "required": "必需", "type": "类型", "on": "设置于",
        "description": "描述", "yes": "是", "no": "否", "string": "字符串", "number": "数字", "integer": "整数",
        "id": "行程名称", "length": "时长（秒）", "speed": "最大 130", "kinds": "种类",
    },
}  # fmt: skip


def keys(*locales: str, **changes: tuple[str, str]) -> dict[str, str]:
    """The sample page with a field table (lines 5 to 7) and a value list (lines 11 to 14): `<locale>/trip-keys.md`.

    Args:
        locales: Which locales the case has; none named: all four.
        changes: Locale → (text on its page, text instead).
    """
    return _altered("trip-keys.md", locales or tuple(_KEY_WORDS), changes)
