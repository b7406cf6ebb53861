//! SMAA of a plain decision problem.
//!
//! [`read`] makes an [`Input`] of a JSON document like that of [`crate::rank`], of which cells may be uncertain and
//! weights absent; [`run`] simulates it. The result is plain arrays by their usual names, with the standard errors in
//! `errors` under the same names.

mod cell;
mod error;
mod read;
mod result;
mod run;

pub use error::SmaaError;
pub use read::{Input, read};
pub use result::{Classes, Figures, SmaaResult};
pub use run::run;
