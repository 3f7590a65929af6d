"""Streams and files on ReportLab's objects."""

import zlib

from handouts.pdf.objects import stream
from tests.pdf.drawing import sheet
from tests.pdf.samples import SAMPLES


def test_no_compressed_stream_ends_like_a_line() -> None:
    ended = 0
    for i in range(1500):
        data = b"0 m" * i
        packed = stream(data).content
        ended += zlib.compress(data, 9)[-1:] in (b"\r", b"\n")
        assert packed[-1:] not in (b"\r", b"\n")
        assert zlib.decompress(packed).rstrip(b" ") == data
    assert ended, "none of the streams would have"


def test_every_endstream_stands_on_a_line_of_its_own() -> None:
    data = sheet(SAMPLES["en"])
    assert data.count(b"\nendstream\nendobj") == data.count(b"endstream\n") > 5


def test_the_id_is_a_digest_of_the_content() -> None:
    one, again, other = (sheet(SAMPLES[tag])[-200:] for tag in ("en", "en", "ru"))
    ids = [tail.split(b"/ID [<")[1].split(b">")[0] for tail in (one, again, other)]
    assert ids[0] == ids[1] != ids[2]
    assert len(ids[0]) == 32
