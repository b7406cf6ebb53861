//! Choquet integral: a weighted mean in which sets of criteria have weights of their own.
//!
//! The values of an alternative are sorted; each step from one to the next counts with the weight of the criteria that reach
//! it. With an additive capacity it is the weighted sum.
//!
//! # Source
//! Choquet (1954), Annales de l'Institut Fourier 5:131-295; Grabisch (1996), The application of fuzzy integrals in multicriteria
//! decision making, EJOR 89:445-456.
//!
//! # Complexity
//! O(m n²) for m alternatives and n criteria with interactions of pairs; O(m 2ⁿ n) with a general capacity.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::matrix::Direction;
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::complete_or_means;
use crate::methods::interaction::capacity::{Capacity, CapacityFault, MOST_CRITERIA};
use crate::methods::value::declared::{Outside, value};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::problem::criterion::{SetValue, SetValues, ValueScale};

static CARD: Card = Card {
    name: "choquet",
    aliases: &["choquet-integral"],
    title: "Choquet integral",
    source: "Choquet (1954); Grabisch (1996), EJOR 89:445-456",
    complexity: "O(m n²) with interactions of pairs; O(m 2ⁿ n) with a capacity of at most 12 criteria",
    score: "value on the common scale; highest is best",
    parameters: &[
        Parameter {
            name: "scaling",
            kind: Kind::Choice { options: &["declared", "none"], default: "declared" },
            meaning: "How cells become values on a common scale: by the declared scale or value function, or taken as they are.",
        },
        Parameter {
            name: "missing",
            kind: Kind::Choice { options: &["error", "mean"], default: "error" },
            meaning: "Missing cells: refuse, or put the mean of the known cells of the criterion.",
        },
    ],
    needs: Needs {
        weights: false,
        scale: ScaleLevel::Interval,
        criteria: "a common scale, and `interactions` of pairs beside weights (their Shapley values), a `capacity`, or `moebius` masses",
    },
    treatment: Treatment {
        ties: "Equal scores share the best rank.",
        equal_columns: "They count as every other one.",
        zero: "Nothing special.",
        negative: "Taken as they are without scaling; the integral moves with the zero point of the common scale.",
        missing: "An error, or the column's mean by parameter.",
    },
    rank_reversal_free: true,
    gaps: Gaps::OwnMean,
};

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Choquet;

impl Method for Choquet {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let capacity = capacity(problem)?;
        let filled = complete_or_means(problem, parameters)?;
        let complete = filled.complete().ok_or(MethodError::Overflow { what: "a column mean" })?;
        let scaled = parameters.choice("scaling") == "declared";
        let scales = problem.criteria().iter().map(|criterion| match (&criterion.scale, scaled) {
            (_, false) => Ok(None),
            (Some(scale), true) => Ok(Some(scale)),
            (None, true) => Err(MethodError::ScaleMissing {
                criterion: criterion.name.clone(),
                hint: "declare one, or set the parameter scaling=none if all criteria have a common scale",
            }),
        });
        let scales: Vec<Option<&ValueScale>> = scales.collect::<Result<_, _>>()?;
        let directions = problem.directions();
        let mut scores = Vec::with_capacity(problem.matrix().rows());
        for (row, cells) in complete.rows().enumerate() {
            let values = cells.iter().enumerate().map(|(at, &x)| match scales[at] {
                None => Ok(x * directions[at].sign()),
                Some(scale) => on_scale(problem, (row, at), scale, directions[at], x),
            });
            scores.push(capacity.choquet(&values.collect::<Result<Vec<f64>, _>>()?));
        }
        let details = vec![
            Detail { name: "shapley", values: Values::Criteria(capacity.shapley()) },
            Detail { name: "interaction", values: Values::Matrix(capacity.interaction()) },
        ];
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn criticism(&self) -> &'static str {
        "Its parameters are many and hard to ask for, and it needs values that can be compared across criteria."
    }
}

fn on_scale(
    problem: &Problem,
    (row, column): (usize, usize),
    scale: &ValueScale,
    direction: Direction,
    x: f64,
) -> Result<f64, MethodError> {
    let (low, high) = match scale {
        ValueScale::Span { low, high } => (*low, *high),
        ValueScale::Points(points) => {
            (points.first().map_or(x, |(first, _)| *first), points.last().map_or(x, |(last, _)| *last))
        }
    };
    if !(low..=high).contains(&x) {
        return Err(MethodError::OutsideScale {
            alternative: problem.alternatives()[row].clone(),
            criterion: problem.criteria()[column].name.clone(),
            value: x,
            low,
            high,
            hint: "widen the scale, or set the parameter scaling=none if all criteria have a common scale",
        });
    }
    Ok(value(scale, direction, x, Outside::Clip))
}

/// The capacity that the problem declares.
fn capacity(problem: &Problem) -> Result<Capacity, MethodError> {
    let criteria = problem.criteria().len();
    let sets = |sets: &[SetValue]| -> Vec<(Vec<usize>, f64)> {
        sets.iter().map(|set| (set.criteria.clone(), set.value)).collect()
    };
    let found = match &problem.extras().sets {
        None => Err(CapacityFault::Missing { set: (0..criteria).collect() }),
        Some(SetValues::Capacity(given)) => Capacity::of_weights(criteria, &sets(given)),
        Some(SetValues::Moebius(given)) => Capacity::of_masses(criteria, &sets(given)),
        Some(SetValues::Interactions(given)) => {
            let pairs: Vec<(usize, usize, f64)> = given
                .iter()
                .filter_map(|set| match set.criteria.as_slice() {
                    [a, b] => Some((*a, *b, set.value)),
                    _ => None,
                })
                .collect();
            Capacity::two_additive(&problem.weights()?.values, &pairs)
        }
    };
    found.map_err(|fault| named(fault, problem))
}

fn named(fault: CapacityFault, problem: &Problem) -> MethodError {
    let name =
        |at: usize| problem.criteria().get(at).map(|criterion| criterion.name.clone()).unwrap_or_default();
    let words = |set: Vec<usize>| match set.as_slice() {
        [] => "the empty set".to_owned(),
        set => set.iter().map(|&at| format!("`{}`", name(at))).collect::<Vec<_>>().join(" with "),
    };
    match fault {
        CapacityFault::Missing { set } => MethodError::CapacityMissing { set: words(set) },
        CapacityFault::NotMonotone { criterion, set, loss } => {
            MethodError::CapacityNotMonotone { criterion: name(criterion), set: words(set), loss }
        }
        CapacityFault::Total { total } => MethodError::CapacityTotal { total },
        CapacityFault::TooMany => {
            MethodError::TooManyCriteria { criteria: problem.criteria().len(), limit: MOST_CRITERIA }
        }
    }
}
