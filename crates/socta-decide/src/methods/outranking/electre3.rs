//! ELECTRE III: two distillations of a credible outranking, and what they agree on.
//!
//! The credibilities of all pairs are distilled from the best and from the worst; `a` is placed before `b` if neither
//! distillation places it behind and one before. Where they contradict each other the pair stays incomparable. The score is
//! the mean of both places (ties take the middle of the places that they share), so that ranks never contradict the partial
//! order. It is ordinal and not compensatory: good as a contrast, not as the main score.
//!
//! # Source
//! Roy (1978), ELECTRE III: Un algorithme de classements fondé sur une représentation floue des préférences, Cahiers du CERO
//! 20(1):3-24.
//!
//! # Complexity
//! O(m² n) for the credibilities of m alternatives on n criteria, O(m² log m) for the distillations where few are kept at once.

use std::cmp::Ordering;

use rayon::prelude::*;
use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::matrix::Complete;
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{MISSING, MISSING_RULE, at_most, complete_or_means};
use crate::methods::outranking::credibility::{Outranking, scale, sizes, thresholds};
use crate::methods::outranking::distillation::{Course, Discrimination, distil};
use crate::methods::outranking::relations;
use crate::methods::outranking::relations::Relation;
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::problem::criterion::Criterion;

static CARD: Card = Card {
    name: "electre3",
    aliases: &["electre-iii"],
    title: "ELECTRE III",
    source: "Roy (1978), Cahiers du CERO 20(1):3-24",
    complexity: "O(m² (n + log m)), for at most 2,000 alternatives",
    score: "mean of the places in both distillations, 1 to m; lowest is best",
    parameters: &[
        Parameter {
            name: "s_intercept",
            kind: Kind::Number { low: 0.0, high: 1.0, default: 0.3 },
            meaning: "Discrimination threshold at credibility 0; credibilities closer than the threshold do not differ.",
        },
        Parameter {
            name: "s_slope",
            kind: Kind::Number { low: -1.0, high: 0.0, default: -0.15 },
            meaning: "Change of the discrimination threshold from credibility 0 to 1.",
        },
        MISSING,
        Parameter {
            name: "pairwise",
            kind: Kind::Flag { default: false },
            meaning: "Whether the matrices of concordance, credibility and relations (P+, P-, I, R) are part of the result.",
        },
    ],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Ordinal,
        criteria: "thresholds q, p, v, which count differences; without them any difference counts fully and nothing is a veto",
    },
    treatment: Treatment {
        ties: "Equal scores share the best rank; the relations say whether that is indifference or incomparability.",
        equal_columns: "They agree with every pair.",
        zero: "Nothing special.",
        negative: "Nothing special: only differences count.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Largest number of alternatives.
const MOST: usize = 2_000;

/// Credibilities, both distillations and where they lead.
#[derive(Debug, Clone, PartialEq)]
pub struct Electre3Result {
    /// Concordance `C(a, b)`, `0..=1`.
    pub concordance: Vec<Vec<f64>>,
    /// Credibility `σ(a, b)`, `0..=1`.
    pub credibility: Vec<Vec<f64>>,
    /// Class in the descending distillation, from 1, the best.
    pub descending: Vec<u32>,
    /// Class in the ascending distillation, from 1, the best.
    pub ascending: Vec<u32>,
    /// Mean of the places in both, from 1; the members of a class share the middle of its places.
    pub place: Vec<f64>,
}

/// ELECTRE III on numbers.
#[must_use]
pub fn electre3(matrix: Complete<'_>, by: &Outranking, discrimination: Discrimination) -> Electre3Result {
    let rows: Vec<&[f64]> = matrix.rows().collect();
    let of_row = |a: &&[f64]| -> (Vec<f64>, Vec<f64>) {
        let pair = |b: &&[f64]| {
            let concordance = by.concordance(a, b);
            (concordance, by.credibility(a, b, concordance))
        };
        rows.iter().map(pair).unzip()
    };
    let (concordance, credibility): (Vec<Vec<f64>>, Vec<Vec<f64>>) = rows.par_iter().map(of_row).unzip();
    let descending = distil(&credibility, discrimination, Course::Descending);
    let mut ascending = distil(&credibility, discrimination, Course::Ascending);
    ascending.reverse();
    let (from_best, from_worst) = (places(&descending, rows.len()), places(&ascending, rows.len()));
    let place = from_best.iter().zip(&from_worst).map(|(a, b)| f64::midpoint(*a, *b)).collect();
    Electre3Result {
        concordance,
        credibility,
        descending: numbers(&descending, rows.len()),
        ascending: numbers(&ascending, rows.len()),
        place,
    }
}

/// The number of the class of each alternative, from 1.
fn numbers(classes: &[Vec<usize>], alternatives: usize) -> Vec<u32> {
    let mut numbers = vec![0; alternatives];
    for (number, class) in (1..).zip(classes) {
        for &alternative in class {
            numbers[alternative] = number;
        }
    }
    numbers
}

/// The place of each alternative, from 1; a class shares the middle of its places.
fn places(classes: &[Vec<usize>], alternatives: usize) -> Vec<f64> {
    let mut places = vec![0.0; alternatives];
    let mut before = 0_usize;
    for class in classes {
        for &alternative in class {
            places[alternative] = before as f64 + f64::midpoint(1.0, class.len() as f64);
        }
        before += class.len();
    }
    places
}

/// The relation of two alternatives by both distillations.
fn relation(found: &Electre3Result, a: usize, b: usize) -> Relation {
    let before = |classes: &[u32]| -> Ordering { classes[b].cmp(&classes[a]) };
    relations::intersect(before(&found.descending), before(&found.ascending))
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Electre3;

impl Method for Electre3 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let weights = problem.weights()?.values;
        let rows = problem.matrix().rows();
        at_most(MOST, problem, "the distillation of all pairs")?;
        let filled = complete_or_means(problem, parameters)?;
        let complete = filled.complete().ok_or(MethodError::Overflow { what: "a column mean" })?;
        let by = Outranking::new(&problem.directions(), &weights, &thresholds(problem), &sizes(complete));
        let discrimination = Discrimination {
            intercept: parameters.number("s_intercept"),
            slope: parameters.number("s_slope"),
        };
        let found = electre3(complete, &by, discrimination);
        let counts = relations::counts(rows, |a, b| relation(&found, a, b));
        let mut details = vec![Detail { name: "weights", values: Values::Criteria(weights) }];
        if parameters.flag("pairwise") {
            let values = relations::matrix(rows, |a, b| relation(&found, a, b));
            details.push(Detail { name: "relation", values });
            details.push(Detail { name: "concordance", values: Values::numbers(found.concordance) });
            details.push(Detail { name: "credibility", values: Values::numbers(found.credibility) });
        }
        details.push(Detail { name: "descending", values: Values::Counts(found.descending) });
        details.push(Detail { name: "ascending", values: Values::Counts(found.ascending) });
        details.extend(counts.details());
        Ok(Outcome { scores: found.place, best: Best::Lowest, ranks: None, details })
    }

    fn scale(&self, criterion: &Criterion, _parameters: &Parameters) -> ScaleLevel {
        scale(criterion)
    }
}
