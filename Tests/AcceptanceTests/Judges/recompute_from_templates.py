#!/usr/bin/env python3
"""Reads the filled templates and the merged workbook, and recomputes what the one says of the other.

    recompute_from_templates.py YEAR ORGANISATION WORKBOOK FOLDER…

The templates lie in the folders; of a unit's files the last counts. They are read with openpyxl,
with a few lines of XML for ODS, and as text; the rules are written anew from the guideline. It knows
nothing of mappings, facit or how the workbook was made. Prints "N differences" and each of them.
"""

import csv
import pathlib
import re
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl

year, organisation, workbook = int(sys.argv[1]), sys.argv[2], sys.argv[3]
folders = [pathlib.Path(folder) for folder in sys.argv[4:]]
COLOURS = {"00B050": "grön", "FFC000": "gul", "FFFF00": "gul", "FF0000": "röd", "000000": "svart"}
WORDS = {"grön": "grön", "grönt": "grön", "uppfyllt": "grön", "helt uppfyllt": "grön", "gul": "gul", "gult": "gul",
         "delvis uppfyllt": "gul", "röd": "röd", "rött": "röd", "ej uppfyllt": "röd", "svart": "svart", "ej mätt": "svart"}


# ------------------------------------------------- files: a sheet is rows of (value, colour)

def read_xlsx(path):
    for page in openpyxl.load_workbook(path, data_only=True).worksheets:
        if page.sheet_state == "visible":
            yield page.title, [[xlsx_cell(cell) for cell in row] for row in page.iter_rows()]


def xlsx_cell(cell):
    value = cell.value
    if isinstance(value, (int, float)) and "%" in cell.number_format:
        value = value * 100
    solid = cell.fill.fill_type == "solid"
    return value, COLOURS.get(str(cell.fill.fgColor.rgb)[-6:]) if solid else None


def read_ods(path):
    name = lambda space, tag: "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s" % (space, tag)
    fills = {}
    with zipfile.ZipFile(path) as archive:
        styles, content = (ElementTree.fromstring(archive.read(part)) for part in ("styles.xml", "content.xml"))
    for style in list(styles.iter(name("style", "style"))) + list(content.iter(name("style", "style"))):
        for properties in style.iter(name("style", "table-cell-properties")):
            colour = properties.get("{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}background-color", "")
            fills[style.get(name("style", "name"))] = COLOURS.get(colour[1:].upper())
    for table in content.iter(name("table", "table")):
        rows = []
        for row in table.iter(name("table", "table-row")):
            cells = []
            for cell in row:
                kind, value = cell.get(name("office", "value-type")), "\n".join("".join(p.itertext()) for p in cell.iter(name("text", "p")))
                if kind in ("float", "percentage"):
                    value = float(cell.get(name("office", "value"))) * (100 if kind == "percentage" else 1)
                repeated = int(cell.get(name("table", "number-columns-repeated"), 1))
                cells += [(value or None if kind != "float" else value, fills.get(cell.get(name("table", "style-name"))))] * min(repeated, 50)
            rows += [cells] * min(int(row.get(name("table", "number-rows-repeated"), 1)), 50)
        yield table.get(name("table", "name")), rows


def read_csv(path):
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    yield "CSV", [[(value or None, None) for value in row] for row in csv.reader(text.splitlines(), delimiter=";")]


# ------------------------------------------------- values

def text(cell):
    return "" if cell[0] is None else str(cell[0]).strip().rstrip(":").strip()


def number(value):
    if isinstance(value, (int, float)):
        return float(value)
    match = re.search(r"-?\d+(?:,\d+)?", re.sub(r"\s", "", str(value or "")).replace("−", "-"))
    return float(match.group().replace(",", ".")) if match else None


def colour(cell):
    return WORDS.get(text(cell).lower()) or cell[1] or ""


def indicator(name, target, outcome, direction=""):
    upper = direction == "lägre" or text(target).lower().startswith(("högst", "max"))
    limit, result = number(target[0]), number(outcome[0])
    met = "svart" if result is None else "grön" if (result <= limit if upper else result >= limit) else "röd"
    return dict(name=text(name), outcome=result, colour=met)


def header(rows, *headings, start=0):
    """The row below a header row, and the columns by heading."""
    for index, row in enumerate(rows[start:], start=start):
        texts = [text(cell) for cell in row]
        if all(heading in texts for heading in headings):
            return index + 1, {heading: texts.index(heading) for heading in texts if heading}
    return None, {}


def label(rows, name):
    """What stands to the right of a label."""
    for row in rows:
        for column, cell in enumerate(row):
            if text(cell) == name:
                return next((other for other in row[column + 1:] if other[0] is not None), (None, None))
    return None, None


def records(rows, first, columns):
    """The rows below a header until the table ends."""
    for row in rows[first:]:
        row = row + [(None, None)] * 20
        if all(cell[0] is None for cell in row):
            return
        yield {heading: row[column] for heading, column in columns.items()}


# ------------------------------------------------- templates: unit, period, goals and economy

def economy(rows, budget, outcome, previous, scale=1, sign=1):
    first, columns = header(rows, budget, outcome)
    found = {}
    for line in records(rows, first, columns):
        kind = text(next(iter(line.values())))
        if kind in ("Intäkter", "Kostnader"):
            factor = scale * (sign if kind == "Kostnader" else 1)
            found[kind] = [None if name is None or number(line[name][0]) is None else round(number(line[name][0]) * factor, 6)
                           for name in (budget, outcome, previous)]
    return found


def five_sheets(sheets):
    form, goals = sheets["Styrkort"], []
    for line in records(sheets["Mål"], *header(sheets["Mål"], "Nr", "Område")):
        goals.append(dict(number=text(line["Nr"]), assessed=colour(line["Bedömning"]), indicators=[]))
    for line in records(sheets["Indikatorer"], *header(sheets["Indikatorer"], "Mål nr", "Indikator")):
        goal = next(goal for goal in goals if goal["number"] == text(line["Mål nr"]))
        goal["indicators"].append(indicator(line["Indikator"], line["Målvärde"], line[f"Utfall {year}"], text(line["Riktning"])))
    activities = len(list(records(sheets["Aktiviteter"], *header(sheets["Aktiviteter"], "Mål nr", "Aktivitet"))))
    money = economy(sheets["Ekonomi"], f"Budget {year}", f"Utfall {year}", f"Utfall {year - 1}")
    return lowest(form), text(label(form, "Period")), goals, activities, money


def lowest(form):
    return next(filter(None, (text(label(form, level)) for level in ("Enhet", "Verksamhet", "Nämnd", "Kommun"))))


def one_sheet(sheets):
    rows, goals = sheets["Målkort"], []
    first, columns = header(rows, "Mål nr", "Målområde")
    if not {f"Målvärde {year}", f"Utfall {year}"} <= columns.keys():
        return "", text(label(rows, "Period")), [], 0, {}
    for line in records(rows, first, columns):
        if text(line["Mål nr"]):
            goals.append(dict(number=text(line["Mål nr"]), assessed=colour(line["Status"]), indicators=[]))
        goals[-1]["indicators"].append(indicator(line["Indikator"], line[f"Målvärde {year}"], line[f"Utfall {year}"]))
    activities = len(list(records(rows, *header(rows, "Mål nr", "Aktivitet"))))
    return lowest(rows), text(label(rows, "Period")), goals, activities, economy(rows, "Budget", "Utfall", "Föregående år")


def text_file(sheets):
    rows = sheets["CSV"]
    goals = [dict(number=text(line["Nr"]), assessed=colour(line["Bedömning"]), indicators=[])
             for line in records(rows, *header(rows, "Nr", "Koppling"))]
    for line in records(rows, *header(rows, "Mål", "Indikator")):
        goal = next(goal for goal in goals if goal["number"] == text(line["Mål"]))
        goal["indicators"].append(indicator(line["Indikator"], line[f"Mål {year}"], line[f"Utfall {year}"]))
    activities = len(list(records(rows, *header(rows, "Mål", "Aktivitet"))))
    units = filter(None, (text(label(rows[1:3], name)) for name in ("Enhet", "Verksamhet")))
    return next(units), text(label(rows, "Styrkort")), goals, activities, economy(rows, "Budget", "Utfall", "Fg år")


def blocks(sheets):
    rows = next(iter(sheets.values()))
    goals, activities = [], 0
    for index, row in enumerate(rows):
        if text(row[0] if row else (None, None)) == "Mål nr":
            first, columns = header(rows, "Indikator", f"Mål {year}", start=index)
            goals.append(dict(number="." + text(row[1]).removesuffix(".0"), assessed=colour(label(rows[index:], "Måluppfyllelse")), indicators=[
                indicator(line["Indikator"], line[f"Mål {year}"], line[f"Utfall {year}"]) for line in records(rows, first, columns)]))
            first, columns = header(rows, "Aktivitet", "Vem", start=index)
            activities += sum(1 for line in records(rows[: analysis_row(rows, index)], first, columns))
    return text(label(rows, "Enhetens namn")), text(label(rows, "Gäller år")), goals, activities, {}


def analysis_row(rows, start):
    return next(index for index in range(start, len(rows)) if rows[index] and text(rows[index][0]) == "Analys")


def list_of_measures(sheets):
    rows, goals = sheets["Styrkort"], []
    for line in records(rows, *header(rows, "Mätetal", f"Utfall {year}")):
        if re.match(r"\d+\. ", text(line["Mätetal"])):
            goals.append(dict(number="." + text(line["Mätetal"]).split(".")[0], assessed=colour(line["Måluppfyllelse"]), indicators=[]))
        elif line[f"Målvärde {year}"][0] is not None:
            goals[-1]["indicators"].append(indicator(line["Mätetal"], line[f"Målvärde {year}"], line[f"Utfall {year}"]))
    return text(label(rows, "Avser")), str(year), goals, 0, {}


def sheet_for_each_goal(sheets):
    goals = []
    for name, rows in sheets.items():
        if name.startswith("Mål "):
            first, columns = header(rows, "Helt uppfyllt", "Ej mätt")
            crossed = [heading for heading, column in columns.items() if text(rows[first][column]) == "x"]
            goals.append(dict(number="." + name.split()[1], assessed=WORDS[crossed[0].lower()], indicators=[
                indicator(line["Indikator"], line["Målvärde"], line["Utfall"], text(line["Önskad riktning"]))
                for line in records(rows, *header(rows, "Indikator", "Målvärde"))]))
    cover = sheets["Försättsblad"]
    return text(label(cover, "Enhet")), text(label(cover, "År")), goals, 0, {}


def quarters(sheets):
    rows, goals = next(iter(sheets.values())), []
    for line in records(rows, *header(rows, "Indikator", "K1", "K4")):
        if text(line["Mål"]):
            goals.append(dict(number=f".{len(goals) + 1}", assessed=colour(line["Bedömning"]), indicators=[]))
        last = next(line[quarter] for quarter in ("K4", "K3", "K2", "K1") if line[quarter][0] is not None)
        goals[-1]["indicators"].append(indicator(line["Indikator"], line["Målvärde"], last))
    return text(label(rows, "Enhet")), text(label(rows, "År")), goals, 0, {}


def locked_form(sheets):
    rows = sheets["Blankett"]
    indicators = [indicator(line["Mätetal"], line["Målvärde"], line["Utfall"])
                  for line in records(rows, *header(rows, "Mätetal", "Målvärde")) if text(line["Mätetal"]) != "Slut"]
    goals = [dict(number=".1", assessed=colour(label(rows, "Bedömning")), indicators=indicators)]
    return text(rows[1][1]), text(label(rows, "År")), goals, 0, economy(rows, "Budget", "Utfall", None, scale=1000, sign=-1)


def template(sheets):
    first = text(next(row[0] for rows in sheets.values() for row in rows if row and row[0][0] is not None))
    if "Indikatorer" in sheets:
        return five_sheets(sheets)
    if "Försättsblad" in sheets:
        return sheet_for_each_goal(sheets)
    for title, read in (("Målkort", one_sheet), ("Målblock", blocks), ("Styrkort –", list_of_measures),
                        ("Kvartalsuppföljning", quarters), ("Blankett", locked_form), ("Styrkort", text_file)):
        if first.startswith(title):
            return read(sheets)
    raise ValueError("unknown template")


# ------------------------------------------------- the guideline's rules

def together(colours):
    """Grön when all are, svart when all are, röd when none is grön or gul, otherwise gul."""
    if set(colours) in ({"grön"}, {"svart"}):
        return colours[0]
    return "gul" if {"grön", "gul"} & set(colours) else "röd"


register = {}
for row in list(openpyxl.load_workbook(organisation).active.iter_rows(values_only=True))[1:]:
    for name in [row[0], row[1], *filter(None, (row[7] or "").split(";"))]:
        register.setdefault(name.strip().lower(), row[0])

units = {}
READERS = {".xlsx": read_xlsx, ".ods": read_ods, ".csv": read_csv}
for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
    if not zipfile.is_zipfile(path) and path.suffix != ".csv":
        continue   # not what its name says
    unit, period, goals, activities, money = template(dict(READERS[path.suffix](path)))
    if str(year) in period and unit.lower() in register:
        code = register[unit.lower()]
        for goal in goals:
            goal["number"] = code + goal["number"] if goal["number"].startswith(".") else goal["number"]
            goal["computed"] = together([one["colour"] for one in goal["indicators"]])
            goal["final"] = together([goal["computed"], goal["assessed"]]) if goal["assessed"] else goal["computed"]
        folder = next(index for index, folder in enumerate(folders) if folder in path.parents)
        if code not in units or folder >= units[code]["folder"]:
            units[code] = dict(goals=goals, activities=activities, money=money, folder=folder)

# ------------------------------------------------- the outputs

book = openpyxl.load_workbook(workbook, data_only=True)
differences, compared = [], 0


def check(what, found, expected):
    global compared
    compared += 1
    if found != expected:
        differences.append(f"{what}: the workbook says {found!r}, the templates {expected!r}")


def table(sheet, *headings):
    rows = iter(book[sheet].iter_rows(values_only=True))
    columns = next(row for row in rows if row[: len(headings)] == headings)
    found = []
    for row in rows:
        if row[0] is None:
            break
        found.append(dict(zip(columns, row)))
    return found


all_goals = {goal["number"]: goal for unit in units.values() for goal in unit["goals"]}
stated = {goal["Nr"]: goal for goal in table("Mål", "Nr", "Nämnd")}
check("the numbers of the goals", sorted(stated), sorted(all_goals))
for code, goal in all_goals.items():
    said = stated.get(code, {})
    check(f"colours of {code}", [str(said.get(name, "")).lower() for name in ("Beräknad", "Bedömd", "Slutlig")],
          [goal["computed"], goal["assessed"] or "data saknas", goal["final"]])

outcomes = {}
for line in table("Indikatorer", "Mål nr"):
    outcomes.setdefault((line["Mål nr"], line["Indikator"]), []).append(line["Utfall"])
check("indicators", sum(map(len, outcomes.values())), sum(len(goal["indicators"]) for goal in all_goals.values()))
for code, goal in all_goals.items():
    for one in goal["indicators"]:
        said = outcomes.get((code, one["name"]), [])
        numbers = [round(value, 6) for value in said if isinstance(value, (int, float))]
        expected = [] if one["outcome"] is None else [one["outcome"]]
        check(f"outcome of {code} {one['name']}", any(abs(value - one["outcome"]) < 1e-6 or abs(value * 100 - one["outcome"]) < 1e-6
              for value in numbers) if expected else not numbers, True)
check("activities", len(table("Aktiviteter", "Mål nr")), sum(unit["activities"] for unit in units.values()))

counts = {line["Nämnd"]: line for line in table("Översikt", "Nämnd", "Grön")}
sums = {line["Ansvar"]: line for line in table("Driftredovisning", "Ansvar")}
names = {row[0]: row[1] for row in openpyxl.load_workbook(organisation).active.iter_rows(min_row=2, values_only=True)}
for code, name in names.items():
    if "-" in code:
        continue
    members = [unit for key, unit in units.items() if code == "K" or key.split("-")[0] == code]
    line = counts["Summa" if code == "K" else name]
    finals = [goal["final"] for unit in members for goal in unit["goals"]]
    for column in ("Grön", "Gul", "Röd", "Svart"):
        check(f"{column} of {name}", line[column], finals.count(column.lower()))
    check(f"received of {name}", line["Mottagna"], len(members))
    total = {}
    for kind in ("Intäkter", "Kostnader"):
        for place, what in enumerate(("budget", "utfall", "föregående")):
            amounts = [unit["money"][kind][place] for unit in members if unit["money"]]
            total[kind, what] = sum(amount for amount in amounts if amount is not None)
    line = sums["Summa " + name]
    for (kind, what), amount in total.items():
        if what != "föregående":
            check(f"{kind} {what} of {name}", line[f"{kind} {what}"], amount)
    for what, column in (("budget", "Netto budget"), ("utfall", "Netto utfall"), ("föregående", f"Netto utfall {year - 1}")):
        check(f"{column} of {name}", line[column], total["Intäkter", what] + total["Kostnader", what])
    check(f"Avvikelse of {name}", line["Avvikelse"],
          sum(total[kind, "utfall"] - total[kind, "budget"] for kind in ("Intäkter", "Kostnader")))

print(f"{len(differences)} differences in {compared} comparisons, {len(units)} units")
print("\n".join(differences))
sys.exit(1 if differences else 0)
