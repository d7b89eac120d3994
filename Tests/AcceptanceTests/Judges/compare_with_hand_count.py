#!/usr/bin/env python3
"""Opens the merged workbook with openpyxl, and compares it with what was counted by hand.

    compare_with_hand_count.py COUNTED_BY_HAND WORKBOOK

The sums that are written out in the table are added up as well. Prints "N differences" and each.
"""

import csv
import re
import sys

import openpyxl

with open(sys.argv[1], encoding="utf-8") as lines:
    rows = list(csv.reader(lines, delimiter=";"))[1:]
book = openpyxl.load_workbook(sys.argv[2], data_only=True)
NAMES = {"kommun": "Ekeby kommun", "KS": "Kommunstyrelsen", "BUN": "Barn- och utbildningsnämnden", "SN": "Socialnämnden",
         "BMN": "Bygg- och miljönämnden", "KFN": "Kultur- och fritidsnämnden"}


def table(sheet, *headings):
    rows = iter(book[sheet].iter_rows(values_only=True))
    header = next(row for row in rows if row[: len(headings)] == headings)
    records = []
    for row in rows:
        if row[0] is None:
            return records
        records.append(dict(zip(header, row)))
    return records


goals = {goal["Nr"]: goal for goal in table("Mål", "Nr", "Nämnd")}
overview = {record["Nämnd"]: record for record in table("Översikt", "Nämnd", "Grön", "Gul")}
economy = {record["Ansvar"]: record for record in table("Driftredovisning", "Ansvar")}
whole = overview["Summa"]
differences, compared = [], 0


def check(what, found, expected):
    global compared
    compared += 1
    if found != expected:
        differences.append(f"{what}: found {found!r}, counted {expected!r}")


for subject, key, value, reason in rows:
    sum_of_terms = reason.replace("−", "-")
    if re.fullmatch(r"[-+0-9. ()]+", sum_of_terms):
        check(f"the terms of {subject} {key}", round(eval(sum_of_terms), 6), float(value))
    if subject == "färger":
        colours = " ".join(str(goals[key][column]).lower() for column in ("Beräknad", "Bedömd", "Slutlig"))
        check(f"colours of {key}", colours, value)
    elif subject.startswith("mål "):
        colour = subject.split()[1].capitalize()
        counted = (whole if key == "kommun" else overview[NAMES[key]])[colour]
        check(f"{subject} {key}", counted, int(value))
    elif subject == "mål":
        check(subject, whole["Summa mål"], int(value))
    elif subject in ("enheter väntade", "enheter mottagna"):
        check(subject, whole[{"väntade": "Styrkort", "mottagna": "Mottagna"}[subject.split()[1]]], int(value))
    elif subject.split()[0] in ("Intäkter", "Kostnader", "Netto", "Avvikelse"):
        check(f"{subject} {key}", economy["Summa " + NAMES[key]][subject], float(value))

print(f"{len(differences)} differences in {compared} comparisons")
print("\n".join(differences))
sys.exit(1 if differences else 0)
