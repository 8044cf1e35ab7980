"""The words in which a sync and an async client differ: one template writes both."""

from __future__ import annotations

from msgspec import Struct

from specglot.emit.texts import Text


class Flavour(Struct, frozen=True, kw_only=True):
    """A way to wait.

    Attributes:
        name: The client's class, which is also httpx2's.
        prefix: What stands before the class names of this flavour.
        doc: The client's documentation.
        documented: Whether its methods carry their own documentation or point to the other flavour.
        fn: `def` or `async def`.
        wait: What stands before a call that waits.
        during: `with` or `async with`.
        each: `for` or `async for`.
    """

    name: str
    prefix: str
    doc: Text
    documented: bool
    fn: str
    wait: str
    during: str
    each: str
    enter: str
    exit: str
    close: str
    closing: str
    chunks: str
    sleep: str
    lock: str
    transport: str


SYNC = Flavour(
    name="Client",
    prefix="",
    doc=Text(
        value="A client of the API. Use it in a `with` statement, or call `close` yourself.", locale="en"
    ),
    documented=True,
    fn="def",
    wait="",
    during="with",
    each="for",
    enter="__enter__",
    exit="__exit__",
    close="close",
    closing="closing",
    chunks="iter_bytes",
    sleep="time.sleep",
    lock="threading.Lock",
    transport="BaseTransport",
)
ASYNC = Flavour(
    name="AsyncClient",
    prefix="Async",
    doc=Text(
        value="`Client` for async code. Use it in an `async with` statement, or await `aclose`.", locale="en"
    ),
    documented=False,
    fn="async def",
    wait="await ",
    during="async with",
    each="async for",
    enter="__aenter__",
    exit="__aexit__",
    close="aclose",
    closing="aclosing",
    chunks="aiter_bytes",
    sleep="anyio.sleep",
    lock="anyio.Lock",
    transport="AsyncBaseTransport",
)
