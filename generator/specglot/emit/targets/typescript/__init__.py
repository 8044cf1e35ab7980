"""Spec → an npm package without dependencies: types, a client on `fetch`, error classes, tests."""
