"""The part of SARIF 2.1.0 that a report may use, as a JSON Schema: closed, so that nothing else gets in.

Property names, types, bounds, enumerations and `uniqueItems` are those of the OASIS schema
(sarif-schema-2.1.0.json); objects that specglot never writes are left out, which makes this one stricter.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]


def closed(required: str = "", **properties: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required.split(),
        "properties": properties,
    }


def array(items: Schema, **more: object) -> Schema:
    return {"type": "array", "items": items, **more}


TEXT: Schema = {"type": "string"}
URI: Schema = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
URI_REFERENCE: Schema = {"type": "string", "pattern": r"^([A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$"}
POSITIVE: Schema = {"type": "integer", "minimum": 1}
LEVEL: Schema = {"enum": ["none", "note", "warning", "error"]}
TEXTS = array(TEXT)

MESSAGE = closed("text", text=TEXT)
STRING = closed("text", text=TEXT, markdown=TEXT)
ARTIFACT = closed(uri=URI_REFERENCE, uriBaseId=TEXT, description=MESSAGE)
REGION = closed(startLine=POSITIVE, startColumn=POSITIVE, endLine=POSITIVE, endColumn=POSITIVE)
PHYSICAL = closed("artifactLocation region", artifactLocation=ARTIFACT, region=REGION)
LOCATION = closed(
    "physicalLocation", id={"type": "integer", "minimum": -1}, physicalLocation=PHYSICAL, message=MESSAGE
)
FIX = closed(
    "artifactChanges",
    description=MESSAGE,
    artifactChanges=array(
        closed(
            "artifactLocation replacements",
            artifactLocation=ARTIFACT,
            replacements=array(
                closed("deletedRegion", deletedRegion=REGION, insertedContent=closed(text=TEXT)), minItems=1
            ),
        ),
        minItems=1,
        uniqueItems=True,
    ),
    properties=closed("decidedBy", decidedBy=TEXTS),
)
RULE = closed(
    "id shortDescription fullDescription defaultConfiguration",
    id=TEXT,
    shortDescription=STRING,
    fullDescription=STRING,
    help=STRING,
    helpUri=URI,
    defaultConfiguration=closed(level=LEVEL),
    properties=closed(tags=array(TEXT, uniqueItems=True, maxItems=20)),
)
RESULT = closed(
    "ruleId ruleIndex level message locations partialFingerprints properties",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations=array(LOCATION, minItems=1, maxItems=1),
    relatedLocations=array(LOCATION, uniqueItems=True),
    partialFingerprints=closed("specglot/v1", **{"specglot/v1": TEXT}),
    properties=closed(
        "locale attribution groups",
        locale=TEXT,
        attribution={"enum": ["version-skew", "translation-damage", "source-defect", "unattributed"]},
        groups=array(TEXTS),
        pageGroup=TEXT,
        subject=TEXT,
        help=TEXT,
    ),
    fixes=array(FIX, uniqueItems=True, minItems=1),
    suppressions=array(
        closed("kind", kind={"enum": ["inSource", "external"]}, justification=TEXT), uniqueItems=True
    ),
)
RUN_OBJECT = closed(
    "tool results columnKind",
    tool=closed(
        "driver", driver=closed("name", name=TEXT, version=TEXT, rules=array(RULE, uniqueItems=True))
    ),
    invocations=array(
        closed(
            "executionSuccessful",
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=array(closed("message", level=LEVEL, message=MESSAGE)),
        )
    ),
    originalUriBaseIds={"type": "object", "additionalProperties": ARTIFACT},
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    newlineSequences=array(TEXT, minItems=1, uniqueItems=True),
    results=array(RESULT),
)
LOG = closed(
    "version runs",
    **{"$schema": URI},
    version={"enum": ["2.1.0"]},
    runs=array(RUN_OBJECT, minItems=1, maxItems=1),
)
