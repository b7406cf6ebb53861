//! What searches from some sources add up to.

/// What a source sees.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Reach {
    /// Sum of 1 / distance.
    pub harmonic: f64,
    /// Sum of distances.
    pub farness: u64,
    /// Number of other nodes at a finite distance.
    pub reached: u32,
}

impl Reach {
    /// Some more nodes at a distance.
    pub(super) fn add(&mut self, nodes: u32, distance: u32) {
        self.harmonic += f64::from(nodes) / f64::from(distance);
        self.farness += u64::from(nodes) * u64::from(distance);
        self.reached += nodes;
    }
}

/// Partial sums over a block of sources.
pub(super) struct Sums {
    pub(super) betweenness: Vec<f64>,
    pub(super) inward: Vec<Reach>,
    pub(super) outward: Vec<Reach>,
    pub(super) longest: u32,
}

impl Sums {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            betweenness: vec![0.0; nodes],
            inward: vec![Reach::default(); nodes],
            outward: Vec::new(),
            longest: 0,
        }
    }

    pub(super) fn join(&mut self, other: Self) {
        for (sum, part) in self.betweenness.iter_mut().zip(other.betweenness) {
            *sum += part;
        }
        for (sum, part) in self.inward.iter_mut().zip(other.inward) {
            sum.harmonic += part.harmonic;
            sum.farness += part.farness;
            sum.reached += part.reached;
        }
        self.outward.extend(other.outward);
        self.longest = self.longest.max(other.longest);
    }
}
