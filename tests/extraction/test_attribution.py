"""Who is said to assert a claim: one row a construction, negatives included."""

from datetime import date

import pytest

from claims.extraction import extract

PUBLISHED = date(2026, 3, 12)

GERMAN = [
    ("Die Zahl der Verletzten stieg auf 40, sagte Innenministerin Paula Krantz am Montag in Kiel.", "Paula Krantz"),
    ("„Wir brauchen 200 neue Züge“, sagte Bahnchef Arne Wolter.", "Arne Wolter"),
    ("Nach Angaben der Polizei wurden 14 Menschen verletzt.", "police"),
    ("Nach Angaben des Verbands Holzbau Nord fehlen 3.000 Fachkräfte.", "Holzbau Nord"),
    ("Laut Polizei kamen 2.000 Menschen zu der Demonstration.", "police"),
    ("Laut dem Statistischen Bundesamt sank die Inflation auf 1,9 Prozent.", "Federal Statistical Office"),
    ("Dem Ministerium zufolge kostet der Umbau 80 Millionen Euro.", "ministry"),
    ("Angaben der Feuerwehr zufolge brannten drei Häuser.", "fire brigade"),
    ("Der Umbau kostet nach ukrainischen Angaben 80 Millionen Euro.", "Ukraine"),
    ("Wie die Staatsanwaltschaft mitteilte, wurden vier Männer festgenommen.", "prosecutors"),
    ("Die Bundesbank rechnet mit einem Wachstum von 0,7 Prozent.", "Bundesbank"),
    ("Kanzler Friedrich Merz kündigte an, die Steuer um zwei Prozentpunkte zu senken.", "Friedrich Merz"),
    ("Ökonomen erwarten einen Anstieg auf 2,5 Prozent.", "economists"),
    ("Bei dem Angriff starben zwölf Menschen, teilten die Behörden mit.", "authorities"),
    ("Die EU-Kommission wies den Vorwurf zurück, sie habe 40 Millionen Euro verschwendet.", "European Commission"),
    ("Aus dem Bericht geht hervor, dass 300 Stellen wegfallen.", "report"),
    ("Der Konzern Nordstahl teilte am Freitag mit, er streiche 900 Stellen.", "Nordstahl"),
    ("Am Rande des Nato-Gipfels sagte Rutte, die Ausgaben seien um 20 Prozent gestiegen.", "Mark Rutte"),
    ("Nach dem Treffen mit Putin sprach Trump von Fortschritten bei 14 Punkten.", "Donald Trump"),
    ("Die Ministerin habe 30 Millionen Euro zugesagt, hieß es aus Regierungskreisen.", "government sources"),
    ("Er habe davon nichts gewusst, so Baudirektor Emil Harms.", "Emil Harms"),
    ("Die Schäden belaufen sich auf 3 Millionen Euro, schätzt der Landkreis.", None),
    ("Russland lehnt den Plan mit 14 Punkten ab.", None),
    ("Die Regierung will 400 Millionen Euro bereitstellen.", None),
    ("Deutschland liefert der Ukraine 20 Panzer.", None),
    ("Estland führt außerdem eine Koalition aus zwölf Ländern an.", None),
    ("Die Zahl der Anträge ist um 12 Prozent gestiegen.", None),
    ("Der Vorschlag, den Minister Klaus Berg angekündigt hatte, kostet 30 Millionen Euro.", None),
    ("Erwartet wird ein Wachstum von 2 Prozent.", None),
    ("Einer Studie der Universität Kiel zufolge leiden 20 Prozent unter Stress.", "Universität Kiel"),
    ("Laut einer Umfrage des Instituts Forsa sind 62 Prozent dafür.", "Forsa"),
    ("Die Grünen-Politikerin Lisa Paus warf der Union vor, 200 Millionen Euro zu verschwenden.", "Lisa Paus"),
    ("Der ADAC sprach von 400 maroden Brücken.", "ADAC"),
    ("Paul Mills, kaufmännischer Direktor bei Nordstahl, sagte, 40 Läden kämen dazu.", "Paul Mills"),
    ("„Wir haben keine Betten mehr“, klagt Petra Hollmann, Pflegedirektorin am Klinikum Ahrenburg.", "Petra Hollmann"),
    ("„Das war knapp mit 40 Stimmen“, gestand Schulleiterin Gesa Thomsen.", "Gesa Thomsen"),
    ("„Das Publikum mit 900 Gästen war großartig“, freute sich Intendantin Ilka Römer.", "Ilka Römer"),
    ("Fachleute hatten mit 200 Anmeldungen gerechnet.", "experts"),
    ("Die Krankenkasse Vitalis teilte mit, die Beiträge stiegen um 0,4 Punkte.", "Vitalis"),
    ("Der Verein Sauberes Moor zählte 52 illegale Deponien.", "Sauberes Moor"),
    ("Das Bundesamt für Seewesen warnt vor Wellen von acht Metern.", "Bundesamt für Seewesen"),
    ("Ihre Chefin, Beate Lorch, sagte, das Unternehmen habe 38 Millionen Euro ausgegeben.", "Beate Lorch"),
    ("Die Fluggesellschaft Nordwing strich 60 Flüge, wie eine Sprecherin sagte.", "Nordwing"),
    ("Der „grüne Plan“, getragen von Minister Jan Berg, kostet 30 Millionen Euro.", None),
    ("Der Tierpark zählt 40 Affen.", None),
    ("Rechtsanwalt Jan Eberle, der den Beschuldigten Emil K. (47) vertritt, wies 20 Vorwürfe zurück.", "Jan Eberle"),
    ("Die Bauerngewerkschaft Agra, welche 40.000 Familien vertritt, schätzte den Schaden auf 9 Millionen.", "Agra"),
    ("»Ich wohne seit 30 Jahren hier«, sagt der frühere Schlosser Horst Uhlig.", "Horst Uhlig"),
    ("Horst Uhlig winkt ab: »Das dauert noch zehn Jahre, mindestens.«", "Horst Uhlig"),
    ("Die Zahl stieg auf 40 Prozent, klagen Imker.", "Imker"),
    ("Das geht aus Zahlen hervor, die die Bundesbank am Donnerstag vorgelegt hat: 3 Prozent.", "Bundesbank"),
    ("Moskau nannte das 40-Punkte-Papier illegal.", "Moscow"),
    ("Die Firma habe 40 Stellen gestrichen, hei\xadße es.", None),
    ("Die Gesetze schreiben vor, dass 40 Prozent der Mittel gebunden sind.", None),
    ("Die Diebe, die Jan Berg anzeigte, erbeuteten 300 Euro.", None),
    ("Rund 1.200 Autos waren betroffen (Quelle: ADAC).", "ADAC"),
    ("Die Agentur beruft sich auf 20 Verträge.", None),
    (
        "Die Reederei Tirrena Linee beruft sich auf ein Abkommen, das ihre Haftung auf 16 Millionen Euro begrenze.",
        "Tirrena Linee",
    ),
    ("Dafür sind 62 Prozent – so das Ergebnis einer Forsa-Umfrage.", "Forsa"),
    ("09:12 Ukrainischer Generalstab: Russland verlor binnen eines Tages 1.080 Soldaten.", "General Staff of Ukraine"),
    ("1. Deutsche Bahn: 12 Milliarden Euro", None),
    ("Das Gericht geht von 40 Geschädigten aus.", "court"),
    ("Nach Überzeugung des Gerichts entstand ein Schaden von 3 Millionen Euro.", "court"),
    ("Die Staatsanwaltschaft wirft zwei Managern Betrug in 40 Fällen vor.", "prosecutors"),
    ("Der Stürmer warf den Ball 40 Meter weit.", None),
    ("Dirk Bremer rechnet vor, dass jeder Kilometer 2 Millionen Euro koste.", "Dirk Bremer"),
    ("Gegen den Unternehmer ermittelt die Staatsanwaltschaft in neun Fällen.", None),
    ("Der Schaden liegt bei 4 Millionen Euro, ermittelte das Institut Forsa.", "Forsa"),
    ("Bereits im Oktober hatte die Bundesbank in einem Bericht festgestellt, dass 17 Fälle fehlten.", "Bundesbank"),
    ("Die Ausfuhr verzögere sich um neun Tage.", None),
]
ENGLISH = [
    ("The number of injured rose to 40, interior minister Paula Crane said on Monday.", "Paula Crane"),
    ("“We need 200 new trains,” said Arnold Walter, the chief executive of Nordrail.", "Arnold Walter"),
    ("According to police, 14 people were injured.", "police"),
    ("Fourteen people were injured, police said.", "police"),
    ("The Bank of England expects growth of 0.7%.", "Bank of England"),
    ("Growth will slow to 0.7%, the International Monetary Fund said in a report.", "International Monetary Fund"),
    ("Economists polled by Reuters forecast a rise to 2.5%.", "economists"),
    ("Economists polled by Reuters expect a rise to 2.5%.", "economists"),
    ("The company, based in Leeds, said it would cut 900 jobs.", "company"),
    ("Steelmaker Nordsteel said it would cut 900 jobs.", "Nordsteel"),
    ("President Donald Trump has promised to cut the tax by 2 percentage points.", "Donald Trump"),
    ("A spokesperson for Nordsteel said 900 jobs would go.", "Nordsteel"),
    ("The report said 300 posts would be lost.", "report"),
    ("Data from Eurostat showed that inflation fell to 1.9%.", "Eurostat"),
    ("Ms Crane added that 30 homes had been destroyed.", "Crane"),
    ("Senator Rita Holm tweeted that 4,000 ballots were missing.", "Rita Holm"),
    ("Germany has delivered 20 tanks to Ukraine.", None),
    ("Russia rejects the 14-point plan.", None),
    ("The government will provide 400 million euros.", None),
    ("Sales are expected to reach 3 million.", None),
    ("The United States has sent 5,000 troops to Poland.", None),
    ("The plan, which was announced in May, costs 30 million euros.", None),
    ("The city raised its estimate of the cost to £4m.", None),
    ("The company’s chief executive, Roland Bush, said it would invest €2bn.", "Roland Bush"),
    (
        "Prices rose 3.2%, according to data published by the Office for National Statistics.",
        "Office for National Statistics",
    ),
    ("Ukrainian officials said 20 drones were shot down.", "Ukrainian officials"),
    ("Paris fashion shows reveal 40 new lines.", None),
    ("“We are out of beds,” sighed Hannah Osgood, a matron at Wexcombe General Hospital.", "Hannah Osgood"),
    ("“It cost us 40 homes,” admitted head teacher Gail Thornley.", "Gail Thornley"),
    ("Analysts had forecast sales of 620 million.", "analysts"),
    ("The supplier, Harrow Fixings, said 40 orders had been lost.", "Harrow Fixings"),
    ("The charity Clean Rivers Now counted 52 illegal dumps.", "Clean Rivers Now"),
    ("According to two people familiar with the matter, 40 posts will go.", "people familiar with the matter"),
    ("The national weather service reported 90 mm of rain.", "national weather service"),
    ("Pollster Opinia gives the party 12%.", "Opinia"),
    ("Kestrel Airways operates 60 aircraft.", None),
    ("The “green plan” from Ann Lee costs £30m.", None),
    ("The scheme cost $14m, the indictment says.", "indictment"),
    ("Passenger numbers fell by 40 percent, state records show.", "records"),
    ("According to the final communiqué, 27 million francs will be released.", "final communiqué"),
    ("Jane Doe, who runs the Lake ferry line with Tom Pike, denied that 40 jobs would go.", "Jane Doe"),
    ("Jane Doe shrugs: “It will take another ten years at the very least.”", "Jane Doe"),
    (
        "Greenpeace, a pressure group, called the terms ‘an insult wrapped in gold foil’ and said it wanted 230p.",
        "Greenpeace",
    ),
    ("Chairman Gethin Rowlands said there was no question of administration for 12 months.", "Gethin Rowlands"),
    ("Reports of 40 deaths are circulating.", None),
    ("The ministry did not respond to 14 questions.", None),
    ("One in four participants reported diarrhoea, and 112 gave up.", None),
    ("Spain’s weather agency AEMET expects 60 mm of rain by Sunday.", "AEMET"),
    ("Wildfires burned 380,000 hectares, data from the EU’s Frontex show.", "Frontex"),
    ("Rates have climbed by 18%, figures from the Vienna broker Danubia Freight show.", "Danubia Freight"),
    ("A poll published this week by the institute Opinova found 58 percent in favour.", "Opinova"),
    ("Police found 58 bicycles in the garage.", None),
    ("According to the report of an expert commission, the number has sunk to 30,000.", "commission"),
    ("The prices rose by 4%, deplores the mayor, Carl Hanley.", "Carl Hanley"),
    ("It was Deputy Governor Elena Marsh who disclosed that the bank had written off £640m.", "Elena Marsh"),
    ("Brightwell Foods, the owner of Snacko, expects 40 closures.", "Brightwell Foods"),
    ("A further 40 prisons, Ann Iqbal went on, were full.", "Ann Iqbal"),
    ("The union went on strike for 40 days.", None),
    ("The Home Office has told 430 asylum seekers to leave the hotel by Friday.", None),
    ("The Home Office has told parliament that 430 asylum seekers left the hotel.", "Home Office"),
    ("Detectives believe that 60 victims lost money, Detective Inspector Sarah Loxley revealed.", "Sarah Loxley"),
]
FRENCH = [
    ("Le nombre de blessés est passé à 40, a déclaré lundi la ministre de l’Intérieur, Paule Carron.", "Paule Carron"),
    ("« Il nous faut 200 trains », a affirmé Arnaud Vautier, directeur de Nordrail.", "Arnaud Vautier"),
    ("Selon la police, 14 personnes ont été blessées.", "police"),
    ("D’après l’Insee, l’inflation a reculé à 1,9 %.", "Insee"),
    ("L’Insee prévoit une croissance de 0,7 %.", "Insee"),
    ("La croissance atteindra 0,7 %, prévoit la Banque de France.", "Banque de France"),
    ("Le groupe Nordacier a annoncé vendredi la suppression de 900 postes.", "Nordacier"),
    ("Les économistes tablent sur une hausse de 2,5 %.", "economists"),
    ("Emmanuel Macron a promis 30 millions d’euros.", "Emmanuel Macron"),
    ("Le rapport indique que 300 postes seront supprimés.", "report"),
    ("Quatre hommes ont été arrêtés, a indiqué le parquet.", "prosecutors"),
    ("Ces travaux coûteront 80 millions d’euros, assure-t-on au ministère de la Défense.", "Ministry of Defence"),
    ("Une porte-parole de Nordacier a confirmé la perte de 900 emplois.", "Nordacier"),
    ("L’Allemagne a livré 20 chars à l’Ukraine.", None),
    ("La Russie rejette le plan en 14 points.", None),
    ("Le gouvernement va débloquer 400 millions d’euros.", None),
    ("Une hausse de 2 % est attendue.", None),
    ("Le projet, annoncé en mai, coûte 30 millions d’euros.", None),
    ("« C’est une bonne nouvelle », s’est félicité le ministre du Travail, Olivier Dumont.", "Olivier Dumont"),
    ("L’entreprise, qui emploie 300 salariés, précise que 20 postes seront supprimés.", "company"),
    ("Interrogé par France Inter, le maire de Lyon, Grégory Dupuis, a estimé le coût à 3 millions.", "Grégory Dupuis"),
    ("Le président Donald Trump a lancé 40 procédures.", None),
    (
        "« On ne peut plus se loger à moins de 900 euros », peste Bérénice Vasseur, caissière à Vierzac.",
        "Bérénice Vasseur",
    ),
    ("« Il faut 40 lits de plus », s’emporte Nadia Belkacem, infirmière.", "Nadia Belkacem"),
    ("« Nous attendons 40 camions », s’est emportée la maire, Hanta Delmas.", "Hanta Delmas"),
    (
        "L’Observatoire national des forêts (ONF) chiffre les dégâts à 12 millions d’euros.",
        "Observatoire national des forêts",
    ),
    ("Trois personnes ont péri, précisent les gendarmes.", "gendarmes"),
    ("À en croire le syndicat Solidarité Rail, 80 % des conducteurs ont cessé le travail.", "Solidarité Rail"),
    ("Une prime de 120 euros serait versée, à en croire une source proche du dossier.", "source close to the matter"),
    ("La secrétaire d’État Inès Corbeau a défendu un budget de 45 millions.", "Inès Corbeau"),
    (
        "L’accord portera sur 40 postes, a déclaré lundi le chef de la délégation française, Antoine Rivoire.",
        "Antoine Rivoire",
    ),
    ("Le constructeur Valmor relève ses prévisions à 3 milliards d’euros.", None),
    ("Le plan dit « Horizon bleu », porté par Jean Dupont, coûte 30 millions d’euros.", None),
    ("« La hausse atteint 40 %, affirme la chercheuse Maren Holt. Le reste tient aux jardiniers. »", "Maren Holt"),
    ("Selon l’accusation, le groupe a vendu 3,4 millions de comprimés.", "prosecution"),
    ("Jean Durand hausse les épaules : « Dans dix ans, ils auront tous disparu. »", "Jean Durand"),
    ("Pour Huguette Salaün, 83 ans, la nouvelle passe mal : « Mon fils habite à 60 kilomètres. »", "Huguette Salaün"),
    ("Les travaux dureront « un an », lui a répondu l’adjoint à l’urbanisme, Malo Hélias.", "Malo Hélias"),
    ("« Rien n’a été caché en 2019 », se défend un porte-parole de la SNCF.", "SNCF"),
    ("La compagnie n’a pas répondu à 14 questions.", None),
    ("Le ministère du Travail rejette une hausse de 3 %.", None),
    ("L’inflation s’est établie à 2,1 % en novembre (source : Eurostat).", "Eurostat"),
    ("De source syndicale, 340 postes seraient supprimés.", "union source"),
    ("Il y aurait, dixit le maire Thierry Vautrin, « au moins 200 logements vides ».", "Thierry Vautrin"),
    ("Le bilan provisoire établi par les pompiers est de deux morts et neuf blessés.", "firefighters"),
    ("Le déficit atteindra 27 milliards, au lieu des 26 milliards annoncés par le gouvernement.", None),
    ("Le tarif varie de 1,20 à 6,80 euros selon les revenus des parents.", None),
    ("Adapté d’après le roman de Nadia Perrenoud, le film a attiré 1,3 million de spectateurs.", None),
    ("L’agence prévoit de fermer 40 bureaux.", None),
    ("L’agence prévoit 40 fermetures.", "agency"),
    ("Le joueur Théo Lemoigne a déclaré forfait pour deux matches.", None),
    ("Le ministre Marc Carel y voit « une base » et rappelle que les échanges pèsent 13 milliards.", "Marc Carel"),
]
CARRIED = [
    (
        "de",
        "Die Straße sei seit neun Tagen gesperrt, sagte Jan Berg. Die Ausfuhr verzögere sich um neun Tage.",
        ["Jan Berg", "Jan Berg"],
    ),
    (
        "en",
        "Lee Mutual expects rents to grow by 4 per cent. Its lending fell by a quarter, the bank reported.",
        ["Lee Mutual", "Lee Mutual"],
    ),
    (
        "de",
        "Die Zahl stieg auf 40, sagte Minister Jan Berg. Im Vorjahr seien es 30 gewesen. Nun ist dort endlich Ruhe.",
        ["Jan Berg", "Jan Berg", None],
    ),
    (
        "de",
        "„Es reicht“, sagte Jan Berg. Er forderte 40 Euro mehr. Nun ist dort endlich Ruhe.",
        ["Jan Berg", "Jan Berg", None],
    ),
    (
        "fr",
        "Les pertes dépassent 40 millions, selon l’Insee. La récolte tomberait à 7 tonnes. Il pleut sur la ville.",
        ["Insee", "Insee", None],
    ),
    (
        "en",
        "Police said 40 people were hurt. “It was bad,” Ann Lee said. She left for Leeds.",
        ["police", "Ann Lee", None],
    ),
]


def claimants_of(text: str, language: str) -> list[str | None]:
    findings = extract(text, language=language, published=PUBLISHED).findings
    return [finding.claimant.name if finding.claimant else None for finding in findings]


def claimant_of(text: str, language: str) -> str | None:
    (name,) = claimants_of(text, language)
    return name


@pytest.mark.parametrize(("text", "name"), GERMAN)
def test_german(text: str, name: str | None) -> None:
    assert claimant_of(text, "de") == name


@pytest.mark.parametrize(("text", "name"), ENGLISH)
def test_english(text: str, name: str | None) -> None:
    assert claimant_of(text, "en") == name


@pytest.mark.parametrize(("text", "name"), FRENCH)
def test_french(text: str, name: str | None) -> None:
    assert claimant_of(text, "fr") == name


@pytest.mark.parametrize(("language", "text", "names"), CARRIED)
def test_what_carries_over_into_the_next_sentence(language: str, text: str, names: list[str | None]) -> None:
    assert claimants_of(text, language) == names
