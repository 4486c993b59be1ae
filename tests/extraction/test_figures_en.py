"""Figures in English sentences: what is found, how it is meant, and what is none."""

import pytest

from tests.extraction.figure_notation import all_told, figures_in

FIGURES = [
    ("The death toll from the magnitude 7.8 quake rose above 41,000.", ["7.8 magnitude", "> 41000"]),
    ("GDP shrank by 0.3% in the third quarter, the Office said.", ["0.3 %"]),
    ("Arsenal beat Chelsea 2-1 and are now five points clear with three games left.", ["5 point", "3 match"]),
    ("The 27-year-old striker has scored 19 goals in 30 games.", ["27 year", "19 goal", "30 match"]),
    ("The Fed cut rates by a quarter of a percentage point to a range of 4% to 4.25%.", ["0.25 pp", "4..4.25 %"]),
    ("One in five adults, or 2.1 million people, skipped a meal.", ["20 %", "2100000 person"]),
    ("A third of voters were undecided.", ["33.33 %"]),
    ("The company will cut 1,200 jobs, or about 8% of its workforce.", ["1200 job", "~ 8 %"]),
    (
        "Police arrested 14 people after Saturday's march, which drew an estimated 20,000.",
        ["14 person", "~ 20000 person"],
    ),
    ("He was jailed for 18 months and fined $5,000.", ["18 month", "5000 USD"]),
    ("The fund returned 12.4 per cent a year over the past decade.", ["12.4 %"]),
    ("Sales fell to $3.1bn from $3.6bn a year earlier.", ["3100000000 USD", "3600000000 USD"]),
    ("The bill passed by 217 votes to 213.", ["217 vote", "213 vote"]),
    ("Temperatures hit 40.3C in Lincolnshire, the highest since 2022.", ["40.3 °C"]),
    ("Winds of up to 100mph battered the coast, leaving 230,000 homes without power.", ["<= 100 mph", "230000 home"]),
    ("The blaze has burned more than 12,000 acres and is 20% contained.", ["> 12000 acre", "20 %"]),
    ("Waiting lists rose to 7.4 million, up from 4.6 million before the pandemic.", ["7400000", "4600000"]),
    ("Half of all patients waited more than four hours.", ["50 %", "> 4 h"]),
    ("Turnout was 59.7%, down eight points on 2019.", ["59.7 %", "8 pp"]),
    ("Labour won 411 seats and the Conservatives 121.", ["411 seat", "121 seat"]),
    (
        "The party has 36% support, two points behind its rival in the poll of 1,012 adults.",
        ["36 %", "2 pp", "1012 person"],
    ),
    (
        "The airline ordered 50 Boeing 737 Max jets worth $6 billion at list prices.",
        ["50 aircraft", "6000000000 USD"],
    ),
    ("The three-year deal is worth £45m a season.", ["3 year", "45000000 GBP"]),
    ("Inflation will not fall below 3% until 2027, the Bank said.", [">= 3 %"]),
    ("The fine, equal to 4% of turnover, is the largest in the regulator's 20-year history.", ["4 %", "20 year"]),
    ("She finished in 2 hours, 14 minutes and 4 seconds.", ["2 h", "14 min", "4 s"]),
    ("The tariff of 25% will apply to $50bn-$60bn of goods.", ["25 %", "50000000000..60000000000 USD"]),
    ("Nearly two-thirds of the 1.3 million refugees are women.", ["almost 66.67 %", "1300000 person"]),
    ("The average wait is now twice as long as in 2019.", ["2 time"]),
    ("Oil rose 1.5% to $83.42 a barrel.", ["1.5 %", "83.42 USD"]),
    ("At 5 p.m. on June 3, 2025, some 300 demonstrators gathered.", ["~ 300 person"]),
    ("The suspect, 43, was arrested on the M25.", ["43 year"]),
    ("John Smith (58) has led the union for 12 years.", ["58 year", "12 year"]),
    ("Unemployment could top 5% next year.", ["> 5 %"]),
    ("Emissions must fall 55 percent by 2030 compared with 1990 levels.", ["55 %"]),
    ("It takes three to four weeks to process a claim.", ["3..4 week"]),
    (
        "The reactor, with a capacity of 1.6 gigawatts, is 14 years behind schedule and €10bn over budget.",
        ["1.6 GW", "14 year", "10000000000 EUR"],
    ),
    ("Two thirds of MPs, 312 of 468, backed the amendment.", ["66.67 %", "312", "468"]),
    ("Five hundred troops were deployed within 48 hours.", ["500 soldier", "48 h"]),
    ("The vaccine was 95 percent effective in a trial of 43,000 volunteers.", ["95 %", "43000 person"]),
    ("The government will spend an extra £2bn over the next four years.", ["2000000000 GBP", "4 year"]),
    ("They pay 20p per litre more.", ["0.2 GBP"]),
    ("The bank's profit more than tripled to 1.2 trillion yen.", ["1200000000000 JPY"]),
    ("There were 1,008 cases per 100,000 people.", ["1008 case", "100000 person"]),
    ("In 2023, 45 journalists were killed.", ["45 journalist"]),
    ("Rates of between five and seven percent are common.", ["5..7 %"]),
    ("The G7 agreed a $50 billion loan.", ["50000000000 USD"]),
    ("Section 230 and the 14th Amendment were cited by 12 of the 15 judges.", ["12 person", "15 person"]),
    ("He ran 10 km in under 30 minutes.", ["10 km", "< 30 min"]),
    ("A first tranche of €3 billion was paid; two more are due by 2027.", ["3000000000 EUR", "2"]),
    ("No fewer than 17 countries signed.", [">= 17 country"]),
    ("Revenue from the tax amounted to less than a tenth of the forecast.", ["< 10 %"]),
    ("It was the fourth attack in three days.", ["3 day"]),
    ("Prices are up 40 to 50 percent since 2020.", ["40..50 %"]),
    ("The hurricane, a category 4 storm, killed 12.", ["12"]),
    ("The council has 54 members, 30 of them women.", ["54 person", "30 person"]),
    ("The population grew by 1.1 million to 69.3 million in the year to mid-2024.", ["1100000", "69300000"]),
    ("Swiss banks held CHF 2.4 trillion, or 2,400 billion francs.", ["2400000000000 CHF", "2400000000000 CHF"]),
    ("More than one million people, a record, visited.", ["> 1000000 person"]),
    ("The deal frees 1,000 prisoners, 303 of whom are serving life.", ["1000 person", "303 person"]),
    (
        "Russia fired 40 missiles and 580 drones overnight, killing three people.",
        ["40 missile", "580 aircraft", "3 person"],
    ),
    (
        "The probe will take 18 to 24 months and cost an estimated $1.5–2 billion.",
        ["18..24 month", "1500000000..2000000000 USD"],
    ),
    ("It cut the share from a fifth to a tenth.", ["20 %", "10 %"]),
    ("Some 40% said yes, 35% no, and the remaining quarter had no opinion.", ["~ 40 %", "35 %", "25 %"]),
    ("One person died and two others were injured.", ["2 other"]),
    ("Last year 3,500 fires destroyed about 480 square kilometres of forest.", ["3500 fire", "~ 480 km²"]),
]

NO_FIGURES = [
    "Article 5 of the treaty was invoked after 9/11.",
    "It is open 24/7.",
    "Ten years ago all was well.",
    "A year earlier nobody knew.",
    "The government resigned on June 3, 2025.",
    "At 5 p.m. the session began.",
    "The F-16 and the G7 made news.",
    "It was the 14th time.",
    "The twenty-first century began badly.",
    "Dozens of people were hurt and thousands fled.",
    "Several hundred protesters came.",
    "Arsenal beat Chelsea 2-1.",
    "One of the men left.",
    "The second quarter was better than the first half.",
    "A third party may join.",
    "No one was hurt.",
    "He called the hotline.",
    "It happened in 2023.",
    "In the 1990s things changed.",
    "Boeing 737 production stopped.",
    "Phase two begins.",
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_of_a_english_sentence(text, expected):
    assert all_told(text, "en") == expected
    assert all(text[figure.start : figure.end] == figure.surface for figure in figures_in(text, "en"))


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_figure_in_english(text):
    assert all_told(text, "en") == []
