"""Front-matter keys that mean something to more than one stage."""

ID_KEYS = ("uuid", "guid", "id", "exl-id", "doc-id", "uid", "ms.assetid")
"""Keys that hold a page's identity, the same in every locale; the strongest first."""

COHORT_KEYS = ("source-git-commit", "source-commit", "source-revision", "git-commit", "source-version")
"""Keys that say which version of the source a page was made from."""

PROVENANCE_KEYS = ("translation-type", "workflow-type", "translation")
"""Keys that say how a page was translated."""
