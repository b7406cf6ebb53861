//! The factors of the study of silence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Dossiers with gaps: sizes × truths × mechanisms × coverages × replications, each under every policy for silence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SilencePlan {
    /// Numbers of areas, each from 3 to 200.
    pub areas: Vec<u32>,
    /// Number of indicators, 2 to 200; all weigh the same.
    pub indicators: u32,
    /// How the true levels hang together.
    pub truths: Vec<SilenceTruth>,
    /// Why cells are missing.
    pub mechanisms: Vec<SilenceMechanism>,
    /// Shares of the cells that are reported, `0.05..=1`.
    pub coverages: Vec<f64>,
    /// Data sets of each combination.
    pub replications: u32,
    /// Number of areas that have a place, at most as many as there are areas.
    pub top_k: u32,
    /// Least probability of a call, above 0.5 and up to 0.99.
    pub least: f64,
    /// Odds of reporting a High over a Low under which a call has to hold for the policy that takes the weakest.
    pub odds: Vec<f64>,
}

/// How true levels hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SilenceTruth {
    /// Every cell for itself; the four levels are equally frequent.
    Independent,
    /// Half of the variance belongs to the area: who is high on one indicator is high on others.
    Factor,
    /// Areas and indicators both have a level of their own.
    TwoWay,
    /// Six cells in ten are High, as in dossiers that report what is alarming; three tenths of the variance belong to the area.
    Skewed,
}

/// Why a cell is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SilenceMechanism {
    /// At random.
    AtRandom,
    /// Areas get unlike effort, which has nothing to do with their threat.
    Effort,
    /// The odds that a High is reported are four times those of a Low.
    Alarm,
    /// Effort follows the true score of the area.
    ThreatLed,
    /// Each area has one of four contributors, who differ in effort and report levels too high or too low.
    Biased,
    /// Effort and alarm together, each by a part.
    Mix,
}

impl SilenceTruth {
    /// Name as the plan writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Independent => "independent",
            Self::Factor => "factor",
            Self::TwoWay => "two-way",
            Self::Skewed => "skewed",
        }
    }
}

impl SilenceMechanism {
    /// Name as the plan writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AtRandom => "at-random",
            Self::Effort => "effort",
            Self::Alarm => "alarm",
            Self::ThreatLed => "threat-led",
            Self::Biased => "biased",
            Self::Mix => "mix",
        }
    }
}

impl SilencePlan {
    /// Numbers that are out of their range, each with the key where it stands, and the range.
    #[must_use]
    pub fn out_of_range(&self) -> Vec<(&'static str, f64, f64, f64)> {
        let fewest = self.areas.iter().copied().min().unwrap_or(3);
        let counts =
            [("indicators", self.indicators, 2, 200), ("replications", self.replications, 1, 10_000)];
        let top = ("top_k", self.top_k, 1, fewest);
        let counts = counts.into_iter().chain([top]);
        let single = counts
            .map(|(key, value, low, high)| (key, f64::from(value), f64::from(low), f64::from(high)))
            .chain([("least", self.least, 0.5, 0.99)]);
        let areas = self.areas.iter().map(|areas| ("areas", f64::from(*areas), 3.0, 200.0));
        let coverages = self.coverages.iter().map(|coverage| ("coverages", *coverage, 0.05, 1.0));
        let odds = self.odds.iter().map(|odds| ("odds", *odds, 0.01, 1_000.0));
        let within = |&(_, value, low, high): &(&str, f64, f64, f64)| (low..=high).contains(&value);
        single.chain(areas).chain(coverages).chain(odds).filter(|found| !within(found)).collect()
    }

    /// Keys of lists that are empty, so that there is nothing to run.
    #[must_use]
    pub fn empty(&self) -> Vec<&'static str> {
        let lengths = [
            ("areas", self.areas.len()),
            ("truths", self.truths.len()),
            ("mechanisms", self.mechanisms.len()),
            ("coverages", self.coverages.len()),
            ("odds", self.odds.len()),
        ];
        lengths.into_iter().filter(|(_, length)| *length == 0).map(|(key, _)| key).collect()
    }
}
