"""Markdown → markdown-it's tokens. The only package that knows the parser markdown-it-py.

The rules are the library's own, but for the one of tables. What is ours is how they are called: markdown-it asks every
rule at every line and at every special character, and each rule looks at the first character and says no; here that
character decides which rules are asked. The tokens are the same (a test compares them with the library's) for about
half the time.
"""

from specglot.read.markdownit.parser import Environment, parse, parse_blocks, parse_inline, to_html
from specglot.read.markdownit.table import Row
from specglot.read.markdownit.token import Token

__all__ = ["Environment", "Row", "Token", "parse", "parse_blocks", "parse_inline", "to_html"]
