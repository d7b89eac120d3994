"""Asks the program why goals have their colours, and works each of them out again.

    python explain_goals.py PROGRAM WORKSPACE COUNT

COUNT goals of each colour, of those that the tidy table names, are explained, under the guideline's policy. Each figure must be what
openpyxl finds in the named cell of a workbook in the archive; and from those cells alone, by rules written
down here, must follow the colour of every indicator, the computed colour and the final one.
"""

import csv
import datetime
import json
import pathlib
import random
import re
import subprocess
import sys

from openpyxl import load_workbook

program, workspace, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
COLOURS = ["grön", "gul", "röd", "svart"]
books, faults, read, figures, goals = {}, [], 0, 0, 0
kinds = {}


def book(name):
    """The workbook of this name in the archive; None for another format, or several that differ."""
    if name not in books:
        found = {file.read_bytes(): file for file in workspace.glob("arkiv/2025/*/*/original/*")
                 if file.name == pathlib.Path(name).name and file.suffix == ".xlsx"}
        books[name] = load_workbook(next(iter(found.values())), data_only=True) if len(found) == 1 else None
    return books[name]


def number(text):
    cleaned = re.sub(r"[\s\u00a0\u202f]", "", str(text)).replace("\u2212", "-").replace(",", ".").rstrip("%")
    try:
        return float(cleaned)
    except ValueError:
        return None


def first_number(text):
    """The number of a cell such as `Max 6 veckor`, if there is one."""
    found = re.search(r"[\u2212-]?\s?\d[\d\s\u00a0\u202f]*([.,]\d+)?", text)
    return number(found[0]) if found else None


# What the templates write where there is no outcome.
MISSING = {"Ej mätt": {"ej mätt", "-", "i.u."}, "För få svar": {".."}, "Ej tillämpligt": {"."}}


def is_same(told, cell):
    there = cell.value
    if there is None:
        # An assessment may be the colour of an empty cell.
        return told in ("Ej lämnat", "saknas") or told in COLOURS and cell.fill.fill_type == "solid"
    if told in MISSING:
        return str(there).strip().lower() in MISSING[told]
    if told in ("finns", "saknas"):
        return told == "finns"
    if isinstance(there, (datetime.datetime, datetime.date)):
        return told[:10] == there.isoformat()[:10]
    stated, held = number(re.sub(r"^(Minst|Högst|Över|Under) ", "", told)), first_number(str(there))
    if stated is not None and held is not None:
        return any(abs(stated - held * scale) < 1e-9 for scale in (1, 100))
    return told[:8].lower() == str(there)[:8].lower() or told in COLOURS or ":" in told


def reaches(outcome, target):
    word, bound = target.split(" ", 1)
    outcome, bound = number(outcome), number(bound)
    if outcome is None or bound is None:
        return None
    return {"Minst": outcome >= bound, "Högst": outcome <= bound, "Över": outcome > bound,
            "Under": outcome < bound}.get(word)


def together(colours):
    """The guideline: helt, inte, delvis; nothing measured is black."""
    if not colours or all(colour == "svart" for colour in colours):
        return "svart"
    if all(colour == "grön" for colour in colours):
        return "grön"
    return "gul" if any(colour in ("grön", "gul") for colour in colours) else "röd"


with open(workspace / "utdata/2025/data/mal.csv", encoding="utf-8-sig") as file:
    rows = list(csv.DictReader(file))
random.seed(20260201)
random.shuffle(rows)
numbers = [row["mal_nr"] for colour in COLOURS
           for row in [row for row in rows if row["slutlig"] == colour][:count]]

for name in numbers:
    answer = subprocess.run([program, "explain", name, "--json", "--workspace", str(workspace)],
                            capture_output=True, text=True)
    if answer.returncode != 0:
        faults.append(f"{name}: {answer.stderr[:200]}")
        continue
    for goal in json.loads(answer.stdout)["goals"]:
        goals += 1
        kinds[goal["color"]] = kinds.get(goal["color"], 0) + 1
        indicators = []
        for step in goal["steps"]:
            told = {}
            for figure in step["figures"]:
                figures += 1
                told[figure["name"]] = figure["value"]
                place = re.fullmatch(r"(.*), (.*)!([A-Z]+[0-9]+)", figure["place"])
                source = place and book(place[1])
                if not source:
                    continue
                read += 1
                cell = source[place[2]][place[3]]
                if not is_same(figure["value"], cell):
                    faults.append(f"{name}, {step['title']}: {figure} but the cell holds {cell.value!r}")
            if step["title"].startswith("Indikator:"):
                if "Målvärde" in told and "Utfall" in told:
                    reached = reaches(told["Utfall"], told["Målvärde"])
                    expected = "svart" if number(told["Utfall"]) is None else {True: "grön", False: "röd"}.get(reached)
                    if expected and expected != step["color"]:
                        faults.append(f"{name}, {step['title']}: {told} is {step['color']}")
                indicators.append(step["color"])
            elif step["title"] == "Beräknad":
                computed = step["color"]
            elif step["title"] == "Bedömd av chefen":
                assessed = step["color"] if "Bedömning" in told else None
            elif step["title"] == "Slutlig":
                final = step["color"]
        if together(indicators) != computed:
            faults.append(f"{name}: {indicators} gives {computed}")
        expected = computed if assessed is None else together([computed, assessed])
        if not expected == final == goal["color"]:
            faults.append(f"{name}: {computed} and {assessed} give {final}, and {goal['color']}")

print(f"{len(faults)} faults in {goals} goals {kinds}: {figures} figures, {read} of them read in their cells")
print("\n".join(faults[:30]))
sys.exit(1 if faults or len(kinds) < 4 or not read else 0)
