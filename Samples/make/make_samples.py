#!/usr/bin/env python3
"""Writes the sample municipality "Ekeby kommun": register, configurations, filled templates and facit.

    python3 make/make_samples.py            (needs openpyxl, XlsxWriter and LibreOffice)

Begin here and follow the imports. The files are committed beside this folder, so nobody needs to
run it to build or test.
"""

import copy
import csv
import pathlib
import shutil
import tempfile

import openpyxl
from openpyxl.styles import Font, PatternFill

import last_year
from facit import facit_rows
from layouts import layout_a, layout_b, layout_c
from municipality import BY_CODE, UNITS
from other_layouts import layout_d, layout_e, layout_f, layout_g, layout_h
from programs import csv_text, libreoffice, write_openpyxl, write_xlsxwriter

SAMPLES = pathlib.Path(__file__).resolve().parent.parent

SHEETS = {
    "A": lambda unit: layout_a(unit, BY_CODE), "B": lambda unit: layout_b(unit, BY_CODE),
    "D": layout_d, "E": layout_e, "F": layout_f, "G": layout_g, "H": layout_h,
}

CONFIGURATION = """\
kommun: Ekeby kommun
period: "{year}"          # perioden som rapporteras
tillfälle: bokslut      # bokslut, delårsbokslut eller kvartal
sista dag: {next_year}-01-31   # sista dag att lämna
"""


def later_files():
    """What else came after the last day: a corrected file, one that came twice, and one of last year."""
    first = copy.deepcopy(BY_CODE["BUN-FSK-02"])
    (budget, _, previous), costs = first.economy
    first.economy = ((budget, 382, previous), costs)   # two digits swapped; the corrected file says 328
    BY_CODE["BUN-FSK-02"].file = "Styrkort 2025 Ängens förskola rättad.xlsx"
    BY_CODE["BUN-FSK-02"].night = "efter sista dag"
    last = next(unit for unit in last_year.units() if unit.code == "BMN-PLB-01")
    last.file = "Målkort bygglov igen.ods"
    last.night = "efter sista dag"
    return [first, last]


def write_units(units, folder):
    """Writes every file; what LibreOffice shall make is gathered, for it starts slowly."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        conversions = {}
        for number, unit in enumerate(units):
            if not unit.file:
                continue
            target = folder / unit.night / unit.file
            target.parent.mkdir(parents=True, exist_ok=True)
            template, program = unit.layout.split()
            if template == "C":
                text = layout_c(unit, BY_CODE, program == "utf8", padded=unit.code == "KS-KOL-02")
                target.write_bytes(text.encode("utf-8-sig" if program == "utf8" else "cp1252"))
            elif program == "csv":
                sheets = layout_g(unit, merged=False) if template == "G" else SHEETS[template](unit)
                target.write_bytes(csv_text(sheets[0]).encode("utf-8-sig"))
            elif program == "xlsxwriter":
                write_xlsxwriter(SHEETS[template](unit), target)
            else:
                plain = scratch / f"{number}.xlsx"
                write_openpyxl(SHEETS[template](unit), plain)
                suffix = {"ods": "ods", "pdf": "pdf"}.get(program, "xlsx")
                conversions.setdefault(suffix, []).append((plain, target))
        for suffix, files in conversions.items():
            libreoffice([plain for plain, _ in files], suffix, scratch / suffix)
            for plain, target in files:   # the PDF, too, gets the name that its manager gave it
                shutil.copyfile(scratch / suffix / f"{plain.stem}.{suffix}", target)


def write_organisation(path):
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Organisation"
    page.append(["Kod", "Namn", "Nivå", "Överordnad", "Chef", "Roll", "Planeringsår", "Alias", "Lämnar styrkort"])
    for unit in UNITS:
        page.append([unit.code, unit.name, unit.level, unit.parent_code, unit.manager, unit.role,
                     "läsår" if unit.school_year else "kalenderår", unit.aliases, "ja"])
    for cell in page[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F3864")
    for letter, width in zip("ABCDEFGHI", (13, 34, 13, 13, 24, 30, 14, 52, 16)):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    book.save(path)


def write_year(year, units, further, folder):
    for night in ("inkorg", "efter sista dag"):
        shutil.rmtree(folder / night, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    write_units(units + further, folder)
    (folder / "styrkort.yaml").write_text(CONFIGURATION.format(year=year, next_year=year + 1), encoding="utf-8")
    with open(folder / "facit.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\n")
        writer.writerow(["sak", "nyckel", "värde"])
        writer.writerows(facit_rows(units, year))


def main():
    write_organisation(SAMPLES / "organisation.xlsx")
    write_year(2024, last_year.units(), [], SAMPLES / "2024")
    further = later_files()
    write_year(2025, UNITS, further, SAMPLES)
    twice = SAMPLES / "efter sista dag/kulturskolan_styrkort_2025 (1).csv"
    shutil.copyfile(SAMPLES / "inkorg" / BY_CODE["KFN-BIB-02"].file, twice)


if __name__ == "__main__":
    main()
