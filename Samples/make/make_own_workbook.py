#!/usr/bin/env python3
"""Writes ekonomins-bok/bokslut.xlsm: a workbook as a finance department makes it, to be filled.

    python3 make/make_own_workbook.py          (needs XlsxWriter)

It has a logo, macros, charts, formulas, tables with rows of totals, named cells, conditional formats,
rules for input, merged cells and a print set-up. Its figures are placeholders.
"""

import datetime
import pathlib
import struct
import zlib

import xlsxwriter

HERE = pathlib.Path(__file__).resolve().parent
FILE = HERE.parent / "ekonomins-bok" / "bokslut.xlsm"


def logo():
    """A shield in two colours as PNG."""
    width, height = 96, 112
    rows = b""
    for y in range(height):
        half = width / 2 if y < height * 0.55 else width / 2 * (1 - ((y / height - 0.55) / 0.45) ** 2)
        row = b"\0"
        for x in range(width):
            inside = abs(x - width / 2) < half
            wave = y > 60 + 8 * ((x % 24) / 24)
            row += bytes((31, 78, 95, 255) if inside and wave else (232, 176, 64, 255) if inside else (0, 0, 0, 0))
        rows += row

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def front(book, sheet, styles):
    sheet.set_column("A:A", 30)
    sheet.set_column("B:B", 44)
    sheet.set_column("C:D", 16)
    sheet.insert_image("D1", "vapen.png", {"image_data": __import__("io").BytesIO(logo()), "x_scale": 0.7, "y_scale": 0.7,
                                            "description": "Kommunens vapen"})
    sheet.merge_range("A1:C1", "Bokslut", styles["title"])
    sheet.set_row(0, 34)
    for row, label in enumerate(["Kommun", "Period", "Tillfälle", "Sista dag", "Policy", "Underlag"], 2):
        sheet.write(row, 0, label, styles["label"])
        sheet.write(row, 1, "…" if label == "Kommun" else None, styles["date" if label == "Sista dag" else "left"])
    sheet.write("A11", "Kommunen i tal", styles["heading"])
    rows = [
        ("Nettokostnad, tkr", "Nettokostnad", styles["money"]),
        ("Budget, tkr", "Nettobudget", styles["money"]),
        ("Mål som nåtts", "Gröna", styles["count"]),
        ("Alla mål", "Alla_mål", styles["count"]),
        ("Invånare", "Invånare", styles["count"]),
    ]
    for row, (label, name, style) in enumerate(rows, 11):
        sheet.write(row, 0, label, styles["label"])
        sheet.write(row, 1, 15230 if name == "Invånare" else 0, style)
        book.define_name(name, f"=Framsida!$B${row + 1}")
    sheet.write("A17", "Nettokostnad per invånare, kr", styles["label"])
    sheet.write_formula("B17", "=Nettokostnad*1000/Invånare", styles["money"])
    sheet.write("A18", "Andel nådda mål", styles["label"])
    sheet.write_formula("B18", "=IF(Alla_mål=0,0,Gröna/Alla_mål)", styles["percent"])
    sheet.write("A19", "Avvikelse mot budget, tkr", styles["label"])
    sheet.write_formula("B19", "=Nettobudget-Nettokostnad", styles["money"])
    sheet.write("A20", "Summa i driftredovisningen, tkr", styles["label"])
    sheet.write_formula("B20", "=SUM(Driftredovisning!C5:C6)", styles["money"])
    sheet.print_area("A1:D20")


def economy(sheet, styles):
    sheet.set_column("A:A", 34)
    sheet.set_column("B:E", 15)
    sheet.merge_range("A1:E1", "Driftredovisning, nettokostnad i tkr", styles["title"])
    sheet.set_row(0, 30)
    sheet.write("A2", "Kostnader är positiva. Avvikelsen är budget minus utfall.", styles["note"])
    sheet.set_row(5, 21)
    sheet.add_table("A4:E7", {
        "name": "Drift", "style": "Table Style Light 9", "total_row": True,
        "columns": [
            {"header": "Nämnd", "total_string": "Summa"},
            {"header": "Budget", "total_function": "=SUBTOTAL(109,Drift[Budget])", "format": styles["money"]},
            {"header": "Utfall", "total_function": "=SUBTOTAL(109,Drift[Utfall])", "format": styles["money"]},
            {"header": "Avvikelse", "formula": "=Drift[[#This Row],[Budget]]-Drift[[#This Row],[Utfall]]", "total_function": "=SUBTOTAL(109,Drift[Avvikelse])", "format": styles["money"]},
            {"header": "Andel", "formula": "=IF(SUM(Drift[Utfall])=0,0,Drift[[#This Row],[Utfall]]/SUM(Drift[Utfall]))", "format": styles["percent"]},
        ]})
    for row in (4, 5):
        sheet.write(row, 0, f"Nämnd {row - 3}")
        sheet.write(row, 1, 0, styles["money"])
        sheet.write(row, 2, 0, styles["money"])
    sheet.conditional_format("D5:D6", {"type": "cell", "criteria": "<", "value": 0, "format": styles["red"]})
    sheet.data_validation("B5:C6", {"validate": "decimal", "criteria": "between", "minimum": -9999999, "maximum": 9999999})
    sheet.merge_range("A9:E9", "Kommentar: avvikelser över 2 procent förklaras i förvaltningsberättelsen.", styles["note"])
    sheet.write("A10", "Största utfall", styles["label"])
    sheet.write_formula("B10", "=MAX(C5:C6)", styles["money"])
    sheet.print_area("A1:E30")
    sheet.repeat_rows(3)


def operations(sheet, styles):
    sheet.set_column("A:A", 34)
    sheet.set_column("B:D", 15)
    sheet.write("A1", "Verksamheter i urval", styles["title"])
    for column, title in enumerate(["Verksamhet", "Budget", "Utfall", "Avvikelse"]):
        sheet.write(2, column, title, styles["header"])
    for row, name in enumerate(["Förskola", "Grundskola", "Äldreomsorg", "Fritid"], 3):
        sheet.write(row, 0, name, styles["label"])
        sheet.write(row, 1, None, styles["money"])
        sheet.write(row, 2, None, styles["money"])
        sheet.write_formula(row, 3, f"=B{row + 1}-C{row + 1}", styles["money"])
    sheet.write("A8", "Summa", styles["label"])
    for column in "BCD":
        sheet.write_formula(f"{column}8", f"=SUM({column}4:{column}7)", styles["money"])


def goals(sheet, styles):
    sheet.set_column("A:A", 34)
    sheet.set_column("B:F", 10)
    sheet.write("A1", "Måluppfyllelse per nämnd", styles["title"])
    sheet.add_table("A3:F4", {
        "name": "Måltal", "style": "Table Style Light 9",
        "columns": [{"header": header} for header in ["Nämnd", "Gröna", "Gula", "Röda", "Svarta"]]
        + [{"header": "Alla", "formula": "=SUM(Måltal[[#This Row],[Gröna]:[Svarta]])"}]})
    sheet.write(3, 0, "Nämnd 1")


def goal_list(sheet, styles):
    sheet.set_column("A:A", 16)
    sheet.set_column("B:B", 70)
    sheet.set_column("C:C", 32)
    sheet.set_column("D:D", 12)
    sheet.write("A1", "Alla mål i organisationen", styles["title"])
    sheet.add_table("A3:D4", {
        "name": "Mållista", "style": "Table Style Light 9",
        "columns": [{"header": "Nr"}, {"header": "Mål", "format": styles["wrap"]}, {"header": "Ansvarar"}, {"header": "Färg"}]})
    sheet.write(3, 1, None, styles["wrap"])
    sheet.data_validation("D4", {"validate": "list", "source": ["Grön", "Gul", "Röd", "Svart"]})
    sheet.freeze_panes(3, 0)


def main():
    FILE.parent.mkdir(exist_ok=True)
    book = xlsxwriter.Workbook(FILE)
    book.set_properties({"author": "Ekonomiavdelningen", "created": datetime.datetime(2025, 11, 3, 8, 0)})
    book.add_vba_project(HERE / "vbaProject.bin")
    styles = {
        "title": book.add_format({"bold": True, "font_size": 18, "font_color": "#1F4E5F"}),
        "heading": book.add_format({"bold": True, "font_size": 13, "bottom": 1}),
        "header": book.add_format({"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF"}),
        "label": book.add_format({"font_color": "#333333"}),
        "note": book.add_format({"italic": True, "font_color": "#555555"}),
        "left": book.add_format({"align": "left", "bottom": 4}),
        "date": book.add_format({"align": "left", "bottom": 4, "num_format": "yyyy-mm-dd"}),
        "money": book.add_format({"num_format": "#,##0"}),
        "count": book.add_format({"num_format": "#,##0"}),
        "percent": book.add_format({"num_format": "0.0%"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "red": book.add_format({"font_color": "#9C0006", "bg_color": "#FFC7CE"}),
    }
    sheets = [book.add_worksheet(name) for name in [
        "Framsida", "Driftredovisning", "Verksamheter", "Mål", "Mållistan", "Diagram"]]
    front(book, sheets[0], styles)
    economy(sheets[1], styles)
    operations(sheets[2], styles)
    goals(sheets[3], styles)
    goal_list(sheets[4], styles)

    bars = book.add_chart({"type": "column"})
    for column, name, color in [("B", "Budget", "#9DB8C1"), ("C", "Utfall", "#1F4E5F")]:
        bars.add_series({"name": name, "categories": "=Driftredovisning!$A$5:$A$6",
                         "values": f"=Driftredovisning!${column}$5:${column}$6", "fill": {"color": color}})
    bars.set_title({"name": "Budget och utfall per nämnd, tkr"})
    bars.set_size({"width": 640, "height": 320})
    sheets[1].insert_chart("A12", bars, {"description": "Budget och utfall per nämnd"})
    stack = book.add_chart({"type": "bar", "subtype": "stacked"})
    for column, name, color in [("B", "Gröna", "#2E7D32"), ("C", "Gula", "#F9A825"), ("D", "Röda", "#C62828"), ("E", "Svarta", "#333333")]:
        stack.add_series({"name": name, "categories": "=Mål!$A$4:$A$4", "values": f"=Mål!${column}$4:${column}$4",
                          "fill": {"color": color}})
    stack.set_title({"name": "Mål per färg"})
    stack.set_size({"width": 720, "height": 360})
    sheets[5].insert_chart("A1", stack, {"description": "Mål per färg och nämnd"})
    for sheet in sheets:
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&LEkeby kommun&RSida &P av &N")
    book.close()


if __name__ == "__main__":
    main()
