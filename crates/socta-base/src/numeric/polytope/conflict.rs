//! The smallest group of statements that cannot hold together.
//!
//! Leaving out one statement after the other, and for good where the rest still contradicts itself, ends with a group of
//! which no member can be spared. Smaller groups are then looked for by size, as long as there are few enough to try; the
//! result says whether that search was finished.
//!
//! # Source
//! Deletion filter: Chinneck & Dravnieks (1991), ORSA Journal on Computing 3(2):157-168.
//!
//! # Complexity
//! One linear program a statement for the filter, at most 4,000 more for the search.

use super::Polytope;
use crate::numeric::linear::{Sense, Unsolved};

/// Linear programs that the search for a smaller group may cost.
const MOST_PROGRAMS: usize = 4_000;

/// Statements that cannot hold together, while all of them but any one can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Groups of the rows that contradict each other, in rising order.
    pub groups: Vec<usize>,
    /// Whether every smaller group was tried: there is no conflict of fewer statements.
    pub smallest: bool,
}

impl Polytope {
    /// The smallest group of statements that leaves nothing; none if all of them leave something.
    ///
    /// # Errors
    /// If the arithmetic fails.
    pub fn conflict(&self) -> Result<Option<Conflict>, Unsolved> {
        let mut groups: Vec<usize> = self.rows().iter().map(|row| row.group).collect();
        groups.sort_unstable();
        groups.dedup();
        if self.possible(&groups)? {
            return Ok(None);
        }
        let minimal = self.filtered(groups.clone())?;
        let mut programs = 0;
        for size in 1..minimal.len() {
            programs += combinations(groups.len(), size);
            if programs > MOST_PROGRAMS {
                return Ok(Some(Conflict { groups: minimal, smallest: false }));
            }
            if let Some(found) = self.of_size(&groups, size)? {
                return Ok(Some(Conflict { groups: found, smallest: true }));
            }
        }
        Ok(Some(Conflict { groups: minimal, smallest: true }))
    }

    /// Whether the rows of these groups leave a point of the simplex.
    fn possible(&self, groups: &[usize]) -> Result<bool, Unsolved> {
        let mut program = self.program(|group| groups.contains(&group), &[]);
        program.constrain((0..self.shares()).map(|at| (at, 1.0)), Sense::Equal, 1.0);
        match program.solve() {
            Ok(_) => Ok(true),
            Err(Unsolved::Infeasible) => Ok(false),
            Err(other) => Err(other),
        }
    }

    fn filtered(&self, mut groups: Vec<usize>) -> Result<Vec<usize>, Unsolved> {
        let mut at = 0;
        while at < groups.len() {
            let mut without = groups.clone();
            without.remove(at);
            if self.possible(&without)? {
                at += 1;
            } else {
                groups = without;
            }
        }
        Ok(groups)
    }

    /// The first impossible group of this size, in the order of its members.
    fn of_size(&self, groups: &[usize], size: usize) -> Result<Option<Vec<usize>>, Unsolved> {
        let mut chosen: Vec<usize> = (0..size).collect();
        loop {
            let tried: Vec<usize> = chosen.iter().map(|&at| groups[at]).collect();
            if !self.possible(&tried)? {
                return Ok(Some(tried));
            }
            // The next choice in the order of a dictionary.
            let Some(at) = (0..size).rev().find(|&at| chosen[at] < groups.len() - size + at) else {
                return Ok(None);
            };
            chosen[at] += 1;
            for next in at + 1..size {
                chosen[next] = chosen[next - 1] + 1;
            }
        }
    }
}

/// Number of groups of this size; capped.
fn combinations(of: usize, size: usize) -> usize {
    (0..size)
        .try_fold(1_usize, |count, at| Some(count.checked_mul(of - at)? / (at + 1)))
        .unwrap_or(usize::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_conflict_is_found_behind_a_larger_one() {
        // 0, 1 and 2 contradict each other in a circle; 3 and 4 contradict each other alone.
        let mut polytope = Polytope::new(3);
        polytope.row(4, [(2, 1.0)], Sense::AtLeast, 0.6);
        polytope.row(0, [(0, 1.0), (1, -1.0)], Sense::AtLeast, 0.1);
        polytope.row(1, [(1, 1.0), (2, -1.0)], Sense::AtLeast, 0.1);
        polytope.row(2, [(2, 1.0), (0, -1.0)], Sense::AtLeast, 0.1);
        polytope.row(3, [(2, 1.0)], Sense::AtMost, 0.5);
        let found = polytope.conflict().expect("solvable");
        assert_eq!(found, Some(Conflict { groups: vec![3, 4], smallest: true }));
    }

    #[test]
    fn statements_that_agree_are_no_conflict() {
        let mut polytope = Polytope::new(2);
        polytope.row(0, [(0, 1.0)], Sense::AtLeast, 0.5);
        polytope.row(1, [(1, 1.0)], Sense::AtLeast, 0.5);
        assert_eq!(polytope.conflict(), Ok(None));
        assert_eq!([combinations(5, 2), combinations(6, 3), combinations(4, 4)], [10, 20, 1]);
    }
}
