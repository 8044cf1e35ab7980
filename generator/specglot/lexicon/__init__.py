"""The words by which a locale's pages name a concept. One TOML file a locale; no word stands in code."""

from specglot.lexicon.lexicon import Lexicon, Script
from specglot.lexicon.loader import extend, parse
from specglot.lexicon.lookup import available, fallbacks, lexicon_for, neutral, use
from specglot.lexicon.match import Match, normalise

__all__ = [
    "Lexicon",
    "Match",
    "Script",
    "available",
    "extend",
    "fallbacks",
    "lexicon_for",
    "neutral",
    "normalise",
    "parse",
    "use",
]
