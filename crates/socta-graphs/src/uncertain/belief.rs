//! From reports on a tie to the probability that it exists.
//!
//! `p = 1 - Π over origins (1 - max over the reports of that origin q)`, where q is the certainty of a report.
//! Reports of one origin repeat each other and count once, by the best of them. Reports whose origin is not stated are
//! taken as of one origin: nothing says that they are independent.
//!
//! # Source
//!
//! Independent testimonies as noisy-or: Pearl 1988, *Probabilistic Reasoning in Intelligent Systems*, 4.3.2.
//!
//! # Complexity
//!
//! O(r log r) for r reports.

/// A report that a tie exists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Report {
    /// Position of the tie.
    pub tie: u32,
    /// From whom the information comes in the end; none if that is not stated.
    pub origin: Option<u32>,
    /// Probability that what is reported holds, `0..=1`.
    pub certainty: f64,
}

/// What the reports on a tie make us believe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Belief {
    /// Probability that the tie exists, `0..=1`; 0 without a report.
    pub probability: f64,
    /// Number of origins that report it; all unstated ones are one.
    pub independent: u32,
    /// Number of reports.
    pub reports: u32,
}

/// Beliefs in ties `0..ties`. The order of the reports has no influence, not even on the last bit.
///
/// # Panics
///
/// If a report names a tie that is not below `ties`.
#[must_use]
pub fn believe(ties: usize, mut reports: Vec<Report>) -> Vec<Belief> {
    reports.sort_unstable_by(|a, b| {
        (a.tie, a.origin).cmp(&(b.tie, b.origin)).then_with(|| a.certainty.total_cmp(&b.certainty))
    });
    let mut beliefs = vec![Belief { probability: 0.0, independent: 0, reports: 0 }; ties];
    for of_tie in reports.chunk_by(|a, b| a.tie == b.tie) {
        let belief = &mut beliefs[of_tie[0].tie as usize];
        let mut doubt = 1.0;
        for of_origin in of_tie.chunk_by(|a, b| a.origin == b.origin) {
            // The best report of an origin comes last.
            let best = of_origin.last().map_or(0.0, |report| report.certainty.clamp(0.0, 1.0));
            doubt *= 1.0 - best;
            belief.independent += 1;
        }
        belief.reports = of_tie.len() as u32;
        belief.probability = 1.0 - doubt;
    }
    beliefs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(tie: u32, origin: Option<u32>, certainty: f64) -> Report {
        Report { tie, origin, certainty }
    }

    #[test]
    fn independent_origins_add_up_and_repetitions_do_not() {
        let reports = vec![
            report(0, Some(1), 0.5),
            report(0, Some(2), 0.8),
            report(0, Some(1), 0.25),
            report(2, None, 0.35),
            report(2, None, 0.6),
        ];
        let beliefs = believe(3, reports.clone());
        assert!((beliefs[0].probability - 0.9).abs() < 1e-15);
        assert_eq!((beliefs[0].independent, beliefs[0].reports), (2, 3));
        assert_eq!(beliefs[1], Belief { probability: 0.0, independent: 0, reports: 0 });
        assert_eq!((beliefs[2].probability, beliefs[2].independent), (0.6, 1));
        assert_eq!(beliefs, believe(3, reports.into_iter().rev().collect()));
    }
}
