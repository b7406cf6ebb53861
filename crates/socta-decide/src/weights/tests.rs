//! The list of the methods, and what all of them have in common.

use super::*;
use crate::card::ScaleLevel;
use crate::method_error::MethodError;
use crate::parameter::Kind;
use crate::problem::Problem;
use crate::rank::csv::read_csv;

#[test]
fn cards_are_complete_and_names_unique() {
    let mut names = Vec::new();
    for card in registry().iter().map(|method| method.card()) {
        names.extend(card.aliases.iter().chain([&card.name]).map(|name| name.to_lowercase()));
        for text in [card.title, card.source, card.complexity] {
            assert!(!text.is_empty(), "{}", card.name);
        }
        assert!(card.meaning.ends_with('.') && card.equal.ends_with('.'), "{}", card.name);
        for parameter in card.parameters {
            assert!(parameter.meaning.ends_with('.'), "{} {}", card.name, parameter.name);
            if let Kind::Choice { options, default } = parameter.kind {
                assert!(options.contains(&default), "{} {}", card.name, parameter.name);
            }
        }
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn methods_are_found_by_name_and_alias() {
    assert_eq!(find("ROC").map(|method| method.card().name), Ok("rank-order-centroid"));
    assert_eq!(find("Best Worst").map(|method| method.card().name), Ok("best-worst"));
    assert_eq!(find("entropie").err().and_then(|error| error.nearest), Some("entropy"));
}

fn problem(text: &str) -> Problem {
    read_csv(text.as_bytes()).expect("no fault")
}

fn refused(text: &str, method: &str) -> WeightError {
    let WeightsError::Method(error) = run(Input::Matrix(&problem(text)), method, &[]).expect_err(method)
    else {
        unreachable!("the method is known and has no parameters")
    };
    error
}

const FROM_DATA: [&str; 4] = ["entropy", "critic", "merec", "standard-deviation"];

#[test]
fn what_the_data_cannot_say_is_a_typed_error() {
    let matrix = |rows: &str| format!("alternative,x,y\ndirection,max,min\n{rows}");
    let negative = matrix("a,-1,1\nb,2,2\nc,3,5\n");
    assert!(matches!(
        refused(&negative, "entropy"),
        WeightError::Cell { value: -1.0, needed: "0 or more", .. }
    ));
    assert!(matches!(refused(&negative, "merec"), WeightError::Cell { needed: "above 0", .. }));
    let zeros = matrix("a,0,1\nb,0,2\n");
    assert_eq!(refused(&zeros, "entropy"), WeightError::ZeroColumn { criterion: "x".to_owned() });
    assert!(matches!(refused(&zeros, "merec"), WeightError::Cell { value: 0.0, .. }));
    let constant = matrix("a,3,1\nb,3,2\n");
    assert_eq!(refused(&constant, "critic"), WeightError::ConstantColumn { criterion: "x".to_owned() });
    for method in ["entropy", "merec", "standard-deviation"] {
        let found = run(Input::Matrix(&problem(&constant)), method, &[]).expect("one criterion differs");
        assert_eq!(found.weighing.weights, [0.0, 1.0], "{method}");
        let equal = matrix("a,3,0.1\nb,3,0.1\nc,3,0.1\n");
        assert!(matches!(refused(&equal, method), WeightError::Undetermined { .. }), "{method}");
    }
    for method in FROM_DATA {
        let one = refused(&matrix("a,1,2\n"), method);
        assert!(matches!(one, WeightError::OneAlternative { .. }), "{method}: {one}");
        let gap = refused(&matrix("a,1,2\nb,,1\n"), method);
        assert!(matches!(gap, WeightError::Matrix(MethodError::CellMissing { .. })), "{method}: {gap}");
    }
    assert_eq!(
        refused(&matrix("a,1,2\nb,2,1\n"), "given"),
        WeightError::Matrix(MethodError::WeightMissing { criterion: "x".to_owned() })
    );
    assert_eq!(
        refused(&constant, "ahp").to_string(),
        "weights by ahp need the key `comparisons` in a file of judgements"
    );
}

#[test]
fn a_scale_that_is_too_weak_is_refused() {
    let weak = problem("alternative,x,y\ndirection,max,max\na,1,2\nb,2,1\nc,4,5\n");
    let mut criteria = weak.criteria().to_vec();
    criteria[1].level = Some(ScaleLevel::Interval);
    let weak = Problem::new(weak.alternatives().to_vec(), criteria, weak.matrix().clone()).expect("no fault");
    for method in FROM_DATA {
        let found = run(Input::Matrix(&weak), method, &[]);
        let refused = matches!(found, Err(WeightsError::Method(WeightError::WeakScale { .. })));
        assert_eq!(refused, ["entropy", "merec"].contains(&method), "{method}");
    }
}

#[test]
fn no_finite_matrix_gives_weights_that_are_none() {
    let extreme = [f64::MAX, 1.0, f64::MIN_POSITIVE, 5e-324, 0.0, -1.0, -f64::MAX];
    for method in registry() {
        for a in extreme {
            for b in extreme {
                let cells = [a, b, b, 1.0, 2.0, a].map(Some);
                let matrix = crate::matrix::Matrix::new(2, &cells).expect("three rows");
                let criterion = |name| {
                    crate::problem::criterion::Criterion::new(name, crate::matrix::Direction::Min, 1.0)
                };
                let names = ["p", "q", "r"].map(str::to_owned).to_vec();
                let problem =
                    Problem::new(names, vec![criterion("x"), criterion("y")], matrix).expect("no fault");
                if let Ok(found) = run(Input::Matrix(&problem), method.card().name, &[]) {
                    let weights = &found.weighing.weights;
                    let sum: f64 = weights.iter().sum();
                    let good = (sum - 1.0).abs() < 1e-12 && weights.iter().all(|weight| *weight >= 0.0);
                    assert!(good, "{} {a} {b}: {weights:?}", method.card().name);
                }
            }
        }
    }
}

#[test]
fn a_method_takes_the_judgements_that_it_is_for() {
    let text = r#"{"schema": "socta.judgements/1", "criteria": ["a", "b"], "points": {"a": 30, "b": 10}}"#;
    let judgements = Judgements::read("j.json", text.into()).value.expect("no fault");
    let found = run(Input::Judgements(&judgements), "points", &[]).expect("points");
    assert_eq!(found.weighing.weights, [0.75, 0.25]);
    let equal = run(Input::Judgements(&judgements), "equal", &[]).expect("criteria");
    assert_eq!(equal.weighing.weights, [0.5, 0.5]);
    let order = run(Input::Judgements(&judgements), "roc", &[]);
    assert!(matches!(order, Err(WeightsError::Method(WeightError::Needs { .. }))));
}
