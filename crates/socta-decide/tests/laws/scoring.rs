//! Laws of single scoring methods, on matrices drawn at random. Those of all methods stand in `methods.rs`.

use proptest::collection::vec;
use proptest::prelude::*;
use socta_base::numeric::float;
use socta_decide::methods::outranking::promethee2::{preference_indices, promethee2};
use socta_decide::{
    Criterion, Direction, Evaluation, Matrix, Method, Parameters, Preference, Problem, ValueScale, evaluate,
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

fn run(method: &dyn Method, case: &Case) -> Evaluation {
    let parameters = Parameters::defaults(method.card().parameters);
    evaluate(method, &case.problem(), &parameters).expect("a complete matrix on its scale")
}

fn close(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < EPSILON)
}

fn named(name: &str) -> &'static dyn Method {
    socta_decide::find(name).expect("a registered method")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_scale_taken_from_the_data_frees_unit_and_zero_point(case in complete(), factor in 1..9_i32, shift in -9..9_i32) {
        let (factor, shift) = (f64::from(factor), f64::from(shift));
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
    let found = socta_decide::rank::run(&case.problem(), "wsm", &given).expect("complete");
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
