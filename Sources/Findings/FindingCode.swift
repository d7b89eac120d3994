/// The kinds of finding.
///
/// The code is stable: it stands in reports, and people search for it.
///
/// The first letter tells what it concerns: I the intake, L reading, M the template, V a value,
/// O the organisation, K the goal chain, B fulfilment, H the year before, E economy, P personal data.
public enum FindingCode: String, Hashable, Sendable, Codable, CaseIterable {
  // The intake.
  case duplicateSubmission = "I01"
  case supersededSubmission = "I02"
  case wrongPeriod = "I03"
  case lateSubmission = "I04"
  case originalChanged = "I05"
  case replacesOtherTemplate = "I06"
  case partMissingInLater = "I07"
  case otherUnitNamed = "I08"

  // Reading.
  case notASpreadsheet = "L01"
  case encrypted = "L02"
  case unsupportedFormat = "L03"
  case damaged = "L04"
  case limitExceeded = "L05"
  case unsafeContent = "L06"
  case emptyFile = "L07"
  case partLeftOut = "L08"
  case unknownEncoding = "L09"

  // The template.
  case templateUnknown = "M01"
  case templateAmbiguous = "M02"
  case sheetMissing = "M03"
  case tableMissing = "M04"
  case columnMissing = "M05"
  case labelMissing = "M06"
  case rowNotUnderstood = "M07"
  case columnAmbiguous = "M08"
  case templateNotFilledIn = "M09"
  case blockMissing = "M10"
  case goalRowHasMore = "M11"
  case totalRow = "M12"
  case indicatorEmpty = "M13"
  case sheetHidden = "M14"
  case goalFieldRepeated = "M15"

  // A value.
  case valueMissing = "V01"
  case notANumber = "V02"
  case notADate = "V03"
  case notInList = "V04"
  case targetNotUnderstood = "V05"
  case statusNotUnderstood = "V06"
  case statusContradicts = "V07"
  case formulaNotCalculated = "V08"
  case errorValue = "V09"
  case percentDoubtful = "V10"
  case measureDiffers = "V11"
  case approximate = "V12"
  case targetComputed = "V13"
  case targetWithoutDirection = "V14"
  case statusAmbiguous = "V15"
  case statusByRule = "V16"
  case targetStartUnknown = "V17"

  // The organisation.
  case unitMissing = "O01"
  case unitUnknown = "O02"
  case scorecardPartMissing = "O03"

  // The goal chain.
  case parentGoalMissing = "K01"
  case parentGoalUnknown = "K02"
  case goalUnknown = "K03"
  case goalWithoutIndicator = "K04"
  case goalNumberRepeated = "K05"
  case goalNotServed = "K06"

  // Fulfilment.
  case assessmentMissing = "B01"
  case analysisMissing = "B02"
  case assessmentDiffers = "B03"
  case assessmentExpected = "B04"
  case analysisExpected = "B05"
  case smartAdvice = "B06"
  case measurementTooOld = "B07"
  case measurementAfterPeriod = "B08"

  // The year before.
  case goalWithoutPast = "H01"
  case pastDiffers = "H02"

  // Economy.
  case netDiffers = "E01"
  case varianceDiffers = "E02"
  case signDoubtful = "E03"
  case economyRepair = "E04"
  case ledgerDiffers = "E05"
  case sumDiffers = "E06"
  case countedTwice = "E07"

  // Finance's own workbook.
  case fillPlaceMissing = "F01"
  case fillMeetsFormula = "F02"
  case fillValueMissing = "F03"
  case fillRowMissing = "F04"
  case fillTableTooShort = "F05"
  case fillRefused = "F06"
  case fillRowAmbiguous = "F07"

  // Personal data.
  case personalNumber = "P01"
  case employeeData = "P02"
}
