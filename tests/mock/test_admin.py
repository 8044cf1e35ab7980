"""The server's own pages."""

import pytest
from mocking import SESSIONS, TABLE, client, counted, event, library, media, opened


def test_the_index_leads_to_everything():
    http = client()
    index = http.get("/_mock").json()
    assert index["operations"]["postEvents"] == {
        "request": "POST /api/v1/sessions/{sid}/events",
        "codes": ["204", "400", "404", "410", "500"],
    }
    assert http.get(index["openapi"]).json()["openapi"] == "3.1.0"
    assert http.get(index["resources"]).json() == {"resources": []}


@pytest.mark.parametrize("locale", ["de", "ja"])
def test_the_document_is_in_the_readers_language(locale):
    answer = client().get("/_mock/openapi.json", headers={"Accept-Language": locale})
    assert answer.json() == media()[2][locale]
    assert answer.headers["Content-Language"] == locale


def test_resources_are_listed_with_their_requests():
    http = client()
    events = opened(http)
    sent = event("play", 1.5)
    http.post(events, json=sent)
    http.post(events, json={})
    (one,) = http.get("/_mock/resources").json()["resources"]
    assert one["location"] + "/events" == events
    assert (one["kind"], one["state"], one["ended"]) == ("postSessions", "open", None)
    requests = http.get(f"{one['self']}/requests").json()["requests"]
    assert [(request["operation"], request["body"]["eventType"]) for request in requests] == [
        ("postSessions", "sessionStart"),
        ("postEvents", "play"),
    ]
    assert requests[1]["body"] == sent


def test_a_session_that_was_ended_says_by_what():
    http = client()
    events = opened(http)
    http.post(events, json=event("sessionEnd"))
    ended = counted(http, events)["ended"]
    assert (ended["cause"], ended["subject"], ended["value"]) == ("value", "/eventType", "sessionEnd")


def test_a_break_that_was_never_closed_counts_until_the_session_ends():
    http = client()
    events = opened(http)
    for kind in ("adBreakStart", "adStart"):
        http.post(events, json=event(kind))
    assert counted(http, events)["ignored"]["total"] == 0
    http.post(events, json=event("sessionComplete"))
    assert counted(http, events)["ignored"]["by"] == {"postEvents": {"adStart": 1}}


def test_everything_can_be_forgotten():
    http = client()
    events = opened(http)
    assert http.delete("/_mock/resources").status_code == 204
    assert http.get("/_mock/resources").json() == {"resources": []}
    assert http.post(events, json=event("play")).status_code == 404


def test_requests_without_a_kind_are_counted():
    http = client(library(), {})
    location = http.post("/v1/loans", json={"book": "emma"}).headers["Location"]
    http.delete(location)
    told = http.get(f"/_mock/resources/postLoans/{location.rsplit('/', 1)[1]}").json()
    assert told["counted"] == {"total": 2, "by": {"deleteLoans": {"other": 1}, "postLoans": {"other": 1}}}


@pytest.mark.parametrize(
    "path",
    [
        "/nope",
        "/problems/postEvents/418",
        "/problems/nope/404",
        "/resources/postSessions/x",
        "/resources/postSessions/x/requests",
    ],
)
def test_what_is_not_there(path):
    answer = client().get(f"/_mock{path}")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_pages_of_other_origins_may_not_read_it():
    answer = client().get("/_mock/resources", headers={"Origin": "https://elsewhere.example"})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_prefix_can_be_chosen():
    http = client(table={**TABLE, "prefix": "/-/admin"})
    assert http.get("/-/admin/resources").json() == {"resources": []}
    told = http.post(f"{SESSIONS}/x/events", json=event("play")).json()
    assert http.get(told["type"]).json()["status"] == 404
    assert http.get("/_mock").status_code == 404
