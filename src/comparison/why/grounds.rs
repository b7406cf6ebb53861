//! What the reasons are found in.

use crate::comparison::{Base, LeftOutPiece, Variant};
use crate::dossier::NetworkIx;
use crate::priorities::{Explanation, Problem, Solution};
use crate::robustness::preferences::Admissible;
use crate::scoring::{Appraisal, Scores};

/// What the reasons are found in.
#[derive(Clone, Copy)]
pub struct Grounds<'a> {
    /// The run as variants of it are made.
    pub base: &'a Base<'a>,
    /// Evidence of the run and its table.
    pub appraisal: &'a Appraisal,
    /// Scores of the run.
    pub scores: &'a Scores,
    /// Admissible weights of its table.
    pub region: &'a Admissible,
    /// The choice as data.
    pub problem: &'a Problem,
    /// The choice.
    pub solution: &'a Solution,
    /// What stands between each item and the other side.
    pub explanation: &'a Explanation,
    /// What other choices of the reader would bring.
    pub variants: &'a [Variant],
    /// What hangs on one piece of evidence.
    pub left_out: &'a [LeftOutPiece],
    /// Networks that meet the criteria of an area about networks themselves, ascending.
    pub threatening: &'a [NetworkIx],
    /// Most areas that bounds and rules let in together.
    pub most: usize,
    /// Share of the views of the simulation in which an area is chosen, `0..=1`, by its key; none if that is not known.
    pub in_views: &'a (dyn Fn(&str) -> Option<f64> + Sync),
}
