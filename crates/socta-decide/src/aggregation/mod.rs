//! Rankings of several voters made one: methods, contributors, stakeholders or criteria may vote.
//!
//! # Source
//! Borda (1781), Mémoire sur les élections au scrutin, Académie royale des sciences; Copeland (1951), A reasonable social welfare
//! function, University of Michigan; Kemeny (1959), Mathematics without numbers, Daedalus 88(4):577-591.

pub(crate) mod bound;
#[cfg(test)]
mod examples;
pub(crate) mod kemeny;
pub(crate) mod pairwise;
pub(crate) mod vote;

pub use bound::lower_bound;
pub use kemeny::{Kemeny, MOST_EXACT, kemeny};
pub use pairwise::{Ballot, Pairwise};
pub use vote::{Vote, vote};
