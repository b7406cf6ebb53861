//! The front door: read, see what is wrong, run.
//!
//! ```no_run
//! use socta::assessment::{Assessment, RunSettings};
//! use socta::diagnostics::Silent;
//!
//! let checked = Assessment::read("fixtures/dossiers/harbour")?;
//! let assessed = checked.run(&RunSettings::default(), &Silent)?;
//! println!("{} areas are ranked", assessed.results.areas.len());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Assessment::read`] reads everything that an assessment rests on and runs every check that there is, those across files
//! too: rules of a model that name what a dossier lacks, scenarios that do not fit, stakeholders who weigh what is not
//! there. Nothing is left to the caller but to look at the findings.

mod case;
mod checked;
mod decisions;
mod given;
mod provenance;
mod settings;

pub use case::{Case, CaseError};
pub use checked::{Checked, known, method_names};
pub use given::{DEFAULT_MODEL, Given, Paths, ReadError};
pub use settings::RunSettings;

use crate::diagnostics::Progress;

/// Where an assessment begins.
#[derive(Debug, Clone, Copy)]
pub struct Assessment;

impl Assessment {
    /// Reads and checks everything that is named, and finds every fault of all of it.
    ///
    /// # Errors
    /// If something that is named is not there, or two dossiers, models or scenarios share a name. Faults of what was read are
    /// no errors: they stand in [`Checked::findings`].
    pub fn read(paths: impl Into<Paths>) -> Result<Checked, ReadError> {
        Checked::read(&paths.into(), &crate::diagnostics::Silent)
    }

    /// As [`Assessment::read`], and tells how far it is.
    ///
    /// # Errors
    /// As [`Assessment::read`].
    pub fn read_with(paths: &Paths, progress: &dyn Progress) -> Result<Checked, ReadError> {
        Checked::read(paths, progress)
    }
}
