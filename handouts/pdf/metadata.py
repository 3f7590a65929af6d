"""What a file says of itself: Info and XMP in step, output intent, viewer preferences."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from handouts.pdf.objects import Array, Dictionary, Document, name, plain_stream, stream, text
from handouts.pdf.srgb import srgb_profile
from handouts.xmltree import escaped, quoted

PRODUCER = "handouts (ReportLab, HarfBuzz)"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the file says of itself. ``language`` is BCP 47; ``revision`` is the only date in it."""

    title: str
    author: str
    subject: str
    language: str
    revision: date
    direction: Literal["ltr", "rtl"] = "ltr"


def describe(document: Document, info: DocumentInfo) -> None:
    """Put ``info`` into the document: Info, XMP, Lang, preferences, output intent.

    Source: PDF/A-2 (ISO 19005-2, 6.6), PDF/UA-1 (ISO 14289-1, 7.1).
    """
    stamp = f"D:{info.revision:%Y%m%d}000000Z"
    about = {
        "Title": info.title,
        "Author": info.author,
        "Subject": info.subject,
        "CreationDate": stamp,
        "ModDate": stamp,
        "Producer": PRODUCER,
        "Creator": PRODUCER,
    }
    for key, value in about.items():
        document.info[key] = text(value)
    catalog = document.catalog
    catalog["Lang"] = text(info.language)
    catalog["MarkInfo"] = Dictionary({"Marked": "true"})
    preferences = {"DisplayDocTitle": "true"}
    if info.direction == "rtl":
        preferences["Direction"] = name("R2L")
    catalog["ViewerPreferences"] = Dictionary(preferences)
    packet = {"Type": name("Metadata"), "Subtype": name("XML")}
    catalog["Metadata"] = document.reference(plain_stream(xmp(info).encode("utf-8"), packet))
    intent = Dictionary(
        {
            "Type": name("OutputIntent"),
            "S": name("GTS_PDFA1"),
            "OutputConditionIdentifier": text("sRGB IEC61966-2.1"),
            "RegistryName": text("http://www.color.org"),
            "Info": text("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.reference(stream(srgb_profile(), {"N": 3})),
        }
    )
    catalog["OutputIntents"] = Array([document.reference(intent)])


def xmp(info: DocumentInfo) -> str:
    """The XMP packet: the same values as Info, and what standards the file keeps."""
    stamp = f"{info.revision:%Y-%m-%d}T00:00:00Z"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about=""\n'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"\n'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"\n'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        f"<dc:title>{_alternatives(info.title, info.language)}</dc:title>\n"
        f"<dc:creator><rdf:Seq><rdf:li>{escaped(info.author)}</rdf:li></rdf:Seq></dc:creator>\n"
        f"<dc:description>{_alternatives(info.subject, info.language)}</dc:description>\n"
        f"<dc:language><rdf:Bag><rdf:li>{escaped(info.language)}</rdf:li></rdf:Bag></dc:language>\n"
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate>\n<xmp:ModifyDate>{stamp}</xmp:ModifyDate>\n"
        f"<xmp:CreatorTool>{escaped(PRODUCER)}</xmp:CreatorTool>\n"
        f"<pdf:Producer>{escaped(PRODUCER)}</pdf:Producer>\n"
        "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
        "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n"
        + _EXTENSION
        + '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )


def _alternatives(value: str, language: str) -> str:
    """The value as XMP's language alternative: in its language, and as the default."""
    items = "".join(
        f"<rdf:li xml:lang={quoted(tag)}>{escaped(value)}</rdf:li>"
        for tag in ("x-default", language)
    )
    return f"<rdf:Alt>{items}</rdf:Alt>"


# PDF/A wants the schema of every property that it does not define itself.
_EXTENSION = """\
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
