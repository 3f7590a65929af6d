"""The comments of an entry that the program writes among a translator's.

They are comments and not flags, because msgcat and msgmerge drop a flag that they do not know.
"""

COSMETIC = "handouts: cosmetic change: only punctuation, spaces or capitals"

CRITICAL = "handouts: critical change, translate anew: "
BEFORE = "handouts: before: "
TRANSLATION = "handouts: translation: "
FORM = "handouts: plural form: "

NOTES = (COSMETIC, CRITICAL, BEFORE, TRANSLATION, FORM)
"""How the comments begin that an update writes; they are no translator's, and ask for nothing."""
