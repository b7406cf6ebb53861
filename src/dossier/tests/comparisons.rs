//! What shows only when rows are compared, and what becomes of the rest.

use std::fs;

use super::{OBSERVATIONS, changed, lines, read_folder};
use crate::dossier::Structure;

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
fn figures_that_count_different_things_do_not_meet() {
    let head = "subject,indicator,value,unit,population,contributor,from,to,source_code,information_code,handling,source_kind\n";
    let row = |area: &str, population: &str, from: u16, to: u16| {
        format!("{area},market_value_eur,10,EUR billion,{population},DK,{from},{to},B,2,H0,open\n")
    };
    let heroin = |population: &str, from: u16, to: u16| row("drugs.heroin", population, from, to);
    let own = "\"retail market of the EU, in one year\"";
    let cases = [
        (heroin("", 2018, 2018) + &heroin(own, 2019, 2019), ""),
        (heroin("", 2018, 2018) + &heroin("wholesale", 2019, 2019), "O019 3"),
        (heroin("", 2018, 2018) + &heroin("", 2019, 2020), "O019 3"),
        (heroin("", 2018, 2018) + &row("drugs.cocaine", "", 2019, 2020), ""),
        (heroin("", 2017, 2018) + &heroin("", 2019, 2020), ""),
    ];
    for (rows, expected) in cases {
        let checked = read_folder(|folder| {
            fs::write(folder.join("observations.csv"), format!("{head}{rows}")).expect("a file");
        });
        let found = checked.findings.list.iter().map(|finding| {
            format!("{} {}", finding.code.id(), finding.place.as_ref().map_or(0, |place| place.line))
        });
        assert_eq!(found.collect::<Vec<_>>().join("|"), expected, "{rows}");
    }
}

#[test]
fn the_same_network_reported_twice_counts_once() {
    let checked = read_folder(|folder| {
        let networks = "id,structure,merge_group,handling,size_min\nN1,unknown,G,H0,\nN2,core_group,G,H2,7\n";
        fs::write(folder.join("networks.csv"), networks).expect("a file");
        fs::write(folder.join("links.csv"), "from,to,kind\nA1,A3,supply\n").expect("a file");
    });
    // The second row is restricted: its place is told and not what stands there.
    assert_eq!(lines(&checked), ["N011 involvement.csv:3 main", "N002 networks.csv:3 ("]);
    let dossier = checked.value.expect("a dossier");
    assert_eq!((dossier.networks.len(), dossier.network_ids.get(0)), (1, "N1"));
    let network = dossier.networks[0];
    assert_eq!((network.structure, network.size_min), (Structure::CoreGroup, Some(7)));
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
fn a_faulty_actor_leaves_the_identifiers_of_the_others_in_place() {
    let checked = changed("actors.csv", "A2,N1,", "A2,N1,ledaer");
    assert_eq!(lines(&checked), ["C008 actors.csv:3 ledaer"], "its links are not faulty");
    let dossier = checked.value.expect("a dossier");
    let ids: Vec<&str> = (0..dossier.actor_ids.len()).map(|actor| dossier.actor_ids.get(actor)).collect();
    assert_eq!(ids, ["A1", "A3", "A4"]);
    assert_eq!((dossier.actors.len(), dossier.links.len()), (3, 2));
}

#[test]
fn a_derived_indicator_cannot_be_observed() {
    let checked = changed("observations.csv", "N1,violence,Nil", "drugs.cocaine,net_active,Unknown");
    assert_eq!(lines(&checked), ["O014 observations.csv:5 net_active"]);
}

#[test]
fn editions_without_the_question_are_not_compared() {
    let trend =
        changed("observations.csv", "drugs.cocaine,violence,High", "drugs.cocaine,gitoc_score,Unknown");
    assert_eq!(lines(&trend), ["O016 observations.csv:2 socta2021"]);
    let row = |edition: &str| {
        format!("drugs.heroin,gitoc_score,Unknown,,,,,,,DK,,,{edition},B,2,H0,questionnaire,,\n")
    };
    let two = read_folder(|folder| {
        let text = format!("{OBSERVATIONS}{}{}", row("socta2021"), row("socta2025"));
        fs::write(folder.join("observations.csv"), text).expect("a file");
    });
    assert_eq!(lines(&two), ["O016 observations.csv:6 socta2021", "O016 observations.csv:7 socta2025"]);
    let one = read_folder(|folder| {
        fs::write(folder.join("observations.csv"), format!("{OBSERVATIONS}{}", row("socta2021")))
            .expect("a file");
    });
    assert_eq!(lines(&one), Vec::<String>::new());
}
