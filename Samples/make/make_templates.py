#!/usr/bin/env python3
"""Writes mallar/: filled files for every mapping of Mappings/, by other programs, many of them untidy.

    python3 make/make_templates.py          (needs openpyxl, XlsxWriter and LibreOffice)

The files of one folder hold the same facts. What a reader must find in them stands in
mallar/values.csv, which is written by hand and not made here.
"""

import copy
import csv
import io
import pathlib
import re
import shutil
import tempfile

from layouts import Sheet, layout_a, layout_b, layout_c
from municipality import BY_CODE
from other_layouts import layout_d, layout_e, layout_f, layout_g, layout_h
from programs import csv_text, libreoffice, write_openpyxl, write_xlsxwriter
from shape import A, E, G, H, I, T, V, complete

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "mallar"


def unit(code, habits, goals, economy=None, vision=""):
    """A unit of the register with facts of its own."""
    own = copy.deepcopy(BY_CODE[code])
    own.habits, own.goals, own.economy, own.vision = habits, goals, economy, vision
    own.written_name, own.submitted, own.investments, own.school_year = "", "2026-01-20", [], False
    return complete([own])[0]


# ---------------------------------------------------------------------------------------
# What people do to a template
# ---------------------------------------------------------------------------------------

def with_rows(sheet, at, count):
    """Blank rows above a row."""
    return moved(sheet, lambda row, column: (row + count if row >= at else row, column))


def with_columns(sheet, at, count):
    """Blank columns to the left of a column."""
    return moved(sheet, lambda row, column: (row, column + count if column >= at else column))


def with_columns_in_order(sheet, order):
    """The columns in another order, from the header row and down; merged cells are left alone."""
    header = min(row for (row, _), (_, style, _) in sheet.cells.items() if style == "header")
    return moved(sheet, lambda row, column: (row, order.index(column) + 1 if row >= header else column))


def moved(sheet, place):
    other = copy.deepcopy(sheet)
    other.cells = {place(*at): cell for at, cell in sheet.cells.items()}
    other.merges = [place(*merge[:2]) + place(*merge[2:]) for merge in sheet.merges]
    other.heights = {place(row, 1)[0]: height for row, height in sheet.heights.items()}
    other.names = {name: place(*at) for name, at in sheet.names.items()}
    other.widths = [20] * (max(column for _, column in other.cells) + 1)
    # Formulas of the economy name cells; they are typed over with their results.
    other.cells = {at: (result if str(value).startswith("=") else value, style, None if str(value).startswith("=") else result)
                   for at, (value, style, result) in other.cells.items()}
    return other


def with_texts(sheet, texts):
    """Some texts replaced by others: renamed and translated headings."""
    other = copy.deepcopy(sheet)
    other.cells = {at: (texts.get(value, value) if isinstance(value, str) else value, style, result)
                   for at, (value, style, result) in sheet.cells.items()}
    return other


def with_note(sheet, row, column, text):
    other = copy.deepcopy(sheet)
    other.put(row, column, text, "left")
    return other


def hidden(sheet, name):
    other = copy.deepcopy(sheet)
    other.name, other.hidden, other.names = name, True, {}
    return other


def notes_sheet():
    sheet = Sheet("Egna anteckningar", [60])
    for row, text in enumerate(["Att göra till mötet", "Fråga ekonomen om raden för vikarier", "85 % kanske?", "Ring Anna"], start=1):
        sheet.put(row, 1, text)
    return sheet


# ---------------------------------------------------------------------------------------
# The facts, and what is done with them
# ---------------------------------------------------------------------------------------

def workbook_with_five_sheets():
    facts = unit("KFN-BIB-03", "riktning procent", [
        G(V, "1", "Minst 9 000 besök i konsthallen.", "gul", "Färre besök i juli, men alla klasser kom.",
          [I("Besök", "antal", ">=9000", "8640", "9120", "8700", "Besöksräknare"),
           I("Andel klasser på visning", "%", ">=95", "100", "85", "", "Bokningar", "U09404")],
          [T("Visning på lätt svenska", "Konstpedagog", "2025-02-03", "2025-11-28", "Klar")]),
        G(E, "3", "Budgeten ska hållas.", "röd", "Transporten blev dyr.",
          [I("Avvikelse mot budget", "tkr", ">=0", "-67", "-12", "")], [])],
        ((95, 88, 90), (-2150, -2210, -2105)), "Konst för alla.")
    form, goals, indicators, activities, economy = layout_a(facts, BY_CODE)
    yield "ordnad.xlsx", [form, goals, indicators, activities, economy], write_xlsxwriter
    untidy_goals = with_note(with_columns(with_rows(goals, 3, 2), 4, 1), 5, 4, "Egna anteckningar")
    untidy_goals = with_note(untidy_goals, 6, 4, "Kolla siffran med Hedvig")
    last_year = copy.deepcopy(facts)
    last_year.goals[0].assessed = "grön"
    yield "egna rader och kolumner.ods", [
        form, untidy_goals, with_rows(with_columns(indicators, 1, 2), 2, 3), with_rows(activities, 4, 1), with_rows(economy, 3, 4),
        hidden(layout_a(last_year, BY_CODE)[1], "Mål gammal"), notes_sheet()], libreoffice
    yield "omkastade rubriker.xlsx", [
        form, with_texts(with_columns_in_order(goals, [3, 1, 2, 7, 8, 4, 6, 5]),
                         {"Mål": "Mål*", "Bedömning": "BEDÖMNING 1)", "Överordnat mål": "Överordnat\nmål:"}),
        with_columns_in_order(indicators, [2, 1, 8, 7, 6, 5, 4, 3, 9, 10]), activities,
        with_texts(economy, {"Kostnader": "kostnader", "Netto": "Nettokostnad"})], libreoffice


def card_on_one_sheet():
    facts = unit("KS-GOP-02", "procent", [
        G(V, "1", "Parkerna ska vara rena.", "grön", "Nöjdheten ökar.",
          [I("Andel nöjda med parkerna", "%", ">=70", "72.5", "69"), I("Klagomål på skräp", "antal", "<=40", "31", "52")],
          [T("Fler papperskorgar", "Parkarbetare", "2025-03-01", "2025-05-31", "Klar")]),
        G(A, "2", "Sjukfrånvaron ska minska.", "svart", "Systemet byttes i maj.",
          [I("Sjukfrånvaro", "%", "<=6", "ej mätt", "7.1")], []),
        G(H, "3", "Mindre bränsle till maskinerna.", "röd", "Eldrivna klippare kom för sent.",
          [I("Diesel", "liter", "<=2400", "3105", "3300")],
          [T("Eldrivna gräsklippare", "Enhetschef", "2025-04-01", "2025-09-30", "Försenad")])],
        ((410, 428, 395), (-7300, -7215, -7120)), "Gröna rum nära alla.")
    sheet, = layout_b(facts, BY_CODE)
    yield "bara färger.xlsx", [sheet], write_xlsxwriter
    untidy = with_note(with_columns(with_rows(sheet, 2, 3), 1, 2), 2, 1, "Utkast 3, Lisbeth")
    yield "flyttad med gömt blad.ods", [untidy, hidden(notes_sheet(), "Lista")], libreoffice
    facts.habits = "ord statusord svensktext"
    yield "utan färger.csv", layout_b(facts, BY_CODE), csv_text


def text_from_the_business_system():
    facts = unit("BUN-GYV-02", "", [
        G(V, "1", "Fler ska klara kursen.", "grön", "Kvällskurserna; och distans, gav effekt.",
          [I("Andel godkända", "%", ">=75", "77", "70"), I("Studerande på kvällstid", "antal", ">=1200", "1340", "960")],
          [T("Distanskurs", "Rektor", "2025-01-13", "2025-12-12", "Klar")]),
        G(E, "3", "Mer statsbidrag.", "gul", "Ett av två bidrag beviljades.",
          [I("Andel statsbidrag", "%", ">=40", "38.5", "42.9"), I("Avvikelse", "tkr", ">=0", "-12.5", "61")], [])],
        ((4300, 4612, 4105), (-9800, -9745, -9560)), "Dörrar till arbete.")
    yield "ur verksamhetssystemet.csv", layout_c(facts, BY_CODE, False, padded=True).encode("cp1252"), None
    yield "med minus och fasta blanksteg.csv", layout_c(facts, BY_CODE, True).encode("utf-8-sig"), None
    sheet = Sheet("styrkort_2025", [16, 60, 30, 30, 14, 60])
    for row, values in enumerate(csv.reader(io.StringIO(layout_c(facts, BY_CODE, False)), delimiter=";"), start=1):
        for column, text in enumerate(values, start=1):
            typed = re.fullmatch(r"-?[\d ]+(,\d+)?", text)
            sheet.put(row, column, float(text.replace(" ", "").replace(",", ".")) if typed else text, "number" if typed else "text")
    yield "öppnad i kalkylprogram.xlsx", [sheet], write_openpyxl
    yield "öppnad och flyttad.ods", [with_rows(with_columns(sheet, 1, 1), 1, 2), notes_sheet()], libreoffice


def block_for_each_goal():
    facts = unit("BUN-GRS-02", "procent", [
        G(V, "1", "Alla ska läsa i årskurs 1.", "gul", "Nästan alla läser.\nTvå elever får extra stöd.",
          [I("Läser i åk 1", "%", ">=95", "92", "", "88"), I("Böcker per elev", "antal", ">=12", "13", "", "-")],
          [T("Läsambassadör", "Bibliotekarie", "2025-01-13", "2025-10-03", "Klar"),
           T("Bokprat", "Lärare", "2025-01-13", "2025-12-12", "Pågår")]),
        G(E, "4", "Vi håller budget.", "grön", "Ett litet överskott.",
          [I("Avvikelse", "tkr", ">=0", "155", "", "-38.5")], [T("Samordna vikarier", "Rektor", "2025-01-13", "2025-12-19", "Klar")])],
        vision="Byns hjärta.")
    sheet, = layout_d(facts)
    yield "block.xlsx", [sheet], write_xlsxwriter
    notes = with_note(with_columns(sheet, 3, 1), 10, 3, "(egen kolumn)")
    for row in (21, 14, 10, 6):
        notes = with_rows(notes, row, 1)
    yield "block med egna rader.ods", [notes, notes_sheet()], libreoffice
    yield "översatta rubriker.xlsx", [with_texts(sheet, {
        "Aktivitet": "Activity", "Vem": "Who", "Klart": "Done by", "Läge": "State", "Mått": "Unit",
        "Måluppfyllelse": "Vår bedömning", "Målet lyder:": "Vårt mål:"})], write_openpyxl
    facts.habits = "ord procenttext"
    yield "block.csv", layout_d(facts), csv_text


def list_of_measures():
    facts = unit("KFN-FRI-02", "procenttext", [
        G(V, "1", "Fler flickor på gårdarna", "grön", "Dansen drog.",
          [I("Andel flickor", "%", ">=40", "42", "36", "33"), I("Besök", "antal", ">=15000", "15870", "14210", "13900")], []),
        G(A, "2", "Alla ledare är utbildade", "svart", "Flyttad till 2026.",
          [I("Andel utbildade", "%", ">=100", "ej mätt", "60", "55")], []),
        G(E, "3", "Kaféet bär sig", "röd", "Kylen gick sönder.", [I("Resultat i kaféet", "tkr", ">=0", "-14", "2", "5")], [])])
    sheet, = layout_e(facts)
    yield "bara färger.xlsx", [sheet], libreoffice
    untidy = with_note(with_columns(with_rows(sheet, 3, 2), 3, 1), 6, 3, "Källa")
    untidy = with_note(untidy, 9, 3, "Egen räkning")
    untidy.merge(1, 1, 1, 5)
    yield "egen kolumn och sammanslagen rubrik.ods", [untidy, hidden(notes_sheet(), "Lista")], libreoffice
    facts.habits = "procent statusord ord"
    yield "ord och färg.xlsx", layout_e(facts), write_xlsxwriter


def sheet_for_each_goal():
    facts = unit("SN-IFO-03", "riktning procent", [
        G(V, "1", "Familjer ska avsluta enligt plan.", "grön", "79 % avslutade.",
          [I("Avslutade enligt plan", "%", ">=75", "79", ""), I("Väntetid", "dagar", "<=21", "18", "")], []),
        G(A, "2", "Engagemanget ska öka.", "gul", "Nytt arbetslag.", [I("Engagemang", "index", ">=78", "74", "")], [])])
    sheets = layout_f(facts)
    yield "två mål.xlsx", sheets, write_xlsxwriter
    cover, first, second = sheets
    old = hidden(first, "Mål 3")
    yield "gömt mål och anteckningar.ods", [
        with_rows(cover, 1, 2), notes_sheet(), with_note(with_rows(first, 8, 2), 4, 2, "Obs! Prata med Jakob"),
        with_columns(second, 1, 1), old], libreoffice


def quarters_as_columns():
    facts = unit("SN-AO-05", "procent", [
        G(V, "1", "Besök i avtalad tid.", "gul", "Kvällarna är svåra.",
          [I("Andel besök i tid", "%", ">=95", "94", "90"), I("Fast läkare", "%", ">=98", "98", "96")], []),
        G(A, "2", "Lägre sjukfrånvaro.", "grön", "Frånvaron sjönk.", [I("Sjukfrånvaro", "%", "<=8", "7.2", "8.8")], [])])
    sheet, = layout_g(facts)
    yield "sammanslagna kvartal.xlsx", [sheet], write_xlsxwriter
    untidy = with_note(with_rows(with_rows(sheet, 9, 1), 4, 2), 1, 6, "Ann-Sofies fil, rör inte")
    yield "tomma rader.ods", [untidy, notes_sheet()], libreoffice
    facts.habits = "ord procenttext"
    yield "kvartal.csv", layout_g(facts, merged=False), csv_text


def locked_form():
    facts = unit("SN-FUN-03", "ord", [
        G(E, "3", "Lägre kostnad per timme.", "grön", "Färre timmar från bemanningsföretag.",
          [I("Kostnad per timme", "kr", "<=318", "312", ""), I("Inhyrda timmar", "timmar", "<=500", "410", "")], [])],
        ((11250, 11640, None), (-23800, -23415, None)))
    sheet, = layout_h(facts)
    yield "blankett.xlsx", [sheet], write_openpyxl
    facts.habits = "ord svensktext"
    sheet, = layout_h(facts)
    sheet.merge(7, 2, 7, 4)
    yield "med anteckningar och gömt blad.ods", [
        with_note(with_note(sheet, 4, 6, "Skriv kortare?"), 20, 6, "stäm av med ekonomen"), hidden(notes_sheet(), "Lista")], libreoffice


TEMPLATES = {
    "styrkort-arbetsbok": workbook_with_five_sheets, "malkort": card_on_one_sheet, "styrkort-csv": text_from_the_business_system,
    "malblock": block_for_each_goal, "matetalslista": list_of_measures, "blad-per-mal": sheet_for_each_goal,
    "kvartalsuppfoljning": quarters_as_columns, "fast-blankett": locked_form,
}


def main():
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        conversions = {}
        for folder, files in TEMPLATES.items():
            shutil.rmtree(FOLDER / folder, ignore_errors=True)
            (FOLDER / folder).mkdir(parents=True)
            for name, content, program in files():
                target = FOLDER / folder / name
                if program is None:
                    target.write_bytes(content)
                elif program is csv_text:
                    target.write_bytes(csv_text(content[0]).encode("utf-8-sig"))
                elif program is libreoffice:
                    plain = scratch / f"{folder}-{target.stem}.xlsx"
                    write_openpyxl(content, plain)
                    conversions.setdefault(target.suffix[1:], []).append((plain, target))
                else:
                    program(content, target)
        for suffix, files in conversions.items():
            libreoffice([plain for plain, _ in files], suffix, scratch / suffix)
            for plain, target in files:
                shutil.copyfile(scratch / suffix / f"{plain.stem}.{suffix}", target)


if __name__ == "__main__":
    main()
