"""The words every stage shares: sources, pages, the spec, diagnostics. Imports nothing of ours."""
