//! What can be said where answers are missing: invented dossiers whose truth is known, seen through gaps of a known kind.
//!
//! The other part of the benchmark asks which method finds the severe areas; this part asks what a policy for silence lets one
//! say, and how often that is wrong. Each data set has true levels, loses cells by one mechanism, and is judged under every
//! policy: how near the order comes to the truth, which pairs and which places among the first K are called, and how many of
//! those calls are wrong beside how many were admitted to be.
//!
//! | file | what it does |
//! | --- | --- |
//! | `plan` | the factors: truths, mechanisms, coverages, sizes |
//! | `world` | true levels, and what is reported of them |
//! | `policies` | scores with their variances under each policy |
//! | `calls` | what is called, and how much of it is wrong |
//! | `study` | all data sets, joined by condition and policy |

mod calls;
mod plan;
mod policies;
mod study;
mod world;

pub use calls::{Calls, Tally};
pub use plan::{SilenceMechanism, SilencePlan, SilenceTruth};
pub use policies::SilencePolicy;
pub use study::{SilenceRow, SilenceStudy, silence_study};
