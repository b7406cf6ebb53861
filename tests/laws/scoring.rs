//! Laws of the scoring methods, on matrices drawn at random.

use proptest::collection::vec;
use proptest::prelude::*;
use socta::numeric::float;
use socta::scoring::methods::{preference_indices, promethee2};
use socta::scoring::{
    Criterion, Direction, Evaluation, Kind, Matrix, Method, Parameters, Preference, Problem, ValueScale,
    evaluate, registry,
};

const EPSILON: f64 = 1e-9;

/// Cells in steps of an eighth, so that ties and equal columns occur, and rounding does not.
fn cell() -> impl Strategy<Value = f64> {
    (0..=32_i32).prop_map(|step| f64::from(step) / 8.0)
}

#[derive(Debug, Clone)]
struct Case {
    cells: Vec<Option<f64>>,
    weights: Vec<f64>,
    signs: Vec<bool>,
}

impl Case {
    fn rows(&self) -> usize {
        self.cells.len() / self.weights.len()
    }

    fn problem(&self) -> Problem {
        let columns = self.weights.len();
        let names = (0..self.rows()).map(|row| format!("a{row}")).collect();
        let criteria = (0..columns)
            .map(|column| Criterion {
                scale: Some(ValueScale::Span { low: 0.0, high: 4.0 }),
                ..Criterion::new(&format!("c{column}"), direction(self.signs[column]), self.weights[column])
            })
            .collect();
        let matrix = Matrix::new(columns, &self.cells).expect("full rows");
        Problem::new(names, criteria, matrix).expect("no fault")
    }

    fn pick_rows(&self, order: &[usize]) -> Self {
        let columns = self.weights.len();
        let row = |row: &usize| self.cells[row * columns..][..columns].to_vec();
        Self { cells: order.iter().flat_map(row).collect(), ..self.clone() }
    }

    fn map(&self, change: impl Fn(usize, f64) -> f64) -> Self {
        let columns = self.weights.len();
        let cells = self.cells.iter().enumerate();
        let cells = cells.map(|(at, cell)| cell.map(|x| change(at % columns, x))).collect();
        Self { cells, ..self.clone() }
    }
}

fn direction(max: bool) -> Direction {
    if max { Direction::Max } else { Direction::Min }
}

fn case_with(cell: impl Strategy<Value = Option<f64>> + Clone) -> impl Strategy<Value = Case> {
    (2..9_usize, 1..6_usize).prop_flat_map(move |(rows, columns)| {
        (
            vec(cell.clone(), rows * columns),
            vec((1..=8_i32).prop_map(f64::from), columns),
            vec(any::<bool>(), columns),
        )
            .prop_map(|(cells, weights, signs)| Case { cells, weights, signs })
    })
}

fn complete() -> impl Strategy<Value = Case> {
    case_with(cell().prop_map(Some).boxed())
}

fn with_gaps() -> impl Strategy<Value = Case> {
    case_with(proptest::option::weighted(0.7, cell()).boxed())
}

/// Methods that refuse a problem whose criteria carry no more than a direction, a weight and a scale.
const NEED_MORE: [&str; 1] = ["electre-tri"];

/// The others.
fn methods() -> impl Iterator<Item = &'static dyn Method> {
    registry().iter().copied().filter(|method| !NEED_MORE.contains(&method.card().name))
}

fn run(method: &dyn Method, case: &Case) -> Evaluation {
    let parameters = Parameters::defaults(method.card().parameters);
    evaluate(method, &case.problem(), &parameters).expect("a complete matrix on its scale")
}

fn close(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < EPSILON)
}

fn named(name: &str) -> &'static dyn Method {
    socta::scoring::find(name).expect("a registered method")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_alternatives_and_criteria_does_not_matter(case in complete()) {
        let rows: Vec<usize> = (0..case.rows()).rev().collect();
        let turned_rows = case.pick_rows(&rows);
        let columns = case.weights.len();
        let reversed = |cells: &[Option<f64>]| cells.iter().rev().copied().collect::<Vec<_>>();
        let turned_columns = Case {
            cells: case.cells.chunks(columns).flat_map(reversed).collect(),
            weights: case.weights.iter().rev().copied().collect(),
            signs: case.signs.iter().rev().copied().collect(),
        };
        for method in methods() {
            let found = run(method, &case);
            let by_rows = run(method, &turned_rows);
            let back: Vec<f64> = by_rows.scores.iter().rev().copied().collect();
            prop_assert!(close(&found.scores, &back), "{}", method.card().name);
            prop_assert_eq!(&found.ranks, &by_rows.ranks.iter().rev().copied().collect::<Vec<_>>());
            let by_columns = run(method, &turned_columns);
            prop_assert!(close(&found.scores, &by_columns.scores), "{}", method.card().name);
            prop_assert_eq!(&found.ranks, &by_columns.ranks);
        }
    }

    #[test]
    fn what_dominates_is_never_ranked_lower(case in complete()) {
        let columns = case.weights.len();
        let value = |row: usize, column: usize| {
            case.cells[row * columns + column].map_or(0.0, |x| x * direction(case.signs[column]).sign())
        };
        for method in methods() {
            let found = run(method, &case);
            for a in 0..case.rows() {
                for b in 0..case.rows() {
                    if (0..columns).all(|column| value(a, column) >= value(b, column)) {
                        prop_assert!(found.ranks[a] <= found.ranks[b], "{} {a} {b}", method.card().name);
                    }
                }
            }
        }
    }

    #[test]
    fn the_unit_of_the_weights_does_not_matter(case in complete()) {
        let scaled = Case { weights: case.weights.iter().map(|w| w * 16.0).collect(), ..case.clone() };
        for method in methods() {
            prop_assert_eq!(run(method, &case), run(method, &scaled));
        }
    }

    #[test]
    fn each_scale_admits_its_transformations(case in complete(), factor in 1..9_i32, shift in -9..9_i32) {
        let (factor, shift) = (f64::from(factor), f64::from(shift));
        // Ratio scales: the unit of a column is free.
        let topsis = named("topsis");
        let by_unit = case.map(|column, x| if column == 0 { x * factor } else { x });
        prop_assert!(close(&run(topsis, &case).scores, &run(topsis, &by_unit).scores));
        // Ordinal scales: any increasing function is free.
        let cubed = case.map(|column, x| if column == 0 { x * x * x * factor + shift } else { x });
        for name in ["dominance", "promethee2"] {
            prop_assert!(close(&run(named(name), &case).scores, &run(named(name), &cubed).scores), "{name}");
        }
        // Interval scales: unit and zero point are free if the scale is taken from the data.
        let moved = case.map(|column, x| if column == 0 { x * factor + shift } else { x });
        for (name, parameter) in [("additive", "scaling"), ("topsis", "normalisation")] {
            let method = named(name);
            let given = [(parameter.to_owned(), "min-max".to_owned())];
            let parameters = Parameters::read("", method.card().parameters, &given).expect("declared");
            let scores = |case: &Case| evaluate(method, &case.problem(), &parameters).expect("complete").scores;
            prop_assert!(close(&scores(&case), &scores(&moved)), "{name}");
        }
    }

    #[test]
    fn scores_keep_their_ranges(case in complete()) {
        for name in ["additive", "topsis"] {
            prop_assert!(run(named(name), &case).scores.iter().all(|s| (-EPSILON..=1.0 + EPSILON).contains(s)));
        }
        for name in ["promethee2", "dominance"] {
            let found = run(named(name), &case);
            prop_assert!(found.scores.iter().sum::<f64>().abs() < EPSILON, "{name}");
        }
        prop_assert!(run(named("promethee2"), &case).scores.iter().all(|s| s.abs() <= 1.0 + EPSILON));
    }

    #[test]
    fn sorting_gives_the_flows_of_all_pairs(case in with_gaps(), q in 0..8_i32, more in 1..8_i32) {
        let (q, p) = (f64::from(q) / 8.0, f64::from(q + more) / 8.0);
        let kinds = [
            Preference::Usual,
            Preference::UShape { q },
            Preference::VShape { p },
            Preference::Level { q, p },
            Preference::Linear { q, p },
            Preference::Gaussian { s: p },
        ];
        let problem = case.problem();
        let weights = problem.weights().expect("given").values;
        for offset in 0..kinds.len() {
            let preferences: Vec<Preference> =
                (0..weights.len()).map(|column| kinds[(column + offset) % kinds.len()]).collect();
            let (matrix, directions) = (problem.matrix(), problem.directions());
            let flows = promethee2(matrix, &directions, &weights, &preferences);
            let pi = preference_indices(matrix, &directions, &weights, &preferences);
            let others = (case.rows() - 1) as f64;
            for row in 0..case.rows() {
                let plus = pi[row].iter().sum::<f64>() / others;
                let minus = pi.iter().map(|from| from[row]).sum::<f64>() / others;
                prop_assert!((flows.phi_plus[row] - plus).abs() < 1e-12, "{} {plus}", flows.phi_plus[row]);
                prop_assert!((flows.phi_minus[row] - minus).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn gaps_give_numbers_or_typed_errors_under_every_parameter(case in with_gaps()) {
        let problem = case.problem();
        for method in registry() {
            let card = method.card();
            for parameter in card.parameters {
                let options: Vec<&str> = match parameter.kind {
                    Kind::Choice { options, .. } => options.to_vec(),
                    Kind::Flag { .. } => vec!["true", "false"],
                    Kind::Number { .. } => continue,
                };
                for option in options {
                    let given = [(parameter.name.to_owned(), option.to_owned())];
                    let parameters = Parameters::read(card.name, card.parameters, &given).expect("declared");
                    if let Ok(found) = evaluate(*method, &problem, &parameters) {
                        prop_assert!(found.scores.iter().all(|score| score.is_finite()));
                        prop_assert_eq!(found.ranks.iter().min(), Some(&1));
                    }
                }
            }
        }
    }

    #[test]
    fn a_fixed_scale_never_reverses_ranks(case in complete()) {
        let rows: Vec<usize> = (1..case.rows()).collect();
        let without = case.pick_rows(&rows);
        for method in methods().filter(|method| method.card().rank_reversal_free) {
            let (all, fewer) = (run(method, &case), run(method, &without));
            for a in 1..case.rows() {
                for b in 1..case.rows() {
                    let before = all.ranks[a].cmp(&all.ranks[b]);
                    prop_assert_eq!(before, fewer.ranks[a - 1].cmp(&fewer.ranks[b - 1]));
                }
            }
        }
    }
}

#[test]
fn what_needs_more_refuses_with_less() {
    let case = Case { cells: vec![Some(1.0), Some(2.0)], weights: vec![1.0], signs: vec![true] };
    for name in NEED_MORE {
        let method = named(name);
        let parameters = Parameters::defaults(method.card().parameters);
        assert!(evaluate(method, &case.problem(), &parameters).is_err(), "{name}");
    }
}

/// scikit-criteria's test of its weighted sum, without scaling.
#[test]
fn weighted_sum_of_scikit_criteria() {
    let cells = [
        0.5099, 0.0465, 0.2427, 0.3246, 0.1166, 0.2123, 0.7622, 0.2051, 0.3259, 0.5295, 0.028, 0.0456,
        0.2134, 0.1151, 0.1359, 0.2496, 0.1455, 0.3386, 0.2342, 0.2177,
    ];
    let case = Case {
        cells: cells.map(Some).to_vec(),
        weights: vec![0.3672, 0.0933, 0.2405, 0.277, 0.0217],
        signs: vec![true; 5],
    };
    let given = [("scaling".to_owned(), "none".to_owned())];
    let found = socta::scoring::rank::run(&case.problem(), "wsm", &given).expect("complete");
    // The weights of that test add up to 0.9997 and are not divided by their sum there.
    for (score, published) in
        found.evaluation.scores.iter().zip([0.3423875, 0.300_160_82, 0.100_690_51, 0.256_259_06])
    {
        assert!((score * 0.9997 - published).abs() < 1e-7, "{score} {published}");
    }
}

/// A ranking must not take the time that all pairs would take.
#[test]
fn ten_thousand_alternatives_are_ranked_by_sorting() {
    let rows = 10_000;
    let cells: Vec<Option<f64>> =
        (0..rows * 3).map(|at| Some(float::sin(f64::from(at)) * f64::from(at % 7))).collect();
    let case = Case { cells, weights: vec![1.0, 2.0, 3.0], signs: vec![true, false, true] };
    let found = run(named("promethee2"), &case);
    assert!(found.scores.iter().sum::<f64>().abs() < 1e-6);
}
