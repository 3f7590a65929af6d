"""Tests of handouts.catalogs."""
