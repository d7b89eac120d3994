"""The programs that write the files: openpyxl, XlsxWriter, LibreOffice."""

import csv
import datetime
import io
import subprocess
import tempfile
from decimal import Decimal

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName

from shape import A, E, H, V, plain
from typist import swedish

MONEY = "#,##0;-#,##0"
STYLES = {   # bold, size, fill, font colour, number format, horizontal, border
    "title": dict(bold=True, size=16, color="1F3864"),
    "section": dict(bold=True, size=13, color="1F3864"),
    "header": dict(bold=True, fill="1F3864", color="FFFFFF", border=True),
    "label": dict(bold=True, fill="DDE6F3", border=True),
    "text": dict(border=True),
    "goal": dict(border=True, bold=True, fill="F4F6FA"),
    "left": dict(border=True, align="left"),
    "right": dict(border=True, align="right"),
    "number": dict(border=True, format="General", align="right"),
    "percent": dict(border=True, format="0%", align="right"),
    "percent1": dict(border=True, format="0.0%", align="right"),
    "date": dict(border=True, format="yyyy-mm-dd", align="right"),
    "left date": dict(border=True, format="yyyy-mm-dd", align="left"),
    "money": dict(border=True, format=MONEY, align="right"),
    "text total": dict(border=True, bold=True, fill="EEF2F8"),
    "right total": dict(border=True, bold=True, fill="EEF2F8", align="right"),
    "money total": dict(border=True, bold=True, fill="EEF2F8", format=MONEY, align="right"),
    "grön": dict(border=True, fill="00B050", align="center"),
    "gul": dict(border=True, fill="FFC000", align="center"),
    "gul ljus": dict(border=True, fill="FFFF00", align="center"),
    "röd": dict(border=True, fill="FF0000", color="FFFFFF", align="center"),
    "svart": dict(border=True, fill="000000", color="FFFFFF", align="center"),
}


def write_openpyxl(sheets, path):
    """The plain workbook that LibreOffice then opens, calculates and saves in its own way."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.creator = "Ekeby kommun"
    thin = Side(style="thin", color="B4B4B4")
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        for column, width in enumerate(sheet.widths, start=1):
            page.column_dimensions[openpyxl.utils.get_column_letter(column)].width = width
        for row, height in sheet.heights.items():
            page.row_dimensions[row].height = height
        if sheet.freeze:
            page.freeze_panes = page.cell(sheet.freeze + 1, 1)
        for (row, column), (value, style, _) in sorted(sheet.cells.items()):
            look = STYLES[style]
            cell = page.cell(row, column, value if value != "" else None)
            cell.font = Font(name="Arial", size=look.get("size", 10), bold=look.get("bold", False), color=look.get("color", "000000"))
            cell.alignment = Alignment(wrap_text=True, vertical="center" if look.get("align") == "center" else "top",
                                       horizontal=look.get("align"))
            if style in ("title", "section"):
                cell.alignment = Alignment(wrap_text=False)
            if "fill" in look:
                cell.fill = PatternFill("solid", fgColor=look["fill"])
            if look.get("border"):
                cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            if "format" in look:
                cell.number_format = look["format"]
        for first_row, first_column, last_row, last_column in sheet.merges:
            page.merge_cells(start_row=first_row, start_column=first_column, end_row=last_row, end_column=last_column)
        if sheet.hidden:
            page.sheet_state = "hidden"
        for name, place in sheet.names.items():
            book.defined_names[name] = DefinedName(name, attr_text=reference(sheet, *place))
    book.save(path)


def write_xlsxwriter(sheets, path):
    book = xlsxwriter.Workbook(path)
    book.set_properties({"author": "Ekeby kommun", "created": datetime.datetime(2025, 11, 3, 8, 0)})
    formats = {}
    for name, look in STYLES.items():
        properties = {"font_name": "Calibri", "font_size": look.get("size", 11), "bold": look.get("bold", False),
                      "font_color": "#" + look.get("color", "000000"), "text_wrap": name not in ("title", "section"),
                      "valign": "top"}
        if "fill" in look:
            properties["bg_color"] = "#" + look["fill"]
        if look.get("border"):
            properties |= {"border": 1, "border_color": "#B4B4B4"}
        if "align" in look:
            properties["align"] = look["align"]
        if "format" in look:
            properties["num_format"] = look["format"]
        formats[name] = book.add_format(properties)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        (page.set_landscape if sheet.landscape else page.set_portrait)()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        for row, height in sheet.heights.items():
            page.set_row(row - 1, height)
        if sheet.freeze:
            page.freeze_panes(sheet.freeze, 0)
        for first_row, first_column, last_row, last_column in sheet.merges:
            page.merge_range(first_row - 1, first_column - 1, last_row - 1, last_column - 1, "",
                             formats[sheet.cells[first_row, first_column][1]])
        for (row, column), (value, style, result) in sorted(sheet.cells.items()):
            place, look = (row - 1, column - 1), formats[style]
            if value == "":
                page.write_blank(*place, None, look)
            elif isinstance(value, datetime.date):
                page.write_datetime(*place, value, look)
            elif isinstance(value, str) and value.startswith("="):
                page.write_formula(*place, value, look, result)
            elif isinstance(value, str):
                page.write_string(*place, value, look)
            else:
                page.write_number(*place, value, look)
        if sheet.name == "Mål":
            page.data_validation(3, 1, 40, 1, {"validate": "list", "source": [V, A, H, E]})
        if sheet.name == "Aktiviteter":
            page.data_validation(3, 5, 60, 5, {"validate": "list", "source": ["Ej påbörjad", "Pågår", "Klar", "Försenad", "Avbruten"]})
        if sheet.hidden:
            page.hide()
        for name, place in sheet.names.items():
            book.define_name(name, "=" + reference(sheet, *place))
    book.close()


def reference(sheet, row, column):
    return f"'{sheet.name}'!${openpyxl.utils.get_column_letter(column)}${row}"


def csv_text(sheet, separator="\u00a0", minus="\u2212"):
    """The one sheet as text with semicolons, as Swedish spreadsheet programs save it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    last = max(row for row, _ in sheet.cells)
    for row in range(1, last + 1):
        columns = [column for at, column in sheet.cells if at == row]
        shown = [shown_text(sheet.cells.get((row, column)), separator, minus) for column in range(1, max(columns, default=0) + 1)]
        while shown and shown[-1] == "":
            shown.pop()
        writer.writerow(shown)
    return text.getvalue()


def shown_text(cell, separator, minus):
    value, style, result = cell or ("", "text", None)
    if isinstance(value, str) and value.startswith("="):
        value = result
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        if style == "left":   # a year
            return str(value)
        percent = style.startswith("percent")
        amount = Decimal(str(value)) * (100 if percent else 1)
        return swedish(Decimal(plain(amount)), separator, minus) + (" %" if percent else "")
    return value


def libreoffice(files, target_format, folder):
    """Converts the files into `folder`, with a profile of its own so that nothing of the user's is touched."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", target_format,
                        "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=540)
