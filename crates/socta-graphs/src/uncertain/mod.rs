//! Links that may not exist: how likely each one is, and what that does to any measure.
//!
//! 1. [`believe`] turns the evaluated reports on each tie into a probability that the tie exists.
//! 2. [`Replicas`] draws whole graphs from these probabilities: replica number i of a seed is always the same graph, at any
//!    number of threads. Any measure can be taken of them ([`Replicas::map`]); results come in the order of the replicas.
//! 3. [`Interval`] and [`Places`] say what the replicas say: median, interval, and the probability of a rank among the
//!    first k.
//!
//! Ties are drawn independently of each other, and only ties that were reported can be drawn. Both are kind assumptions:
//! whoever is looked at closely has more reported ties, and ties that nobody reported are never there. What comes out is
//! therefore a lower bound on the uncertainty.

mod belief;
mod replicas;
mod summary;

pub use belief::{Belief, Report, believe};
pub use replicas::{Draw, Replicas};
pub use summary::{HIGH, Interval, LOW, Places, Prefer, SAME_VALUE, places};
