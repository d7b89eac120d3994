#!/usr/bin/env python3
"""Follows figures of the merged workbook back to the cells that they came from.

    trace_figures.py WORKBOOK SEED COUNT INBOX…

Draws figures by chance, finds each in the sheet of sources, opens the file that it names with
another reader, and looks into the cell. Prints "N of COUNT figures not found" and each of them.
"""

import csv
import pathlib
import random
import re
import sys

import openpyxl
import python_calamine

workbook = openpyxl.load_workbook(sys.argv[1], data_only=True)
seed, count = int(sys.argv[2]), int(sys.argv[3])
inboxes = [pathlib.Path(folder) for folder in sys.argv[4:]]


def records(sheet):
    """The records of a long table with their row numbers: the header stands in row 4."""
    rows = list(workbook[sheet].iter_rows(min_row=4))
    header = [cell.value for cell in rows[0]]
    return [dict(zip(header, row)) for row in rows[1:]]


sources = records("Källor")
by_row = {record["Kod"].row: record for record in sources}
by_name = {(record["Kod"].value, record["Uppgift"].value): record for record in sources}

# Each figure with its source: indicators by their link, the economy by its name.
figures = []
for record in records("Indikatorer"):
    if isinstance(record["Utfall"].value, (int, float)):
        target = record["Källa"].hyperlink.location
        figures.append((record["Utfall"], by_row[int(re.search(r"\d+$", target).group())]))
for record in records("Ekonomi per enhet"):
    for column in ["Intäkter budget", "Intäkter utfall", "Kostnader budget", "Kostnader utfall"]:
        if isinstance(record[column].value, (int, float)):
            what = column.replace(" ", ", ")
            figures.append((record[column], by_name[(record["Kod"].value, what)]))


def grid(path, sheet):
    if path.suffix != ".csv":
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    separator = max(";\t,", key=text.count)
    return list(csv.reader(text.splitlines(), delimiter=separator))


def value(path, sheet, address):
    letters, row = re.match(r"([A-Z]+)(\d+)", address).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return grid(path, sheet)[int(row) - 1][column - 1]


def number(found):
    if isinstance(found, (int, float)):
        return float(found)
    text = re.sub(r"[\s\u00a0\u202f]", "", str(found)).replace("−", "-").replace("–", "-")
    match = re.search(r"-?\d+(?:[.,]\d+)?", text)
    return float(match.group().replace(",", ".")) if match else None


def holds(found, shown, in_millions):
    """Whether a cell holds a figure, in its own sign, a percentage as 85 or 0.85, and tkr as mnkr."""
    held = number(found)
    return held is not None and any(
        abs(abs(held) - abs(shown) * scale) <= 1e-9 * max(1, abs(held))
        for scale in ((0.001,) if in_millions else (1, 100)))


missed = []
random.seed(seed)
drawn = random.sample(figures, min(count, len(figures)))
for cell, source in drawn:
    path = next(inbox / source["Fil"].value for inbox in inboxes if (inbox / source["Fil"].value).exists())
    found = value(path, source["Blad"].value, source["Cell"].value)
    place = f"{cell.parent.title}!{cell.coordinate} = {cell.value!r}"
    if source["Värde"].value != cell.value:
        missed.append(f"{place}: the sources say {source['Värde'].value!r}")
    elif not holds(found, cell.value, path.name.startswith("Blankett") and cell.parent.title.startswith("Ekonomi")):
        missed.append(f"{place}: {path.name} {source['Cell'].value} holds {found!r}")

print(f"{len(missed)} of {len(drawn)} figures not found")
print("\n".join(missed))
sys.exit(1 if missed or len(drawn) < count else 0)
