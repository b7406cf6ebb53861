//! What can be said of an order where many answers are missing.
//!
//! An answer that is missing is not nothing: it may be missing because nobody looked, or because there was little to
//! report. The method takes one number for that, the odds ψ that the highest level is reported over those of the lowest
//! but one, and treats doubt about a grade and silence alike: what is not known of a cell is drawn from the levels that are
//! reported elsewhere on its criterion, corrected by ψ. A statement is worth making if it holds at every ψ that is
//! reasonable.
//!
//! | file | what it does |
//! | --- | --- |
//! | `reports` | alternatives × criteria: how sure, and of which level |
//! | `pool` | what unseen cells of a criterion look like, given ψ |
//! | `score` | expected scores with their variances, given ψ |
//! | `pairs` | which alternative is above which under every ψ, rank ranges and cuts |
//! | `top` | how probably each alternative is among the first, given ψ |
//! | `odds` | which ψ a statement or a policy needs, and ψ measured from a sample |
//! | `levels` | whether levels say anything beyond the amount of reports |
//!
//! # Sources
//! Selection by outcome, corrected by Bayes' rule: Little and Rubin, Statistical Analysis with Missing Data. Empirical
//! Bayes with the method of moments: DerSimonian and Laird 1986. Double sampling of those who do not answer: Hansen and
//! Hurwitz 1946. The method as a whole is ours, tried in simulation.

mod levels;
mod odds;
mod pairs;
mod pool;
mod reports;
mod score;
mod top;

#[cfg(test)]
mod tests;

pub use levels::{LevelsTest, SHUFFLES, levels_test};
pub use odds::{MeasuredOdds, Turns, implied_odds, measured_odds, turning_odds};
pub use pairs::{Order, Sureness, order};
pub use pool::Pool;
pub use reports::{LEVELS, ReportFault, Reported, Reports, VALUES};
pub use score::{Scores, scores, shifts};
pub use top::{Habits, chances};

/// Odds at which a statement has to hold: a report of the highest level is as likely as one of a low level, and ten times
/// as likely.
pub const ODDS: [f64; 2] = [1.0, 10.0];

/// Odds that stand for the middle of the range.
pub const MIDDLE_ODDS: f64 = 3.0;
