//! Networks of a dossier whose numbers can be counted by hand: dated links, and one network as a threat of its own.

use socta::dossier::{self, AreaKind, Dossier};
use socta::model::Catalogue;
use socta::networks::TraitSource;
use socta::pipeline::Assessed;

use crate::documents::{assess, folder, text, written};

fn ferry() -> (Dossier, Assessed) {
    let catalogue = Catalogue::built_in();
    let checked = dossier::read(&folder("ferry"), &catalogue);
    let dossier = checked.value.expect("the fixture is good");
    let run = assess(&dossier, &catalogue, "equal-weights");
    (dossier, run)
}

#[test]
fn what_changed_between_the_halves_of_the_period_is_said() {
    let (dossier, run) = ferry();
    let document = text(&written(&run), "advice.md");
    let sentence =
        "5 of 7 reported links between persons carry dates. 3 ties held in the first half of the period";
    assert!(document.contains(sentence), "{document}");
    assert!(document.contains("and 4 in the second"), "{document}");
    // Two of the five ties that held in either.
    let change =
        "40\u{a0}% of them held in both. 2 persons appear in the second half only, and 1 in the first only.";
    assert!(document.contains(change), "{document}");
    // Without dates in both halves nothing is said.
    let mut undated = dossier;
    undated.notes.periods.retain(|(link, _)| *link == 1);
    let document = text(&written(&assess(&undated, &Catalogue::built_in(), "equal-weights")), "advice.md");
    assert!(!document.contains("links between persons carry dates"), "{document}");
}

#[test]
fn a_single_network_competes_as_a_threat_of_its_own() {
    let (dossier, run) = ferry();
    let results = &run.results;
    let own = results.areas.iter().find(|result| result.key == "networks.ferrymen").expect("it is scored");
    assert_eq!(dossier.areas[own.area.index()].kind, AreaKind::NetworkThreat);
    assert!(own.score > 0.0 && run.problem.items.iter().any(|item| item.key == own.key));
    let value = |key: &str| {
        let found =
            results.networks.analysis.indicators.iter().find(|it| it.area == own.area && it.key == key);
        found.map(|found| found.value)
    };
    assert_eq!(
        ["net_active", "net_high_risk_share", "net_shared_share", "net_main_share"].map(value),
        [Some(1.0), Some(1.0), Some(1.0), Some(0.0)]
    );
    // Its structure is not reported, and six actors are too few for a call.
    let traits = results.networks.analysis.networks[0].traits;
    assert_eq!((traits.met(), traits.controlling, traits.high_risk_by_report()), (3, None, true));
    // An area about networks is no market: two of three areas are joined, by one network.
    assert_eq!(
        (results.networks.markets.poly.by_number.as_slice(), results.networks.markets.links.len()),
        (&[2, 1][..], 1)
    );
    // Its key players are those of the network alone.
    let loss =
        results.networks.key_losses.iter().find(|loss| loss.area == own.area).expect("it has six actors");
    assert_eq!((loss.actors, loss.ties, loss.sets.len()), (6, 5, 2));
}

#[test]
fn reports_on_a_network_count_where_its_table_is_silent() {
    let (mut dossier, run) = ferry();
    // The table says that there is no violence, and that the report says Medium changes nothing.
    assert_eq!(run.results.networks.analysis.networks[1].traits.destructive, Some(false));
    dossier.networks[1].violence = None;
    let run = assess(&dossier, &Catalogue::built_in(), "equal-weights");
    let traits = run.results.networks.analysis.networks[1].traits;
    assert_eq!((traits.destructive, traits.sources.destructive), (Some(true), Some(TraitSource::Reported)));
    dossier.notes.observed.clear();
    let run = assess(&dossier, &Catalogue::built_in(), "equal-weights");
    assert_eq!(run.results.networks.analysis.networks[1].traits.destructive, None);
}
