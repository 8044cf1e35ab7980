from __future__ import annotations

import json
import re

import pytest
from hostile_spec import TEXTS, hostile
from media_spec import media, member, operation, response, said, spec
from msgspec.structs import replace
from typescript_specs import TRICKS, files, rare, tricky

from specglot.emit.target import TargetRequest, names, produce
from specglot.model.errors import InputError
from specglot.model.spec import Parameter

HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\U000e0000-\U000e0fff]"
)


def test_it_is_built_in() -> None:
    assert "typescript" in names()


def test_files() -> None:
    assert set(files(media())) == {
        "README.md", "package.json", "tsconfig.json", "src/client.ts", "src/errors.ts", "src/http.ts", "src/index.ts",
        "src/session.ts", "src/texts.ts", "src/types.ts", "test/calls.js", "test/client.test.js", "test/readme.test.js",
        "test/retry.test.js", "test/server.js", "test/session.test.js", "test/tsconfig.json", "test/types.ts",
    }  # fmt: skip


def test_no_session_where_nothing_is_opened() -> None:
    made = files(replace(media(), ties=()))
    assert not {path for path in made if "session" in path}
    assert "session" not in made["src/index.ts"] + made["package.json"]


def test_a_session_opens_another_one_only_where_its_body_is_all_it_takes() -> None:
    made = media()
    (opener,) = [one for one in made.operations if one.pointer == made.ties[-1].target]
    query = Parameter(location="query", field=member("mode", "string", True))
    operations = tuple(
        replace(one, parameters=(*one.parameters, query)) if one is opener else one for one in made.operations
    )
    session = files(replace(made, operations=operations))["src/session.ts"]
    assert "reopen" not in session
    assert "return this.client.postEvents(this.#sid, body, options);" in session
    assert "reopen" in files(made)["src/session.ts"]


def test_the_order_of_what_the_docs_say_does_not_matter() -> None:
    made = media()
    shuffled = replace(
        made,
        operations=tuple(
            replace(one, responses=tuple(reversed(one.responses)), summary=tuple(reversed(one.summary)))
            for one in made.operations
        ),
        ties=tuple(reversed(made.ties)),
    )
    assert files(made) == files(shuffled)


@pytest.mark.parametrize(
    ("make", "title"),
    [(media, "x"), (rare, "x"), (hostile, TEXTS[0]), (tricky, TRICKS[0])],
    ids=["media", "rare", "hostile", "tricky"],
)
def test_every_file_is_clean_text(make, title: str) -> None:
    for path, text in files(make(), title=title).items():
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert not re.search(r"[ \t]$", text, re.MULTILINE), path
        assert "\n\n\n" not in text, path
        # The compiler's tests of docs are JSDoc: zero-width characters in them are harmless, and only there.
        code = re.sub(r"^ *(?:/\*\*|\*|//).*$", "", text, flags=re.MULTILINE)
        if path != "README.md":
            assert not HIDDEN.search(code), path
        if not path.endswith(".json") or path.endswith("tsconfig.json"):
            assert "Written by `specglot generate`" in text, path


def test_package_json() -> None:
    written = json.loads(
        files(media(), title=TRICKS[0], package="@a/b", version="2.0.0-rc.1")["package.json"]
    )
    assert (written["name"], written["version"], written["description"]) == ("@a/b", "2.0.0-rc.1", TRICKS[0])
    assert written["type"] == "module"
    assert written["engines"] == {"node": ">=20"}
    assert "dependencies" not in written


@pytest.mark.parametrize(
    "options",
    [
        {"package": "Media"},
        {"package": "../x"},
        {"package": '"'},
        {"package": "a\n"},
        {"package": ""},
        {"package": 1},
        {"package": "@a/b/c"},
        {"version": "1.0"},
        {"version": "01.0.0"},
        {"version": '1.0.0"'},
        {"colour": "red"},
    ],
)
def test_options_that_cannot_be_used(options: dict[str, object]) -> None:
    with pytest.raises(InputError):
        files(media(), **options)


def test_pages_without_an_endpoint() -> None:
    with pytest.raises(InputError, match="no page documents an endpoint"):
        files(spec(()))


def test_a_template_of_the_user_takes_the_place_of_one_of_ours() -> None:
    text = "{% for one in package.operations %}{{ one.name }} {{ one.endpoint | markdown }}\n{% endfor %}"
    request = TargetRequest(spec=media(), openapi={}, lang="de", templates={"README.md.jinja": text})
    (readme,) = [output.text for output in produce("typescript", request) if output.path == "README.md"]
    assert readme.splitlines()[0] == r"postSessions POST https://\{uri\}/api/v1/sessions"


def test_a_body_depends_on_its_event() -> None:
    types = files(media())["src/types.ts"]
    assert '  "media.ad.length": Seconds;\n' in types
    plain = types[types.index("export interface PostEventsPlain") :]
    plain = plain[: plain.index("\n}")]
    assert '    | "play"\n' in plain
    assert "  customMetadata?: undefined;" in plain
    start = types[types.index("export interface PostEventsAdStart") :]
    assert start.startswith(
        'export interface PostEventsAdStart extends PostEventsCommon {\n  eventType: "adStart";\n  params: AdStartParams;\n'
    )
    assert "  adStart: PostEventsAdStart;\n" in types
    assert "export type EventType = KnownEventType | (string & {});" in types


def test_one_allowed_value_needs_no_choice() -> None:
    types = files(media())["src/types.ts"]
    body = types[types.index("export interface PostSessionsBody") :]
    assert '  eventType: "sessionStart";\n  params: SessionStartParams;\n' in body[: body.index("\n}")]


def test_the_docs_speak_the_asked_language_and_mark_another() -> None:
    japanese = files(media(), lang="ja")
    assert "- `410`: なくなりました。セッションは終了しました。 → " in japanese["src/client.ts"]
    assert "- `204`: [de] Kein Inhalt. [de] Angenommen." in japanese["src/client.ts"]
    assert 'LANGUAGES: readonly string[] = ["ja", "de", "pt"];' in japanese["src/texts.ts"]


def test_an_action_that_a_locale_leaves_out_is_not_put_into_its_mouth() -> None:
    failed = response(410, said(de="Weg.", ja="なし。"), action=said(ja="作り直す。"))
    texts = files(spec((operation("send", "POST", "/x", responses=(failed,)),)))["src/texts.ts"]
    assert 'de: ["Weg."],' in texts
    assert 'ja: ["なし。", "作り直す。"],' in texts


def test_a_table_that_refers_to_itself_comes_to_an_end() -> None:
    types = files(rare())["src/types.ts"]
    assert "export interface Node {" in types
    assert "  node?: JsonObject | undefined;" in types


def test_equal_names_are_told_apart() -> None:
    same = [operation(one, "GET", "/x") for one in ("a-b", "aB", "a_b", "delete")]
    client = files(spec(same))["src/client.ts"]
    methods = re.findall(r"^  async (\w+)\(", client, re.MULTILINE)
    assert len(methods) == len({name.casefold() for name in methods}) == 8
    assert {"aB", "delete_", "deleteOrThrow"} <= set(methods)
    readers = re.findall(r"^function (\w+)\(", client, re.MULTILINE)
    assert len(set(readers)) == 4


def test_one_interface_for_one_shape_and_several_for_several() -> None:
    def body(kind: str) -> tuple:
        return (member("error", "object", True, children=(member("code", kind, True),)),)

    made = spec(
        (
            operation("one", "POST", "/1", body=body("string")),
            operation("two", "POST", "/2", body=body("string")),
            operation("three", "POST", "/3", body=body("integer")),
        )
    )
    types = files(made)["src/types.ts"]
    assert re.findall(r"^export interface (\w*Error\w*)", types, re.MULTILINE) == ["Error2", "ThreeError"]
    assert types.count("error: Error2;") == 2
    assert types.count("error: ThreeError;") == 1
