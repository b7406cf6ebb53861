//! PROMETHEE II: net outranking flows.
//!
//! `π(a, b) = Σ w_j P_j(x_aj - x_bj)`; the leaving flow `φ⁺(a)` is the mean of `π(a, b)` over all other b, the entering flow
//! `φ⁻(a)` the mean of `π(b, a)`, and alternatives are ranked by the net flow `φ = φ⁺ - φ⁻`.
//!
//! # Source
//! Brans & Vincke (1985), Management Science 31(6):647-656; Brans, Vincke & Mareschal (1986), EJOR 24:228-238. Sorting
//! instead of comparing all pairs: Calders & Van Assche (2018), Omega 76:63-69.
//!
//! # Complexity
//! O(n m log m) for m alternatives and n criteria; a Gaussian criterion costs O(m²).

use rayon::prelude::*;
use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::matrix::{Direction, Matrix};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{TIES_RULE, at_most};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::preference::Preference;
use crate::problem::Problem;
use crate::problem::criterion::Criterion;
use crate::refusal::cell_missing;

/// The parameter that says what becomes of missing cells.
pub(super) const MISSING: Parameter = Parameter {
    name: "missing",
    kind: Kind::Choice { options: &["error", "indifferent"], default: "error" },
    meaning: "Missing cells: refuse, or let them speak neither for nor against the alternative.",
};

/// What flows need.
pub(super) const NEEDS: Needs = Needs {
    weights: true,
    scale: ScaleLevel::Ordinal,
    criteria: "a preference function with thresholds; `usual` where none is given, which needs an order only",
};

/// What flows do in special cases.
pub(super) const TREATMENT: Treatment = Treatment {
    ties: TIES_RULE,
    equal_columns: "They add nothing to any flow.",
    zero: "Nothing special.",
    negative: "Nothing special: only differences count.",
    missing: "An error; by parameter, a missing cell gives and takes no preference.",
};

/// How a matrix with excluded cells is put to a method by flows.
pub(super) const GAPS: Gaps = Gaps::Choice("missing", "indifferent");

static CARD: Card = Card {
    name: "promethee2",
    aliases: &["promethee-ii", "promethee"],
    title: "PROMETHEE II",
    source: "Brans & Vincke (1985), Management Science 31(6):647-656",
    complexity: "O(n m log m); O(m²) for each Gaussian criterion",
    score: "net outranking flow, -1 to 1; highest is best",
    parameters: &[
        MISSING,
        Parameter {
            name: "pairwise",
            kind: Kind::Flag { default: false },
            meaning: "Whether the matrix of preference indices pi(a, b) is part of the result; for at most 2,000 alternatives.",
        },
    ],
    needs: NEEDS,
    treatment: TREATMENT,
    rank_reversal_free: false,
    gaps: GAPS,
};

/// Largest number of alternatives for what compares all pairs.
pub(super) const MOST_PAIRED: usize = 20_000;
/// Largest number of alternatives whose pairs are shown.
pub(super) const MOST_SHOWN: usize = 2_000;
/// Smallest difference that counts at a step of a preference function, relative to the column's largest absolute value.
const TOLERANCE: f64 = 1e-12;

/// The flows, one an alternative.
#[derive(Debug, Clone, PartialEq)]
pub struct Flows {
    /// Positive flow `φ⁺`, `0..=1`.
    pub phi_plus: Vec<f64>,
    /// Negative flow `φ⁻`, `0..=1`.
    pub phi_minus: Vec<f64>,
    /// `φ = φ⁺ - φ⁻`, `-1..=1`.
    pub phi: Vec<f64>,
}

/// PROMETHEE II on numbers; a missing cell gives and takes no preference. The weights add up to 1; one direction, weight
/// and preference function a column. A single alternative has flows of 0.
#[must_use]
pub fn promethee2(
    matrix: &Matrix,
    directions: &[Direction],
    weights: &[f64],
    preferences: &[Preference],
) -> Flows {
    // Each column is on its own; they are added in their order, whatever order they were computed in.
    let columns: Vec<(Vec<f64>, Vec<f64>)> = (0..matrix.columns())
        .into_par_iter()
        .map(|column| column_flows(matrix, column, directions[column], preferences[column]))
        .collect();
    let others = matrix.rows().saturating_sub(1).max(1) as f64;
    let mut phi_plus = vec![0.0; matrix.rows()];
    let mut phi_minus = vec![0.0; matrix.rows()];
    for ((gains, losses), weight) in columns.iter().zip(weights) {
        for (row, (gain, loss)) in gains.iter().zip(losses).enumerate() {
            phi_plus[row] += weight * (gain / others);
            phi_minus[row] += weight * (loss / others);
        }
    }
    let phi = phi_plus.iter().zip(&phi_minus).map(|(plus, minus)| plus - minus).collect();
    Flows { phi_plus, phi_minus, phi }
}

/// For each row, the sums of its preferences over the others and of theirs over it.
fn column_flows(
    matrix: &Matrix,
    column: usize,
    direction: Direction,
    preference: Preference,
) -> (Vec<f64>, Vec<f64>) {
    let mut known: Vec<(f64, usize)> = matrix
        .column(column)
        .enumerate()
        .filter_map(|(row, cell)| cell.map(|x| (x * direction.sign(), row)))
        .collect();
    known.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let rising: Vec<f64> = known.iter().map(|(x, _)| *x).collect();
    let falling: Vec<f64> = rising.iter().rev().map(|x| -x).collect();
    let tolerance = tolerance(&rising);
    // What others gain over an alternative is what it gains when all signs are turned.
    let (above, below) = (gains(&rising, preference, tolerance), gains(&falling, preference, tolerance));
    let mut out = (vec![0.0; matrix.rows()], vec![0.0; matrix.rows()]);
    for (((_, row), gain), loss) in known.iter().zip(above).zip(below.into_iter().rev()) {
        out.0[*row] = gain;
        out.1[*row] = loss;
    }
    out
}

fn tolerance(values: &[f64]) -> f64 {
    TOLERANCE * values.iter().fold(0.0_f64, |largest, x| largest.max(x.abs()))
}

/// For each of the sorted values, the sum of its preferences over all others.
fn gains(sorted: &[f64], preference: Preference, tolerance: f64) -> Vec<f64> {
    let step = |threshold: f64| steps(sorted, |difference| difference > threshold + tolerance);
    let full = |counts: Vec<usize>| counts.into_iter().map(|count| count as f64).collect();
    match preference {
        Preference::Usual => full(step(0.0)),
        Preference::UShape { q } => full(step(q)),
        Preference::Level { q, p } => {
            step(q).iter().zip(step(p)).map(|(some, all)| (some + all) as f64 / 2.0).collect()
        }
        Preference::VShape { p } => ramp(sorted, 0.0, p),
        Preference::Linear { q, p } => ramp(sorted, q, p),
        Preference::Gaussian { .. } => sorted
            .par_iter()
            .map(|x| sorted.iter().map(|other| preference.degree(x - other, tolerance)).sum())
            .collect(),
    }
}

/// For each of the sorted values, how many others lie so far below it. The condition must be monotone in the difference.
fn steps(sorted: &[f64], beyond: impl Fn(f64) -> bool) -> Vec<usize> {
    let mut count = 0;
    sorted
        .iter()
        .map(|x| {
            while count < sorted.len() && beyond(x - sorted[count]) {
                count += 1;
            }
            count
        })
        .collect()
}

/// Sums of `clamp((x - b - q) / (p - q), 0, 1)` over all others b: those beyond `p` count 1, and the sum over the window
/// between the thresholds follows from prefix sums.
fn ramp(sorted: &[f64], q: f64, p: f64) -> Vec<f64> {
    // Prefix sums are taken from the smallest value, or else a large common offset would swallow the differences.
    let base = sorted.first().copied().unwrap_or(0.0);
    let mut prefix = Vec::with_capacity(sorted.len() + 1);
    let mut sum = 0.0;
    prefix.push(sum);
    for x in sorted {
        sum += x - base;
        prefix.push(sum);
    }
    let full = steps(sorted, |difference| difference >= p);
    let some = steps(sorted, |difference| difference > q);
    let mut sums = Vec::with_capacity(sorted.len());
    for ((x, full), some) in sorted.iter().zip(full).zip(some) {
        let window = some.saturating_sub(full) as f64;
        let partial = ((x - base - q) * window - (prefix[some.max(full)] - prefix[full])) / (p - q);
        sums.push(full as f64 + partial.clamp(0.0, window));
    }
    sums
}

/// `π(a, b)` for all pairs; the diagonal is 0.
#[must_use]
pub fn preference_indices(
    matrix: &Matrix,
    directions: &[Direction],
    weights: &[f64],
    preferences: &[Preference],
) -> Vec<Vec<f64>> {
    let tolerances: Vec<f64> = (0..matrix.columns())
        .map(|column| tolerance(&matrix.column(column).flatten().collect::<Vec<_>>()))
        .collect();
    let index = |a: usize, b: usize| {
        let mut sum = 0.0;
        for column in 0..matrix.columns() {
            if let (Some(x), Some(y)) = (matrix.get(a, column), matrix.get(b, column)) {
                let difference = (x - y) * directions[column].sign();
                sum += weights[column] * preferences[column].degree(difference, tolerances[column]);
            }
        }
        sum
    };
    (0..matrix.rows())
        .into_par_iter()
        .map(|a| (0..matrix.rows()).map(|b| if a == b { 0.0 } else { index(a, b) }).collect())
        .collect()
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Promethee2;

impl Method for Promethee2 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let Asked { weights, directions, preferences } = Asked::of(problem, parameters)?;
        let matrix = problem.matrix();
        let shown = parameters.flag("pairwise");
        if shown {
            at_most(MOST_SHOWN, problem, "the matrix of preference indices")?;
        }
        let Flows { phi_plus, phi_minus, phi } = promethee2(matrix, &directions, &weights, &preferences);
        let mut details = vec![
            Detail { name: "phi_plus", values: Values::Alternatives(phi_plus) },
            Detail { name: "phi_minus", values: Values::Alternatives(phi_minus) },
            Detail { name: "phi", values: Values::Alternatives(phi.clone()) },
        ];
        if shown {
            let rows = preference_indices(matrix, &directions, &weights, &preferences);
            details.push(Detail { name: "pi", values: Values::numbers(rows) });
        }
        details.insert(0, Detail { name: "weights", values: Values::Criteria(weights) });
        Ok(Outcome { scores: phi, best: Best::Highest, ranks: None, details })
    }

    fn scale(&self, criterion: &Criterion, _parameters: &Parameters) -> ScaleLevel {
        scale(criterion)
    }
}

/// Differences count as soon as a preference function measures them.
pub(super) fn scale(criterion: &Criterion) -> ScaleLevel {
    match criterion.preference {
        None | Some(Preference::Usual) => ScaleLevel::Ordinal,
        Some(_) => ScaleLevel::Interval,
    }
}

/// What PROMETHEE I and II ask of a problem.
pub(super) struct Asked {
    /// Weights that add up to 1.
    pub(super) weights: Vec<f64>,
    /// Directions of the criteria.
    pub(super) directions: Vec<Direction>,
    /// Preference functions; `usual` where none is given.
    pub(super) preferences: Vec<Preference>,
}

impl Asked {
    /// Weights, directions and preference functions, if the matrix may be put to them.
    ///
    /// # Errors
    /// If weights or cells are missing, or a Gaussian function meets too many alternatives.
    pub(super) fn of(problem: &Problem, parameters: &Parameters) -> Result<Self, MethodError> {
        let weights = problem.weights()?.values;
        let matrix = problem.matrix();
        if parameters.choice("missing") == "error" && matrix.first_missing().is_some() {
            return Err(cell_missing(problem, "set the parameter missing=indifferent to leave them out"));
        }
        let preferences: Vec<Preference> = problem
            .criteria()
            .iter()
            .map(|criterion| criterion.preference.unwrap_or(Preference::Usual))
            .collect();
        let gaussian = preferences.iter().any(|preference| matches!(preference, Preference::Gaussian { .. }));
        if gaussian {
            at_most(MOST_PAIRED, problem, "a Gaussian preference function")?;
        }
        Ok(Self { weights, directions: problem.directions(), preferences })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[&[f64]]) -> Matrix {
        let cells: Vec<Option<f64>> = rows.iter().flat_map(|row| row.iter().copied().map(Some)).collect();
        Matrix::new(rows[0].len(), &cells).expect("full rows")
    }

    /// Six power plants, all six preference functions. The paper prints the first row of pi to three digits (and cuts
    /// 0.2685 to 0.268); the flows are the formula's, confirmed by three other programs.
    #[test]
    fn brans_vincke_mareschal_1986_power_plants() {
        let plants = matrix(&[
            &[80.0, 90.0, 6.0, 5.4, 8.0, 5.0],
            &[65.0, 58.0, 2.0, 9.7, 1.0, 1.0],
            &[83.0, 60.0, 4.0, 7.2, 4.0, 7.0],
            &[40.0, 80.0, 10.0, 7.5, 7.0, 10.0],
            &[52.0, 72.0, 6.0, 2.0, 3.0, 8.0],
            &[94.0, 96.0, 7.0, 3.6, 5.0, 6.0],
        ]);
        let directions =
            [-1, 1, -1, -1, -1, 1].map(|sign| if sign > 0 { Direction::Max } else { Direction::Min });
        let preferences = [
            Preference::UShape { q: 10.0 },
            Preference::VShape { p: 30.0 },
            Preference::Linear { q: 0.5, p: 5.0 },
            Preference::Level { q: 1.0, p: 6.0 },
            Preference::Usual,
            Preference::Gaussian { s: 5.0 },
        ];
        let weights = [1.0 / 6.0; 6];
        let pi = preference_indices(&plants, &directions, &weights, &preferences);
        for (index, published) in pi[0].iter().zip([0.0, 0.296, 0.250, 0.268, 0.100, 0.185]) {
            assert!((index - published).abs() < 0.0006, "{index} {published}");
        }
        let flows = promethee2(&plants, &directions, &weights, &preferences);
        let plus = [0.219_869, 0.396_296, 0.246_627, 0.329_257, 0.454_722, 0.300_072];
        let minus = [0.365_533, 0.379_134, 0.336_151, 0.349_259, 0.161_822, 0.354_944];
        let net = [-0.145_664, 0.017_162, -0.089_524, -0.020_003, 0.292_9, -0.054_872];
        for (found, expected) in [(&flows.phi_plus, plus), (&flows.phi_minus, minus), (&flows.phi, net)] {
            for (flow, expected) in found.iter().zip(expected) {
                assert!((flow - expected).abs() < 1e-6, "{flow} {expected}");
            }
        }
    }

    /// Input of JMcDM's test suite; flows by the formula (that suite expects them negated).
    #[test]
    fn mixed_thresholds_of_jmcdm() {
        let input = matrix(&[
            &[42.0, 35.0, 43.0, 51.0],
            &[89.0, 72.0, 92.0, 85.0],
            &[14.0, 85.0, 17.0, 40.0],
            &[57.0, 60.0, 45.0, 80.0],
            &[48.0, 32.0, 43.0, 40.0],
            &[71.0, 45.0, 60.0, 85.0],
            &[69.0, 40.0, 72.0, 55.0],
            &[64.0, 35.0, 70.0, 60.0],
        ]);
        let preferences = [
            Preference::Linear { q: 49.0, p: 100.0 },
            Preference::VShape { p: 98.0 },
            Preference::Linear { q: 45.0, p: 95.0 },
            Preference::Linear { q: 30.0, p: 80.0 },
        ];
        let flows = promethee2(&input, &[Direction::Max; 4], &[0.25, 0.35, 0.22, 0.18], &preferences);
        let net = [-0.069_894, 0.148_591, 0.061_362, 0.047_804, -0.098_596, 0.000_639, -0.032_37, -0.057_536];
        for (flow, expected) in flows.phi.iter().zip(net) {
            assert!((flow - expected).abs() < 1e-6, "{flow} {expected}");
        }
    }

    #[test]
    fn one_alternative_has_no_flow_and_a_gap_takes_no_part() {
        let alone = promethee2(&matrix(&[&[3.0]]), &[Direction::Max], &[1.0], &[Preference::Usual]);
        assert_eq!((alone.phi_plus, alone.phi_minus), (vec![0.0], vec![0.0]));
        let gap = Matrix::new(1, &[Some(1.0), None, Some(2.0)]).expect("three rows");
        let flows = promethee2(&gap, &[Direction::Max], &[1.0], &[Preference::Usual]);
        assert_eq!(flows.phi, [-0.5, 0.0, 0.5]);
    }
}
