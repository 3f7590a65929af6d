"""JSON that every reader takes."""

import json
import re

# What Python reads a byte of a file's name as that is no UTF-8; no text has it otherwise.
_SURROGATE = re.compile("[\ud800-\udfff]")


def json_text(value: object) -> str:
    """A value as indented JSON, with a newline at its end.

    A half of a surrogate pair, which many readers refuse, is spelled out: ``caf\\udce9.md`` is
    the name whose last letter is the byte E9. Source: RFC 8259, 8.2.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return _SURROGATE.sub(lambda half: f"\\\\u{ord(half[0]):04x}", text)
