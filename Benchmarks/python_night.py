#!/usr/bin/env python3
"""The job of a night in Python, for comparison: python python_night.py INBOX OUTPUT

Reads the same templates with python-calamine, judges each goal by its indicators, and writes a
workbook for each unit and a merged one with XlsxWriter. It does less than styrkort: it trusts fixed
cells, checks nothing, keeps no archive, and writes neither sources, findings, charts nor a page.
"""

import pathlib
import sys

import xlsxwriter
from python_calamine import CalamineWorkbook

TABLES = {"Mål": 8, "Indikatorer": 10, "Aktiviteter": 6, "Ekonomi": 5}


def read(path):
    """The unit's name and the rows of its tables."""
    workbook = CalamineWorkbook.from_path(path)
    cover = dict(
        row[:2] for row in workbook.get_sheet_by_name("Styrkort").to_python() if len(row) > 1)
    tables = {
        name: [row[:width] for row in workbook.get_sheet_by_name(name).to_python()[3:] if row[0] != ""]
        for name, width in TABLES.items()}
    return cover.get("Enhet") or path.stem, tables


def is_met(indicator):
    target, outcome = indicator[5], indicator[7]
    if not isinstance(target, float) or not isinstance(outcome, float):
        return None
    return outcome <= target if indicator[3] == "lägre" else outcome >= target


def colours(tables):
    """Perstorp's model: green when every measured indicator is met, red when none is."""
    for goal in tables["Mål"]:
        met = [is_met(indicator) for indicator in tables["Indikatorer"] if indicator[0] == goal[0]]
        measured = [result for result in met if result is not None]
        if not measured:
            yield "Svart"
        elif all(measured) and len(measured) == len(met):
            yield "Grön"
        else:
            yield "Gul" if any(measured) else "Röd"


def write(path, tables):
    with xlsxwriter.Workbook(path) as workbook:
        heading = workbook.add_format({"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF"})
        wrapped = workbook.add_format({"text_wrap": True, "border": 1})
        for name, rows in tables.items():
            sheet = workbook.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, ["Enhet"] + [f"Kolumn {i}" for i in range(TABLES[name] + 1)], heading)
            for index, row in enumerate(rows, 1):
                sheet.write_row(index, 0, row, wrapped)


def main():
    inbox, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)
    merged = {name: [] for name in TABLES}
    for path in sorted(inbox.rglob("*.xlsx")):
        unit, tables = read(path)
        tables["Mål"] = [row + [colour] for row, colour in zip(tables["Mål"], colours(tables))]
        rows = {name: [[unit, *row] for row in tables[name]] for name in TABLES}
        write(output / f"{path.stem}.xlsx", rows)
        for name in TABLES:
            merged[name] += rows[name]
    write(output / "bokslut.xlsx", merged)


main()
