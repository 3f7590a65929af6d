"""From blocks of text to placed pages, as a design says, and from those to a PDF."""
