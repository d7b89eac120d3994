/// What the catalogue says of a kind of finding.
public struct CatalogueEntry: Sendable {
  /// How much it matters.
  public let severity: Severity

  /// A few words for headings.
  public let title: String

  /// One sentence, with `{hittat}` for what stands there and `{väntat}` for what was expected.
  public let template: String

  /// What the reader should do.
  public let remedy: String

  init(_ severity: Severity, _ title: String, _ template: String, _ remedy: String) {
    self.severity = severity
    self.title = title
    self.template = template
    self.remedy = remedy
  }

  func message(found: String?, expected: String?) -> String {
    template.replacing("{hittat}", with: found ?? "").replacing("{väntat}", with: expected ?? "")
  }
}

extension FindingCode {
  /// What the catalogue says of this kind.
  public var entry: CatalogueEntry {
    switch self {
    case .duplicateSubmission:
      CatalogueEntry(
        .note, "Samma fil två gånger", "Filen har samma innehåll som {väntat}.",
        "Inget behöver göras.")
    case .supersededSubmission:
      CatalogueEntry(
        .note, "Ersatt av en senare fil", "Enheten har lämnat en nyare fil: {väntat}.",
        "Inget behöver göras. Den senast lämnade filen räknas.")
    case .wrongPeriod:
      CatalogueEntry(
        .error, "Fel period",
        "Filen gäller perioden {hittat}, men det är {väntat} som rapporteras.",
        "Kontrollera perioden i mallen och lämna rätt fil.")
    case .lateSubmission:
      CatalogueEntry(
        .warning, "Lämnad efter sista dag", "Filen kom {hittat}; sista dag var {väntat}.",
        "Samordnaren avgör om den räknas.")
    case .originalChanged:
      CatalogueEntry(
        .error, "Ändrad i arkivet",
        "Originalet i arkivet saknas eller har ändrats sedan det togs emot, och räknas inte.",
        "Återställ filen från säkerhetskopia, eller lämna den på nytt.")
    case .replacesOtherTemplate:
      CatalogueEntry(
        .warning, "Ersätter en annan mall",
        "Filen ersätter {väntat}, som är en annan mall för samma enhet.",
        "Kontrollera att det är meningen. Lämna annars den andra filen igen.")
    case .partMissingInLater:
      CatalogueEntry(
        .warning, "Del som saknas i den senare filen",
        "Filen ersätter {väntat}, men saknar {hittat} som fanns där.",
        "Lägg allt i en fil och lämna den, om det som saknas ska räknas.")
    case .notASpreadsheet:
      CatalogueEntry(
        .error, "Inte ett kalkylark", "Filen är inte ett kalkylark.",
        "Spara mallen som Excel-arbetsbok (.xlsx), OpenDocument (.ods) eller CSV och lämna den igen."
      )
    case .encrypted:
      CatalogueEntry(
        .error, "Lösenordsskyddad", "Filen är skyddad med lösenord och kan inte öppnas.",
        "Ta bort lösenordet (Arkiv, Info, Skydda arbetsbok) och lämna filen igen.")
    case .unsupportedFormat:
      CatalogueEntry(
        .error, "Format som inte läses", "Filen har formatet {hittat}, som inte kan läsas.",
        "Öppna filen och spara den som Excel-arbetsbok (.xlsx) eller OpenDocument (.ods).")
    case .damaged:
      CatalogueEntry(
        .error, "Skadad fil", "Filen är skadad eller ofullständig och kan inte läsas.",
        "Öppna filen, spara den på nytt och lämna den igen.")
    case .limitExceeded:
      CatalogueEntry(
        .error, "För stor fil", "Filen läses inte: {hittat}.",
        "Kopiera uppgifterna till en ny, tom mall och lämna den i stället.")
    case .unsafeContent:
      CatalogueEntry(
        .error, "Otillåtet innehåll", "Filen har ett innehåll som inte får finnas i ett kalkylark.",
        "Kopiera uppgifterna till en ny, tom mall och lämna den i stället.")
    case .emptyFile:
      CatalogueEntry(
        .error, "Tom fil", "Filen är tom.", "Fyll i mallen, spara den och lämna den igen.")
    case .partLeftOut:
      CatalogueEntry(
        .note, "Del som inte lästs", "En del av filen har inte lästs: {hittat}.",
        "Inget behöver göras om uppgifterna i övrigt är med.")
    case .unknownEncoding:
      CatalogueEntry(
        .error, "Okänd teckenkodning",
        "Det går inte att avgöra hur bokstäver som å, ä och ö är lagrade i textfilen.",
        "Spara filen som CSV UTF-8 eller som Excel-arbetsbok (.xlsx) och lämna den igen.")
    case .templateUnknown:
      CatalogueEntry(
        .error, "Okänd mall", "Mallen känns inte igen. {hittat}",
        "Använd kommunens mall, eller be samordnaren lägga till den här mallen.")
    case .templateAmbiguous:
      CatalogueEntry(
        .error, "Flera mallar passar", "Filen passar flera mallar: {hittat}.",
        "Samordnaren behöver göra mallarnas kännetecken tydligare.")
    case .sheetMissing:
      CatalogueEntry(
        .error, "Blad saknas", "Bladet {väntat} finns inte i filen.",
        "Lägg tillbaka bladet från den tomma mallen.")
    case .tableMissing:
      CatalogueEntry(
        .error, "Tabell saknas", "Tabellen {väntat} hittas inte.",
        "Kontrollera att tabellens rubrikrad står kvar som i den tomma mallen.")
    case .columnMissing:
      CatalogueEntry(
        .error, "Kolumn saknas", "Kolumnen {väntat} hittas inte. Rubrikraden har: {hittat}.",
        "Lägg tillbaka kolumnens rubrik som i den tomma mallen.")
    case .labelMissing:
      CatalogueEntry(
        .warning, "Ledtext saknas", "Ledtexten {väntat} hittas inte.",
        "Lägg tillbaka ledtexten som i den tomma mallen.")
    case .rowNotUnderstood:
      CatalogueEntry(
        .warning, "Rad som inte förstås", "Raden har inte lästs: {hittat}.",
        "Fyll i det som saknas på raden, eller ta bort den.")
    case .columnAmbiguous:
      CatalogueEntry(
        .error, "Flera kolumner med samma rubrik",
        "Rubriken för {väntat} står över flera kolumner: {hittat}. Den första har lästs.",
        "Ge kolumnerna olika rubriker, som i den tomma mallen.")
    case .blockMissing:
      CatalogueEntry(
        .error, "Block saknas", "Inget block {väntat} hittas.",
        "Kontrollera att blockets första rad börjar som i den tomma mallen.")
    case .templateNotFilledIn:
      CatalogueEntry(
        .error, "Mallen är inte ifylld", "Här finns varken mål eller belopp för {hittat}.",
        "Fyll i mallen och lämna den igen.")
    case .valueMissing:
      CatalogueEntry(
        .error, "Uppgift saknas", "Här ska {väntat} stå, men cellen är tom.", "Fyll i uppgiften.")
    case .notANumber:
      CatalogueEntry(
        .error, "Inte ett tal", "Här står ”{hittat}”, men {väntat} ska vara ett tal.",
        "Skriv ett tal, till exempel 85 % eller 12,5. Skriv ”ej mätt” om mätningen inte är gjord.")
    case .notADate:
      CatalogueEntry(
        .warning, "Inte ett datum", "Här står ”{hittat}”, men {väntat} ska vara ett datum.",
        "Skriv datumet som 2025-12-31.")
    case .notInList:
      CatalogueEntry(
        .error, "Okänt val", "Här står ”{hittat}”, men det ska vara något av: {väntat}.",
        "Välj något av de angivna orden.")
    case .targetNotUnderstood:
      CatalogueEntry(
        .error, "Målvärde som inte förstås", "Målvärdet ”{hittat}” går inte att tolka.",
        "Skriv till exempel 85 %, minst 4,2 eller högst 12.")
    case .statusNotUnderstood:
      CatalogueEntry(
        .error, "Bedömning som inte förstås",
        "Bedömningen {hittat} är varken grön, gul, röd eller svart.",
        "Skriv grön, gul, röd eller svart, eller använd mallens färger.")
    case .statusContradicts:
      CatalogueEntry(
        .warning, "Ord och färg säger olika",
        "Cellens ord säger {hittat} men dess färg säger {väntat}.",
        "Rätta ordet eller färgen. Ordet har räknats.")
    case .formulaNotCalculated:
      CatalogueEntry(
        .error, "Formel utan resultat", "Formeln har inget sparat resultat.",
        "Öppna filen i Excel eller LibreOffice, spara den och lämna den igen.")
    case .errorValue:
      CatalogueEntry(
        .error, "Felvärde", "Cellen visar felet {hittat} i stället för {väntat}.",
        "Rätta formeln, eller skriv värdet.")
    case .percentDoubtful:
      CatalogueEntry(
        .warning, "Tveksam procent",
        "Här står {hittat} i en rad med enheten %. Det har lästs som {väntat}.",
        "Skriv procenttecknet, till exempel 85 %.")
    case .measureDiffers:
      CatalogueEntry(
        .error, "Annat mått än radens", "Här står ”{hittat}”, men raden har ett annat mått.",
        "Skriv talet i radens mått, eller rätta måttet.")
    case .approximate:
      CatalogueEntry(
        .note, "Ungefärligt värde", "Här står ”{hittat}”. Det har lästs som {väntat}.",
        "Skriv det exakta värdet om det finns.")
    case .targetComputed:
      CatalogueEntry(
        .note, "Uträknat målvärde", "Målvärdet ”{hittat}” har räknats om till {väntat}.",
        "Kontrollera att det är rätt. Skriv annars målvärdet som ett tal.")
    case .targetStartUnknown:
      CatalogueEntry(
        .error, "Målvärde utan startvärde",
        "Målvärdet ”{hittat}” går inte att räkna ut: det som förändringen räknas från är inte känt.",
        "Fyll i ingångsvärde eller föregående utfall, eller skriv målvärdet som ett tal.")
    case .targetWithoutDirection:
      CatalogueEntry(
        .error, "Målvärde utan riktning",
        "Målvärdet ”{hittat}” säger inte om utfallet ska ligga över eller under.",
        "Skriv minst eller högst före talet, eller ange riktningen.")
    case .statusAmbiguous:
      CatalogueEntry(
        .error, "Flera kryss", "Målet har kryss under både {hittat}.",
        "Låt bara ett kryss stå kvar.")
    case .statusByRule:
      CatalogueEntry(
        .error, "Färg av en formel",
        "Cellen är tom och dess färg bestäms av villkorsstyrd formatering, som inte läses.",
        "Skriv bedömningen som ord: grön, gul, röd eller svart.")
    case .unitMissing:
      CatalogueEntry(
        .error, "Enhet saknas", "Filen säger inte vilken enhet den gäller.",
        "Fyll i enhetens namn överst i mallen.")
    case .unitUnknown:
      CatalogueEntry(
        .error, "Okänd enhet", "Enheten ”{hittat}” finns inte i organisationsregistret. {väntat}",
        "Rätta namnet, eller be samordnaren lägga till enheten.")
    case .parentGoalMissing:
      CatalogueEntry(
        .error, "Koppling uppåt saknas", "Målet {hittat} är inte kopplat till ett överordnat mål.",
        "Ange numret på det mål som målet bidrar till.")
    case .parentGoalUnknown:
      CatalogueEntry(
        .error, "Bruten målkedja",
        "Målet pekar på {hittat}, som inte finns bland de överordnade målen. {väntat}",
        "Ange numret på ett mål som finns på nivån ovanför.")
    case .goalUnknown:
      CatalogueEntry(
        .error, "Okänt mål", "Raden pekar på målet {hittat}, som inte finns i filen.",
        "Ange ett av filens egna målnummer.")
    case .goalWithoutIndicator:
      CatalogueEntry(
        .warning, "Mål utan indikator", "Målet {hittat} har ingen indikator och kan inte mätas.",
        "Lägg till minst en indikator med målvärde.")
    case .goalNumberRepeated:
      CatalogueEntry(
        .error, "Samma målnummer två gånger", "Målnumret {hittat} används av flera mål.",
        "Ge varje mål ett eget nummer.")
    case .goalNotServed:
      CatalogueEntry(
        .note, "Mål som ingen bidrar till", "Inget mål på nivån under bidrar till målet {hittat}.",
        "Kontrollera att något underordnat mål är kopplat till målet.")
    case .assessmentMissing:
      CatalogueEntry(
        .error, "Bedömning saknas", "Målet {hittat} saknar chefens bedömning.",
        "Skriv chefens bedömning av målet i styrkortet.")
    case .analysisMissing:
      CatalogueEntry(
        .error, "Analys saknas", "Målet {hittat} saknar analys, som krävs i bokslutet.",
        "Skriv varför målet nåddes eller inte nåddes.")
    case .assessmentDiffers:
      CatalogueEntry(
        .note, "Bedömning och mätning skiljer sig",
        "Målet {hittat}: bedömningen och indikatorerna ger olika färg ({väntat}).",
        "Kontrollera att analysen förklarar skillnaden.")
    case .assessmentExpected:
      CatalogueEntry(
        .warning, "Bedömning väntas", "Målet {hittat} är ännu inte bedömt.",
        "Skriv chefens bedömning av målet i styrkortet.")
    case .analysisExpected:
      CatalogueEntry(
        .warning, "Analys väntas", "Målet {hittat} har ännu ingen analys.",
        "Skriv hur det går och vad som återstår. I bokslutet krävs en analys.")
    case .smartAdvice:
      CatalogueEntry(
        .note, "Råd om målet (SMART)", "Målet {hittat}: {väntat}.",
        "Ta med det när målet ses över. Rådet påverkar ingen färg.")
    case .measurementTooOld:
      CatalogueEntry(
        .warning, "För gammal mätning",
        "Mätningen är från {hittat} och äldre än de {väntat} som policyn tillåter. Den räknas inte.",
        "Lämna ett nyare utfall, eller skriv ”ej mätt”.")
    case .measurementAfterPeriod:
      CatalogueEntry(
        .warning, "Mätt efter perioden",
        "Mätningen är från {hittat}, efter periodens slut. {väntat}.",
        "Kontrollera att utfallet hör till den här rapporten.")
    case .goalWithoutPast:
      CatalogueEntry(
        .note, "Mål som inte kan jämföras", "Målet {hittat} finns inte med samma ord i {väntat}",
        "Fanns målet då med annan text, ange det under ändringar i styrkort.yaml.")
    case .pastDiffers:
      CatalogueEntry(
        .warning, "Föregående utfall stämmer inte",
        "Föregående utfall är {hittat} här, men {väntat} i arkivet.",
        "Rätta föregående utfall, eller kontrollera förra årets styrkort.")
    case .netDiffers:
      CatalogueEntry(
        .error, "Nettot stämmer inte",
        "Nettot är {hittat}, men intäkter och kostnader ger {väntat}.",
        "Rätta den post som är fel.")
    case .varianceDiffers:
      CatalogueEntry(
        .error, "Avvikelsen stämmer inte",
        "Avvikelsen är {hittat}, men utfall minus budget ger {väntat}.",
        "Rätta den post som är fel.")
    case .signDoubtful:
      CatalogueEntry(
        .warning, "Oväntat tecken", "Här står {hittat}, men beloppet ska skrivas {väntat}.",
        "Kontrollera om beloppet ska ha minustecken.")
    case .economyRepair:
      CatalogueEntry(
        .note, "Möjlig rättelse", "Alla kontroller skulle stämma om {hittat}.",
        "Jämför med underlaget. Inget är ändrat.")
    case .ledgerDiffers:
      CatalogueEntry(
        .warning, "Stämmer inte med huvudboken",
        "Utfallet är {hittat} tkr här, men {väntat} tkr i huvudboken.",
        "Rätta utfallet, eller bokföringen.")
    case .fillPlaceMissing:
      CatalogueEntry(
        .error, "Plats att fylla i finns inte",
        "Ifyllningen av ekonomins bok anger {väntat}, och det finns inte.",
        "Rätta ifyllningen (.yaml) eller boken. Resten är ifyllt.")
    case .fillMeetsFormula:
      CatalogueEntry(
        .error, "Formel i cellen", "Här skulle {hittat} fyllas i, men cellen har en formel.",
        "Formeln är kvar. Peka ut en annan cell, eller ta bort formeln.")
    case .fillValueMissing:
      CatalogueEntry(
        .warning, "Uppgift saknas", "Uppgiften {väntat} finns inte, och cellen är tom.",
        "Komplettera styrkorten, eller fyll i cellen i den färdiga boken.")
    case .fillRowMissing:
      CatalogueEntry(
        .error, "Rad saknas", "Ingen rad heter {väntat}.",
        "Lägg till raden i ekonomins bok, eller använd en riktig tabell, som växer själv.")
    case .fillTableTooShort:
      CatalogueEntry(
        .error, "Tabellen kunde inte växa",
        "Tabellen har {hittat} rader men behöver {väntat}, och kan inte växa utan att något går sönder.",
        "Flytta det som ligger bredvid eller under tabellen, eller lägg till tomma rader i den.")
    case .fillRefused:
      CatalogueEntry(
        .error, "Boken kunde inte fyllas i", "Ekonomins bok kunde inte fyllas i: {hittat}.",
        "Öppna boken och spara den på nytt, eller ersätt den.")
    case .personalNumber:
      CatalogueEntry(
        .error, "Personnummer", "Ett personnummer finns i {väntat}.",
        "Ta bort personnumret och lämna filen igen.")
    case .employeeData:
      CatalogueEntry(
        .error, "Uppgifter om medarbetare", "Bladet eller kolumnen gäller enskilda medarbetare.",
        "Ta bort uppgifterna och lämna filen igen.")
    }
  }
}
