"""From blocks of text to two placed pages, and from those to a PDF."""
