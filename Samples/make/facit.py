"""The rules of policy "perstorp", worked out over the data for facit.csv."""

from shape import number, plain


def indicator_colour(indicator):
    outcome, target = number(indicator.outcome), number(indicator.target_number)
    if outcome is None:
        return "svart"
    met = outcome <= target if indicator.lower_is_better else outcome >= target
    return "grön" if met else "röd"


def together(colours):
    """One colour for several: used for indicators in a goal, for computed + assessed, and for goals in a unit."""
    if all(colour == "svart" for colour in colours):
        return "svart"
    if all(colour == "grön" for colour in colours):
        return "grön"
    if all(colour in ("röd", "svart") for colour in colours):
        return "röd"
    return "gul"


def computed_colour(goal):
    return together([indicator_colour(indicator) for indicator in goal.indicators])


def final_colour(goal):
    computed = computed_colour(goal)
    return together([computed, goal.assessed]) if goal.assessed else computed


def facit_rows(units, year):
    received = [unit for unit in units if unit.state.startswith("mottagen")]
    yield "antal", "förväntade enheter", len(units)
    yield "antal", "mottagna enheter", len(received)
    yield "antal", "mottagna med fel", sum(unit.state == "mottagen med fel" for unit in units)
    yield "antal", "returnerade enheter", sum(unit.state == "returnerad" for unit in units)
    yield "antal", "enheter utan fil", sum(unit.state == "saknas" for unit in units)
    yield "antal", "ej mottagna enheter", len(units) - len(received)
    goals = [goal for unit in received for goal in unit.goals]
    yield "antal", "mål", len(goals)
    yield "antal", "indikatorer", sum(len(goal.indicators) for goal in goals)
    yield "antal", "aktiviteter", sum(len(goal.activities) for goal in goals)
    for unit in units:
        yield "namn", unit.code, unit.name
    for unit in units:
        yield "status", unit.code, unit.state
    for goal in goals:   # computed, assessed, final
        yield "mål", goal.number, " ".join([computed_colour(goal), goal.assessed or "-", final_colour(goal)])
    for unit in received:
        finals = [final_colour(goal) for goal in unit.goals]
        for colour in ("grön", "gul", "röd", "svart"):
            yield f"antal mål {colour}", unit.code, finals.count(colour)
        yield "enhetens färg", unit.code, together(finals)
    for unit in units:
        if unit.level in ("kommun", "nämnd", "verksamhet"):
            members = [m for m in received if unit.code == "K" or m.code == unit.code or m.code.startswith(unit.code + "-")]
            yield from economy_rows("ekonomi, egen och underliggande", unit, members, year)
    for unit in received:
        yield from economy_rows("ekonomi, egen", unit, [unit], year)
    for unit in received:
        for row in unit.investments:
            yield "investeringar, egen", f"{unit.code} {row.project} budget {year}", plain(row.budget)
            yield "investeringar, egen", f"{unit.code} {row.project} utfall {year}", plain(row.outcome)
            yield "investeringar, egen", f"{unit.code} {row.project} prognos {year}", plain(row.forecast)
            yield "investeringar, egen", f"{unit.code} {row.project} utfall {year - 1}", plain(row.previous)


def economy_rows(what, unit, members, year):
    """What nobody gave is left out: a template may lack the economy, or the year before."""
    members = [member for member in members if member.economy]
    if not members:
        return
    lines = [[[m.economy[kind][column] for m in members if m.economy[kind][column] is not None] for column in range(3)]
             for kind in (0, 1)]
    income, costs = [[sum(column) if column else None for column in line] for line in lines]
    net = [None if a is None else a + b for a, b in zip(income, costs)]
    for label, (budget, outcome, previous) in (("intäkter", income), ("kostnader", costs), ("netto", net)):
        for column, value in ((f"budget {year}", budget), (f"utfall {year}", outcome),
                              ("avvikelse", outcome - budget), (f"utfall {year - 1}", previous)):
            if value is not None:
                yield what, f"{unit.code} {label} {column}", plain(value)
