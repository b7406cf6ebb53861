//! What all steps have in common, and where they part.

use super::linear::target;
use super::*;
use crate::card::ScaleLevel;
use crate::matrix::{Direction, Matrix};
use crate::normalise::examples::criterion;
use crate::preference::Preference;
use crate::problem::Problem;
use crate::problem::criterion::{Criterion, ValueScale};

fn column(name: &str, cells: &[f64], direction: Direction) -> Result<Vec<f64>, ColumnFault> {
    (find(name).expect("a step").column)(cells, &criterion(direction))
}

#[test]
fn a_target_within_the_cells_is_best() {
    let sought = Criterion { ideal: Some(2.0), ..criterion(Direction::Max) };
    assert_eq!(target(&[1.0, 2.0, 5.0], &sought), Ok(vec![0.75, 1.0, 0.25]));
    let outside = Criterion { ideal: Some(6.0), ..criterion(Direction::Max) };
    assert_eq!(target(&[2.0, 4.0], &outside), Ok(vec![0.0, 0.5]));
}

#[test]
fn equal_columns_zeros_and_negatives_do_what_the_cards_say() {
    let of = |name: &str, cells: &[f64], direction| column(name, cells, direction);
    let equal = [3.0, 3.0];
    let constant = [
        ("min-max", 0.0),
        ("max", 1.0),
        ("sum", 0.5),
        ("target", 1.0),
        ("vector", 0.5_f64.sqrt()),
        ("z-score", 0.0),
        ("logarithmic", 0.5),
        ("enhanced-accuracy", 1.0),
        ("nonlinear", 1.0),
        ("rank", 0.5),
    ];
    for (name, value) in constant {
        let found = of(name, &equal, Direction::Max).expect("positive cells");
        assert!(found.iter().all(|x| (x - value).abs() < 1e-15), "{name}: {found:?}");
    }
    for name in ["max", "sum", "nonlinear"] {
        assert_eq!(of(name, &[0.0, 2.0], Direction::Min), Err(ColumnFault::Zero), "{name}");
        assert_eq!(of(name, &[0.0, 0.0], Direction::Max), Err(ColumnFault::AllZero), "{name}");
        assert_eq!(of(name, &[-1.0, 2.0], Direction::Max), Err(ColumnFault::Negative(-1.0)), "{name}");
        assert_eq!(of(name, &[0.0, 2.0], Direction::Max).map(|found| found[0]), Ok(0.0), "{name}");
    }
    assert_eq!(of("logarithmic", &[0.0, 2.0], Direction::Max), Err(ColumnFault::Zero));
    assert!(matches!(of("logarithmic", &[0.5, 1.5], Direction::Max), Err(ColumnFault::SmallProduct(_))));
    assert_eq!(of("vector", &[0.0, 0.0], Direction::Max), Ok(vec![0.0, 0.0]));
}

#[test]
fn no_finite_cell_gives_anything_else() {
    let extreme = [f64::MAX, -f64::MAX, 0.0, f64::MIN_POSITIVE, 5e-324, -0.0, 1.0];
    for step in steps() {
        for direction in [Direction::Max, Direction::Min] {
            for pair in extreme.iter().flat_map(|a| extreme.map(|b| [*a, b])) {
                if let Ok(found) = (step.column)(&pair, &criterion(direction)) {
                    let most = if step.card.unit_range { 0.0..=1.0 } else { f64::MIN..=f64::MAX };
                    assert!(found.iter().all(|x| most.contains(x)), "{} {pair:?} {found:?}", step.card.name);
                }
            }
            assert_eq!((step.column)(&[], &criterion(direction)), Ok(vec![]), "{}", step.card.name);
        }
    }
}

#[test]
fn gaps_stay_gaps_and_the_criterion_says_what_it_is_now() {
    let cells = [Some(1.0), Some(4.0), None, Some(2.0), Some(3.0), Some(8.0)];
    let matrix = Matrix::new(2, &cells).expect("three rows");
    let criteria =
        vec![criterion(Direction::Max), Criterion { name: "d".to_owned(), ..criterion(Direction::Min) }];
    let names = ["x", "y", "z"].map(str::to_owned).to_vec();
    let problem = Problem::new(names, criteria, matrix).expect("no fault");
    let found = normalise(&problem, find("Min Max").expect("a step")).expect("interval data");
    assert_eq!(found.matrix().row(1).collect::<Vec<_>>(), [None, Some(1.0)]);
    assert_eq!(found.matrix().get(2, 0), Some(1.0));
    assert!(found.criteria().iter().all(|criterion| criterion.direction == Direction::Max));
    assert_eq!(found.criteria()[1].scale, Some(ValueScale::Span { low: 0.0, high: 1.0 }));
    let kept = normalise(&problem, find("vector").expect("a step")).expect("any data");
    assert_eq!(kept.criteria()[1].direction, Direction::Min);
    assert_eq!(kept.criteria()[1].scale, None);
}

#[test]
fn what_a_step_would_spoil_is_refused() {
    let refused = |change: fn(&mut Criterion), step: &str| {
        let mut spoilt = criterion(Direction::Max);
        change(&mut spoilt);
        let matrix = Matrix::new(1, &[Some(1.0), Some(2.0)]).expect("two rows");
        let problem =
            Problem::new(vec!["x".to_owned(), "y".to_owned()], vec![spoilt], matrix).expect("no fault");
        normalise(&problem, find(step).expect("a step")).expect_err(step).to_string()
    };
    assert_eq!(
        refused(|criterion| criterion.level = Some(ScaleLevel::Interval), "vector"),
        "the criterion `c` cannot be normalised by vector: it is declared to be interval and this step needs ratio values"
    );
    assert!(
        refused(|criterion| criterion.preference = Some(Preference::VShape { p: 1.0 }), "max")
            .contains("own unit")
    );
    assert!(refused(|criterion| criterion.profiles = vec![1.0], "rank").contains("class limits"));
    assert!(refused(|criterion| criterion.scale = None, "declared").contains("neither a scale"));
    assert_eq!(find("min-mux").err().and_then(|error| error.nearest), Some("min-max"));
}

#[test]
fn cards_are_complete_and_names_unique() {
    let mut names = Vec::new();
    for card in steps().iter().map(|step| step.card) {
        names.extend(card.aliases.iter().chain([&card.name]).copied());
        assert!(!card.formula.is_empty() && card.source.contains('('), "{}", card.name);
        for rule in [card.equal_columns, card.zero, card.negative] {
            assert!(rule.ends_with('.'), "{}: {rule}", card.name);
        }
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}
