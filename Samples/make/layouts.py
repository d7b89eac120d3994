"""What stands where in the three main templates, independent of the program that writes it."""

import csv
import io
from dataclasses import dataclass, field
from decimal import Decimal

from shape import number
from typist import Typist, as_number, form_values, swedish


@dataclass
class Sheet:
    name: str
    widths: list
    landscape: bool = True
    freeze: int = 0                               # rows above the frozen edge
    cells: dict = field(default_factory=dict)     # (row, column) -> (value, style, result of a formula)
    merges: list = field(default_factory=list)    # (first row, first column, last row, last column)
    names: dict = field(default_factory=dict)     # defined name -> (row, column)
    hidden: bool = False
    heights: dict = field(default_factory=dict)   # row -> points

    def put(self, row, column, value, style="text", result=None):
        self.cells[row, column] = (value, style, result)

    def put_row(self, row, values, style):
        for column, value in enumerate(values, start=1):
            self.put(row, column, value, style)

    def merge(self, first_row, first_column, last_row, last_column):
        if (first_row, first_column) == (last_row, last_column):
            return
        style = self.cells[first_row, first_column][1]
        for row in range(first_row, last_row + 1):
            for column in range(first_column, last_column + 1):
                if (row, column) != (first_row, first_column):
                    self.put(row, column, "", style)
        self.merges.append((first_row, first_column, last_row, last_column))

    def put_economy(self, top, unit, net_label, typist):
        """Rows Intäkter, Kostnader, Netto with formulas for net and variance; column E holds last year."""
        income, costs = unit.economy
        for row, label, values in ((top, "Intäkter", income), (top + 1, "Kostnader", costs),
                                   (top + 2, net_label, [a + b for a, b in zip(income, costs)])):
            total = row == top + 2
            style = "money total" if total else "money"
            budget, outcome, previous = values
            self.put(row, 1, label, "text total" if total else "text")
            for column, value in ((2, budget), (3, outcome)):
                letter = "ABCDE"[column - 1]
                formula = f"={letter}{top}+{letter}{top + 1}"
                self.put(row, column, formula if total else as_number(value), style, as_number(value))
            self.put(row, 4, f"=C{row}-B{row}", style, as_number(outcome - budget))
            if typist.has("svensktext"):
                self.put(row, 5, swedish(Decimal(previous)), "right total" if total else "right")
            elif total:
                self.put(row, 5, f"=E{top}+E{top + 1}", style, as_number(previous))
            else:
                self.put(row, 5, as_number(previous), style)


    def put_investments(self, top, rows, headings):
        """A header, a row for each project, and their sum with formulas; expenses are positive."""
        self.put_row(top, headings, "header")
        for row, investment in enumerate(rows, start=top + 1):
            self.put(row, 1, investment.project)
            for column, value in ((2, investment.budget), (3, investment.outcome), (4, investment.forecast), (5, investment.previous)):
                self.put(row, column, value, "money")
        total = top + 1 + len(rows)
        self.put(total, 1, "Summa investeringar", "text total")
        for column, key in ((2, "budget"), (3, "outcome"), (4, "forecast"), (5, "previous")):
            letter = "ABCDE"[column - 1]
            self.put(total, column, f"=SUM({letter}{top + 1}:{letter}{total - 1})", "money total", sum(getattr(r, key) for r in rows))


def lines(text, width):
    """Roughly how many lines a text takes in a column."""
    return sum(-(-max(len(part), 1) // max(int(width * 0.95), 1)) for part in str(text).split("\n"))


def layout_a(unit, by_code):
    """"Styrkort 2025": a workbook with five sheets."""
    typist = Typist(unit.habits)

    form = Sheet("Styrkort", [20, 72, 12, 12], landscape=False)
    form.put(1, 1, f"Styrkort {unit.year}", "title")
    form.merge(1, 1, 1, 4)
    labels = ["Kommun", "Nämnd", "Verksamhet", "Enhet", "Period", "Ansvarig chef", "Datum inlämnat", "Vision"]
    submitted, submitted_style = typist.date(unit.submitted)
    period = str(unit.period) if typist.has("textdatum") else unit.period
    values = form_values(unit, by_code) + [period, unit.manager, submitted, unit.vision]
    for row, (label, value) in enumerate(zip(labels, values), start=3):
        form.put(row, 1, label, "label")
        style = {"Datum inlämnat": submitted_style, "Period": "left"}.get(label, "text")
        form.put(row, 2, value, "left date" if style == "date" else style)

    goals = table_sheet("Mål", f"Mål {unit.year}", [16, 18, 52, 16, 24, 13, 12, 60],
                        ["Nr", "Område", "Mål", "Överordnat mål", "Ansvarig", "Slutdatum", "Bedömning", "Analys"])
    indicators = table_sheet("Indikatorer", "Indikatorer", [16, 46, 10, 10, 14, 16, 13, 18, 28, 12],
                             ["Mål nr", "Indikator", "Enhet", "Riktning", "Ingångsvärde", "Målvärde", f"Utfall {unit.year - 1}",
                              f"Utfall {unit.year}", "Källa", "Kolada-id"])
    activities = table_sheet("Aktiviteter", "Aktiviteter", [16, 56, 30, 13, 13, 14],
                             ["Mål nr", "Aktivitet", "Ansvarig", "Start", "Slut", "Status"])
    goal_row = indicator_row = activity_row = 4
    for goal in unit.goals:
        goals.put_row(goal_row, [goal.number, goal.area, goal.text, goal.parent, goal.responsible], "text")
        goals.put(goal_row, 6, *typist.date(goal.end))
        goals.put(goal_row, 7, typist.assessment(goal.assessed))
        goals.put(goal_row, 8, goal.analysis)
        goal_row += 1
        for indicator in goal.indicators:
            direction, target, target_style = typist.target(indicator, has_direction_column=True)
            indicators.put_row(indicator_row, [goal.number, indicator.name, indicator.unit, direction], "text")
            indicators.put(indicator_row, 5, *typist.value(indicator.baseline, indicator.unit))
            indicators.put(indicator_row, 6, target, target_style)
            indicators.put(indicator_row, 7, *typist.value(indicator.previous, indicator.unit, separator=" "))
            indicators.put(indicator_row, 8, *typist.value(indicator.outcome, indicator.unit))
            indicators.put(indicator_row, 9, indicator.source)
            indicators.put(indicator_row, 10, indicator.kolada)
            indicator_row += 1
        for activity in goal.activities:
            activities.put_row(activity_row, [goal.number, activity.text, activity.responsible], "text")
            activities.put(activity_row, 4, *typist.date(activity.start, spelling=1))
            activities.put(activity_row, 5, *typist.date(activity.end, spelling=2))
            activities.put(activity_row, 6, activity.status)
            activity_row += 1

    economy = table_sheet("Ekonomi", "Ekonomi (tkr)", [20, 15, 15, 15, 15],
                          ["Post", f"Budget {unit.year}", f"Utfall {unit.year}", "Avvikelse", f"Utfall {unit.year - 1}"])
    economy.put_economy(4, unit, "Netto", typist)
    sheets = [form, goals, indicators, activities, economy]
    if unit.investments:
        investments = Sheet("Investeringar", [46, 15, 15, 15, 15], freeze=3)
        investments.put(1, 1, "Investeringar (tkr)", "title")
        investments.put_investments(3, unit.investments, ["Projekt", f"Budget {unit.year}", f"Utfall {unit.year}",
                                                          f"Prognos {unit.year}", f"Utfall {unit.year - 1}"])
        sheets.append(investments)
    return sheets


def table_sheet(name, title, widths, header):
    sheet = Sheet(name, widths, freeze=3)
    sheet.put(1, 1, title, "title")
    sheet.put_row(3, header, "header")
    return sheet


def layout_b(unit, by_code):
    """"Målkort": one sheet with a form and three tables; the assessment is the colour of a merged cell."""
    typist = Typist(unit.habits)
    sheet = Sheet("Målkort", [15, 34, 42, 14, 36, 13, 15, 13, 13, 10, 50])
    sheet.put(1, 1, f"Målkort {unit.year}", "title")
    sheet.merge(1, 1, 1, 11)

    labels = ["Kommun:", "Nämnd:", "Verksamhet:", "Enhet:", "Period:", "Ansvarig chef:", "Inlämnat:", "Vision:"]
    submitted, submitted_style = typist.date(unit.submitted)
    values = form_values(unit, by_code) + [unit.period, unit.manager, submitted, unit.vision]
    for row, (label, value) in enumerate(zip(labels, values), start=3):
        style = {"Inlämnat:": submitted_style, "Period:": "left"}.get(label, "text")
        sheet.put(row, 1, label, "label")
        sheet.put(row, 2, value, "left date" if style == "date" else style)
        sheet.merge(row, 2, row, 5 if label == "Vision:" else 3)
    sheet.heights[10] = 14 * lines(unit.vision, 34 + 42 + 14 + 36)

    row = 12
    sheet.put(row, 1, "Mål och indikatorer", "section")
    row += 1
    sheet.put_row(row, ["Mål nr", "Målområde", "Mål", "Bidrar till", "Indikator", "Mått", f"Målvärde {unit.year}", f"Utfall {unit.year}",
                        f"Utfall {unit.year - 1}", "Status", "Kommentar/analys"], "header")
    row += 1
    for goal in unit.goals:
        first, last = row, row + len(goal.indicators) - 1
        for indicator in goal.indicators:
            _, target, target_style = typist.target(indicator, has_direction_column=False)
            sheet.put(row, 5, indicator.name)
            sheet.put(row, 6, indicator.unit)
            sheet.put(row, 7, target, target_style)
            sheet.put(row, 8, *typist.value(indicator.outcome, indicator.unit))
            sheet.put(row, 9, *typist.value(indicator.previous, indicator.unit, separator=" "))
            tallest = max(lines(goal.text, 42), lines(goal.analysis, 50))
            sheet.heights[row] = 14 * max(lines(indicator.name, 36), -(-tallest // len(goal.indicators)))
            row += 1
        status = typist.assessment(goal.assessed) if typist.has("statusord") else ""
        yellow = "gul ljus" if goal.assessed == "gul" and unit.code.startswith("BUN") else goal.assessed
        for column, value, style in ((1, goal.number, "text"), (2, goal.area, "text"), (3, goal.text, "text"),
                                     (4, goal.parent, "text"), (10, status, yellow), (11, goal.analysis, "text")):
            sheet.put(first, column, value, style)
            sheet.merge(first, column, last, column)

    row += 2
    sheet.put(row, 1, "Aktiviteter", "section")
    row += 1
    sheet.put_row(row, ["Mål nr", "Aktivitet", "Ansvarig", "Startdatum", "Slutdatum", "Läge"], "header")
    row += 1
    for goal in unit.goals:
        for activity in goal.activities:
            sheet.put_row(row, [goal.number, activity.text, activity.responsible], "text")
            sheet.put(row, 4, *typist.date(activity.start, spelling=1))
            sheet.put(row, 5, *typist.date(activity.end, spelling=2))
            sheet.put(row, 6, activity.status)
            sheet.heights[row] = 14 * lines(activity.text, 34)
            row += 1

    row += 2
    sheet.put(row, 1, "Ekonomi, tkr", "section")
    row += 1
    sheet.put_row(row, ["Post", "Budget", "Utfall", "Avvikelse", "Föregående år"], "header")
    sheet.put_economy(row + 1, unit, "Summa netto", typist)

    if unit.investments:
        row += 6
        sheet.put(row, 1, "Investeringar, tkr", "section")
        sheet.put_investments(row + 1, unit.investments, ["Projekt", "Budget", "Utfall", "Prognos", "Föregående år"])
    return [sheet]


def layout_c(unit, by_code, unicode_signs, padded=False):
    """The text of a semicolon file, as a business system or Excel exports it."""
    separator, minus = ("\u00a0", "\u2212") if unicode_signs else (" ", "-")

    def figure(text):
        amount = number(str(text))
        return str(text) if amount is None else swedish(amount, separator, minus)

    def target(indicator):
        if not indicator.lower_is_better:
            return figure(indicator.target_number)
        word = "Max" if indicator.unit in ("dagar", "antal") else "Högst"
        return f"{word} {figure(indicator.target_number)}" + (" %" if indicator.unit == "%" else "")

    _, _, service, lowest = form_values(unit, by_code)
    rows = [["Styrkort", unit.period], ["Enhet", lowest], ["Verksamhet", service], ["Vision", unit.vision], [],
            ["Mål"], ["Nr", "Område", "Mål", "Koppling", "Bedömning", "Analys"]]
    rows += [[g.number, g.area, g.text, g.parent, g.assessed, g.analysis] for g in unit.goals]
    rows += [[], ["Indikatorer"], ["Mål", "Indikator", "Enhet", f"Mål {unit.year}", f"Utfall {unit.year}", f"Utfall {unit.year - 1}"]]
    rows += [[g.number, i.name, i.unit, target(i), figure(i.outcome), figure(i.previous)] for g in unit.goals for i in g.indicators]
    rows += [[], ["Aktiviteter"], ["Mål", "Aktivitet", "Ansvarig", "Från", "Till", "Status"]]
    rows += [[g.number, a.text, a.responsible, a.start, a.end, a.status] for g in unit.goals for a in g.activities]
    rows += [[], ["Ekonomi (tkr)"], ["Post", "Budget", "Utfall", "Fg år"]]
    income, costs = unit.economy
    net = [a + b for a, b in zip(income, costs)]
    rows += [[label, *map(figure, values)] for label, values in (("Intäkter", income), ("Kostnader", costs), ("Netto", net))]

    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in rows:
        if row and row[0] == "Vision":   # always in quotes
            text.write(f'Vision;"{row[1]}"' + ";" * 4 * padded + "\r\n")
        elif padded:                     # Excel fills every row to the width of the table
            writer.writerow(row + [""] * (6 - len(row)))
        else:
            writer.writerow(row)
    return text.getvalue()
