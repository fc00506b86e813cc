#!/usr/bin/env python3
"""Makes the files of the demo's courses. Needs ffmpeg and Chromium on the PATH."""
import html
import pathlib
import subprocess
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent

LOADS = [
    ("Moving a pallet with a hand pallet truck", """
A hand pallet truck carries up to two tonnes on two forks. It has no engine, so most people think that it needs no training. Most injuries with it happen to feet, hands and backs, and nearly all of them happen in the first and the last metre.
Before the first load of a shift, walk around the truck. Pump the handle and look whether the forks rise evenly and stay where they are. Lower them. Turn the wheels and look for pieces of film or wood that stop them. A truck that sinks by itself is taken out of use, and the tag on its handle says since when.
Look at the pallet before you look at the load. A broken board is a reason to repack, not to drive slowly. Push both forks in until the heel of the truck touches the pallet, so that the load stands over the wheels and not over their tips.
Lift only as far as the pallet comes free of the floor. Two centimetres are enough, and a load that stands low cannot fall far.
Pull the truck on level ground, and push it where you must see over the load. On a slope stay above the truck in both directions, so that it never rolls into your legs.
Stop before you turn. A load that was stacked well in a straight line leans outwards in a curve, and the third layer leans most.
When you set the pallet down, look where your feet are. Then lower it slowly, pull the forks out in a straight line, and leave the truck with its forks down and its handle up, where nobody walks.
"""),
    ("Reading a load", """
Every load has a weight, a height and a middle. The weight stands on the papers or on a label. If it does not, it is weighed, and nobody guesses.
The middle of a load is rarely the middle of the pallet. Drums stand close to each other and leave a gap on one side. Machines are heavy where their motor is. Mark the middle with tape when you have found it, so that the next one need not find it again.
Film holds a load together; it does not hold it on the pallet. Three turns at the foot of the load, around the boards of the pallet, do. Straps over edges need corners of cardboard, or they cut in and are loose after the first bump.
A load that is higher than one and a half times its shorter side is lowered before it is moved. Where that cannot be done, two people move it, and the second one walks beside it and not behind it.
Labels face the aisle. It sounds like a matter of taste, until somebody climbs onto a rack to read one.
"""),
    ("Aisles, crossings and people", """
People always go first. A driver who has the right of way and hits somebody was right and has hurt a colleague.
Yellow lines on our floors separate people from trucks. Whoever crosses one looks left, right and into the mirror that hangs at every crossing. Whoever moves a load stops at the white bar before the crossing, also when it seems to be empty.
Call out at blind corners. One word is enough, and the same word always: here it is "Corner".
Nothing stands in front of fire extinguishers, emergency exits and the panels of the doors, also not for a minute. If something has to wait, it waits in one of the boxes that are painted on the floor.
Wear shoes with caps and a vest in the hall, gloves for film and boards, and no gloves at machines that turn.
"""),
    ("If something goes wrong", """
Stop, and leave everything as it is, unless somebody is in danger.
Help whoever is hurt and call the first aider of your shift; the list hangs beside every first-aid box. For burns, water comes first and everything else later.
A load that leans is not held with the hands. Get away from it, close the aisle at both ends, and fetch the shift leader.
Oil and water on the floor are covered with binder from the grey bins, at once and by whoever sees them. A puddle that was only reported has been stepped into.
Write down what happened on the same day, also when it went well. Near misses are the cheapest lessons that there are, and nobody is blamed for one.
"""),
]

HANDOVER = [
    ("Handing over a shift", """
A good handover takes ten minutes, is done where the work is, and is done by talking. Paper helps to remember; it does not replace the talk.
Say first what is not as usual. Then say what is running, what is waiting, and for whom it is waiting. Say last what you would do next if you stayed.
The one who takes over repeats the important things in their own words. That takes half a minute and finds most misunderstandings.
Every open fault has a name, a place and somebody who looks after it. A fault that belongs to the shift belongs to nobody.
"""),
    ("What stands in the log", """
Write what you saw, with the time, and keep what you think apart from it. "14:10 pump 2 stops twice within an hour" helps the next shift. "Pump 2 is acting up again" does not.
Write what you did, also what did not help. Otherwise the next one tries the same.
Mark everything that must not be switched on, in the log and at the machine, and say who may take the mark away.
Numbers have units. Temperatures are in degrees Celsius, pressures in bar, and times are those of the clock in the hall.
"""),
    ("When nobody comes", """
If the next shift is late, the machine does not go on alone. Call the shift leader, and bring the line into a state that is safe for an hour.
If you are late yourself, call before the shift begins. Whoever waits for you is tired.
After a night shift, go home by bus when you can. It is the last piece of work of the day, and the most dangerous one.
"""),
]

def page(title, chapters):
    parts = [f"<h1>{html.escape(title)}</h1><p>Harbour &amp; Sons, for everyone who works in the hall.</p>"]
    for heading, text in chapters:
        parts.append(f"<h2>{html.escape(heading)}</h2>")
        parts += [f"<p>{html.escape(it)}</p>" for it in text.strip().splitlines()]
    style = "@page{size:A5;margin:18mm}body{font:12pt/1.5 serif}h2{break-before:page}h1+p+h2{break-before:auto}"
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>{html.escape(title)}</title><style>{style}</style><body>{''.join(parts)}"

def make_pdf():
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "page.html")
        source.write_text(page("Moving loads by hand truck", LOADS))
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={HERE / 'moving-loads.pdf'}", source.as_uri()], check=True, stderr=subprocess.DEVNULL)

def make_docx():
    def paragraph(text, style=None):
        style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f'<w:p>{style}<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>'
    body = [paragraph("Shift handover", "Title")]
    for heading, text in HANDOVER:
        body.append(paragraph(heading, "Heading1"))
        body += [paragraph(it) for it in text.strip().splitlines()]
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    style = lambda id, name, size: f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f'<w:styles {w}>{style("Title", "Title", 40)}{style("Heading1", "heading 1", 28)}</w:styles>',
        "word/document.xml": f'<w:document {w}><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>',
    }
    with zipfile.ZipFile(HERE / "shift-handover.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (2026, 11, 26, 12, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, start + content)

def ffmpeg(*args):
    subprocess.run(["ffmpeg", "-y", "-loglevel", "error", "-fflags", "+bitexact", *args], check=True)

def make_mp3():
    # Two signals: three short ones, and a long one.
    notes = [(880, .25), (0, .2), (880, .25), (0, .2), (880, .25), (0, 1), (440, 2)]
    inputs, n = [], len(notes)
    for pitch, length in notes:
        inputs += ["-f", "lavfi", "-t", str(length), "-i", f"sine=frequency={pitch or 20}:sample_rate=32000" + ("" if pitch else ",volume=0")]
    ffmpeg(*inputs, "-filter_complex", "".join(f"[{it}]" for it in range(n)) + f"concat=n={n}:v=0:a=1", "-ac", "1", "-b:a", "48k", HERE / "signals.mp3")

def make_mp4():
    # A load that rises two centimetres, moves, stops, and is set down.
    boxes = ("drawbox=x=0:y=200:w=400:h=4:color=gray:t=fill,"
        "drawbox=x='40+min(max(t-2,0),5)*44':y='140-8*(gt(t,1)*lt(t,8))':w=90:h=52:color=0x1f6f78:t=fill,"
        "drawbox=x='34+min(max(t-2,0),5)*44':y='193-8*(gt(t,1)*lt(t,8))':w=102:h=6:color=0x8a5a2b:t=fill")
    ffmpeg("-f", "lavfi", "-t", "10", "-i", "color=c=0xf4f1ea:s=400x224:r=12", "-f", "lavfi", "-t", "10", "-i", "anullsrc=r=22050:cl=mono",
        "-vf", boxes, "-c:v", "libx264", "-preset", "veryslow", "-crf", "28", "-pix_fmt", "yuv420p", "-g", "24", "-c:a", "aac", "-b:a", "16k", "-shortest",
        "-movflags", "+faststart", "-flags", "+bitexact", HERE / "lift-and-move.mp4")

for make in [make_pdf, make_docx, make_mp3, make_mp4]:
    make()
