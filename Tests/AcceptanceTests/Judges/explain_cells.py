"""Asks the program where cells of a workbook come from, and opens what it names with openpyxl.

    python explain_cells.py PROGRAM WORKSPACE WORKBOOK COUNT

COUNT cells are drawn by chance among those that hold a figure or a text. Of each one that the program
names cells of submissions for, every named original must have the SHA-256 that was named, and hold in
that cell what was named; and the figure must follow from them: be the same, or their sum. A figure, and
the word of a colour, must have such cells; only what is counted of files and controls has none.
"""

import hashlib
import json
import pathlib
import random
import re
import subprocess
import sys

from openpyxl import load_workbook

program, workspace, workbook, count = sys.argv[1:]
workspace = pathlib.Path(workspace)
book = load_workbook(workbook)
values = load_workbook(workbook, data_only=True)
cells = [(sheet.title, cell.coordinate) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
         if cell.value is not None]
random.seed(20260201)
random.shuffle(cells)

COLOURS = {"Grön", "Gul", "Röd", "Svart"}
# Counts of scorecards, remarks and files, and the table of controls.
COUNTS = {"Styrkort", "Mottagna", "Antal", "Fel", "Varningar"}
CONTROLS = "Avstämning"


def needs_origin(sheet, place):
    """Whether a cell says something that only a submission can have said."""
    cell = book[sheet][place]
    if cell.value in COLOURS:
        heading = {other.value for other in book[sheet][cell.row]}
        return not COLOURS <= heading
    if not isinstance(cell.value, (int, float)) or sheet == CONTROLS:
        return False
    # Nothing was counted, or scorecards that are missing.
    if cell.value == 0 or any(other.value == "Ej lämnat" for other in book[sheet][cell.row]):
        return False
    above = (book[sheet].cell(row, cell.column).value for row in range(cell.row - 1, 0, -1))
    return next((text for text in above if isinstance(text, str) and not text.startswith("=")), "") not in COUNTS


originals = {}
faults, traced, figures, texts, own, opened = [], 0, 0, 0, 0, 0


def original(path):
    if path not in originals:
        file = workspace / path
        data = file.read_bytes()
        kind = file.suffix.lower()
        originals[path] = (hashlib.sha256(data).hexdigest(),
                           load_workbook(file, data_only=True) if kind in (".xlsx", ".xlsm") else None)
    return originals[path]


def number(text):
    cleaned = re.sub(r"[\s\u00a0\u202f]", "", str(text)).replace("\u2212", "-").replace(",", ".").rstrip("%")
    try:
        return float(cleaned)
    except ValueError:
        return None


def read(origin):
    """What stands in the named cell, by openpyxl; None for a format that it does not read."""
    global opened
    digest, source = original(origin["original"])
    if digest != origin["sha256"]:
        faults.append(f"{origin['original']}: another SHA-256")
    if source is None:
        return None
    sheet = source[origin["sheet"]] if origin.get("sheet") else source.worksheets[0]
    opened += 1
    return sheet[origin["cell"]].value


drawn = cells[:int(count) * 5]
answer = subprocess.run([program, "explain", workbook, *[f"{sheet}!{place}" for sheet, place in drawn], "--json",
                         "--workspace", str(workspace)], capture_output=True, text=True)
if answer.returncode != 0:
    print(f"{answer.stderr[:500]}")
    sys.exit(2)
for (sheet, place), told in zip(drawn, json.loads(answer.stdout)):
    if traced >= int(count):
        break
    origins = told["origins"] + [origin for term in told["terms"] for origin in term["origins"]]
    if not origins:
        if needs_origin(sheet, place):
            faults.append(f"{sheet}!{place} shows {values[sheet][place].value!r}, and has no origin")
        own += 1
        continue
    traced += 1
    shown = values[sheet][place].value
    found = []
    for origin in origins:
        if not origin.get("original") or not origin.get("sha256"):
            faults.append(f"{sheet}!{place}: {origin['file']} has no original")
            continue
        if not origin.get("cell"):
            continue
        there = read(origin)
        if there is None:
            continue
        found.append(there)
        named = origin.get("value")
        stated, held = number(named), number(there)
        if stated is not None and held is not None:
            # What a program shows is rounded, and a percentage is shown a hundred times as large.
            same = any(abs(stated - held * scale) <= 0.51 for scale in (1, 100))
        else:
            same = str(named)[:10] == str(there)[:10]
        if not same:
            faults.append(f"{sheet}!{place}: {origin['file']} {origin['sheet']}!{origin['cell']} holds {there!r}, not {named!r}")
    if len(origins) == 1 and found and not told.get("formula"):
        there = found[0]
        if isinstance(shown, (int, float)) and isinstance(there, (int, float)):
            figures += 1
            scales = [1, 1000, 0.001, 100, 0.01]
            if not any(abs(abs(shown) - abs(there) * scale) <= 0.006 * max(1, abs(shown)) * (scale == 1) + 0.005 for scale in scales):
                faults.append(f"{sheet}!{place} shows {shown}, the source {there}")
        elif isinstance(shown, str):
            texts += 1

print(f"{len(faults)} faults in {traced} cells ({figures} single figures and {texts} single texts compared, "
      f"{opened} source cells opened; {own} drawn cells were headings and other text of the report)")
print("\n".join(faults[:30]))
sys.exit(1 if faults else 0)
