"""When a resource is over, and what counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specglot.mock.lifecycle import Entry, accept, at, begin, counts
from specglot.mock.settings import Ignored, Lifetime

RULE = Ignored(pointer="/k", values=("ad",), outside=("(", ")"))


def entries(kinds):
    return [Entry(operation="post", at=0.0, body={"k": kind}) for kind in kinds]


@pytest.mark.parametrize(
    ("kinds", "over", "marks"),
    [
        (["ad"], False, [False]),
        (["(", "ad", ")"], False, [True, True, True]),
        (["(", "ad", ")", "ad"], False, [True, True, True, False]),
        ([")", "ad"], False, [True, False]),
        (["(", "ad"], False, [True, True]),
        (["(", "ad"], True, [True, False]),
        (["(", "ad", "(", "ad", ")"], True, [True, True, True, True, True]),
        (["(", ")", "ad", "play"], True, [True, True, False, True]),
    ],
)
def test_what_counts(kinds, over, marks):
    assert list(counts(entries(kinds), [RULE], over=over)) == marks


@given(st.lists(st.sampled_from(["(", ")", "ad", "play"])))
def test_only_what_the_rule_names_is_ever_ignored(kinds):
    running = counts(entries(kinds), [RULE], over=False)
    over = counts(entries(kinds), [RULE], over=True)
    assert all(mark or kind == "ad" for kind, mark in zip(kinds, over, strict=True))
    # An end takes back at most what is in the bracket that is still open.
    last = max((index for index, kind in enumerate(kinds) if kind == "("), default=len(kinds))
    if ")" in kinds[last:]:
        assert running == over
    closed = counts(entries([*kinds, ")"]), [RULE], over=True)
    assert closed[:-1] == running


def test_bodies_of_any_shape_count():
    odd = [Entry(operation="post", at=0.0, body=body) for body in (None, [], 1, {"k": {}}, {"k": None})]
    assert all(counts(odd, [RULE], over=True))


def test_true_is_not_one():
    rules = Lifetime(ends=(("/done", (True,)),))
    one = begin("x", "1", "/x/1", {}, 0.0, rules)
    assert accept(one, "post", {"done": 1}, 1.0, rules).ended is None
    assert accept(one, "post", {"done": True}, 1.0, rules).ended is not None


def test_what_came_first_ended_it():
    rules = Lifetime(idle=100, unchanged=(("/at", 30.0),))
    one = begin("x", "1", "/x/1", {"at": 1}, 0.0, rules)
    assert at(one, 29.9, rules).ended is None
    ended = at(one, 500.0, rules).ended
    assert ended is not None
    assert (ended.cause, ended.at) == ("unchanged", 30.0)
    assert at(at(one, 500.0, rules), 900.0, rules).ended == ended


def test_a_value_that_is_absent_has_not_changed():
    rules = Lifetime(unchanged=(("/at", 30.0),))
    one = begin("x", "1", "/x/1", {"at": 1}, 0.0, rules)
    later = accept(one, "post", {}, 20.0, rules)
    assert at(later, 30.0, rules).ended is not None
    moved = accept(one, "post", {"at": 2}, 20.0, rules)
    assert at(moved, 49.0, rules).ended is None


def test_a_value_that_nobody_ever_sent_ends_nothing():
    rules = Lifetime(unchanged=(("/at", 30.0),))
    assert at(begin("x", "1", "/x/1", None, 0.0, rules), 9e9, rules).ended is None
