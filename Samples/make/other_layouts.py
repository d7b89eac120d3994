"""What stands where in five further templates that units have kept for themselves.

D  målblock             one block per goal, with its own fields and tables
E  mätetalslista        areas and goals as heading rows, measures below, three years side by side
F  blad per mål         a cover, and a sheet for each goal with a cross for the assessment
G  kvartalsuppföljning  quarters as columns under a heading in two rows
H  fast blankett        one cell for each fact, two of them with names, in millions with positive costs
"""

from decimal import Decimal

from layouts import Sheet, lines
from shape import number
from typist import Typist, as_number, swedish

COLOURED = {"grön": "Uppfyllt", "gul": "Delvis uppfyllt", "röd": "Ej uppfyllt", "svart": "Ej mätt", "": ""}


def named(unit):
    return unit.written_name or unit.name


def fitted(sheet):
    """Rows as high as their texts need."""
    merged = {merge[:2] for merge in sheet.merges}
    for (row, column), (value, style, _) in sheet.cells.items():
        if isinstance(value, str) and style not in ("title", "section") and (row, column) not in merged:
            sheet.heights[row] = max(sheet.heights.get(row, 15), 15 * lines(value, sheet.widths[column - 1]))
    return sheet


def layout_d(unit):
    typist = Typist(unit.habits)
    sheet = Sheet("Målblock", [22, 58, 14, 16, 16])
    sheet.put(1, 1, f"Målblock {unit.year}", "title")
    for row, (label, value) in enumerate([("Enhetens namn", named(unit)), ("Gäller år", unit.period),
                                          ("Vårt bidrag till visionen", unit.vision)], start=2):
        sheet.put(row, 1, label, "label")
        sheet.put(row, 2, value, "left")
    row = 6
    for position, goal in enumerate(unit.goals, start=1):
        for left, value, right, other in [
                ("Mål nr:", position, "Målområde:", goal.area), ("Målet lyder:", goal.text, "", ""),
                ("Bidrar till mål:", goal.parent, "Måluppfyllelse", COLOURED[goal.assessed]),
                ("Ansvarig för målet", goal.responsible, "", "")]:
            sheet.put(row, 1, left, "label")
            sheet.put(row, 2, value, "left")
            if right:
                sheet.put(row, 4, right, "label")
                sheet.put(row, 5, other, "text")
            row += 1
        sheet.put_row(row, ["Indikator", "Mått", "Startläge", f"Mål {unit.year}", f"Utfall {unit.year}"], "header")
        row += 1
        for indicator in goal.indicators:
            _, target, style = typist.target(indicator, has_direction_column=False)
            sheet.put_row(row, [indicator.name, indicator.unit], "text")
            sheet.put(row, 3, *typist.value(indicator.baseline or "-", indicator.unit))
            sheet.put(row, 4, target, style)
            sheet.put(row, 5, *typist.value(indicator.outcome, indicator.unit))
            row += 1
        row += 1
        sheet.put_row(row, ["Aktivitet", "Vem", "Klart", "Läge"], "header")
        row += 1
        for activity in goal.activities:
            sheet.put_row(row, [activity.text, activity.responsible], "text")
            sheet.put(row, 3, *typist.date(activity.end, spelling=1))
            sheet.put(row, 4, activity.status)
            row += 1
        sheet.put(row, 1, "Analys", "label")
        sheet.put(row + 1, 1, goal.analysis, "text")
        sheet.merge(row + 1, 1, row + 1, 5)
        sheet.heights[row + 1] = 45
        row += 4
    return [fitted(sheet)]


def layout_e(unit):
    typist = Typist(unit.habits)
    year = unit.year
    words = {"Verksamhet": "Invånare", "Arbetsmiljö": "Medarbetare", "Hållbar utveckling": "Miljö", "Ekonomi": "Ekonomi"}
    sheet = Sheet("Styrkort", [52, 10, 13, 13, 13, 16, 17, 60, 16], freeze=4)
    sheet.put(1, 1, f"Styrkort – {named(unit)}", "title")
    sheet.put(2, 1, "Avser:", "label")
    sheet.put(2, 2, named(unit))
    sheet.put_row(4, ["Mätetal", "Enhet", f"Utfall {year - 2}", f"Utfall {year - 1}", f"Utfall {year}", f"Målvärde {year}",
                      "Måluppfyllelse", "Kommentar", "Bidrar till"], "header")
    row, area = 5, None
    for position, goal in enumerate(unit.goals, start=1):
        if goal.area != area:
            area = goal.area
            sheet.put(row, 1, words[area], "section")
            row += 1
        sheet.put(row, 1, f"{position}. {goal.text}", "goal")
        # The assessment is a colour, for those who like it in words a word as well.
        sheet.put(row, 7, COLOURED[goal.assessed] if typist.has("statusord") else "", goal.assessed or "text")
        sheet.put(row, 8, goal.analysis)
        sheet.put(row, 9, goal.parent)
        row += 1
        for indicator in goal.indicators:
            _, target, style = typist.target(indicator, has_direction_column=False)
            sheet.put_row(row, [indicator.name, indicator.unit], "text")
            sheet.put(row, 3, *typist.value(indicator.baseline or "i.u.", indicator.unit))
            sheet.put(row, 4, *typist.value(indicator.previous, indicator.unit))
            sheet.put(row, 5, *typist.value(indicator.outcome, indicator.unit))
            sheet.put(row, 6, target, style)
            row += 1
    sheet.put(row + 1, 1, "Teckenförklaring: grönt är uppfyllt, gult delvis, rött inte, svart inte mätt.")
    return [fitted(sheet)]


def layout_f(unit):
    typist = Typist(unit.habits)
    cover = Sheet("Försättsblad", [24, 60], landscape=False)
    cover.put(1, 1, f"Våra mål {unit.year}", "title")
    for row, (label, value) in enumerate([("Enhet", named(unit)), ("År", unit.period), ("Ansvarig", unit.manager)], start=3):
        cover.put(row, 1, label, "label")
        cover.put(row, 2, value, "left")
    sheets = [cover]
    for position, goal in enumerate(unit.goals, start=1):
        sheet = Sheet(f"Mål {position}", [44, 18, 18, 16, 20])
        sheet.put(1, 1, "Mål", "label")
        sheet.put(2, 1, goal.text)
        sheet.put(1, 4, "Område", "label")
        sheet.put(1, 5, goal.area)
        sheet.put(3, 4, "Bidrar till", "label")
        sheet.put(3, 5, goal.parent)
        sheet.put_row(5, ["Helt uppfyllt", "Delvis uppfyllt", "Ej uppfyllt", "Ej mätt"], "header")
        sheet.put_row(6, ["x" if goal.assessed == colour else "" for colour in ("grön", "gul", "röd", "svart")], "text")
        sheet.put_row(8, ["Indikator", "Enhet", "Önskad riktning", "Målvärde", "Utfall"], "header")
        row = 9
        for indicator in goal.indicators:
            direction, target, style = typist.target(indicator, has_direction_column=True)
            sheet.put_row(row, [indicator.name, indicator.unit, direction], "text")
            sheet.put(row, 4, target, style)
            sheet.put(row, 5, *typist.value(indicator.outcome, indicator.unit))
            row += 1
        sheet.put(row + 1, 1, "Analys", "label")
        sheet.put(row + 2, 1, goal.analysis)
        sheets.append(fitted(sheet))
    return sheets


def quarters(indicator):
    """The first three quarters lie on the way from last year's outcome to this year's."""
    first, last = number(indicator.previous), number(indicator.outcome)
    if first is None or last is None:
        return ["", "", "", indicator.outcome]
    steps = [first + (last - first) * part / 4 for part in (1, 2, 3)]
    places = Decimal("1") if abs(last) >= 100 else Decimal("0.1")
    return [str(step.quantize(places)) for step in steps] + [indicator.outcome]


def layout_g(unit, merged=True):
    """A text file has no merged cells: there the year stands over each quarter."""
    typist = Typist(unit.habits)
    sheet = Sheet(str(unit.year), [44, 14, 18, 40, 9, 13, 12, 9, 9, 9, 9, 13, 60], freeze=6)
    sheet.put(1, 1, f"Kvartalsuppföljning {unit.year}", "title")
    for row, (label, value) in enumerate([("Enhet", named(unit)), ("År", unit.period)], start=2):
        sheet.put(row, 1, label, "label")
        sheet.put(row, 2, value, "left")
    sheet.put_row(5, [""] * 6 + [f"Utfall {unit.year - 1}"] + [f"Utfall {unit.year}"] * (1 if merged else 4), "header")
    if merged:
        sheet.merge(5, 8, 5, 11)
    sheet.put_row(6, ["Mål", "Nämndens mål", "Område", "Indikator", "Mått", "Målvärde", "", "K1", "K2", "K3", "K4",
                      "Bedömning", "Kommentar"], "header")
    row = 7
    for goal in unit.goals:
        first = row
        for indicator in goal.indicators:
            _, target, style = typist.target(indicator, has_direction_column=False)
            sheet.put(row, 4, indicator.name)
            sheet.put(row, 5, indicator.unit)
            sheet.put(row, 6, target, style)
            sheet.put(row, 7, *typist.value(indicator.previous, indicator.unit))
            for column, outcome in enumerate(quarters(indicator), start=8):
                sheet.put(row, column, *typist.value(outcome, indicator.unit))
            row += 1
        for column, value in ((1, goal.text), (2, goal.parent), (3, goal.area), (12, typist.assessment(goal.assessed)),
                              (13, goal.analysis)):
            sheet.put(first, column, value)
            for below in range(first + 1, row):
                sheet.put(below, column, "")
    return [fitted(sheet)]


def layout_h(unit):
    """One goal only, of the area Ekonomi."""
    typist = Typist(unit.habits)
    goal, = unit.goals
    sheet = Sheet("Blankett", [26, 52, 14, 14], landscape=False)
    sheet.names = {"Enhetsnamn": (2, 2), "Bedömning": (6, 2)}
    sheet.put(1, 1, "Blankett styrkort", "title")
    for row, label, value in ((2, "Enhet", named(unit)), (4, "Mål", goal.text), (5, "Bidrar till", goal.parent),
                              (6, "Bedömning", typist.assessment(goal.assessed)), (7, "Analys", goal.analysis)):
        sheet.put(row, 1, label, "label")
        sheet.put(row, 2, value)
    sheet.put(2, 3, "År", "label")
    sheet.put(2, 4, unit.period, "left")
    sheet.put_row(9, ["Mätetal", "Mått", "Målvärde", "Utfall"], "header")
    for row, indicator in enumerate(goal.indicators, start=10):
        _, target, style = typist.target(indicator, has_direction_column=False)
        sheet.put_row(row, [indicator.name, indicator.unit], "text")
        sheet.put(row, 3, target, style)
        sheet.put(row, 4, *typist.value(indicator.outcome, indicator.unit))
    sheet.put(10 + len(goal.indicators), 1, "Slut", "label")
    sheet.put_row(19, ["Ekonomi, mnkr", "Budget", "Utfall"], "header")
    for row, label, (budget, outcome, _), sign in ((20, "Intäkter", unit.economy[0], 1), (21, "Kostnader", unit.economy[1], -1)):
        sheet.put(row, 1, label)
        for column, value in ((2, budget), (3, outcome)):
            millions = Decimal(value) * sign / 1000
            if typist.has("svensktext"):
                sheet.put(row, column, swedish(millions.normalize()) + " mnkr", "right")
            else:
                sheet.put(row, column, as_number(millions), "number")
    return [fitted(sheet)]
