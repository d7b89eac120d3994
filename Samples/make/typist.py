"""How managers type."""

import datetime
from decimal import Decimal

from shape import number


class Typist:
    """Turns data into what stands in the cells, after the habits of the manager (a few words in the data):

    riktning / ord / blandat    direction of the target in its own column / in words ("Minst 85 %") / some of each
    procent / procenttext / procenttal   0.85 shown as 85 % / the text "85 %" / the number 85
    svensktext                  large, broken and negative numbers as Swedish text, "1 234,5" and "−12,5"
    textdatum                   dates as text in three spellings
    böjd                        Grönt, Gult, Rött instead of Grön, Gul, Röd
    statusord                   layout B: the word in the coloured cell
    """

    WORDS = {"grön": ("Grön", "Grönt"), "gul": ("Gul", "Gult"), "röd": ("Röd", "Rött"), "svart": ("Svart", "Svart"), "": ("", "")}
    MONTHS = "jan feb mars april maj juni juli aug sept okt nov dec".split()

    def __init__(self, habits):
        self.habits = habits.split()

    def has(self, habit):
        return habit in self.habits

    def value(self, text, unit, separator="\u00a0"):
        """(value, style) for a baseline or an outcome."""
        amount = number(text)
        if amount is None:
            return text, "text"
        if unit == "%":
            if self.has("procenttext"):
                return swedish(amount, separator) + " %", "right"
            if self.has("procent"):
                share = amount / 100
                return float(share), "percent" if amount == amount.to_integral_value() else "percent1"
        unusual = abs(amount) >= 1000 or amount < 0 or amount != amount.to_integral_value()
        if self.has("svensktext") and unusual:
            return swedish(amount, separator), "right"
        return as_number(amount), "number"

    def target(self, indicator, has_direction_column):
        """(direction, value, style) for a target."""
        lower = indicator.lower_is_better
        in_words = self.has("ord") or (lower and (self.has("blandat") or not has_direction_column))
        if in_words:
            word = "Minst" if not lower else "Max" if indicator.unit in ("dagar", "veckor") else "Högst"
            suffix = " " + indicator.unit if indicator.unit in ("%", "dagar", "veckor", "tkr") else ""
            return "", f"{word} {swedish(number(indicator.target_number))}{suffix}", "right"
        value, style = self.value(indicator.target_number, indicator.unit)
        return ("lägre" if lower else "högre"), value, style

    def date(self, iso, spelling=0):
        day = datetime.date.fromisoformat(iso)
        if not self.has("textdatum"):
            return day, "date"
        return (iso, f"{day.day}/{day.month} {day.year}", f"{self.MONTHS[day.month - 1]} {day.year}")[spelling], "text"

    def assessment(self, colour):
        return self.WORDS[colour][self.has("böjd")]


def swedish(amount, separator="\u00a0", minus="\u2212"):
    text = f"{abs(amount):,f}".replace(",", separator).replace(".", ",")
    return (minus if amount < 0 else "") + text


def as_number(amount):
    amount = Decimal(amount)
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def form_values(unit, by_code):
    """What stands at Kommun, Nämnd, Verksamhet and Enhet."""
    names = {"kommun": by_code["K"].name}
    step = unit
    while step.code != "K":
        names[step.level] = step.name
        step = by_code[step.parent_code]
    if unit.written_name:
        names[unit.level] = unit.written_name
    return [names.get(level, "") for level in ("kommun", "nämnd", "verksamhet", "enhet")]
