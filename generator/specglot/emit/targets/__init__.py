"""The targets that ship with specglot; each is a package with a `TARGET`."""
