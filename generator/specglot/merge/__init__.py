"""Pages → Spec: aligned by anchors, field paths and status codes, never by words; every fact keeps its witnesses."""
