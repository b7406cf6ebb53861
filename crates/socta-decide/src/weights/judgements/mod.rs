//! Judgements on the importance of criteria, as they are written and as they can no longer be wrong.
//!
//! A file names the criteria and holds one kind of judgement or several: an order, points, swings, comparisons of all
//! pairs, comparisons with the best and the worst criterion. `Judgements::read` finds every fault of it at once.

mod check;
pub(crate) mod checked;
pub(crate) mod document;
mod read;
