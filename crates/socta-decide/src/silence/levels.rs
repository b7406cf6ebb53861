//! Whether levels say anything beyond the amount of reports.

use super::pool::Pool;
use super::reports::Reports;
use super::score::Effects;
use socta_base::numeric::random::Source;

/// Shuffles of a test.
pub const SHUFFLES: u32 = 4_999;

/// Whether alternatives differ in their reported levels by more than chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelsTest {
    /// Sum of the squared sums of residuals, each over the certainty of its alternative.
    pub statistic: f64,
    /// Share of shuffles with at least as large a statistic, the real one counted among them.
    pub p: f64,
}

/// Shuffles the reports of each criterion among the alternatives that have one on it, so that amounts stay and levels move.
#[must_use]
pub fn levels_test(reports: &Reports, seed: u64) -> LevelsTest {
    let statistic = statistic(reports);
    let source = Source::new(seed, &["levels"]);
    let mut at_least = 1_u32;
    for shuffle in 0..SHUFFLES {
        let mut stream = source.stream(u64::from(shuffle));
        let mut shuffled = reports.clone();
        for criterion in 0..reports.criteria {
            let cells: Vec<usize> = (criterion..reports.certainty.len())
                .step_by(reports.criteria)
                .filter(|&at| reports.certainty[at] > 0.0)
                .collect();
            let mut from = cells.clone();
            stream.shuffle(&mut from);
            for (&to, &from) in cells.iter().zip(&from) {
                shuffled.certainty[to] = reports.certainty[from];
                shuffled.levels[to] = reports.levels[from];
            }
        }
        at_least += u32::from(self::statistic(&shuffled) >= statistic * (1.0 - 1e-12));
    }
    LevelsTest { statistic, p: f64::from(at_least) / f64::from(SHUFFLES + 1) }
}

fn statistic(reports: &Reports) -> f64 {
    let effects = Effects::of(reports, &Pool::of(reports));
    effects.sure.iter().zip(&effects.mean).map(|(sure, mean)| sure * mean * mean).sum()
}
