//! Whole folders: a good one, and the good one with one thing changed.

mod bundling;
mod comparisons;
mod files;
mod merging;
mod one_change;

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
fn the_schemas_on_disk_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/schema");
    for (name, text) in super::schemas() {
        let stored = fs::read_to_string(folder.join(format!("{name}.schema.json"))).unwrap_or_default();
        assert!(stored == text, "{name}.schema.json is out of date; run `socta schema`");
    }
}
