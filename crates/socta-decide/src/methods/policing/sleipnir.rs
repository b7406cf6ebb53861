//! Sleipnir: nineteen attributes of a criminal group, weighted by their place in a list.
//!
//! An attribute with number `P` (19 is corruption, 1 links to extremist groups) counts `4P` if it is high, `2P` if medium,
//! `P` if low, 0 if nil, and `2P` if unknown: unknown is counted as medium. At most 760.
//!
//! # Source
//! Strang (2005), Project SLEIPNIR: An analytical technique for operational priority setting, RCMP Criminal Intelligence,
//! Ottawa; weights and scores as reprinted by MacDonald (dustinkmacdonald.com).
//!
//! # Complexity
//! O(m) for m groups.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::policing::levels::{Level, levels};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;

static CARD: Card = Card {
    name: "sleipnir",
    aliases: &[],
    title: "Sleipnir",
    source: "Strang (2005), Project SLEIPNIR, RCMP Criminal Intelligence, Ottawa",
    complexity: "O(m)",
    score: "sum over the attributes, 0 to 760; highest is the greatest threat",
    parameters: &[],
    needs: Needs {
        weights: false,
        scale: ScaleLevel::Ordinal,
        criteria: "the nineteen attributes by name, with the answers 0 nil, 1 low, 2 medium, 3 high, missing if unknown",
    },
    treatment: Treatment {
        ties: "Equal scores share the best rank.",
        equal_columns: "They count as every other one.",
        zero: "Nil: it adds nothing.",
        negative: "An error: it is no answer.",
        missing: "Unknown: counted as medium, as published; lowest and highest show what that hides.",
    },
    rank_reversal_free: true,
    gaps: Gaps::Handled,
};

/// The attributes, from the greatest weight, 19, to the least, 1.
pub const ATTRIBUTES: [&str; 19] = [
    "Corruption",
    "Violence",
    "Infiltration",
    "Expertise",
    "Sophistication",
    "Subversion",
    "Strategy",
    "Discipline",
    "Insulation",
    "Intelligence use",
    "Multiple enterprises",
    "Mobility",
    "Stability",
    "Scope",
    "Monopoly",
    "Group cohesiveness",
    "Continuity",
    "Links to other organised crime groups",
    "Links to criminal extremist groups",
];

/// Score of a group whose answers stand in the order of [`ATTRIBUTES`]; each level counts what `points` says.
#[must_use]
pub fn sleipnir(answers: &[Level; 19], points: fn(Level) -> u32) -> u32 {
    (1..=19_u32).rev().zip(answers).map(|(number, level)| number * points(*level)).sum()
}

/// The published points: unknown is medium.
fn published(level: Level) -> u32 {
    match level {
        Level::High => 4,
        Level::Medium | Level::Unknown => 2,
        Level::Low => 1,
        Level::Nil => 0,
    }
}

fn unknown_as_nil(level: Level) -> u32 {
    if level == Level::Unknown { 0 } else { published(level) }
}

fn unknown_as_high(level: Level) -> u32 {
    if level == Level::Unknown { 4 } else { published(level) }
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Sleipnir;

impl Method for Sleipnir {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, _parameters: &Parameters) -> Result<Outcome, MethodError> {
        let columns = columns(problem)?;
        let rows = levels(problem)?;
        let answers: Vec<[Level; 19]> = rows.iter().map(|row| columns.map(|column| row[column])).collect();
        let by = |points: fn(Level) -> u32| answers.iter().map(|row| sleipnir(row, points)).collect();
        let unknown = |row: &[Level; 19]| row.iter().map(|level| u32::from(*level == Level::Unknown)).sum();
        let details = vec![
            Detail { name: "unknown", values: Values::Counts(answers.iter().map(unknown).collect()) },
            Detail { name: "lowest", values: Values::Counts(by(unknown_as_nil)) },
            Detail { name: "highest", values: Values::Counts(by(unknown_as_high)) },
        ];
        let scores = answers.iter().map(|row| f64::from(sleipnir(row, published))).collect();
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn criticism(&self) -> &'static str {
        "A group of which nothing is known scores the same 380 as one that is medium throughout, and the weights are the ranks of an expert poll."
    }
}

/// The column of each attribute.
fn columns(problem: &Problem) -> Result<[usize; 19], MethodError> {
    let plain =
        |text: &str| text.to_lowercase().replace([' ', '-', '_'], "").replace("organized", "organised");
    let criteria: Vec<String> = problem.criteria().iter().map(|criterion| plain(&criterion.name)).collect();
    let mut columns = [0; 19];
    for (column, attribute) in columns.iter_mut().zip(ATTRIBUTES) {
        let at = criteria.iter().position(|name| *name == plain(attribute));
        *column = at.ok_or_else(|| MethodError::CriterionMissing {
            name: attribute.to_owned(),
            hint: "Sleipnir takes exactly its nineteen attributes; a missing answer is a missing cell",
        })?;
    }
    match (0..criteria.len()).find(|column| !columns.contains(column)) {
        None => Ok(columns),
        Some(other) => Err(MethodError::Unfit {
            criterion: problem.criteria()[other].name.clone(),
            reason: "it is none of Sleipnir's nineteen attributes",
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{Direction, Matrix};
    use crate::method::evaluate;
    use crate::problem::criterion::Criterion;

    #[test]
    fn published_check_values() {
        assert_eq!(sleipnir(&[Level::High; 19], published), 760);
        assert_eq!(sleipnir(&[Level::Medium; 19], published), 380);
        assert_eq!(sleipnir(&[Level::Unknown; 19], published), 380);
        let only = |name: &str, level| {
            let mut answers = [Level::Nil; 19];
            let at = ATTRIBUTES.iter().position(|known| *known == name).expect("an attribute");
            answers[at] = level;
            sleipnir(&answers, published)
        };
        assert_eq!(only("Monopoly", Level::High), 20);
        assert_eq!(only("Intelligence use", Level::Medium), 20);
        assert_eq!(only("Links to criminal extremist groups", Level::Low), 1);
    }

    fn problem(names: &[&str], cells: &[Option<f64>]) -> Problem {
        let criteria: Vec<Criterion> = names
            .iter()
            .map(|name| Criterion { weight: None, ..Criterion::new(name, Direction::Max, 1.0) })
            .collect();
        let groups = (0..cells.len() / names.len()).map(|row| format!("g{row}")).collect();
        Problem::new(groups, criteria, Matrix::new(names.len(), cells).expect("full rows")).expect("no fault")
    }

    #[test]
    fn attributes_stand_in_any_order_and_unknown_shows_its_width() {
        let mut names = ATTRIBUTES.to_vec();
        names.reverse();
        let mut cells = vec![Some(0.0); 38];
        cells[18] = Some(3.0);
        cells[19] = None;
        let found = evaluate(&Sleipnir, &problem(&names, &cells), &Parameters::defaults(&[]))
            .expect("all attributes");
        assert_eq!(found.scores, [76.0, 2.0]);
        assert_eq!(found.details[0].values, Values::Counts(vec![0, 1]));
        assert_eq!(found.details[1].values, Values::Counts(vec![76, 0]));
        assert_eq!(found.details[2].values, Values::Counts(vec![76, 4]));
    }

    #[test]
    fn nothing_else_is_taken() {
        let run = |problem: &Problem| evaluate(&Sleipnir, problem, &Parameters::defaults(&[]));
        let fewer = problem(&ATTRIBUTES[1..], &[Some(0.0); 18]);
        assert!(
            matches!(run(&fewer), Err(MethodError::CriterionMissing { name, .. }) if name == "Corruption")
        );
        let more = problem(&[&ATTRIBUTES[..], &["Wealth"]].concat(), &[Some(0.0); 20]);
        assert!(matches!(run(&more), Err(MethodError::Unfit { criterion, .. }) if criterion == "Wealth"));
        let half = problem(&ATTRIBUTES, &[Some(0.5); 19]);
        assert!(matches!(run(&half), Err(MethodError::NotALevel { .. })));
    }
}
