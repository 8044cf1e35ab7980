"""Spec → a server that behaves as documented (the optional extra `specglot[mock]`)."""
