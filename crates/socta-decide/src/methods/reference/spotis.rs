//! SPOTIS: distance to the ideal on declared scales, which leaves no room for rank reversal.
//!
//! With the bounds `S_min`, `S_max` of a criterion and its ideal `S*` (the better end of the scale, or the declared ideal: the
//! expected solution point), `d_ij = |x_ij - S*_j| / |S_max_j - S_min_j|`, and the score is `P_i = Σ_j w_j d_ij`.
//!
//! # Source
//! Dezert, Tchamova, Han & Tacnet (2020), The SPOTIS rank reversal free method for multi-criteria decision-making support,
//! 23rd International Conference on Information Fusion (FUSION).
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::columns::{Extremes, each_row, extremes, sums};
use crate::matrix::{Complete, Direction};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{Given, MISSING, TIES_RULE, per_unit, ranges};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::problem::criterion::{Criterion, ValueScale};
use crate::refusal::Refusal;

static CARD: Card = Card {
    name: "spotis",
    aliases: &[],
    title: "SPOTIS",
    source: "Dezert, Tchamova, Han & Tacnet (2020), 23rd International Conference on Information Fusion",
    complexity: "O(m n)",
    score: "distance to the ideal, 0 to 1 on declared scales; lowest is best",
    parameters: &[
        Parameter {
            name: "bounds",
            kind: Kind::Choice { options: &["declared", "data"], default: "declared" },
            meaning: "Bounds of a criterion: those of its declared scale, or its smallest and largest cell (depends on the \
                      alternatives, so ranks may reverse).",
        },
        Parameter {
            name: "outside",
            kind: Kind::Choice { options: &["error", "clip", "extrapolate"], default: "error" },
            meaning: "What happens to a cell outside the bounds: refuse, take the nearer bound, or let the distance go on.",
        },
        MISSING,
    ],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Interval,
        criteria: "a declared scale; an ideal where it is neither end of the scale",
    },
    treatment: Treatment {
        ties: TIES_RULE,
        equal_columns: "On a declared scale nothing special; with bounds of the data they add nothing.",
        zero: "Nothing special.",
        negative: "Nothing special; the scale says what they mean.",
        missing: "An error, or the column's mean by parameter, which depends on the alternatives.",
    },
    rank_reversal_free: true,
    gaps: Gaps::OwnMean,
};

/// SPOTIS on numbers: the distance of each alternative to the ideal. The weights add up to 1; one ideal, range and weight a
/// column; a range of 0 adds nothing.
///
/// # Errors
/// If the weight of a unit is not finite.
pub fn spotis(
    matrix: Complete<'_>,
    ideal: &[f64],
    ranges: &[f64],
    weights: &[f64],
) -> Result<Vec<f64>, Refusal> {
    let units = per_unit(weights, ranges)?;
    let [scores] =
        each_row(matrix, |row| sums(row, [ideal, &units], |x, [ideal, unit]| [(x - ideal).abs() * unit]));
    Ok(scores)
}

/// Cells brought back to the nearer bound first.
fn clipped(
    matrix: Complete<'_>,
    bounds: &Extremes,
    ideal: &[f64],
    ranges: &[f64],
    weights: &[f64],
) -> Result<Vec<f64>, Refusal> {
    let units = per_unit(weights, ranges)?;
    let by: [&[f64]; 4] = [&bounds.low, &bounds.high, ideal, &units];
    let [scores] = each_row(matrix, |row| {
        sums(row, by, |x, [low, high, ideal, unit]| [(x.max(low).min(high) - ideal).abs() * unit])
    });
    Ok(scores)
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Spotis;

impl Method for Spotis {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let given = Given::read(problem, parameters)?;
        let matrix = given.matrix()?;
        let outside = parameters.choice("outside");
        let declared = parameters.choice("bounds") != "data";
        let bounds = if declared { scales(problem)? } else { extremes(matrix) };
        if declared && outside == "error" {
            within(problem, matrix, &bounds)?;
        }
        let named = |refusal: Refusal| refusal.named(problem);
        let ranges = ranges(&bounds).map_err(named)?;
        let ideal: Vec<f64> = ideals(problem.criteria(), &bounds);
        let scores = if declared && outside == "clip" {
            clipped(matrix, &bounds, &ideal, &ranges, &given.weights)
        } else {
            spotis(matrix, &ideal, &ranges, &given.weights)
        };
        let scores = scores.map_err(named)?;
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(given.weights) },
            Detail { name: "bounds_low", values: Values::Criteria(bounds.low) },
            Detail { name: "bounds_high", values: Values::Criteria(bounds.high) },
            Detail { name: "ideal", values: Values::Criteria(ideal) },
        ];
        Ok(Outcome { scores, best: Best::Lowest, ranks: None, details })
    }
}

/// The value that is sought of each criterion.
fn ideals(criteria: &[Criterion], bounds: &Extremes) -> Vec<f64> {
    let ends = bounds.low.iter().zip(&bounds.high);
    let better = |(criterion, (low, high)): (&Criterion, (&f64, &f64))| {
        criterion.ideal.unwrap_or(if criterion.direction == Direction::Max { *high } else { *low })
    };
    criteria.iter().zip(ends).map(better).collect()
}

/// The ends of the declared scales.
fn scales(problem: &Problem) -> Result<Extremes, MethodError> {
    let mut bounds = Extremes { low: Vec::new(), high: Vec::new() };
    for criterion in problem.criteria() {
        let ends = match &criterion.scale {
            Some(ValueScale::Span { low, high }) => Some((*low, *high)),
            Some(ValueScale::Points(points)) => {
                points.first().zip(points.last()).map(|(first, last)| (first.0, last.0))
            }
            None => None,
        };
        let (low, high) = ends.ok_or_else(|| MethodError::ScaleMissing {
            criterion: criterion.name.clone(),
            hint: "declare one, or set the parameter bounds=data",
        })?;
        bounds.low.push(low);
        bounds.high.push(high);
    }
    Ok(bounds)
}

/// Refuses the first cell outside the bounds.
fn within(problem: &Problem, matrix: Complete<'_>, bounds: &Extremes) -> Result<(), MethodError> {
    let found = extremes(matrix);
    for (column, criterion) in problem.criteria().iter().enumerate() {
        let (low, high) = (bounds.low[column], bounds.high[column]);
        if found.low[column] >= low && found.high[column] <= high {
            continue;
        }
        let outside = |row: &[f64]| !(low..=high).contains(&row[column]);
        let row = matrix.rows().position(outside).unwrap_or(0);
        return Err(MethodError::OutsideScale {
            alternative: problem.alternatives()[row].clone(),
            criterion: criterion.name.clone(),
            value: matrix.row(row)[column],
            low,
            high,
            hint: "widen the scale, or set the parameter outside=clip",
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Matrix;
    use crate::method::evaluate;
    use crate::methods::examples::near;

    const CARS: [[f64; 5]; 4] = [
        [15000.0, 4.3, 99.0, 42.0, 737.0],
        [15290.0, 5.0, 116.0, 42.0, 892.0],
        [15350.0, 5.0, 114.0, 45.0, 952.0],
        [15490.0, 5.3, 123.0, 45.0, 1120.0],
    ];
    const BOUNDS: [(f64, f64); 5] =
        [(14000.0, 16000.0), (3.0, 8.0), (80.0, 140.0), (35.0, 60.0), (650.0, 1300.0)];

    fn cars(ideal: [Option<f64>; 5]) -> Problem {
        let weights = [0.2941, 0.2353, 0.2353, 0.0588, 0.1765];
        let directions = [Direction::Min, Direction::Min, Direction::Min, Direction::Max, Direction::Max];
        let criterion = |column: usize| Criterion {
            scale: Some(ValueScale::Span { low: BOUNDS[column].0, high: BOUNDS[column].1 }),
            ideal: ideal[column],
            ..Criterion::new(&format!("c{column}"), directions[column], weights[column])
        };
        let cells: Vec<Option<f64>> = CARS.iter().flatten().copied().map(Some).collect();
        let names = (0..4).map(|row| format!("a{row}")).collect();
        let matrix = Matrix::new(5, &cells).expect("full rows");
        Problem::new(names, (0..5).map(criterion).collect(), matrix).expect("no fault")
    }

    fn run(problem: &Problem, given: &[(&str, &str)]) -> Result<Vec<f64>, MethodError> {
        let given: Vec<(String, String)> =
            given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let parameters = Parameters::read("spotis", CARD.parameters, &given).expect("declared");
        evaluate(&Spotis, problem, &parameters).map(|found| found.scores)
    }

    /// Printed to four digits, with the expected solution point of the paper.
    #[test]
    fn dezert_2020_cars() {
        let found = run(&cars([15300.0, 4.0, 115.0, 50.0, 900.0].map(Some)), &[]).expect("on their scales");
        assert!(near(&found, &[0.1841, 0.0734, 0.0842, 0.192], 6e-5), "{found:?}");
    }

    #[test]
    fn cells_outside_are_refused_or_clipped() {
        let mut criteria = cars([None; 5]).criteria().to_vec();
        criteria[0].scale = Some(ValueScale::Span { low: 15100.0, high: 16000.0 });
        let problem = cars([None; 5]);
        let narrow = Problem::new(problem.alternatives().to_vec(), criteria, problem.matrix().clone());
        let narrow = narrow.expect("no fault");
        assert!(matches!(run(&narrow, &[]), Err(MethodError::OutsideScale { value: 15000.0, .. })));
        let clipped = run(&narrow, &[("outside", "clip")]).expect("clipped");
        let extrapolated = run(&narrow, &[("outside", "extrapolate")]).expect("extrapolated");
        assert!((extrapolated[0] - clipped[0] - 0.2941 * 100.0 / 900.0).abs() < 1e-12);
        assert_eq!(clipped[1..], extrapolated[1..]);
    }
}
