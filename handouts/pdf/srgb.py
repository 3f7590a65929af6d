"""The sRGB colour space as an ICC profile, computed: no file, no terms of use, no clock."""

import struct
from collections.abc import Sequence
from functools import cache

# IEC 61966-2-1 primaries and white, adapted to D50 by the Bradford matrix, as s15Fixed16 numbers.
_WHITE = (0x0000F6D6, 0x00010000, 0x0000D32D)
_RED = (0x00006FA2, 0x000038F5, 0x00000390)
_GREEN = (0x00006299, 0x0000B785, 0x000018DA)
_BLUE = (0x000024A0, 0x00000F84, 0x0000B6CF)
_POINTS = 1024
# The transfer curve: straight up to a value, with its slope, then a power. Source: IEC 61966-2-1.
_STRAIGHT, _SLOPE, _OFFSET, _GAMMA = 0.04045, 12.92, 0.055, 2.4
_FULL = 0xFFFF
# Bytes of a profile's header, and of an entry of its table. Source: ICC.1:2001-04, 6.1 and 6.2.
_HEADER, _ENTRY = 128, 12


@cache
def srgb_profile() -> bytes:
    """A version 2 display profile of sRGB.

    Source: ICC.1:2001-04 (structure); IEC 61966-2-1 (primaries, white point, transfer curve).
    """
    curve = _curve()
    tags = [
        (b"desc", _description("sRGB IEC61966-2.1")),
        (b"cprt", b"text\0\0\0\0" + b"No rights reserved (CC0)\0"),
        (b"wtpt", _xyz(_WHITE)),
        (b"rXYZ", _xyz(_RED)),
        (b"gXYZ", _xyz(_GREEN)),
        (b"bXYZ", _xyz(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    body, table, places = b"", b"", {}
    start = _HEADER + 4 + _ENTRY * len(tags)
    for signature, data in tags:
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sLL", signature, places[data], len(data))
    size = start + len(body)
    # The date of the profile is the one of the standard's first amendment, not of the run.
    header = struct.pack(
        ">L4sL4s4s4s6H4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ",
        2003, 1, 1, 0, 0, 0, b"acsp",
    )  # fmt: skip
    header += bytes(28) + struct.pack(">3L", *_WHITE)
    return header.ljust(_HEADER, b"\0") + struct.pack(">L", len(tags)) + table + body


def _xyz(values: Sequence[int]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3L", *values)


def _description(words: str) -> bytes:
    """A textDescriptionType: ASCII, then no Unicode and no Macintosh version."""
    ascii_words = words.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">L", len(ascii_words)) + ascii_words + bytes(78)


def _curve() -> bytes:
    """From the device's value to linear light, sampled."""
    values = []
    for i in range(_POINTS):
        v = i / (_POINTS - 1)
        linear = v / _SLOPE if v <= _STRAIGHT else ((v + _OFFSET) / (1 + _OFFSET)) ** _GAMMA
        values.append(round(linear * _FULL))
    return b"curv\0\0\0\0" + struct.pack(f">L{_POINTS}H", _POINTS, *values)
