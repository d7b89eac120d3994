import Testing

@testable import MappingLanguage

@Suite("Faults in mapping files")
struct MappingFaultTests {
  @Test("All faults of a file are told at once, with line, column and a suggestion")
  func all() {
    let faults = faults(
      """
      mall: prov
      känns igen pa:
        - blad: Kort
      delar:
        - formulär: Om enheten
          fält:
            enhet: Enhet
            vison: Vision
        - tabell: Mål
          kolumner:
            mål:
              nummer: Nr
              text: Mål {aar}
            indikator:
              utfall: {rubrik: Utfall, tal utan ord: minst}
              målvärde: {rubrik: Målvärde, tal utan ord: mins}
      ekonomi:
        belopp: tkr
      """)
    #expect(
      faults == [
        "1:1: Mallen saknar nyckeln ”känns igen på”.",
        "2:1: Mallen har ingen nyckel ”känns igen pa”. Menade du ”känns igen på”?",
        "8:7: Fälten har ingen nyckel ”vison”. Menade du ”vision”?",
        "9:5: Tabellen har kolumner för indikator men saknar ”namn”, som rader känns igen på.",
        "13:15: ”{aar}” är inget som fylls i. Menade du ”{år}”?",
        "15:34: ”utfall” har ingen nyckel ”tal utan ord”. Nycklarna är rubrik, kolumn, sist ifyllda, "
          + "per period, bladets namn, alltid, valfri, krävs, fyll nedåt.",
        "16:52: ”tal utan ord” kan inte vara ”mins”. Menade du ”minst”?",
        "18:3: Ekonomi saknar nyckeln ”kostnader”.",
      ])
  }

  @Test(
    "A fault is told where it stands",
    arguments: [
      ("", "1:1: Filen är tom."),
      ("mall: [", "2:1: En parentes eller ett citattecken avslutas inte före den här raden."),
      ("mall: a\nmall: b", "1:1: Nyckeln ”mall” står två gånger."),
      (
        "mall: &namn a\ndelar: *namn",
        "1:7: Ankare (&) och hänvisningar (*) används inte här. Skriv ut texten."
      ),
      ("mall: !hemlig a", "1:7: Taggar (!) används inte här."),
      ("- a", "1:1: Mallen ska bestå av nycklar och värden, men det gör det här inte."),
    ] as [(String, String)])
  func single(yaml: String, fault: String) {
    #expect(faults(yaml) == [fault])
  }

  @Test(
    "A contradiction is a fault",
    arguments: [
      ("        utfall: Namn", "är redan kolumnen för indikator.namn"),
      ("        kolada-id: {rubrik: Id, kolumn: C}", "ska ha en av nycklarna"),
      ("        källa: {kolumn: 7}", "”7” är ingen kolumn"),
      ("        källa: {rubrik: Källa, valfri: kanske}", "ska vara ja eller nej"),
      ("        källa: []", "ska vara minst en text"),
      ("        källa: {rubrik: Källa, krävs: ja, valfri: ja}", "säger emot varandra"),
      ("        källa: {kryss: {grön: G}}", "har ingen nyckel ”kryss”"),
      ("        målvärde: {per period: {K1: K1}}", "har ingen nyckel ”per period”"),
      ("        riktning: {alltid: uppåt och nedåt}", "förstås inte som riktningen"),
      ("      ekonomi: {post: {alltid: Personal}, utfall: Utfall}", "förstås inte som posten"),
      ("    första rad: 6", "är för kolumner med bokstav"),
      ("    målrad: {målet står i: indikator.namn, fet: ja}", "Ta bort ”text” under ”mål”"),
      ("    målrad: {målet står i: indikator.namn, färg: blå}", "är ingen färg"),
      ("    slutar vid: Summa\n    hoppa över: Summa", "både avslutar tabellen och hoppas över"),
    ] as [(String, String)])
  func contradiction(line: String, fault: String) {
    let found = faults(
      """
      mall: prov
      känns igen på: {blad: Kort}
      delar:
        - formulär: A
          fält: {enhet: Enhet}
        - tabell: B
          kolumner:
            mål: {nummer: Nr, text: Mål}
            indikator:
              namn: Namn
      \(line)
      """)
    #expect(found.contains { $0.contains(fault) }, "\(found)")
    // A key that is not known leaves the field without a place, and the goal's column without a sign.
    let isDoubled = ["kryss", "per period", "blå"].contains(where: line.contains)
    #expect((1...(isDoubled ? 3 : 1)).contains(found.count), "\(found)")
  }

  @Test(
    "Signs and forms leave nothing out in silence",
    arguments: [
      ("känns igen på: []", "ska ha minst ett kännetecken"),
      ("känns igen på: {text: [A, B]}", "Skriv flera som var sitt kännetecken"),
      ("känns igen på: {text: A, rubriker: [B]}", "både ”text” och ”rubriker”"),
      ("känns igen på: {blad: A, cell: A1}", "kännetecknet har ingen ”text”"),
      ("känns igen på: {namn: A, blad: B}", "Ta bort ”blad”"),
      ("känns igen på: {text: A}\nmen inte på: {text: A}", "står också under ”känns igen på”"),
      (
        "känns igen på: {text: A}\nÄNDRA vision: {cell: C1, värdet står: under}",
        "hör till ”ledtext”"
      ),
      (
        "känns igen på: {text: A}\nÄNDRA vision: {ledtext: V, värdet står: i samma cell}",
        "behöver ett *"
      ),
      ("känns igen på: {text: A}\nÄNDRA vision: {cell: B1}", "Två fält kan inte dela plats"),
      ("känns igen på: {text: A}\nÄNDRA vision: {bladets namn: nej}", "kan bara vara ja"),
      ("känns igen på: {text: A}\nÄNDRA indikator: {utfall: U}", "saknar ”namn”"),
      ("känns igen på: {text: A}\nÄNDRA ekonomi: {utfall: U}", "saknar ”post”"),
    ])
  func silence(lines: String, fault: String) {
    let parts = lines.split(separator: "\nÄNDRA ").map(String.init)
    let found = faults(
      """
      mall: prov
      \(parts[0])
      delar:
        - formulär: A
          fält:
            enhet: {cell: B1}
            mål: {text: Mål}
            \(parts.dropFirst().first ?? "period: År")
      """)
    #expect(found.count == 1 && found[0].contains(fault), "\(found)")
  }

  @Test(
    "Parts without content are faults",
    arguments: ["delar: []", "delar: [{block: B, börjar vid: X, delar: []}]"])
  func empty(parts: String) {
    let found = faults("mall: prov\nkänns igen på: {blad: A}\n\(parts)")
    #expect(found.contains { $0.contains("ska ha minst en del") }, "\(found)")
  }

  @Test("A word with two meanings is a fault, and so is a colour that is none")
  func vocabulary() {
    let found = faults(
      """
      mall: prov
      känns igen på: {blad: Kort}
      delar:
        - formulär: A
          fält: {enhet: Enhet, mål: {text: Mål}}
      ordlista:
        bedömning: {grön: [Bra, OK], gul: ok}
        färger: {röd: rosa}
      """)
    #expect(
      found == [
        "7:37: ”ok” betyder redan ”grön”.",
        "8:17: ”rosa” är ingen färg. Skriv sex tecken, till exempel \"00B050\".",
      ])
  }

  private func faults(_ yaml: String) -> [String] {
    do {
      _ = try Mapping.parse(yaml, file: "prov.yaml")
      return []
    } catch {
      return error.faults.map { "\($0.line):\($0.column): \($0.message)" }
    }
  }
}
