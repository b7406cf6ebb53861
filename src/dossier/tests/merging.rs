//! Rows of several contributors that report one and the same, and links that nobody reported.

use std::fs;

use super::{ACTORS, LINKS, lines, read_folder};
use crate::dossier::{Checked, Dossier, Handling, Level, LinkEnd};

fn with(actors: &str, links: &str) -> Checked<Dossier> {
    read_folder(|folder| {
        fs::write(folder.join("actors.csv"), actors).expect("a file");
        fs::write(folder.join("links.csv"), links).expect("a file");
    })
}

const MERGED: &str = "\
id,network,role,contributor,merge_group
A1,N1,leader,DK,P1
A2,N1,,DK,
A3,N2,broker,DK,
X7,,,BE,P1
";

#[test]
fn a_person_of_two_contributors_is_one_and_keeps_both_reports() {
    let links = "\
from,to,kind,strength,source_code,information_code,handling
A1,A2,cooperation,Low,B,2,H0
A2,X7,cooperation,High,A,1,H2
A2,X7,cooperation,High,A,1,H0
X7,A2,kinship,,C,2,
A1,A3,cooperation,,,,
";
    let checked = with(MERGED, links);
    assert_eq!(lines(&checked), ["N018 actors.csv:5 P1", "N007 links.csv:4 A2"]);
    let dossier = checked.value.expect("a dossier");
    assert_eq!((dossier.actors.len(), dossier.actor_ids.len(), dossier.links.len()), (3, 3, 3));
    let merge = &dossier.notes.merges[0];
    assert_eq!(
        (merge.kept, merge.merged.as_str(), merge.key.as_str()),
        (LinkEnd::Actor(crate::dossier::ActorIx(0)), "X7", "P1")
    );
    assert_eq!(merge.contributor.map(|at| dossier.contributors[at.index()].key.as_str()), Some("BE"));
    // The joined link is as strong as the stronger report and as restricted as the stricter one.
    assert_eq!((dossier.links[0].strength, dossier.links[0].handling), (Some(Level::High), Handling::H2));
    assert_eq!((dossier.notes.joined(0).len(), dossier.notes.joined(1).len()), (1, 0));
}

#[test]
fn merged_rows_that_contradict_each_other_are_errors() {
    let network = MERGED.replace("X7,,", "X7,N2,");
    assert_eq!(lines(&with(&network, "from,to,kind\n")), ["N019 actors.csv:5 N2"]);
    let role = MERGED.replace("X7,,,", "X7,N1,broker,");
    assert_eq!(lines(&with(&role, "from,to,kind\n")), ["N019 actors.csv:5 broker"]);
    let itself = with(MERGED, "from,to,kind\nA1,X7,kinship\n");
    assert_eq!(lines(&itself), ["N018 actors.csv:5 P1", "N006 links.csv:2 X7"]);
    assert!(itself.findings.list[1].message.contains("the same person, because `A1` and `X7` were merged"));
}

#[test]
fn networks_of_one_group_must_not_contradict_each_other() {
    for (row, expected) in [
        ("N3,core_group,4,8,DK,G", "N002 networks.csv:4 G"),
        ("N3,standard_hierarchy,,,DK,G", "N019 networks.csv:4 standard_hierarchy"),
        ("N3,,30,40,DK,G", "N019 networks.csv:4 30"),
    ] {
        let checked = read_folder(|folder| {
            let text = format!(
                "id,structure,size_min,size_max,contributor,merge_group\nN1,core_group,5,20,DK,G\nN2,,,,,\n{row}\n"
            );
            fs::write(folder.join("networks.csv"), text).expect("a file");
        });
        assert_eq!(lines(&checked), [expected]);
    }
}

#[test]
fn predicted_links_are_kept_apart_and_change_nothing() {
    let plain = with(ACTORS, LINKS).value.expect("a dossier");
    let header = LINKS.replacen("to_date", "to_date,basis", 1);
    let rows: String = header.lines().skip(1).map(|line| format!("{line},\n")).collect();
    let predicted = "A1,A4,cooperation,High,A,1,,,,predicted\nA2,A3,laundering,High,A,1,,,,predicted\nN2,N1,service,,,,,,,predicted\n";
    let head = header.lines().next().unwrap_or_default();
    let checked = with(ACTORS, &format!("{head}\n{predicted}{rows}"));
    assert_eq!(lines(&checked), Vec::<String>::new());
    let dossier = checked.value.expect("a dossier");
    assert_eq!(dossier.notes.predicted.len(), 3);
    assert_eq!(dossier.links, plain.links);
    assert_eq!(dossier.notes.periods, plain.notes.periods);
    let inferred = with(ACTORS, &format!("{head}\n{}", rows.replacen(",\n", ",inferred\n", 1)))
        .value
        .expect("a dossier");
    assert_eq!((inferred.links, inferred.notes.inferred), (plain.links, vec![0]));
}

#[test]
fn dates_of_links_are_kept() {
    let dossier = with(ACTORS, LINKS).value.expect("a dossier");
    let period = dossier.notes.period(0).expect("the first link has a date");
    assert_eq!(
        (period.from.to_string(), period.to.to_string()),
        ("2019-01-01".to_owned(), "2019-12-31".to_owned())
    );
    assert_eq!(dossier.notes.period(1), None);
}
