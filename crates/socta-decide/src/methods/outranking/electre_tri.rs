//! ELECTRE TRI-B: classes between limits, by outranking.
//!
//! Profiles `b_1 .. b_H`, from the worst to the best, bound H + 1 classes; `a` outranks `b` if `σ(a, b) >= λ`. The pessimistic
//! (pseudo-conjunctive) rule puts `a` just above the highest profile that it outranks; the optimistic (pseudo-disjunctive)
//! one just below the lowest profile that is preferred to it, which outranks it and is not outranked by it. Pessimistic
//! is never above optimistic; where they differ, the evidence cannot be compared with the limits between.
//!
//! # Source
//! Yu (1992), doctoral thesis, Paris-Dauphine; Roy & Bouyssou (1993), Aide multicritère à la décision, Economica; Mousseau,
//! Słowiński & Zielniewicz (2000), Computers & Operations Research 27:757-777.
//!
//! # Complexity
//! O(m n H) for m alternatives, n criteria and H profiles.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::matrix::Complete;
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::{MISSING, MISSING_RULE, complete_or_means};
use crate::methods::outranking::credibility::{Outranking, scale, sizes, thresholds};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::problem::criterion::Criterion;

static CARD: Card = Card {
    name: "electre-tri",
    aliases: &["electre-tri-b"],
    title: "ELECTRE TRI-B",
    source: "Yu (1992); Mousseau, Słowiński & Zielniewicz (2000), Comput. Oper. Res. 27:757-777",
    complexity: "O(m n H) for H profiles",
    score: "mean of the numbers of the pessimistic and the optimistic class, 1 is the worst; highest is best",
    parameters: &[
        Parameter {
            name: "lambda",
            kind: Kind::Number { low: 0.5, high: 1.0, default: 0.75 },
            meaning: "Credibility from which an alternative outranks a profile.",
        },
        MISSING,
    ],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Ordinal,
        criteria: "profiles; thresholds q, p, v, which count differences; without them any difference counts fully and nothing is a veto",
    },
    treatment: Treatment {
        ties: "Alternatives of the same pair of classes share the best rank.",
        equal_columns: "They count: each alternative is compared with the profiles alone.",
        zero: "Nothing special.",
        negative: "Nothing special: only differences count.",
        missing: MISSING_RULE,
    },
    rank_reversal_free: true,
    gaps: Gaps::OwnMean,
};

/// Slack of comparisons with the cutting level.
const SLACK: f64 = 1e-9;

/// Classes and what they follow from, by the papers' symbols. Classes count from 1, the worst.
#[derive(Debug, Clone, PartialEq)]
pub struct Sorting {
    /// `C(a, b_h)`, a row an alternative, a column a profile.
    pub concordance_a_b: Vec<Vec<f64>>,
    /// `C(b_h, a)`, a row a profile, a column an alternative.
    pub concordance_b_a: Vec<Vec<f64>>,
    /// Credibility `σ(a, b_h)` that an alternative outranks a profile.
    pub credibility_a_b: Vec<Vec<f64>>,
    /// Credibility `σ(b_h, a)` that a profile outranks an alternative.
    pub credibility_b_a: Vec<Vec<f64>>,
    /// Class by the pseudo-conjunctive rule.
    pub pessimistic: Vec<u32>,
    /// Class by the pseudo-disjunctive rule.
    pub optimistic: Vec<u32>,
}

/// ELECTRE TRI-B on numbers. Each profile has one value a criterion; they go from the worst to the best.
#[must_use]
pub fn electre_tri(matrix: Complete<'_>, profiles: &[Vec<f64>], by: &Outranking, lambda: f64) -> Sorting {
    let both = |a: &[f64], b: &[f64]| {
        let concordance = by.concordance(a, b);
        (concordance, by.credibility(a, b, concordance))
    };
    let forth = |row: &[f64]| profiles.iter().map(|profile| both(row, profile)).unzip();
    let (concordance_a_b, credibility_a_b): (Vec<Vec<f64>>, Vec<Vec<f64>>) = matrix.rows().map(forth).unzip();
    let back = |profile: &Vec<f64>| matrix.rows().map(|row| both(profile, row)).unzip();
    let (concordance_b_a, credibility_b_a): (Vec<Vec<f64>>, Vec<Vec<f64>>) =
        profiles.iter().map(back).unzip();
    let outranks = |credibility: f64| credibility >= lambda - SLACK;
    let mut found = Sorting {
        concordance_a_b,
        concordance_b_a,
        credibility_a_b,
        credibility_b_a,
        pessimistic: Vec::new(),
        optimistic: Vec::new(),
    };
    for (alternative, row) in found.credibility_a_b.iter().enumerate() {
        let reached = row.iter().rposition(|sigma| outranks(*sigma)).map_or(0, |profile| profile + 1);
        let above = row.iter().zip(&found.credibility_b_a);
        let preferred = above.map(|(forth, back)| outranks(back[alternative]) && !outranks(*forth));
        let below =
            preferred.enumerate().find(|(_, preferred)| *preferred).map_or(profiles.len(), |(h, _)| h);
        found.pessimistic.push(class(reached));
        found.optimistic.push(class(below));
    }
    found
}

/// The class above so many profiles, from 1.
fn class(profiles_below: usize) -> u32 {
    u32::try_from(profiles_below).unwrap_or(u32::MAX).saturating_add(1)
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct ElectreTri;

impl Method for ElectreTri {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let weights = problem.weights()?.values;
        let profiles = profiles(problem)?;
        let filled = complete_or_means(problem, parameters)?;
        let complete = filled.complete().ok_or(MethodError::Overflow { what: "a column mean" })?;
        let mut sizes = sizes(complete);
        for profile in &profiles {
            sizes.iter_mut().zip(profile).for_each(|(size, limit)| *size = size.max(limit.abs()));
        }
        let by = Outranking::new(&problem.directions(), &weights, &thresholds(problem), &sizes);
        let found = electre_tri(complete, &profiles, &by, parameters.number("lambda"));
        let names = class_names(problem, profiles.len() + 1);
        let labels = |classes: &[u32]| {
            classes.iter().filter_map(|class| names.get(*class as usize - 1).cloned()).collect()
        };
        let pairs = || found.pessimistic.iter().zip(&found.optimistic);
        let scores = pairs().map(|(low, high)| f64::midpoint(f64::from(*low), f64::from(*high))).collect();
        let gap = pairs().map(|(low, high)| high.saturating_sub(*low)).collect();
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(weights) },
            Detail { name: "pessimistic_class", values: Values::Labels(labels(&found.pessimistic)) },
            Detail { name: "optimistic_class", values: Values::Labels(labels(&found.optimistic)) },
            Detail { name: "gap", values: Values::Counts(gap) },
            Detail { name: "pessimistic", values: Values::Counts(found.pessimistic) },
            Detail { name: "optimistic", values: Values::Counts(found.optimistic) },
            Detail { name: "concordance_a_b", values: Values::numbers(found.concordance_a_b) },
            Detail { name: "concordance_b_a", values: Values::numbers(found.concordance_b_a) },
            Detail { name: "credibility_a_b", values: Values::numbers(found.credibility_a_b) },
            Detail { name: "credibility_b_a", values: Values::numbers(found.credibility_b_a) },
        ];
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn scale(&self, criterion: &Criterion, _parameters: &Parameters) -> ScaleLevel {
        scale(criterion)
    }
}

/// The profiles as rows, from the worst to the best.
fn profiles(problem: &Problem) -> Result<Vec<Vec<f64>>, MethodError> {
    let missing = problem.criteria().iter().find(|criterion| criterion.profiles.is_empty());
    if let Some(criterion) = missing {
        return Err(MethodError::ProfileMissing { criterion: criterion.name.clone() });
    }
    let count = problem.criteria().first().map_or(0, |criterion| criterion.profiles.len());
    let profile = |h: usize| problem.criteria().iter().filter_map(|c| c.profiles.get(h).copied()).collect();
    Ok((0..count).map(profile).collect())
}

/// The names that the problem gives to its classes, or else plain ones.
fn class_names(problem: &Problem, count: usize) -> Vec<String> {
    let given = &problem.extras().classes;
    match count {
        _ if !given.is_empty() => given.clone(),
        2 => ["Low", "High"].map(str::to_owned).to_vec(),
        3 => ["Low", "Medium", "High"].map(str::to_owned).to_vec(),
        _ => (1..=count).map(|number| format!("Class {number}")).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{Direction, Matrix};
    use crate::method::evaluate;
    use crate::problem::criterion::Thresholds;

    /// The data set that Decision Deck tests its services with. The first car outranks the upper profile with a credibility
    /// of exactly the cutting level.
    #[test]
    fn six_real_cars_of_decision_deck() {
        let cells = [
            [22080.0, 105.0, 11.4, 5.8, 119.0],
            [28100.0, 160.0, 8.6, 9.6, 164.0],
            [24650.0, 143.0, 9.0, 4.5, 119.0],
            [32700.0, 177.0, 7.9, 6.7, 128.0],
            [22750.0, 136.0, 9.4, 7.6, 151.0],
            [27350.0, 180.0, 7.9, 8.4, 164.0],
        ];
        let matrix =
            Matrix::new(5, &cells.concat().into_iter().map(Some).collect::<Vec<_>>()).expect("full rows");
        let profiles = vec![vec![30000.0, 100.0, 11.0, 8.0, 125.0], vec![23000.0, 160.0, 8.0, 7.0, 120.0]];
        let threshold = |(q, p, veto)| Thresholds { indifference: q, preference: p, veto };
        let thresholds = [
            (500.0, 3000.0, Some(4000.0)),
            (0.0, 30.0, None),
            (0.0, 2.0, None),
            (0.0, 1.0, None),
            (0.0, 100.0, None),
        ]
        .map(threshold);
        let mut directions = [Direction::Min; 5];
        directions[1] = Direction::Max;
        let by = Outranking::new(&directions, &[0.4, 0.18, 0.12, 0.21, 0.09], &thresholds, &[32700.0; 5]);
        let found = electre_tri(matrix.complete().expect("no gaps"), &profiles, &by, 0.7);
        assert_eq!(found.pessimistic, [3, 2, 2, 1, 2, 2]);
        assert_eq!(found.optimistic, [3, 2, 2, 2, 2, 2]);
        let expected =
            [(0.976, 0.7), (0.7549, 0.0), (1.0, 0.654), (0.6453, 0.0), (0.9766, 0.6181), (0.8809, 0.0)];
        for (row, (lower, upper)) in found.credibility_a_b.iter().zip(expected) {
            assert!((row[0] - lower).abs() < 6e-5 && (row[1] - upper).abs() < 6e-5, "{row:?}");
        }
    }

    fn problem(classes: &[&str], profiles: &[f64]) -> Problem {
        let mut criterion = Criterion::new("x", Direction::Max, 1.0);
        criterion.profiles = profiles.to_vec();
        let matrix = Matrix::new(1, &[Some(1.0), Some(5.0), Some(2.0)]).expect("three rows");
        let names = ["a", "b", "c"].map(str::to_owned).to_vec();
        let extras = crate::problem::criterion::Extras {
            classes: classes.iter().map(|name| (*name).to_owned()).collect(),
            sets: None,
        };
        Problem::with(names, vec![criterion], matrix, extras).expect("no fault")
    }

    #[test]
    fn classes_have_names_and_profiles_are_needed() {
        let run = |problem: &Problem| evaluate(&ElectreTri, problem, &Parameters::defaults(CARD.parameters));
        let label = |problem: &Problem| run(problem).expect("sorted").details[1].values.clone();
        let words = |words: [&str; 3]| Values::Labels(words.map(str::to_owned).to_vec());
        assert_eq!(label(&problem(&[], &[2.0, 4.0])), words(["Low", "High", "Medium"]));
        assert_eq!(label(&problem(&["no", "yes"], &[2.0])), words(["no", "yes", "yes"]));
        assert_eq!(run(&problem(&[], &[])), Err(MethodError::ProfileMissing { criterion: "x".to_owned() }));
        assert_eq!(run(&problem(&[], &[2.0])).expect("sorted").ranks, [3, 1, 1]);
    }
}
