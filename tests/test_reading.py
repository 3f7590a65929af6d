"""Reading a finished file by pdfium, which must not be asked by two threads at once."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pypdfium2
import pytest

from handouts.reading import pictures, read_pdf
from tests.pdf.drawing import available, sheet


def test_no_two_threads_are_in_pdfium_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    inside: list[Any] = []
    most: list[int] = []

    class Watched(pypdfium2.PdfDocument):  # type: ignore[misc]
        def __init__(self, data: bytes) -> None:
            inside.append(self)
            most.append(len(inside))
            super().__init__(data)

        def close(self) -> None:
            super().close()
            inside.remove(self)

    data = sheet(next(iter(available().values())))
    alone = read_pdf(data)
    monkeypatch.setattr(pypdfium2, "PdfDocument", Watched)
    with ThreadPoolExecutor(4) as threads:
        readings = list(threads.map(read_pdf, [data] * 40))
        list(threads.map(lambda _: pictures(data, 20.0), range(8)))
    assert readings == [alone] * 40
    assert (len(most), max(most)) == (48, 1)
