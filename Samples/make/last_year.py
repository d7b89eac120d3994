"""The year before: Ekeby kommun in 2024, worked out from what the templates of 2025 say of it.

The outcome that 2025 gives for the year before is the outcome here, so the two years agree, but for
one figure that was corrected afterwards (RESTATED). Targets hold for the whole term of office.
"""

import copy
import re
from decimal import Decimal

from facit import computed_colour
from municipality import UNITS
from shape import A, E, G, I, OWN_VARIANCE, T, V, complete, number

# Who did otherwise in 2024: another template, the right name, or nothing sent.
OTHERWISE = {
    "KS-GOP-02": dict(file="Kommunstyrelsen/Parkenheten målkort 2024.ods", layout="B ods", habits="procent", submitted="2025-01-20",
                      vision="Gröna rum nära alla. År 2030 har alla högst 300 meter till en park.", state="mottagen",
                      economy=((410, 428, 395), (-7300, -7215, -7120)), goals=[
                          G(V, "1", "Minst 70 % av invånarna ska 2024 vara nöjda med parkerna.", "grön", "72 % är nöjda.",
                            [I("Andel nöjda med parkerna", "%", ">=70", "72", "69")],
                            [T("Ängar i stället för gräsmattor", "Lisbeth Oskarsdotter", "2024-04-01", "2024-09-30", "Klar")]),
                          G(E, "3", "Parkenheten ska 2024 hålla sin budget.", "grön", "Överskott på vakant tjänst.",
                            [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "22")],
                            [T("Samordna inköp av växter", "Lisbeth Oskarsdotter", "2024-01-15", "2024-03-31", "Klar")])]),
    "KS-KOL-02": dict(file="Kommunstyrelsen/Lokalvården målkort 2024.ods", layout="B ods", habits="procent"),
    "BUN-FSK-01": dict(written_name="", state="mottagen"),
    "BUN-GRS-02": dict(file="Barn- och utbildningsnämnden/Grundskola/norrby-2024.csv", layout="C utf8", habits=""),
    "SN-AO-02": dict(state="mottagen"),
    "SN-FUN-02": dict(file="Socialnämnden/Daglig verksamhet styrkort.ods", night="inkorg"),
    "SN-FUN-03": dict(file="", layout="", state="saknas", goals=[], economy=None),
    "BMN-MIL-02": dict(file="", layout="", state="saknas", goals=[], economy=None),
    "KFN-FRI-01": dict(file="Kultur- och fritidsnämnden/Simhallen målkort 2024.xlsx", layout="B xlsx", habits="procent", state="mottagen"),
}

# The figure of 2024 that was corrected after it was submitted: what stood in the template of 2024.
RESTATED = {"KS-KOL-01": dict(costs=-23840)}   # 2025 says -23 890

ANALYSES = {
    "grön": ["Målvärdena för 2024 är uppnådda och arbetssättet behålls.", "Målet är nått. Nu gäller det att hålla nivån.",
             "Resultatet är bättre än året före och målet uppfyllt."],
    "gul": ["En del av målet är nått. Resten tas med till nästa år.", "Vi är på rätt väg men inte framme.",
            "Resultatet är blandat; åtgärderna fick effekt först under hösten."],
    "röd": ["Målet är inte nått. Åtgärderna kom i gång för sent.", "Resultatet är sämre än målvärdet och orsaken utreds.",
            "Vi nådde inte målet. En ny plan gäller från årsskiftet."],
    "svart": ["Mätningen gjordes inte 2024.", "Underlaget är för litet för att redovisas."],
}


def units():
    return complete([year_before(unit) for unit in UNITS])


def year_before(unit):
    earlier = copy.deepcopy(unit)
    earlier.year = unit.year - 1
    earlier.file = shifted(unit.file)
    earlier.submitted = shifted(unit.submitted)
    own_goals = "goals" in OTHERWISE.get(unit.code, {})
    if unit.economy and unit.economy[0][2] is not None:
        earlier.economy = economy(unit)
    for row in earlier.investments:
        row.outcome, row.previous = row.previous, 0
        row.budget = row.forecast = -(-row.outcome // 50) * 50
    earlier.investments = [row for row in earlier.investments if row.outcome]
    for position, goal in enumerate(earlier.goals):
        goal.parent = "2" if goal.parent == "SN-AO9" else goal.parent
        goal.text, goal.end = shifted(goal.text), shifted(goal.end)
        for indicator in goal.indicators:
            indicator.outcome, indicator.previous, indicator.baseline = indicator.previous, indicator.baseline or "i.u.", ""
        for activity in goal.activities:
            activity.text, activity.start, activity.end = map(shifted, (activity.text, activity.start, activity.end))
            activity.status = "Klar" if activity.status == "Pågår" else activity.status
        goal.activities = goal.activities[:1]
        computed = computed_colour(goal)
        # Every fifth manager sees a red goal as partly met, every seventh a yellow one as met.
        turn = sum(map(ord, unit.code)) + position
        goal.assessed = {("röd", 0): "gul", ("gul", 1): "grön"}.get((computed, turn % 5), computed)
        goal.analysis = ANALYSES[goal.assessed][turn % len(ANALYSES[goal.assessed])]
    for name, value in OTHERWISE.get(unit.code, {}).items():
        setattr(earlier, name, copy.deepcopy(value))
    if own_goals:
        earlier.economy = OTHERWISE[unit.code]["economy"]
    return earlier


def shifted(text):
    """The same text a year earlier; 2030 is the year of the vision."""
    return re.sub(r"20(2[4-9])", lambda match: f"20{int(match[1]) - 1}", text)


def economy(unit):
    """Outcomes from the year after, and a budget that gives the variance that 2025 remembers."""
    (_, _, income), (_, _, costs) = unit.economy
    remembered = [number(i.previous) for goal in unit.goals for i in goal.indicators if i.name == "Budgetavvikelse, egen ram"]
    variance = remembered[0] if remembered else Decimal(round(-costs / 800) * 5 * (1 if len(unit.name) % 2 else -1))
    costs = RESTATED.get(unit.code, {}).get("costs", costs)
    income_budget = Decimal(income * 98 // 1000 * 10)
    costs_budget = income + costs - variance - income_budget
    return ((income_budget, income, Decimal(income * 97 // 100)), (costs_budget, costs, Decimal(costs * 965 // 1000)))
