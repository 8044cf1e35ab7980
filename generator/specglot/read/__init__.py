"""Source + Lexicon → Page: what one file says, each word with its place."""
