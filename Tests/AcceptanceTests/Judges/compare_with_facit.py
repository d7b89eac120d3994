#!/usr/bin/env python3
"""Opens the workbooks of a night with openpyxl, and compares them with facit.csv.

    compare_with_facit.py FACIT OUTPUT_FOLDER

Prints "N differences" and each of them. It knows nothing of how the workbooks were made.
"""

import csv
import pathlib
import sys
from decimal import Decimal

import openpyxl

facit_file, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
facit = {}
with open(facit_file, encoding="utf-8") as lines:
    for subject, key, value in list(csv.reader(lines, delimiter=";"))[1:]:
        facit.setdefault(subject, {})[key] = value

differences = []
compared = 0


def check(what, found, expected):
    global compared
    compared += 1
    if found != expected:
        differences.append(f"{what}: found {found!r}, expected {expected!r}")


def table(book, sheet, *headings):
    """The records below the first row that begins with the headings."""
    rows = iter(book[sheet].iter_rows(values_only=True))
    for row in rows:
        if row[: len(headings)] == headings:
            header = row
            break
    else:
        raise SystemExit(f"{sheet}: no row begins with {headings}")
    records = []
    for row in rows:
        if row[0] is None:
            break
        records.append(dict(zip(header, row)))
    return records


def plain(value):
    text = f"{Decimal(repr(value)):f}" if isinstance(value, float) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


book = openpyxl.load_workbook(folder / "bokslut 2025.xlsx", data_only=True)

goals = table(book, "Mål", "Nr", "Nämnd")
check("number of goals", str(len(goals)), facit["antal"]["mål"])
check("number of indicators", str(len(table(book, "Indikatorer", "Mål nr"))), facit["antal"]["indikatorer"])
check("number of activities", str(len(table(book, "Aktiviteter", "Mål nr"))), facit["antal"]["aktiviteter"])
for goal in goals:
    colours = " ".join(str(goal[c]).lower() for c in ("Beräknad", "Bedömd", "Slutlig")).replace("data saknas", "-")
    check(f"goal {goal['Nr']}", colours, facit["mål"].get(goal["Nr"]))

for record in table(book, "Inlämningar", "Kod", "Enhet", "Nivå"):
    check(f"state of {record['Kod']}", record["Läge"].lower(), facit["status"].get(record["Kod"]))

COLUMNS = {
    "Intäkter budget": "intäkter budget 2025", "Intäkter utfall": "intäkter utfall 2025",
    "Kostnader budget": "kostnader budget 2025", "Kostnader utfall": "kostnader utfall 2025",
    "Netto budget": "netto budget 2025", "Netto utfall": "netto utfall 2025",
    "Avvikelse": "netto avvikelse", "Netto utfall 2024": "netto utfall 2024",
}
for record in table(book, "Ekonomi per enhet", "Kod", "Nämnd"):
    if record["Netto utfall"] != "Ej lämnat":
        for column, key in COLUMNS.items():
            check(f"{record['Kod']} {column}", plain(record[column]),
                  facit["ekonomi, egen"].get(f"{record['Kod']} {key}", "Data saknas"))

# The workbook of each unit: its own goals again, by the unit's own facit rows.
for code, name in facit["namn"].items():
    files = list(folder.rglob(f"{code} {name} 2025.xlsx"))
    check(f"workbooks of {code}", len(files), 1)
    own = openpyxl.load_workbook(files[0], data_only=True)
    numbers = []
    if own["Egna mål"].max_row > 4:
        numbers = [goal["Nr"] for goal in table(own, "Egna mål", "Nr", "Mål")]
    expected = [n for n in facit["mål"] if n.rpartition(".")[0] == code or n.rstrip("0123456789") == code]
    check(f"goals of {code}", sorted(numbers), sorted(expected))

print(f"{len(differences)} differences in {compared} comparisons")
print("\n".join(differences))
sys.exit(1 if differences else 0)
