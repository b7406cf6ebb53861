//! Laws of the methods of weighting and of the normalisations.

use proptest::collection::vec;
use proptest::prelude::*;
use socta_base::numeric::random::Source;
use socta_decide::normalise::{Turning, normalise, steps};
use socta_decide::weights::stated::ahp::{consistency, eigenvector, geometric_mean};
use socta_decide::weights::stated::best_worst::best_worst;
use socta_decide::weights::stated::surrogates::{Surrogate, surrogate};
use socta_decide::weights::{self, BestWorstVectors, Input, Needs, registry};
use socta_decide::{Criterion, Direction, Matrix, Problem, ScaleLevel, ValueScale};

/// Positive cells, one list a criterion.
#[derive(Debug, Clone)]
struct Case {
    columns: Vec<Vec<f64>>,
    gains: Vec<bool>,
}

impl Case {
    fn problem(&self) -> Problem {
        let rows = self.columns[0].len();
        let cells: Vec<Option<f64>> =
            (0..rows).flat_map(|row| self.columns.iter().map(move |column| Some(column[row]))).collect();
        let criterion = |(at, gain): (usize, &bool)| {
            let direction = if *gain { Direction::Max } else { Direction::Min };
            let scale = Some(ValueScale::Span { low: 0.0, high: 4096.0 });
            Criterion { scale, ..Criterion::new(&format!("c{at}"), direction, 1.0) }
        };
        let criteria = self.gains.iter().enumerate().map(criterion).collect();
        let matrix = Matrix::new(self.columns.len(), &cells).expect("full rows");
        Problem::new((0..rows).map(|row| format!("a{row}")).collect(), criteria, matrix).expect("no fault")
    }

    fn map(&self, change: impl Fn(usize, f64) -> f64) -> Self {
        let column = |(at, column): (usize, &Vec<f64>)| column.iter().map(|x| change(at, *x)).collect();
        Self { columns: self.columns.iter().enumerate().map(column).collect(), ..self.clone() }
    }

    /// Weights by a method; none where it has none for these cells.
    fn weights(&self, method: &str) -> Option<Vec<f64>> {
        let found = weights::run(Input::Matrix(&self.problem()), method, &[]);
        found.ok().map(|found| found.weighing.weights)
    }
}

/// Cells in steps of an eighth from 1/8 to 8, so that equal columns occur, and rounding mostly does not.
fn case() -> impl Strategy<Value = Case> {
    (2..9_usize, 1..6_usize).prop_flat_map(|(rows, columns)| {
        let cell = (1..=64_i32).prop_map(|step| f64::from(step) / 8.0);
        (vec(vec(cell, rows), columns), vec(any::<bool>(), columns))
            .prop_map(|(columns, gains)| Case { columns, gains })
    })
}

fn of_a_matrix() -> Vec<&'static str> {
    let cards = registry().iter().map(|method| method.card());
    cards.filter(|card| matches!(card.needs, Needs::Matrix | Needs::Criteria)).map(|card| card.name).collect()
}

fn close(a: &[f64], b: &[f64], tolerance: f64) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= tolerance)
}

/// Weights that are not alike, adding up to 1.
fn generator() -> impl Strategy<Value = Vec<f64>> {
    vec(0.2_f64..1.0, 2..8).prop_map(|raw| {
        let sum: f64 = raw.iter().sum();
        raw.iter().map(|x| x / sum).collect()
    })
}

fn ratios(weights: &[f64]) -> Vec<Vec<f64>> {
    weights.iter().map(|a| weights.iter().map(|b| a / b).collect()).collect()
}

/// Comparisons that contradict each other.
fn comparisons() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (3..8_usize).prop_flat_map(|n| {
        vec((1..=9_u8, any::<bool>()), n * n).prop_map(move |drawn| {
            let mut full = vec![vec![1.0; n]; n];
            for i in 0..n {
                for j in i + 1..n {
                    let (step, over) = drawn[i * n + j];
                    let value = if over { f64::from(step) } else { 1.0 / f64::from(step) };
                    (full[i][j], full[j][i]) = (value, 1.0 / value);
                }
            }
            full
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn weights_of_a_matrix_are_weights(case in case()) {
        for method in of_a_matrix() {
            if let Some(found) = case.weights(method) {
                prop_assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{} {:?}", method, found);
                prop_assert!(found.iter().all(|weight| *weight >= 0.0), "{} {:?}", method, found);
            }
        }
    }

    #[test]
    fn the_order_of_alternatives_and_criteria_does_not_matter(case in case()) {
        let reversed = |column: &Vec<f64>| column.iter().rev().copied().collect();
        let by_rows = Case { columns: case.columns.iter().map(reversed).collect(), ..case.clone() };
        let by_columns = Case {
            columns: case.columns.iter().rev().cloned().collect(),
            gains: case.gains.iter().rev().copied().collect(),
        };
        for method in of_a_matrix() {
            let found = case.weights(method);
            let (rows, columns) = (by_rows.weights(method), by_columns.weights(method));
            prop_assert_eq!((found.is_some(), found.is_some()), (rows.is_some(), columns.is_some()));
            let Some((found, rows, columns)) = found.zip(rows).zip(columns).map(|((a, b), c)| (a, b, c)) else { continue };
            prop_assert!(close(&found, &rows, 1e-12), "{}", method);
            let back: Vec<f64> = columns.iter().rev().copied().collect();
            prop_assert!(close(&found, &back, 1e-12), "{}", method);
        }
    }

    #[test]
    fn what_a_card_says_of_scales_is_true(case in case()) {
        let units = case.map(|column, x| x * [2.0, 0.25, 64.0, 1.0, 8.0][column]);
        let zeros = case.map(|column, x| x * [2.0, 0.25, 64.0, 1.0, 8.0][column] + 16.0);
        for method in of_a_matrix().into_iter().filter(|method| *method != "given") {
            let found = case.weights(method);
            let moved = units.weights(method);
            prop_assert_eq!(found.is_some(), moved.is_some(), "{}", method);
            let (Some(found), Some(moved)) = (found, moved) else { continue };
            prop_assert!(close(&found, &moved, 1e-12), "{} {:?} {:?}", method, found, moved);
            let card = weights::find(method).expect("it is listed").card();
            if card.scale < ScaleLevel::Ratio {
                prop_assert!(close(&found, &zeros.weights(method).expect("as before"), 1e-12), "{}", method);
            }
        }
    }

    #[test]
    fn equal_cells_have_no_weight(case in case()) {
        let mut wider = case.clone();
        wider.columns.push(vec![3.0; case.columns[0].len()]);
        wider.gains.push(true);
        for method in ["entropy", "standard-deviation"] {
            if let Some(found) = case.weights(method).filter(|_| case.columns.len() > 1) {
                let with = wider.weights(method).expect("one more criterion");
                prop_assert_eq!(with[found.len()], 0.0);
                prop_assert!(close(&found, &with[..found.len()], 1e-12), "{}", method);
            }
        }
    }

    #[test]
    fn consistent_comparisons_return_what_they_were_made_of(weights in generator()) {
        let comparisons = ratios(&weights);
        let (found, lambda) = eigenvector(&comparisons);
        prop_assert!(close(&found, &weights, 1e-12));
        prop_assert!((lambda - weights.len() as f64).abs() < 1e-9);
        prop_assert!(close(&geometric_mean(&comparisons), &weights, 1e-12));
        let judged = consistency(&comparisons);
        prop_assert!(judged.ratio < 1e-9 && judged.geometric_index < 1e-20, "{:?}", judged);
    }

    #[test]
    fn contradictions_raise_the_eigenvalue(comparisons in comparisons()) {
        let (weights, lambda) = eigenvector(&comparisons);
        let n = comparisons.len();
        prop_assert!(lambda >= n as f64 - 1e-9);
        // It is an eigenvector.
        for (row, weight) in comparisons.iter().zip(&weights) {
            let product: f64 = row.iter().zip(&weights).map(|(a, w)| a * w).sum();
            prop_assert!((product - lambda * weight).abs() < 1e-9);
        }
        // Crawford & Williams (1985): for three criteria both derivations are the same.
        if n == 3 {
            prop_assert!(close(&weights, &geometric_mean(&comparisons), 1e-9));
        }
    }

    #[test]
    fn consistent_comparisons_with_best_and_worst_return_what_they_were_made_of(weights in generator()) {
        let position = |better: fn(&f64, &f64) -> bool| {
            (0..weights.len()).reduce(|a, b| if better(&weights[b], &weights[a]) { b } else { a }).unwrap_or(0)
        };
        let (best, worst) = (position(|a, b| a > b), position(|a, b| a < b));
        let to_others = weights.iter().map(|w| weights[best] / w).collect();
        let to_worst = weights.iter().map(|w| w / weights[worst]).collect();
        let found = best_worst(&BestWorstVectors { best, worst, to_others, to_worst }).expect("a linear program");
        prop_assert!(close(&found.weights, &weights, 1e-9), "{:?}", found);
        prop_assert!(found.xi < 1e-9 && found.ratio < 1e-9);
    }

    #[test]
    fn no_weights_fit_best_and_worst_better(
        steps in vec((1..=9_u8, 1..=9_u8), 3..7), seed in any::<u64>()
    ) {
        let n = steps.len();
        let mut vectors = BestWorstVectors {
            best: 0,
            worst: n - 1,
            to_others: steps.iter().map(|(over, _)| f64::from(*over)).collect(),
            to_worst: steps.iter().map(|(_, under)| f64::from(*under)).collect(),
        };
        vectors.to_others[0] = 1.0;
        vectors.to_worst[n - 1] = 1.0;
        vectors.to_worst[0] = vectors.to_others[n - 1];
        let misfit = |weights: &[f64]| {
            let of_best = weights.iter().zip(&vectors.to_others).map(|(w, a)| (weights[0] - a * w).abs());
            let of_worst = weights.iter().zip(&vectors.to_worst).map(|(w, a)| (w - a * weights[n - 1]).abs());
            of_best.chain(of_worst).fold(0.0, f64::max)
        };
        let found = best_worst(&vectors).expect("a linear program");
        prop_assert!((misfit(&found.weights) - found.xi).abs() < 1e-9, "{:?}", found);
        let mut stream = Source::new(seed, &["weights"]).stream(0);
        let mut drawn = vec![0.0; n];
        for _ in 0..200 {
            stream.simplex(1.0, &mut drawn);
            prop_assert!(misfit(&drawn) >= found.xi - 1e-9);
        }
    }

    #[test]
    fn a_normalisation_keeps_the_order(case in case()) {
        for step in steps() {
            let Ok(found) = normalise(&case.problem(), step) else { continue };
            for (column, gain) in case.gains.iter().enumerate() {
                let gain_after = found.criteria()[column].direction == Direction::Max;
                prop_assert_eq!(gain_after, *gain || step.card.costs == Turning::Turned);
                let after: Vec<f64> = found.matrix().column(column).flatten().collect();
                prop_assert_eq!(after.len(), case.columns[column].len());
                let good = |gain: bool, a: f64, b: f64| if gain { a >= b } else { a <= b };
                for (a, x) in case.columns[column].iter().enumerate() {
                    for (b, y) in case.columns[column].iter().enumerate() {
                        if good(*gain, *x, *y) {
                            let kept = good(gain_after, after[a], after[b]) || (after[a] - after[b]).abs() < 1e-15;
                            prop_assert!(kept, "{}", step.card.name);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_normalisation_knows_the_scale_that_it_needs(case in case()) {
        let factors = [2.0, 0.25, 64.0, 1.0, 8.0];
        let units = case.map(|column, x| x * factors[column]);
        let zeros = case.map(|column, x| x * factors[column] + 16.0);
        let recoded = case.map(|_, x| x * x);
        for step in steps() {
            // A declared scale moves with its unit, and logarithms need one; both say so.
            if ["declared", "logarithmic"].contains(&step.card.name) {
                continue;
            }
            let mut alike = vec![&units];
            if step.card.scale <= ScaleLevel::Interval {
                alike.push(&zeros);
            }
            if step.card.scale == ScaleLevel::Ordinal {
                alike.push(&recoded);
            }
            let of = |case: &Case| normalise(&case.problem(), step).expect("positive cells");
            let found = of(&case);
            for other in alike {
                let other = of(other);
                for column in 0..case.columns.len() {
                    let a: Vec<f64> = found.matrix().column(column).flatten().collect();
                    let b: Vec<f64> = other.matrix().column(column).flatten().collect();
                    prop_assert!(close(&a, &b, 1e-12), "{}", step.card.name);
                }
            }
        }
    }

    #[test]
    fn a_step_and_a_parameter_of_the_same_name_agree(case in case()) {
        let given = |scaling: &str| [("scaling".to_owned(), scaling.to_owned())];
        let rank = |problem: &Problem, scaling: &str| {
            socta_decide::rank::run(problem, "additive", &given(scaling)).expect("complete").evaluation.scores
        };
        let problem = case.problem();
        for (step, scaling) in [("min-max", "min-max"), ("declared", "declared")] {
            let stepped = normalise(&problem, socta_decide::normalise::find(step).expect("a step"));
            let stepped = stepped.expect("cells on the scale");
            prop_assert!(close(&rank(&stepped, "none"), &rank(&problem, scaling), 1e-12), "{}", step);
            prop_assert!(close(&rank(&stepped, "declared"), &rank(&problem, scaling), 1e-12), "{}", step);
        }
    }
}

/// What a card says of rank reversal: a step that does not look at the other alternatives does not move when one leaves.
#[test]
fn a_step_depends_on_the_data_if_its_card_says_so() {
    let case = Case { columns: vec![vec![2.0, 3.0, 5.0, 11.0]], gains: vec![true] };
    let fewer = Case { columns: vec![vec![2.0, 3.0, 5.0]], gains: vec![true] };
    for step in steps() {
        let of = |case: &Case| {
            let found = normalise(&case.problem(), step).expect("positive cells");
            (0..3).map(|row| found.matrix().get(row, 0).expect("no gap")).collect::<Vec<f64>>()
        };
        assert_eq!(of(&case) != of(&fewer), step.card.depends_on_data, "{}", step.card.name);
    }
}

/// The corners of all weights that keep an order are `(1, 0, ...)`, `(1/2, 1/2, 0, ...)`, and so on; their mean is the
/// centroid.
#[test]
fn the_centroid_is_the_mean_of_the_corners() {
    for n in 1..12_usize {
        let corner = |of: usize, at: usize| if at < of { 1.0 / of as f64 } else { 0.0 };
        let mean = |at: usize| (1..=n).map(|of| corner(of, at)).sum::<f64>() / n as f64;
        let found: Vec<f64> = surrogate(Surrogate::Centroid, n, 0.0).iter().map(|w| w / n as f64).collect();
        assert!(close(&found, &(0..n).map(mean).collect::<Vec<_>>(), 1e-15), "{n}: {found:?}");
    }
}

/// And the mean of draws: Barron & Barrett (1996).
#[test]
fn the_centroid_is_the_mean_of_sorted_draws() {
    for n in [3, 4, 5] {
        let mut stream = Source::new(7, &["centroid"]).stream(n as u64);
        let mut drawn = vec![0.0; n];
        let mut sums = vec![0.0; n];
        let draws = 100_000;
        for _ in 0..draws {
            stream.simplex(1.0, &mut drawn);
            drawn.sort_by(|a, b| b.total_cmp(a));
            sums.iter_mut().zip(&drawn).for_each(|(sum, weight)| *sum += weight / f64::from(draws));
        }
        let found: Vec<f64> = surrogate(Surrogate::Centroid, n, 0.0).iter().map(|w| w / n as f64).collect();
        assert!(close(&found, &sums, 2e-3), "{n}: {found:?} {sums:?}");
    }
}

/// Less important never weighs more, and the whole is 1.
#[test]
fn surrogates_fall() {
    for formula in [
        Surrogate::Centroid,
        Surrogate::Sum,
        Surrogate::Reciprocal,
        Surrogate::SumReciprocal,
        Surrogate::Exponent,
    ] {
        for n in 1..30 {
            let found = surrogate(formula, n, 1.5);
            assert!(found.windows(2).all(|pair| pair[0] > pair[1]) && found.iter().all(|w| *w > 0.0));
        }
    }
    assert_eq!(surrogate(Surrogate::Exponent, 4, 0.0), [1.0; 4]);
    let doubled: Vec<f64> = surrogate(Surrogate::Exponent, 2, 1.0).iter().map(|x| x * 2.0).collect();
    assert_eq!(doubled, surrogate(Surrogate::Sum, 2, 0.0));
}

/// Adding a constant to a criterion changes entropy weights: why they need a true zero.
#[test]
fn entropy_depends_on_the_zero_point() {
    let case = Case { columns: vec![vec![1.0, 2.0, 4.0], vec![2.0, 1.0, 3.0]], gains: vec![true, true] };
    let moved = case.map(|column, x| if column == 0 { x + 100.0 } else { x });
    let (before, after) =
        (case.weights("entropy").expect("positive"), moved.weights("entropy").expect("positive"));
    assert!(before[0] > before[1] && after[0] < after[1], "{before:?} {after:?}");
}
