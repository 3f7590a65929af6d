"""Carries translations over an edit of the source."""
