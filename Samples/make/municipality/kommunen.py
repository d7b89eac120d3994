"""The municipality itself."""

from shape import A, E, G, H, I, OWN_VARIANCE, T, Unit, V

UNITS = [
    Unit("K", "Ekeby kommun", "Helena Wrangsjö", "Kommundirektör", "Ekeby;Kommunen",
         "Kommunövergripande/Styrkort 2025 Ekeby kommun.xlsx", "A xlsxwriter", "riktning procent", "2026-01-29",
         "År 2030 är Ekeby en kommun där det är enkelt att leva, lära och driva företag. Vi möter varje invånare "
         "med kunskap och respekt. Våra beslut håller både för plånboken och för nästa generation.",
         ((565300, 568150, 548800), (-21500, -20890, -23140)), [
        G(V, "", "Senast den 31 december 2025 ska minst 80 % av dem som kontaktar kommunen få svar inom två arbetsdagar, "
          "och alla elever ska lämna grundskolan med behörighet att läsa vidare.", "gul",
          "Servicen har blivit snabbare sedan kontaktcenter fick ansvar för alla inkommande ärenden. Behörigheten till "
          "gymnasiet har ökat men når inte målvärdet, främst på grund av matematik.",
          [I("Andel som får svar på e-post inom två dagar", "%", ">=80", "86", "78", "74", "KKiK, servicemätning", "U00442"),
           I("Andel elever i åk 9 behöriga till yrkesprogram", "%", ">=88", "84.5", "83.1", "82", "Skolverket", "N15436"),
           I("Nöjd medborgarindex, rekommendation", "index", ">=62", "62", "60", "58", "SCB medborgarundersökning", "U00401")],
          [T("Inrätta kontaktcenter för samtliga förvaltningar", "Kanslichef", "2025-01-13", "2025-06-30", "Klar"),
           T("Gemensam plan för ökad behörighet i matematik", "Skolchef", "2025-01-13", "2025-12-19", "Pågår")]),
        G(A, "", "Ekeby ska vara en hållbar arbetsplats: medarbetarengagemanget ska vara minst 79 och sjukfrånvaron högst 6,5 % "
          "under 2025.", "gul",
          "Engagemanget når målet. Sjukfrånvaron sjunker för tredje året i rad men är fortfarande för hög inom vård och omsorg.",
          [I("Hållbart medarbetarengagemang, totalindex", "index", ">=79", "79.4", "78.2", "77", "Medarbetarenkät", "U00200"),
           I("Sjukfrånvaro, andel av ordinarie arbetstid", "%", "<=6.5", "7.1", "7.6", "8.2", "Personalsystemet", "N00090")],
          [T("Chefsutbildning i tidig rehabilitering", "HR-chef", "2025-02-03", "2025-11-28", "Klar"),
           T("Handlingsplan för sänkt sjukfrånvaro i vård och omsorg", "HR-chef", "2025-03-03", "2025-12-31", "Pågår")]),
        G(H, "", "Utsläppen från kommunens transporter ska till den 31 december 2025 vara högst 310 ton koldioxid och andelen "
          "fossilfria fordon minst 60 %.", "grön",
          "Båda målvärdena är uppnådda tack vare biogas i renhållningen och elbilar i hemtjänsten.",
          [I("Koldioxid från egna transporter", "ton", "<=310", "298", "334", "371", "Miljöredovisning"),
           I("Andel fossilfria fordon", "%", ">=60", "63.5", "52", "41", "Bilpoolen", "N00405")],
          [T("Byta ut 14 bensinbilar mot elbilar", "Fordonssamordnare", "2025-02-01", "2025-10-31", "Klar")]),
        G(E, "", "Kommunens resultat ska 2025 vara minst 2 % av skatter och statsbidrag och soliditeten minst 38 %.", "grön",
          "Resultatet är starkare än budget, framför allt genom högre skatteintäkter. Kostnaderna inom individ- och "
          "familjeomsorg oroar inför 2026.",
          [I("Resultat som andel av skatter och statsbidrag", "%", ">=2", "2.4", "1.7", "1.5", "Bokslut", "N03001"),
           I("Soliditet inklusive samtliga pensionsåtaganden", "%", ">=38", "39.2", "37.6", "36", "Bokslut", "N03034")],
          [T("Månadsuppföljning till kommunstyrelsen", "Ekonomichef", "2025-02-01", "2025-12-31", "Klar"),
           T("Upphandlingsplan för 2026–2028", "Ekonomichef", "2025-09-01", "2025-12-31", "Försenad")]),
    ]),
]
