//! Harm assessment by severity and incidence: a class of priority, and no sum.
//!
//! Each bearer of harm has a severity (1 marginal, 2 moderate, 3 serious, 4 grave, 5 catastrophic) and an incidence (1 rarely
//! or never, 2 occasionally, 3 persistently, 4 continuously). A matrix gives the class of each pair; an area has the
//! highest class of its bearers.
//!
//! # Source
//! Greenfield & Paoli (2013), A framework to assess the harms of crimes, British Journal of Criminology 53(5):864-885: anchors
//! and procedure. The classes of the cells are the declared table [`PRIORITIES`] of this program, rising with both.
//!
//! # Complexity
//! O(m n) for m areas and n bearers.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::policing::groups;
use crate::methods::policing::levels::{not_a_level, rising};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::refusal::cell_missing;

static CARD: Card = Card {
    name: "greenfield-paoli",
    aliases: &["harm-assessment"],
    title: "harm assessment by severity and incidence",
    source: "Greenfield & Paoli (2013), British Journal of Criminology 53(5):864-885; classes of the cells declared here",
    complexity: "O(m n)",
    score: "highest class of priority over the bearers of harm, 1 low to 3 high; highest is the first priority",
    parameters: &[],
    needs: Needs {
        weights: false,
        scale: ScaleLevel::Ordinal,
        criteria: "the group `severity` (1 to 5) or `incidence` (1 to 4); the first of one belongs to the first of the other, and so on",
    },
    treatment: Treatment {
        ties: "Areas of one class share the best rank.",
        equal_columns: "They count as every other one.",
        zero: "An error: it is no level.",
        negative: "An error: it is no level.",
        missing: "A bearer without severity or incidence is left out; an area without any bearer is an error.",
    },
    rank_reversal_free: true,
    gaps: Gaps::Handled,
};

/// A class of priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Low.
    Low = 1,
    /// Medium.
    Medium = 2,
    /// High.
    High = 3,
}

use Priority::{High, Low, Medium};

/// Classes by severity (rows, from marginal to catastrophic) and incidence (columns, from rarely to continuously).
pub const PRIORITIES: [[Priority; 4]; 5] = [
    [Low, Low, Low, Medium],
    [Low, Low, Medium, Medium],
    [Low, Medium, Medium, High],
    [Medium, Medium, High, High],
    [Medium, High, High, High],
];

const SEVERITY: &str = "1 marginal, 2 moderate, 3 serious, 4 grave, 5 catastrophic";
const INCIDENCE: &str = "1 rarely or never, 2 occasionally, 3 persistently, 4 continuously";

/// The class of a severity from 1 to 5 and an incidence from 1 to 4; none outside.
#[must_use]
pub fn priority(severity: usize, incidence: usize) -> Option<Priority> {
    PRIORITIES.get(severity.checked_sub(1)?)?.get(incidence.checked_sub(1)?).copied()
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct GreenfieldPaoli;

impl Method for GreenfieldPaoli {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, _parameters: &Parameters) -> Result<Outcome, MethodError> {
        let (severity, incidence) =
            (groups::columns(problem, "severity")?, groups::columns(problem, "incidence")?);
        rising(problem)?;
        if severity.len() != incidence.len() {
            let longer = if severity.len() > incidence.len() { &severity } else { &incidence };
            let other = severity.len().min(incidence.len());
            return Err(MethodError::Unfit {
                criterion: problem.criteria()[longer[other]].name.clone(),
                reason: "it has no partner; there must be as many criteria of severity as of incidence",
            });
        }
        let mut scores = Vec::new();
        let mut bearers = Vec::new();
        for row in 0..problem.matrix().rows() {
            let mut classes = Vec::new();
            for (severity, incidence) in severity.iter().zip(&incidence) {
                classes.push(class(problem, row, *severity, *incidence)?);
            }
            let highest = classes.iter().flatten().max();
            let unknown =
                || cell_missing(problem, "an area needs severity and incidence of at least one bearer");
            scores.push(highest.copied().map(number).ok_or_else(unknown)?);
            bearers.push(classes.into_iter().map(|class| class.map(number)).collect());
        }
        let label = |score: &f64| {
            if *score > 2.0 {
                "High"
            } else if *score > 1.0 {
                "Medium"
            } else {
                "Low"
            }
        };
        let labels = scores.iter().map(|score| label(score).to_owned()).collect();
        let details = vec![
            Detail { name: "priority", values: Values::Labels(labels) },
            Detail { name: "bearers", values: Values::Matrix(bearers) },
        ];
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn criticism(&self) -> &'static str {
        "It takes much expert judgement, and not all harm of an area is done by those who act in it: some follows from policy."
    }
}

fn number(priority: Priority) -> f64 {
    f64::from(priority as u8)
}

/// The class of one bearer; none if its severity or incidence is not known.
fn class(
    problem: &Problem,
    row: usize,
    severity: usize,
    incidence: usize,
) -> Result<Option<Priority>, MethodError> {
    let level = |column: usize, most: usize, expected| match problem.matrix().get(row, column) {
        None => Ok(None),
        Some(x) => (1..=most)
            .find(|level| *level as f64 == x)
            .map(Some)
            .ok_or_else(|| not_a_level(problem, row, column, x, expected)),
    };
    let (severity, incidence) = (level(severity, 5, SEVERITY)?, level(incidence, 4, INCIDENCE)?);
    Ok(severity.zip(incidence).and_then(|(severity, incidence)| priority(severity, incidence)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{Direction, Matrix};
    use crate::method::evaluate;
    use crate::problem::criterion::Criterion;

    #[test]
    fn classes_rise_with_both() {
        for severity in 1..=5 {
            for incidence in 1..=4 {
                let here = priority(severity, incidence).expect("inside");
                for (more, often) in [(severity + 1, incidence), (severity, incidence + 1)] {
                    assert!(priority(more, often).is_none_or(|next| next >= here), "{severity} {incidence}");
                }
            }
        }
        assert_eq!((priority(5, 4), priority(1, 1)), (Some(Priority::High), Some(Priority::Low)));
        assert_eq!((priority(0, 1), priority(6, 1), priority(1, 5)), (None, None, None));
    }

    #[test]
    fn the_worst_bearer_decides() {
        let group = |(name, group): (&str, &str)| Criterion {
            group: Some(group.to_owned()),
            ..Criterion::new(name, Direction::Max, 1.0)
        };
        let criteria: Vec<Criterion> =
            [("s1", "severity"), ("i1", "incidence"), ("s2", "severity"), ("i2", "incidence")]
                .map(group)
                .to_vec();
        let cells = [Some(1.0), Some(1.0), Some(5.0), Some(2.0), Some(3.0), Some(2.0), Some(5.0), None];
        let names = vec!["a".to_owned(), "b".to_owned()];
        let problem = Problem::new(names.clone(), criteria.clone(), Matrix::new(4, &cells).expect("full"))
            .expect("no fault");
        let found = evaluate(&GreenfieldPaoli, &problem, &Parameters::defaults(&[])).expect("classes");
        assert_eq!(found.scores, [3.0, 2.0]);
        let mut wrong = cells;
        wrong[1] = Some(2.5);
        let problem = Problem::new(names, criteria, Matrix::new(4, &wrong).expect("full")).expect("no fault");
        let error = evaluate(&GreenfieldPaoli, &problem, &Parameters::defaults(&[]));
        assert!(matches!(error, Err(MethodError::NotALevel { .. })));
    }
}
