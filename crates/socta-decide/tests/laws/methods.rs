//! Laws of all scoring methods, whatever they are: each registered method is put to the laws that its card promises. What
//! is exempt from a law stands in a table with the reason, and a fixed example shows that it does not hold there.

use proptest::collection::vec;
use proptest::prelude::*;
use socta_base::numeric::random;
use socta_decide::{
    Criterion, Direction, Evaluation, Kind, Matrix, Method, MethodError, Parameters, Problem, ScaleLevel,
    ValueScale, evaluate, registry,
};

/// Relative difference that rounding may make.
const EPSILON: f64 = 1e-9;

/// What is exempt from a law, and why: law, method, reason.
const EXEMPT: &[(&str, &str, &str)] = &[
    (
        "dominance",
        "codas",
        "taxicab distances count only against alternatives whose Euclidean distance differs by τ or more, so that a better \
         alternative may come too near to one that it should gain from",
    ),
    (
        "dominance",
        "electre1",
        "what is nowhere worse than a member of the kernel may be outranked by another member, and stay outside",
    ),
    ("dominance", "random", "it does not look at the cells"),
    ("weights", "harm-index", "a weight is the harm of one incident in a unit, and so is a score"),
    ("scale", "harm-index", "the unit of a count is that of its weight, the harm of one incident"),
    ("merging", "single-best", "a criterion that is split may be the heaviest no more"),
    ("merging", "topsis", "squares of weights add up to less than the square of their sum"),
    (
        "merging",
        "vikor",
        "the largest regret is that of one criterion, which carries half the weight in a copy",
    ),
    ("merging", "codas", "squares of weights add up to less than the square of their sum"),
    ("merging", "cocoso", "powers of half the weight are not half of the powers"),
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
    /// Which alternatives and criteria these are, so that names go along.
    rows: Vec<usize>,
    columns: Vec<usize>,
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
    /// Criteria with these weights, measured from 0 to 4.
    fn new(cells: Vec<Option<f64>>, weights: Vec<f64>, signs: Vec<bool>) -> Self {
        let columns = weights.len();
        Self {
            rows: (0..cells.len() / columns).collect(),
            columns: (0..columns).collect(),
            cells,
            weights,
            signs,
            scales: vec![(0.0, 4.0); columns],
            limits: vec![LIMITS; columns],
        }
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn problem(&self) -> Problem {
        let columns = self.weights.len();
        let names = self.rows.iter().map(|row| format!("a{row}")).collect();
        let criterion = |column: usize| {
            let direction = if self.signs[column] { Direction::Max } else { Direction::Min };
            let (low, high) = self.scales[column];
            let copies =
                self.columns[..column].iter().filter(|other| **other == self.columns[column]).count();
            let name = format!("c{}{}", self.columns[column], "+".repeat(copies));
            let mut profiles = self.limits[column].to_vec();
            if direction == Direction::Min {
                profiles.reverse();
            }
            Criterion {
                scale: Some(ValueScale::Span { low, high }),
                profiles,
                ..Criterion::new(&name, direction, self.weights[column])
            }
        };
        let matrix = Matrix::new(columns, &self.cells).expect("full rows");
        Problem::new(names, (0..columns).map(criterion).collect(), matrix).expect("no fault")
    }

    fn pick_rows(&self, rows: &[usize]) -> Self {
        let columns = self.weights.len();
        let row = |row: &usize| self.cells[row * columns..][..columns].to_vec();
        let names = rows.iter().map(|row| self.rows[*row]).collect();
        Self { rows: names, cells: rows.iter().flat_map(row).collect(), ..self.clone() }
    }

    fn pick_columns(&self, columns: &[usize]) -> Self {
        let cells = |row: &[Option<f64>]| columns.iter().map(|column| row[*column]).collect::<Vec<_>>();
        Self {
            rows: self.rows.clone(),
            columns: columns.iter().map(|column| self.columns[*column]).collect(),
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
        (vec(cell.clone(), rows * columns), weights, vec(any::<bool>(), columns))
            .prop_map(|(cells, weights, signs)| Case::new(cells, weights, signs))
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
        let cells = (0..rows * columns).map(|_| Some(step(32) / 8.0)).collect();
        let weights = (0..columns).map(|_| step(8)).collect();
        Case::new(cells, weights, (0..columns).map(|column| column % 3 != 2).collect())
    })
}

fn name(method: &dyn Method) -> &'static str {
    method.card().name
}

fn run(method: &dyn Method, case: &Case) -> Result<Evaluation, MethodError> {
    evaluate(method, &case.problem(), &Parameters::defaults(method.card().parameters))
}

/// Whether a method needs more of a criterion than these cases have: it says what, and has no result on any of them.
fn needs_more(method: &dyn Method, cases: &[Case]) -> bool {
    let silent = method.card().needs.criteria.is_empty();
    !silent && cases.iter().all(|case| run(method, case).is_err())
}

fn close(a: &[f64], b: &[f64]) -> bool {
    let size = a.iter().fold(1.0_f64, |size, score| size.max(score.abs()));
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= EPSILON * size)
}

/// A law on one method and case; none where the method has no result.
type Law = fn(&dyn Method, &Case) -> Option<bool>;

/// The laws by name.
const LAWS: &[(&str, Law)] = &[
    ("alternatives", order_of_alternatives),
    ("criteria", order_of_criteria),
    ("weights", unit_of_weights),
    ("scale", admissible_transformations),
    ("dominance", dominance),
    ("merging", merging),
];

fn exempt(method: &dyn Method, from: &str) -> bool {
    EXEMPT.iter().any(|(law, exempt, _)| *law == from && *exempt == name(method))
}

/// Two outcomes of which both or none are there, as the law says.
fn both<A, B>(
    one: Result<A, MethodError>,
    two: Result<B, MethodError>,
    same: impl Fn(&A, &B) -> bool,
) -> Option<bool> {
    match (one, two) {
        (Ok(one), Ok(two)) => Some(same(&one, &two)),
        (Err(_), Err(_)) => None,
        _ => Some(false),
    }
}

/// Turned round, the alternatives have the same scores and ranks.
fn order_of_alternatives(method: &dyn Method, case: &Case) -> Option<bool> {
    let back: Vec<usize> = (0..case.rows()).rev().collect();
    both(run(method, case), run(method, &case.pick_rows(&back)), |found, turned| {
        let scores: Vec<f64> = turned.scores.iter().rev().copied().collect();
        close(&found.scores, &scores) && found.ranks.iter().eq(turned.ranks.iter().rev())
    })
}

/// Turned round, the criteria give the same scores and ranks.
fn order_of_criteria(method: &dyn Method, case: &Case) -> Option<bool> {
    let back: Vec<usize> = (0..case.weights.len()).rev().collect();
    both(run(method, case), run(method, &case.pick_columns(&back)), |found, turned| {
        close(&found.scores, &turned.scores) && found.ranks == turned.ranks
    })
}

fn unit_of_weights(method: &dyn Method, case: &Case) -> Option<bool> {
    let scaled = Case { weights: case.weights.iter().map(|w| w * 16.0).collect(), ..case.clone() };
    both(run(method, case), run(method, &scaled), |found, scaled| found == scaled)
}

/// The ranking means something on the scale that the card names: it stays under all changes of measurement that such a
/// scale admits.
fn admissible_transformations(method: &dyn Method, case: &Case) -> Option<bool> {
    let level = method.card().needs.scale;
    let mut changed = vec![case.remeasured(|x| x * 3.0), case.remeasured(|x| x * 0.3)];
    if level <= ScaleLevel::Interval {
        changed.extend([case.remeasured(|x| x * 5.0 - 7.0), case.remeasured(|x| x * 0.7 + 9.0)]);
    }
    if level == ScaleLevel::Ordinal {
        changed.push(case.remeasured(|x| x * x * x - 2.0));
    }
    let before = run(method, case);
    let same = |changed: &Case| both(before.clone(), run(method, changed), |a, b| a.ranks == b.ranks);
    changed.iter().map(same).reduce(|all, one| if all == Some(false) { all } else { one })?
}

/// What is nowhere worse is never ranked lower.
fn dominance(method: &dyn Method, case: &Case) -> Option<bool> {
    let found = run(method, case).ok()?;
    let mut pairs = (0..case.rows()).flat_map(|a| (0..case.rows()).map(move |b| (a, b)));
    Some(pairs.all(|(a, b)| !case.covers(a, b) || found.ranks[a] <= found.ranks[b]))
}

/// Two copies with half the weight are one criterion.
fn merging(method: &dyn Method, case: &Case) -> Option<bool> {
    let columns: Vec<usize> = std::iter::once(0).chain(0..case.weights.len()).collect();
    let mut halved = case.pick_columns(&columns);
    halved.weights[0] /= 2.0;
    halved.weights[1] /= 2.0;
    both(run(method, case), run(method, &halved), |one, two| one.ranks == two.ranks)
}

/// All alternatives but the first stand to each other as they do without it.
fn removal(method: &dyn Method, case: &Case) -> Option<bool> {
    let rest: Vec<usize> = (1..case.rows()).collect();
    let all = run(method, case).ok()?.ranks;
    let fewer = run(method, &case.pick_rows(&rest)).ok()?.ranks;
    let mut pairs = (1..case.rows()).flat_map(|a| (1..case.rows()).map(move |b| (a, b)));
    Some(pairs.all(|(a, b)| all[a].cmp(&all[b]) == fewer[a - 1].cmp(&fewer[b - 1])))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_method_keeps_the_laws(case in positive()) {
        for method in registry() {
            for (law, holds) in LAWS.iter().filter(|(law, _)| !exempt(*method, law)) {
                prop_assert!(holds(*method, &case) != Some(false), "{law}: {}", name(*method));
            }
        }
    }

    #[test]
    fn who_claims_to_be_free_of_rank_reversal_is(case in positive()) {
        for method in registry().iter().filter(|method| method.card().rank_reversal_free) {
            prop_assert!(removal(*method, &case) != Some(false), "{}", name(*method));
        }
    }

    #[test]
    fn scores_keep_their_ranges(case in positive()) {
        for method in registry() {
            let Ok(found) = run(*method, &case) else { continue };
            for (_, low, high) in RANGES.iter().filter(|(of, ..)| *of == name(*method)) {
                let inside = |score: &f64| (low - EPSILON..=high + EPSILON).contains(score);
                prop_assert!(found.scores.iter().all(inside), "{} {:?}", name(*method), found.scores);
            }
            if SUM_TO_ZERO.contains(&name(*method)) {
                prop_assert!(found.scores.iter().sum::<f64>().abs() < EPSILON, "{}", name(*method));
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
                let columns = weights.len();
                let scales = vec![(-2.0, 2.0); columns];
                Case { scales, limits: vec![[0.0, 1.0]; columns], ..Case::new(cells, weights, signs) }
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

/// The first alternative is nowhere worse than the fourth, and CODAS ranks it lower: about one in ten thousand cases.
fn rare() -> Case {
    let cells = [3.0, 0.5, 1.25, 3.75, 3.125, 3.75, 3.0, 0.25, 2.25, 2.875];
    Case::new(cells.map(Some).to_vec(), vec![5.0, 3.0], vec![true, true])
}

/// Fixed cases of several shapes.
fn all_examples() -> Vec<Case> {
    examples(6, 4).chain(examples(7, 2)).chain([rare()]).collect()
}

/// Both directions at once: who breaks a law stands in the table, and who stands there breaks it.
#[test]
fn who_breaks_a_law_is_exempt_from_it_and_nobody_else() {
    let cases = all_examples();
    let mut wrong = Vec::new();
    for method in registry() {
        for (law, holds) in LAWS {
            let breaks = cases.iter().any(|case| holds(*method, case) == Some(false));
            if breaks != exempt(*method, law) {
                wrong.push(format!(
                    "{} {} {law}",
                    name(*method),
                    if breaks { "breaks" } else { "does not break" }
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A card that denies freedom from rank reversal must be right too.
#[test]
fn cards_tell_the_truth_about_rank_reversal() {
    let cases = all_examples();
    let mut wrong = Vec::new();
    for method in registry().iter().filter(|method| !needs_more(**method, &cases)) {
        let keeps = cases.iter().all(|case| removal(*method, case) != Some(false));
        if keeps != method.card().rank_reversal_free {
            wrong.push(format!("{}: no removal turns a pair round is {keeps}", name(*method)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_method_has_a_result_on_positive_cells() {
    let cases = all_examples();
    let mut wrong = Vec::new();
    for method in registry() {
        let results = cases.iter().filter(|case| run(*method, case).is_ok()).count();
        if results <= 350 && !needs_more(*method, &cases) {
            wrong.push(format!("{}: {results} of {}", name(*method), cases.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// More rows than one task takes, so that several threads share them.
#[test]
fn the_number_of_threads_leaves_no_bit() {
    let (rows, columns) = (1_100, 3);
    let mut stream = random::stream(7, 0);
    let cells = (0..rows * columns).map(|_| Some(stream.uniform() * 3.9 + 0.05)).collect();
    let case = Case::new(cells, vec![0.3, 0.5, 0.2], vec![true, false, true]);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a small pool");
        pool.install(|| registry().iter().map(|method| run(*method, &case)).collect::<Vec<_>>())
    };
    let one = on(1);
    assert_eq!(one, on(2));
    assert_eq!(one, on(7));
}
