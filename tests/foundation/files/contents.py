"""Small true files of several kinds."""

import io
import zipfile

import pikepdf
from docx import Document
from PIL import Image


def png(side: int = 8, colour: str = "red") -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(drawn, "PNG")
    return drawn.getvalue()


def jpeg() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "blue").save(drawn, "JPEG")
    return drawn.getvalue()


def pdf(*, script: str = "", password: str = "", packed: bool = True) -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as paper:
        paper.add_blank_page(page_size=(200, 200))
        if script == "open":
            paper.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        if script == "launch":
            act = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
            paper.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, A=act)])
        if script == "xfa":
            paper.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.String("x"), Fields=pikepdf.Array())
        paper.save(
            written,
            object_stream_mode=pikepdf.ObjectStreamMode.generate
            if packed
            else pikepdf.ObjectStreamMode.disable,
            encryption=pikepdf.Encryption(user=password, owner=password) if password else False,
        )
    return written.getvalue()


def docx_of_python() -> bytes:
    """A document whose parts stand in the order of python-docx, which libmagic does not know."""
    kept = io.BytesIO()
    Document().save(kept)
    return kept.getvalue()


def docx(*, macros: bool = False) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>" * 20)
        archive.writestr("_rels/.rels", "<Relationships/>")
        archive.writestr("word/document.xml", "<document/>")
        if macros:
            archive.writestr("word/vbaProject.bin", "x")
    return written.getvalue()
