"""Embedding levels and visual order of a text: all of UAX #9, Unicode Bidirectional Algorithm.

A text becomes a string of one letter per character, its bidi class; each rule of the algorithm
is then one substitution in that string, so that the work is done by the regular expression engine.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from handouts import ucd

BaseDirection = Literal["ltr", "rtl", "auto"]
"""auto: by the first strong letter. Sheets state theirs; the cases of Unicode do not all."""

MAX_DEPTH = 125
"""The deepest explicit level. Source: UAX #9, BD2."""

CLASSES = {
    "L": "L", "R": "R", "AL": "A", "EN": "e", "AN": "a", "ES": "+", "ET": "%", "CS": ",",
    "NSM": "m", "BN": "b", "B": "B", "S": "S", "WS": "w", "ON": "o",
    "LRI": "<", "RLI": ">", "FSI": "?", "PDI": "!",
    "LRE": "[", "RLE": "]", "LRO": "{", "RLO": "}", "PDF": "P",
}  # fmt: skip
"""One letter for each value of Bidi_Class."""

_CONTROL = re.compile(r"[<>?!\[\]{}PB]")
_STRONG = re.compile(r"[LRA<>?!B]")
_REMOVED = re.compile(r"[\[\]{}Pb]+")
_LINE_SPACE = re.compile(r"(?:[<>?!w\[\]{}Pb]*[SB])+|[<>?!w\[\]{}Pb]+$")  # L1
_LTR_ONLY = frozenset("Le+%,mbSwo")

# The classes of code points that no character has. Source: DerivedBidiClass.txt, @missing.
_UNASSIGNED_R = (
    (0x0590, 0x05FF), (0x07C0, 0x085F), (0xFB1D, 0xFB4F), (0x10800, 0x10CFF), (0x10D40, 0x10EBF),
    (0x10F00, 0x10F2F), (0x10F70, 0x10FFF), (0x1E800, 0x1EC6F), (0x1ECC0, 0x1ECFF),
    (0x1ED50, 0x1EDFF), (0x1EF00, 0x1EFFF),
)  # fmt: skip
_UNASSIGNED_AL = (
    (0x0600, 0x07BF), (0x0860, 0x08FF), (0xFB50, 0xFDCF), (0xFDF0, 0xFDFF), (0xFE70, 0xFEFF),
    (0x10D00, 0x10D3F), (0x10EC0, 0x10EFF), (0x10F30, 0x10F6F), (0x1EC70, 0x1ECBF),
    (0x1ED00, 0x1ED4F), (0x1EE00, 0x1EEFF),
)  # fmt: skip
_UNASSIGNED = {
    "AL": _UNASSIGNED_AL,
    "R": _UNASSIGNED_R,
    "ET": ((0x20A0, 0x20CF),),
    "BN": ((0xFDD0, 0xFDEF), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF)),
}
# The last two code points of each plane, which are no characters, have these bits.
_NONE = 0xFFFE

# So many brackets are kept open. Source: UAX #9, BD16.
_MOST_OPEN = 63


class _ClassTable(dict[int, str]):
    """Code point -> class letter for ``str.translate``; fills itself as characters come."""

    def __missing__(self, code: int) -> str:
        name = ucd.bidi_class(chr(code)) or _unassigned(code)
        letter = self[code] = CLASSES[name]
        return letter


def _unassigned(code: int) -> str:
    """The class of a code point that no character has."""
    for name, ranges in _UNASSIGNED.items():
        if any(first <= code <= last for first, last in ranges):
            return name
    return "BN" if code & _NONE == _NONE else "L"


_TABLE = _ClassTable()


@cache
def _brackets() -> dict[str, tuple[str, bool]]:
    """Bracket -> (the closing bracket of its pair in canonical form, whether it opens).

    Source: UAX #9, BD14 and BD15: mirrored ON characters of category Ps or Pe.
    """
    found = {}
    for code, mirror in ucd.MIRRORED.items():
        char = chr(code)
        category = ucd.category(char)
        if category in ("Ps", "Pe") and ucd.bidi_class(char) == "ON":
            opens = category == "Ps"
            closing = chr(mirror) if opens else char
            found[char] = (ucd.nfc(closing), opens)
    return found


def levels(text: str, base: BaseDirection) -> bytes:
    """The embedding level of every character, after the rules P1 to L1, in logical order.

    The text is taken as one line; each of its paragraphs (class B) is resolved by itself.
    A character that rule X9 removes has the level of the one before it (UAX #9, section 5.2).
    """
    classes = text.translate(_TABLE)
    if base != "rtl" and _LTR_ONLY.issuperset(classes):
        return bytes(len(text))
    out = bytearray()
    while len(out) < len(classes):
        start = len(out)
        end = classes.find("B", start) + 1 or len(classes)
        part = classes[start:end]
        first = _first_strong(part) if base == "auto" else int(base == "rtl")
        out += _paragraph(text[start:end], part, first)
    return bytes(out)


def reorder(levels: Sequence[int]) -> list[int]:
    """Indexes in visual order, left to right, of a line's levels. Source: UAX #9, L2."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for level in range(max(levels), min(odd) - 1, -1):
        start = None
        for index in range(len(levels) + 1):
            inside = index < len(levels) and levels[order[index]] >= level
            if inside and start is None:
                start = index
            elif not inside and start is not None:
                order[start:index] = order[start:index][::-1]
                start = None
    return order


def _first_strong(classes: str, start: int = 0, *, inside: bool = False) -> int:
    """0 or 1 by the first L, R or AL outside isolates; ``inside`` stops at the PDI.

    Source: UAX #9, P2, P3 and X5c.
    """
    depth = 0
    for match in _STRONG.finditer(classes, start):
        letter = match[0]
        if letter in "<>?":
            depth += 1
        elif letter == "!":
            if inside and not depth:
                return 0
            depth = max(0, depth - 1)
        elif letter == "B":
            return 0
        elif not depth:
            return int(letter != "L")
    return 0


def _paragraph(text: str, classes: str, base: int) -> bytearray:
    """The levels of one paragraph after L1."""
    if _CONTROL.search(classes) or "b" in classes:
        out, resolved, pairs = _explicit(classes, base)
        sequences = _sequences(out, resolved, pairs)
        bounds = _bounds(out, classes, sequences, base)
        for sequence, (before, after) in zip(sequences, bounds, strict=True):
            own = "".join([text[i] for i in sequence])
            letters = before + "".join([resolved[i] for i in sequence]) + after
            for index, level in zip(
                sequence, _resolve(own, letters, out[sequence[0]]), strict=True
            ):
                out[index] = level
    else:  # one sequence
        outer = "LR"[base % 2]
        out = bytearray(_resolve(text, outer + classes + outer, base))
    for match in _REMOVED.finditer(classes):
        level = out[match.start() - 1] if match.start() else base
        out[match.start() : match.end()] = bytes([level]) * (match.end() - match.start())
    for match in _LINE_SPACE.finditer(classes):
        out[match.start() : match.end()] = bytes([base]) * (match.end() - match.start())
    return out


class _Explicit:
    """The directional status stack and the counters of X1 to X8."""

    def __init__(self, base: int) -> None:
        self.stack: list[tuple[int, str, bool]] = [(base, "", False)]
        self.overflow_isolates = 0
        self.overflow_embeddings = 0
        self.valid_isolates = 0

    def push(self, *, rtl: bool, override: str = "", isolate: bool = False) -> bool:
        """Whether a new level was entered (X2 to X5c)."""
        level = self.stack[-1][0]
        level = level + 1 + (level % 2 == rtl)
        if level <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += isolate
            self.stack.append((level, override, isolate))
            return True
        if isolate:
            self.overflow_isolates += 1
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1
        return False

    def pop_isolate(self) -> bool:
        """Whether a PDI closed a valid isolate (X6a)."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
            return False
        if not self.valid_isolates:
            return False
        self.overflow_embeddings = 0
        while not self.stack[-1][2]:
            self.stack.pop()
        self.stack.pop()
        self.valid_isolates -= 1
        return True

    def pop_embedding(self) -> None:
        """End an embedding or override (X7)."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.stack[-1][2] and len(self.stack) > 1:
            self.stack.pop()


def _explicit(classes: str, base: int) -> tuple[bytearray, str, dict[int, int]]:
    """Levels and classes after X1 to X8, and initiator -> PDI of the isolates that were entered."""
    state = _Explicit(base)
    levels, out = bytearray(), []
    pairs: dict[int, int] = {}
    open_isolates: list[int] = []

    def put(letters: str) -> None:
        level, override, _ = state.stack[-1]
        levels.extend(bytes([level]) * len(letters))
        out.append(re.sub("[^b]", override, letters) if override else letters)

    for control, plain in zip(*_split(classes), strict=True):
        at = len(levels)
        if control in tuple("<>?"):
            put(control)
            rtl = _first_strong(classes, at + 1, inside=True) if control == "?" else control == ">"
            if state.push(rtl=bool(rtl), isolate=True):
                open_isolates.append(at)
        elif control == "!":
            if state.pop_isolate():
                pairs[open_isolates.pop()] = at
            put(control)
        elif control in tuple("[]{}P"):
            put("b")
            if control == "P":
                state.pop_embedding()
            else:
                state.push(rtl=control in "]}", override={"{": "L", "}": "R"}.get(control, ""))
        elif control == "B":
            levels.append(base)
            out.append("B")
        put(plain)
    return levels, "".join(out), pairs


def _split(classes: str) -> tuple[list[str], list[str]]:
    """The controls, with an empty one first, and the text that follows each."""
    return ["", *_CONTROL.findall(classes)], _CONTROL.split(classes)


def _sequences(levels: bytearray, classes: str, pairs: dict[int, int]) -> list[list[int]]:
    """The isolating run sequences, each as the offsets of its characters. Source: BD13, X9, X10."""
    initiators = {pdi: initiator for initiator, pdi in pairs.items()}
    held: dict[int, list[int]] = {}
    sequences: list[list[int]] = []
    current: list[int] = []
    last = -1
    for index, letter in enumerate(classes):
        if letter == "b":
            continue
        if index in initiators:
            current = held[initiators[index]]
        elif last < 0 or levels[index] != levels[last]:
            current = []
            sequences.append(current)
        current.append(index)
        if index in pairs:
            held[index] = current
        last = index
    return sequences


def _bounds(
    levels: bytearray, classes: str, sequences: list[list[int]], base: int
) -> list[tuple[str, str]]:
    """sos and eos of each sequence, as L or R. Source: X10."""
    kept = [i for i in range(len(classes)) if classes[i] not in "[]{}Pb"]
    place = {index: n for n, index in enumerate(kept)}
    out = []
    for sequence in sequences:
        own = levels[sequence[0]]
        first, last = place[sequence[0]], place[sequence[-1]]
        before = levels[kept[first - 1]] if first else base
        open_end = last + 1 == len(kept) or classes[sequence[-1]] in "<>?"
        after = base if open_end else levels[kept[last + 1]]
        out.append(("LR"[max(own, before) % 2], "LR"[max(own, after) % 2]))
    return out


def _resolve(text: str, letters: str, level: int) -> bytes:
    """The levels of a sequence; its class letters stand between its sos and eos."""
    solved = _weak(letters)
    if "o" in solved and not _brackets().keys().isdisjoint(text):
        solved = _paired(solved, letters, text, level)
    return _implicit(solved, level)


def _weak(letters: str) -> str:
    """W1 to W7, on a sequence that stands between its sos and eos."""
    eos, s = letters[-1], letters[:-1]
    if "m" in s:
        s = re.sub("([^m])(m+)", lambda m: m[1] + ("o" if m[1] in "<>?!" else m[1]) * len(m[2]), s)
    if "A" in s:
        if "e" in s:
            s = re.sub("A[^LRA]*", lambda m: m[0].replace("e", "a"), s)
        s = s.replace("A", "R")
    if "e" in s or "a" in s:
        s = re.sub("(?<=e)[+,](?=e)", "e", s)
        s = re.sub("(?<=a),(?=a)", "a", s)
        s = re.sub("%+(?=e)|(?<=e)%+", lambda m: "e" * len(m[0]), s)
    s = s.translate({ord(c): "o" for c in "+,%"})
    if "e" in s:
        s = re.sub("L[^LR]*", lambda m: m[0].replace("e", "L"), s)
    return s + eos


def _paired(letters: str, before_weak: str, text: str, level: int) -> str:
    """N0: both brackets of a pair take one direction. ``text`` has no sos and eos."""
    out = list(letters)
    own = "LR"[level % 2]
    other = "RL"[level % 2]
    strong = {"L": "L", "R": "R", "e": "R", "a": "R"}
    for first, last in _bracket_pairs(letters, text):
        inside = {strong[c] for c in out[first + 1 : last] if c in strong}
        if not inside:
            continue
        direction = own
        if own not in inside:
            context = next(strong[c] for c in reversed(out[:first]) if c in strong)
            direction = other if context == other else own
        for bracket in (first, last):
            end = bracket + 1
            while end < len(out) - 1 and before_weak[end] == "m":
                end += 1
            out[bracket:end] = direction * (end - bracket)
    return "".join(out)


def _bracket_pairs(letters: str, text: str) -> list[tuple[int, int]]:
    """The pairs of brackets as indexes into ``letters``, by their first. Source: BD16."""
    known = _brackets()
    stack: list[tuple[str, int]] = []
    pairs = []
    for index, char in enumerate(text, start=1):
        if char not in known or letters[index] != "o":
            continue
        closing, opens = known[char]
        if opens:
            if len(stack) == _MOST_OPEN:
                return []
            stack.append((closing, index))
            continue
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][0] == closing:
                pairs.append((stack[depth][1], index))
                del stack[depth:]
                break
    return sorted(pairs)


def _implicit(letters: str, level: int) -> bytes:
    """The levels of a sequence without its sos and eos: N1, N2, I1, I2."""
    own = "LR"[level % 2]
    s = re.sub("(?<=L)[owSB<>?!]+(?=L)", lambda m: "L" * len(m[0]), letters)
    s = re.sub("(?<=[Rea])[owSB<>?!]+(?=[Rea])", lambda m: "R" * len(m[0]), s)
    s = re.sub("[owSB<>?!]", own, s)
    steps = {"L": 1, "R": 0, "e": 1, "a": 1} if level % 2 else {"L": 0, "R": 1, "e": 2, "a": 2}
    return s[1:-1].translate({ord(c): level + step for c, step in steps.items()}).encode("latin-1")
