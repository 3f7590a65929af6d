"""The structure tree of a finished file, walked as a screen reader would."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its role, its language, the text that it gives, its kids."""

    role: str
    language: str
    text: str
    kids: tuple["Node", ...]
    pages: tuple[int, ...]


def decoded(cmap: bytes) -> dict[str, str]:
    """The text of each code (four hexadecimal digits) by a ToUnicode CMap."""
    sections = b"".join(re.findall(rb"beginbfchar\n(.*?)endbfchar", cmap, re.DOTALL))
    pairs = re.findall(rb"^<([0-9a-f]{4})> <([0-9a-f]+)>$", sections, re.MULTILINE)
    return {code.decode(): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def marked(page: Any) -> dict[int, str]:
    """The text of each marked content of a page, as its codes spell it."""
    fonts = {
        name: decoded(font.ToUnicode.read_bytes()) for name, font in page.Resources.Font.items()
    }
    found: dict[int, str] = {}
    stack: list[int | None] = []
    font: dict[str, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC":
                properties = operands[1]
                mcid = int(properties["/MCID"]) if "/MCID" in properties else None
                stack.append(mcid)
                if mcid is not None:
                    found[mcid] = ""
            case "EMC":
                stack.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ" if stack and stack[-1] is not None:
                codes = "".join(
                    bytes(item).hex() for item in operands[0] if isinstance(item, pikepdf.String)
                )
                text = "".join(font[codes[i : i + 4]] for i in range(0, len(codes), 4))
                found[stack[-1]] += text
    assert not stack
    return found


def tree(data: bytes) -> Node:
    """The document element of a file."""
    pdf = pikepdf.open(BytesIO(data))
    pages = [marked(page) for page in pdf.pages]
    numbers = {page.objgen: i for i, page in enumerate(pdf.pages)}
    return _node(pdf.Root.StructTreeRoot.K, pages, numbers)


def _node(element: Any, pages: list[dict[int, str]], numbers: dict[Any, int]) -> Node:
    own = numbers[element.Pg.objgen] if "/Pg" in element else -1
    kids, text, on = [], "", []
    listed = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    for kid in listed:
        if isinstance(kid, int):
            text += pages[own][kid]
            on.append(own)
        elif kid.get("/Type") == "/MCR":
            page = numbers[kid.Pg.objgen]
            text += pages[page][int(kid.MCID)]
            on.append(page)
        elif kid.get("/Type") != "/OBJR":
            node = _node(kid, pages, numbers)
            kids.append(node)
            text += node.text
            on += node.pages
    if "/ActualText" in element:
        text = str(element.ActualText)
    language = str(element.get("/Lang", ""))
    return Node(str(element.S), language, text, tuple(kids), tuple(sorted(set(on))))
