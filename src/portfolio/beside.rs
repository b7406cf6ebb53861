//! What looks at every view beside the choice, so that views are drawn once.

use crate::priorities::ProblemFault;

/// Something that looks at every view. Blocks of views are looked at in any order and added in theirs.
pub(crate) trait Beside: Sync {
    /// What was seen of some views, with the memory to look at the next one.
    type Seen: Send;

    /// Nothing seen yet.
    fn start(&self) -> Self::Seen;

    /// Looks at one view, in which the items alone are worth this, in micro-units and in the order of the problem.
    fn look(&self, seen: &mut Self::Seen, values: &[i64]) -> Result<(), ProblemFault>;

    /// Adds what was seen of later views.
    fn add(&self, total: &mut Self::Seen, later: &Self::Seen);
}

/// What was seen of all views.
#[derive(Debug)]
pub(crate) struct Looked<S> {
    pub(crate) seen: S,
    /// Number of views.
    pub(crate) views: u64,
    /// Independent views that one of them is worth.
    pub(crate) efficiency: f64,
}

/// Nobody looks.
pub(super) struct Nobody;

impl Beside for Nobody {
    type Seen = ();

    fn start(&self) {}

    fn look(&self, (): &mut (), _: &[i64]) -> Result<(), ProblemFault> {
        Ok(())
    }

    fn add(&self, (): &mut (), (): &()) {}
}
