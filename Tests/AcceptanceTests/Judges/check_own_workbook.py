"""Checks finance's own workbook after it was filled, with openpyxl and zipfile.

    python check_own_workbook.py EMPTY FILLED RECALCULATED FACIT REGISTER

EMPTY is the workbook as finance made it, FILLED what the night made of it, RECALCULATED the same after
LibreOffice calculated it ("-" where there is none). What must stand there is taken from FACIT, which
is worked out from the data behind the samples and not by the program.
"""

import csv
import sys
import zipfile

from openpyxl import load_workbook

empty, filled, recalculated, facit, register = sys.argv[1:]
faults = []
checked = 0


def expect(what, found, wanted):
    global checked
    checked += 1
    same = abs(found - wanted) < 0.01 if isinstance(wanted, float) and isinstance(found, (int, float)) else found == wanted
    if not same:
        faults.append(f"{what}: {found!r}, not {wanted!r}")


facts = {}
with open(facit, encoding="utf-8") as file:
    for subject, key, value in csv.reader(file, delimiter=";"):
        facts.setdefault(subject, {})[key] = value
rows = [row[:4] for row in load_workbook(register).worksheets[0].iter_rows(values_only=True)][1:]
names = {code: name for code, name, *_ in rows}
levels = {code: level for code, _, level, _ in rows}
parents = {code: parent for code, _, _, parent in rows}
committees = [code for code in names if levels[code] == "nämnd"]


def below(code):
    return [other for other in names if other == code or (parents[other] and other in names and code in path(other))]


def path(code):
    steps = []
    while code:
        steps.append(code)
        code = parents[code]
    return steps


def money(code, figure):
    """The net of a unit and all below it, as costs minus income."""
    return -float(facts["ekonomi, egen och underliggande"][f"{code} netto {figure} 2025"])


def count(code, colour):
    return sum(int(facts[f"antal mål {colour}"].get(unit, 0)) for unit in below(code))


# Values.
book = load_workbook(filled, keep_vba=True)
front, economy, operations, goals, listed = (
    book[name] for name in ["Framsida", "Driftredovisning", "Verksamheter", "Mål", "Mållistan"])
for place, wanted in [("B3", "Ekeby kommun"), ("B4", "2025"), ("B5", "Bokslut"), ("B13", money("K", "budget")),
                      ("B12", money("K", "utfall")), ("B14", count("K", "grön")), ("B15", int(facts["antal"]["mål"])),
                      ("B16", 15230)]:
    expect(f"Framsida!{place}", front[place].value, wanted)
expect("Framsida!B6", str(front["B6"].value)[:10], "2026-01-31")
table = economy.tables["Drift"]
expect("Drift", table.ref, f"A4:E{5 + len(committees)}")
expect("Drift's filter", table.autoFilter.ref, f"A4:E{4 + len(committees)}")
for row, code in enumerate(committees, 5):
    expect(f"Driftredovisning!A{row}", economy.cell(row, 1).value, names[code])
    expect(f"Driftredovisning!B{row}", economy.cell(row, 2).value, money(code, "budget"))
    expect(f"Driftredovisning!C{row}", economy.cell(row, 3).value, money(code, "utfall"))
    expect(f"Driftredovisning!D{row}", "Budget" in str(economy.cell(row, 4).value), True)
    expect(f"look of B{row}", economy.cell(row, 2).number_format, "#,##0")
last = 4 + len(committees)
expect("Summa", economy.cell(last + 1, 1).value, "Summa")
expect("Kommentar", str(economy.cell(last + 3, 1).value)[:9], "Kommentar")
expect("merged", f"A{last + 3}:E{last + 3}" in [range.coord for range in economy.merged_cells.ranges], True)
expect("MAX", economy.cell(last + 4, 2).value, f"=MAX(C5:C{last})")
expect("SUM", front["B20"].value, f"=SUM(Driftredovisning!C5:C{last})")
expect("format", [str(found.sqref) for found in economy.conditional_formatting], [f"D5:D{last}"])
expect("rule", [str(found.sqref) for found in economy.data_validations.dataValidation], [f"B5:C{last}"])
chart = economy._charts[0]
expect("chart", [series.val.numRef.f for series in chart.series],
       [f"Driftredovisning!$B$5:$B${last}", f"Driftredovisning!$C$5:$C${last}"])
expect("chart's row", chart.anchor._from.row, 11 + len(committees) - 2)
stack = book["Diagram"]._charts[0]
expect("stack", stack.series[0].val.numRef.f, f"Mål!$B$4:$B${3 + len(committees)}")
for row in range(4, 8):
    code = next(code for code, name in names.items() if name == operations.cell(row, 1).value)
    expect(f"Verksamheter!B{row}", operations.cell(row, 2).value, money(code, "budget"))
    expect(f"Verksamheter!C{row}", operations.cell(row, 3).value, money(code, "utfall"))
for row, code in enumerate(committees, 4):
    for column, colour in enumerate(["grön", "gul", "röd", "svart"], 2):
        expect(f"Mål!{row}.{column}", goals.cell(row, column).value, count(code, colour))
colours = {row[0].value: row[3].value.lower() for row in listed.iter_rows(min_row=4) if row[0].value}
for number, words in facts["mål"].items():
    expect(f"Mållistan {number}", colours.get(number), words.split()[-1])
expect("Mållistan", len(colours), len(facts["mål"]))

# Parts that nothing was filled into.
before, after = zipfile.ZipFile(empty), zipfile.ZipFile(filled)


def packed(archive, info):
    with open(archive.filename, "rb") as file:
        file.seek(info.header_offset + 26)
        name, extra = int.from_bytes(file.read(2), "little"), int.from_bytes(file.read(2), "little")
        file.seek(name + extra, 1)
        return file.read(info.compress_size)


touched = ["xl/worksheets/sheet", "xl/tables/table", "xl/charts/chart", "xl/drawings/drawing", "xl/workbook.xml",
           "xl/styles.xml", "xl/calcChain.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"]
same = 0
for info in before.infolist():
    if any(info.filename.startswith(start) and "_rels/sheet" not in info.filename and "_rels/drawing" not in info.filename
           for start in touched):
        continue
    expect(info.filename, packed(after, after.getinfo(info.filename)) == packed(before, info), True)
    same += 1
for name in ["xl/vbaProject.bin", "xl/media/image1.png", "xl/theme/theme1.xml"]:
    expect(name, after.read(name) == before.read(name), True)

# Formulas after LibreOffice has calculated them.
if recalculated != "-":
    values = load_workbook(recalculated, data_only=True)
    budget, outcome = (sum(money(code, figure) for code in committees) for figure in ["budget", "utfall"])
    economy, front, operations = values["Driftredovisning"], values["Framsida"], values["Verksamheter"]
    for column, wanted in enumerate([budget, outcome, budget - outcome, 1.0], 2):
        if column < 5:
            expect(f"total {column}", economy.cell(last + 1, column).value, float(wanted))
    for row, code in enumerate(committees, 5):
        expect(f"D{row}", economy.cell(row, 4).value, money(code, "budget") - money(code, "utfall"))
        expect(f"E{row}", economy.cell(row, 5).value, money(code, "utfall") / outcome)
    expect("MAX", economy.cell(last + 4, 2).value, max(money(code, "utfall") for code in committees))
    expect("B17", front["B17"].value, money("K", "utfall") * 1000 / 15230)
    expect("B18", front["B18"].value, count("K", "grön") / int(facts["antal"]["mål"]))
    expect("B19", front["B19"].value, money("K", "budget") - money("K", "utfall"))
    expect("B20", front["B20"].value, outcome)
    for row, code in enumerate(committees, 4):
        expect(f"Mål!F{row}", values["Mål"].cell(row, 6).value, sum(count(code, c) for c in ["grön", "gul", "röd", "svart"]))

print(f"{len(faults)} faults in {checked} checks, {same} parts the same")
print("\n".join(faults[:40]))
sys.exit(1 if faults else 0)
