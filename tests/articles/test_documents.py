"""Files as newsrooms receive them, good and bad, through `read_document`."""

import io
import zipfile
import zlib
from datetime import UTC, datetime

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from articles.documents import DocumentError, read_document

SENTENCE = "Der Stadtrat gibt 12 Millionen Euro für die neue Brücke über die Mosel aus."
FRENCH = "Le conseil a voté 12 millions d’euros pour le pont, « un effort » inédit."


def word(*paragraphs: str, rows: list[list[str]] | None = None, **properties: object) -> bytes:
    document = docx.Document()
    for name, value in ({"title": "", "author": ""} | properties).items():
        setattr(document.core_properties, name, value)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph("Nach der Tabelle.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def archive(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def pdf(*pages: list[str], title: str = "", filters: bytes = b"") -> bytes:
    """A PDF as small as they come: a page for each list of lines, in cp1252."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (de-DE) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font,
        f"<< /Title ({title}) /Author (Erika Beispiel) /CreationDate (D:20240710120000+02'00') >>".encode("cp1252"),
    ]
    for number, lines in enumerate(pages):
        shown = b"".join(b"(" + line.encode("cp1252") + b") Tj T*\n" for line in lines)
        stream = b"BT /F1 11 Tf 14 TL 50 800 Td\n" + shown + b"ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF"
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return content + head + table + trailer % (len(objects) + 1, len(content))


def encrypted(content: bytes, password: str, algorithm: str = "RC4-128") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(password, algorithm=algorithm)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


BOMB = zlib.compress(bytes(30_000_000))
PDF_BOMB = _assembled(
    [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R >>",
        b"<< >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(BOMB), BOMB),
    ]
)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (SENTENCE.encode(), SENTENCE),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), SENTENCE),
        (SENTENCE.encode("utf-16"), SENTENCE),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), SENTENCE),
        (SENTENCE.encode("cp1252"), SENTENCE),
        (FRENCH.encode("cp1252"), FRENCH),
        (b"First line of it\r\nand the second one\rand a third", "First line of it\nand the second one\nand a third"),
        (b"  Kept as it is,  with the 2 spaces.\n\n", "  Kept as it is,  with the 2 spaces.\n\n"),
        (f"{SENTENCE}\0{SENTENCE}".encode("utf-16"), f"{SENTENCE}\ufffd{SENTENCE}"),
    ],
)
def test_plain_text_is_kept(content: bytes, text: str):
    assert read_document("artikel.txt", content).text == text


@pytest.mark.parametrize(
    "name", ["artikel.txt", "artikel", "-", "ARTIKEL.TXT", "https://news.example/a/article-1.4711"]
)
def test_text_is_text_under_many_names(name: str):
    assert read_document(name, SENTENCE.encode()).text == SENTENCE


@pytest.mark.parametrize("name", ["seite.html", "seite.txt", "seite", "https://news.example/seite.php?id=1"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_html_is_told_by_its_content(name: str, encoding: str):
    page = f"\n<!DOCTYPE html>\n<html lang='de'><body><h1>Brücke</h1><p>{SENTENCE}</p></body></html>"
    read = read_document(name, page.encode(encoding))
    assert read.text.splitlines()[-1] == SENTENCE
    assert (read.title, read.language) == ("Brücke", "de")


def test_what_the_server_said_helps():
    page = "<p>Стоимость моста выросла до двенадцати миллионов евро за год.</p>".encode("koi8-r")
    read = read_document("https://news.example/a", page, content_type="text/html; a=b", charset="koi8-r")
    assert read.text == "Стоимость моста выросла до двенадцати миллионов евро за год."


def test_a_pages_own_address_is_resolved():
    page = f"<html><head><link rel=canonical href='/b?utm_source=x'></head><body><p>{SENTENCE}</p></body></html>"
    read = read_document("a.html", page.encode(), url="https://news.example/a")
    assert read.canonical_url == "https://news.example/b"


def test_word_paragraphs_and_tables_come_in_order():
    rows = [["Jahr", "Betrag"], ["2023", "96 Mio. Euro"]]
    page = read_document("a.docx", word("Luxemburg hilft", SENTENCE, "", rows=rows))
    assert page.text.splitlines() == [
        "Luxemburg hilft", SENTENCE, "Jahr | Betrag", "2023 | 96 Mio. Euro", "Nach der Tabelle.",
    ]  # fmt: skip


def test_word_properties_are_the_metadata():
    made = {
        "title": "Luxemburg  hilft",
        "author": "Erika Beispiel",
        "language": "de-DE",
        "created": datetime(2024, 7, 10, 8, tzinfo=UTC),
    }
    page = read_document("anything", word(SENTENCE, **made))
    assert (page.title, page.byline, page.language) == ("Luxemburg hilft", "Erika Beispiel", "de")
    assert page.published == "2024-07-10T08:00:00+00:00"


def test_merged_cells_are_read_once():
    document = docx.Document()
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Alle Zahlungen an die Ukraine zusammen"
    table.cell(0, 2).text = "250 Mio."
    target = io.BytesIO()
    document.save(target)
    assert read_document("a.docx", target.getvalue()).text == "Alle Zahlungen an die Ukraine zusammen | 250 Mio."


def test_pdf_lines_become_paragraphs():
    first = [
        "Luxemburg hilft der Ukraine",
        "Luxemburg will die Ukraine in diesem Jahr mit weiteren 80 Millionen Euro unter-",
        "stützen, sagte der Premierminister. Vor- und Nachteile seien abgewogen, auch im Süd-",
        "Osten des Landes. Das Großherzogtum hat in den Jahren 2022 und 2023 insgesamt 170-",
        "mal geliefert.",
        "Im nächsten Jahr soll die Summe steigen, heißt es aus dem Ministerium der Armee, das",
        "Seite 1 von 2",
    ]
    second = ["dafür zuständig ist.", "- 2 -"]
    page = read_document("a.pdf", pdf(first, second, title="Luxemburg hilft"))
    assert page.text.splitlines() == [
        "Luxemburg hilft der Ukraine",
        "Luxemburg will die Ukraine in diesem Jahr mit weiteren 80 Millionen Euro unterstützen, sagte der "
        "Premierminister. Vor- und Nachteile seien abgewogen, auch im Süd-Osten des Landes. Das Großherzogtum hat in "
        "den Jahren 2022 und 2023 insgesamt 170-mal geliefert.",
        "Im nächsten Jahr soll die Summe steigen, heißt es aus dem Ministerium der Armee, das dafür zuständig ist.",
    ]
    assert (page.title, page.byline, page.language, page.published) == ("Luxemburg hilft", "Erika Beispiel", "de", "")


@pytest.mark.parametrize("title", ["Microsoft Word - entwurf", "entwurf_3.docx", "seite1.indd"])
def test_a_pdfs_file_name_is_no_title(title: str):
    assert read_document("a.pdf", pdf([SENTENCE], title=title)).title == ""


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_that_only_forbids_changes_is_read(algorithm: str):
    assert read_document("a.pdf", encrypted(pdf([SENTENCE]), "", algorithm)).text == SENTENCE


def test_a_soft_hyphen_at_the_end_of_a_line_goes():
    page = read_document(
        "a.pdf", pdf(["Der Stadtrat gibt 12 Millionen Euro für die Brü\u00ad", "cke über die Mosel aus."])
    )
    assert page.text == "Der Stadtrat gibt 12 Millionen Euro für die Brücke über die Mosel aus."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "empty"),
        ("a.html", b" \n\t ", "empty"),
        ("a.txt", b"a" * 10_000_001, "larger than 10 MB"),
        ("a.txt", b"ELF\0\0\1\2" * 50, "binary"),
        ("a.txt", b"\1\2\3\4words and more words here\5\6\7", "binary"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", r"\.png files are not read"),
        ("a.csv", b"year;amount\n2024;80", r"\.csv files are not read"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(512), r"save it as \.docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(512), "password"),
        ("a.rtf", b"{\\rtf1 words}", "RTF"),
        ("a.gz", b"\x1f\x8b\x08" + bytes(20), "compressed"),
        ("a.docx", SENTENCE.encode(), r"called \.docx but is none"),
        ("a.pdf", SENTENCE.encode(), r"called \.pdf but is none"),
        ("a.txt", "Über die Brücke für Fußgänger".encode() + b"\xc3", "encoding"),
        ("a.txt", "Стоимость моста выросла до двенадцати миллионов".encode("koi8-r"), "encoding"),
        ("a.txt", b"\xff\xfe" + b"\x00\xd8a", "encoding"),
        ("a.txt", b"\x81\x8d five words that are here", "encoding"),
        ("a.txt", b"Too few words 2024", "no article"),
        ("a.txt", b"1 2 3 4 5 6 7 8 9", "no article"),
        ("a.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no article"),
        ("a.html", b"<ul><li><a href=/p>Politics and more</a><li><a href=/s>All of our sports</a></ul>", "no article"),
        ("a.html", b"<html><head><script>var one = 'two three four five six'</script></head></html>", "no article"),
        ("a.xml", b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "a feed"),
        ("a.zip", archive(a=b"1"), "archive"),
        ("a.xlsx", archive(xl__workbook=b"1"), "archive"),
        ("a.docx", b"PK\x03\x04" + bytes(100), "damaged"),
        ("a.docx", archive(**{"word__document.xml": b"<w"}), "damaged"),
        ("a.docx", word("Zu kurz"), "no article"),
        ("a.docx", archive(**{"word__document.xml": bytes(100_000_001)}), "unpacks to more than 100 MB"),
        ("a.pdf", b"%PDF-1.7\n nothing else", "damaged"),
        ("a.pdf", pdf([SENTENCE])[:200], "damaged"),
        ("a.pdf", pdf([]), "no text layer"),
        ("a.pdf", encrypted(pdf([SENTENCE]), "secret"), "password"),
        ("a.pdf", PDF_BOMB, "no text layer"),
        ("a.pdf", pdf(*[[] for _ in range(501)]), "more than 500 pages"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused_in_one_line(name: str, content: bytes, message: str):
    with pytest.raises(DocumentError, match=message) as refusal:
        read_document(name, content)
    assert "\n" not in str(refusal.value)


def test_another_type_than_the_name_says_is_refused():
    with pytest.raises(DocumentError, match="application/json, not an article"):
        read_document(
            "https://news.example/a.txt", b'{"words": "one two three four five"}', content_type="application/json"
        )


def test_the_limit_can_be_set():
    with pytest.raises(DocumentError, match=r"larger than 0\.001 MB"):
        read_document("a.txt", b"word " * 300, limit_bytes=1000)
