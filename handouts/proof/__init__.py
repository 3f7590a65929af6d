"""Proofs for translators: a sheet's pages beside its texts, in one HTML file."""
