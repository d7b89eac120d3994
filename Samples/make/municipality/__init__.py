"""Ekeby kommun in 2025. Persons are invented; Kolada ids have the right form but are chosen freely."""

from shape import Investment, complete

from . import barn_och_utbildning, bygg_och_miljo, kommunen, kommunstyrelsen, kultur_och_fritid, social

UNITS = [unit for part in (kommunen, kommunstyrelsen, barn_och_utbildning, social, bygg_och_miljo, kultur_och_fritid)
         for unit in part.UNITS]

# Schools plan by school year, and report at the end of the calendar year like everybody else.
for unit in UNITS:
    unit.school_year = unit.code.startswith("BUN")

# Project, budget, outcome, forecast of the interim accounts, outcome the year before; tkr.
INVESTMENTS = {
    "KS": [("Ventilation Ekebyskolan", 6200, 1480, 2000, 350), ("Ärendehanteringssystem", 900, 865, 900, 0)],
    "KS-GOP": [("Gång- och cykelväg Norrby", 4800, 5130, 5000, 1275), ("Lekplats Kvarnparken", 650, 640, 650, 0),
               ("Byte till LED-belysning", 1500, 1495, 1500, 1610)],
    "BUN": [("Datorer till elever", 2400, 2385, 2400, 2290)],
    "BUN-FSK": [("Avdelning Gläntan, inredning", 380, 120, 380, 0)],
    "BUN-GRS": [("Ombyggnad Ekebyskolan, inventarier", 1900, 1760, 1900, 420), ("Slöjdsal Norrby skola", 550, 612, 560, 0)],
    "BUN-GYV": [("Svetshall, maskiner", 1250, 1250, 1250, 300)],
    "SN": [("Trygghetslarm", 1100, 1045, 1100, 870)],
    "SN-AO": [("Renovering Solhaga, möbler", 1450, 1580, 1500, 240), ("Elcyklar till hemtjänsten", 240, 232, 240, 0)],
    "SN-IFO": [("Familjecentral, inredning", 310, 298, 310, 0)],
    "SN-FUN": [("Hjälpmedel daglig verksamhet", 180, 175, 180, 95)],
    "BMN": [("E-tjänst bygglov", 420, 405, 420, 150)],
    "BMN-PLB": [("Laserskanning av kommunen", 260, 260, 260, 0)],
    "BMN-MIL": [("Mätinstrument badvatten", 85, 79, 85, 0)],
    "KFN": [("Föreningsbidragssystem", 200, 188, 200, 0)],
    "KFN-BIB": [("Meröppet, lås och larm", 340, 352, 340, 110)],
    "KFN-FRI": [("Konstgräs Ekevallen", 5200, 5475, 5200, 0), ("Kylmaskin ishallen", 2300, 640, 2300, 0)],
}
for unit in UNITS:
    unit.investments = [Investment(*row) for row in INVESTMENTS.get(unit.code, [])]

complete(UNITS)
BY_CODE = {unit.code: unit for unit in UNITS}
