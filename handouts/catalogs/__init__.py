"""Gettext catalogs: their entries, reading and writing them, templates, and texts by them."""
