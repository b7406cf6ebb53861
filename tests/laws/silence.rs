//! Laws of the policy on what nobody saw, on the dossiers of the fixtures.

use std::path::Path;

use socta::dossier::{self, Answer, Dossier, Level, Subject};
use socta::evidence::{ApartFrom, Reading};
use socta::model::{Catalogue, MissingPolicy, ScoringModel, presets, read_model};
use socta::scoring::{Appraisal, appraise, registry, score_all};
use socta_decide::silence::{Pool, scores};

const DOSSIERS: [&str; 3] = ["harbour", "eu-2021", "eu-2025"];

fn read(name: &str, catalogue: &Catalogue) -> Dossier {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers").join(name);
    dossier::read(&folder, catalogue).value.expect("the fixture is good")
}

fn models(catalogue: &Catalogue) -> Vec<ScoringModel> {
    let methods: Vec<&str> = registry().iter().map(|method| method.card().name).collect();
    let read = |(name, _): &(&str, &str)| read_model(name, catalogue, &methods).value.expect("good").model;
    presets().iter().map(read).collect()
}

fn appraised(dossier: &Dossier, catalogue: &Catalogue, model: &ScoringModel) -> Appraisal {
    appraise(Reading { dossier, catalogue, model, without: &[], apart_from: ApartFrom::Nothing }, &[])
}

fn additive(appraisal: &Appraisal) -> Vec<f64> {
    score_all(&appraisal.assembly.table, &[]).additive
}

#[test]
fn scores_of_the_table_are_those_of_the_method_at_every_odds() {
    let catalogue = Catalogue::built_in();
    for name in DOSSIERS {
        let dossier = read(name, &catalogue);
        for mut model in models(&catalogue) {
            for odds in [1.0, 3.0, 10.0] {
                let policy = MissingPolicy::Unseen { odds };
                (model.unknown, model.absent) = (policy, policy);
                let found = appraised(&dossier, &catalogue, &model);
                let reports = found.assembly.seen.reports().expect("there are reports");
                let expected = scores(&reports, &Pool::of(&reports), odds).expected;
                for (score, expected) in additive(&found).into_iter().zip(expected) {
                    assert!((score - expected).abs() < 1e-9, "{name} {odds}: {score} is not {expected}");
                }
                let columns = found.assembly.table.criteria.len();
                for (row, unseen) in &found.assembly.table.shocks.unseen {
                    let cells = &found.assembly.seen.cells[row * columns..(row + 1) * columns];
                    assert!(unseen.deviation > 0.0 && unseen.shares.len() == cells.len());
                }
                assert_eq!(found.assembly.table.shocks.unseen.len(), found.assembly.table.areas.len());
            }
        }
    }
}

/// A gap and a doubt share one value, so that one more report of the highest level never lowers its own area.
#[test]
fn a_report_of_a_high_never_lowers_its_area() {
    let catalogue = Catalogue::built_in();
    let dossier = read("eu-2021", &catalogue);
    let model = &models(&catalogue)[0];
    let base = appraised(&dossier, &catalogue, model);
    let (table, before) = (&base.assembly.table, additive(&base));
    let high = |at: &&socta::dossier::Observation| {
        matches!(at.answer, Answer::Level(Level::High)) && matches!(at.subject, Subject::Area(_))
    };
    let template = dossier.observations.iter().find(high).expect("somebody reported a High").clone();
    for (row, &area) in table.areas.iter().enumerate().step_by(4) {
        for (column, criterion) in table.criteria.iter().enumerate() {
            let levels = catalogue.indicators[criterion.indicator.index()].range.is_none();
            let empty = base.assembly.seen.cells[row * table.criteria.len() + column].certainty <= 0.0;
            if !levels || !empty {
                continue;
            }
            let mut more = dossier.clone();
            let report = socta::dossier::Observation {
                subject: Subject::Area(area),
                indicator: criterion.indicator,
                ..template.clone()
            };
            more.observations.push(report);
            let after = additive(&appraised(&more, &catalogue, model));
            assert!(after[row] >= before[row] - 1e-12, "{} {}", table.keys[row], criterion.key);
            break;
        }
    }
}

/// The policies of before fill gaps alone; each amounts to odds at which what is unseen is worth on average what it gives.
#[test]
fn other_policies_leave_doubt_on_the_whole_scale() {
    let catalogue = Catalogue::built_in();
    let dossier = read("harbour", &catalogue);
    let mut model = models(&catalogue).swap_remove(0);
    (model.unknown, model.absent) = (MissingPolicy::Interval, MissingPolicy::Interval);
    let found = appraised(&dossier, &catalogue, &model);
    assert!(found.assembly.table.shocks.unseen.is_empty());
    assert_eq!(model.odds(), None);
}
