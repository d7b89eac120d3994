/// What a limit of the reader means, in Swedish words that fit after "Filen läses inte:".
///
/// - Parameter limit: The name that an error gives the limit, such as `ratio`.
public func wordsForLimit(_ limit: String) -> String {
  switch limit {
  case "ratio": "innehållet är packat orimligt hårt"
  case "entries", "names": "den har för många delar"
  case "sheets": "den har för många blad"
  case "cells": "den har fler än fem miljoner ifyllda celler"
  case "streamedCells", "repeatedCells": "den har för många celler"
  case "rows": "den har för många rader"
  case "columns": "den har för många kolumner"
  case "sheetFeatures": "ett blad har för många sammanslagna områden, länkar eller regler"
  case "sharedTexts", "sharedTextSize", "textLength", "textSize", "streamedTextSize":
    "den har för mycket text"
  case "depth", "attributes", "length", "nameLength", "tagLength": "den är ovanligt uppbyggd"
  default: "den är för stor"
  }
}
