"""CPU time of a request through the generated Python client, against bare httpx2 doing the same call.

    python tests/benchmarks/client_cpu.py [REQUESTS] [ROUNDS]

The server is a process of its own that answers 204, so that what is measured is the client's. Both send the same event
to the same address over one kept connection, in turn, round by round; a ratio is the median over the rounds. Once the
body is there already, and once both make it from its values for each request.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import quote

import httpx2

sys.path[:0] = [str(Path(__file__).parents[1] / "clients")]

import scenarios  # noqa: E402  the path above leads to it
import serving  # noqa: E402

SID = "c25caf86b2a6c1e6c8b3a0"
ANSWER = b"HTTP/1.1 204 No Content\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n\r\n"


class Empty(asyncio.Protocol):
    """Answers 204 whenever a request is complete: all of them have a Content-Length and fit into memory."""

    def connection_made(self, transport):
        self.transport, self.waiting = transport, b""

    def data_received(self, data):
        self.waiting += data
        while b"\r\n\r\n" in self.waiting:
            head, _, rest = self.waiting.partition(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
            if len(rest) < length:
                return
            self.waiting = rest[length:]
            self.transport.write(ANSWER)


def answer(port):
    async def run():
        server = await asyncio.get_running_loop().create_server(Empty, "127.0.0.1", 0)
        port.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


@contextlib.contextmanager
def empty_server():
    """The URL of a server that answers 204 to everything."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=answer, args=(theirs,), daemon=True)
    process.start()
    yield f"http://127.0.0.1:{ours.recv()}"
    process.terminate()
    process.join()


def plain(at):
    """The event as those write it that have no models."""
    return {"playerTime": {"playhead": at, "ts": 1_700_000_000_000 + round(at * 1000)}, "eventType": "play"}


def measured(rounds, requests, **calls):
    """Microseconds of CPU time for a request, by name, one for each round; the calls take turns."""
    found = {name: [] for name in calls}
    for number in range(rounds + 1):
        for name, call in calls.items():
            begun = time.process_time()
            for at in range(requests):
                call(at)
            if number:  # the first round opens connections and fills caches
                found[name].append((time.process_time() - begun) / requests * 1e6)
    return found


def say(text, bare, ours):
    ratios = sorted(mine / other for mine, other in zip(ours, bare, strict=True))
    sys.stdout.write(
        f"{text}: {statistics.median(ours):.0f} µs, bare httpx2 {statistics.median(bare):.0f} µs, "
        f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})\n"
    )


def sync(api, url, requests, rounds):
    body, ready = scenarios.event(api, "play"), plain(0)
    with httpx2.Client(base_url=url) as http, api.Client(base_url=url) as client:

        def bare(content):
            answer = http.post(f"/api/v1/sessions/{quote(SID, safe='')}/events", json=content)
            assert answer.status_code == 204

        def ours(content):
            assert client.post_events(SID, content).status == 204

        found = measured(
            rounds,
            requests,
            bare=lambda _: bare(ready),
            ours=lambda _: ours(body),
            bare_made=lambda at: bare(plain(at)),
            ours_made=lambda at: ours(scenarios.event(api, "play", at)),
        )
    say("sync, body there already", found["bare"], found["ours"])
    say("sync, body made for each", found["bare_made"], found["ours_made"])


def asynchronous(api, url, requests, rounds):
    body, ready = scenarios.event(api, "play"), plain(0)
    with asyncio.Runner() as runner:

        async def opened():
            return httpx2.AsyncClient(base_url=url), api.AsyncClient(base_url=url)

        http, client = runner.run(opened())

        async def bare(content):
            answer = await http.post(f"/api/v1/sessions/{quote(SID, safe='')}/events", json=content)
            assert answer.status_code == 204

        async def ours(content):
            assert (await client.post_events(SID, content)).status == 204

        async def closed():
            await http.aclose()
            await client.aclose()

        async def many(call, content):
            for _ in range(requests):
                await call(content)

        found = measured(
            rounds,
            1,
            bare=lambda _: runner.run(many(bare, ready)),
            ours=lambda _: runner.run(many(ours, body)),
        )
        runner.run(closed())
    each = {name: [value / requests for value in values] for name, values in found.items()}
    say("async, body there already", each["bare"], each["ours"])


def main(requests=1000, rounds=9):
    with serving.imported("media_collection") as api, empty_server() as url:
        sync(api, url, requests, rounds)
        asynchronous(api, url, requests, rounds)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
