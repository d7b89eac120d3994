#!/usr/bin/env python3
"""Writes the sample municipality "Ekeby kommun": register, configuration, filled templates and facit.

    python3 make-samples.py            (needs openpyxl, XlsxWriter and LibreOffice)

Read it from top to bottom: the data, the rules that facit follows, one function per
layout, one function per program that writes files, and last the list of what is written.
The files are committed beside this script, so nobody needs to run it to build or test.
Persons are invented. Kolada ids have the right form but are chosen freely.
"""

import csv
import datetime
import io
import pathlib
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from decimal import Decimal

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

HERE = pathlib.Path(__file__).resolve().parent


# ---------------------------------------------------------------------------------------
# The shape of the data
# ---------------------------------------------------------------------------------------

@dataclass
class Indicator:
    name: str
    unit: str          # %, antal, index, tkr, dagar, ...
    target: str        # ">=85" or "<=5.5"
    outcome: str       # a number, a mark for missing, or OWN_VARIANCE
    previous: str      # outcome the year before
    baseline: str = ""
    source: str = ""
    kolada: str = ""

    @property
    def lower_is_better(self):
        return self.target.startswith("<=")

    @property
    def target_number(self):
        return self.target[2:]


@dataclass
class Activity:
    text: str
    responsible: str
    start: str
    end: str
    status: str


@dataclass
class Goal:
    area: str
    parent: str        # number of the goal one level up; a lone digit is completed with the parent's code
    text: str
    assessed: str      # grön, gul, röd, svart; empty = the manager left it out
    analysis: str
    indicators: list
    activities: list
    end: str = "2025-12-31"
    responsible: str = ""
    number: str = ""   # filled in below


@dataclass
class Unit:
    code: str
    name: str
    manager: str
    role: str
    aliases: str
    file: str          # path below inkorg/, empty = nothing was sent
    layout: str        # "A libreoffice", "A xlsxwriter", "B ods", "B xlsx", "C cp1252", "C utf8", "pdf", ""
    habits: str        # how this manager types: see `Typist`
    submitted: str
    vision: str
    economy: tuple     # ((income budget, outcome, previous), (costs budget, outcome, previous)), tkr
    goals: list = field(default_factory=list)
    written_name: str = ""   # what stands in the template instead of the name
    state: str = "mottagen"  # mottagen, mottagen med fel, returnerad, saknas
    school_year: bool = False

    @property
    def parent_code(self):
        if self.code == "K":
            return ""
        return self.code.rpartition("-")[0] or "K"

    @property
    def level(self):
        return "kommun" if self.code == "K" else ("nämnd", "verksamhet", "enhet")[self.code.count("-")]


V, A, H, E = "Verksamhet", "Arbetsmiljö", "Hållbar utveckling", "Ekonomi"
I, T, G = Indicator, Activity, Goal   # short names: the data below uses them some hundred times
OWN_VARIANCE = "egen avvikelse"       # net outcome minus net budget of the unit itself

# ---------------------------------------------------------------------------------------
# The data
# ---------------------------------------------------------------------------------------

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

    # ---------------------------------------------------------------- Kommunstyrelsen
    Unit("KS", "Kommunstyrelsen", "Mats Ahlgren", "Kommunstyrelsens ordförande", "KS;Kommunledning",
         "Kommunstyrelsen/Styrkort KS 2025.xlsx", "A libreoffice", "ord procent", "2026-01-27",
         "Kommunstyrelsen gör vision 2030 möjlig genom tydlig ledning, god service och ordning i ekonomin. Vi tar ansvar "
         "för helheten och för att gator, måltider och lokaler fungerar varje dag.",
         ((4200, 4385, 4102), (-38600, -37940, -36875)), [
        G(V, "K1", "Företagens nöjdhet med kommunens service ska under 2025 vara minst 73 i NKI.", "grön",
          "Nöjdheten ökade fyra enheter. Snabbare serveringstillstånd och en fast kontaktväg för företag gav effekt.",
          [I("Nöjd kund-index företag", "index", ">=73", "75", "71", "70", "SKR Insikt", "U07451"),
           I("Andel företagsärenden med svar inom 24 timmar", "%", ">=90", "92", "85", "80", "Kontaktcenter")],
          [T("Företagslots med ett nummer in", "Näringslivschef", "2025-01-13", "2025-04-30", "Klar"),
           T("Fyra frukostmöten med näringslivet", "Näringslivschef", "2025-02-01", "2025-11-30", "Klar")]),
        G(A, "K2", "Alla chefer ska under 2025 ha högst 30 medarbetare och ett ledarskapsindex på minst 80.", "gul",
          "Ledarskapsindex når målet. Antalet medarbetare per chef är kvar på för hög nivå i måltid och lokalvård.",
          [I("Ledarskapsindex", "index", ">=80", "81", "79", "78", "Medarbetarenkät"),
           I("Medarbetare per chef, medelvärde", "antal", "<=30", "33.5", "34", "35", "Personalsystemet")],
          [T("Se över chefsorganisationen i serviceverksamheterna", "HR-chef", "2025-03-01", "2025-12-15", "Försenad")]),
        G(H, "K3", "Energianvändningen i kommunens lokaler ska vara högst 148 kWh per kvadratmeter 2025.", "röd",
          "Målet nås inte. Ventilationsbytet på Ekebyskolan sköts upp och våren var kall.",
          [I("Energianvändning per kvadratmeter", "kWh", "<=148", "156", "158", "164", "Fastighetssystemet", "U00804")],
          [T("Byta ventilation på Ekebyskolan", "Fastighetschef", "2025-05-01", "2025-10-31", "Avbruten"),
           T("Driftoptimera tio fastigheter", "Fastighetschef", "2025-01-13", "2025-12-31", "Pågår")]),
        G(E, "K4", "Avvikelsen mellan prognosen i delårsbokslutet och utfallet ska vara högst 1,0 % och avtalstroheten minst 85 %.",
          "gul",
          "Prognossäkerheten är god. Avtalstroheten mäts från 2026 då det nya inköpssystemet är på plats.",
          [I("Prognosavvikelse delår–bokslut", "%", "<=1.0", "0.8", "1.6", "1.9", "Ekonomisystemet"),
           I("Avtalstrohet", "%", ">=85", "ej mätt", "79", "78", "Inköpsanalys")],
          [T("Införa inköpssystem", "Upphandlingschef", "2025-01-13", "2025-12-31", "Pågår")]),
    ]),
    Unit("KS-GOP", "Gata och park", "Johan Tegelmo", "Verksamhetschef", "GoP;Gatu- och parkverksamheten;Tekniska",
         "Kommunstyrelsen/Gata och park styrkort 2025.xlsx", "A xlsxwriter", "ord svensktext böjd", "2026-01-22",
         "Gator, parker och lekplatser ska vara trygga, tillgängliga och vackra år 2030. Vi underhåller i tid så att "
         "kommande generationer slipper betala för det vi inte gjorde.",
         ((1150, 1242, 1098), (-6400, -6515, -6120)), [
        G(V, "1", "Invånarnas nöjdhet med gator, gång- och cykelvägar ska vara minst 58 i index 2025.", "röd",
          "Cykelvägarna får bättre betyg, gatorna sämre. Vinterväghållningen drar ned helheten och vi bedömer inte målet som uppnått.",
          [I("Nöjd med gator och vägar", "index", ">=58", "55.5", "57", "56", "Kritik på teknik"),
           I("Nöjd med gång- och cykelvägar", "index", ">=58", "60", "57.5", "56", "Kritik på teknik")],
          [T("Ny prioritering av snöröjning längs skolvägar", "Driftledare", "2025-09-01", "2025-11-15", "Klar"),
           T("Beläggningsprogram 2025–2028", "Gatuingenjör", "2025-01-15", "2025-06-30", "Klar")]),
        G(A, "2", "Antalet arbetsolyckor med frånvaro ska vara högst 2 under 2025 och alla tillbud ska rapporteras.", "grön",
          "En olycka med frånvaro. Rapporteringen av tillbud har tredubblats vilket är önskat.",
          [I("Arbetsolyckor med frånvaro", "antal", "<=2", "1", "4", "4", "KIA"),
           I("Rapporterade tillbud", "antal", ">=30", "41", "13", "12", "KIA")],
          [T("Skyddsrond varje kvartal på alla arbetsplatser", "Skyddsombud och driftledare", "2025-01-15", "2025-12-15", "Klar")]),
        G(E, "4", "Gata och park ska 2025 hålla sin egen budgetram och minska kostnaden för vinterväghållning per kilometer.", "röd",
          "Ramen hölls nästan, men vintern blev dyr: tre veckor med dubbla utryckningar.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-112.5", "-90", "Ekonomisystemet"),
           I("Kostnad för vinterväghållning per kilometer", "kr", "<=21500", "24312.5", "22140", "22800", "Ekonomisystemet")],
          [T("Omförhandla avtalet om beredskap", "Verksamhetschef", "2025-04-01", "2025-09-30", "Försenad")]),
    ]),
    Unit("KS-GOP-01", "Gatuenheten", "Roger Malmkvist", "Enhetschef", "Gatukontoret;Gata",
         "Kommunstyrelsen/Målkort gatuenheten.ods", "B ods", "procent textdatum", "2026-01-19",
         "Vi håller Ekebys gator framkomliga året om. År 2030 ska det gå att cykla tryggt mellan alla tätorter.",
         ((3200, Decimal("3415.5"), 3050), (-17800, Decimal("-19260.5"), -16940)), [
        G(V, "1", "Felanmälda hål i gatan ska under 2025 åtgärdas inom i medeltal högst 10 dagar.", "grön",
          "Medeltiden är 8,5 dagar sedan felanmälan flyttades till telefonen i servicebilen.",
          [I("Åtgärdstid för felanmälan", "dagar", "<=10", "8.5", "14"),
           I("Andel felanmälningar besvarade inom ett dygn", "%", ">=90", "94", "71")],
          [T("Digital felanmälan i servicebilarna", "Roger Malmkvist", "2025-02-03", "2025-04-30", "Klar")]),
        G(A, "2", "Alla medarbetare ska ha genomfört utbildning i Arbete på väg och trivas på jobbet, index minst 75.", "gul",
          "Alla utbildningar är genomförda men trivseln sjönk under den hårda vintern.",
          [I("Andel medarbetare med giltig utbildning", "%", ">=100", "100", "88"),
           I("Trivselindex", "index", ">=75", "71", "74")],
          [T("Utbildning Arbete på väg, steg 1 och 2", "Arbetsledare", "2025-03-01", "2025-05-30", "Klar"),
           T("Ny rotation för beredskapen", "Roger Malmkvist", "2025-09-01", "2025-10-15", "Pågår")]),
        G(E, "3", "Gatuenheten ska 2025 hålla sin budget.", "röd",
          "Underskottet beror helt på vinterväghållningen, som kostade 1,4 mnkr mer än budget.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-410")],
          [T("Veckovis uppföljning av utryckningar", "Driftledare", "2025-01-01", "2025-04-30", "Klar"),
           T("Pröva saltlösning på huvudgator", "Arbetsledare", "2025-10-01", "2025-12-31", "Pågår")]),
    ]),
    Unit("KS-GOP-02", "Parkenheten", "Lisbeth Oskarsdotter", "Enhetschef", "Park;Parkförvaltningen",
         "", "", "", "", "", None, [], state="saknas"),
    Unit("KS-KOL", "Kost och lokalvård", "Annelie Brodin", "Verksamhetschef", "KoL;Kost- och lokalvårdsverksamheten;Måltid och städ",
         "Kommunstyrelsen/KS-KOL_styrkort_2025.csv", "C cp1252", "", "2026-01-21",
         "Goda måltider och rena lokaler ger barn, elever och äldre en bättre dag. År 2030 serverar vi mat som är bra för både "
         "gästen och klimatet.",
         ((600, 585, 610), (-2900, -2870, -2795)), [
        G(V, "1", "Minst 78 % av gästerna ska under 2025 vara nöjda med maten, och minst 85 % av kunderna med städningen.", "grön",
          "Båda målen är uppnådda. Elevråden har varit med och valt rätter.",
          [I("Nöjda måltidsgäster", "%", ">=78", "80", "76"),
           I("Nöjda städkunder", "%", ">=85", "85", "83.5")],
          [T("Matråd på alla skolor; två gånger per termin", "Kostchef", "2025-01-20", "2025-12-12", "Klar")]),
        G(A, "2", "Sjukfrånvaron i verksamheten ska 2025 vara högst 7,5 %.", "röd",
          "Sjukfrånvaron ökade under våren. Belastningsskador i lokalvården är den största orsaken.",
          [I("Sjukfrånvaro", "%", "<=7.5", "9.2", "8.4")],
          [T("Ergonomiutbildning för alla", "Annelie Brodin", "2025-03-03", "2025-06-13", "Klar"),
           T("Robotar för golvvård på tre skolor", "Lokalvårdschef", "2025-08-01", "2025-12-31", "Pågår")]),
        G(H, "3", "Matsvinnet ska 2025 vara högst 45 gram per portion och andelen ekologiskt eller närproducerat minst 40 %.", "gul",
          "Svinnet minskade tydligt. Andelen ekologiskt sjönk när priserna steg.\nVi väljer hellre svenskt än ekologiskt när båda inte går.",
          [I("Matsvinn per portion", "gram", "<=45", "41.5", "52"),
           I("Andel ekologiskt eller närproducerat", "%", ">=40", "36", "38")],
          [T("Väga svinnet två veckor per termin", "Kökschefer", "2025-02-10", "2025-11-28", "Klar")]),
        G(E, "4", "Kost och lokalvård ska 2025 hålla sin egen ram.", "grön", "Överskott på vakant tjänst under våren.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "25")],
          [T("Månadsavstämning med enhetscheferna", "Ekonom", "2025-01-31", "2025-12-31", "Klar")]),
    ], written_name="KS-KOL"),
    Unit("KS-KOL-01", "Kostenheten", "Petra Nyhlén", "Kostchef", "Kosten;Måltidsenheten",
         "Kommunstyrelsen/Kostenheten bokslut 2025.xlsx", "A libreoffice", "riktning procent textdatum", "2026-01-20",
         "Måltiden ska vara dagens höjdpunkt. År 2030 lagas all mat från grunden, nära gästen och med råvaror vi kan stå för.",
         ((19800, 20105, 18960), (-24600, -25480, -23890)), [
        G(V, "1", "Minst 80 % av eleverna ska vara nöjda med skollunchen våren 2025.", "grön",
          "Målet nåddes med god marginal efter att salladsbuffén byggts ut.",
          [I("Andel elever nöjda med skollunchen", "%", ">=80", "83", "77", "75", "Elevenkät"),
           I("Andel portioner lagade från grunden", "%", ">=70", "70", "64", "60", "Kostdatasystemet")],
          [T("Bygga ut salladsbuffén i tre kök", "Kökschef", "2025-01-07", "2025-03-31", "Klar"),
           T("Provsmakning med elevråden", "Måltidsutvecklare", "2025-02-03", "2025-05-30", "Klar")]),
        G(H, "3", "Matsvinnet i skolköken ska 2025 vara högst 42 gram per portion.", "grön",
          "Svinnet har minskat från 51 till 40 gram. Vägningen har blivit en tävling mellan klasserna.",
          [I("Matsvinn per portion i skolkök", "gram", "<=42", "40", "51", "55", "Egen vägning")],
          [T("Svinntävling mellan årskurser", "Måltidsutvecklare", "2025-03-10", "2025-04-11", "Klar")]),
        G(E, "4", "Kostenheten ska 2025 hålla sin budget och ha en råvarukostnad på högst 16,50 kronor per portion.", "röd",
          "Priserna på kaffe, mejeri och nötkött steg mer än indexuppräkningen.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-120", "-80", "Ekonomisystemet"),
           I("Råvarukostnad per portion", "kr", "<=16.5", "17.2", "15.9", "15.1", "Kostdatasystemet")],
          [T("Säsongsanpassad matsedel", "Petra Nyhlén", "2025-08-18", "2025-12-19", "Pågår")]),
    ]),
    Unit("KS-KOL-02", "Lokalvårdsenheten", "Besim Krasniqi", "Enhetschef", "Lokalvården;Städenheten",
         "Kommunstyrelsen/lokalvard2025.csv", "C cp1252", "", "2026-01-26",
         "Rena och sunda lokaler gör att andra kan lyckas. År 2030 städar vi på rätt ställe, i rätt tid och utan farliga kemikalier.",
         ((11200, 11200, 10850), (-14900, -14655, -14380)), [
        G(V, "1", "Städkvaliteten enligt INSTA 800 ska 2025 vara godkänd på minst 90 % av kontrollerna.", "grön",
          "91 av 96 kontroller godkända.",
          [I("Andel godkända kvalitetskontroller", "%", ">=90", "94.8", "89")],
          [T("Kvalitetskontroll varje månad", "Arbetsledare", "2025-01-15", "2025-12-15", "Klar")]),
        G(A, "2", "Sjukfrånvaron ska vara högst 8,0 % och engagemanget minst 76 i index 2025.", "röd",
          "Sjukfrånvaron är hög och engagemanget når inte upp. Schemaförändringen i mars gjordes för snabbt; vi tar ett omtag 2026.",
          [I("Sjukfrånvaro", "%", "<=8", "10.4", "9.1"),
           I("Hållbart medarbetarengagemang", "index", ">=76", "73", "75")],
          [T("Nytt schema i två steg", "Besim Krasniqi", "2025-03-01", "2025-06-30", "Avbruten"),
           T("Ergonomirond med företagshälsovården", "Arbetsledare", "2025-09-01", "2025-11-30", "Klar")]),
        G(H, "3", "Andelen miljömärkta kemtekniska produkter ska 2025 vara minst 95 %.", "svart",
          "Leverantören kunde inte lämna statistik för 2025. Mätningen tas upp igen 2026.",
          [I("Andel miljömärkta produkter", "%", ">=95", "i.u.", "91")],
          [T("Byta golvvårdsprodukter", "Arbetsledare", "2025-02-01", "2025-05-31", "Klar")]),
    ]),

    # ---------------------------------------------------------------- Barn- och utbildningsnämnden
    Unit("BUN", "Barn- och utbildningsnämnden", "Ingela Forsvall", "Nämndens ordförande", "BUN;Barn och utbildning;Utbildningsnämnden",
         "Barn- och utbildningsnämnden/Styrkort 2025 BUN.xlsx", "A xlsxwriter", "blandat procenttext", "2026-01-28",
         "Alla barn och elever i Ekeby ska nå sin fulla potential. År 2030 lämnar varje elev skolan med framtidstro och behörighet "
         "till nästa steg.",
         ((2100, 2340, 1985), (-19400, -18870, -18650)), [
        G(V, "K1", "Andelen elever i årskurs 9 som är behöriga till yrkesprogram ska våren 2025 vara minst 88 % och meritvärdet minst 218.",
          "röd", "Resultaten förbättras men når inte målvärdena. Skillnaden mellan skolorna är stor och matematiken avgör.",
          [I("Andel elever behöriga till yrkesprogram", "%", ">=88", "84.5", "83.1", "82", "Skolverket", "N15436"),
           I("Genomsnittligt meritvärde åk 9", "poäng", ">=218", "214.6", "211", "209", "Skolverket", "N15505")],
          [T("Förstelärare i matematik på alla skolor", "Skolchef", "2025-01-13", "2025-12-19", "Pågår"),
           T("Lovskola i åk 8 och 9", "Rektorerna", "2025-06-16", "2025-08-08", "Klar")]),
        G(A, "K2", "Engagemanget bland medarbetarna ska 2025 vara minst 80 och andelen legitimerade lärare minst 82 %.", "grön",
          "Båda målvärdena uppnås. Karriärtjänsterna har gjort det lättare att rekrytera.",
          [I("Hållbart medarbetarengagemang", "index", ">=80", "80.5", "79", "78", "Medarbetarenkät", "U00200"),
           I("Andel lärare med legitimation", "%", ">=82", "82", "80.4", "79", "Skolverket", "N15030")],
          [T("Rekryteringsresa till tre lärosäten", "HR-partner", "2025-02-01", "2025-04-30", "Klar")]),
        G(H, "K3", "Alla skolor och förskolor ska 2025 arbeta med hållbar utveckling och minst 60 % av eleverna ska gå eller cykla till skolan.",
          "gul", "Alla enheter har planer. Resvaneundersökningen genomförs först 2026.",
          [I("Andel enheter med plan för hållbar utveckling", "%", ">=100", "100", "92", "80", "Egen sammanställning"),
           I("Andel elever som går eller cyklar", "%", ">=60", "ej mätt", "54", "54", "Resvaneundersökning")],
          [T("Vandrande skolbussar vid två skolor", "Trafikplanerare", "2025-04-01", "2025-10-31", "Pågår"),
           T("Nätverk för hållbarhetsombud", "Utvecklingsledare", "2025-01-20", "2025-12-12", "Klar")]),
        G(E, "K4", "Nämndens kostnad per elev i grundskolan ska 2025 vara högst 128 500 kronor och prognosen säker.", "gul",
          "Kostnaden per elev är högre än planerat på Ekebyskolan. Prognosen i augusti var nära utfallet.",
          [I("Kostnad per elev i grundskolan", "kr", "<=128500", "131240", "125900", "124000", "Räkenskapssammandrag", "N15006"),
           I("Prognosavvikelse delår–bokslut", "%", "<=1", "0.6", "1.2", "1.4", "Ekonomisystemet")],
          [T("Ny resursfördelningsmodell", "Förvaltningsekonom", "2025-02-03", "2025-10-31", "Klar")]),
    ]),
    Unit("BUN-FSK", "Förskola", "Eva-Lotta Sandgren", "Verksamhetschef", "FSK;Förskolan;Förskoleverksamheten",
         "Barn- och utbildningsnämnden/Förskola styrkort 2025.xlsx", "A libreoffice", "ord procenttext", "2026-01-23",
         "I Ekebys förskolor leker, lär och växer alla barn. År 2030 har varje barn ett rikt språk när skolan börjar.",
         ((8900, 8760, 8815), (-6200, -6105, -5990)), [
        G(V, "1", "Vårdnadshavarnas nöjdhet ska 2025 vara minst 90 % och alla barn ska få högläsning varje dag.", "grön",
          "Nöjdheten är hög och ökande. Högläsningen är nu en fast rutin på alla avdelningar.",
          [I("Andel nöjda vårdnadshavare", "%", ">=90", "93", "89", "88", "Förskoleenkät"),
           I("Andel avdelningar med daglig högläsning", "%", ">=100", "100", "86", "70", "Egen uppföljning")],
          [T("Språklyft för all personal", "Utvecklingsledare", "2025-01-20", "2025-12-05", "Klar"),
           T("Bokpåse till alla treåringar", "Bibliotekarie", "2025-03-01", "2025-05-31", "Klar")]),
        G(A, "2", "Korttidssjukfrånvaron ska 2025 vara högst 4,0 % och andelen förskollärare minst 45 %.", "gul",
          "Andelen förskollärare ökade. Korttidsfrånvaron påverkades av vinterns infektioner.",
          [I("Korttidssjukfrånvaro", "%", "<=4", "4.6", "4.9", "5.2", "Personalsystemet"),
           I("Andel förskollärare", "%", ">=45", "46.5", "43", "42", "Skolverket", "N11024")],
          [T("Hygienvecka på alla förskolor", "Rektorerna", "2025-01-27", "2025-10-10", "Klar")]),
        G(H, "3", "Alla förskolor ska ha Grön flagg senast den 30 juni 2025.", "svart",
          "Certifieringen är pausad av den nationella organisationen och kunde inte mätas.",
          [I("Andel förskolor med Grön flagg", "%", ">=100", "ej mätt", "50", "50", "Håll Sverige Rent")],
          [T("Ansökan om certifiering", "Utvecklingsledare", "2025-02-01", "2025-05-31", "Avbruten")]),
        G(E, "4", "Förskolan ska 2025 hålla sin egen ram och ha högst 5,3 barn per årsarbetare.", "gul",
          "Barnantalet sjönk mer än väntat vilket gav lägre intäkter. Personaltätheten är bättre än målet.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "40", "0", "Ekonomisystemet"),
           I("Barn per årsarbetare", "antal", "<=5.3", "5.1", "5.4", "5.5", "Skolverket", "N11102")],
          [T("Anpassa antalet avdelningar till barnprognosen", "Eva-Lotta Sandgren", "2025-03-01", "2025-08-15", "Klar")]),
    ]),
    Unit("BUN-FSK-01", "Björkbackens förskola", "Camilla Ståhlros", "Rektor", "Björkbacken;Björkbacken förskola",
         "Barn- och utbildningsnämnden/Förskola/Björkbacken styrkort.csv", "C cp1252", "", "2026-01-30",
         "Hos oss får barnen tid att leka klart. År 2030 är gården ett uterum för lärande året om.",
         ((240, 236, 231), (-9100, -9045, -8870)), [
        G(V, "1", "Minst 90 % av vårdnadshavarna ska 2025 vara nöjda med förskolan.", "grön", "Mycket goda resultat i enkäten.",
          [I("Andel nöjda vårdnadshavare", "%", ">=90", "95", "91")],
          [T("Föräldramöten i mindre grupper", "Camilla Ståhlros", "2025-02-01", "2025-10-31", "Klar")]),
        G(E, "4", "Björkbacken ska 2025 hålla sin budget.", "grön", "Överskott på vikarier.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "12")],
          [T("Gemensam vikariepool med Ängen", "Camilla Ståhlros", "2025-01-07", "2025-12-19", "Klar")]),
    ], written_name="Björkbakens förskola", state="returnerad", school_year=True),
    Unit("BUN-FSK-02", "Ängens förskola", "Karin Lundmark", "Rektor", "Ängen;Blåklintens förskola",
         "Barn- och utbildningsnämnden/Förskola/Styrkort 2025 Ängens förskola.xlsx", "A libreoffice", "riktning procent", "2026-01-16",
         "På Ängen möts språk och kulturer. År 2030 går varje barn vidare till skolan nyfiket, tryggt och med ett rikt svenskt språk.",
         ((310, 328, 295), (-11400, -11405, -11020)), [
        G(V, "1", "Alla femåringar ska våren 2025 nå steg 3 i språkuppföljningen, minst 85 %, och daglig högläsning ska ske på alla avdelningar.",
          "grön", "Resultatet är mycket gott. Flerspråkiga pedagoger har gjort skillnad.",
          [I("Andel femåringar som når steg 3", "%", ">=85", "88", "81", "79", "TRAS"),
           I("Andel avdelningar med daglig högläsning", "%", ">=100", "100", "75", "50", "Egen uppföljning")],
          [T("Flerspråkiga sagostunder", "Karin Lundmark", "2025-01-13", "2025-06-13", "Klar"),
           T("Handledning i TRAS", "Specialpedagog", "2025-02-03", "2025-05-16", "Klar")], end="2025-06-30"),
        G(A, "2", "Medarbetarnas engagemang ska 2025 vara minst 80.", "grön", "Arbetslagen har fått egen planeringstid varje vecka.",
          [I("Hållbart medarbetarengagemang", "index", ">=80", "82", "78", "77", "Medarbetarenkät")],
          [T("Planeringstid i schemat", "Karin Lundmark", "2025-01-13", "2025-02-28", "Klar")]),
        G(E, "4", "Ängens förskola ska 2025 hålla sin budget.", "grön", "Ett litet överskott trots extra resurs till barn i behov av stöd.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-65", "-40", "Ekonomisystemet")],
          [T("Se över vikarieanskaffningen", "Karin Lundmark", "2025-04-01", "2025-09-30", "Klar")]),
    ], school_year=True),
    Unit("BUN-FSK-03", "Lillskogens förskola", "Marie Tunström", "Rektor", "Lillskogen",
         "Barn- och utbildningsnämnden/Förskola/Målkort Lillskogen.ods", "B ods", "procenttext", "2026-01-15",
         "Skogen är vårt klassrum. År 2030 är Lillskogen en förebild för utomhuspedagogik i länet.",
         ((260, 255, 248), (-9650, -9480, -9395)), [
        G(V, "1", "Barnen ska 2025 vara ute i skogen minst tre dagar i veckan och minst 90 % av vårdnadshavarna ska vara nöjda.", "grön",
          "Båda målen nås.\nUtedagarna har också minskat korttidsfrånvaron.",
          [I("Utedagar per vecka", "antal", ">=3", "3.4", "2.8"),
           I("Andel nöjda vårdnadshavare", "%", ">=90", "96", "92"),
           I("Andel avdelningar med daglig högläsning", "%", ">=100", "100", "100")],
          [T("Bygga vindskydd med föräldragruppen", "Marie Tunström", "2025-04-05", "2025-05-24", "Klar")], end="2025-06-30"),
        G(A, "2", "Korttidssjukfrånvaron ska 2025 vara högst 4,0 %.", "grön", "Frånvaron är 3,1 % och den lägsta i kommunen.",
          [I("Korttidssjukfrånvaro", "%", "<=4", "3.1", "4.2")],
          [T("Friskvårdstimme utomhus", "Arbetslagen", "2025-01-13", "2025-12-12", "Klar")]),
        G(H, "3", "Förskolan ska 2025 halvera restavfallet till högst 600 kg.", "gul",
          "Avfallet vägdes inte eftersom vågen var trasig, men sorteringen har synbart förbättrats.",
          [I("Restavfall", "kg", "<=600", "ej mätt", "1150")],
          [T("Källsortering med barnen", "Miljöombud", "2025-01-20", "2025-06-05", "Klar")]),
    ], school_year=True),
    Unit("BUN-FSK-04", "Solgläntans förskola", "Yvonne Hallström", "Rektor", "Solgläntan;Solgläntan förskola",
         "Barn- och utbildningsnämnden/Förskola/solglantan_2025.csv", "C cp1252", "", "2026-01-14",
         "Solgläntan ska vara en lugn plats i barnens dag. År 2030 är grupperna små och personalen välutbildad.",
         ((Decimal("285.5"), Decimal("291.0"), Decimal("270.5")), (-10480, Decimal("-10712.5"), Decimal("-10105.5"))), [
        G(V, "1", "Barngrupperna ska 2025 vara högst 15 barn i medeltal och vårdnadshavarnas nöjdhet minst 90 %.", "gul",
          "Nöjdheten nås men grupperna blev för stora under hösten; en avdelning öppnar i januari 2026.",
          [I("Barn per grupp, medelvärde", "antal", "<=15", "16.2", "15.8"),
           I("Andel nöjda vårdnadshavare", "%", ">=90", "91", "90")],
          [T("Öppna avdelning Gläntan", "Yvonne Hallström", "2025-08-11", "2025-12-19", "Försenad"),
           T("Lugna lekmiljöer", "Specialpedagog", "2025-02-01", "2025-05-30", "Klar")], end="2025-06-30"),
        G(A, "2", "Andelen förskollärare ska 2025 vara minst 45 %.", "röd", "Två förskollärare slutade och kunde inte ersättas.",
          [I("Andel förskollärare", "%", ">=45", "38.5", "44")],
          [T("Studerandetjänster tillsammans med högskolan", "Yvonne Hallström", "2025-09-01", "2025-12-31", "Pågår")]),
    ], school_year=True),
    Unit("BUN-GRS", "Grundskola", "Tomas Ekdahl", "Verksamhetschef", "GRS;Grundskolan",
         "Barn- och utbildningsnämnden/Grundskola styrkort 2025.xlsx", "A xlsxwriter", "ord procent", "2026-01-26",
         "Varje elev ska lyckas i Ekebys grundskola. År 2030 är skolorna likvärdiga och trygga.",
         ((9400, 9855, 9120), (-14800, -15120, -14310)), [
        G(V, "1", "Andelen elever i årskurs 6 med godkänt i alla ämnen ska våren 2025 vara minst 78 %.", "grön",
          "Godkända i alla ämnen ökade till 79 %, och det är det målet handlar om. Svenska i åk 3 behöver mer arbete.",
          [I("Andel elever i åk 6 godkända i alla ämnen", "%", ">=78", "79", "74", "72", "Skolverket", "N15540"),
           I("Andel elever i åk 3 som klarar nationella prov i svenska", "%", ">=80", "76.5", "77", "75", "Skolverket", "N15452")],
          [T("Läslyft i åk 1–3", "Utvecklingsledare", "2025-01-13", "2025-06-05", "Klar"),
           T("Kollegialt lärande i matematik", "Förstelärare", "2025-01-13", "2025-12-12", "Pågår")], end="2025-06-30"),
        G(V, "1", "Minst 90 % av eleverna ska våren 2025 känna sig trygga i skolan.", "grön",
          "Tryggheten ökade på alla skolor. Rastvärdarna nämns av eleverna själva.",
          [I("Andel trygga elever i åk 5", "%", ">=90", "91.5", "88", "87", "Skolinspektionen", "U15413"),
           I("Andel trygga elever i åk 8", "%", ">=85", "86", "82", "80", "Skolinspektionen", "U15415")],
          [T("Rastaktiviteter på alla skolor", "Fritidspedagoger", "2025-01-13", "2025-06-05", "Klar")], end="2025-06-30"),
        G(A, "2", "Personalomsättningen ska 2025 vara högst 10 % och engagemanget minst 80.", "grön",
          "Omsättningen fortsätter ned. Engagemanget nådde precis målet.",
          [I("Personalomsättning", "%", "<=10", "8.7", "11.5", "13", "Personalsystemet"),
           I("Hållbart medarbetarengagemang", "index", ">=80", "80", "79", "77", "Medarbetarenkät")],
          [T("Introduktionsår med mentor", "HR-partner", "2025-01-13", "2025-12-19", "Klar")]),
        G(E, "4", "Grundskolan ska 2025 hålla sin egen ram.", "grön", "Högre statsbidrag vägde upp kostnaden för skolskjuts.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-210", "-150", "Ekonomisystemet")],
          [T("Ansöka om samtliga riktade statsbidrag", "Förvaltningsekonom", "2025-01-13", "2025-11-14", "Klar")]),
    ]),
    Unit("BUN-GRS-01", "Ekebyskolan", "Fredrik Åsbrink", "Rektor", "Ekebyskolan 7–9;Centralskolan",
         "Barn- och utbildningsnämnden/Grundskola/Styrkort 2025 Ekebyskolan.xlsx", "A xlsxwriter", "blandat procent textdatum böjd", "2026-01-29",
         "På Ekebyskolan tror vi på varje elev. År 2030 lämnar alla elever årskurs 9 med behörighet och goda vänner.",
         ((2650, 2790, 2480), (-46900, -48350, -45210)), [
        G(V, "1", "Andelen elever i årskurs 9 behöriga till yrkesprogram ska våren 2025 vara minst 88 %.", "röd",
          "Resultatet är 83 %. Var tredje obehörig elev saknar bara matematik; riktad undervisning startade för sent.",
          [I("Andel elever behöriga till yrkesprogram", "%", ">=88", "83", "81", "80", "Betygssystemet", "N15436"),
           I("Andel elever med godkänt i matematik", "%", ">=92", "86.5", "85", "84", "Betygssystemet")],
          [T("Mattestuga tre eftermiddagar i veckan", "Fredrik Åsbrink", "2025-01-13", "2025-06-05", "Klar"),
           T("Intensivperiod inför nationella prov", "Förstelärare matematik", "2025-03-03", "2025-05-09", "Försenad")], end="2025-06-30"),
        G(V, "2", "Minst 85 % av eleverna i årskurs 8 ska våren 2025 känna sig trygga.", "grön", "Trygghetsteamets arbete i korridorerna ger resultat.",
          [I("Andel trygga elever i åk 8", "%", ">=85", "86", "82", "80", "Skolinspektionen", "U15415")],
          [T("Trygghetsteam i korridorer och matsal", "Kurator", "2025-01-13", "2025-12-19", "Klar")], end="2025-06-30"),
        G(A, "3", "Sjukfrånvaron bland lärare ska 2025 vara högst 5,5 % och engagemanget minst 78.", "gul",
          "Sjukfrånvaron sjönk under målet. Engagemanget påverkas av den stökiga arbetsmiljön under ombyggnaden.",
          [I("Sjukfrånvaro lärare", "%", "<=5.5", "5.2", "6.3", "6.8", "Personalsystemet"),
           I("Hållbart medarbetarengagemang", "index", ">=78", "74", "77", "76", "Medarbetarenkät")],
          [T("Tillfälliga arbetsrum under ombyggnaden", "Biträdande rektor", "2025-03-01", "2025-08-15", "Klar")]),
        G(E, "4", "Ekebyskolan ska 2025 ha en budget i balans.", "röd", "Underskottet beror på fler elevassistenter och lokalhyra under ombyggnaden.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-540", "-300", "Ekonomisystemet")],
          [T("Åtgärdsplan till nämnden", "Fredrik Åsbrink", "2025-09-01", "2025-10-15", "Klar")]),
    ], school_year=True),
    Unit("BUN-GRS-02", "Norrby skola", "Susanne Bergvik", "Rektor", "Norrby;Norrbyskolan",
         "Barn- och utbildningsnämnden/Grundskola/Norrby skola 2025.xlsx", "A libreoffice", "ord procenttext svensktext", "2026-01-21",
         "Norrby skola är byns hjärta. År 2030 läser alla barn flytande när de går ut årskurs 3.",
         ((980, 1015, 940), (-27600, -27480, -26790)), [
        G(V, "1", "Minst 85 % av eleverna i årskurs 3 ska våren 2025 klara de nationella proven i svenska.", "gul",
          "Proven klarades av 87 %. Antalet utlånade böcker nådde inte riktigt målet, skolbiblioteket var stängt i fem veckor.",
          [I("Andel elever som klarar nationella prov i svenska", "%", ">=85", "87", "80", "78", "Nationella prov", "N15452"),
           I("Boklån i skolbiblioteket", "antal", ">=6500", "6312", "5840", "5500", "Bibliotekssystemet")],
          [T("Läsgaranti i åk 1", "Speciallärare", "2025-01-13", "2025-06-05", "Klar"),
           T("Nya hyllor i skolbiblioteket", "Skolbibliotekarie", "2025-02-10", "2025-03-14", "Klar")], end="2025-06-30"),
        G(A, "3", "Engagemanget bland medarbetarna ska 2025 vara minst 81.", "grön", "Ett stabilt lag med låg omsättning.",
          [I("Hållbart medarbetarengagemang", "index", ">=81", "84.5", "82", "80", "Medarbetarenkät")],
          [T("Gemensam pedagogisk lunch", "Susanne Bergvik", "2025-01-13", "2025-12-19", "Klar")]),
        G(E, "4", "Norrby skola ska 2025 hålla sin budget.", "grön", "Liten positiv avvikelse.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-38.5", "0", "Ekonomisystemet")],
          [T("Samordna vikarier med Kvarnskolan", "Susanne Bergvik", "2025-01-13", "2025-12-19", "Pågår")]),
    ], school_year=True),
    Unit("BUN-GRS-03", "Kvarnskolan", "Ali Rahmani-Holm", "Rektor", "Kvarnskolan F–6;Kvarnen",
         "Barn- och utbildningsnämnden/Grundskola/Kvarnskolan målkort 2025.ods", "B ods", "procent", "2026-01-22",
         "Kvarnskolan ger alla elever lust att lära. År 2030 är vi kända för vårt arbete med teknik och programmering.",
         ((870, 842, 865), (-24100, -24055, -23320)), [
        G(V, "1", "Minst 78 % av eleverna i årskurs 6 ska våren 2025 ha godkänt i alla ämnen.", "grön",
          "Målet nåddes efter två år av riktat arbete i svenska som andraspråk.",
          [I("Andel elever i åk 6 godkända i alla ämnen", "%", ">=78", "81", "73"),
           I("Andel elever godkända i svenska som andraspråk", "%", ">=65", "68", "59")],
          [T("Studiehandledning på modersmål", "Ali Rahmani-Holm", "2025-01-13", "2025-06-05", "Klar"),
           T("Programmeringsverkstad i åk 4–6", "Tekniklärare", "2025-02-03", "2025-05-23", "Klar")], end="2025-06-30"),
        G(V, "2", "Minst 90 % av eleverna i årskurs 5 ska våren 2025 känna sig trygga.", "svart",
          "Enkäten besvarades av för få elever för att kunna redovisas.",
          [I("Andel trygga elever i åk 5", "%", ">=90", "..", "87")],
          [T("Kompissamtal i alla klasser", "Kurator", "2025-01-20", "2025-06-05", "Klar")], end="2025-06-30"),
        G(A, "3", "Personalomsättningen ska 2025 vara högst 10 %.", "röd", "Fyra lärare slutade samma termin.",
          [I("Personalomsättning", "%", "<=10", "17.5", "9")],
          [T("Avgångssamtal och handlingsplan", "Ali Rahmani-Holm", "2025-08-18", "2025-11-28", "Klar")]),
    ], school_year=True),
    Unit("BUN-GRS-04", "Anpassade grundskolan", "Gunilla Rosenqvist", "Rektor", "Anpassad grundskola Ekeby;Särskolan;Grundsärskolan",
         "Barn- och utbildningsnämnden/Grundskola/Styrkort anpassade grundskolan.xlsx", "A xlsxwriter", "riktning procenttal", "2026-01-20",
         "Varje elev ska få visa vad hon eller han kan. År 2030 är steget till gymnasiet och arbetslivet tryggt och planerat.",
         ((1420, 1388, 1365), (-15900, -16240, -15480)), [
        G(V, "1", "Alla elever ska under 2025 ha en aktuell individuell plan och minst 90 % ska nå sina egna kunskapsmål.", "grön",
          "Alla planer är aktuella och 93 % av eleverna når sina mål.",
          [I("Andel elever med aktuell plan", "%", ">=100", "100", "100", "95", "Egen uppföljning"),
           I("Andel elever som når egna kunskapsmål", "%", ">=90", "93", "88", "85", "Egen uppföljning")],
          [T("Bildstöd i alla ämnen", "Speciallärare", "2025-01-13", "2025-06-05", "Klar"),
           T("Praktikplatser i kommunens kök", "Studievägledare", "2025-03-03", "2025-11-28", "Pågår")], end="2025-06-30"),
        G(A, "3", "Antalet tillbud med hot eller våld ska 2025 vara högst 12.", "gul",
          "Antalet tillbud är fler än målet, men de är lindrigare och anmäls nu alltid.",
          [I("Tillbud med hot eller våld", "antal", "<=12", "19", "16", "14", "KIA")],
          [T("Utbildning i lågaffektivt bemötande", "Specialpedagog", "2025-01-07", "2025-04-30", "Klar")]),
    ], written_name="Anpassad grundskola Ekeby", school_year=True),
    Unit("BUN-GYV", "Gymnasium och vuxenutbildning", "Anders Wikholm", "Verksamhetschef", "GYV;Gymnasiet och vuxenutbildningen",
         "Barn- och utbildningsnämnden/GYV målkort.ods", "B ods", "ord procenttext", "2026-01-27",
         "Utbildning ska leda till arbete eller vidare studier. År 2030 finns en utbildningsväg för alla vuxna i Ekeby.",
         ((1900, 2045, 1760), (-31200, -30640, -30115)), [
        G(V, "1", "Andelen elever med examen inom tre år ska 2025 vara minst 74 % och andelen i arbete eller studier efter vuxenutbildning minst 70 %.",
          "gul", "Genomströmningen i gymnasiet är god. Färre än väntat fick arbete efter vuxenutbildningen i den svaga konjunkturen.",
          [I("Andel elever med examen inom tre år", "%", ">=74", "76.2", "72"),
           I("Andel i arbete eller studier efter vuxenutbildning", "%", ">=70", "64", "68")],
          [T("Yrkesråd med lokala företag", "Anders Wikholm", "2025-02-01", "2025-11-30", "Klar"),
           T("Validering av yrkeskunskaper", "Studievägledare", "2025-03-01", "2025-12-19", "Pågår")]),
        G(A, "2", "Engagemanget bland medarbetarna ska 2025 vara minst 78.", "grön", "Resultatet är 78,6.",
          [I("Hållbart medarbetarengagemang", "index", ">=78", "78.6", "77")],
          [T("Arbetsplatsträffar med tema återhämtning", "Anders Wikholm", "2025-01-20", "2025-12-05", "Klar")]),
        G(E, "4", "Verksamheten ska 2025 hålla sin egen ram för interkommunala kostnader.", "grön",
          "Färre elever valde skolor i andra kommuner.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "180")],
          [T("Öppet hus tillsammans med grannkommunerna", "Studievägledare", "2025-10-01", "2025-11-30", "Klar")]),
    ]),
    Unit("BUN-GYV-01", "Ekeby gymnasium", "Charlotte Lindwall", "Rektor", "Gymnasiet;Ekebygymnasiet",
         "Barn- och utbildningsnämnden/Gymnasium och vux/Ekeby gymnasium styrkort.xlsx", "A libreoffice", "blandat procent", "2026-01-19",
         "Ekeby gymnasium är det självklara valet för kommunens ungdomar. År 2030 går varje elev ut med examen och en plan.",
         ((5600, 5480, 5710), (-28900, -29350, -28040)), [
        G(V, "1", "Minst 74 % av eleverna ska ta examen inom tre år 2025 och frånvaron ska vara högst 12 %.", "grön",
          "Båda målvärdena uppnås. Snabb kontakt vid frånvaro är den viktigaste åtgärden.",
          [I("Andel elever med examen inom tre år", "%", ">=74", "76.2", "72", "70", "Skolverket", "N17448"),
           I("Elevfrånvaro", "%", "<=12", "11.4", "13.8", "15", "Närvarosystemet")],
          [T("Mentorssamtal inom tre dagar vid frånvaro", "Charlotte Lindwall", "2025-01-13", "2025-06-05", "Klar"),
           T("Studieverkstad varje eftermiddag", "Biträdande rektor", "2025-01-20", "2025-12-12", "Klar")], end="2025-06-30"),
        G(A, "2", "Lärarnas upplevda arbetsbelastning ska 2025 förbättras till minst 65 i index.", "röd",
          "Frågan ströks ur medarbetarenkäten 2025. Skyddsronderna visar ändå tydligt att belastningen är för hög.",
          [I("Index arbetsbelastning", "index", ">=65", "-", "61", "60", "Medarbetarenkät")],
          [T("Minska antalet obligatoriska möten", "Charlotte Lindwall", "2025-01-13", "2025-06-13", "Klar")]),
        G(E, "3", "Ekeby gymnasium ska 2025 hålla sin budget.", "röd", "Elevunderlaget blev tolv elever lägre än budgeterat.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-95", "0", "Ekonomisystemet")],
          [T("Slå samman grupper i moderna språk", "Biträdande rektor", "2025-08-11", "2025-12-19", "Klar")]),
    ], school_year=True),
    Unit("BUN-GYV-02", "Lärcentrum", "Samira Nordenfelt", "Rektor", "Vuxenutbildningen;Komvux;Lärcentrum Ekeby",
         "Barn- och utbildningsnämnden/Gymnasium och vux/larcentrum-2025.csv", "C utf8", "", "2026-01-13",
         "Lärcentrum öppnar dörrar till arbete. År 2030 kan alla vuxna i Ekeby studera nära hemmet, i sin egen takt.",
         ((4300, 4612, 4105), (-9800, -9745, -9560)), [
        G(V, "1", "Minst 75 % av kurserna i svenska för invandrare ska 2025 avslutas med godkänt betyg.", "grön",
          "Fjärrundervisning på kvällstid har gjort att fler kan slutföra.",
          [I("Andel avslutade kurser med godkänt", "%", ">=75", "77", "70"),
           I("Antal studerande på kvällstid", "antal", ">=120", "134", "96")],
          [T("Kvällskurser på distans", "Samira Nordenfelt", "2025-01-13", "2025-12-12", "Klar"),
           T("Språkpraktik i äldreomsorgen", "Studievägledare", "2025-02-03", "2025-11-28", "Klar")]),
        G(E, "3", "Lärcentrum ska 2025 hålla sin budget och finansiera minst 40 % med statsbidrag.", "grön",
          "Två nya riktade statsbidrag beviljades.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-61.5"),
           I("Andel finansierad med statsbidrag", "%", ">=40", "47.3", "42.9")],
          [T("Ansökan om regionalt yrkesvux", "Samira Nordenfelt", "2025-01-13", "2025-02-28", "Klar")]),
    ], school_year=True),

    # ---------------------------------------------------------------- Socialnämnden
    Unit("SN", "Socialnämnden", "Birgitta Ekelöv", "Nämndens ordförande", "SN;Social;Socialtjänsten",
         "Socialnämnden/Målkort Socialnämnden 2025.ods", "B ods", "ord procent", "2026-01-28",
         "Alla i Ekeby ska kunna leva ett gott och självständigt liv. År 2030 ges stöd tidigt, nära och med kunskap.\n"
         "Den som behöver oss ska möta få människor som vet mycket.",
         ((1500, 1720, 1430), (-17600, -17150, -16900)), [
        G(V, "K1", "Minst 87 % av brukarna i hemtjänst och minst 80 % i särskilt boende ska 2025 vara nöjda med sin omsorg.", "grön",
          "Båda målvärdena uppnås. Fast omsorgskontakt är den enskilda åtgärd som betytt mest.",
          [I("Brukarbedömning hemtjänst, helhetssyn", "%", ">=87", "89", "86"),
           I("Brukarbedömning särskilt boende, helhetssyn", "%", ">=80", "81", "77")],
          [T("Fast omsorgskontakt till alla med hemtjänst", "Förvaltningschef", "2025-01-13", "2025-06-30", "Klar"),
           T("Handbok för genomförandeplaner", "Kvalitetsutvecklare", "2025-03-01", "2025-09-30", "Klar")]),
        G(A, "K2", "Sjukfrånvaron i förvaltningen ska 2025 vara högst 8,0 %.", "röd",
          "Sjukfrånvaron minskar men är fortfarande 9,3 %. Långtidsfrånvaron är oförändrad.",
          [I("Sjukfrånvaro", "%", "<=8", "9.3", "9.9")],
          [T("Rehabsamordnare på halvtid", "HR-partner", "2025-02-01", "2025-12-31", "Pågår"),
           T("Hälsosamma scheman i hemtjänsten", "Verksamhetschef äldreomsorg", "2025-04-01", "2025-12-31", "Försenad")]),
        G(H, "K3", "Minst 70 % av körd sträcka i hemtjänsten ska 2025 ske med elbil eller cykel.", "grön",
          "Andelen är 74 %. Elcyklarna används året om i tätorten.",
          [I("Andel körd sträcka med elbil eller cykel", "%", ">=70", "74", "55")],
          [T("Åtta elcyklar till hemtjänsten", "Fordonssamordnare", "2025-03-01", "2025-05-31", "Klar")]),
        G(E, "K4", "Nettokostnadsavvikelsen inom äldreomsorgen ska 2025 vara högst 2,0 % och externa placeringar högst 9 500 tkr.", "röd",
          "Placeringskostnaden ökade kraftigt efter sommaren. Nettokostnadsavvikelsen redovisas av RKA först i juni.",
          [I("Nettokostnadsavvikelse äldreomsorg", "%", "<=2", "i.u.", "2.6"),
           I("Kostnad för externa placeringar", "tkr", "<=9500", "13840", "9120")],
          [T("Egna familjehem, fem nya", "Verksamhetschef IFO", "2025-02-01", "2025-11-30", "Försenad"),
           T("Placeringsuppföljning varje månad", "Ekonom", "2025-01-31", "2025-12-31", "Klar")]),
    ]),
    Unit("SN-AO", "Äldreomsorg", "Kerstin Frödin", "Verksamhetschef", "ÄO;Äldreomsorgen;Vård och omsorg",
         "Socialnämnden/Äldreomsorg styrkort 2025.xlsx", "A libreoffice", "ord procent textdatum", "2026-01-25",
         "Äldre i Ekeby ska känna sig trygga och ha makt över sin vardag. År 2030 möter varje äldre högst tio olika medarbetare "
         "under två veckor.",
         ((13200, 13465, 12940), (-11900, -11720, -11350)), [
        G(V, "1", "En person med hemtjänst ska 2025 möta högst 13 medarbetare under 14 dagar.", "gul",
          "Norr når målet, Söder inte. Nya slingor infördes först i september.",
          [I("Medarbetare per brukare under 14 dagar, Norr", "antal", "<=13", "12", "14", "15", "Egen mätning", "U21401"),
           I("Medarbetare per brukare under 14 dagar, Söder", "antal", "<=13", "15", "16", "17", "Egen mätning", "U21401"),
           I("Väntetid till särskilt boende", "dagar", "<=60", "48", "67", "71", "KKiK", "U23401")],
          [T("Nya slingor i hemtjänsten", "Planeringsledare", "2025-05-01", "2025-09-15", "Klar")]),
        G(A, "2", "Sjukfrånvaron i äldreomsorgen ska 2025 vara högst 9,0 %.", "röd", "Frånvaron är 9,8 %, lägre än 2024 men inte i mål.",
          [I("Sjukfrånvaro", "%", "<=9", "9.8", "10.6", "11.2", "Personalsystemet")],
          [T("Hälsosamma scheman", "Enhetscheferna", "2025-04-01", "2025-12-31", "Försenad"),
           T("Rörelsepauser i alla arbetslag", "Hälsoinspiratörer", "2025-02-01", "2025-12-19", "Klar")]),
        G(H, "3", "Förbrukningen av engångsmaterial ska 2025 minska med minst 8 % jämfört med 2024.", "gul",
          "Minskningen blev 8,6 % tack vare nya rutiner för handskar.",
          [I("Minskning av engångsmaterial", "%", ">=8", "8.6", "2.1", "0", "Inköpsstatistik")],
          [T("Rutin för rätt handske vid rätt tillfälle", "Hygienombud", "2025-02-01", "2025-05-31", "Klar")]),
        G(E, "4", "Äldreomsorgens gemensamma verksamhet ska 2025 hålla budget och ha en självkostnad för hemtjänst under 465 kronor.", "grön",
          "Överskott på gemensamma poster. Självkostnaden är 459 kronor.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "105", "60", "Ekonomisystemet"),
           I("Självkostnad per hemtjänsttimme", "kr", "<=465", "459", "472", "468", "Ekonomisystemet")],
          [T("Ny ersättningsmodell", "Ekonom", "2025-01-13", "2025-04-30", "Klar")]),
    ]),
    Unit("SN-AO-01", "Hemtjänst Norr", "Mona Söderblad", "Enhetschef", "Hemtjänsten Norr;HTJ Norr",
         "Socialnämnden/Äldreomsorg/Målkort hemtjänst norr.ods", "B ods", "procent", "2026-01-18",
         "Vi ger den hjälp som behövs så att våra äldre kan bo kvar hemma. År 2030 bestämmer brukaren när och vi hur.",
         ((6850, 6910, 6620), (-31200, -33480, -30150)), [
        G(V, "1", "En brukare ska 2025 möta högst 13 medarbetare under 14 dagar och minst 88 % ska vara nöjda.", "grön",
          "Tolv medarbetare i medeltal. Nöjdheten är den högsta sedan mätningarna började.",
          [I("Medarbetare per brukare under 14 dagar", "antal", "<=13", "12", "14"),
           I("Nöjda brukare", "%", ">=88", "91", "87")],
          [T("Små arbetslag med egna områden", "Mona Söderblad", "2025-01-13", "2025-04-30", "Klar"),
           T("Fast omsorgskontakt", "Gruppledare", "2025-01-13", "2025-06-30", "Klar")]),
        G(A, "2", "Sjukfrånvaron ska 2025 vara högst 9,0 % och engagemanget minst 77.", "gul",
          "Engagemanget når målet men sjukfrånvaron gör det inte.",
          [I("Sjukfrånvaro", "%", "<=9", "10.2", "10.9"),
           I("Hållbart medarbetarengagemang", "index", ">=77", "79", "76")],
          [T("Samtal efter tredje sjuktillfället", "Mona Söderblad", "2025-02-01", "2025-12-31", "Pågår")]),
        G(E, "4", "Hemtjänst Norr ska 2025 hålla sin budget och ha minst 62 % brukartid.", "röd",
          "Fler beviljade timmar än budgeterat och hög vikariekostnad under sommaren.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-870"),
           I("Andel brukartid", "%", ">=62", "59.5", "60.2")],
          [T("Effektivare planering av resor", "Planerare", "2025-03-01", "2025-10-31", "Pågår"),
           T("Sommarplanering klar i mars", "Mona Söderblad", "2025-01-13", "2025-03-31", "Försenad")]),
    ], written_name="HTJ Norr"),
    Unit("SN-AO-02", "Hemtjänst Söder", "Jonas Vikström", "Enhetschef", "Hemtjänsten Söder;HTJ Söder",
         "Socialnämnden/Äldreomsorg/Hemtjänst Söder 2025.xlsx", "A xlsxwriter", "ord procent", "2026-01-30",
         "Tryggt hemma hela livet. År 2030 är hemtjänsten i Söder en självklar del av närmiljön.",
         ((5900, 5785, 5740), (-27400, -27910, -26480)), [
        # Wrong on purpose (3): words for an outcome, an unknown parent goal, no assessment and no analysis.
        G(V, "1", "En brukare ska 2025 möta högst 13 medarbetare under 14 dagar och minst 87 % ska vara nöjda.", "gul",
          "Nöjdheten når målet. Kontinuiteten har blivit bättre men är svår att sätta en siffra på.",
          [I("Medarbetare per brukare under 14 dagar", "antal", "<=13", "bättre än i fjol", "16", "17", "Egen mätning", "U21401"),
           I("Nöjda brukare", "%", ">=87", "88", "85", "84", "Socialstyrelsen", "U21468")],
          [T("Nya slingor", "Jonas Vikström", "2025-05-01", "2025-09-15", "Klar")]),
        G(A, "SN-AO9", "Sjukfrånvaron ska 2025 vara högst 9,0 %.", "röd", "Frånvaron är 11,3 %.",
          [I("Sjukfrånvaro", "%", "<=9", "11.3", "11.9", "12", "Personalsystemet")],
          [T("Rehabplan med företagshälsovården", "Jonas Vikström", "2025-02-01", "2025-12-31", "Pågår")]),
        G(E, "4", "Hemtjänst Söder ska 2025 hålla sin budget och ha minst 62 % brukartid.", "", "",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-260", "-140", "Ekonomisystemet"),
           I("Andel brukartid", "%", ">=62", "62.4", "61", "59", "Planeringssystemet")],
          [T("Samplanering med Norr kvällar och helger", "Planerare", "2025-03-01", "2025-10-31", "Klar")]),
    ], state="mottagen med fel"),
    Unit("SN-AO-03", "Björkgårdens särskilda boende", "Ulrika Falkenmark", "Enhetschef", "Björkgården;SÄBO Björkgården",
         "Socialnämnden/Äldreomsorg/Björkgården.xlsx", "A libreoffice", "blandat procenttext svensktext", "2026-01-17",
         "På Björkgården lever man livet, inte bara bor. År 2030 väljer de boende själva hur varje dag ska se ut.",
         ((7400, 7525, 7210), (-42300, -42160, -40890)), [
        G(V, "1", "Minst 82 % av de boende ska 2025 vara nöjda och nattfastan ska vara högst 11 timmar.", "grön",
          "Målen nås. Sena kvällsmål serveras nu på alla avdelningar.",
          [I("Nöjda boende, helhetssyn", "%", ">=82", "85", "80", "79", "Socialstyrelsen", "U23471"),
           I("Genomsnittlig nattfasta", "timmar", "<=11", "10.5", "12.5", "13", "Egen mätning")],
          [T("Sena kvällsmål", "Ulrika Falkenmark", "2025-01-13", "2025-03-31", "Klar"),
           T("Boenderåd varje månad", "Aktivitetsansvarig", "2025-01-20", "2025-12-15", "Klar")]),
        G(A, "2", "Sjukfrånvaron ska 2025 vara högst 8,5 %.", "gul",
          "Sjukfrånvaron är 8,9 %. Utvecklingen är god och två av tre avdelningar når målet.",
          [I("Sjukfrånvaro", "%", "<=8.5", "8.9", "10.1", "10.8", "Personalsystemet")],
          [T("Lyftteknik för alla", "Fysioterapeut", "2025-02-01", "2025-05-31", "Klar")]),
        G(E, "4", "Björkgården ska 2025 hålla sin budget.", "grön", "Ett överskott trots höga matkostnader.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-1245.5", "-900", "Ekonomisystemet")],
          [T("Egen vikariepool", "Ulrika Falkenmark", "2025-01-13", "2025-06-30", "Klar")]),
    ], written_name="Björkgården"),
    Unit("SN-AO-04", "Solhaga särskilda boende", "Daniel Brännvall", "Enhetschef", "Solhaga;SÄBO Solhaga",
         "Socialnämnden/Äldreomsorg/Solhaga målkort.xlsx", "B xlsx", "procent", "2026-01-23",
         "Solhaga ska vara ett hem med sol på altanen och skratt i korridoren. År 2030 är vi ledande i demensvård.",
         ((6100, 6015, 5980), (-34800, -36240, -33920)), [
        G(V, "1", "Minst 80 % av de boende ska 2025 vara nöjda och alla ska ha en genomförandeplan.", "röd",
          "Sex planer saknas efter flytten. Nöjdheten är 76 % och påverkades av renoveringen.",
          [I("Nöjda boende, helhetssyn", "%", ">=80", "76", "78"),
           I("Andel boende med aktuell genomförandeplan", "%", ">=100", "88", "91")],
          [T("Flytt tillbaka efter renovering", "Daniel Brännvall", "2025-04-01", "2025-09-30", "Klar")]),
        G(A, "2", "Alla medarbetare ska 2025 ha gått utbildningen Stjärnmärkt och engagemanget vara minst 77.", "röd",
          "Utbildningen sköts upp och engagemanget sjönk under renoveringen.",
          [I("Andel medarbetare med Stjärnmärkt-utbildning", "%", ">=100", "46", "40"),
           I("Hållbart medarbetarengagemang", "index", ">=77", "72", "76")],
          [T("Utbildning Stjärnmärkt, fyra omgångar", "Silviasyster", "2025-02-01", "2025-11-30", "Avbruten")]),
        G(E, "4", "Solhaga ska 2025 hålla sin budget.", "röd", "Dubbla lokalkostnader under renoveringen ger underskott.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-310")],
          [T("Avsluta hyran av tillfälliga lokaler", "Daniel Brännvall", "2025-09-01", "2025-10-31", "Försenad")]),
    ]),
    Unit("SN-IFO", "Individ- och familjeomsorg", "Nadja Lindqvist-Berg", "Verksamhetschef", "IFO;Individ och familj",
         "Socialnämnden/IFO målkort bokslut.ods", "B ods", "ord procent", "2026-01-26",
         "Barn och familjer får hjälp innan problemen blir stora. År 2030 är behovet av placeringar hälften så stort som i dag.",
         ((3100, 3390, 2945), (-8200, -8065, -7910)), [
        G(V, "1", "Utredningstiden för barn ska 2025 vara högst 105 dagar och andelen återaktualiserade högst 18 %.", "grön",
          "Båda målvärdena nås tack vare stabil bemanning.",
          [I("Utredningstid barn och unga, medelvärde", "dagar", "<=105", "98", "117"),
           I("Andel återaktualiserade inom ett år", "%", "<=18", "16.5", "21")],
          [T("Familjecentral med öppet tre dagar i veckan", "Nadja Lindqvist-Berg", "2025-03-01", "2025-09-30", "Klar"),
           T("Digital ansökan om stöd", "Systemförvaltare", "2025-01-13", "2025-06-30", "Klar")]),
        G(A, "2", "Personalomsättningen bland socialsekreterare ska 2025 vara högst 12 %.", "grön", "Omsättningen var 9 %.",
          [I("Personalomsättning socialsekreterare", "%", "<=12", "9", "19")],
          [T("Mentorer för nyexaminerade", "Gruppledare", "2025-01-13", "2025-12-19", "Klar")]),
        G(E, "4", "Försörjningsstödet ska 2025 kosta högst 11 200 tkr och den egna ramen hållas.", "gul",
          "Försörjningsstödet minskade mer än väntat. Konsulter har inte hyrts in under året.",
          [I("Utbetalt försörjningsstöd", "tkr", "<=11200", "10465", "11890"),
           I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-520")],
          [T("Samverkan med Arbetsförmedlingen på plats", "Enhetschef", "2025-02-01", "2025-12-31", "Klar")]),
    ]),
    Unit("SN-IFO-01", "Barn- och familjeenheten", "Elin Sjöstrand", "Enhetschef", "Barn och familj;BoF",
         "Socialnämnden/IFO/Målkort barn- och familjeenheten.ods", "B ods", "procent statusord", "2026-01-24",
         "Varje barn har rätt till en trygg uppväxt. År 2030 får familjer stöd hemma, i tid och så länge det behövs.",
         ((1900, 1745, 1880), (-34600, -38920, -33150)), [
        G(V, "1", "Alla orosanmälningar ska 2025 bedömas inom 24 timmar och utredningar ta högst 105 dagar.", "grön",
          "Alla skyddsbedömningar är gjorda i tid. Utredningstiden är 98 dagar.",
          [I("Andel skyddsbedömningar inom 24 timmar", "%", ">=100", "100", "97"),
           I("Utredningstid, medelvärde", "dagar", "<=105", "98", "117")],
          [T("Mottagningsgrupp med jour", "Elin Sjöstrand", "2025-01-13", "2025-04-30", "Klar")]),
        G(A, "2", "Antalet pågående utredningar per handläggare ska 2025 vara högst 14.", "röd", "Medelvärdet är 17,5. Inflödet ökade med en fjärdedel.",
          [I("Utredningar per handläggare", "antal", "<=14", "17.5", "15")],
          [T("Två nya tjänster", "Elin Sjöstrand", "2025-04-01", "2025-08-31", "Klar"),
           T("Avlastning med administratör", "Administrativ chef", "2025-09-01", "2025-12-31", "Pågår")]),
        G(E, "3", "Kostnaden för externa placeringar ska 2025 vara högst 9 500 tkr.", "röd",
          "Nio nya placeringar efter sommaren, varav fyra enligt dom.",
          [I("Kostnad för externa placeringar", "tkr", "<=9500", "13840", "9120"),
           I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "240")],
          [T("Rekrytera fem egna familjehem", "Familjehemssekreterare", "2025-02-01", "2025-11-30", "Försenad")]),
    ]),
    Unit("SN-IFO-02", "Enheten för försörjningsstöd", "Peter Hagelin", "Enhetschef", "Försörjningsstöd;Ekonomiskt bistånd;FSE",
         "Socialnämnden/IFO/Styrkort försörjningsstöd.xlsx", "A xlsxwriter", "riktning procenttext svensktext", "2026-01-20",
         "Eget arbete är vägen till frihet. År 2030 har ingen i Ekeby försörjningsstöd i mer än tolv månader.",
         ((2400, 2610, 2295), (-19700, -18340, -19120)), [
        G(V, "1", "Minst 45 % av de avslutade ärendena ska 2025 avslutas till arbete eller studier.", "grön",
          "Andelen blev 49 %. Arbetsmarknadsanställningarna har gett resultat.",
          [I("Andel avslutade till arbete eller studier", "%", ">=45", "49", "41", "38", "Verksamhetssystemet", "N31016"),
           I("Hushåll med stöd längre än tolv månader", "antal", "<=70", "64", "83", "91", "Verksamhetssystemet")],
          [T("Trettio arbetsmarknadsanställningar", "Peter Hagelin", "2025-02-01", "2025-10-31", "Klar"),
           T("Jobbcoach på heltid", "Arbetsmarknadskonsulent", "2025-01-13", "2025-12-31", "Klar")]),
        G(A, "2", "Engagemanget bland medarbetarna ska 2025 vara minst 78.", "svart", "För få svar för att redovisa resultatet.",
          [I("Hållbart medarbetarengagemang", "index", ">=78", "..", "76", "75", "Medarbetarenkät")],
          [T("Handledning i grupp", "Extern handledare", "2025-02-01", "2025-11-30", "Klar")]),
        G(E, "3", "Utbetalt försörjningsstöd ska 2025 vara högst 11 200 tkr.", "grön", "Utbetalningarna minskade med 12 %.",
          [I("Utbetalt försörjningsstöd", "tkr", "<=11200", "10465", "11890", "12340.5", "Ekonomisystemet")],
          [T("Återkravsrutin", "Handläggare", "2025-03-01", "2025-05-31", "Klar")]),
    ], written_name="Försörjningsstöd"),

    # ---------------------------------------------------------------- Bygg- och miljönämnden
    Unit("BMN", "Bygg- och miljönämnden", "Staffan Gyllenberg", "Nämndens ordförande", "BMN;Bygg och miljö;Miljö- och byggnadsnämnden",
         "Bygg- och miljönämnden/Styrkort BMN 2025.xlsx", "A libreoffice", "ord procenttext textdatum", "2026-01-27",
         "Ekeby växer med omsorg om människor, mark och vatten. År 2030 finns byggklara tomter i alla tätorter.",
         ((350, 362, 341), (-2900, -2835, -2760)), [
        G(V, "K1", "Handläggningstiden för bygglov ska 2025 vara högst 6 veckor i median och företagens betyg minst 72.", "grön",
          "Mediantiden är 5 veckor. Företagens betyg ökade till 74.",
          [I("Handläggningstid bygglov, median", "veckor", "<=6", "5", "8", "9", "Ärendesystemet", "U07456"),
           I("Nöjd kund-index bygglov", "index", ">=72", "74", "66", "64", "SKR Insikt", "U07453")],
          [T("Förmöten digitalt två dagar i veckan", "Bygglovschef", "2025-02-03", "2025-06-30", "Klar")]),
        G(A, "K2", "Alla medarbetare ska 2025 ha ett hållbart arbetsliv: engagemang minst 80.", "grön", "Resultatet är 83.",
          [I("Hållbart medarbetarengagemang", "index", ">=80", "83", "80", "79", "Medarbetarenkät")],
          [T("Gemensam arbetsplatsträff varje månad", "Förvaltningschef", "2025-01-20", "2025-12-15", "Klar")]),
        G(H, "K3", "Alla planerade tillsynsbesök enligt miljöbalken ska vara gjorda 2025 och minst 95 % av enskilda avlopp godkända.", "röd",
          "Tillsynen når 81 % av planen. Avloppsinventeringen redovisas först när slutrapporten är klar.",
          [I("Andel genomförda tillsynsbesök", "%", ">=100", "81", "88", "92", "Ärendesystemet"),
           I("Andel godkända enskilda avlopp", "%", ">=95", "ej mätt", "84", "80", "Avloppsinventering")],
          [T("Inventera avlopp i Norra socknen", "Miljöinspektör", "2025-04-01", "2025-10-31", "Försenad"),
           T("Rekrytera miljöinspektör", "Förvaltningschef", "2025-02-01", "2025-05-31", "Klar")]),
        G(E, "K4", "Avgifterna ska 2025 täcka minst 65 % av kostnaden för bygglov och miljötillsyn.", "gul",
          "Täckningsgraden är 58 %. Antalet ansökningar minskade i hela landet.",
          [I("Avgiftsfinansieringsgrad", "%", ">=65", "58", "66", "68", "Ekonomisystemet")],
          [T("Ny taxa", "Förvaltningschef", "2025-03-01", "2025-11-30", "Klar")]),
    ]),
    Unit("BMN-PLB", "Plan och bygg", "Lovisa Hammargren", "Verksamhetschef", "PLB;Samhällsbyggnad;Plan- och byggverksamheten",
         "Bygg- och miljönämnden/Plan och bygg målkort 2025.xlsx", "B xlsx", "ord procent statusord", "2026-01-21",
         "Vi planerar för ett Ekeby där fler vill bo. År 2030 är alla detaljplaner digitala och lätta att förstå.",
         ((1600, 1425, 1710), (-6300, -6120, -6080)), [
        G(V, "1", "Detaljplaner för minst 60 bostäder ska antas 2025 och handläggningstiden för bygglov vara högst 6 veckor.", "gul",
          "Planer för 72 bostäder antogs.\nHandläggningstiden för strandskyddsärenden är dock för lång.",
          [I("Antal bostäder i antagna planer", "antal", ">=60", "72", "41"),
           I("Handläggningstid bygglov, median", "veckor", "<=6", "5", "8"),
           I("Handläggningstid strandskydd, median", "veckor", "<=8", "11", "10")],
          [T("Planprogram för Ekeby östra", "Planarkitekt", "2025-01-13", "2025-09-30", "Klar"),
           T("Rutin för strandskyddsdispens", "Lovisa Hammargren", "2025-05-01", "2025-12-19", "Pågår")]),
        G(A, "2", "Engagemanget bland medarbetarna ska 2025 vara minst 80.", "grön", "Resultatet är 81.",
          [I("Hållbart medarbetarengagemang", "index", ">=80", "81", "79")],
          [T("Kompetensdag om digital plan", "Lovisa Hammargren", "2025-04-01", "2025-04-30", "Klar")]),
        G(E, "4", "Plan och bygg ska 2025 hålla sin egen ram.", "grön", "Lägre kostnader väger nästan upp planavgifterna, och nya avtal är tecknade.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "55")],
          [T("Planavtal med exploatörer", "Planarkitekt", "2025-02-01", "2025-11-30", "Klar")]),
    ]),
    Unit("BMN-PLB-01", "Bygglovsenheten", "Henrik Stålnacke", "Bygglovschef", "Bygglov;Bygglovskontoret",
         "Bygg- och miljönämnden/Målkort bygglov.ods", "B ods", "procenttext", "2026-01-12",
         "Det ska vara lätt att göra rätt när man bygger. År 2030 får den sökande beslut samma vecka i enkla ärenden.",
         ((3900, 3540, 4015), (-7200, -7085, -6940)), [
        G(V, "1", "Handläggningstiden ska 2025 vara högst 6 veckor i median och minst 85 % av ansökningarna ska komma in digitalt.", "grön",
          "Mediantiden är 5 veckor och 92 % av ansökningarna är digitala.",
          [I("Handläggningstid bygglov, median", "veckor", "<=6", "5", "8"),
           I("Andel digitala ansökningar", "%", ">=85", "92", "78")],
          [T("Ny e-tjänst för bygglov", "Henrik Stålnacke", "2025-01-13", "2025-03-31", "Klar"),
           T("Filmer som förklarar ritningskrav", "Kommunikatör", "2025-04-01", "2025-06-13", "Klar")]),
        G(E, "3", "Bygglovsenheten ska 2025 täcka minst 55 % av sina kostnader med avgifter.", "röd",
          "Täckningsgraden är 50 %. Antalet ansökningar minskade med 14 %.",
          [I("Avgiftsfinansieringsgrad", "%", ">=55", "50", "57.9"),
           I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "130")],
          [T("Omställning till tillsyn under lågkonjunktur", "Henrik Stålnacke", "2025-09-01", "2025-12-31", "Pågår")]),
    ]),

    # ---------------------------------------------------------------- Kultur- och fritidsnämnden
    Unit("KFN", "Kultur- och fritidsnämnden", "Monica Törnell", "Nämndens ordförande", "KFN;Kultur & fritid",
         "Kultur- och fritidsnämnden/KFN målkort 2025.ods", "B ods", "ord procent statusord", "2026-01-29",
         "Kultur och fritid ger livet färg. År 2030 har alla barn i Ekeby en meningsfull fritid minst två dagar i veckan.",
         ((420, 436, 402), (-4100, -4065, -3980)), [
        G(V, "K1", "Minst 65 % av barnen ska 2025 delta i en ledd fritidsaktivitet och biblioteket ha minst 41 000 besök.", "grön",
          "Deltagandet ökade till 68 %. Meröppet har lockat nya besökare till biblioteket.",
          [I("Andel barn i ledd fritidsaktivitet", "%", ">=65", "68", "61"),
           I("Besök på biblioteket", "antal", ">=41000", "43180", "39450")],
          [T("Prova på-vecka i alla föreningar", "Fritidschef", "2025-02-24", "2025-02-28", "Klar"),
           T("Meröppet alla dagar", "Bibliotekschef", "2025-01-13", "2025-05-31", "Klar")]),
        G(A, "K2", "Sjukfrånvaron i förvaltningen ska 2025 vara högst 4,5 %.", "grön", "Sjukfrånvaron är 3,9 %.",
          [I("Sjukfrånvaro", "%", "<=4.5", "3.9", "4.7")],
          [T("Friskvårdstimme", "Förvaltningschef", "2025-01-13", "2025-12-19", "Klar")]),
        G(H, "K3", "Minst hälften av föreningarna ska 2025 ha en hållbarhetsplan.", "svart",
          "Enkäten till föreningarna skickas först våren 2026 när den nya bidragsmodellen börjat gälla.",
          [I("Andel föreningar med hållbarhetsplan", "%", ">=50", "-", "-")],
          [T("Ny bidragsmodell", "Fritidschef", "2025-03-01", "2025-10-31", "Klar"),
           T("Enkät till föreningarna", "Fritidskonsulent", "2025-11-01", "2025-12-31", "Ej påbörjad")]),
        G(E, "K4", "Nämndens prognosavvikelse ska 2025 vara högst 1,0 % och självfinansieringen minst 12 %.", "gul",
          "Prognosen höll. Självfinansieringen sjönk när simhallen var stängd i åtta veckor.",
          [I("Prognosavvikelse delår–bokslut", "%", "<=1", "0.9", "1.3"),
           I("Självfinansieringsgrad", "%", ">=12", "10.8", "12.4")],
          [T("Se över taxor för lokaler", "Ekonom", "2025-02-01", "2025-09-30", "Klar")]),
    ]),
    Unit("KFN-BIB", "Bibliotek och kultur", "Agneta Rydmark", "Verksamhetschef", "BoK;Biblioteks- och kulturverksamheten",
         "Kultur- och fritidsnämnden/Bibliotek och kultur.xlsx", "A xlsxwriter", "blandat procenttal svensktext", "2026-01-22",
         "Läsning, musik och konst ska vara en del av vardagen. År 2030 når kulturen alla barn, oavsett var i kommunen de bor.",
         ((380, 395, 366), (-3600, -3540, -3495)), [
        G(V, "1", "Biblioteket ska 2025 ha minst 41 000 besök och kulturskolan nå minst 30 % av barnen.", "grön",
          "Båda målen nås. Kulturskolans verksamhet på skoltid har gett många nya elever.",
          [I("Besök på biblioteket", "antal", ">=41000", "43180", "39450", "37900", "Besöksräknare", "N09812"),
           I("Andel barn i kulturskolan", "%", ">=30", "32.5", "27", "25", "Kulturskolans register", "U09810")],
          [T("Kulturskola på skoltid", "Kulturskolechef", "2025-01-13", "2025-06-05", "Klar"),
           T("Meröppet bibliotek", "Bibliotekschef", "2025-01-13", "2025-05-31", "Klar")]),
        G(H, "3", "Minst 75 % av utställningar och arrangemang ska 2025 vara tillgänglighetsanpassade.", "röd",
          "Endast hälften av arrangemangen kunde anpassas. Hörslingan på Folkets hus är trasig.",
          [I("Andel tillgänglighetsanpassade arrangemang", "%", ">=75", "52", "60", "55", "Egen uppföljning")],
          [T("Ny hörslinga i samlingssalen", "Kulturproducent", "2025-03-01", "2025-09-30", "Försenad")]),
        G(E, "4", "Verksamheten ska 2025 hålla sin egen ram.", "grön", "Ett mindre överskott.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-18.5", "-40", "Ekonomisystemet")],
          [T("Sök regionala kulturbidrag", "Agneta Rydmark", "2025-02-01", "2025-10-01", "Klar")]),
    ]),
    Unit("KFN-BIB-01", "Ekeby bibliotek", "Jessica Palmborg", "Bibliotekschef", "Biblioteket;Folkbiblioteket",
         "Kultur- och fritidsnämnden/Målkort Ekeby bibliotek.ods", "B ods", "procent svensktext", "2026-01-15",
         "Biblioteket är kommunens vardagsrum. År 2030 är alla invånare delaktiga i det digitala samhället.",
         ((265, 281, 252), (-7850, -7790, -7615)), [
        G(V, "1", "Biblioteket ska 2025 ha minst 41 000 besök och minst 18 000 lån av barnböcker.", "grön",
          "Både besök och barnbokslån ökade efter att meröppet infördes.",
          [I("Besök", "antal", ">=41000", "43180", "39450"),
           I("Lån av barnböcker", "antal", ">=18000", "19204", "17350")],
          [T("Meröppet vardagar 7–21", "Jessica Palmborg", "2025-01-13", "2025-05-31", "Klar"),
           T("Sommarboken för årskurs 1–6", "Barnbibliotekarie", "2025-06-09", "2025-08-15", "Klar")]),
        G(H, "2", "Minst 300 personer ska 2025 ha fått digital hjälp vid Digidel.", "gul",
          "312 personer fick hjälp, men väntetiden var tidvis lång.",
          [I("Personer som fått digital hjälp", "antal", ">=300", "312", "205")],
          [T("Digidel-fika varje tisdag", "Bibliotekarie", "2025-01-14", "2025-12-16", "Klar")]),
    ]),
    Unit("KFN-BIB-02", "Kulturskolan", "Viktor Aspelin", "Kulturskolechef", "Musikskolan;Kulturskolan Ekeby",
         "Kultur- och fritidsnämnden/kulturskolan_styrkort_2025.csv", "C utf8", "", "2026-01-16",
         "Alla barn ska få spela, dansa, måla och spela teater. År 2030 når vi vartannat barn.",
         ((640, 655, 618), (-5900, -5985, -5740)), [
        G(V, "1", "Minst 30 % av barnen ska 2025 delta i kulturskolan och kön ska vara högst 25 barn.", "gul",
          "Fler barn än någonsin deltar. Kön till piano och gitarr är fortfarande lång.",
          [I("Andel barn som deltar", "%", ">=30", "32.5", "27"),
           I("Barn i kö", "antal", "<=25", "38", "44")],
          [T("Gruppundervisning i gitarr", "Viktor Aspelin", "2025-01-20", "2025-06-05", "Klar"),
           T("Öppen verkstad på fredagar", "Bildpedagog", "2025-09-05", "2025-12-12", "Klar")]),
        G(E, "3", "Kulturskolan ska 2025 hålla sin budget.", "grön", "Underskottet motsvarar inköpta instrument som bidraget för 2026 täcker.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "15")],
          [T("Ansökan till Kulturrådet", "Viktor Aspelin", "2025-02-01", "2025-03-15", "Klar")]),
    ]),
    Unit("KFN-FRI", "Fritid", "Kent Wallerius", "Fritidschef", "FRI;Fritidsverksamheten",
         "Kultur- och fritidsnämnden/Fritid 2025.ods", "B ods", "procent", "2026-01-20",
         "Rörelse och gemenskap för alla. År 2030 rör sig alla barn minst en timme om dagen.",
         ((2150, 2240, 2075), (-15400, -15730, -14960)), [
        G(V, "1", "Minst 65 % av barnen ska 2025 delta i en ledd fritidsaktivitet, lika många flickor som pojkar.", "grön",
          "Målet nås, flickornas deltagande ökade mest.",
          [I("Andel flickor i ledd fritidsaktivitet", "%", ">=65", "66", "57"),
           I("Andel pojkar i ledd fritidsaktivitet", "%", ">=65", "70", "65")],
          [T("Spontanidrott på skolgårdarna", "Fritidsledare", "2025-04-22", "2025-09-30", "Klar")]),
        G(A, "2", "Alla fritidsledare ska 2025 ha genomgått utbildning i hot och våld.", "grön",
          "Andelen kunde inte tas fram ur det nya systemet, men enligt närvarolistorna har alla deltagit.",
          [I("Andel fritidsledare med utbildning", "%", ">=100", "ej mätt", "60")],
          [T("Utbildning tillsammans med polisen", "Kent Wallerius", "2025-03-01", "2025-05-31", "Klar")]),
        G(E, "4", "Fritid ska 2025 hålla sin egen ram.", "röd", "Elkostnaden i ishallen blev högre än beräknat.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-205")],
          [T("Kortare issäsong", "Driftledare", "2025-09-15", "2025-12-31", "Ej påbörjad")]),
    ]),
    Unit("KFN-FRI-01", "Simhallen", "Mikael Sundvall", "Enhetschef", "Ekeby simhall;Badhuset",
         "Kultur- och fritidsnämnden/Styrkort Simhallen.xlsx", "pdf", "", "2026-01-30",
         "Alla barn ska kunna simma. År 2030 är simhallen öppen alla dagar och drivs helt fossilfritt.",
         ((3100, 2890, 3240), (-9800, -10110, -9655)), [
        G(V, "1", "Minst 97 % av eleverna i årskurs 6 ska 2025 kunna simma 200 meter.", "grön", "Alla utom tre elever klarade provet.",
          [I("Andel simkunniga elever i åk 6", "%", ">=97", "98", "95")],
          [T("Intensivsimskola på sportlovet", "Simlärare", "2025-02-24", "2025-02-28", "Klar")]),
        G(E, "3", "Simhallen ska 2025 hålla sin budget.", "röd", "Stängt i åtta veckor på grund av vattenskada.",
          [I("Budgetavvikelse, egen ram", "tkr", ">=0", OWN_VARIANCE, "-60")],
          [T("Försäkringsärende", "Mikael Sundvall", "2025-09-01", "2025-12-31", "Pågår")]),
    ], state="returnerad"),
]

# Numbers and parent goals follow from the order: "K1", "BUN1", "BUN-FSK1", "BUN-FSK-01.1".
for unit in UNITS:
    for position, goal in enumerate(unit.goals, start=1):
        goal.number = f"{unit.code}.{position}" if unit.level == "enhet" else f"{unit.code}{position}"
        goal.responsible = unit.manager if unit.level == "enhet" else unit.role
        if goal.parent.isdigit():
            goal.parent = unit.parent_code + goal.parent
        for indicator in goal.indicators:
            if indicator.outcome == OWN_VARIANCE:
                (income_budget, income, _), (costs_budget, costs, _) = unit.economy
                indicator.outcome = str(income + costs - income_budget - costs_budget)

BY_CODE = {unit.code: unit for unit in UNITS}
YEAR = 2025


def number(text):
    """The number that stands in the text, or None for a mark such as "ej mätt", "i.u.", "-" or ".."."""
    return Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


# ---------------------------------------------------------------------------------------
# The rules of policy "perstorp", for facit.csv
# ---------------------------------------------------------------------------------------

def indicator_colour(indicator):
    outcome, target = number(indicator.outcome), number(indicator.target_number)
    if outcome is None:
        return "svart"
    met = outcome <= target if indicator.lower_is_better else outcome >= target
    return "grön" if met else "röd"


def together(colours):
    """One colour for several: used for indicators in a goal, for computed + assessed, and for goals in a unit."""
    if all(colour == "svart" for colour in colours):
        return "svart"
    if all(colour == "grön" for colour in colours):
        return "grön"
    if all(colour in ("röd", "svart") for colour in colours):
        return "röd"
    return "gul"


def computed_colour(goal):
    return together([indicator_colour(indicator) for indicator in goal.indicators])


def final_colour(goal):
    computed = computed_colour(goal)
    return together([computed, goal.assessed]) if goal.assessed else computed


def facit_rows():
    received = [unit for unit in UNITS if unit.state.startswith("mottagen")]
    yield "antal", "förväntade enheter", len(UNITS)
    yield "antal", "mottagna enheter", len(received)
    yield "antal", "mottagna med fel", sum(unit.state == "mottagen med fel" for unit in UNITS)
    yield "antal", "returnerade filer", sum(unit.state == "returnerad" for unit in UNITS)
    yield "antal", "enheter utan fil", sum(unit.state == "saknas" for unit in UNITS)
    yield "antal", "ej mottagna enheter", len(UNITS) - len(received)
    goals = [goal for unit in received for goal in unit.goals]
    yield "antal", "mål", len(goals)
    yield "antal", "indikatorer", sum(len(goal.indicators) for goal in goals)
    yield "antal", "aktiviteter", sum(len(goal.activities) for goal in goals)
    for unit in UNITS:
        yield "namn", unit.code, unit.name
    for unit in UNITS:
        yield "status", unit.code, unit.state
    for goal in goals:   # computed, assessed, final
        yield "mål", goal.number, " ".join([computed_colour(goal), goal.assessed or "-", final_colour(goal)])
    for unit in received:
        finals = [final_colour(goal) for goal in unit.goals]
        for colour in ("grön", "gul", "röd", "svart"):
            yield f"antal mål {colour}", unit.code, finals.count(colour)
        yield "enhetens färg", unit.code, together(finals)
    for unit in UNITS:
        if unit.level in ("kommun", "nämnd", "verksamhet"):
            members = [m for m in received if unit.code == "K" or m.code == unit.code or m.code.startswith(unit.code + "-")]
            yield from economy_rows("ekonomi, egen och underliggande", unit, members)
    for unit in received:
        yield from economy_rows("ekonomi, egen", unit, [unit])


def economy_rows(what, unit, members):
    income = [sum(member.economy[0][column] for member in members) for column in range(3)]
    costs = [sum(member.economy[1][column] for member in members) for column in range(3)]
    net = [a + b for a, b in zip(income, costs)]
    for label, (budget, outcome, previous) in (("intäkter", income), ("kostnader", costs), ("netto", net)):
        for column, value in (("budget 2025", budget), ("utfall 2025", outcome),
                              ("avvikelse", outcome - budget), ("utfall 2024", previous)):
            yield what, f"{unit.code} {label} {column}", plain(value)


def plain(value):
    """A decimal point, no separators, no needless zeros: 1234.5, -17."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# ---------------------------------------------------------------------------------------
# How managers type
# ---------------------------------------------------------------------------------------

class Typist:
    """Turns data into what stands in the cells, after the habits of the manager (a few words in the data):

    riktning / ord / blandat    direction of the target in its own column / in words ("Minst 85 %") / some of each
    procent / procenttext / procenttal   0.85 shown as 85 % / the text "85 %" / the number 85
    svensktext                  large, broken and negative numbers as Swedish text, "1 234,5" and "−12,5"
    textdatum                   dates as text in three spellings
    böjd                        Grönt, Gult, Rött instead of Grön, Gul, Röd
    statusord                   layout B: the word in the coloured cell
    """

    WORDS = {"grön": ("Grön", "Grönt"), "gul": ("Gul", "Gult"), "röd": ("Röd", "Rött"), "svart": ("Svart", "Svart"), "": ("", "")}
    MONTHS = "jan feb mars april maj juni juli aug sept okt nov dec".split()

    def __init__(self, habits):
        self.habits = habits.split()

    def has(self, habit):
        return habit in self.habits

    def value(self, text, unit, separator="\u00a0"):
        """(value, style) for a baseline or an outcome."""
        amount = number(text)
        if amount is None:
            return text, "text"
        if unit == "%":
            if self.has("procenttext"):
                return swedish(amount, separator) + " %", "right"
            if self.has("procent"):
                share = amount / 100
                return float(share), "percent" if amount == amount.to_integral_value() else "percent1"
        unusual = abs(amount) >= 1000 or amount < 0 or amount != amount.to_integral_value()
        if self.has("svensktext") and unusual:
            return swedish(amount, separator), "right"
        return as_number(amount), "number"

    def target(self, indicator, has_direction_column):
        """(direction, value, style) for a target."""
        lower = indicator.lower_is_better
        in_words = self.has("ord") or (lower and (self.has("blandat") or not has_direction_column))
        if in_words:
            word = "Minst" if not lower else "Max" if indicator.unit in ("dagar", "veckor") else "Högst"
            suffix = " " + indicator.unit if indicator.unit in ("%", "dagar", "veckor", "tkr") else ""
            return "", f"{word} {swedish(number(indicator.target_number))}{suffix}", "right"
        value, style = self.value(indicator.target_number, indicator.unit)
        return ("lägre" if lower else "högre"), value, style

    def date(self, iso, spelling=0):
        day = datetime.date.fromisoformat(iso)
        if not self.has("textdatum"):
            return day, "date"
        return (iso, f"{day.day}/{day.month} {day.year}", f"{self.MONTHS[day.month - 1]} {day.year}")[spelling], "text"

    def assessment(self, colour):
        return self.WORDS[colour][self.has("böjd")]


def swedish(amount, separator="\u00a0", minus="\u2212"):
    text = f"{abs(amount):,f}".replace(",", separator).replace(".", ",")
    return (minus if amount < 0 else "") + text


def as_number(amount):
    amount = Decimal(amount)
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def form_values(unit):
    """What stands at Kommun, Nämnd, Verksamhet and Enhet."""
    names = {"kommun": BY_CODE["K"].name}
    step = unit
    while step.code != "K":
        names[step.level] = step.name
        step = BY_CODE[step.parent_code]
    if unit.written_name:
        names[unit.level] = unit.written_name
    return [names.get(level, "") for level in ("kommun", "nämnd", "verksamhet", "enhet")]


# ---------------------------------------------------------------------------------------
# Layouts: what stands where, independent of the program that writes it
# ---------------------------------------------------------------------------------------

@dataclass
class Sheet:
    name: str
    widths: list
    landscape: bool = True
    freeze: int = 0                               # rows above the frozen edge
    cells: dict = field(default_factory=dict)     # (row, column) -> (value, style, result of a formula)
    merges: list = field(default_factory=list)    # (first row, first column, last row, last column)
    heights: dict = field(default_factory=dict)   # row -> points

    def put(self, row, column, value, style="text", result=None):
        self.cells[row, column] = (value, style, result)

    def put_row(self, row, values, style):
        for column, value in enumerate(values, start=1):
            self.put(row, column, value, style)

    def merge(self, first_row, first_column, last_row, last_column):
        if (first_row, first_column) == (last_row, last_column):
            return
        style = self.cells[first_row, first_column][1]
        for row in range(first_row, last_row + 1):
            for column in range(first_column, last_column + 1):
                if (row, column) != (first_row, first_column):
                    self.put(row, column, "", style)
        self.merges.append((first_row, first_column, last_row, last_column))

    def put_economy(self, top, unit, net_label, typist):
        """Rows Intäkter, Kostnader, Netto with formulas for net and variance; column E holds last year."""
        income, costs = unit.economy
        for row, label, values in ((top, "Intäkter", income), (top + 1, "Kostnader", costs),
                                   (top + 2, net_label, [a + b for a, b in zip(income, costs)])):
            total = row == top + 2
            style = "money total" if total else "money"
            budget, outcome, previous = values
            self.put(row, 1, label, "text total" if total else "text")
            for column, value in ((2, budget), (3, outcome)):
                letter = "ABCDE"[column - 1]
                formula = f"={letter}{top}+{letter}{top + 1}"
                self.put(row, column, formula if total else as_number(value), style, as_number(value))
            self.put(row, 4, f"=C{row}-B{row}", style, as_number(outcome - budget))
            if typist.has("svensktext"):
                self.put(row, 5, swedish(Decimal(previous)), "right total" if total else "right")
            elif total:
                self.put(row, 5, f"=E{top}+E{top + 1}", style, as_number(previous))
            else:
                self.put(row, 5, as_number(previous), style)


def lines(text, width):
    """Roughly how many lines a text takes in a column."""
    return sum(-(-max(len(part), 1) // max(int(width * 0.95), 1)) for part in str(text).split("\n"))


def layout_a(unit):
    """"Styrkort 2025": a workbook with five sheets."""
    typist = Typist(unit.habits)

    form = Sheet("Styrkort", [20, 72, 12, 12], landscape=False)
    form.put(1, 1, f"Styrkort {YEAR}", "title")
    form.merge(1, 1, 1, 4)
    labels = ["Kommun", "Nämnd", "Verksamhet", "Enhet", "Period", "Ansvarig chef", "Datum inlämnat", "Vision"]
    submitted, submitted_style = typist.date(unit.submitted)
    period = str(YEAR) if typist.has("textdatum") else YEAR
    values = form_values(unit) + [period, unit.manager, submitted, unit.vision]
    for row, (label, value) in enumerate(zip(labels, values), start=3):
        form.put(row, 1, label, "label")
        style = {"Datum inlämnat": submitted_style, "Period": "left"}.get(label, "text")
        form.put(row, 2, value, "left date" if style == "date" else style)

    goals = table_sheet("Mål", f"Mål {YEAR}", [16, 18, 52, 16, 24, 13, 12, 60],
                        ["Nr", "Område", "Mål", "Överordnat mål", "Ansvarig", "Slutdatum", "Bedömning", "Analys"])
    indicators = table_sheet("Indikatorer", "Indikatorer", [16, 46, 10, 10, 14, 16, 13, 18, 28, 12],
                             ["Mål nr", "Indikator", "Enhet", "Riktning", "Ingångsvärde", "Målvärde", f"Utfall {YEAR - 1}",
                              f"Utfall {YEAR}", "Källa", "Kolada-id"])
    activities = table_sheet("Aktiviteter", "Aktiviteter", [16, 56, 30, 13, 13, 14],
                             ["Mål nr", "Aktivitet", "Ansvarig", "Start", "Slut", "Status"])
    goal_row = indicator_row = activity_row = 4
    for goal in unit.goals:
        goals.put_row(goal_row, [goal.number, goal.area, goal.text, goal.parent, goal.responsible], "text")
        goals.put(goal_row, 6, *typist.date(goal.end))
        goals.put(goal_row, 7, typist.assessment(goal.assessed))
        goals.put(goal_row, 8, goal.analysis)
        goal_row += 1
        for indicator in goal.indicators:
            direction, target, target_style = typist.target(indicator, has_direction_column=True)
            indicators.put_row(indicator_row, [goal.number, indicator.name, indicator.unit, direction], "text")
            indicators.put(indicator_row, 5, *typist.value(indicator.baseline, indicator.unit))
            indicators.put(indicator_row, 6, target, target_style)
            indicators.put(indicator_row, 7, *typist.value(indicator.previous, indicator.unit, separator=" "))
            indicators.put(indicator_row, 8, *typist.value(indicator.outcome, indicator.unit))
            indicators.put(indicator_row, 9, indicator.source)
            indicators.put(indicator_row, 10, indicator.kolada)
            indicator_row += 1
        for activity in goal.activities:
            activities.put_row(activity_row, [goal.number, activity.text, activity.responsible], "text")
            activities.put(activity_row, 4, *typist.date(activity.start, spelling=1))
            activities.put(activity_row, 5, *typist.date(activity.end, spelling=2))
            activities.put(activity_row, 6, activity.status)
            activity_row += 1

    economy = table_sheet("Ekonomi", "Ekonomi (tkr)", [20, 15, 15, 15, 15],
                          ["Post", f"Budget {YEAR}", f"Utfall {YEAR}", "Avvikelse", f"Utfall {YEAR - 1}"])
    economy.put_economy(4, unit, "Netto", typist)
    return [form, goals, indicators, activities, economy]


def table_sheet(name, title, widths, header):
    sheet = Sheet(name, widths, freeze=3)
    sheet.put(1, 1, title, "title")
    sheet.put_row(3, header, "header")
    return sheet


def layout_b(unit):
    """"Målkort": one sheet with a form and three tables; the assessment is the colour of a merged cell."""
    typist = Typist(unit.habits)
    sheet = Sheet("Målkort", [15, 34, 42, 14, 36, 13, 15, 13, 13, 10, 50])
    sheet.put(1, 1, f"Målkort {YEAR}", "title")
    sheet.merge(1, 1, 1, 11)

    labels = ["Kommun:", "Nämnd:", "Verksamhet:", "Enhet:", "Period:", "Ansvarig chef:", "Inlämnat:", "Vision:"]
    submitted, submitted_style = typist.date(unit.submitted)
    values = form_values(unit) + [YEAR, unit.manager, submitted, unit.vision]
    for row, (label, value) in enumerate(zip(labels, values), start=3):
        style = {"Inlämnat:": submitted_style, "Period:": "left"}.get(label, "text")
        sheet.put(row, 1, label, "label")
        sheet.put(row, 2, value, "left date" if style == "date" else style)
        sheet.merge(row, 2, row, 5 if label == "Vision:" else 3)
    sheet.heights[10] = 14 * lines(unit.vision, 34 + 42 + 14 + 36)

    row = 12
    sheet.put(row, 1, "Mål och indikatorer", "section")
    row += 1
    sheet.put_row(row, ["Mål nr", "Målområde", "Mål", "Bidrar till", "Indikator", "Mått", f"Målvärde {YEAR}", f"Utfall {YEAR}",
                        f"Utfall {YEAR - 1}", "Status", "Kommentar/analys"], "header")
    row += 1
    for goal in unit.goals:
        first, last = row, row + len(goal.indicators) - 1
        for indicator in goal.indicators:
            _, target, target_style = typist.target(indicator, has_direction_column=False)
            sheet.put(row, 5, indicator.name)
            sheet.put(row, 6, indicator.unit)
            sheet.put(row, 7, target, target_style)
            sheet.put(row, 8, *typist.value(indicator.outcome, indicator.unit))
            sheet.put(row, 9, *typist.value(indicator.previous, indicator.unit, separator=" "))
            tallest = max(lines(goal.text, 42), lines(goal.analysis, 50))
            sheet.heights[row] = 14 * max(lines(indicator.name, 36), -(-tallest // len(goal.indicators)))
            row += 1
        status = typist.assessment(goal.assessed) if typist.has("statusord") else ""
        yellow = "gul ljus" if goal.assessed == "gul" and unit.code.startswith("BUN") else goal.assessed
        for column, value, style in ((1, goal.number, "text"), (2, goal.area, "text"), (3, goal.text, "text"),
                                     (4, goal.parent, "text"), (10, status, yellow), (11, goal.analysis, "text")):
            sheet.put(first, column, value, style)
            sheet.merge(first, column, last, column)

    row += 2
    sheet.put(row, 1, "Aktiviteter", "section")
    row += 1
    sheet.put_row(row, ["Mål nr", "Aktivitet", "Ansvarig", "Startdatum", "Slutdatum", "Läge"], "header")
    row += 1
    for goal in unit.goals:
        for activity in goal.activities:
            sheet.put_row(row, [goal.number, activity.text, activity.responsible], "text")
            sheet.put(row, 4, *typist.date(activity.start, spelling=1))
            sheet.put(row, 5, *typist.date(activity.end, spelling=2))
            sheet.put(row, 6, activity.status)
            sheet.heights[row] = 14 * lines(activity.text, 34)
            row += 1

    row += 2
    sheet.put(row, 1, "Ekonomi, tkr", "section")
    row += 1
    sheet.put_row(row, ["Post", "Budget", "Utfall", "Avvikelse", "Föregående år"], "header")
    sheet.put_economy(row + 1, unit, "Summa netto", typist)
    return [sheet]


def layout_c(unit, unicode_signs, padded=False):
    """The text of a semicolon file, as a business system or Excel exports it."""
    separator, minus = ("\u00a0", "\u2212") if unicode_signs else (" ", "-")

    def figure(text):
        amount = number(str(text))
        return str(text) if amount is None else swedish(amount, separator, minus)

    def target(indicator):
        if not indicator.lower_is_better:
            return figure(indicator.target_number)
        word = "Max" if indicator.unit in ("dagar", "antal") else "Högst"
        return f"{word} {figure(indicator.target_number)}" + (" %" if indicator.unit == "%" else "")

    _, _, service, lowest = form_values(unit)
    rows = [["Styrkort", YEAR], ["Enhet", lowest], ["Verksamhet", service], ["Vision", unit.vision], [],
            ["Mål"], ["Nr", "Område", "Mål", "Koppling", "Bedömning", "Analys"]]
    rows += [[g.number, g.area, g.text, g.parent, g.assessed, g.analysis] for g in unit.goals]
    rows += [[], ["Indikatorer"], ["Mål", "Indikator", "Enhet", f"Mål {YEAR}", f"Utfall {YEAR}", f"Utfall {YEAR - 1}"]]
    rows += [[g.number, i.name, i.unit, target(i), figure(i.outcome), figure(i.previous)] for g in unit.goals for i in g.indicators]
    rows += [[], ["Aktiviteter"], ["Mål", "Aktivitet", "Ansvarig", "Från", "Till", "Status"]]
    rows += [[g.number, a.text, a.responsible, a.start, a.end, a.status] for g in unit.goals for a in g.activities]
    rows += [[], ["Ekonomi (tkr)"], ["Post", "Budget", "Utfall", "Fg år"]]
    income, costs = unit.economy
    net = [a + b for a, b in zip(income, costs)]
    rows += [[label, *map(figure, values)] for label, values in (("Intäkter", income), ("Kostnader", costs), ("Netto", net))]

    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in rows:
        if row and row[0] == "Vision":   # always in quotes
            text.write(f'Vision;"{row[1]}"' + ";" * 4 * padded + "\r\n")
        elif padded:                     # Excel fills every row to the width of the table
            writer.writerow(row + [""] * (6 - len(row)))
        else:
            writer.writerow(row)
    return text.getvalue()


# ---------------------------------------------------------------------------------------
# Programs
# ---------------------------------------------------------------------------------------

MONEY = "#,##0;-#,##0"
STYLES = {   # bold, size, fill, font colour, number format, horizontal, border
    "title": dict(bold=True, size=16, color="1F3864"),
    "section": dict(bold=True, size=13, color="1F3864"),
    "header": dict(bold=True, fill="1F3864", color="FFFFFF", border=True),
    "label": dict(bold=True, fill="DDE6F3", border=True),
    "text": dict(border=True),
    "left": dict(border=True, align="left"),
    "right": dict(border=True, align="right"),
    "number": dict(border=True, format="General", align="right"),
    "percent": dict(border=True, format="0%", align="right"),
    "percent1": dict(border=True, format="0.0%", align="right"),
    "date": dict(border=True, format="yyyy-mm-dd", align="right"),
    "left date": dict(border=True, format="yyyy-mm-dd", align="left"),
    "money": dict(border=True, format=MONEY, align="right"),
    "text total": dict(border=True, bold=True, fill="EEF2F8"),
    "right total": dict(border=True, bold=True, fill="EEF2F8", align="right"),
    "money total": dict(border=True, bold=True, fill="EEF2F8", format=MONEY, align="right"),
    "grön": dict(border=True, fill="00B050", align="center"),
    "gul": dict(border=True, fill="FFC000", align="center"),
    "gul ljus": dict(border=True, fill="FFFF00", align="center"),
    "röd": dict(border=True, fill="FF0000", color="FFFFFF", align="center"),
    "svart": dict(border=True, fill="000000", color="FFFFFF", align="center"),
}


def write_openpyxl(sheets, path):
    """The plain workbook that LibreOffice then opens, calculates and saves in its own way."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.creator = BY_CODE["K"].name
    thin = Side(style="thin", color="B4B4B4")
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        for column, width in enumerate(sheet.widths, start=1):
            page.column_dimensions[openpyxl.utils.get_column_letter(column)].width = width
        for row, height in sheet.heights.items():
            page.row_dimensions[row].height = height
        if sheet.freeze:
            page.freeze_panes = page.cell(sheet.freeze + 1, 1)
        for (row, column), (value, style, _) in sorted(sheet.cells.items()):
            look = STYLES[style]
            cell = page.cell(row, column, value if value != "" else None)
            cell.font = Font(name="Arial", size=look.get("size", 10), bold=look.get("bold", False), color=look.get("color", "000000"))
            cell.alignment = Alignment(wrap_text=True, vertical="center" if look.get("align") == "center" else "top",
                                       horizontal=look.get("align"))
            if style in ("title", "section"):
                cell.alignment = Alignment(wrap_text=False)
            if "fill" in look:
                cell.fill = PatternFill("solid", fgColor=look["fill"])
            if look.get("border"):
                cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            if "format" in look:
                cell.number_format = look["format"]
        for first_row, first_column, last_row, last_column in sheet.merges:
            page.merge_cells(start_row=first_row, start_column=first_column, end_row=last_row, end_column=last_column)
    book.save(path)


def write_xlsxwriter(sheets, path):
    book = xlsxwriter.Workbook(path)
    book.set_properties({"author": BY_CODE["K"].name, "created": datetime.datetime(2025, 11, 3, 8, 0)})
    formats = {}
    for name, look in STYLES.items():
        properties = {"font_name": "Calibri", "font_size": look.get("size", 11), "bold": look.get("bold", False),
                      "font_color": "#" + look.get("color", "000000"), "text_wrap": name not in ("title", "section"),
                      "valign": "top"}
        if "fill" in look:
            properties["bg_color"] = "#" + look["fill"]
        if look.get("border"):
            properties |= {"border": 1, "border_color": "#B4B4B4"}
        if "align" in look:
            properties["align"] = look["align"]
        if "format" in look:
            properties["num_format"] = look["format"]
        formats[name] = book.add_format(properties)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        (page.set_landscape if sheet.landscape else page.set_portrait)()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        for row, height in sheet.heights.items():
            page.set_row(row - 1, height)
        if sheet.freeze:
            page.freeze_panes(sheet.freeze, 0)
        for first_row, first_column, last_row, last_column in sheet.merges:
            page.merge_range(first_row - 1, first_column - 1, last_row - 1, last_column - 1, "",
                             formats[sheet.cells[first_row, first_column][1]])
        for (row, column), (value, style, result) in sorted(sheet.cells.items()):
            place, look = (row - 1, column - 1), formats[style]
            if value == "":
                page.write_blank(*place, None, look)
            elif isinstance(value, datetime.date):
                page.write_datetime(*place, value, look)
            elif isinstance(value, str) and value.startswith("="):
                page.write_formula(*place, value, look, result)
            elif isinstance(value, str):
                page.write_string(*place, value, look)
            else:
                page.write_number(*place, value, look)
        if sheet.name == "Mål":
            page.data_validation(3, 1, 40, 1, {"validate": "list", "source": [V, A, H, E]})
        if sheet.name == "Aktiviteter":
            page.data_validation(3, 5, 60, 5, {"validate": "list", "source": ["Ej påbörjad", "Pågår", "Klar", "Försenad", "Avbruten"]})
    book.close()


def libreoffice(files, target_format, folder):
    """Converts the files into `folder`, with a profile of its own so that nothing of the user's is touched."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", target_format,
                        "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=540)


def write_organisation(path):
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Organisation"
    page.append(["Kod", "Namn", "Nivå", "Överordnad", "Chef", "Roll", "Planeringsår", "Alias", "Lämnar styrkort"])
    for unit in UNITS:
        page.append([unit.code, unit.name, unit.level, unit.parent_code, unit.manager, unit.role,
                     "läsår" if unit.school_year else "kalenderår", unit.aliases, "ja"])
    for cell in page[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F3864")
    for letter, width in zip("ABCDEFGHI", (13, 34, 13, 13, 24, 30, 14, 52, 16)):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    book.save(path)


CONFIGURATION = """\
kommun: Ekeby kommun
period: "2025"          # perioden som rapporteras
tillfälle: bokslut      # bokslut, delårsbokslut eller kvartal
sista dag: 2026-01-31   # sista dag att lämna
"""


def main():
    inbox = HERE / "inkorg"
    shutil.rmtree(inbox, ignore_errors=True)
    for unit in UNITS:
        if unit.file:
            (inbox / unit.file).parent.mkdir(parents=True, exist_ok=True)

    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        conversions = {}   # what LibreOffice shall make -> units
        for unit in UNITS:
            target = inbox / unit.file
            if unit.layout == "A xlsxwriter":
                write_xlsxwriter(layout_a(unit), target)
            elif unit.layout == "C cp1252":
                target.write_bytes(layout_c(unit, False, padded=unit.code == "KS-KOL-02").encode("cp1252"))
            elif unit.layout == "C utf8":
                target.write_bytes(layout_c(unit, True).encode("utf-8-sig"))
            elif unit.layout:
                write_openpyxl((layout_a if unit.layout.startswith("A") else layout_b)(unit), scratch / f"{unit.code}.xlsx")
                suffix = {"B ods": "ods", "pdf": "pdf"}.get(unit.layout, "xlsx")
                conversions.setdefault(suffix, []).append(unit)
        for suffix, units in conversions.items():
            libreoffice([scratch / f"{unit.code}.xlsx" for unit in units], suffix, scratch / suffix)
            for unit in units:   # the PDF, too, gets the name that its manager gave it
                shutil.copyfile(scratch / suffix / f"{unit.code}.{suffix}", inbox / unit.file)

    write_organisation(HERE / "organisation.xlsx")
    (HERE / "styrkort.yaml").write_text(CONFIGURATION, encoding="utf-8")
    with open(HERE / "facit.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\n")
        writer.writerow(["sak", "nyckel", "värde"])
        writer.writerows(facit_rows())


if __name__ == "__main__":
    main()
