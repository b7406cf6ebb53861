//! From a threat assessment to a bounded, explained set of proposed priorities.
//!
//! The modules are the stages of one compiler, in the order in which the data passes them:
//!
//! | stage | in | out |
//! | --- | --- | --- |
//! | [`model`] | `models/*.json` | [`model::Catalogue`], [`model::ScoringModel`] |
//! | [`dossier`] | a folder of files | [`dossier::Dossier`], or [`diagnostics::Findings`] |
//! | [`evidence`] | graded observations | one distribution per (subject, indicator) |
//! | [`networks`] | actors, links, involvement | profiles, and indicators of areas |
//! | [`scoring`] | threats × indicators | scores, one result a method |
//! | [`robustness`] | distributions, weights | rank acceptability, P(top K) |
//! | [`priorities`] | values, bounds | a proposal and its certificate |
//! | [`portfolio`] | views, the problem | how sure the list is, and what to find out next |
//! | [`scenarios`] | named changes | variants of a model and its bounds |
//! | [`comparison`] | several runs | rank changes and their causes |
//! | [`lists`] | what people have in mind | regret and price of each list beside the proposal |
//! | [`results`] | everything above | one value in named parts, read and written by keys |
//! | [`advisory`] | everything above | one format-free document |
//! | [`export`] | the document | Markdown, HTML, CSV, JSON |
//! | [`store`] | bytes | a run folder, whole or not at all |
//! | [`benchmark`] | a plan | scoring methods measured against planted truths |
//!
//! [`assessment`] is the front door: read, check, run. [`pipeline`] is the only place that knows the order of the stages, and
//! [`formats`] reads and writes every `socta.*/N`. [`diagnostics`], [`source`], [`numeric`] and [`locale`] are foundations that
//! every stage may use. [`cli`] is the only user of the terminal, the clock and the environment.

pub use socta_base::{diagnostics, keyed, numeric, source, tables, words};
pub mod locale;

pub mod model;

pub mod dossier;
pub mod evidence;
pub mod networks;
pub mod scoring;

pub mod robustness;

pub mod priorities;

pub mod portfolio;

pub mod scenarios;

pub mod comparison;

pub mod lists;

pub mod results;

pub mod advisory;
pub mod export;
pub mod store;

pub mod pipeline;

pub mod assessment;

pub mod benchmark;

pub mod formats;

pub mod generate;

pub mod cli;
