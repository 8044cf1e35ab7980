"""git's index → what it says of its files, the same in every clone that has the same files staged."""

from __future__ import annotations

_STAT = 24
"""Bytes at the start of an entry that are times, device and inode: what another clone has otherwise."""


def entries(data: bytes) -> bytes:
    """What an index says of its files, less times and inodes; the index itself where it is of another form.

    The form is that of https://git-scm.com/docs/index-format, versions 2 and 3, with SHA-1.
    """
    number = int.from_bytes(data[8:12], "big")
    if data[:4] != b"DIRC" or int.from_bytes(data[4:8], "big") not in (2, 3):
        return data
    kept: list[bytes] = []
    start = 12
    for _ in range(number):
        if len(data) < start + 62:
            return data
        extended = 2 if data[start + 60] & 0x40 else 0
        name = start + 62 + extended
        end = data.find(b"\0", name)
        if end < 0:
            return data
        kept.append(data[start + _STAT : start + 28] + data[start + 40 : end])
        start += (end - start) // 8 * 8 + 8
    return b"\0".join(kept) if data[start : start + 4] != b"link" else data
