//! Which scoring method? A benchmark that can be run, cited and repeated.
//!
//! A [`plan`] names methods, data and settings; an [`Experiment`] is a plan with everything that it names; [`run`] puts every
//! method to every data set, in parts that are kept as they are finished; [`Summary`] joins the parts; [`report`] says what
//! follows and what does not. Invented data have a planted truth ([`data`]) that is observed as badly as the plan says
//! ([`observe`]). The same plan, seed and program give the same bytes, at any number of threads, whether a run was
//! interrupted or not.

pub mod calibration;
pub mod case;
pub mod data;
pub mod form;
pub mod measures;
pub mod observe;
pub mod plan;
pub mod report;
pub mod silence;
pub mod statistics;
pub mod timing;
pub mod weights;

mod belief;
mod disturb;
mod experiment;
mod files;
mod ranking;
mod run;
mod sets;
mod summary;

pub use experiment::{Condition, Data, Entrant, Experiment, Origin, Slot};
pub use files::{TABLE, files};
pub use measures::Measure;
pub use plan::{Plan, WrittenPlan};
pub use run::{Forget, Keep, KeepError, Part, Refusal, RunError, SetResult, run};
pub use summary::{Axis, CellRow, MethodRow, SCHEMA as RESULTS_SCHEMA, Summary};
