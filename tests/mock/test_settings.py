"""The `[mock]` table, good and bad."""

import tomllib

import pytest
from mocking import TABLE, media

from specglot.mock.complaints import complaints
from specglot.mock.settings import PREFIX, Ignored, Lifetime, MockSettings, parse
from specglot.model.errors import InputError

TEXT = """
prefix = "/_here"

[resources.postThings]
idle = 60
unchanged = { "/at/line" = 90.5 }
ends = { kind = ["end"], "/done" = [true] }
ended-by = ["deleteThings"]

[[resources.postThings.ignored]]
field = "kind/x"
values = ["a"]
outside = ["open", "close"]

[schemas]
getSchemas = "kind"
"""


def test_a_table_is_read():
    assert parse(tomllib.loads(TEXT)) == MockSettings(
        prefix="/_here",
        resources={
            "postThings": Lifetime(
                idle=60.0,
                unchanged=(("/at/line", 90.5),),
                ends=(("/kind", ("end",)), ("/done", (True,))),
                ended_by=("deleteThings",),
                ignored=(Ignored(pointer="/kind~1x", values=("a",), outside=("open", "close")),),
            )
        },
        schemas={"getSchemas": "kind"},
    )


def test_nothing_is_a_table_too():
    assert parse({}) == MockSettings() == MockSettings(prefix=PREFIX)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"idle": 1}, "`mock.idle` is no setting"),
        ({"prefix": "mock"}, "`mock.prefix` is 'mock'"),
        ({"prefix": "/a/../b c"}, "`mock.prefix`"),
        ({"resources": []}, "`mock.resources` is no table"),
        ({"schemas": {"getSchemas": 1}}, "`mock.schemas.getSchemas` is 1"),
        ({"resources": {"x": {"idle": -1}}}, "`mock.resources.x.idle` is -1"),
        ({"resources": {"x": {"idle": True}}}, "`mock.resources.x.idle` is True"),
        ({"resources": {"x": {"idle": float("nan")}}}, "`mock.resources.x.idle` is nan"),
        ({"resources": {"x": {"unchanged": {"a": "1"}}}}, "`mock.resources.x.unchanged.a` is '1'"),
        ({"resources": {"x": {"ends": {"a": "b"}}}}, "`mock.resources.x.ends.a` is 'b'"),
        ({"resources": {"x": {"ends": {"": ["b"]}}}}, "`mock.resources.x.ends` names the field ''"),
        ({"resources": {"x": {"ended-by": "y"}}}, "`mock.resources.x.ended-by` is 'y'"),
        ({"resources": {"x": {"ended": []}}}, "`mock.resources.x.ended` is no setting"),
        ({"resources": {"x": {"ignored": {}}}}, "`mock.resources.x.ignored` is no list of tables"),
        ({"resources": {"x": {"ignored": [{"field": "a"}]}}}, "does not say outside, values"),
        (
            {"resources": {"x": {"ignored": [{"field": "a", "values": ["b"], "outside": ["c"]}]}}},
            "`mock.resources.x.ignored.outside` has 1 values",
        ),
    ],
)
def test_a_mistake_is_told_by_the_name_of_its_key(table, told):
    with pytest.raises(InputError) as caught:
        parse(table, path="specglot.toml")
    assert told in str(caught.value)
    assert str(caught.value).startswith("specglot.toml: ")
    assert "help:" in str(caught.value)


def test_our_own_settings_are_about_our_own_pages():
    assert complaints(parse(TABLE), media()[0].spec) == ()


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"resources": {"postSession": {}}}, "those that do: postSessions"),
        ({"resources": {"postEvents": {}}}, "no operation of that id creates"),
        ({"resources": {"postSessions": {"ended-by": ["stop"]}}}, "no operation stop"),
        (
            {"resources": {"postSessions": {"unchanged": {"/playerTime/head": 1}}}},
            "no request has /playerTime/head",
        ),
        ({"resources": {"postSessions": {"ends": {"eventType": ["sessionStop"]}}}}, "never 'sessionStop'"),
        ({"schemas": {"getSchema": "event-type"}}, "no operation of that id"),
        ({"schemas": {"getSchemas": "eventType"}}, "has no parameter eventType"),
    ],
)
def test_a_setting_that_is_about_nothing_is_told(table, told):
    found = complaints(parse(table), media()[0].spec)
    assert len(found) == 1
    assert told in found[0]
