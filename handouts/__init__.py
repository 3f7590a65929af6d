"""Multilingual, printable patient handouts: one English text, catalogs, two-page PDFs."""
