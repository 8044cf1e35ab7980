"""50 sessions × 200 events at once through the generated AsyncClient against the mock server, its store on disk.

    python tests/benchmarks/client_sessions.py [SESSIONS] [EVENTS]

Every answer has to be as documented: 201 and a session id, 204 for each event, 410 for one more after the last. Then
the server is stopped and its store read: each session has to hold what was sent to it, in that order.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "clients"), str(Path(__file__).parents[2] / "generator")]

import scenarios  # noqa: E402  the path above leads to it
import serving  # noqa: E402

from specglot.mock.store import Store  # noqa: E402


async def session(api, client, events):
    """Sends a session's events; gives its id, and the answers that are not as documented."""
    opened = await api.AsyncSession.open(client, scenarios.start(api))
    wrong = []
    for at in range(events):
        kind = "sessionComplete" if at == events - 1 else "ping"
        answer = await opened.post_events(scenarios.event(api, kind, at))
        if (answer.status, answer.content) != (204, b""):
            wrong.append(answer)
    try:
        wrong.append(await opened.post_events(scenarios.event(api, "ping", events)))
    except api.Gone as error:
        if not error.localized("ja").action:
            wrong.append(error)
    return opened.sid, wrong


async def run(api, url, sessions, events):
    async with api.AsyncClient(base_url=url, options=api.Options(retries=0, timeout=60)) as client:
        begun = time.perf_counter()
        found = await asyncio.gather(*(session(api, client, events) for _ in range(sessions)))
        return time.perf_counter() - begun, found


def main(sessions=50, events=200):
    with tempfile.TemporaryDirectory() as folder, serving.imported("media_collection") as api:
        file = Path(folder) / "store.db"
        with serving.mock("--store", file) as url:
            seconds, found = asyncio.run(run(api, url, sessions, events))
        store = Store(file)
        kept = {
            one.id: [entry.body["playerTime"]["playhead"] for entry in store.entries(one.kind, one.id)]
            for one in store.resources()
        }
        store.close()
    wrong = [answer for _, answers in found for answer in answers]
    lost = [sid for sid, _ in found if kept.get(sid) != [0, *range(events)]]
    requests = sessions * (events + 2)
    sys.stdout.write(
        f"{requests} requests in {seconds:.1f} s, {requests / seconds:.0f} a second; "
        f"answers that are not as documented: {len(wrong)}; "
        f"sessions of which the store has not all events in order: {len(lost)} of {len(kept)}\n"
    )
    return 1 if wrong or lost or len(kept) != sessions else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
