"""Makes the documents of this folder out of the repository's own documentation.

Run it in this folder; it needs Chromium for the PDF files. Nothing runs it by itself: the files are
kept, so that tests read the same ones everywhere.
"""

import html
import pathlib
import re
import subprocess
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
SOURCES = ["ARCHITECTURE.md", "docs/style.md", "docs/training-rules.md", "docs/operations.md"]


def blocks():
    """(kind, text) of each heading, paragraph, item and row, without code and markup."""
    for source in SOURCES:
        text = (ROOT / source).read_text()
        text = re.sub(r"```.*?```", "", text, flags=re.S)
        for block in re.split(r"\n\s*\n", text):
            lines = [line for line in block.strip().split("\n") if line.strip()]
            if not lines:
                continue
            if lines[0].startswith("|"):
                for line in lines:
                    if not re.match(r"^[|\s:-]+$", line):
                        yield "row", [plain(it) for it in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            elif lines[0].startswith("#"):
                yield "h%d" % min(3, len(lines[0]) - len(lines[0].lstrip("#"))), plain(lines[0].lstrip("# "))
                if lines[1:]:
                    yield "p", plain(" ".join(lines[1:]))
            elif re.match(r"^(\d+\.|-) ", lines[0]):
                item = ""
                for line in lines + ["- "]:
                    if re.match(r"^(\d+\.|-) ", line) and item:
                        yield "li", plain(item)
                        item = ""
                    item += " " + re.sub(r"^(\d+\.|-) ", "", line.strip())
            else:
                yield "p", plain(" ".join(line.strip() for line in lines))


def plain(text):
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\s+", " ", re.sub(r"\*\*|`|\\", "", text)).strip()


def page(style):
    body, rows = [], []

    def end_table():
        if rows:
            cells = ["<tr>%s</tr>" % "".join("<td>%s</td>" % html.escape(it) for it in row) for row in rows]
            body.append("<table>%s</table>" % "".join(cells))
            rows.clear()

    for kind, text in blocks():
        if kind == "row":
            rows.append(text)
            continue
        end_table()
        body.append("<%s>%s</%s>" % (kind, html.escape(text), kind))
    end_table()
    return "<!doctype html><html lang=en><meta charset=utf-8><title>Handbook</title><style>%s</style>%s" % (style, "".join(body))


def pdf(name, style):
    source = pathlib.Path("/tmp/%s.html" % name)
    source.write_text(page(style))
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=%s.pdf" % name, source.as_uri()],
        check=True,
    )


def docx(name):
    """As Word writes: words cut into runs, marks of the spelling checker, bookmarks, tables."""
    W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def runs(text):
        out, begin = [], 0
        for number, end in enumerate(list(range(17, len(text), 23)) + [len(text)]):
            piece = html.escape(text[begin:end], quote=False)
            out.append('<w:r w:rsidR="00A%05d"><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>' % (number, piece))
            if number % 5 == 1:
                out.append('<w:proofErr w:type="spellStart"/>')
            begin = end
        return "".join(out)

    def paragraph(text, style):
        return '<w:p w:rsidR="00B"><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/>%s<w:bookmarkEnd w:id="0"/></w:p>' % (style, runs(text))

    styles = {"h1": "Heading1", "h2": "Heading2", "h3": "Heading3", "p": "Normal", "li": "ListParagraph"}
    body, rows = [], []
    for kind, text in list(blocks()) + [("p", "")]:
        if kind == "row":
            rows.append("<w:tr>%s</w:tr>" % "".join("<w:tc>%s</w:tc>" % paragraph(it, "Normal") for it in text))
            continue
        if rows:
            body.append("<w:tbl>%s</w:tbl>" % "".join(rows))
            rows = []
        body.append(paragraph(text, styles[kind]))
    document = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="%s"><w:body>%s<w:sectPr/></w:body></w:document>' % (W, "".join(body))
    types = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    links = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    with zipfile.ZipFile("%s.docx" % name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in [("[Content_Types].xml", types), ("_rels/.rels", links), ("word/document.xml", document)]:
            archive.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    pdf("handbook", "body { font: 11.5pt/1.4 'Liberation Serif' } td { padding: 2pt 8pt; vertical-align: top }")
    pdf(
        "two-columns",
        "@page { size: A4 } body { font: 10pt/1.35 'DejaVu Sans'; columns: 2; text-align: justify; hyphens: auto }"
        " td { padding: 2pt 8pt; vertical-align: top }",
    )
    docx("handbook")
