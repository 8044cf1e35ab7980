"""The mkdocs theme of the docs site: templates and assets."""
