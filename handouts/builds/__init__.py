"""Composes the stages: which sheets to make, how each is made, where it goes, what is on record."""
