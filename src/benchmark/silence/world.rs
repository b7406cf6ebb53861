//! True levels, and what is reported of them.

use socta_decide::silence::LEVELS;

use super::plan::{SilenceMechanism, SilenceTruth};
use crate::numeric::float::{exp, ln};
use crate::numeric::random::Stream;

/// Values of the levels.
pub(super) const VALUES: [f64; LEVELS] = [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0];
/// Distance of each level from the highest, in steps of the one above none: what the odds of a report are raised to.
const DISTANCE: [f64; LEVELS] = [1.5, 1.0, 0.5, 0.0];
/// Normal quantiles at which a latent value passes into the next level, for four levels of equal frequency.
const EVEN: [f64; 3] = [-0.674_490, 0.0, 0.674_490];
/// The same for 5, 10, 25 and 60 %.
const HIGH: [f64; 3] = [-1.644_854, -1.036_433, -0.253_347];
/// Certainties of reports, one as frequent as the other.
const CERTAINTIES: [f64; 3] = [0.45, 0.65, 0.9];
/// Contributors where they have habits of their own.
const CONTRIBUTORS: u64 = 4;
/// Standard deviation of a contributor's bias, in that of the latent values.
const BIAS: f64 = 0.8;
/// Standard deviation of the effort of areas, on the scale of log odds.
const EFFORT: f64 = 1.5;
/// Odds of a report of a High over those of a Low under alarm.
const ALARM: f64 = 4.0;

/// A report: its level, and how sure it is.
pub(super) type Report = (usize, f64);

/// True levels of a dossier.
pub(super) struct World {
    pub(super) indicators: usize,
    latent: Vec<f64>,
    cuts: [f64; 3],
    /// True score of each area, the mean of its values.
    pub(super) scores: Vec<f64>,
}

impl World {
    pub(super) fn draw(truth: SilenceTruth, areas: usize, indicators: usize, stream: &mut Stream) -> Self {
        // Shares of the variance that belong to the area and to the indicator.
        let (of_area, of_indicator, cuts) = match truth {
            SilenceTruth::Independent => (0.0, 0.0, EVEN),
            SilenceTruth::Factor => (0.5, 0.0, EVEN),
            SilenceTruth::TwoWay => (0.4, 0.3, EVEN),
            SilenceTruth::Skewed => (0.3, 0.0, HIGH),
        };
        let area: Vec<f64> = (0..areas).map(|_| stream.normal()).collect();
        let indicator: Vec<f64> = (0..indicators).map(|_| stream.normal()).collect();
        let own = 1.0 - of_area - of_indicator;
        let latent: Vec<f64> = (0..areas * indicators)
            .map(|at| {
                f64::sqrt(of_area) * area[at / indicators]
                    + f64::sqrt(of_indicator) * indicator[at % indicators]
                    + f64::sqrt(own) * stream.normal()
            })
            .collect();
        let mean = |row: &[f64]| row.iter().map(|z| VALUES[level(*z, cuts)]).sum::<f64>() / indicators as f64;
        let scores = latent.chunks(indicators).map(mean).collect();
        Self { indicators, latent, cuts, scores }
    }

    /// What is reported, area by area; the expected share of reported cells is `coverage`.
    pub(super) fn reports(
        &self,
        mechanism: SilenceMechanism,
        coverage: f64,
        stream: &mut Stream,
    ) -> Vec<Option<Report>> {
        let habits = Habits::draw(self, mechanism, stream);
        let leaning: Vec<f64> =
            (0..self.latent.len()).map(|at| self.leaning(at, mechanism, &habits)).collect();
        let base = base(&leaning, coverage);
        let one = |(at, leaning): (usize, &f64)| {
            let reported = stream.chance(logistic(base + leaning));
            let report = self.report(at, &habits, stream);
            reported.then_some(report)
        };
        leaning.iter().enumerate().map(one).collect()
    }

    /// How readily a cell is reported, as log odds beside those of all.
    fn leaning(&self, at: usize, mechanism: SilenceMechanism, habits: &Habits) -> f64 {
        let effort = habits.effort[at / self.indicators];
        let alarm = -DISTANCE[level(self.latent[at], self.cuts)] * ln(ALARM);
        match mechanism {
            SilenceMechanism::AtRandom => 0.0,
            SilenceMechanism::Alarm => alarm,
            SilenceMechanism::Mix => (effort + alarm) / 2.0,
            SilenceMechanism::Effort | SilenceMechanism::ThreatLed | SilenceMechanism::Biased => effort,
        }
    }

    /// A report is right as often as its certainty says, and else any level.
    fn report(&self, at: usize, habits: &Habits, stream: &mut Stream) -> Report {
        let certainty = CERTAINTIES[stream.below(CERTAINTIES.len() as u64) as usize];
        let other = stream.below(LEVELS as u64) as usize;
        let seen = level(self.latent[at] + habits.bias[at / self.indicators], self.cuts);
        (if stream.chance(certainty) { seen } else { other }, certainty)
    }
}

/// What contributors do with each area.
struct Habits {
    effort: Vec<f64>,
    bias: Vec<f64>,
}

impl Habits {
    fn draw(world: &World, mechanism: SilenceMechanism, stream: &mut Stream) -> Self {
        let areas = world.scores.len();
        let own: Vec<f64> = (0..areas).map(|_| EFFORT * stream.normal()).collect();
        let habits: Vec<(f64, f64)> =
            (0..CONTRIBUTORS).map(|_| (EFFORT * stream.normal(), BIAS * stream.normal())).collect();
        let whose: Vec<usize> = (0..areas).map(|_| stream.below(CONTRIBUTORS) as usize).collect();
        let none = vec![0.0; areas];
        match mechanism {
            SilenceMechanism::Biased => Self {
                effort: whose.iter().map(|&one| habits[one].0).collect(),
                bias: whose.iter().map(|&one| habits[one].1).collect(),
            },
            SilenceMechanism::ThreatLed => {
                Self { effort: standardised(&world.scores).map(|z| EFFORT * z).collect(), bias: none }
            }
            _ => Self { effort: own, bias: none },
        }
    }
}

fn standardised(values: &[f64]) -> impl Iterator<Item = f64> {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let deviation = (values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / n).sqrt();
    values.iter().map(move |value| if deviation > 0.0 { (value - mean) / deviation } else { 0.0 })
}

fn level(latent: f64, cuts: [f64; 3]) -> usize {
    cuts.iter().filter(|cut| latent > **cut).count()
}

fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + exp(-log_odds))
}

/// The log odds that give the wanted mean share, by bisection.
fn base(leaning: &[f64], coverage: f64) -> f64 {
    let share = |base: f64| {
        leaning.iter().map(|leaning| logistic(base + leaning)).sum::<f64>() / leaning.len() as f64
    };
    let (mut low, mut high) = (-30.0, 30.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if share(middle) < coverage { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::random::Source;

    fn world(truth: SilenceTruth) -> (World, Stream) {
        let mut stream = Source::new(5, &["test"]).stream(0);
        (World::draw(truth, 60, 40, &mut stream), stream)
    }

    #[test]
    fn levels_are_as_frequent_as_the_truth_says() {
        let high = |truth| {
            let (world, _) = world(truth);
            let high = world.latent.iter().filter(|z| level(**z, world.cuts) == 3).count();
            high as f64 / world.latent.len() as f64
        };
        assert!((high(SilenceTruth::Independent) - 0.25).abs() < 0.04);
        assert!((high(SilenceTruth::Skewed) - 0.6).abs() < 0.08);
    }

    #[test]
    fn mechanisms_do_what_their_names_say() {
        let shares = |mechanism| {
            let (world, mut stream) = world(SilenceTruth::Factor);
            let reports = world.reports(mechanism, 0.4, &mut stream);
            let known = reports.iter().flatten().count() as f64 / reports.len() as f64;
            let share = |of: usize| {
                let cells = || world.latent.iter().zip(&reports).filter(move |(z, _)| level(**z, EVEN) == of);
                cells().filter(|(_, report)| report.is_some()).count() as f64 / cells().count() as f64
            };
            (known, share(3) / share(1))
        };
        for mechanism in [SilenceMechanism::AtRandom, SilenceMechanism::Effort, SilenceMechanism::Biased] {
            let (known, tilt) = shares(mechanism);
            assert!((known - 0.4).abs() < 0.05 && (tilt - 1.0).abs() < 0.3, "{mechanism:?} {known} {tilt}");
        }
        for mechanism in [SilenceMechanism::Alarm, SilenceMechanism::ThreatLed, SilenceMechanism::Mix] {
            let (known, tilt) = shares(mechanism);
            assert!((known - 0.4).abs() < 0.05 && tilt > 1.3, "{mechanism:?} {known} {tilt}");
        }
    }
}
