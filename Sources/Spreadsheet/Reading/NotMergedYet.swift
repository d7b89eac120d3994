// These two types are written on the branch `csv`; here they only say that they are not there.
import Zip

struct ODSDocument: Sendable {
  var sheets: [SheetListing] { [] }
  var workbook: Workbook { Workbook() }
  var notices: [Notice] { [] }
  init(_ archive: ZipArchive, limits: ReadLimits) throws(SpreadsheetError) {
    throw SpreadsheetError(.unsupportedFormat("ods"))
  }
  init(flat bytes: [UInt8], limits: ReadLimits) throws(SpreadsheetError) {
    throw SpreadsheetError(.unsupportedFormat("fods"))
  }
  func rows(ofSheet index: Int) throws(SpreadsheetError) -> ODSRows {
    throw SpreadsheetError(.unsupportedFormat("ods"))
  }
}

struct ODSRows: ~Copyable {
  var sheet: Sheet { Sheet(name: "") }
  var notices: [Notice] { [] }
  mutating func next() throws(SpreadsheetError) -> Row? { nil }
}
