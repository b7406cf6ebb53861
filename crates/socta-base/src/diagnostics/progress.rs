//! How a long stage tells how far it is, and learns that it should stop.

/// Listens to the stages. The library never talks to the user; it calls this, and the command line decides what to show.
///
/// Progress may arrive from several threads and in any order, so nothing of it may enter a result.
pub trait Progress: Sync {
    /// A stage begins that takes this many steps; 0 if nobody knows.
    fn stage(&self, name: &str, steps: u64);

    /// So many steps of the stage are done.
    fn advance(&self, steps: u64);

    /// Whether the run should stop. A stage that sees it returns as soon as it can; what it returns is thrown away.
    fn cancelled(&self) -> bool;
}

/// Shows nothing and never stops.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _name: &str, _steps: u64) {}

    fn advance(&self, _steps: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}
