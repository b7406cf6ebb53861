//! All threats of a table scored by several methods at once.

use rayon::prelude::*;
use socta_decide::methods::value::additive::{AdditiveScores, additive};
use socta_decide::{
    Card, Criterion, Detail, Evaluation, Gaps, Matrix, Method, MethodError, Parameters, Problem, Setting,
    evaluate,
};

use super::table::ThreatTable;

/// The threats under one method.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodScores {
    /// Name of the method.
    pub method: &'static str,
    /// Parameters of the method.
    pub parameters: Parameters,
    /// What was done about cells that do not count; none if there are no such cells.
    pub gaps: Option<Gaps>,
    /// One score an area, in the order of the table.
    pub scores: Vec<f64>,
    /// Ranks, 1 is the greatest threat, ties share a rank.
    pub ranks: Vec<u32>,
    /// Intermediate results.
    pub details: Vec<Detail>,
}

/// All threats under all methods, with the parts of the additive score.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// Keys of the areas, in the order of the table.
    pub areas: Vec<String>,
    /// Keys of the criteria, in the order of the table.
    pub criteria: Vec<String>,
    /// Expected values, area by area, `0..=1`; none where a criterion does not count.
    pub expected: Vec<Vec<Option<f64>>>,
    /// Weight of the criteria that count, by area, `0..=1`.
    pub coverage: Vec<f64>,
    /// Additive score at the expected values, `0..=1`; the sum of the contributions.
    pub additive: Vec<f64>,
    /// What each criterion adds to the additive score, area by area: rescaled weight times expected value.
    pub contributions: Vec<Vec<Option<f64>>>,
    /// Smallest and largest additive score over all possible values, at the weights of the model.
    pub bounds: Vec<(f64, f64)>,
    /// Positions of the areas of which nothing counts. They score 0 with coverage 0, and their bounds are 0 and 1.
    pub unscored: Vec<usize>,
    /// The methods that have a result, in the order in which they were asked for.
    pub methods: Vec<MethodScores>,
    /// The methods that have none, with the reason.
    pub failed: Vec<(&'static str, String)>,
}

impl Scores {
    /// The scores of a method.
    #[must_use]
    pub fn by(&self, method: &str) -> Option<&MethodScores> {
        self.methods.iter().find(|scores| scores.method == method)
    }
}

/// Scores all areas of the table by all methods, in parallel.
///
/// A method sees the expected values, all criteria to be maximised on the declared scale from 0 to 1. A cell that does not
/// count is missing; what a method makes of it is declared on its card ([`Gaps`]) and recorded in the result. Preference
/// functions are `usual`, which needs no threshold that nobody declared.
///
/// # Complexity
/// That of the methods.
#[must_use]
pub fn score_all(table: &ThreatTable, methods: &[&dyn Method]) -> Scores {
    let weights = table.weights();
    let (areas, criteria) = (table.keys.len(), table.criteria.len());
    let rows = |cell: fn(&super::Value) -> Option<f64>| -> Vec<Vec<Option<f64>>> {
        (0..areas).map(|area| table.row(area).iter().map(cell).collect()).collect()
    };
    let expected = rows(super::Value::mean);
    let AdditiveScores { scores: found, coverage } = means(&expected, &weights, criteria);
    let lows = means(&rows(super::Value::low), &weights, criteria).scores;
    let highs = means(&rows(super::Value::high), &weights, criteria).scores;
    let contributions =
        expected.iter().zip(&coverage).map(|(row, known)| contributions(row, &weights, *known)).collect();
    let unscored: Vec<usize> = (0..areas).filter(|&area| found[area].is_none()).collect();
    let results: Vec<(&Card, Result<MethodScores, MethodError>)> =
        methods.par_iter().map(|method| (method.card(), score(table, &expected, &found, *method))).collect();
    let mut scores = Scores {
        areas: table.keys.clone(),
        criteria: table.criteria.iter().map(|criterion| criterion.key.clone()).collect(),
        coverage,
        additive: found.iter().map(|score| score.unwrap_or(0.0)).collect(),
        contributions,
        bounds: lows
            .iter()
            .zip(&highs)
            .map(|(low, high)| (low.unwrap_or(0.0), high.unwrap_or(1.0)))
            .collect(),
        unscored,
        expected,
        methods: Vec::new(),
        failed: Vec::new(),
    };
    for (card, result) in results {
        match result {
            Ok(found) => scores.methods.push(found),
            Err(error) => scores.failed.push((card.name, error.to_string())),
        }
    }
    scores
}

fn means(rows: &[Vec<Option<f64>>], weights: &[f64], columns: usize) -> AdditiveScores {
    let cells: Vec<Option<f64>> = rows.concat();
    Matrix::new(columns, &cells).map_or_else(
        // Without criteria, or with values that are no numbers, nothing is known of any area.
        |_| AdditiveScores { scores: vec![None; rows.len()], coverage: vec![0.0; rows.len()] },
        |matrix| match matrix.rows() == rows.len() {
            true => additive(&matrix, weights),
            false => AdditiveScores { scores: vec![None; rows.len()], coverage: vec![0.0; rows.len()] },
        },
    )
}

fn contributions(row: &[Option<f64>], weights: &[f64], known: f64) -> Vec<Option<f64>> {
    let share = |(value, weight): (&Option<f64>, &f64)| {
        value.filter(|_| known > 0.0).map(|value| value * weight / known)
    };
    row.iter().zip(weights).map(share).collect()
}

/// The problem that a method sees: gaps are filled if its card says so, and an area of which nothing counts is worth 0.
fn problem(
    table: &ThreatTable,
    expected: &[Vec<Option<f64>>],
    additive: &[Option<f64>],
    gaps: Gaps,
) -> Result<Problem, MethodError> {
    let criteria: Vec<Criterion> = table
        .criteria
        .iter()
        .map(|criterion| Criterion::of_values(&criterion.key, criterion.weight))
        .collect();
    let mut cells = Vec::with_capacity(expected.len() * criteria.len());
    for (row, score) in expected.iter().zip(additive) {
        let fill = match (score, gaps) {
            (None, _) => Some(0.0),
            (Some(score), Gaps::OwnMean) => Some(*score),
            (Some(_), _) => None,
        };
        // Rounding in a mixture may leave the scale by a last bit.
        cells.extend(row.iter().map(|cell| cell.or(fill).map(|value| value.clamp(0.0, 1.0))));
    }
    let overflow = MethodError::Overflow { what: "an expected value" };
    let matrix = Matrix::new(criteria.len(), &cells).map_err(|_| overflow.clone())?;
    Problem::new(table.keys.clone(), criteria, matrix).map_err(|_| overflow)
}

/// The table as a plain problem: expected values on the declared scale from 0 to 1, with gaps where a criterion does not
/// count.
///
/// # Errors
/// If a value is not finite or the table has neither areas nor criteria.
pub fn of_expected_values(table: &ThreatTable) -> Result<Problem, MethodError> {
    let expected: Vec<Vec<Option<f64>>> =
        (0..table.keys.len()).map(|area| table.row(area).iter().map(super::Value::mean).collect()).collect();
    // An area of which nothing counts would be worth 0; with a score it keeps its gaps.
    let scored = vec![Some(0.0); expected.len()];
    problem(table, &expected, &scored, Gaps::Handled)
}

fn score(
    table: &ThreatTable,
    expected: &[Vec<Option<f64>>],
    additive: &[Option<f64>],
    method: &dyn Method,
) -> Result<MethodScores, MethodError> {
    let card = method.card();
    let gaps = expected.iter().flatten().any(Option::is_none).then_some(card.gaps);
    let mut parameters = Parameters::defaults(card.parameters);
    if let Some(Gaps::Choice(name, word)) = gaps {
        parameters.set(name, Setting::Choice(word));
    }
    let problem = problem(table, expected, additive, card.gaps)?;
    let Evaluation { scores, ranks, details } = evaluate(method, &problem, &parameters)?;
    Ok(MethodScores { method: card.name, parameters, gaps, scores, ranks, details })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{AreaIx, IndicatorIx};
    use crate::model::{Layer, Range};
    use crate::scoring::{Part, Shape, TableCriterion, TableLayer, Value, find, registry};

    fn table(weights: &[f64], cells: Vec<Value>) -> ThreatTable {
        let areas = cells.len() / weights.len();
        let whole = Range { low: 1.0, high: 1.0 };
        let criterion = |(position, &weight): (usize, &f64)| TableCriterion {
            indicator: IndicatorIx(u32::try_from(position).expect("few")),
            key: format!("c{position}"),
            layer: Layer::Market,
            weight,
            share: weight,
            range: Range { low: weight, high: weight },
        };
        ThreatTable {
            areas: (0..u32::try_from(areas).expect("few")).map(AreaIx).collect(),
            keys: (0..areas).map(|area| format!("a{area}")).collect(),
            criteria: weights.iter().enumerate().map(criterion).collect(),
            layers: vec![TableLayer {
                layer: Layer::Market,
                weight: 1.0,
                range: whole,
                criteria: (0..weights.len()).collect(),
            }],
            cells,
            shocks: crate::scoring::Shocks::default(),
        }
    }

    /// Methods that need no more than the table says of its criteria.
    fn plain() -> Vec<&'static dyn Method> {
        ["additive", "topsis", "promethee2", "dominance"].map(|name| find(name).expect("registered")).to_vec()
    }

    fn point(value: f64) -> Value {
        Value::Mixture(vec![Part { weight: 1.0, shape: Shape::Point(value) }])
    }

    fn unknown() -> Value {
        Value::Mixture(vec![Part { weight: 1.0, shape: Shape::Uniform(0.0, 1.0) }])
    }

    /// By hand: with 0 or 1 in each unknown cell the three areas score between .48 and .78, exactly .55, between .18 and .98.
    #[test]
    fn bounds_put_both_ends_into_each_unknown_cell() {
        let cells = vec![
            point(0.8),
            unknown(),
            point(0.4),
            point(0.5),
            point(0.6),
            point(0.6),
            unknown(),
            unknown(),
            point(0.9),
        ];
        let scores = score_all(&table(&[0.5, 0.3, 0.2], cells), &plain());
        for ((low, high), expected) in scores.bounds.iter().zip([(0.48, 0.78), (0.55, 0.55), (0.18, 0.98)]) {
            assert!((low - expected.0).abs() < 1e-12 && (high - expected.1).abs() < 1e-12);
        }
        assert_eq!(scores.methods.len(), plain().len());
        assert!(scores.failed.is_empty() && scores.methods.iter().all(|scores| scores.gaps.is_none()));
    }

    #[test]
    fn excluded_criteria_rescale_and_each_method_says_what_it_did() {
        let cells = vec![
            point(0.8),
            Value::Excluded,
            point(0.4),
            point(0.5),
            point(0.6),
            point(0.6),
            Value::Excluded,
            Value::Excluded,
            Value::Excluded,
        ];
        let methods = [plain(), vec![find("weighted-product").expect("registered")]].concat();
        let scores = score_all(&table(&[0.5, 0.3, 0.2], cells), &methods);
        // An area of which nothing counts is worth 0 everywhere, which a product cannot take; it says so.
        assert_eq!(scores.failed.iter().map(|(method, _)| *method).collect::<Vec<_>>(), ["weighted-product"]);
        assert!(scores.failed[0].1.starts_with("0 for `a2` on `c0` is not above 0"), "{:?}", scores.failed);
        assert_eq!(scores.unscored, [2]);
        assert!((scores.additive[0] - 0.48 / 0.7).abs() < 1e-12);
        assert_eq!((scores.additive[2], scores.coverage[2], scores.bounds[2]), (0.0, 0.0, (0.0, 1.0)));
        for (row, score) in scores.contributions.iter().zip(&scores.additive) {
            assert!((row.iter().flatten().sum::<f64>() - score).abs() < 1e-12);
        }
        assert_eq!(scores.by("additive").map(|found| found.scores.clone()), Some(scores.additive.clone()));
        assert_eq!(scores.by("topsis").and_then(|found| found.gaps), Some(Gaps::OwnMean));
        let promethee = scores.by("promethee2").expect("it ran");
        assert_eq!(promethee.parameters.choice("missing"), "indifferent");
        assert!(promethee.ranks[2] == 3);
    }

    #[test]
    fn a_table_without_criteria_scores_nothing_and_does_not_fail_hard() {
        let mut empty = table(&[1.0], vec![point(0.5)]);
        empty.criteria.clear();
        empty.cells.clear();
        empty.layers.clear();
        let scores = score_all(&empty, registry());
        assert_eq!((scores.unscored.len(), scores.failed.len()), (1, registry().len()));
    }
}
