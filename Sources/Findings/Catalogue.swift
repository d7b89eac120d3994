/// What the catalogue says of a kind of finding, in each language.
public struct CatalogueEntry: Sendable {
  /// How much it matters.
  public let severity: Severity

  /// A few words for headings.
  public let title: Wording

  /// One sentence, with `{hittat}` for what stands there and `{väntat}` for what was expected.
  public let template: Wording

  /// What the reader should do.
  public let remedy: Wording

  init(
    _ severity: Severity, _ title: String, _ template: String, _ remedy: String,
    english englishTitle: String, _ englishTemplate: String, _ englishRemedy: String
  ) {
    self.severity = severity
    self.title = Wording(title, english: englishTitle)
    self.template = Wording(template, english: englishTemplate)
    self.remedy = Wording(remedy, english: englishRemedy)
  }

  /// The sentence in a language, with what was found and what was expected in their places.
  public func message(found: String?, expected: String?, in language: Language) -> String {
    let pieces = template[language].utf8.split(
      separator: UInt8(ascii: "{"), omittingEmptySubsequences: false
    ).map(Substring.init)
    var sentence = String(pieces.first ?? "")
    for piece in pieces.dropFirst() {
      if piece.hasPrefix("hittat}") {
        sentence += words(found, for: "{hittat}", in: language) + piece.dropFirst("hittat}".count)
      } else if piece.hasPrefix("väntat}") {
        sentence +=
          words(expected, for: "{väntat}", in: language) + piece.dropFirst("väntat}".count)
      } else {
        sentence += "{" + piece
      }
    }
    while sentence.last?.isWhitespace == true { sentence.removeLast() }
    return sentence
  }

  /// What takes a place: what a cell holds as it stands, between quotation marks, or a phrase.
  private func words(_ text: String?, for place: String, in language: Language) -> String {
    guard let text else { return "" }
    guard language != .swedish, !template.swedish.contains("”\(place)”") else { return text }
    return language.phrase(text)
  }
}

extension FindingCode {
  /// What the catalogue says of this kind.
  public var entry: CatalogueEntry {
    switch self {
    case .duplicateSubmission:
      CatalogueEntry(
        .note, "Samma fil två gånger", "Filen har samma innehåll som {väntat}.",
        "Inget behöver göras.",
        english: "The same file twice", "The file has the same content as {väntat}.",
        "Nothing needs to be done.")
    case .supersededSubmission:
      CatalogueEntry(
        .note, "Ersatt av en senare fil", "Enheten har lämnat en nyare fil: {väntat}.",
        "Inget behöver göras. Den senast lämnade filen räknas.",
        english: "Replaced by a later file", "The unit has handed in a later file: {väntat}.",
        "Nothing needs to be done. The file handed in last counts.")
    case .wrongPeriod:
      CatalogueEntry(
        .error, "Fel period",
        "Filen gäller perioden {hittat}, men det är {väntat} som rapporteras.",
        "Fyll i mallen för den period som rapporteras och lämna den. Är bara perioden i cellen fel, rätta den.",
        english: "Wrong period", "The file is about the period {hittat}, but {väntat} is reported.",
        "Fill in the template of the reported period and hand it in. If only the period in the cell is wrong, correct it."
      )
    case .lateSubmission:
      CatalogueEntry(
        .warning, "Lämnad efter sista dag", "Filen kom {hittat}; sista dag var {väntat}.",
        "Samordnaren avgör om den räknas.",
        english: "Handed in after the last day",
        "The file came {hittat}; the last day was {väntat}.",
        "The coordinator decides whether it counts.")
    case .originalChanged:
      CatalogueEntry(
        .error, "Ändrad i arkivet",
        "Originalet i arkivet saknas eller har ändrats sedan det togs emot, och räknas inte.",
        "Återställ filen från säkerhetskopia, eller lämna den på nytt.",
        english: "Changed in the archive",
        "The original in the archive is missing or has changed since it was received, and does not count.",
        "Restore the file from a backup, or hand it in again.")
    case .replacesOtherTemplate:
      CatalogueEntry(
        .warning, "Ersätter en annan mall",
        "Filen ersätter {väntat}, som är en annan mall för samma enhet.",
        "Kontrollera att det är meningen. Lämna annars den andra filen igen.",
        english: "Replaces another template",
        "The file replaces {väntat}, which is another template of the same unit.",
        "Check that this is meant. Otherwise hand in the other file again.")
    case .partMissingInLater:
      CatalogueEntry(
        .warning, "Del som saknas i den senare filen",
        "Filen ersätter {väntat}, men saknar {hittat} som fanns där.",
        "Lägg allt i en fil och lämna den, om det som saknas ska räknas.",
        english: "Part missing in the later file",
        "The file replaces {väntat}, but lacks {hittat} that was there.",
        "Put everything into one file and hand it in, if what is missing is to count.")
    case .otherUnitNamed:
      CatalogueEntry(
        .warning, "Kan gälla en annan enhet",
        "Filen heter eller ligger som {hittat}, men inne i den står {väntat}. Den räknas för {väntat}.",
        "Kontrollera vilken enhet som står i filen. Är den fel, rätta den och lämna filen igen, och be den andra enheten lämna sin fil på nytt.",
        english: "May be about another unit",
        "The file is named or lies as {hittat}, but {väntat} stands in it. It counts for {väntat}.",
        "Check which unit stands in the file. If it is wrong, correct it and hand in the file again, and ask the other unit to hand in its own anew."
      )
    case .notASpreadsheet:
      CatalogueEntry(
        .error, "Inte ett kalkylark", "Filen är inte ett kalkylark.",
        "Spara mallen som Excel-arbetsbok (.xlsx), OpenDocument (.ods) eller CSV och lämna den igen.",
        english: "Not a spreadsheet", "The file is not a spreadsheet.",
        "Save the template as an Excel workbook (.xlsx), OpenDocument (.ods) or CSV and hand it in again."
      )
    case .encrypted:
      CatalogueEntry(
        .error, "Lösenordsskyddad", "Filen är skyddad med lösenord och kan inte öppnas.",
        "Ta bort lösenordet (Arkiv, Info, Skydda arbetsbok) och lämna filen igen.",
        english: "Protected by a password",
        "The file is protected by a password and cannot be opened.",
        "Remove the password (File, Info, Protect Workbook) and hand in the file again.")
    case .unsupportedFormat:
      CatalogueEntry(
        .error, "Format som inte läses", "Filen har formatet {hittat}, som inte kan läsas.",
        "Öppna filen och spara den som Excel-arbetsbok (.xlsx) eller OpenDocument (.ods).",
        english: "Format that is not read",
        "The file has the format {hittat}, which cannot be read.",
        "Open the file and save it as an Excel workbook (.xlsx) or OpenDocument (.ods).")
    case .damaged:
      CatalogueEntry(
        .error, "Skadad fil", "Filen är skadad eller ofullständig och kan inte läsas.",
        "Öppna filen, spara den på nytt och lämna den igen.",
        english: "Damaged file", "The file is damaged or incomplete and cannot be read.",
        "Open the file, save it anew and hand it in again.")
    case .limitExceeded:
      CatalogueEntry(
        .error, "För stor fil", "Filen läses inte: {hittat}.",
        "Kopiera uppgifterna till en ny, tom mall och lämna den i stället.",
        english: "File too large", "The file is not read: {hittat}.",
        "Copy the content into a new, empty template and hand in that instead.")
    case .unsafeContent:
      CatalogueEntry(
        .error, "Otillåtet innehåll", "Filen har ett innehåll som inte får finnas i ett kalkylark.",
        "Kopiera uppgifterna till en ny, tom mall och lämna den i stället.",
        english: "Content that is not allowed",
        "The file has content that must not be in a spreadsheet.",
        "Copy the content into a new, empty template and hand in that instead.")
    case .emptyFile:
      CatalogueEntry(
        .error, "Tom fil", "Filen är tom.", "Fyll i mallen, spara den och lämna den igen.",
        english: "Empty file", "The file is empty.",
        "Fill in the template, save it and hand it in again.")
    case .partLeftOut:
      CatalogueEntry(
        .note, "Del som inte lästs", "En del av filen har inte lästs: {hittat}.",
        "Inget behöver göras om uppgifterna i övrigt är med.",
        english: "Part that was not read", "A part of the file was not read: {hittat}.",
        "Nothing needs to be done if everything else is there.")
    case .unknownEncoding:
      CatalogueEntry(
        .error, "Okänd teckenkodning",
        "Det går inte att avgöra hur bokstäver som å, ä och ö är lagrade i textfilen.",
        "Spara filen som CSV UTF-8 eller som Excel-arbetsbok (.xlsx) och lämna den igen.",
        english: "Unknown encoding",
        "It cannot be told how letters such as å, ä and ö are stored in the text file.",
        "Save the file as CSV UTF-8 or as an Excel workbook (.xlsx) and hand it in again.")
    case .templateUnknown:
      CatalogueEntry(
        .error, "Okänd mall", "Mallen känns inte igen. {hittat}",
        "Använd kommunens mall, eller be samordnaren lägga till den här; styrkort map visar vad som saknas.",
        english: "Unknown template", "The template is not recognised. {hittat}",
        "Use the municipality’s template, or ask the coordinator to add this one; styrkort map shows what is lacking."
      )
    case .templateAmbiguous:
      CatalogueEntry(
        .error, "Flera mallar passar", "Filen passar flera mallar: {hittat}.",
        "Samordnaren behöver ge en av mappningarna ett kännetecken till under ”känns igen på”, eller något under ”men inte på”.",
        english: "Several templates fit", "The file fits several templates: {hittat}.",
        "The coordinator needs to give one of the mappings one more sign under ”känns igen på”, or something under ”men inte på”."
      )
    case .sheetMissing:
      CatalogueEntry(
        .error, "Blad saknas", "Bladet {väntat} finns inte i filen.",
        "Lägg tillbaka bladet från den tomma mallen.",
        english: "Sheet missing", "The sheet {väntat} is not in the file.",
        "Put back the sheet from the empty template.")
    case .tableMissing:
      CatalogueEntry(
        .error, "Tabell saknas", "Tabellen {väntat} hittas inte.",
        "Kontrollera att tabellens rubrikrad står kvar som i den tomma mallen.",
        english: "Table missing", "The table {väntat} is not found.",
        "Check that the table’s header row stands as in the empty template.")
    case .columnMissing:
      CatalogueEntry(
        .error, "Kolumn saknas", "Kolumnen {väntat} hittas inte. Rubrikraden har: {hittat}.",
        "Lägg tillbaka kolumnens rubrik som i den tomma mallen.",
        english: "Column missing",
        "The column {väntat} is not found. The header row has: {hittat}.",
        "Put back the column’s heading as in the empty template.")
    case .labelMissing:
      CatalogueEntry(
        .warning, "Ledtext saknas", "Ledtexten {väntat} hittas inte.",
        "Lägg tillbaka ledtexten som i den tomma mallen.",
        english: "Label missing", "The label {väntat} is not found.",
        "Put back the label as in the empty template.")
    case .rowNotUnderstood:
      CatalogueEntry(
        .warning, "Rad som inte förstås", "Raden har inte lästs: {hittat}.",
        "Fyll i det som saknas på raden, eller ta bort den.",
        english: "Row that is not understood", "The row was not read: {hittat}.",
        "Fill in what is missing in the row, or remove it.")
    case .columnAmbiguous:
      CatalogueEntry(
        .error, "Flera kolumner med samma rubrik",
        "Rubriken för {väntat} står över flera kolumner: {hittat}. Den första har lästs.",
        "Ge kolumnerna olika rubriker, som i den tomma mallen.",
        english: "Several columns with the same heading",
        "The heading of {väntat} stands over several columns: {hittat}. The first was read.",
        "Give the columns different headings, as in the empty template.")
    case .blockMissing:
      CatalogueEntry(
        .error, "Block saknas", "Inget block {väntat} hittas.",
        "Kontrollera att blockets första rad börjar som i den tomma mallen.",
        english: "Block missing", "No block {väntat} is found.",
        "Check that the first row of the block begins as in the empty template.")
    case .goalRowHasMore:
      CatalogueEntry(
        .warning, "Mer på en målrad",
        "Raden är ett mål, men har också ”{hittat}”, som inte har lästs.",
        "Skriv uppgiften på en egen rad under målet.",
        english: "More in the row of a goal",
        "The row is a goal, but also has “{hittat}”, which was not read.",
        "Write it in a row of its own below the goal.")
    case .totalRow:
      CatalogueEntry(
        .warning, "Summarad", "Raden ”{hittat}” ser ut som en summa och har inte lästs.",
        "Inget behöver göras om raden är en summa. Skriv annars vad den mäter.",
        english: "Row of a total", "The row “{hittat}” looks like a total and was not read.",
        "Nothing needs to be done if it is one. Otherwise write what the row measures.")
    case .indicatorEmpty:
      CatalogueEntry(
        .warning, "Indikator utan uppgifter", "Indikatorn ”{hittat}” har bara ett namn.",
        "Fyll i målvärde och utfall. Är raden en anteckning, flytta den utanför tabellen.",
        english: "Indicator without figures", "The indicator “{hittat}” has nothing but a name.",
        "Fill in target and outcome. If the row is a note, move it out of the table.")
    case .sheetHidden:
      CatalogueEntry(
        .note, "Dolt blad", "Bladet är dolt och har inte lästs.",
        "Visa bladet och lämna filen igen om det ska räknas.",
        english: "Hidden sheet", "The sheet is hidden and was not read.",
        "Show the sheet and hand in the file again if it should count.")
    case .goalFieldRepeated:
      CatalogueEntry(
        .warning, "Mer om samma mål",
        "Här står ”{hittat}”, men {väntat} är redan ifyllt för målet. Det här har inte lästs.",
        "Skriv allt på målets första rad. Är raden en anteckning, flytta den utanför tabellen.",
        english: "More about the same goal",
        "Here stands “{hittat}”, but {väntat} is filled in for the goal already. This was not read.",
        "Write all of it in the first row of the goal. If the row is a note, move it out of the table."
      )
    case .templateNotFilledIn:
      CatalogueEntry(
        .error, "Mallen är inte ifylld", "Här finns varken mål eller belopp för {hittat}.",
        "Fyll i mallen och lämna den igen.",
        english: "Template not filled in", "There are neither goals nor amounts here for {hittat}.",
        "Fill in the template and hand it in again.")
    case .valueMissing:
      CatalogueEntry(
        .error, "Uppgift saknas", "Här ska {väntat} stå, men cellen är tom.", "Fyll i uppgiften.",
        english: "Value missing", "{väntat} should stand here, but the cell is empty.",
        "Fill in the value.")
    case .notANumber:
      CatalogueEntry(
        .error, "Inte ett tal", "Här står ”{hittat}”, men {väntat} ska vara ett tal.",
        "Skriv bara ett tal, till exempel 85 %, 12,5 eller 1 250. Är utfallet inte mätt, skriv ”ej mätt”.",
        english: "Not a number", "Here stands “{hittat}”, but {väntat} should be a number.",
        "Write a number alone, such as 85 %, 12,5 or 1 250. If an outcome was not measured, write “ej mätt”."
      )
    case .notADate:
      CatalogueEntry(
        .warning, "Inte ett datum", "Här står ”{hittat}”, men {väntat} ska vara ett datum.",
        "Skriv datumet som 2025-12-31.",
        english: "Not a date", "Here stands “{hittat}”, but {väntat} should be a date.",
        "Write the date as 2025-12-31.")
    case .notInList:
      CatalogueEntry(
        .error, "Okänt val", "Här står ”{hittat}”, men det ska vara något av: {väntat}.",
        "Välj något av de angivna orden.",
        english: "Unknown choice", "Here stands “{hittat}”, but it should be one of: {väntat}.",
        "Choose one of the given words.")
    case .targetNotUnderstood:
      CatalogueEntry(
        .error, "Målvärde som inte förstås", "Målvärdet ”{hittat}” går inte att tolka.",
        "Skriv till exempel 85 %, minst 4,2 eller högst 12.",
        english: "Target that is not understood", "The target “{hittat}” cannot be understood.",
        "Write for example 85 %, minst 4,2 or högst 12.")
    case .statusNotUnderstood:
      CatalogueEntry(
        .error, "Bedömning som inte förstås",
        "Bedömningen {hittat} är varken grön, gul, röd eller svart.",
        "Skriv grön, gul, röd eller svart, eller använd mallens färger.",
        english: "Assessment that is not understood",
        "The assessment {hittat} is neither grön, gul, röd nor svart.",
        "Write grön, gul, röd or svart, or use the template’s colours.")
    case .statusContradicts:
      CatalogueEntry(
        .warning, "Ord och färg säger olika",
        "Cellens ord säger {hittat} men dess färg säger {väntat}.",
        "Rätta ordet eller färgen. Ordet har räknats.",
        english: "Word and colour differ",
        "The word of the cell says {hittat} but its colour says {väntat}.",
        "Correct the word or the colour. The word counted.")
    case .formulaNotCalculated:
      CatalogueEntry(
        .error, "Formel utan resultat", "Formeln har inget sparat resultat. {hittat}",
        "Öppna filen i Excel eller LibreOffice, spara den och lämna den igen.",
        english: "Formula without a result", "The formula has no stored result. {hittat}",
        "Open the file in Excel or LibreOffice, save it and hand it in again.")
    case .errorValue:
      CatalogueEntry(
        .error, "Felvärde", "Cellen visar felet {hittat} i stället för {väntat}.",
        "Rätta formeln, eller skriv värdet.",
        english: "Error value", "The cell shows the error {hittat} instead of {väntat}.",
        "Correct the formula, or write the value.")
    case .percentDoubtful:
      CatalogueEntry(
        .warning, "Tveksam procent",
        "Här står {hittat} i en rad med enheten %. Det har lästs som {väntat}.",
        "Skriv procenttecknet, till exempel 85 %.",
        english: "Doubtful percentage",
        "Here stands {hittat} in a row measured in %. It was read as {väntat}.",
        "Write the percent sign, such as 85 %.")
    case .measureDiffers:
      CatalogueEntry(
        .error, "Annat mått än radens", "Här står ”{hittat}”, men raden har ett annat mått.",
        "Skriv talet i radens mått, eller rätta måttet.",
        english: "Another measure than the row’s",
        "Here stands “{hittat}”, but the row has another measure.",
        "Write the number in the row’s measure, or correct the measure.")
    case .approximate:
      CatalogueEntry(
        .note, "Ungefärligt värde", "Här står ”{hittat}”. Det har lästs som {väntat}.",
        "Skriv det exakta värdet om det finns.",
        english: "Approximate value", "Here stands “{hittat}”. It was read as {väntat}.",
        "Write the exact value if there is one.")
    case .targetComputed:
      CatalogueEntry(
        .note, "Uträknat målvärde", "Målvärdet ”{hittat}” har räknats om till {väntat}.",
        "Kontrollera att det är rätt. Skriv annars målvärdet som ett tal.",
        english: "Target worked out", "The target “{hittat}” was worked out to {väntat}.",
        "Check that it is right. Otherwise write the target as a number.")
    case .targetStartUnknown:
      CatalogueEntry(
        .error, "Målvärde utan startvärde",
        "Målvärdet ”{hittat}” går inte att räkna ut: det som förändringen räknas från är inte känt.",
        "Fyll i ingångsvärde eller föregående utfall, eller skriv målvärdet som ett tal.",
        english: "Target without a start",
        "The target “{hittat}” cannot be worked out: what the change is counted from is not known.",
        "Fill in the baseline or the earlier outcome, or write the target as a number.")
    case .targetWithoutDirection:
      CatalogueEntry(
        .error, "Målvärde utan riktning",
        "Målvärdet ”{hittat}” säger inte om utfallet ska ligga över eller under.",
        "Skriv minst eller högst före talet, eller ange riktningen.",
        english: "Target without a direction",
        "The target “{hittat}” does not say whether the outcome should be above or below.",
        "Write minst or högst before the number, or give the direction.")
    case .statusAmbiguous:
      CatalogueEntry(
        .error, "Flera kryss", "Målet har kryss under både {hittat}.",
        "Låt bara ett kryss stå kvar.",
        english: "Several crosses", "The goal has a cross under both {hittat}.",
        "Leave only one cross.")
    case .statusByRule:
      CatalogueEntry(
        .error, "Färg av en formel",
        "Cellen är tom och dess färg bestäms av villkorsstyrd formatering, som inte läses.",
        "Skriv bedömningen som ord: grön, gul, röd eller svart.",
        english: "Colour from a formula",
        "The cell is empty and its colour comes from conditional formatting, which is not read.",
        "Write the assessment as a word: grön, gul, röd or svart.")
    case .unitMissing:
      CatalogueEntry(
        .error, "Enhet saknas", "Filen säger inte vilken enhet den gäller.",
        "Fyll i enhetens namn överst i mallen.",
        english: "Unit missing", "The file does not say which unit it is about.",
        "Fill in the unit’s name at the top of the template.")
    case .unitUnknown:
      CatalogueEntry(
        .error, "Okänd enhet", "Enheten ”{hittat}” finns inte i organisationsregistret. {väntat}",
        "Rätta namnet, eller be samordnaren lägga till enheten.",
        english: "Unknown unit", "The unit “{hittat}” is not in the register. {väntat}",
        "Correct the name, or ask the coordinator to add the unit.")
    case .scorecardPartMissing:
      CatalogueEntry(
        .error, "Del av styrkortet saknas",
        "{hittat} saknas, men ska finnas i styrkortet på nivån {väntat}.",
        "Fyll i det i mallen. Vad varje nivå ska ha står i styrkort.yaml.",
        english: "Part of the scorecard missing",
        "{hittat} is missing, but has to be in a scorecard of the level {väntat}.",
        "Fill it in in the template. What each level has to hold stands in styrkort.yaml.")
    case .parentGoalMissing:
      CatalogueEntry(
        .error, "Koppling uppåt saknas", "Målet {hittat} är inte kopplat till ett överordnat mål.",
        "Ange numret på det mål som målet bidrar till.",
        english: "Link upwards missing", "The goal {hittat} is not linked to a goal above.",
        "Give the number of the goal that this one contributes to.")
    case .parentGoalUnknown:
      CatalogueEntry(
        .error, "Bruten målkedja",
        "Målet pekar på {hittat}, som inte finns bland de överordnade målen. {väntat}",
        "Ange numret på ett mål som finns på nivån ovanför.",
        english: "Broken goal chain",
        "The goal points to {hittat}, which is not among the goals above. {väntat}",
        "Give the number of a goal on the level above.")
    case .goalUnknown:
      CatalogueEntry(
        .error, "Okänt mål", "Raden pekar på målet {hittat}, som inte finns i filen.",
        "Ange ett av filens egna målnummer.",
        english: "Unknown goal", "The row points to the goal {hittat}, which is not in the file.",
        "Give one of the file’s own goal numbers.")
    case .goalWithoutIndicator:
      CatalogueEntry(
        .warning, "Mål utan indikator", "Målet {hittat} har ingen indikator och kan inte mätas.",
        "Lägg till minst en indikator med målvärde.",
        english: "Goal without an indicator",
        "The goal {hittat} has no indicator and cannot be measured.",
        "Add at least one indicator with a target.")
    case .goalNumberRepeated:
      CatalogueEntry(
        .error, "Samma målnummer två gånger", "Målnumret {hittat} används av flera mål.",
        "Ge varje mål ett eget nummer.",
        english: "The same goal number twice", "The goal number {hittat} is used by several goals.",
        "Give each goal a number of its own.")
    case .goalNotServed:
      CatalogueEntry(
        .note, "Mål som ingen bidrar till", "Inget mål på nivån under bidrar till målet {hittat}.",
        "Kontrollera att något underordnat mål är kopplat till målet.",
        english: "Goal that none contributes to",
        "No goal on the level below contributes to the goal {hittat}.",
        "Check that some goal below is linked to the goal.")
    case .assessmentMissing:
      CatalogueEntry(
        .error, "Bedömning saknas", "Målet {hittat} saknar chefens bedömning.",
        "Skriv chefens bedömning av målet i styrkortet.",
        english: "Assessment missing", "The goal {hittat} lacks the manager’s assessment.",
        "Write the manager’s assessment of the goal in the scorecard.")
    case .analysisMissing:
      CatalogueEntry(
        .error, "Analys saknas", "Målet {hittat} saknar analys, som krävs i bokslutet.",
        "Skriv varför målet nåddes eller inte nåddes.",
        english: "Analysis missing",
        "The goal {hittat} lacks an analysis, which the annual accounts require.",
        "Write why the goal was reached or not.")
    case .assessmentDiffers:
      CatalogueEntry(
        .note, "Bedömning och mätning skiljer sig",
        "Målet {hittat}: bedömningen och indikatorerna ger olika färg ({väntat}).",
        "Kontrollera att analysen förklarar skillnaden.",
        english: "Assessment and measurement differ",
        "The goal {hittat}: assessment and indicators give different colours ({väntat}).",
        "Check that the analysis explains the difference.")
    case .assessmentExpected:
      CatalogueEntry(
        .warning, "Bedömning väntas", "Målet {hittat} är ännu inte bedömt.",
        "Skriv chefens bedömning av målet i styrkortet.",
        english: "Assessment expected", "The goal {hittat} is not assessed yet.",
        "Write the manager’s assessment of the goal in the scorecard.")
    case .analysisExpected:
      CatalogueEntry(
        .warning, "Analys väntas", "Målet {hittat} har ännu ingen analys.",
        "Skriv hur det går och vad som återstår. I bokslutet krävs en analys.",
        english: "Analysis expected", "The goal {hittat} has no analysis yet.",
        "Write how it goes and what remains. The annual accounts require an analysis.")
    case .smartAdvice:
      CatalogueEntry(
        .note, "Råd om målet (SMART)", "Råd (SMART) om målet {hittat}: {väntat}.",
        "Ta med det när målet ses över. Rådet påverkar ingen färg.",
        english: "Advice on the goal (SMART)", "Advice (SMART) on the goal {hittat}: {väntat}.",
        "Consider it when the goal is looked over. The advice changes no colour.")
    case .measurementTooOld:
      CatalogueEntry(
        .warning, "För gammal mätning",
        "Mätningen är från {hittat} och äldre än de {väntat} som policyn tillåter. Den räknas inte.",
        "Lämna ett nyare utfall, eller skriv ”ej mätt”.",
        english: "Measurement too old",
        "The measurement is from {hittat} and older than the {väntat} that the policy allows. It does not count.",
        "Hand in a newer outcome, or write ”ej mätt”.")
    case .measurementAfterPeriod:
      CatalogueEntry(
        .warning, "Mätt efter perioden",
        "Mätningen är från {hittat}, efter periodens slut. {väntat}.",
        "Kontrollera att utfallet hör till den här rapporten.",
        english: "Measured after the period",
        "The measurement is from {hittat}, after the end of the period. {väntat}.",
        "Check that the outcome belongs to this report.")
    case .goalWithoutPast:
      CatalogueEntry(
        .note, "Mål som inte kan jämföras", "Målet {hittat} finns inte med samma ord i {väntat}",
        "Fanns målet då med annan text, ange det under ändringar i styrkort.yaml.",
        english: "Goal that cannot be compared",
        "The goal {hittat} is not there in the same words in {väntat}",
        "If the goal was there with another text, say so under ”ändringar” in styrkort.yaml.")
    case .pastDiffers:
      CatalogueEntry(
        .warning, "Föregående utfall stämmer inte",
        "Föregående utfall är {hittat} här, men {väntat} i arkivet.",
        "Rätta föregående utfall, eller kontrollera förra årets styrkort.",
        english: "Earlier outcome does not agree",
        "The earlier outcome is {hittat} here, but {väntat} in the archive.",
        "Correct the earlier outcome, or check last year’s scorecard.")
    case .netDiffers:
      CatalogueEntry(
        .error, "Nettot stämmer inte",
        "Nettot är {hittat}, men intäkter och kostnader ger {väntat}.",
        "Rätta den post som är fel.",
        english: "The net does not agree",
        "The net is {hittat}, but income and costs give {väntat}.",
        "Correct the figure that is wrong.")
    case .varianceDiffers:
      CatalogueEntry(
        .error, "Avvikelsen stämmer inte",
        "Avvikelsen är {hittat}, men utfall minus budget ger {väntat}.",
        "Rätta den post som är fel.",
        english: "The variance does not agree",
        "The variance is {hittat}, but outcome less budget gives {väntat}.",
        "Correct the figure that is wrong.")
    case .sumDiffers:
      CatalogueEntry(
        .error, "Summan stämmer inte",
        "Summan är {hittat}, men raderna ger {väntat}.",
        "Rätta den post som är fel.",
        english: "The sum does not agree",
        "The sum is {hittat}, but the rows give {väntat}.",
        "Correct the figure that is wrong.")
    case .countedTwice:
      CatalogueEntry(
        .warning, "Räknas kanske två gånger",
        "Beloppet {hittat} tkr är lika med summan av de underordnade enheternas.",
        "Skriv bara det som enheten själv ansvarar för. De underordnade enheternas belopp läggs till.",
        english: "Perhaps counted twice",
        "The amount {hittat} tkr equals the sum of the units below.",
        "Write only what the unit itself is responsible for. The amounts of the units below are added."
      )
    case .signDoubtful:
      CatalogueEntry(
        .warning, "Oväntat tecken", "Här står {hittat}, men beloppet ska skrivas {väntat}.",
        "Kontrollera om beloppet ska ha minustecken.",
        english: "Unexpected sign",
        "Here stands {hittat}, but the amount should be written {väntat}.",
        "Check whether the amount should have a minus sign.")
    case .economyRepair:
      CatalogueEntry(
        .note, "Möjlig rättelse", "Alla kontroller skulle stämma om {hittat}.",
        "Jämför med underlaget. Inget är ändrat.",
        english: "Possible correction", "All controls would agree if {hittat}.",
        "Compare with the source. Nothing has been changed.")
    case .ledgerDiffers:
      CatalogueEntry(
        .warning, "Stämmer inte med huvudboken",
        "Utfallet är {hittat} tkr här, men {väntat} tkr i huvudboken.",
        "Rätta utfallet, eller bokföringen.",
        english: "Does not agree with the ledger",
        "The outcome is {hittat} tkr here, but {väntat} tkr in the ledger.",
        "Correct the outcome, or the bookkeeping.")
    case .fillPlaceMissing:
      CatalogueEntry(
        .error, "Plats att fylla i finns inte",
        "Ifyllningen av ekonomins bok anger {väntat}, och det finns inte.",
        "Rätta ifyllningen (.yaml) eller boken. Resten är ifyllt.",
        english: "Place to fill in is missing",
        "The filling of finance’s workbook names {väntat}, which is not there.",
        "Correct the filling (.yaml) or the workbook. The rest is filled in.")
    case .fillMeetsFormula:
      CatalogueEntry(
        .error, "Formel i cellen", "Här skulle {hittat} fyllas i, men cellen har en formel.",
        "Formeln är kvar. Peka ut en annan cell, eller ta bort formeln.",
        english: "Formula in the cell",
        "Here {hittat} should be filled in, but the cell has a formula.",
        "The formula is kept. Point out another cell, or remove the formula.")
    case .fillValueMissing:
      CatalogueEntry(
        .warning, "Uppgift saknas", "Uppgiften {väntat} finns inte, och fylls inte i.",
        "Komplettera styrkorten, eller fyll i cellen i den färdiga boken.",
        english: "Value missing", "The value {väntat} is not there, and is not filled in.",
        "Complete the scorecards, or fill in the cell in the finished workbook.")
    case .fillRowMissing:
      CatalogueEntry(
        .error, "Rad saknas", "Ingen rad heter {väntat}.",
        "Lägg till raden i ekonomins bok, eller använd en riktig tabell, som växer själv.",
        english: "Row missing", "No row is called {väntat}.",
        "Add the row to finance’s workbook, or use a real table, which grows by itself.")
    case .fillTableTooShort:
      CatalogueEntry(
        .error, "Tabellen kunde inte växa",
        "Tabellen behöver {väntat} rader och kan inte växa: {hittat}.",
        "Ta bort hindret, eller lägg till tomma rader i tabellen. Raderna som får plats är ifyllda.",
        english: "The table could not grow",
        "The table needs {väntat} rows and cannot grow: {hittat}.",
        "Take the obstacle away, or add empty rows to the table. The rows that fit are filled in.")
    case .fillRefused:
      CatalogueEntry(
        .error, "Boken kunde inte fyllas i", "Ekonomins bok kunde inte fyllas i: {hittat}.",
        "Öppna boken och spara den på nytt, eller ersätt den.",
        english: "The workbook could not be filled in",
        "Finance’s workbook could not be filled in: {hittat}.",
        "Open the workbook and save it anew, or replace it.")
    case .fillRowAmbiguous:
      CatalogueEntry(
        .error, "Flera heter som raden",
        "Flera heter ”{hittat}” ({väntat}), och raden är inte ifylld.",
        "Välj enhet med ”enhet”, eller låt den första kolumnen ha något som bara en har, som kod.",
        english: "Several are called as the row is",
        "Several are called “{hittat}” ({väntat}), and the row is not filled in.",
        "Choose a unit with “enhet”, or let the first column have what only one has, such as kod.")
    case .personalNumber:
      CatalogueEntry(
        .error, "Personnummer", "Ett personnummer finns i {väntat}.",
        "Ta bort personnumret och lämna filen igen.",
        english: "Personal identity number", "There is a personal identity number in {väntat}.",
        "Remove the number and hand in the file again.")
    case .employeeData:
      CatalogueEntry(
        .error, "Uppgifter om medarbetare", "Bladet eller kolumnen gäller enskilda medarbetare.",
        "Ta bort uppgifterna och lämna filen igen.",
        english: "Data about employees", "The sheet or column is about individual employees.",
        "Remove the data and hand in the file again.")
    }
  }
}
