"""50 sessions × 200 events at once against the mock server: every answer as documented, nothing lost in the store.

    python tests/benchmarks/mock_sessions.py [SESSIONS] [EVENTS]

The server is a process of its own with a store on disk. Beside the time it prints the ratio to the same requests
against a server that does nothing but answer 204: what is left is the mock's own work.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path

import httpx2

sys.path[:0] = [str(Path(__file__).parents[1] / "mock"), str(Path(__file__).parents[2] / "generator")]

from mocking import START, event, listening, process  # noqa: E402  the path above leads to it

from specglot.mock.store import Store  # noqa: E402


async def session(http, events):
    created = await http.post("/api/v1/sessions", json=START)
    address = created.headers.get("Location", "/") + "/events"
    statuses = [
        (await http.post(address, json=event("ping", step))).status_code for step in range(events - 1)
    ]
    statuses.append((await http.post(address, json=event("sessionComplete"))).status_code)
    late = (await http.post(address, json=event("ping"))).status_code
    return created.status_code, statuses, late


async def run(url, sessions, events):
    limits = httpx2.Limits(max_connections=sessions, max_keepalive_connections=sessions)
    async with httpx2.AsyncClient(base_url=url, timeout=60, limits=limits) as http:
        begun = time.perf_counter()
        answers = await asyncio.gather(*(session(http, events) for _ in range(sessions)))
        return time.perf_counter() - begun, answers


async def nothing(scope, receive, send):
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})


def say(text):
    sys.stdout.write(f"{text}\n")


def main(sessions=50, events=200):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "store.db"
        with process(file) as (_, url, _):
            seconds, answers = asyncio.run(run(url, sessions, events))
        store = Store(file)
        kept = [len(store.entries(one.kind, one.id)) for one in store.resources()]
        store.close()
    with listening(nothing) as url:
        idle, _ = asyncio.run(run(url, sessions, events))
    wrong = [answer for answer in answers if answer != (201, [204] * events, 410)]
    lost = sessions * (events + 1) - sum(kept)
    requests = sessions * (events + 2)
    say(
        f"{requests} requests: {seconds:.1f} s, {requests / seconds:.0f} a second, {seconds / idle:.2f} of an empty server"
    )
    say(f"answers that are not as documented: {len(wrong)}; requests lost in the store: {lost}")
    return 1 if wrong or lost or len(kept) != sessions else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
