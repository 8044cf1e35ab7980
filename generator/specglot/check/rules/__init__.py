"""One file a rule: its manual page, its cases and its check. The file name is the rule's name."""
