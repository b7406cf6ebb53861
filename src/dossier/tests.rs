//! Whole folders: a good one, and the good one with one thing changed.

use std::fs;
use std::path::Path;

use super::{Checked, Dossier, read};
use crate::diagnostics::Finding;
use crate::model::Catalogue;

const HEAD: &str = r#"{
  "schema": "socta.dossier/1",
  "title": {"en": "A test"},
  "language": "en",
  "cycle": {"id": "2022-2025", "from": "2022-01-01", "to": "2025-12-31", "plan_months": 24},
  "reference_date": "2021-03-01",
  "window": {"from": "2017-01-01", "to": "2020-12-31"},
  "areas": [
    {"key": "drugs", "kind": "market", "labels": {"en": "Drugs"}},
    {"key": "drugs.cocaine", "parent": "drugs", "kind": "market", "labels": {"en": "Cocaine"}},
    {"key": "drugs.heroin", "parent": "drugs", "kind": "market", "labels": {"en": "Heroin"}},
    {"key": "corruption", "kind": "enabler", "horizontal": true, "labels": {"en": "Corruption"}}
  ],
  "bundles": [{"key": "hard-drugs", "labels": {"en": "Hard drugs"}, "areas": ["drugs.heroin", "drugs.cocaine"]}],
  "previous_priorities": [{"key": "old", "labels": {"en": "Old"}, "areas": ["drugs.heroin"], "plans": 2}],
  "contributors": [{"key": "DK", "labels": {"en": "Denmark"}}, {"key": "BE", "labels": {"en": "Belgium"}}]
}"#;

const OBSERVATIONS: &str = "\
subject,indicator,level,value,low,high,bound,unit,trend,contributor,from,to,edition,source_code,information_code,handling,source_kind,reference,note
drugs.cocaine,violence,High,,,,,,increase,DK,2019,2020,socta2021,A,1,H0,questionnaire,s1,
drugs.heroin,violence,Unknown,,,,,,,BE,2019-03,,,X,4,H2,open,,\"a note, \"\"quoted\"\"\"
drugs.cocaine,market_value_eur,,10.5,9,12,about,EUR billion,,DK,2020-01-01,2020-12-31,,B,2,H1,open,s1,
N1,violence,Nil,,,,,,,DK,,,,B,3,H0,expert,,
";

const SOURCES: &str = "key,title,publisher,year,location\ns1,A report,Somebody,2020,\n";
const NETWORKS: &str = "\
id,structure,mafia_type,size_min,size_max,active_since,countries,corruption,contributor,handling
N1,core_group,no,5,20,2005,3,High,DK,H0
N2,standard_hierarchy,yes,,,,,Unknown,,
";
const ACTORS: &str = "id,network,role\nA1,N1,leader\nA2,N1,\nA3,N2,broker\nA4,,unknown\n";
const LINKS: &str = "\
from,to,kind,strength,source_code,information_code,handling,from_date,to_date
A1,A2,authority,High,B,2,H1,2019,
A2,A1,authority,,,,,,
A1,A3,cooperation,Unknown,,,,,
N1,N2,supply,Low,,,,,
";
const INVOLVEMENT: &str =
    "network,area,role\nN2,drugs.heroin,main\nN1,drugs.cocaine,main\nN1,corruption,secondary\n";
const FACTORS: &str =
    "factor,area,push,horizon,reference,rationale\ntechnology,drugs.cocaine,+2,4,s1,Encrypted phones\n";

const FILES: [(&str, &str); 8] = [
    ("dossier.json", HEAD),
    ("observations.csv", OBSERVATIONS),
    ("sources.csv", SOURCES),
    ("networks.csv", NETWORKS),
    ("actors.csv", ACTORS),
    ("links.csv", LINKS),
    ("involvement.csv", INVOLVEMENT),
    ("factors.csv", FACTORS),
];

fn read_folder(change: impl FnOnce(&Path)) -> Checked<Dossier> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in FILES {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    change(folder.path());
    read(folder.path(), &Catalogue::built_in())
}

/// The good dossier with `from` replaced by `to` in one file.
fn changed(file: &str, from: &str, to: &str) -> Checked<Dossier> {
    read_folder(|folder| {
        let text = fs::read_to_string(folder.join(file)).expect("a file");
        assert!(text.contains(from), "{file} does not contain {from}");
        fs::write(folder.join(file), text.replacen(from, to, 1)).expect("a file");
    })
}

/// `CODE file:line marked`; what is marked proves the column.
fn line(finding: &Finding) -> String {
    let code = finding.code.id();
    match &finding.place {
        None => code.to_owned(),
        Some(place) if place.is_whole() => format!("{code} {}", place.file),
        Some(place) => {
            let from = (place.column - place.excerpt_column) as usize;
            let marked: String = place.excerpt.chars().skip(from).take(place.length as usize).collect();
            format!("{code} {}:{} {marked}", place.file, place.line)
        }
    }
}

fn lines(checked: &Checked<Dossier>) -> Vec<String> {
    checked.findings.list.iter().map(line).collect()
}

#[test]
fn a_good_dossier_has_no_findings_and_says_what_was_written() {
    let checked = read_folder(|_| {});
    assert_eq!(lines(&checked), Vec::<String>::new());
    let dossier = checked.value.expect("a dossier");
    let keys: Vec<&str> = dossier.areas.iter().map(|area| area.key.as_str()).collect();
    assert_eq!(keys, ["corruption", "drugs", "drugs.cocaine", "drugs.heroin"]);
    let leaves: Vec<bool> = dossier.areas.iter().map(|area| area.leaf).collect();
    assert_eq!(leaves, [true, false, true, true]);
    let bundles: Vec<&str> = dossier.bundles.iter().map(|bundle| bundle.key.as_str()).collect();
    assert_eq!(bundles, ["corruption", "hard-drugs"]);
    assert_eq!(dossier.observations.len(), 4);
    assert_eq!(dossier.observations[1].note, "a note, \"quoted\"");
    assert_eq!(dossier.observations[1].row.0, 3);
    assert_eq!(dossier.networks.len(), 2);
    assert_eq!((dossier.actors.len(), dossier.links.len()), (4, 4));
    assert_eq!(dossier.involvement.iter().filter(|it| it.main).count(), 2);
    assert_eq!(dossier.factors[0].push, 2);
    assert_eq!(dossier.inputs.len(), 8);
    assert_eq!(dossier.inputs[0].name, "actors.csv");
}

#[test]
fn every_change_is_one_finding_at_its_place() {
    let cases: &[(&str, &str, &str, &str)] = &[
        (
            "dossier.json",
            "\"language\"",
            "\"languag\"",
            "J003 dossier.json:1 {|J002 dossier.json:4 \"languag\"",
        ),
        ("dossier.json", "24}", "\"24\"}", "J004 dossier.json:5 \"24\""),
        ("dossier.json", "24}", "18}", "V002 dossier.json:5 18"),
        ("dossier.json", "2021-03-01", "2021-02-30", "V006 dossier.json:6 \"2021-02-30\""),
        ("dossier.json", "2020-12-31", "2016-12-31", "V010 dossier.json:7 \"2016-12-31\""),
        ("dossier.json", "\"parent\": \"drugs\"", "\"parent\": \"drug\"", "D002 dossier.json:10 \"drug\""),
        (
            "dossier.json",
            "\"key\": \"drugs\", ",
            "\"key\": \"drugs\", \"parent\": \"drugs\", ",
            "D003 dossier.json:9 \"drugs\"",
        ),
        (
            "dossier.json",
            "[\"drugs.heroin\", ",
            "[\"drugs.heroin\", \"drugs\", ",
            "D006 dossier.json:14 \"drugs\"",
        ),
        (
            "dossier.json",
            "[\"drugs.heroin\", ",
            "[\"drugs.heroin\", \"drugs.heroin\", ",
            "D004 dossier.json:14 \"drugs.heroin\"",
        ),
        (
            "dossier.json",
            "{\"en\": \"Heroin\"}",
            "{\"da\": \"Heroin\"}",
            "D009 dossier.json:11 {\"da\": \"Heroin\"}",
        ),
        (
            "dossier.json",
            "\"areas\": [\"drugs.heroin\"], \"plans\"",
            "\"areas\": [\"drugs.mdma\"], \"plans\"",
            "D010 dossier.json:15 \"drugs.mdma\"",
        ),
        ("observations.csv", "N1,violence", "N9,violence", "O001 observations.csv:5 N9"),
        (
            "observations.csv",
            "drugs.heroin,violence",
            "drugs.heroin,violense",
            "O002 observations.csv:3 violense",
        ),
        ("observations.csv", "N1,violence", "N1,demand_supply", "O003 observations.csv:5 demand_supply"),
        ("observations.csv", "High", "Very high", "O004 observations.csv:2 Very high"),
        ("observations.csv", "High,,", "High,3,", "O005 observations.csv:2 High"),
        ("observations.csv", "Nil", "", "O006 observations.csv:5 ,"),
        ("observations.csv", "A,1,H0", "D,1,H0", "O007 observations.csv:2 D"),
        ("observations.csv", "A,1,H0", "A,5,H0", "O008 observations.csv:2 5"),
        ("observations.csv", "A,1,H0", "A,1,H4", "O009 observations.csv:2 H4"),
        ("observations.csv", "DK,2019", "FR,2019", "O010 observations.csv:2 FR"),
        ("observations.csv", "questionnaire,s1", "questionnaire,s2", "O011 observations.csv:2 s2"),
        ("observations.csv", "drugs.cocaine,violence", "drugs,violence", "O015 observations.csv:2 drugs"),
        ("observations.csv", "socta2021", "socta2031", "O018 observations.csv:2 socta2031"),
        ("observations.csv", "10.5", "ten", "C006 observations.csv:4 ten"),
        ("observations.csv", "10.5", "inf", "V001 observations.csv:4 inf"),
        ("observations.csv", "10.5", "8.5", "V003 observations.csv:4 8.5"),
        ("observations.csv", "EUR billion", "EUR billions", "V004 observations.csv:4 EUR billions"),
        ("observations.csv", "EUR billion", "tonnes", "V005 observations.csv:4 tonnes"),
        ("observations.csv", "2019,2020", "2020,2019", "V007 observations.csv:2 2019"),
        ("observations.csv", "2019,2020", "2015,2016", "V008 observations.csv:2 2015"),
        ("observations.csv", "2019,2020", "2022,2023", "V009 observations.csv:2 2022"),
        ("observations.csv", "High,,,,,", "High,,,,about,", "V011 observations.csv:2 about"),
        ("observations.csv", ",trend,", ",trends,", "C002 observations.csv:1 trends"),
        ("observations.csv", "DK,2019", " DK,2019", "C009 observations.csv:2  DK"),
        ("observations.csv", "quoted\"\"\"", "quoted\"\"", "C001 observations.csv:3 \""),
        (
            "sources.csv",
            "s1,A report,Somebody,2020,\n",
            "s1,A,B,2020,\ns1,B,C,2020,\n",
            "O017 sources.csv:3 s1",
        ),
        ("networks.csv", "N2,", "N1,,,,,,,,,\nN2,", "N001 networks.csv:3 N1"),
        ("networks.csv", "5,20", "50,20", "N012 networks.csv:2 50"),
        ("actors.csv", "A4", "A3", "N003 actors.csv:5 A3"),
        ("actors.csv", "A3,N2", "A3,N3", "N004 actors.csv:4 N3"),
        ("actors.csv", "A4", "Jane Example", "N015 actors.csv:5 Jane Example"),
        ("actors.csv", "A4", "N2", "N016 actors.csv:5 N2"),
        ("links.csv", "A1,A3", "A1,A9", "N005 links.csv:4 A9"),
        ("links.csv", "A1,A3", "A1,A1", "N006 links.csv:4 A1"),
        ("links.csv", "A2,A1,", "A1,A2,", ""),
        ("links.csv", "A1,A3,cooperation", "A2,A1,authority", "N007 links.csv:4 A2"),
        ("links.csv", "A1,A3", "A1,N2", "N013 links.csv:4 N2"),
        ("involvement.csv", "N2,drugs.heroin", "N9,drugs.heroin", "N008 involvement.csv:2 N9"),
        ("involvement.csv", "N2,drugs.heroin", "N2,drugs", "N009 involvement.csv:2 drugs"),
        ("involvement.csv", "N2,drugs.heroin,main", "N1,drugs.cocaine,main", "N010 involvement.csv:3 N1"),
        ("involvement.csv", "secondary", "main", "N011 involvement.csv:4 main"),
        ("factors.csv", "drugs.cocaine", "drugs", "N014 factors.csv:2 drugs"),
        ("factors.csv", "+2", "3", "V002 factors.csv:2 3"),
    ];
    let mut wrong = Vec::new();
    for (file, from, to, expected) in cases {
        let found = lines(&changed(file, from, to)).join("|");
        if found != *expected {
            wrong.push(format!("{file}: {from} → {to}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
