//! Laws of all scoring methods, whatever they are: each registered method is put to the laws that its card promises. What
//! is exempt from a law stands in a table with the reason, and a fixed example shows that it does not hold there.

use proptest::collection::vec;
use proptest::prelude::*;
use socta::numeric::random;
use socta::scoring::{
    Criterion, Direction, Evaluation, Kind, Matrix, Method, MethodError, Parameters, Problem, ScaleLevel,
    ValueScale, evaluate, registry,
};

/// Methods that refuse criteria which carry no more than a weight, a scale and a direction that may be min. Their own laws
/// stand beside them.
const NEED_MORE: &[&str] = &[
    "choquet",
    "sleipnir",
    "layered-ordinal",
    "means-of-means",
    "threat-harm",
    "harm-likelihood",
    "harm-index",
    "greenfield-paoli",
    "persistence",
];

/// Methods whose order belongs to names, which are positions here.
const BY_NAME: &[&str] = &["random", "single-best"];

/// The methods that have a result on plain criteria.
fn plain() -> impl Iterator<Item = &'static dyn Method> {
    registry().iter().copied().filter(|method| !NEED_MORE.contains(&name(*method)))
}

/// Those of them to which names mean nothing.
fn anonymous() -> impl Iterator<Item = &'static dyn Method> {
    plain().filter(|method| !BY_NAME.contains(&name(*method)))
}

/// Relative difference that rounding may make.
const EPSILON: f64 = 1e-9;

/// Methods in which better on every criterion may rank lower.
const NOT_MONOTONE: &[(&str, &str)] = &[(
    "codas",
    "taxicab distances count only against alternatives whose Euclidean distance differs by τ or more, so that a better \
     alternative may come too near to one that it should gain from",
)];

/// Methods to which one criterion and two copies with half its weight are not the same.
const NOT_MERGING: &[(&str, &str)] = &[
    ("topsis", "squares of weights add up to less than the square of their sum"),
    ("vikor", "the largest regret is that of one criterion, which carries half the weight in a copy"),
    ("codas", "squares of weights add up to less than the square of their sum"),
    ("cocoso", "powers of half the weight are not half of the powers"),
];

/// Ranges of scores, for methods that promise one.
const RANGES: &[(&str, f64, f64)] = &[
    ("additive", 0.0, 1.0),
    ("weighted-product", 0.0, f64::INFINITY),
    ("waspas", 0.0, 1.0),
    ("topsis", 0.0, 1.0),
    ("vikor", 0.0, 1.0),
    ("marcos", 0.0, f64::INFINITY),
    ("copras", 0.0, 1.0),
    ("mabac", -1.0, 1.0),
    ("edas", 0.0, 1.0),
    ("aras", 0.0, 1.0),
    ("spotis", 0.0, 1.0),
    ("moora", -1.0, 1.0),
    ("cocoso", 0.0, f64::INFINITY),
    ("promethee2", -1.0, 1.0),
];

/// Methods whose scores add up to 0, because what one wins another loses.
const SUM_TO_ZERO: &[&str] = &["codas", "promethee2", "dominance"];

/// A decision problem before it has names.
#[derive(Debug, Clone)]
struct Case {
    cells: Vec<Option<f64>>,
    weights: Vec<f64>,
    signs: Vec<bool>,
    scales: Vec<(f64, f64)>,
    /// Limits between classes, in increasing order.
    limits: Vec<[f64; 2]>,
}

/// Limits between the classes low, medium and high.
const LIMITS: [f64; 2] = [1.4, 2.8];

impl Case {
    fn rows(&self) -> usize {
        self.cells.len() / self.weights.len()
    }

    fn problem(&self) -> Problem {
        let columns = self.weights.len();
        let names = (0..self.rows()).map(|row| format!("a{row}")).collect();
        let criterion = |column: usize| {
            let direction = if self.signs[column] { Direction::Max } else { Direction::Min };
            let (low, high) = self.scales[column];
            let mut profiles = self.limits[column].to_vec();
            if direction == Direction::Min {
                profiles.reverse();
            }
            Criterion {
                scale: Some(ValueScale::Span { low, high }),
                profiles,
                ..Criterion::new(&format!("c{column}"), direction, self.weights[column])
            }
        };
        let matrix = Matrix::new(columns, &self.cells).expect("full rows");
        Problem::new(names, (0..columns).map(criterion).collect(), matrix).expect("no fault")
    }

    fn pick_rows(&self, rows: &[usize]) -> Self {
        let columns = self.weights.len();
        let row = |row: &usize| self.cells[row * columns..][..columns].to_vec();
        Self { cells: rows.iter().flat_map(row).collect(), ..self.clone() }
    }

    fn pick_columns(&self, columns: &[usize]) -> Self {
        let cells = |row: &[Option<f64>]| columns.iter().map(|column| row[*column]).collect::<Vec<_>>();
        Self {
            cells: self.cells.chunks(self.weights.len()).flat_map(cells).collect(),
            weights: columns.iter().map(|column| self.weights[*column]).collect(),
            signs: columns.iter().map(|column| self.signs[*column]).collect(),
            scales: columns.iter().map(|column| self.scales[*column]).collect(),
            limits: columns.iter().map(|column| self.limits[*column]).collect(),
        }
    }

    /// Measures the first criterion, with its scale and limits, in another way.
    fn remeasured(&self, by: impl Fn(f64) -> f64 + Copy) -> Self {
        let columns = self.weights.len();
        let cell =
            |(at, cell): (usize, &Option<f64>)| cell.map(|x| if at % columns == 0 { by(x) } else { x });
        let mut changed = self.clone();
        changed.cells = self.cells.iter().enumerate().map(cell).collect();
        changed.scales[0] = (by(self.scales[0].0), by(self.scales[0].1));
        changed.limits[0] = self.limits[0].map(by);
        changed
    }

    /// How good a cell is.
    fn worth(&self, row: usize, column: usize) -> f64 {
        let x = self.cells[row * self.weights.len() + column].unwrap_or(f64::NAN);
        if self.signs[column] { x } else { -x }
    }

    /// Whether one row is at least as good as another on every criterion.
    fn covers(&self, row: usize, other: usize) -> bool {
        (0..self.weights.len()).all(|column| self.worth(row, column) >= self.worth(other, column))
    }
}

fn cases(cell: BoxedStrategy<Option<f64>>) -> impl Strategy<Value = Case> {
    (2..9_usize, 1..6_usize).prop_flat_map(move |(rows, columns)| {
        let weights = vec((1..=8_i32).prop_map(f64::from), columns);
        (vec(cell.clone(), rows * columns), weights, vec(any::<bool>(), columns)).prop_map(
            move |(cells, weights, signs)| Case {
                cells,
                weights,
                signs,
                scales: vec![(0.0, 4.0); columns],
                limits: vec![LIMITS; columns],
            },
        )
    })
}

/// Cells above 0 in steps of an eighth: ties and equal columns occur, rounding of the input does not, and methods that need
/// a ratio scale have one.
fn positive() -> impl Strategy<Value = Case> {
    cases((1..=32_i32).prop_map(|step| Some(f64::from(step) / 8.0)).boxed())
}

fn with_gaps() -> impl Strategy<Value = Case> {
    cases(proptest::option::weighted(0.7, (0..=32_i32).prop_map(|step| f64::from(step) / 8.0)).boxed())
}

/// A fixed sequence of cases, for what must happen somewhere.
fn examples(rows: usize, columns: usize) -> impl Iterator<Item = Case> {
    (0..400).map(move |index| {
        let mut stream = random::stream(1, index);
        let mut step = |steps: u32| f64::from(stream.word() % steps + 1);
        Case {
            cells: (0..rows * columns).map(|_| Some(step(32) / 8.0)).collect(),
            weights: (0..columns).map(|_| step(8)).collect(),
            signs: (0..columns).map(|column| column % 3 != 2).collect(),
            scales: vec![(0.0, 4.0); columns],
            limits: vec![LIMITS; columns],
        }
    })
}

fn name(method: &dyn Method) -> &'static str {
    method.card().name
}

fn run(method: &dyn Method, case: &Case) -> Result<Evaluation, MethodError> {
    evaluate(method, &case.problem(), &Parameters::defaults(method.card().parameters))
}

fn close(a: &[f64], b: &[f64]) -> bool {
    let size = a.iter().fold(1.0_f64, |size, score| size.max(score.abs()));
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= EPSILON * size)
}

fn exempt(method: &dyn Method, from: &[(&str, &str)]) -> bool {
    from.iter().any(|(exempt, _)| *exempt == name(method))
}

/// The ranks of both cases where both have some; a method that refuses one must refuse the other.
fn ranks(method: &dyn Method, cases: [&Case; 2]) -> Result<Option<[Vec<u32>; 2]>, TestCaseError> {
    match cases.map(|case| run(method, case)) {
        [Ok(one), Ok(other)] => Ok(Some([one.ranks, other.ranks])),
        [Err(_), Err(_)] => Ok(None),
        [one, other] => {
            Err(TestCaseError::fail(format!("{}: {:?} but {:?}", name(method), one.err(), other.err())))
        }
    }
}

/// Whether all alternatives but the first stand to each other as they do without it; none where there is no result.
fn keeps_order(method: &dyn Method, case: &Case) -> Option<bool> {
    let rest: Vec<usize> = (1..case.rows()).collect();
    let all = run(method, case).ok()?.ranks;
    let fewer = run(method, &case.pick_rows(&rest)).ok()?.ranks;
    let mut pairs = (1..case.rows()).flat_map(|a| (1..case.rows()).map(move |b| (a, b)));
    Some(pairs.all(|(a, b)| all[a].cmp(&all[b]) == fewer[a - 1].cmp(&fewer[b - 1])))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_alternatives_does_not_matter(case in positive()) {
        let back: Vec<usize> = (0..case.rows()).rev().collect();
        for method in anonymous() {
            let (found, turned) = (run(method, &case), run(method, &case.pick_rows(&back)));
            prop_assert_eq!(found.is_ok(), turned.is_ok(), "{}", name(method));
            let (Ok(found), Ok(turned)) = (found, turned) else { continue };
            let scores: Vec<f64> = turned.scores.iter().rev().copied().collect();
            prop_assert!(close(&found.scores, &scores), "{}", name(method));
            prop_assert_eq!(found.ranks, turned.ranks.iter().rev().copied().collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_order_of_criteria_does_not_matter(case in positive()) {
        let back: Vec<usize> = (0..case.weights.len()).rev().collect();
        for method in anonymous() {
            let (found, turned) = (run(method, &case), run(method, &case.pick_columns(&back)));
            prop_assert_eq!(found.is_ok(), turned.is_ok(), "{}", name(method));
            let (Ok(found), Ok(turned)) = (found, turned) else { continue };
            prop_assert!(close(&found.scores, &turned.scores), "{}", name(method));
            prop_assert_eq!(found.ranks, turned.ranks, "{}", name(method));
        }
    }

    #[test]
    fn the_unit_of_the_weights_does_not_matter(case in positive()) {
        let scaled = Case { weights: case.weights.iter().map(|w| w * 16.0).collect(), ..case.clone() };
        for method in anonymous() {
            prop_assert_eq!(run(method, &case), run(method, &scaled));
        }
    }

    /// The ranking means something on the scale that the card names: it stays under all changes of measurement that such
    /// a scale admits.
    #[test]
    fn each_scale_admits_its_transformations(case in positive(), factor in 1..9_i32, shift in -9..9_i32) {
        let (factor, shift) = (f64::from(factor), f64::from(shift));
        let unit = case.remeasured(|x| x * factor);
        let zero = case.remeasured(|x| x * factor + shift);
        let order = case.remeasured(|x| x * x * x * factor + shift);
        for method in anonymous() {
            let changed = match method.card().needs.scale {
                ScaleLevel::Ratio => vec![&unit],
                ScaleLevel::Interval => vec![&unit, &zero],
                ScaleLevel::Ordinal => vec![&unit, &zero, &order],
            };
            for changed in changed {
                if let Some([before, after]) = ranks(method, [&case, changed])? {
                    prop_assert_eq!(before, after, "{}", name(method));
                }
            }
        }
    }

    #[test]
    fn what_is_nowhere_worse_is_never_ranked_lower(case in positive()) {
        for method in anonymous().filter(|method| !exempt(*method, NOT_MONOTONE)) {
            let Ok(found) = run(method, &case) else { continue };
            for a in 0..case.rows() {
                for b in (0..case.rows()).filter(|b| case.covers(a, *b)) {
                    prop_assert!(found.ranks[a] <= found.ranks[b], "{} {a} {b}", name(method));
                }
            }
        }
    }

    #[test]
    fn two_copies_with_half_the_weight_are_one_criterion(case in positive()) {
        let columns: Vec<usize> = std::iter::once(0).chain(0..case.weights.len()).collect();
        let mut halved = case.pick_columns(&columns);
        halved.weights[0] /= 2.0;
        halved.weights[1] /= 2.0;
        for method in anonymous().filter(|method| !exempt(*method, NOT_MERGING)) {
            if let Some([one, two]) = ranks(method, [&case, &halved])? {
                prop_assert_eq!(one, two, "{}", name(method));
            }
        }
    }

    #[test]
    fn who_claims_to_be_free_of_rank_reversal_is(case in positive()) {
        for method in anonymous().filter(|method| method.card().rank_reversal_free) {
            prop_assert_eq!(keeps_order(method, &case), Some(true), "{}", name(method));
        }
    }

    #[test]
    fn scores_keep_their_ranges(case in positive()) {
        for method in anonymous() {
            let Ok(found) = run(method, &case) else { continue };
            for (_, low, high) in RANGES.iter().filter(|(of, ..)| *of == name(method)) {
                let inside = |score: &f64| (low - EPSILON..=high + EPSILON).contains(score);
                prop_assert!(found.scores.iter().all(inside), "{} {:?}", name(method), found.scores);
            }
            if SUM_TO_ZERO.contains(&name(method)) {
                prop_assert!(found.scores.iter().sum::<f64>().abs() < EPSILON, "{}", name(method));
            }
            prop_assert_eq!(found.ranks.iter().min(), Some(&1));
        }
    }

    #[test]
    fn gaps_give_numbers_or_typed_errors_under_every_parameter(case in with_gaps()) {
        numbers_or_errors(&case.problem())?;
    }

    #[test]
    fn nasty_cells_give_numbers_or_typed_errors_under_every_parameter(case in nasty()) {
        numbers_or_errors(&case.problem())?;
    }
}

/// Cells at the ends of what floating-point numbers can hold, in matrices of as little as one cell.
fn nasty() -> impl Strategy<Value = Case> {
    let cell = prop::sample::select(vec![
        0.0,
        -0.0,
        1.0,
        -1.0,
        3.0,
        0.1,
        -0.1,
        1e-300,
        1e-320,
        5e-324,
        -1e-310,
        1e300,
        -1e300,
        1.7e308,
        -1.7e308,
        1e16,
        1.000_000_000_000_000_2,
    ]);
    let weight = prop::sample::select(vec![0.0, 1.0, 1e-300, 1e300, 0.1]);
    (1..5_usize, 1..5_usize).prop_flat_map(move |(rows, columns)| {
        let cells = vec(cell.clone().prop_map(Some), rows * columns);
        (cells, vec(weight.clone(), columns), vec(any::<bool>(), columns)).prop_map(
            move |(cells, mut weights, signs)| {
                if weights.iter().all(|weight| *weight == 0.0) {
                    weights[0] = 1.0;
                }
                Case {
                    cells,
                    weights,
                    signs,
                    scales: vec![(-2.0, 2.0); columns],
                    limits: vec![[0.0, 1.0]; columns],
                }
            },
        )
    })
}

/// Runs every method with its defaults and with every other choice of every parameter.
fn numbers_or_errors(problem: &Problem) -> Result<(), TestCaseError> {
    for method in registry() {
        let card = method.card();
        let mut settings = vec![Vec::new()];
        for parameter in card.parameters {
            let options: Vec<String> = match parameter.kind {
                Kind::Choice { options, .. } => options.iter().map(|option| (*option).to_owned()).collect(),
                Kind::Flag { .. } => vec!["true".to_owned(), "false".to_owned()],
                Kind::Number { low, high, .. } => vec![low.to_string(), high.to_string()],
                Kind::Text { .. } => vec!["c0".to_owned(), "nobody".to_owned()],
            };
            settings.extend(options.into_iter().map(|option| vec![(parameter.name.to_owned(), option)]));
        }
        for given in settings {
            let parameters = Parameters::read(card.name, card.parameters, &given).expect("declared");
            match evaluate(*method, problem, &parameters) {
                Ok(found) => {
                    let finite = found.scores.iter().all(|score| score.is_finite());
                    prop_assert!(
                        finite && found.scores.len() == problem.alternatives().len(),
                        "{}",
                        card.name
                    );
                    prop_assert_eq!(found.ranks.iter().min(), Some(&1));
                }
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }
    Ok(())
}

#[test]
fn what_needs_more_refuses_with_less() {
    let case = Case {
        cells: vec![Some(1.0), Some(2.0)],
        weights: vec![1.0],
        signs: vec![false],
        scales: vec![(0.0, 4.0)],
        limits: vec![LIMITS],
    };
    for named in NEED_MORE {
        let method = socta::scoring::find(named).expect("a table names a method");
        assert!(run(method, &case).is_err(), "{named}");
    }
}

#[test]
fn every_method_has_a_result_on_positive_cells() {
    for method in plain() {
        let results = examples(6, 4).filter(|case| run(method, case).is_ok()).count();
        assert!(results > 350, "{}: {results} of 400", name(method));
    }
}

/// A card that denies freedom from rank reversal must be right too.
#[test]
fn who_does_not_claim_to_be_free_of_rank_reversal_is_not() {
    for method in plain().filter(|method| !method.card().rank_reversal_free) {
        let mut cases = examples(6, 4).chain(examples(7, 2));
        assert!(cases.any(|case| keeps_order(method, &case) == Some(false)), "{}", name(method));
    }
}

/// The first alternative is nowhere worse than the fourth, and CODAS ranks it lower: about one in ten thousand cases.
fn rare() -> Case {
    let cells = [3.0, 0.5, 1.25, 3.75, 3.125, 3.75, 3.0, 0.25, 2.25, 2.875];
    Case {
        cells: cells.map(Some).to_vec(),
        weights: vec![5.0, 3.0],
        signs: vec![true, true],
        scales: vec![(0.0, 4.0); 2],
        limits: vec![LIMITS; 2],
    }
}

#[test]
fn exemptions_are_needed() {
    let needed = |named: &str, breaks: &dyn Fn(&dyn Method, &Case) -> bool| {
        let method = socta::scoring::find(named).expect("a table names a method");
        assert!(examples(6, 3).chain([rare()]).any(|case| breaks(method, &case)), "{named}");
    };
    for (named, _) in NOT_MERGING {
        needed(named, &|method, case| {
            let columns: Vec<usize> = std::iter::once(0).chain(0..case.weights.len()).collect();
            let mut halved = case.pick_columns(&columns);
            halved.weights[0] /= 2.0;
            halved.weights[1] /= 2.0;
            run(method, case).map(|found| found.ranks).ok()
                != run(method, &halved).map(|found| found.ranks).ok()
        });
    }
    for (named, _) in NOT_MONOTONE {
        needed(named, &|method, case| {
            let Ok(found) = run(method, case) else { return false };
            let rows = case.rows();
            let mut pairs = (0..rows).flat_map(|a| (0..rows).map(move |b| (a, b)));
            pairs.any(|(a, b)| case.covers(a, b) && found.ranks[a] > found.ranks[b])
        });
    }
}

/// More rows than one task takes, so that several threads share them.
#[test]
fn the_number_of_threads_leaves_no_bit() {
    let (rows, columns) = (1_300, 3);
    let mut stream = random::stream(7, 0);
    let case = Case {
        cells: (0..rows * columns).map(|_| Some(stream.uniform() * 3.9 + 0.05)).collect(),
        weights: vec![0.3, 0.5, 0.2],
        signs: vec![true, false, true],
        scales: vec![(0.0, 4.0); columns],
        limits: vec![LIMITS; columns],
    };
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a small pool");
        pool.install(|| registry().iter().map(|method| run(*method, &case)).collect::<Vec<_>>())
    };
    let one = on(1);
    assert_eq!(one, on(2));
    assert_eq!(one, on(7));
}
