//! Rules of a model in the document: what they say, what they cost, and which do not apply.

use std::fs;
use std::path::Path;

use socta::diagnostics::Code;
use socta::dossier::{self, Dossier};
use socta::model::{Catalogue, LoadedModel, parse_model};
use socta::pipeline::Assessed;
use socta::priorities::Constraint;
use socta::scoring::registry;

use super::documents::{assess_under, folder, text, written};

fn harbour(catalogue: &Catalogue) -> Dossier {
    dossier::read(&folder("harbour"), catalogue).value.expect("the fixture is good")
}

/// The model with a rule of each kind, with some of its words replaced.
fn model(catalogue: &Catalogue, changes: &[(&str, &str)]) -> LoadedModel {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/models/harbour-rules.json");
    let mut text = fs::read_to_string(path).expect("the fixture is there");
    for (old, new) in changes {
        assert!(text.contains(old), "the fixture has no {old}");
        text = text.replace(old, new);
    }
    let methods: Vec<&str> = registry().iter().map(|method| method.card().name).collect();
    parse_model("harbour-rules.json", text.into_bytes(), catalogue, &methods).value.expect("it is good")
}

/// From the heading of the rules to the plan for monitoring.
fn section(document: &str) -> &str {
    let start = document.find("### Rules of the proposal").expect("the rules have a heading");
    let end = document[start..].find("\n## ").expect("another section follows");
    &document[start..start + end]
}

fn price(run: &Assessed, constraint: &Constraint) -> i64 {
    let prices = &run.results.reasons.prices;
    prices.iter().find(|price| price.constraint == *constraint).expect("it is one").price
}

#[test]
fn the_rules_of_a_model_and_their_prices_are_in_the_document() {
    let catalogue = Catalogue::built_in();
    let dossier = harbour(&catalogue);
    let run = assess_under(&dossier, &catalogue, &model(&catalogue, &[]));
    let document = text(&written(&run), "advice.md");
    // Two rules keep the same area out: neither alone costs anything, together they do.
    assert_eq!(price(&run, &Constraint::Exclusion("one-inspectorate".into())), 0);
    assert_eq!(price(&run, &Constraint::Resource("drivers".into())), 0);
    assert!(price(&run, &Constraint::Rules) > 0);
    let labour = run.results.reasons.area("labour").expect("it is scored");
    assert!(!labour.chosen && labour.held_by == [Constraint::Rules], "{:?}", labour.held_by);
    assert!(document.contains("It is kept out by the rules of the model together"));
    assert!(document.contains("| rules of the model keep it out; it would displace Untaxed tobacco |"));
    assert!(
        labour.evidence.is_some() && labour.weights.is_some(),
        "they are sought with what networks are then worth"
    );
    // What the table says of the sum is what the choice was made for.
    let scores: f64 =
        run.results.areas.iter().filter(|area| area.mode.is_some()).map(|area| area.score).sum();
    let taken = scores + 0.06 - run.results.proposal.solution.value as f64 / 1e6;
    assert!(document.contains(&format!("Networks that they share take {taken:.3} away")));
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(section(&document)) });
}

#[test]
fn a_rule_of_which_the_dossier_has_too_little_is_reported() {
    let catalogue = Catalogue::built_in();
    let dossier = harbour(&catalogue);
    let changes = [
        (r#"["labour", "waste"]"#, r#"["labour", "wast"]"#),
        (r#"["labour", "port.tobacco"]"#, r#"["fish", "timber"]"#),
        (r#""any_of": ["port"]}"#, r#""any_of": ["fish"]}, {"area": "port", "any_of": ["papers"]}"#),
        (r#"{"port.cocaine": 1}"#, r#"{"port.cocaine": 1, "fish": 2}"#),
    ];
    let model = model(&catalogue, &changes);
    let areas: Vec<&str> = dossier.areas.iter().map(|area| area.key.as_str()).collect();
    let findings = model.check_rules(&dossier.name, &areas, &[]);
    let found: Vec<(Code, bool, &str)> = findings
        .list
        .iter()
        .map(|finding| {
            let place = finding.place.as_ref().expect("it has a place");
            let named = &place.excerpt[(place.column - place.excerpt_column) as usize..];
            let named = named.trim_start_matches('"').split('"').next().expect("a name");
            (finding.code, finding.message.ends_with("the rule does not apply"), named)
        })
        .collect();
    let code = Code::RuleUnknownArea;
    let expected = [
        (code, false, "wast"),
        (code, true, "fish"),
        (code, true, "timber"),
        (code, true, "fish"),
        (code, false, "fish"),
    ];
    assert_eq!(found, expected);

    let document = text(&written(&assess_under(&dossier, &catalogue, &model)), "advice.md");
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(section(&document)) });
}

/// The sentence of the coverage rule on the environment, with its `where` replaced.
fn environment(which: &str) -> String {
    let catalogue = Catalogue::built_in();
    let dossier = harbour(&catalogue);
    let changes = [(r#"{"indicator": "impact_environment", "from": 0.5}"#, which)];
    let run = assess_under(&dossier, &catalogue, &model(&catalogue, &changes));
    let stated = run.model.selection_rules.coverage.iter().find(|rule| rule.key == "environment");
    assert!(
        stated.expect("it is stated").areas.is_empty(),
        "the model that is written keeps the words of its author"
    );
    let document = text(&written(&run), "advice.md");
    let row = document.lines().find(|line| line.contains("coverage: environment")).expect("it has a row");
    row.to_owned()
}

#[test]
fn a_rule_can_say_which_areas_it_means_by_what_is_known_of_them() {
    // Both reports on the environment are about waste: High, by the inspectorate, and Medium, by the police.
    let waste = "(Waste shipped as used goods)";
    assert!(environment(r#"{"indicator": "impact_environment", "from": 0.5}"#).contains(waste));
    assert!(environment(r#"{"layer": "effect", "from": 0.0}"#).contains("Cocaine; Untaxed tobacco"));
    let nobody = environment(r#"{"indicator": "impact_environment", "from": 0.99}"#);
    assert!(
        nobody.contains("(there is none)") && nobody.contains("no area is known to reach that"),
        "{nobody}"
    );
    // What a contributor did not report, it is not known to reach, however low the bound.
    let customs =
        environment(r#"{"indicator": "impact_environment", "from": 0.0, "reported_by": ["customs"]}"#);
    assert!(customs.contains("no area is known to reach that"), "{customs}");
    let inspectorate = r#"{"indicator": "impact_environment", "from": 0.5, "reported_by": ["inspectorate"]}"#;
    assert!(
        environment(inspectorate)
            .contains(&format!("as reported by Inspectorate of labour and environment, is proposed {waste}"))
    );
}

#[test]
fn a_rule_that_means_nothing_scored_is_reported() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/models/harbour-rules.json");
    let good = fs::read_to_string(path).expect("the fixture is there");
    let catalogue = Catalogue::built_in();
    let found = |which: &str| -> Vec<(&'static str, String)> {
        let text = good.replace(r#"{"indicator": "impact_environment", "from": 0.5}"#, which);
        let findings = parse_model("model.json", text.into_bytes(), &catalogue, &["additive"]).findings;
        findings
            .list
            .into_iter()
            .filter(|finding| finding.message.contains("environment") || finding.message.contains("bound"))
            .map(|finding| (finding.code.id(), finding.message))
            .collect()
    };
    assert_eq!(found(r#"{"indicator": "impact_environment", "from": 0.5}"#), []);
    for (which, code, words) in [
        (r#"{"from": 0.5}"#, "M019", "needs a layer or an indicator"),
        (r#"{"layer": "effect", "indicator": "impact_health", "from": 0.5}"#, "M019", "one of the two"),
        (r#"{"layer": "context", "from": 0.5}"#, "M019", "which is not scored"),
        (r#"{"indicator": "impact_helth", "from": 0.5}"#, "M019", "which is not scored"),
    ] {
        let found = found(which);
        assert!(
            matches!(&found[..], [(one, message)] if *one == code && message.contains(words)),
            "{found:?}"
        );
    }
}
