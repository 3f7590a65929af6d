"""Tests of what the program writes into PDF files."""
