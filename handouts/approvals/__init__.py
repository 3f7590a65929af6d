"""Who approved what: signatures, sealed copies, editions, and what may be released."""
