"""What a handout says: the source text read, checked and held as frozen data."""
