"""Tests of handouts.content."""
