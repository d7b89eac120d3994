"""The shape of the data: units, goals, indicators, activities."""

import re
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass
class Indicator:
    name: str
    unit: str          # %, antal, index, tkr, dagar, ...
    target: str        # ">=85" or "<=5.5"
    outcome: str       # a number, a mark for missing, or OWN_VARIANCE
    previous: str      # outcome the year before
    baseline: str = ""
    source: str = ""
    kolada: str = ""

    @property
    def lower_is_better(self):
        return self.target.startswith("<=")

    @property
    def target_number(self):
        return self.target[2:]


@dataclass
class Activity:
    text: str
    responsible: str
    start: str
    end: str
    status: str


@dataclass
class Goal:
    area: str
    parent: str        # number of the goal one level up; a lone digit is completed with the parent's code
    text: str
    assessed: str      # grön, gul, röd, svart; empty = the manager left it out
    analysis: str
    indicators: list
    activities: list
    end: str = "2025-12-31"
    responsible: str = ""
    number: str = ""   # filled in below


@dataclass
class Investment:
    project: str
    budget: int        # tkr, expenses without minus sign
    outcome: int
    forecast: int      # of the interim accounts
    previous: int


@dataclass
class Unit:
    code: str
    name: str
    manager: str
    role: str
    aliases: str
    file: str          # path below inkorg/, empty = nothing was sent
    layout: str        # letter of the template and kind of file, "A libreoffice"; see layouts.py, other_layouts.py
    habits: str        # how this manager types: see `Typist`
    submitted: str
    vision: str
    economy: tuple     # ((income budget, outcome, previous), (costs budget, outcome, previous)), tkr; None = not in the template
    goals: list = field(default_factory=list)
    written_name: str = ""   # what stands in the template instead of the name
    state: str = "mottagen"  # mottagen, mottagen med fel, returnerad, saknas
    school_year: bool = False
    night: str = "inkorg"    # the folder that its file lies in
    year: int = 2025
    investments: list = field(default_factory=list)   # rows of Investment, nämnd and verksamhet only

    @property
    def period(self):
        """What stands at Period: the year, or the school year that ended in it."""
        return f"{self.year - 1}/{self.year}" if self.school_year else self.year

    @property
    def parent_code(self):
        if self.code == "K":
            return ""
        return self.code.rpartition("-")[0] or "K"

    @property
    def level(self):
        return "kommun" if self.code == "K" else ("nämnd", "verksamhet", "enhet")[self.code.count("-")]


V, A, H, E = "Verksamhet", "Arbetsmiljö", "Hållbar utveckling", "Ekonomi"
I, T, G = Indicator, Activity, Goal   # short names: the data below uses them some hundred times
OWN_VARIANCE = "egen avvikelse"       # net outcome minus net budget of the unit itself


def number(text):
    """The number that stands in the text, or None for a mark such as "ej mätt", "i.u.", "-" or ".."."""
    return Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def plain(value):
    """A decimal point, no separators, no needless zeros: 1234.5, -17."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def complete(units):
    """Fills in what follows from the order: "K1", "BUN1", "BUN-FSK1", "BUN-FSK-01.1", and the parent goals."""
    for unit in units:
        for position, goal in enumerate(unit.goals, start=1):
            goal.number = f"{unit.code}.{position}" if unit.level == "enhet" else f"{unit.code}{position}"
            goal.responsible = unit.manager if unit.level == "enhet" else unit.role
            if goal.parent.isdigit():
                goal.parent = unit.parent_code + goal.parent
            for indicator in goal.indicators:
                if indicator.outcome == OWN_VARIANCE:
                    (income_budget, income, _), (costs_budget, costs, _) = unit.economy
                    indicator.outcome = str(income + costs - income_budget - costs_budget)
    return units
