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

#[test]
fn faults_of_the_head_that_leave_the_rest_readable() {
    let cases: &[(&str, &str, &str)] = &[
        (
            "{\"key\": \"drugs.heroin\", \"parent\"",
            "{\"key\": \"drugs.cocaine\", \"kind\": \"market\", \"labels\": {\"en\": \"x\"}}, {\"key\": \"drugs.heroin\", \"parent\"",
            "D001 dossier.json:11 \"drugs.cocaine\"",
        ),
        (
            "\"areas\": [\"drugs.heroin\", \"drugs.cocaine\"]",
            "\"areas\": [\"drugs.heroine\", \"drugs.cocaine\"]",
            "D005 dossier.json:14 \"drugs.heroine\"",
        ),
        (
            "\"bundles\": [",
            "\"bundles\": [{\"key\": \"hard-drugs\", \"labels\": {\"en\": \"x\"}, \"areas\": [\"corruption\"]}, ",
            "D007 dossier.json:14 \"hard-drugs\"",
        ),
        ("\"key\": \"hard-drugs\"", "\"key\": \"corruption\"", "D007 dossier.json:14 \"corruption\""),
        ("\"key\": \"hard-drugs\"", "\"key\": \"Hard drugs\"", "D008 dossier.json:14 \"Hard drugs\""),
        (
            "{\"key\": \"BE\", ",
            "{\"key\": \"BE\", \"labels\": {\"en\": \"x\"}}, {\"key\": \"BE\", ",
            "D011 dossier.json:16 \"BE\"",
        ),
        (
            "\"bundles\": [",
            "\"bundles\": [{\"key\": \"none\", \"labels\": {\"en\": \"x\"}, \"areas\": []}, ",
            "D013 dossier.json:14 []",
        ),
        ("\"title\"", "\"title\": {\"en\": \"x\"}, \"title\"", "J005 dossier.json:3 \"title\""),
        ("dossier/1", "dossier/9", "J006 dossier.json:2 \"socta.dossier/9\""),
        ("\"enabler\"", "\"enablers\"", "J007 dossier.json:12 \"enablers\""),
        ("\"language\": \"en\",", "\"language\": \"en\"", "J001 dossier.json:5 \""),
        (
            "\"contributors\": [",
            "\"tables\": {\"observatoins\": \"x.csv\"}, \"contributors\": [",
            "J002 dossier.json:16 \"observatoins\"",
        ),
        (
            "\"contributors\": [",
            "\"tables\": {\"factors\": \"../factors.csv\"}, \"contributors\": [",
            "F006 dossier.json:16 \"../factors.csv\"",
        ),
        (
            "\"contributors\": [",
            "\"tables\": {\"factors\": \"/factors.csv\"}, \"contributors\": [",
            "F006 dossier.json:16 \"/factors.csv\"",
        ),
        (
            "\"contributors\": [",
            "\"tables\": {\"factors\": \"x/factors.csv\"}, \"contributors\": [",
            "F001 dossier.json:16 \"x/factors.csv\"",
        ),
        (
            "\"contributors\": [",
            "\"invented_tables\": [\"netwroks\"], \"contributors\": [",
            "J007 dossier.json:16 \"netwroks\"",
        ),
    ];
    for (from, to, expected) in cases {
        let checked = changed("dossier.json", from, to);
        assert_eq!(lines(&checked).join("|"), *expected, "{from} → {to}");
    }
    let none = changed("dossier.json", "\"key\": \"drugs\", ", "\"key\": \"drugs\", \"horizontal\": true, ");
    assert_eq!(lines(&none), Vec::<String>::new(), "inner nodes may be horizontal");
    let horizontal = read_folder(|folder| {
        let text = HEAD.replace("\"parent\": \"drugs\", ", "\"parent\": \"drugs\", \"horizontal\": true, ");
        fs::write(folder.join("dossier.json"), text).expect("a file");
    });
    assert_eq!(lines(&horizontal).join("|"), "D012 dossier.json:8 [");
}

#[test]
fn faults_of_files() {
    type Change = fn(&Path);
    let write =
        |folder: &Path, name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a file");
    let cases: [(Change, &str); 10] = [
        (|folder| fs::remove_file(folder.join("observations.csv")).expect("there"), "F001"),
        (|folder| fs::remove_file(folder.join("dossier.json")).expect("there"), "F001"),
        (
            |folder| {
                fs::remove_file(folder.join("factors.csv")).expect("there");
                fs::create_dir(folder.join("factors.csv")).expect("new");
            },
            "F002 factors.csv",
        ),
        (
            |folder| {
                fs::write(
                    folder.join("sources.csv"),
                    b"\xef\xbb\xbfkey,title,publisher,year,location\ns1,A,B,,\n",
                )
                .expect("a file")
            },
            "F004 sources.csv:1    ",
        ),
        (
            |folder| {
                fs::write(folder.join("sources.csv"), b"key,title,publisher,year,location\ns1,caf\xe9,B,,\n")
                    .expect("a file")
            },
            "F003 sources.csv:2 ?",
        ),
        (|folder| fs::write(folder.join("factors.csv"), b"").expect("a file"), "F009 factors.csv:1 "),
        (|folder| fs::write(folder.join("links.csv.gz"), b"no").expect("a file"), "F007 links.csv.gz"),
        (
            |folder| {
                fs::rename(folder.join("actors.csv"), folder.join("actors.csv.gz")).expect("there");
            },
            "F005 actors.csv.gz",
        ),
        (|folder| fs::write(folder.join("involvment.csv"), b"x").expect("a file"), "F008 involvment.csv"),
        (|folder| fs::write(folder.join("README.md"), b"x").expect("a file"), ""),
    ];
    for (position, (change, expected)) in cases.into_iter().enumerate() {
        assert_eq!(lines(&read_folder(change)).join("|"), expected, "case {position}");
    }
    let empty = read_folder(|folder| write(folder, "observations.csv", b"\n"));
    assert!(empty.value.is_none());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let outside = tempfile::tempdir().expect("a folder");
    let secret = outside.path().join("secret.csv");
    fs::write(&secret, FACTORS).expect("a file");
    let checked = read_folder(|folder| {
        fs::remove_file(folder.join("factors.csv")).expect("there");
        std::os::unix::fs::symlink(&secret, folder.join("factors.csv")).expect("new");
    });
    assert_eq!(lines(&checked).join("|"), "F006 factors.csv");
}

#[test]
fn faults_of_headers_and_rows() {
    let cases: &[(&str, &str, &str, &str)] = &[
        ("factors.csv", "factor,area", "factor,aera", "C002 factors.csv:1 aera"),
        (
            "factors.csv",
            ",rationale\n",
            ",rationale,zzz\n",
            "C005 factors.csv:2 technology,drugs.cocaine,+2,4,s1,Encrypted phones|C002 factors.csv:1 zzz",
        ),
        ("actors.csv", "role\n", "network\n", "C004 actors.csv:1 network"),
        (
            "involvement.csv",
            ",role",
            ",zzz",
            "C002 involvement.csv:1 zzz|C003 involvement.csv:1 network,area,zzz",
        ),
        ("involvement.csv", "N2,drugs.heroin,main", "N2,drugs.heroin,main,x", "C005 involvement.csv:2 x"),
        (
            "involvement.csv",
            "N2,drugs.heroin,main",
            "N2,drugs.heroin",
            "C005 involvement.csv:2 N2,drugs.heroin",
        ),
        ("involvement.csv", "N2,drugs.heroin,main", ",drugs.heroin,main", "C007 involvement.csv:2 ,"),
        ("involvement.csv", "N2,drugs.heroin,main", "N2,drugs.heroin,mian", "C008 involvement.csv:2 mian"),
        (
            "factors.csv",
            "Encrypted phones",
            "Encrypted \"phones\"",
            "C001 factors.csv:2 \"|C001 factors.csv:2 \"",
        ),
        ("factors.csv", "Encrypted phones", "\"Encrypted\" phones", "C001 factors.csv:2  "),
        (
            "networks.csv",
            "countries,corruption",
            "corruption,countries",
            "C006 networks.csv:2 High|C006 networks.csv:3 Unknown|C008 networks.csv:2 3",
        ),
    ];
    let mut wrong = Vec::new();
    for (file, from, to, expected) in cases {
        let mut found = lines(&changed(file, from, to));
        found.sort();
        let mut expected: Vec<&str> = expected.split('|').collect();
        expected.sort_unstable();
        if found != expected {
            wrong.push(format!("{file}: {from} → {to}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn observations_are_compared() {
    let row = |level: &str, contributor: &str, edition: &str| {
        format!(
            "drugs.heroin,impact_health,{level},,,,,,,{contributor},2018,2019,{edition},B,2,H0,questionnaire,,\n"
        )
    };
    let figure = |value: &str, bound: &str, contributor: &str| {
        format!("drugs.heroin,market_value_eur,,{value},,,{bound},,,{contributor},2018,2019,,B,2,H0,open,,\n")
    };
    let cases = [
        (format!("{}{}", row("High", "DK", ""), row("High", "DK", "")), "O013 7"),
        (format!("{}{}", row("High", "DK", ""), row("High", "BE", "")), ""),
        (format!("{}{}", row("High", "DK", ""), row("Low", "DK", "")), "O012 7"),
        (format!("{}{}", row("High", "DK", ""), row("Medium", "DK", "")), ""),
        (format!("{}{}", row("High", "DK", ""), row("Nil", "BE", "")), ""),
        (format!("{}{}", figure("10", "", "DK"), figure("20", "", "BE")), "O012 7"),
        (format!("{}{}", figure("10", "at-least", "DK"), figure("20", "", "BE")), ""),
        (format!("{}{}", figure("10", "at-most", "DK"), figure("20", "", "BE")), "O012 7"),
        (format!("{}{}", figure("10", "about", "DK"), figure("11", "", "BE")), ""),
    ];
    for (rows, expected) in cases {
        let checked = read_folder(|folder| {
            fs::write(folder.join("observations.csv"), format!("{OBSERVATIONS}{rows}")).expect("a file");
        });
        let found = checked.findings.list.iter().map(|finding| {
            format!("{} {}", finding.code.id(), finding.place.as_ref().map_or(0, |place| place.line))
        });
        assert_eq!(found.collect::<Vec<_>>().join("|"), expected, "{rows}");
        let kept = checked.value.map(|dossier| dossier.observations.len());
        assert_eq!(kept, Some(if expected.starts_with("O013") { 5 } else { 6 }));
    }
}

#[test]
fn the_same_network_reported_twice_counts_once() {
    let checked = read_folder(|folder| {
        let networks = "id,structure,merge_group,handling,size_min\nN1,unknown,G,H0,\nN2,core_group,G,H2,7\n";
        fs::write(folder.join("networks.csv"), networks).expect("a file");
        fs::write(folder.join("links.csv"), "from,to,kind\nA1,A3,supply\n").expect("a file");
    });
    assert_eq!(lines(&checked), ["N011 involvement.csv:3 main", "N002 networks.csv:3 G"]);
    let dossier = checked.value.expect("a dossier");
    assert_eq!((dossier.networks.len(), dossier.network_ids.get(0)), (1, "N1"));
    let network = dossier.networks[0];
    assert_eq!((network.structure, network.size_min), (super::Structure::CoreGroup, Some(7)));
    assert!(!network.handling.may_be_shown(), "what one report forbids to show stays forbidden");
    assert!(dossier.actors.iter().filter_map(|actor| actor.network).all(|network| network.index() == 0));
}

#[test]
fn what_is_faulty_is_left_out_and_the_rest_stays() {
    let checked = changed("networks.csv", "core_group", "core_gruop");
    assert_eq!(lines(&checked), ["C008 networks.csv:2 core_gruop"], "references to it are not faulty");
    assert_eq!(checked.findings.list[0].hint, "did you mean `core_group`?");
    let dossier = checked.value.expect("a dossier");
    assert_eq!((dossier.networks.len(), dossier.network_ids.get(0)), (1, "N2"));
    assert_eq!(dossier.observations.len(), 3);
}

#[test]
fn a_packed_table_is_read_like_a_plain_one_and_hashed_as_stored() {
    use std::io::Write;
    let plain = read_folder(|_| {}).value.expect("a dossier");
    let packed = read_folder(|folder| {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(LINKS.as_bytes()).expect("memory");
        fs::remove_file(folder.join("links.csv")).expect("there");
        fs::write(folder.join("links.csv.gz"), writer.finish().expect("memory")).expect("a file");
    });
    assert_eq!(lines(&packed), Vec::<String>::new());
    let packed = packed.value.expect("a dossier");
    assert_eq!(packed.links, plain.links);
    assert!(packed.inputs.iter().any(|input| input.name == "links.csv.gz"));
}

#[test]
fn windows_line_breaks_and_blank_lines_change_nothing_but_the_lines() {
    let plain = read_folder(|_| {}).value.expect("a dossier");
    let windows = read_folder(|folder| {
        for (name, text) in FILES {
            fs::write(folder.join(name), text.replace('\n', "\r\n")).expect("a file");
        }
        fs::write(folder.join("actors.csv"), ACTORS.replace('\n', "\r\n\r\n")).expect("a file");
    });
    assert_eq!(lines(&windows), Vec::<String>::new());
    let windows = windows.value.expect("a dossier");
    assert_eq!((windows.actors, windows.links), (plain.actors, plain.links));
    let faulty = read_folder(|folder| {
        let text = ACTORS.replace("A3,N2", "A3,N9").replace('\n', "\r\n\r\n");
        fs::write(folder.join("actors.csv"), text).expect("a file");
    });
    assert_eq!(lines(&faulty), ["N004 actors.csv:7 N9"]);
}

#[test]
fn the_schemas_on_disk_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/schema");
    for (name, text) in super::schemas() {
        let stored = fs::read_to_string(folder.join(format!("{name}.schema.json"))).unwrap_or_default();
        assert!(stored == text, "{name}.schema.json is out of date; run `socta schema`");
    }
}

#[test]
fn a_table_that_is_read_in_parts_is_read_like_a_whole_one() {
    let count = 300_000;
    let id = |number: usize| format!("P{number:07}");
    let rows = |quote: &str| {
        let row = |number: usize| {
            let network = if number == 290_000 { "N9" } else { "N1" };
            format!("{quote}{}{quote},{network},leader\n", id(number))
        };
        let rows: String = (0..count).map(row).collect();
        format!("id,network,role\n{rows}{},N1,leader\n", id(7))
    };
    let read = |quote: &str| {
        read_folder(|folder| {
            fs::write(folder.join("actors.csv"), rows(quote)).expect("a file");
            fs::remove_file(folder.join("links.csv")).expect("there");
        })
    };
    let (parts, whole) = (read(""), read("\""));
    assert_eq!(lines(&parts), ["N004 actors.csv:290002 N9", "N003 actors.csv:300002 P0000007"]);
    assert_eq!(lines(&parts), lines(&whole));
    let (parts, whole) = (parts.value.expect("a dossier"), whole.value.expect("a dossier"));
    assert!(parts.actors == whole.actors && parts.actor_ids == whole.actor_ids);
    assert_eq!(parts.actors.len(), count - 1);
}
