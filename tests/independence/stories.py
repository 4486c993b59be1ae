"""One invented event, told by an agency and by everybody else; and stories that only look alike."""

WIRE = """VARNHEIM, March 2 (Northern Wire) — The glass works of Varnheim will close at the end of September, its owner Halden Group said on Monday. The decision costs 640 of the 890 people at the site their jobs.

Halden blamed the price of gas, which in February was 2.4 times that of five years earlier. The works lost 31 million euros last year on sales of 212 million, chief executive Petra Lindqvist told reporters.

"We have looked for a buyer for fourteen months and found none who could pay for the furnaces," Lindqvist said.

The union IGG called the plan a betrayal of a town that gave the company 18 million euros of tax relief in 2021. It announced a strike vote for Thursday, and some 1,500 people marched through the town on Monday evening.

The state government offered a loan of 25 million euros in January. Halden declined it, because the money was tied to keeping at least 700 jobs until 2030. Varnheim has made glass since 1887."""

# Headline and credit of another paper, figures written its own way, some twenty words changed, one sentence dropped.
EDITED = """Halden shuts Varnheim glass factory: 640 jobs go
By the business desk, with material from Northern Wire

The glass factory of Varnheim will close at the end of September, owner Halden Group said on Monday. The decision costs 640 of the 890 employees at the site their jobs.

Halden blamed gas prices, which in February were 2.4 times that of five years earlier. The factory lost EUR 31 million last year on sales of 212 million, its chief executive Petra Lindqvist told journalists.

"We have looked for a buyer for fourteen months and found none who could pay for the furnaces," Lindqvist said.

The trade union IGG called the plan a betrayal of a town that gave the firm 18 million euros of tax relief in 2021. It announced a strike ballot for Thursday, and about 1,500 people marched through the town on Monday evening.

The state government offered a loan of 25 million euros in January. Halden declined it, because the money was tied to keeping at least 700 jobs until 2030."""

CUT = "\n\n".join(WIRE.split("\n\n")[:2])
EXCERPT = WIRE.split("\n\n")[3]
REORDERED = "\n\n".join(WIRE.split("\n\n")[part] for part in (4, 0, 3, 1, 2))
SURROUNDED = f"""Home > Business > Regional

Good morning! These are the stories that our readers talk about today. Write to us if you have an opinion, we print the best letters on Saturday. The weather stays mild, with rain from the west by the evening.

{WIRE}

Our newsletter comes out every day at six. It is free, and it can be cancelled at any time. The editors wish a pleasant day.

Read more:
How to read an electricity bill"""

GERMAN = """Varnheim - Die Glashütte von Varnheim schließt Ende September, wie der Eigentümer Halden Group am Montag mitteilte. Die Entscheidung kostet 640 der 890 Beschäftigten am Standort ihre Arbeit.

Halden begründete das mit dem Gaspreis, der im Februar 2,4-mal so hoch war wie fünf Jahre zuvor. Das Werk verlor im vergangenen Jahr 31 Millionen Euro bei einem Umsatz von 212 Millionen, sagte Vorstandschefin Petra Lindqvist vor Journalisten.

„Wir haben vierzehn Monate lang nach einem Käufer gesucht und keinen gefunden, der die Öfen bezahlen könnte“, sagte Lindqvist.

Die Gewerkschaft IGG nannte den Plan einen Verrat an einer Stadt, die dem Unternehmen 2021 Steuern in Höhe von 18 Millionen Euro erlassen habe. Sie kündigte für Donnerstag eine Urabstimmung an. Rund 1.500 Menschen zogen am Montagabend durch die Stadt.

Die Landesregierung hatte im Januar einen Kredit von 25 Millionen Euro angeboten. Halden lehnte ab, weil das Geld an den Erhalt von mindestens 700 Stellen bis 2030 gebunden war. In Varnheim wird seit 1887 Glas gemacht."""

# As a machine does it, with the last paragraph cut off.
FRENCH = """Accueil » Économie » La verrerie de Varnheim ferme

L'usine de verre de Varnheim fermera à la fin de septembre, a déclaré lundi son propriétaire Halden Group. La décision coûte à 640 des 890 personnes sur le site leurs emplois.

Halden a blâmé le prix du gaz, qui en février était 2,4 fois celui de cinq ans plus tôt. Les travaux ont perdu 31 millions d'euros l'an dernier sur des ventes de 212 millions, a dit la directrice générale Petra Lindqvist aux reporters.

« Nous avons cherché un acheteur pendant quatorze mois et n'en avons trouvé aucun qui pouvait payer les fours », a dit Lindqvist.

Le syndicat IGG a appelé le plan une trahison d'une ville qui a donné à l'entreprise 18 millions d'euros d'allégement fiscal en 2021. Il a annoncé un vote de grève pour jeudi, et quelque 1 500 personnes ont marché à travers la ville lundi soir.

Traduit automatiquement"""

# The same event and day by people who were there themselves: the quotation and the main figures are the same.
OWN_ENGLISH = """Nobody in the canteen spoke when the letter was read out at ten past nine. By lunchtime the gate of the Varnheim glass works was covered with white carnations, one for each year that Jonas Teller has spent at furnace two. He is 54, and among the 640 who will go in autumn.

For the town it is the end of an era, says mayor Ingrid Sauer, who wants to see the contracts of 2021. "They took our money and the apprentices of three generations," she told this newspaper. Her treasurer puts the loss of business tax at four million euros a year.

Halden's version was given in a short appearance before the press. "We have looked for a buyer for fourteen months and found none who could pay for the furnaces," chief executive Petra Lindqvist said. Analysts at Brink Capital doubt that: a Czech maker of lenses had asked for figures in November, they wrote in a note to clients.

What becomes of the 250 who may stay is open. They run the warehouse and the laboratory, which Halden rents until 2028."""

OWN_GERMAN = """Varnheim. Nach 139 Jahren ist Schluss: Halden gibt die Glasproduktion in Varnheim auf. Bürgermeisterin Ingrid Sauer erfuhr davon nach eigenen Worten erst am Montagmorgen aus dem Radio.

Betroffen sind nach Angaben des Betriebsrats 655 Stellen, das Unternehmen spricht von 640. Betriebsratschef Ole Marten rechnet vor, dass ein Viertel der Belegschaft älter als 55 ist und kaum noch etwas finden wird. Er verlangt eine Transfergesellschaft für zwei Jahre.

Im Landtag gab es noch am Abend Streit. Die Opposition wirft Wirtschaftsminister Falk Reuter vor, den Kredit über 25 Millionen Euro zu spät angeboten zu haben. Reuter entgegnete, das Unternehmen habe nie einen Antrag gestellt.

Am Markt bleiben zwei deutsche Hersteller von Flachglas. Deren Preise waren zuletzt um neun Prozent gefallen. Die Arbeitsagentur will ab April ein Büro im Werk einrichten, in dem 12 Vermittler sitzen."""

# The same agency, another story.
SAME_AGENCY = """ORLOW, March 2 (Northern Wire) — Fishermen in the bay of Orlow may catch 14 percent less herring this year, the fisheries ministry said on Monday. The quota falls to 9,300 tonnes.

Biologists had asked for a stop of two years, because young fish were counted at only a third of the long-term average. The minister, Dag Rosen, said the decision protected 410 families along the coast.

Environmental groups went to court against the last quota and lost in October. They said that they would study the new one. The season opens on 20 March."""

MONDAY_MARKET = """The Varnheim index closed 0.4 percent higher at 11,240 points on Monday. Shares of chemical companies led the gainers in quiet trading, with Brenn up 2.1 percent. Banks were among the losers, and Kredita fell 1.3 percent. Turnover on the exchange came to 3.1 billion euros. The euro was little changed at 1.0821 dollars. In the bond market the yield of ten-year government paper rose to 2.61 percent."""
TUESDAY_MARKET = """The Varnheim index closed 1.2 percent higher at 11,375 points on Tuesday. Shares of chemical companies led the gainers in quiet trading, with Lacke up 3.4 percent. Banks were among the losers, and Sparhaus fell 0.8 percent. Turnover on the exchange came to 2.7 billion euros. The euro was little changed at 1.0794 dollars. In the bond market the yield of ten-year government paper rose to 2.66 percent."""

# Two short reports that consist of one spokesman's statement, for the most part.
STATEMENT = '"The bridge was inspected in June by engineers of the state, who found no defects, and every lorry that crossed it since then was weighed, as the rules demand for structures of this age," spokeswoman Ina Holl said.'
STATEMENT_HERE = f"A footbridge fell into the Lune near Castern on Sunday night; a cyclist broke her arm. Firefighters searched the water with two boats until four in the morning. {STATEMENT} The public prosecutor has opened a file."
STATEMENT_THERE = f"Who is to blame for Castern? The company that built the crossing in 1974 went bankrupt long ago, and its drawings are lost. {STATEMENT} Professor Emil Kranz of the technical university wants to see the welds first."
