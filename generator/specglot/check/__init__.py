"""Spec + Pages → Diagnostics: where translations of one page contradict each other or themselves."""
