//! Relations of pairs in a partial order: preferred, indifferent, incomparable.

use std::cmp::Ordering;

use rayon::prelude::*;

use crate::outcome::{Detail, Values};

/// What a pair is to each other. None is incomparable; greater is preferred.
pub(super) type Relation = Option<Ordering>;

/// Joins two complete orders into their intersection.
pub(super) fn intersect(first: Ordering, second: Ordering) -> Relation {
    match (first, second) {
        (Ordering::Equal, other) | (other, Ordering::Equal) => Some(other),
        (first, second) => (first == second).then_some(first),
    }
}

/// How many alternatives each one is preferred to, how many are preferred to it, and with how many it cannot be compared.
pub(super) struct Counts {
    pub(super) preferred_to: Vec<u32>,
    pub(super) preferred_by: Vec<u32>,
    pub(super) incomparable: Vec<u32>,
}

/// Counts the relations of all pairs.
///
/// # Complexity
/// O(m²).
pub(super) fn counts(alternatives: usize, relation: impl Fn(usize, usize) -> Relation + Sync) -> Counts {
    let of_row = |a: usize| {
        (0..alternatives).filter(|&b| b != a).fold((0, 0, 0), |(to, by, open), b| match relation(a, b) {
            Some(Ordering::Greater) => (to + 1, by, open),
            Some(Ordering::Less) => (to, by + 1, open),
            Some(Ordering::Equal) => (to, by, open),
            None => (to, by, open + 1),
        })
    };
    let rows: Vec<(u32, u32, u32)> = (0..alternatives).into_par_iter().map(of_row).collect();
    Counts {
        preferred_to: rows.iter().map(|row| row.0).collect(),
        preferred_by: rows.iter().map(|row| row.1).collect(),
        incomparable: rows.iter().map(|row| row.2).collect(),
    }
}

impl Counts {
    /// The counts by name.
    pub(super) fn details(self) -> [Detail; 3] {
        [
            Detail { name: "preferred_to", values: Values::Counts(self.preferred_to) },
            Detail { name: "preferred_by", values: Values::Counts(self.preferred_by) },
            Detail { name: "incomparable", values: Values::Counts(self.incomparable) },
        ]
    }
}

/// The matrix of relations: `P+` where the row is preferred to the column, `P-` the other way, `I` indifferent, `R`
/// incomparable.
pub(super) fn matrix(alternatives: usize, relation: impl Fn(usize, usize) -> Relation) -> Values {
    let word = |a: usize, b: usize| match relation(a, b) {
        _ if a == b => "I",
        Some(Ordering::Greater) => "P+",
        Some(Ordering::Less) => "P-",
        Some(Ordering::Equal) => "I",
        None => "R",
    };
    let row = |a: usize| (0..alternatives).map(|b| word(a, b)).collect();
    Values::Relations((0..alternatives).map(row).collect())
}
