"""A page's path, then its text → its locale."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from specglot.lexicon import available
from specglot.model.late import late

if TYPE_CHECKING:
    from lingua import LanguageDetector

_TAG = late(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
_SEPARATOR = late(r"(?<=.)[._-]")
_CODE = late(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`|<[^>\n]*>|\]\([^)\n]*\)|https?://\S+", re.DOTALL)
_FRONT = late(r"\A---\n.*?\n---\n", re.DOTALL)
# The regions that the Unicode CLDR has English names for, as babel gives them: to load babel for nothing but a look at
# these takes a tenth of the time that reading a book takes.
_REGIONS = frozenset(
    (
        "AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS "
        "BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CQ CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ "
        "EA EC EE EG EH ER ES ET EU EZ FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU "
        "GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY "
        "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX "
        "MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA QO RE RO "
        "RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL "
        "TM TN TO TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XA XB XK YE YT ZA ZM ZW ZZ"
    ).split()
)
_ENOUGH = 20
_SCRIPT = 4  # letters of a script subtag


def from_path(path: str) -> tuple[str, str, str] | None:
    """The locale a path names.

    A folder (`ja-JP/…`, `docs/zh/…`) wins over a suffix (`events.fr.md`); the folder nearest to the file wins over
    others. A bare language code counts where it is a real language.

    Returns:
        The tag as BCP 47 writes it, the path with the locale replaced by `*`, and `path` or `name`; or None.
    """
    folders, _, name = path.rpartition("/")
    segments = folders.split("/") if folders else []
    for index in range(len(segments) - 1, -1, -1):
        if tag := as_tag(segments[index]):
            neutral = "/".join([*segments[:index], "*", *segments[index + 1 :], name])
            return tag, neutral, "path"
    if found := _suffix(name):
        stem, tag, extension = found
        return tag, "/".join([*segments, f"{stem}.*{extension}"]), "name"
    return None


def shelves(paths: Iterable[str]) -> frozenset[str]:
    """The folders in which locale folders lie: what stands before the locale in paths that name one."""
    found = (from_path(path) for path in paths)
    return frozenset(hit[1].split("*", 1)[0] for hit in found if hit and hit[2] == "path")


def from_shelf(path: str, known: frozenset[str]) -> tuple[str, str] | None:
    """The locale of a folder that lies beside folders of known locales: `docs/cs/…` beside `docs/de/…`.

    Returns:
        The tag and the path with the locale replaced by `*`; or None.
    """
    for shelf in sorted(known, key=len, reverse=True):
        segment, slash, rest = path.removeprefix(shelf).partition("/")
        if path.startswith(shelf) and slash and _TAG.fullmatch(segment):
            language, *others = segment.replace("_", "-").split("-")
            if _is_language(language.lower()):
                shaped = [part.title() if len(part) == _SCRIPT else part.upper() for part in others]
                return "-".join([language.lower(), *shaped]), f"{shelf}*/{rest}"
    return None


def _suffix(name: str) -> tuple[str, str, str] | None:
    """The stem, the locale at its end and the extension of a file name; the longest tag wins (`x.pt-BR.md`)."""
    stem, dot, extension = name.rpartition(".")
    for mark in _SEPARATOR.finditer(stem):
        written = stem[mark.end() :]
        tag = as_tag(written)
        # Names are hyphenated words too (`what-is-it`): behind a hyphen a region has to look like one.
        if tag and (mark.group() != "-" or tag in (written, written.lower())):
            return stem[: mark.start()], tag, dot + extension
    return None


def from_text(text: str) -> str | None:
    """The language of a page's text, code and link targets left out; None where there is too little of it."""
    bare = " ".join(_CODE.sub(" ", _FRONT.sub("", text)).split())
    if len(bare) < _ENOUGH:
        return None
    found = _detector().detect_language_of(bare[:20_000])
    if found is None:
        return None
    tag = str(found.iso_code_639_1.name).lower()
    return "zh" if tag == "zh" else tag


@lru_cache(maxsize=1024)
def as_tag(segment: str) -> str | None:
    """A path segment as a BCP 47 tag (`pt_br` → `pt-BR`), or None where it names no language.

    Two-letter folder names are often no language (`go`, `js`, `id` …): a bare code counts where a lexicon knows it
    or the segment carries a region or script.
    """
    if not _TAG.fullmatch(segment):
        return None
    parts = segment.replace("_", "-").split("-")
    language, rest = parts[0].lower(), parts[1:]
    known = {tag.split("-")[0] for tag in available()}
    if language not in known and not (rest and _is_language(language)):
        return None
    if rest and len(rest[0]) == 2 and rest[0].upper() not in _REGIONS:
        return None
    shaped = [part.title() if len(part) == 4 else part.upper() for part in rest]
    return "-".join([language, *shaped])


def is_locale(segment: str) -> bool:
    """Whether a path segment is a tag of a real language, known to a lexicon or not."""
    language = re.split(r"[-_]", segment)[0].lower()
    return as_tag(segment) is not None or bool(_TAG.fullmatch(segment) and _is_language(language))


@lru_cache(maxsize=256)
def _is_language(code: str) -> bool:
    from babel import Locale

    return code in Locale("en").languages


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    """The language detector; loaded only for pages whose path names no locale."""
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()
