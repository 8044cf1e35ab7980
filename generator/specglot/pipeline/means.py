"""What a run has to work with."""

from __future__ import annotations

import msgspec

from specglot.pipeline.progress import SILENT, Progress
from specglot.recall.cache import Cache


class Means(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a run has to work with: what was read before, how many processes (0: as pays), and who watches."""

    cache: Cache = Cache()
    jobs: int = 1
    progress: Progress = SILENT


ALONE = Means()
"""One process that remembers nothing."""
