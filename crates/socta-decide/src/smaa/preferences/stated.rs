//! Drawing uniformly from the weights that keep statements.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_base::numeric::linear::{Sense, Unsolved};
use socta_base::numeric::polytope::{Interior, Polytope, Row};
use socta_base::numeric::random::{Source, Stream};

use crate::range::Range;
use crate::smaa::preferences::tiers::{Tiers, compares};
use crate::smaa::preferences::walk::{Density, Walk};
use crate::smaa::shares::ShareSampler;
use crate::smaa::weights::WeightSampler;

/// Proposals of the trial for rejection.
const TRIALS: u32 = 4_000;
/// Share of kept proposals from which rejection is taken.
const ENOUGH: f64 = 0.01;
/// Proposals after which a sample falls back on the centre. With an acceptance of 1 % the chance of that is below 1e-400.
const MOST_PROPOSALS: u32 = 100_000;

/// How weights are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DrawnBy {
    /// There is but one admissible point.
    Fixed,
    /// Uniform on the whole simplex, by spacings.
    Simplex,
    /// By sorting uniform shares.
    Sorting,
    /// Within lower and upper ends, by exact samplers.
    Ends,
    /// By mixing the corners of a set that is a simplex of its own.
    Corners,
    /// By rejecting what an exact sampler proposes.
    Rejection,
    /// By a random walk.
    HitAndRun,
    /// At two levels, layers and shares within each, from their ranges alone.
    Levels,
}

/// How weights were drawn, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Drawing {
    /// Sampler that draws.
    pub by: DrawnBy,
    /// Dimension of the admissible set; none if it was not needed.
    pub dimension: Option<usize>,
    /// Share of proposals that were kept, of rejection.
    pub acceptance: Option<f64>,
    /// Steps between two samples, of a walk.
    pub thinning: Option<u64>,
    /// Independent samples that a sample is worth: 1 of exact samplers, measured by batch means of a walk.
    pub efficiency: f64,
}

/// What proposals are made of.
#[derive(Debug, Clone, PartialEq)]
enum Exact {
    Simplex,
    Tiers(Tiers),
    Ends(ShareSampler),
    Corners(Vec<Vec<f64>>),
}

#[derive(Debug, Clone, PartialEq)]
enum Plan {
    Fixed(Vec<f64>),
    Exact(Exact),
    /// The proposals, the rows that they may break, and where a sample falls back to.
    Rejection(Exact, Vec<Row>, Vec<f64>),
    Walk(Box<Walk>),
}

/// Draws uniformly from a part of the simplex.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedWeights {
    criteria: usize,
    plan: Plan,
    drawing: Drawing,
}

impl StatedWeights {
    /// The sampler for this part of the simplex.
    ///
    /// # Errors
    /// If it is empty or the arithmetic fails.
    pub fn new(polytope: &Polytope) -> Result<Self, Unsolved> {
        let interior = polytope.interior()?;
        let dimension = interior.basis.len();
        let made = |plan, by, acceptance, thinning, efficiency| Self {
            criteria: polytope.shares(),
            plan,
            drawing: Drawing { by, dimension: Some(dimension), acceptance, thinning, efficiency },
        };
        if dimension == 0 {
            return Ok(made(Plan::Fixed(interior.centre), DrawnBy::Fixed, None, None, 1.0));
        }
        let (whole, partial): (Vec<_>, Vec<_>) =
            candidates(polytope).into_iter().partition(|(_, _, rest)| rest.is_empty());
        if let Some((exact, by, _)) = whole.into_iter().next() {
            return Ok(made(Plan::Exact(exact), by, None, None, 1.0));
        }
        // Without corners another way is left, so a failure to find them is none.
        if let Ok(Some(corners)) = polytope.corners(&interior) {
            return Ok(made(Plan::Exact(Exact::Corners(corners)), DrawnBy::Corners, None, None, 1.0));
        }
        let mut best: Option<(f64, Exact, Vec<Row>)> = None;
        for (exact, _, rest) in partial {
            let kept = exact.acceptance(polytope.shares(), &rest);
            if kept >= ENOUGH && best.as_ref().is_none_or(|(most, ..)| kept > *most) {
                best = Some((kept, exact, rest));
            }
        }
        if let Some((kept, exact, rest)) = best {
            let plan = Plan::Rejection(exact, rest, interior.centre);
            return Ok(made(plan, DrawnBy::Rejection, Some(kept), None, 1.0));
        }
        Ok(Self::walking(polytope.shares(), &interior))
    }

    /// The random walk, even where an exact sampler would do: for comparing the two.
    ///
    /// # Errors
    /// If the set is empty or the arithmetic fails.
    pub fn by_walk(polytope: &Polytope) -> Result<Self, Unsolved> {
        let interior = polytope.interior()?;
        if interior.basis.is_empty() {
            Self::new(polytope)
        } else {
            Ok(Self::walking(polytope.shares(), &interior))
        }
    }

    fn walking(criteria: usize, interior: &Interior) -> Self {
        let walk = Walk::new(interior, Density::Uniform);
        let drawing = Drawing {
            by: DrawnBy::HitAndRun,
            dimension: Some(interior.basis.len()),
            acceptance: None,
            thinning: Some(walk.thinning),
            efficiency: walk.efficiency,
        };
        Self { criteria, plan: Plan::Walk(Box::new(walk)), drawing }
    }

    /// How it draws.
    #[must_use]
    pub fn drawing(&self) -> Drawing {
        self.drawing
    }
}

impl WeightSampler for StatedWeights {
    fn criteria(&self) -> usize {
        self.criteria
    }

    fn is_fixed(&self) -> bool {
        matches!(self.plan, Plan::Fixed(_))
    }

    fn fill(&self, seed: u64, index: u64, width: usize, weights: &mut [f64]) {
        let mut put = |sample: usize, shares: &[f64]| {
            for (criterion, share) in shares.iter().enumerate() {
                weights[criterion * width + sample] = *share;
            }
        };
        let source = Source::new(seed, &["weights", "stated"]);
        if let Plan::Walk(walk) = &self.plan {
            walk.block(&source, index, width, put);
            return;
        }
        let mut stream = source.stream(index);
        let (mut shares, mut scratch) = (vec![0.0; self.criteria], Vec::new());
        for sample in 0..width {
            match &self.plan {
                Plan::Fixed(point) => shares.copy_from_slice(point),
                Plan::Exact(exact) => exact.propose(&mut stream, &mut scratch, &mut shares),
                Plan::Rejection(exact, rest, centre) => {
                    let kept = (0..MOST_PROPOSALS).any(|_| {
                        exact.propose(&mut stream, &mut scratch, &mut shares);
                        keeps(rest, &shares)
                    });
                    if !kept {
                        shares.copy_from_slice(centre);
                    }
                }
                Plan::Walk(_) => {}
            }
            put(sample, &shares);
        }
    }

    fn efficiency(&self) -> f64 {
        self.drawing.efficiency
    }
}

impl Exact {
    fn propose(&self, stream: &mut Stream, scratch: &mut Vec<f64>, shares: &mut [f64]) {
        match self {
            Self::Simplex => stream.simplex(1.0, shares),
            Self::Tiers(tiers) => {
                stream.simplex(1.0, shares);
                tiers.apply(stream, scratch, shares);
            }
            Self::Ends(sampler) => sampler.sample(stream, scratch, shares),
            Self::Corners(corners) => {
                scratch.clear();
                scratch.resize(corners.len(), 0.0);
                stream.simplex(1.0, scratch);
                shares.fill(0.0);
                for (part, corner) in scratch.iter().zip(corners) {
                    shares.iter_mut().zip(corner).for_each(|(share, own)| *share += part * own);
                }
                let sum: f64 = shares.iter().sum();
                shares.iter_mut().for_each(|share| *share /= sum);
            }
        }
    }

    /// Share of its proposals that keep these rows, from a trial with numbers of its own.
    fn acceptance(&self, shares: usize, rest: &[Row]) -> f64 {
        let mut stream = Source::new(0, &["weights", "stated", "trial"]).stream(0);
        let (mut proposal, mut scratch) = (vec![0.0; shares], Vec::new());
        let mut kept = 0;
        for _ in 0..TRIALS {
            self.propose(&mut stream, &mut scratch, &mut proposal);
            kept += u32::from(keeps(rest, &proposal));
        }
        f64::from(kept) / f64::from(TRIALS)
    }
}

fn keeps(rows: &[Row], shares: &[f64]) -> bool {
    rows.iter().all(|row| row.sense != Sense::Equal && row.holds(shares))
}

/// Exact samplers for a part of the rows, each with the rows that it leaves.
fn candidates(polytope: &Polytope) -> Vec<(Exact, DrawnBy, Vec<Row>)> {
    let without = |kept: &dyn Fn(&Row) -> bool| -> Vec<Row> {
        polytope
            .rows()
            .iter()
            .filter(|row| !kept(row) && !row.coefficients.iter().all(|one| *one == 0.0))
            .cloned()
            .collect()
    };
    let mut found = vec![(Exact::Simplex, DrawnBy::Simplex, without(&|_| false))];
    if let Some(tiers) = Tiers::of(polytope) {
        found.push((Exact::Tiers(tiers), DrawnBy::Sorting, without(&compares)));
    }
    let mut ranges = vec![Range { low: 0.0, high: 1.0 }; polytope.shares()];
    for row in polytope.rows() {
        let Some((at, coefficient)) = single(row) else { continue };
        let (end, range) = (row.bound / coefficient, &mut ranges[at]);
        let lower = (row.sense == Sense::AtLeast) == (coefficient > 0.0);
        if row.sense == Sense::Equal || lower {
            range.low = range.low.max(end);
        }
        if row.sense == Sense::Equal || !lower {
            range.high = range.high.min(end);
        }
    }
    if let Ok(sampler) = ShareSampler::new(&ranges)
        && polytope.rows().iter().any(|row| single(row).is_some())
    {
        found.push((Exact::Ends(sampler), DrawnBy::Ends, without(&|row| single(row).is_some())));
    }
    found
}

/// The only share that a row speaks of, with its coefficient.
fn single(row: &Row) -> Option<(usize, f64)> {
    let mut terms =
        row.coefficients.iter().copied().enumerate().filter(|(_, coefficient)| *coefficient != 0.0);
    let only = terms.next()?;
    terms.next().is_none().then_some(only)
}
