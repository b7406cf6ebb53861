//! How a world is observed: by whom, how well, in which levels, and what is not seen at all.
//!
//! Every random number has a stream of its own name, so that cases that differ in one setting share all the others (common
//! random numbers): twice the noise is the same error twice as large.

use super::belief::{Seen, belief};
use super::case::Case;
use super::data::{World, value};
use super::measures::Reference;
use super::plan::{Mechanism, Missing, Spread, Synthetic, WeightKnowledge};
use super::weights;
use crate::numeric::random::{Source, Stream};
use crate::scoring::{
    Criterion, Direction, Matrix, Preference, Problem, ProblemFault, Thresholds, ValueScale,
};

/// Ends of the scales of criteria with different units, one after the other.
const UNITS: [f64; 4] = [1.0, 10.0, 100.0, 1_000.0];
/// Thresholds of the outranking methods, as shares of the scale: indifference, preference, veto.
const THRESHOLDS: [f64; 3] = [0.05, 0.2, 0.6];
/// Limits between Low, Medium and High, as shares of the scale.
const LIMITS: [f64; 2] = [1.0 / 3.0, 2.0 / 3.0];
/// How a world is observed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Standard deviation of the error of a report.
    pub noise: f64,
    /// What is missing.
    pub missing: Missing,
    /// Number of contributors.
    pub contributors: u32,
    /// What the methods are told about the weights.
    pub weights: WeightKnowledge,
}

/// The case that follows from a world under a setting.
///
/// # Errors
/// If the data are no problem, which sizes within the limits of the plan do not cause.
pub fn observe(
    data: &Synthetic,
    world: &World,
    setting: &Setting,
    seed: u64,
    replication: u64,
) -> Result<Case, Vec<ProblemFault>> {
    let streams = Streams { seed, name: &data.name, replication };
    let columns = world.criteria();
    let seen = report(data, world, setting, &streams);
    let cuts = Cuts::draw(data, columns, &streams);
    let kept = kept(world, data.spread, setting.missing, &mut streams.of("missing"));
    let told = weights::told(setting.weights, &world.weights, &mut streams.of("told"));
    let criteria: Vec<Criterion> =
        told.iter().enumerate().map(|(at, weight)| criterion(data, at, columns, *weight)).collect();
    let (mut cells, mut beliefs) = (Vec::with_capacity(seen.len()), Vec::with_capacity(seen.len()));
    for (at, (seen, kept)) in seen.iter().zip(&kept).enumerate() {
        let level = cuts.as_ref().map(|cuts| cuts.level(at % columns, seen.shown));
        let share = match (level, data.levels) {
            (Some(level), Some(levels)) => f64::from(level) / f64::from(levels.count - 1),
            _ => seen.shown,
        };
        cells.push(kept.then(|| in_units(&criteria[at % columns], share)));
        beliefs.push(belief(data, seen, level, *kept));
    }
    let names = (1..=world.alternatives).map(|at| format!("a{at}")).collect();
    let matrix = Matrix::new(columns, &cells).map_err(|_| vec![ProblemFault::NoCriterion])?;
    let problem = Problem::new(names, criteria, matrix)?;
    let ends = super::case::ends(&problem);
    let weights_known = setting.weights == WeightKnowledge::True;
    let truth = Some(Reference::of_values(&world.severity));
    Ok(Case { problem, ends, levels: data.levels.is_some(), truth, beliefs, weights_known })
}

struct Streams<'a> {
    seed: u64,
    name: &'a str,
    replication: u64,
}

impl Streams<'_> {
    fn of(&self, what: &str) -> Stream {
        Source::new(self.seed, &["benchmark", self.name, what]).stream(self.replication)
    }

    /// Of one contributor.
    fn by(&self, what: &str, contributor: u32) -> Stream {
        Source::new(self.seed, &["benchmark", self.name, what, &contributor.to_string()])
            .stream(self.replication)
    }
}

/// The reports on each cell, pooled by their mean.
fn report(data: &Synthetic, world: &World, setting: &Setting, streams: &Streams<'_>) -> Vec<Seen> {
    let columns = world.criteria();
    let (mut sums, mut counts) = (vec![0.0; world.latent.len()], vec![0_u32; world.alternatives]);
    for contributor in 0..setting.contributors {
        let bias = data.bias * streams.by("bias", contributor).normal();
        let (mut errors, mut covers) =
            (streams.by("error", contributor), streams.by("coverage", contributor));
        for row in 0..world.alternatives {
            // Somebody reports on each alternative.
            let duty = row as u64 % u64::from(setting.contributors) == u64::from(contributor);
            let reports = covers.uniform() < data.coverage || duty;
            counts[row] += u32::from(reports);
            for column in 0..columns {
                let error = setting.noise * errors.normal();
                if reports {
                    sums[row * columns + column] += world.latent[row * columns + column] + bias + error;
                }
            }
        }
    }
    let mut efforts = streams.of("effort");
    let efforts: Vec<f64> =
        (0..world.alternatives).map(|_| data.effort + (1.0 - data.effort) * efforts.uniform()).collect();
    let cell = |(at, sum): (usize, f64)| {
        let (row, column) = (at / columns, at % columns);
        let count = f64::from(counts[row].max(1));
        let latent = sum / count;
        let effort = if column % 2 == 1 { efforts[row] } else { 1.0 };
        let shown = value(data.spread, latent) * effort;
        Seen { latent, variance: setting.noise * setting.noise / count, shown }
    };
    sums.into_iter().enumerate().map(cell).collect()
}

/// Limits between levels, criterion by criterion.
struct Cuts(Vec<Vec<f64>>);

impl Cuts {
    fn draw(data: &Synthetic, columns: usize, streams: &Streams<'_>) -> Option<Self> {
        let levels = data.levels?;
        let mut stream = streams.of("cuts");
        let cuts = |_| {
            let mut cuts: Vec<f64> =
                (1..levels.count)
                    .map(|at| {
                        if levels.unequal {
                            stream.uniform()
                        } else {
                            f64::from(at) / f64::from(levels.count)
                        }
                    })
                    .collect();
            cuts.sort_by(f64::total_cmp);
            cuts
        };
        Some(Self((0..columns).map(cuts).collect()))
    }

    /// Level of a value, from 0.
    fn level(&self, column: usize, value: f64) -> u32 {
        let below = self.0[column].iter().take_while(|cut| **cut <= value).count();
        u32::try_from(below).unwrap_or(u32::MAX)
    }
}

/// Which cells are seen. The most visible cell of each alternative is always seen.
fn kept(world: &World, spread: Spread, missing: Missing, stream: &mut Stream) -> Vec<bool> {
    let columns = world.criteria();
    let chances: Vec<f64> = world.latent.iter().map(|_| stream.uniform()).collect();
    let mut kept: Vec<bool> = world
        .latent
        .iter()
        .zip(&chances)
        .map(|(latent, chance)| match missing.mechanism {
            Mechanism::Mcar => *chance >= missing.share,
            // Twice the share at the top of an even scale, none at its bottom, the share on average.
            Mechanism::Mnar => *chance >= 2.0 * missing.share * value(spread, *latent),
        })
        .collect();
    for row in 0..world.alternatives {
        let cells = row * columns..(row + 1) * columns;
        if kept[cells.clone()].iter().all(|kept| !kept)
            && let Some(best) = cells.reduce(|a, b| if chances[b] > chances[a] { b } else { a })
        {
            kept[best] = true;
        }
    }
    kept
}

/// The criterion at a position, with scale, thresholds, limits of classes and dimension.
fn criterion(data: &Synthetic, at: usize, columns: usize, weight: f64) -> Criterion {
    let direction = if data.units && at % 3 == 2 { Direction::Min } else { Direction::Max };
    let (low, high) = match data.levels {
        Some(levels) => (1.0, f64::from(levels.count)),
        None if data.units => (0.0, UNITS[at % UNITS.len()]),
        None => (0.0, 1.0),
    };
    let [indifference, preference, veto] = THRESHOLDS.map(|share| share * (high - low));
    let limit = |share: f64| match direction {
        Direction::Max => low + share * (high - low),
        Direction::Min => high - share * (high - low),
    };
    Criterion {
        scale: Some(ValueScale::Span { low, high }),
        preference: Preference::new("linear", Some(indifference), Some(preference), None).ok(),
        thresholds: Some(Thresholds { indifference, preference, veto: Some(veto) }),
        group: Some(if at < columns / 2 { "harm" } else { "likelihood" }.to_owned()),
        profiles: LIMITS.map(limit).to_vec(),
        ..Criterion::new(&format!("c{}", at + 1), direction, weight)
    }
}

/// A share of the scale in the criterion's unit.
fn in_units(criterion: &Criterion, share: f64) -> f64 {
    let Some(ValueScale::Span { low, high }) = &criterion.scale else { return share };
    match criterion.direction {
        Direction::Max => low + share * (high - low),
        Direction::Min => high - share * (high - low),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::benchmark::plan::Levels;

    fn data() -> Synthetic {
        Synthetic::plain("test", 200, 6)
    }

    const CLEAN: Setting = Setting {
        noise: 0.0,
        missing: Missing { share: 0.0, mechanism: Mechanism::Mcar },
        contributors: 1,
        weights: WeightKnowledge::True,
    };

    fn case(data: &Synthetic, setting: &Setting) -> (World, Case) {
        let world = World::draw(data, 7, 0);
        let case = observe(data, &world, setting, 7, 0).expect("a case");
        (world, case)
    }

    #[test]
    fn without_disturbance_the_values_are_seen_as_they_are() {
        let (world, case) = case(&data(), &CLEAN);
        for (at, latent) in world.latent.iter().enumerate() {
            let cell = case.problem.matrix().get(at / 6, at % 6).expect("known");
            assert!((cell - crate::numeric::float::normal_cdf(*latent)).abs() < 1e-15);
        }
    }

    #[test]
    fn units_and_directions_are_other_words_for_the_same() {
        let (_, plain) = case(&data(), &CLEAN);
        let (_, units) = case(&Synthetic { units: true, ..data() }, &CLEAN);
        assert_eq!(units.problem.criteria()[2].direction, Direction::Min);
        for row in 0..200 {
            for (column, criterion) in units.problem.criteria().iter().enumerate() {
                let share = plain.problem.matrix().get(row, column).expect("known");
                let cell = units.problem.matrix().get(row, column).expect("known");
                assert!((in_units(criterion, share) - cell).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_same_error_grows_with_the_noise() {
        let clean = case(&data(), &CLEAN).0.latent;
        let of = |noise| {
            let world = World::draw(&data(), 7, 0);
            let streams = Streams { seed: 7, name: "test", replication: 0 };
            report(&data(), &world, &Setting { noise, ..CLEAN }, &streams)
        };
        for ((once, twice), latent) in of(0.3).iter().zip(of(0.6)).zip(clean) {
            assert!((twice.latent - latent - 2.0 * (once.latent - latent)).abs() < 1e-12);
        }
    }

    #[test]
    fn missing_at_random_has_its_share_and_otherwise_hits_the_high_values() {
        let share = |mechanism| {
            let setting = Setting { missing: Missing { share: 0.3, mechanism }, ..CLEAN };
            let (world, case) = case(&data(), &setting);
            let missing: Vec<bool> = (0..world.latent.len())
                .map(|at| case.problem.matrix().get(at / 6, at % 6).is_none())
                .collect();
            let of = |high: bool| {
                let (gone, all) = world
                    .latent
                    .iter()
                    .zip(&missing)
                    .filter(|(z, _)| (**z > 0.0) == high)
                    .fold((0.0, 0.0), |(gone, all), (_, missing)| {
                        (gone + f64::from(u8::from(*missing)), all + 1.0)
                    });
                gone / all
            };
            (of(false), of(true))
        };
        let (low, high) = share(Mechanism::Mcar);
        // Five standard errors of some 600 cells are about 0.09.
        assert!((low - 0.3).abs() < 0.1 && (high - 0.3).abs() < 0.1, "{low} {high}");
        let (low, high) = share(Mechanism::Mnar);
        assert!((low - 0.15).abs() < 0.1 && (high - 0.45).abs() < 0.1, "{low} {high}");
    }

    #[test]
    fn levels_are_whole_numbers_on_their_scale() {
        let levels = Some(Levels { count: 5, unequal: true });
        let (world, case) = case(&Synthetic { levels, ..data() }, &CLEAN);
        for at in 0..world.latent.len() {
            let cell = case.problem.matrix().get(at / 6, at % 6).expect("known");
            assert!(cell.fract() == 0.0 && (1.0..=5.0).contains(&cell), "{cell}");
        }
    }

    #[test]
    fn effort_hides_a_part_of_every_other_criterion() {
        let (_, full) = case(&data(), &CLEAN);
        let (_, little) = case(&Synthetic { effort: 0.2, ..data() }, &CLEAN);
        for row in 0..200 {
            let cells = |case: &Case| case.problem.matrix().row(row).flatten().collect::<Vec<f64>>();
            for (column, (a, b)) in cells(&full).into_iter().zip(cells(&little)).enumerate() {
                assert!(if column % 2 == 1 { b <= a && b >= 0.2 * a } else { a == b });
            }
        }
    }

    #[test]
    fn contributors_share_the_work_and_each_has_a_bias() {
        let biased = Synthetic { bias: 1.0, ..data() };
        let (_, one) = case(&biased, &CLEAN);
        let (_, several) = case(&biased, &Setting { contributors: 5, ..CLEAN });
        assert_ne!(one.problem.matrix(), several.problem.matrix());
        assert_eq!(several.problem.matrix().missing(), 0);
    }
}
