#!/usr/bin/env python3
"""Makes the files that the benchmarks read: python make-files.py FOLDER.

The same files come out each time. XLSX is written by XlsxWriter, ODS as LibreOffice writes it.
"""

import csv
import datetime
import pathlib
import random
import sys
import zipfile

import xlsxwriter

ROWS = 300_000
TEMPLATES = 500
HEADINGS = [
    "Nr", "Enhet", "Mål", "Kommentar", "Utfall", "Målvärde", "Andel", "Kostnad", "Datum",
    "Registrerad",
]
EPOCH = datetime.datetime(1899, 12, 30)


def table(rows):
    """Mixed rows: four whole or short numbers, one with all its digits, three texts, two dates."""
    chance = random.Random(20260101)
    units = [f"Enhet {i:03d} förskola" for i in range(150)]
    goals = [f"Andel elever som når målen i ämne {i}, årskurs {i % 9 + 1}" for i in range(400)]
    for number in range(1, rows + 1):
        day = chance.randrange(43831, 46022)
        yield (
            number, chance.choice(units), chance.choice(goals),
            f"Kommentar {chance.randrange(100_000)} till utfallet",
            round(chance.uniform(0, 100), 1), chance.randrange(100), chance.random(),
            round(chance.uniform(-1e6, 1e6), 2), day, day + chance.randrange(86400) / 86400,
        )


def write_xlsx(path, rows):
    with xlsxwriter.Workbook(path) as workbook:
        date = workbook.add_format({"num_format": "yyyy-mm-dd"})
        moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        percent = workbook.add_format({"num_format": "0.0%"})
        formats = [None] * 6 + [percent, None, date, moment]
        sheet = workbook.add_worksheet("Data")
        sheet.write_row(0, 0, HEADINGS)
        for index, row in enumerate(table(rows), 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(index, column, value, formats[column])
                else:
                    sheet.write_number(index, column, value, formats[column])


def moments(row):
    """A row with its dates as ISO 8601 has them."""
    day = EPOCH + datetime.timedelta(days=row[8])
    moment = EPOCH + datetime.timedelta(seconds=round(row[9] * 86400))
    return (*row[:8], day.date().isoformat(), moment.isoformat())


def write_csv(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(moments(row) for row in table(rows))


ODS_START = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" \
xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" \
office:version="1.3"><office:automatic-styles>\
<style:style style:name="co1" style:family="table-column"/>\
<style:style style:name="ro1" style:family="table-row"/>\
<number:date-style style:name="N84"><number:year number:style="long"/><number:text>-</number:text>\
<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>\
</number:date-style>\
<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N84"/>\
</office:automatic-styles><office:body><office:spreadsheet>\
<table:table table:name="Data"><table:table-column table:style-name="co1" \
table:number-columns-repeated="10" table:default-cell-style-name="Default"/>"""
ODS_END = "</table:table></office:spreadsheet></office:body></office:document-content>"


def ods_cell(column, value):
    if isinstance(value, str) and column < 8:
        return (
            '<table:table-cell office:value-type="string" calcext:value-type="string">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    if isinstance(value, str):
        return (
            f'<table:table-cell table:style-name="ce1" office:value-type="date" '
            f'office:date-value="{value}" calcext:value-type="date"><text:p>{value[:10]}</text:p>'
            "</table:table-cell>"
        )
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}" '
        f'calcext:value-type="float"><text:p>{value}</text:p></table:table-cell>'
    )


def write_ods(path, rows):
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
            f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" '
            'manifest:media-type="text/xml"/></manifest:manifest>',
        )
        with archive.open("content.xml", "w", force_zip64=True) as content:
            content.write(ODS_START.encode())
            for row in [HEADINGS, *map(moments, table(rows))]:
                cells = "".join(ods_cell(column, value) for column, value in enumerate(row))
                content.write(
                    f'<table:table-row table:style-name="ro1">{cells}</table:table-row>'.encode()
                )
            content.write(ODS_END.encode())


def write_template(path, number):
    """A filled scorecard of three sheets: goals, economy, and lists behind the drop-downs."""
    chance = random.Random(number)
    with xlsxwriter.Workbook(path) as workbook:
        heading = workbook.add_format(
            {"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True})
        body = workbook.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        percent = workbook.add_format({"border": 1, "num_format": "0.0%"})
        money = workbook.add_format({"border": 1, "num_format": "#,##0"})
        date = workbook.add_format({"border": 1, "num_format": "yyyy-mm-dd"})
        goals = workbook.add_worksheet("Styrkort")
        goals.merge_range("A1:H1", "Styrkort 2025", workbook.add_format({"bold": True, "size": 14}))
        for row, (key, value) in enumerate(
            [("Enhet", f"Enhet {number:03d}"), ("Nämnd", "Barn- och utbildningsnämnden"),
             ("Period", "2025-12"), ("Ansvarig", "Enhetschef")], 1):
            goals.write(row, 0, key, heading)
            goals.write(row, 1, value, body)
        for column, text in enumerate(
            ["Målområde", "Mål", "Indikator", "Målvärde", "Utfall", "Status", "Datum", "Analys"]):
            goals.write(6, column, text, heading)
        for row in range(7, 25):
            goals.write(row, 0, f"Område {row % 4}", body)
            goals.write(row, 1, f"Mål {row}: fler ska nå kunskapskraven", body)
            goals.write(row, 2, f"Andel som når nivå {row % 5}", body)
            goals.write(row, 3, chance.randrange(50, 100) / 100, percent)
            goals.write(row, 4, chance.random(), percent)
            goals.write(row, 5, chance.choice(["Helt", "Delvis", "Inte"]), body)
            goals.write(row, 6, chance.randrange(45658, 46022), date)
            goals.write(row, 7, f"Utfallet följer av {chance.randrange(1000)} svar.", body)
        goals.data_validation("F8:F25", {"validate": "list", "source": "=Listor!$A$1:$A$3"})
        goals.set_column(1, 2, 40)
        goals.freeze_panes(7, 1)
        economy = workbook.add_worksheet("Ekonomi")
        for column, text in enumerate(["Post", "Budget", "Utfall", "Avvikelse"]):
            economy.write(0, column, text, heading)
        for row in range(1, 11):
            economy.write(row, 0, f"Post {row}", body)
            economy.write(row, 1, chance.randrange(1, 10_000), money)
            economy.write(row, 2, chance.randrange(1, 10_000), money)
            economy.write_formula(row, 3, f"=B{row + 1}-C{row + 1}", money, chance.randrange(5000))
        lists = workbook.add_worksheet("Listor")
        for row, text in enumerate(["Helt", "Delvis", "Inte"]):
            lists.write(row, 0, text)
        lists.hide()


def main():
    folder = pathlib.Path(sys.argv[1])
    templates = folder / "templates"
    templates.mkdir(parents=True, exist_ok=True)
    for path, write in [
        (folder / "large.xlsx", write_xlsx), (folder / "large.csv", write_csv),
        (folder / "large.ods", write_ods),
    ]:
        if not path.exists():
            print(f"Making {path} …", flush=True)
            write(path, ROWS)
    small = folder / "small.xlsx"
    for path, rows in [(small, 2_000), (folder / "medium.xlsx", 4_000)]:
        if not path.exists():
            write_xlsx(path, rows)
    for number in range(1, TEMPLATES + 1):
        path = templates / f"{number:03d}.xlsx"
        if not path.exists():
            write_template(path, number)


main()
