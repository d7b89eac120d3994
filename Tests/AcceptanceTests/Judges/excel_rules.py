"""Checks XLSX files against rules that Excel enforces with a repair prompt and no schema states.

Usage: excel_rules.py FILE…
Prints each fault, and at last the number of files. The exit code is 1 when there is a fault.
"""

import posixpath
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"

# ECMA-376 Part 1, 18.3.1.99: the order of what a worksheet holds.
WORKSHEET_ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
    "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells "
    "phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup "
    "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing "
    "legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts "
    "extLst"
).split()


def cell_position(reference):
    match = re.fullmatch(r"\$?([A-Z]{1,3})\$?([0-9]+)", reference)
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)), column


def range_corners(reference):
    first, _, last = reference.partition(":")
    return cell_position(first), cell_position(last or first)


def overlap(one, other):
    (top, left), (bottom, right) = one
    (other_top, other_left), (other_bottom, other_right) = other
    return top <= other_bottom and other_top <= bottom and left <= other_right and other_left <= right


def unescape(text):
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match.group(1), 16)), text)


class Package:
    def __init__(self, path):
        self.faults = []
        self.zip = zipfile.ZipFile(path)
        self.names = self.zip.namelist()
        self.check_archive()
        self.check_content_types()
        self.check_workbook()

    def fault(self, text):
        self.faults.append(text)

    def xml(self, name):
        return ElementTree.fromstring(self.zip.read(name))

    def relationships(self, part):
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", name + ".rels")
        if listing not in self.names:
            return {}
        found = {}
        for relation in self.xml(listing):
            target = relation.get("Target")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
                if target not in self.names:
                    self.fault(f"{listing}: {target} is not there")
            if relation.get("Id") in found:
                self.fault(f"{listing}: {relation.get('Id')} twice")
            found[relation.get("Id")] = (relation.get("Type").rsplit("/", 1)[1], target)
        return found

    def check_archive(self):
        lowered = [name.lower() for name in self.names]
        if len(set(lowered)) != len(lowered):
            self.fault("two parts have one name")
        if self.zip.testzip() is not None:
            self.fault("a check sum is wrong")

    def check_content_types(self):
        types = self.xml("[Content_Types].xml")
        defaults = {entry.get("Extension").lower() for entry in types if entry.tag.endswith("Default")}
        overrides = [entry.get("PartName") for entry in types if entry.tag.endswith("Override")]
        if len(set(overrides)) != len(overrides):
            self.fault("a part has two content types")
        for override in overrides:
            if override.lstrip("/") not in self.names:
                self.fault(f"content type of {override}, which is not there")
        for name in self.names:
            known = "/" + name in overrides or name.rsplit(".", 1)[-1].lower() in defaults
            if name != "[Content_Types].xml" and not name.endswith("/") and not known:
                self.fault(f"{name} has no content type")

    def check_workbook(self):
        root = self.relationships("")
        main = next(target for kind, target in root.values() if kind == "officeDocument")
        workbook = self.xml(main)
        relations = self.relationships(main)
        sheets = list(workbook.find(MAIN + "sheets"))
        names = [unescape(sheet.get("name")) for sheet in sheets]
        if len({name.lower() for name in names}) != len(names):
            self.fault("two sheets have one name")
        for name in names:
            if not 1 <= len(name) <= 31 or re.search(r"[:\\/?*\[\]]", name) or name[0] == "'" or name[-1] == "'":
                self.fault(f"sheet name {name}")
        if len({sheet.get("sheetId") for sheet in sheets}) != len(sheets):
            self.fault("two sheets have one id")
        view = workbook.find(f"{MAIN}bookViews/{MAIN}workbookView")
        active = int(view.get("activeTab", 0)) if view is not None else 0
        if active >= len(sheets) or sheets[active].get("state", "visible") != "visible":
            self.fault("the sheet that is shown is hidden or not there")
        self.check_names(workbook, names)
        self.read_styles(relations)
        self.strings = self.shared_strings(relations)
        self.used_strings = 0
        self.table_ids, self.table_names = set(), set()
        self.defined = {
            name.get("name").lower() for name in workbook.iter(MAIN + "definedName") if name.get("localSheetId") is None
        }
        selected = []
        for index, sheet in enumerate(sheets):
            kind, part = relations[sheet.get(RELATION + "id")]
            if kind == "worksheet" and self.check_sheet(names[index], part):
                selected.append(index)
        if len(selected) > 1 or (selected and selected[0] != active):
            self.fault(f"selected sheets {selected}, shown {active}")
        if self.strings is not None and self.strings[1] is not None and self.strings[1] != self.used_strings:
            self.fault(f"shared strings count {self.strings[1]}, used {self.used_strings}")

    def check_names(self, workbook, sheets):
        seen = set()
        for name in workbook.iter(MAIN + "definedName"):
            key = (name.get("name").lower(), name.get("localSheetId"))
            if key in seen:
                self.fault(f"defined name {key} twice")
            seen.add(key)
            if name.get("localSheetId") is not None and int(name.get("localSheetId")) >= len(sheets):
                self.fault(f"defined name {key} of no sheet")
            if not re.fullmatch(r"[^\W\d][\w.\\?]*|\\[\w.\\?]*", name.get("name")) or len(name.get("name")) > 255:
                self.fault(f"defined name {name.get('name')}")
            if re.fullmatch(r"[A-Za-z]{1,3}[0-9]+|[rRcC]", name.get("name")):
                self.fault(f"defined name {name.get('name')} looks like a cell")
            if len(name.text or "") > 8192 or not name.text or name.text.startswith("="):
                self.fault(f"formula of defined name {name.get('name')}")
            for quoted in re.findall(r"'((?:[^']|'')+)'!", name.text or ""):
                if quoted.replace("''", "'") not in sheets and "[" not in quoted:
                    self.fault(f"defined name {name.get('name')} leads to {quoted}")

    def read_styles(self, relations):
        part = next(target for kind, target in relations.values() if kind == "styles")
        styles = self.xml(part)

        def entries(name):
            group = styles.find(MAIN + name)
            if group is None:
                return []
            if group.get("count") is not None and int(group.get("count")) != len(group):
                self.fault(f"{name} says {group.get('count')} and has {len(group)}")
            return list(group)

        limits = {"fontId": entries("fonts"), "fillId": entries("fills"), "borderId": entries("borders")}
        looks = entries("cellStyleXfs")
        self.formats = entries("cellXfs")
        self.differentials = entries("dxfs")
        codes = {entry.get("numFmtId"): entry.get("formatCode") for entry in entries("numFmts")}
        for code in codes.values():
            if len(code) > 255 or not code:
                self.fault(f"number format {code}")
        if len(self.formats) > 65_490 or len(limits["fontId"]) > 65_490:
            self.fault("too many cell formats")
        for format in looks + self.formats:
            for attribute, group in limits.items():
                if int(format.get(attribute, 0)) >= len(group):
                    self.fault(f"{attribute} {format.get(attribute)} is not there")
            number = int(format.get("numFmtId", 0))
            if number >= 164 and str(number) not in codes:
                self.fault(f"number format {number} is not there")
        for format in self.formats:
            if int(format.get("xfId", 0)) >= len(looks):
                self.fault("a cell format builds on none")
        names = [style.get("name").lower() for style in entries("cellStyles")]
        if len(set(names)) != len(names):
            self.fault("two cell styles have one name")
        for style in entries("cellStyles"):
            if int(style.get("xfId")) >= len(looks):
                self.fault(f"cell style {style.get('name')} has no look")

    def shared_strings(self, relations):
        for kind, target in relations.values():
            if kind == "sharedStrings":
                root = self.xml(target)
                unique = root.get("uniqueCount")
                if unique is not None and int(unique) != len(root):
                    self.fault("the unique count of shared strings is wrong")
                count = root.get("count")
                return len(root), None if count is None else int(count)
        return None

    def check_sheet(self, name, part):
        place = f"{name}: "
        root = self.xml(part)
        relations = self.relationships(part)
        order = [WORKSHEET_ORDER.index(child.tag.split("}")[1]) for child in root]
        if order != sorted(order):
            self.fault(place + "elements out of order")
        self.cells = {}
        last_row = 0
        for row in root.find(MAIN + "sheetData"):
            number = int(row.get("r"))
            if not last_row < number <= 1_048_576:
                self.fault(place + f"row {number} after {last_row}")
            last_row = number
            last_column = 0
            for cell in row:
                cell_row, column = cell_position(cell.get("r"))
                if cell_row != number or not last_column < column <= 16_384:
                    self.fault(place + f"cell {cell.get('r')} in row {number} after column {last_column}")
                last_column = column
                self.check_cell(place, cell)
        ranges = [range_corners(entry.get("ref")) for entry in root.iter(MAIN + "mergeCell")]
        merged = root.find(MAIN + "mergeCells")
        if merged is not None and (len(merged) == 0 or int(merged.get("count", len(merged))) != len(merged)):
            self.fault(place + "count of merged cells")
        ranges += [
            range_corners(self.xml(target).get("ref")) for kind, target in relations.values() if kind == "table"
        ]
        for index, one in enumerate(ranges):
            if any(overlap(one, other) for other in ranges[:index]):
                self.fault(place + "merged cells or tables overlap")
        self.check_rules(place, root)
        self.check_links(place, root, relations)
        for kind, target in relations.values():
            if kind == "table":
                self.check_table(place, target)
            if kind == "comments":
                self.check_comments(place, target, relations, root)
            if kind == "drawing":
                self.check_drawing(place, target)
        view = root.find(f"{MAIN}sheetViews/{MAIN}sheetView")
        return view is not None and view.get("tabSelected") in ("1", "true")

    def check_cell(self, place, cell):
        reference, kind = cell.get("r"), cell.get("t", "n")
        if int(cell.get("s", 0)) >= len(self.formats):
            self.fault(place + f"{reference} has no such style")
        value = cell.find(MAIN + "v")
        text = None if value is None else value.text or ""
        if kind == "s":
            self.used_strings += 1
            if self.strings is None or not 0 <= int(text) < self.strings[0]:
                self.fault(place + f"{reference} has no such text")
        if kind == "n" and text is not None and not re.fullmatch(r"-?[0-9.]+([eE][-+]?[0-9]+)?", text):
            self.fault(place + f"{reference} number {text}")
        if kind == "b" and text not in (None, "0", "1"):
            self.fault(place + f"{reference} boolean {text}")
        if kind == "e" and text not in (
            "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA",
        ):
            self.fault(place + f"{reference} error {text}")
        if kind == "inlineStr":
            text = "".join(part.text or "" for part in cell.iter(MAIN + "t"))
        if kind in ("str", "inlineStr") and len((text or "").encode("utf-16-le")) // 2 > 32_767:
            self.fault(place + f"{reference} text too long")
        formula = cell.find(MAIN + "f")
        if formula is not None and ((formula.text or "").startswith("=") or len(formula.text or "") > 8192):
            self.fault(place + f"{reference} formula")
        self.cells[reference] = (kind, text)

    def check_rules(self, place, root):
        priorities = []
        for rule in root.iter(MAIN + "cfRule"):
            priorities.append(rule.get("priority"))
            if rule.get("dxfId") is not None and int(rule.get("dxfId")) >= len(self.differentials):
                self.fault(place + "a rule has no such look")
            if len(rule.findall(MAIN + "formula")) > 3:
                self.fault(place + "a rule has too many formulas")
        if len(set(priorities)) != len(priorities):
            self.fault(place + "two rules have one priority")
        validations = root.find(MAIN + "dataValidations")
        for validation in validations if validations is not None else []:
            formula = validation.findtext(MAIN + "formula1") or ""
            if formula.startswith('"') and len(formula) - 2 > 255:
                self.fault(place + "a list for validation is too long")
            for attribute, limit in (("error", 255), ("prompt", 255), ("errorTitle", 32), ("promptTitle", 32)):
                if len(unescape(validation.get(attribute, ""))) > limit:
                    self.fault(place + f"{attribute} of a validation is too long")
        for name in ("oddHeader", "oddFooter"):
            if len(root.findtext(f"{MAIN}headerFooter/{MAIN}{name}") or "") > 255:
                self.fault(place + f"{name} is too long")

    def check_links(self, place, root, relations):
        used = {element.get(RELATION + "id") for element in root.iter() if element.get(RELATION + "id")}
        if not used <= set(relations):
            self.fault(place + f"relationships {used - set(relations)} are not there")
        links = list(root.iter(MAIN + "hyperlink"))
        if len(links) > 65_530:
            self.fault(place + "too many links")
        for link in links:
            location = link.get("location")
            if location is None and link.get(RELATION + "id") is None:
                self.fault(place + "a link leads nowhere")
            if len(link.get("display", "")) > 2084 or len(location or "") > 2084:
                self.fault(place + "a link is too long")

    def check_table(self, place, part):
        table = self.xml(part)
        name = table.get("displayName")
        if table.get("id") in self.table_ids or name.lower() in self.table_names | self.defined:
            self.fault(place + f"table {name}: id or name is taken")
        self.table_ids.add(table.get("id"))
        self.table_names.add(name.lower())
        if not re.fullmatch(r"[^\W\d][\w.]*|\\[\w.]*", name) or re.fullmatch(r"[A-Za-z]{1,3}[0-9]+|[rRcC]", name):
            self.fault(place + f"table name {name}")
        (top, left), (bottom, right) = range_corners(table.get("ref"))
        headers = int(table.get("headerRowCount", 1))
        if bottom - top < headers:
            self.fault(place + f"table {name} has no row")
        columns = list(table.find(MAIN + "tableColumns"))
        if len(columns) != right - left + 1 or int(table.find(MAIN + "tableColumns").get("count")) != len(columns):
            self.fault(place + f"table {name} has {len(columns)} columns")
        titles = [unescape(column.get("name")) for column in columns]
        if len({title.lower() for title in titles}) != len(titles):
            self.fault(place + f"table {name}: two columns have one name")
        if len({column.get("id") for column in columns}) != len(columns):
            self.fault(place + f"table {name}: two columns have one id")
        if headers:
            shown = {cell_position(reference): value for reference, value in self.cells.items()}
            for index, title in enumerate(titles):
                kind, text = shown.get((top, left + index), (None, None))
                if kind == "s":
                    text = self.text_of(int(text))
                if kind not in ("s", "inlineStr", "str") or unescape(text or "") != title:
                    self.fault(place + f"table {name}: header {text!r} is not {title!r}")
        autofilter = table.find(MAIN + "autoFilter")
        if autofilter is not None:
            totals = int(table.get("totalsRowCount", 0))
            corners = range_corners(autofilter.get("ref"))
            if corners != ((top, left), (bottom - totals, right)):
                self.fault(place + f"table {name}: filter over {autofilter.get('ref')}")

    def text_of(self, index):
        if not hasattr(self, "texts"):
            part = next(name for name in self.names if name.lower().endswith("sharedstrings.xml"))
            self.texts = [
                "".join(run.text or "" for run in entry.iter(MAIN + "t")) for entry in self.xml(part)
            ]
        return self.texts[index]

    def check_comments(self, place, part, relations, root):
        comments = self.xml(part)
        authors = list(comments.find(MAIN + "authors"))
        cells = [comment.get("ref") for comment in comments.iter(MAIN + "comment")]
        if len(set(cells)) != len(cells):
            self.fault(place + "a cell has two notes")
        for comment in comments.iter(MAIN + "comment"):
            if int(comment.get("authorId")) >= len(authors):
                self.fault(place + f"the note on {comment.get('ref')} has no author")
        drawing = root.find(MAIN + "legacyDrawing")
        kind, target = relations.get(drawing.get(RELATION + "id"), (None, None)) if drawing is not None else (None, None)
        if kind != "vmlDrawing":
            self.fault(place + "the notes have no boxes")
            return
        text = self.zip.read(target).decode("utf-8")
        boxes = re.findall(r'ObjectType="Note".*?<x:Row>(\d+)</x:Row>.*?<x:Column>(\d+)</x:Column>', text, re.S)
        if {(int(row) + 1, int(column) + 1) for row, column in boxes} != {cell_position(cell) for cell in cells}:
            self.fault(place + "the notes and their boxes are not of the same cells")
        ids = re.findall(r'<v:shape [^>]*id="([^"]*)"', text)
        if len(set(ids)) != len(ids):
            self.fault(place + "two boxes have one id")
        for shape in set(re.findall(r'type="#([^"]*)"', text)):
            if f'id="{shape}"' not in text:
                self.fault(place + f"boxes are of {shape}, which is not there")

    def check_drawing(self, place, part):
        drawing = self.xml(part)
        relations = self.relationships(part)
        ids = [element.get("id") for element in drawing.iter(DRAWING + "cNvPr")]
        if len(set(ids)) != len(ids):
            self.fault(place + "two shapes have one id")
        for element in drawing.iter(DRAWING + "cNvPr"):
            if not element.get("descr"):
                self.fault(place + f"{element.get('name')} has no alternative text")
        for anchor in drawing.iter(DRAWING + "twoCellAnchor"):
            start, end = anchor.find(DRAWING + "from"), anchor.find(DRAWING + "to")
            for axis in ("col", "row"):
                if int(start.findtext(DRAWING + axis)) >= int(end.findtext(DRAWING + axis)) + 1:
                    self.fault(place + "a shape ends before it begins")
        for kind, target in relations.values():
            if kind == "chart":
                self.check_chart(place, target)

    def check_chart(self, place, part):
        chart = self.xml(part)
        plot = chart.find(f"{CHART}chart/{CHART}plotArea")
        axes = {
            axis.find(CHART + "axId").get("val"): axis.find(CHART + "crossAx").get("val")
            for axis in plot
            if axis.tag.endswith("Ax")
        }
        for axis, crossed in axes.items():
            if axes.get(crossed) != axis:
                self.fault(place + f"axis {axis} crosses {crossed}")
        used = {
            element.get("val") for group in plot if group.tag.endswith("Chart") for element in group.findall(CHART + "axId")
        }
        if used != set(axes):
            self.fault(place + "a chart uses axes that are not there")
        for attribute in ("idx", "order"):
            values = [series.find(CHART + attribute).get("val") for series in plot.iter(CHART + "ser")]
            if len(set(values)) != len(values):
                self.fault(place + f"two series have one {attribute}")
        for cache in list(chart.iter(CHART + "numCache")) + list(chart.iter(CHART + "strCache")):
            count = int(cache.find(CHART + "ptCount").get("val"))
            if any(int(point.get("idx")) >= count for point in cache.iter(CHART + "pt")):
                self.fault(place + "a chart holds more points than it says")


def main():
    faulty = 0
    for path in sys.argv[1:]:
        for fault in Package(path).faults:
            print(f"{path}: {fault}")
            faulty = 1
    print(f"{len(sys.argv) - 1} files")
    return faulty


sys.exit(main())
