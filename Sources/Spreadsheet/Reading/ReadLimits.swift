public import XML
public import Zip

/// The most that a file may hold to be read.
///
/// Every limit is finite, and counted over the whole file.
public struct ReadLimits: Hashable, Sendable {
  /// The largest file, in bytes as stored; of a file on disk only pieces are in memory.
  public var fileSize = 1 << 30

  /// The most cells of a workbook that is read as a whole, and so stands in memory.
  public var cells = 5_000_000

  /// The most bytes of text that the cells of a workbook in memory hold, shared texts aside.
  public var textSize = 128 << 20

  /// The most cells of a workbook that is read row by row; repeated cells count each time.
  public var streamedCells = 250_000_000

  /// The most bytes of shared text in the cells of a workbook, counted for each cell that has it.
  ///
  /// One long text that thousands of cells share is short in the file, and endless where it is
  /// written out.
  public var streamedTextSize = 1 << 30

  /// The most filled cells of a sheet that do not stand in the file themselves, but repeat others;
  /// a file may have ``repeatedCellsPerByte`` more for each of its bytes.
  public var repeatedCells = 12_000_000

  /// How many more cells a sheet may repeat for each byte of its part, packed as it is.
  public var repeatedCellsPerByte = 2

  /// The most sheets.
  public var sheets = 2_000

  /// The most texts that cells of a file share.
  public var sharedTexts = 4_000_000

  /// The most bytes of text that cells of a file share.
  public var sharedTextSize = 128 << 20

  /// The most merged ranges, links, notes, and rules of each kind on one sheet.
  public var sheetFeatures = 200_000

  /// The most notices; one more says that others were left out.
  public var notices = 1_000

  /// The most elements of an XML part that are read one by one; rows that can be scanned are not.
  ///
  /// A part may have ``elementsPerByte`` more for each of its bytes. This is what bounds the time
  /// that a file takes: a small one a few seconds, whatever it unpacks to, and a large one as its
  /// size has it.
  public var elements = 12_000_000

  /// How many more elements a part may have for each of its bytes, packed as it is.
  ///
  /// Of honest sheets each byte holds one or two.
  public var elementsPerByte = 2

  /// The limits of zip archives.
  public var archive = ZipLimits()

  /// The limits of XML documents.
  public var xml = XMLLimits()

  /// Whether what is plain is scanned from the bytes; only tests have all of it read by libxml2.
  var scans = true

  /// Creates the limits that suit files from strangers.
  public init() {}
}
