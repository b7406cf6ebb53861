//! Nodes moved apart until none covers another.
//!
//! Pairs that overlap are pushed apart by half of what they overlap each, round after round; who is pushed over the edge is
//! put back. What does not come apart in this way, because there is no room, is made smaller.

/// Most rounds at one size.
const ROUNDS: usize = 200;
/// Sizes that are tried, each smaller than the one before.
const SIZES: usize = 12;
/// By how much.
const SMALLER: f64 = 0.75;
/// Most of the room that nodes with the gaps around them may take; circles at random come apart up to about this.
const FILLED: f64 = 0.6;

/// The room that nodes may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Distance of the middle of a node from the edge, unless its radius is larger.
    pub(super) margin: f64,
    /// Free room between two nodes.
    pub(super) gap: f64,
}

impl Bounds {
    fn inside(&self, (x, y): (f64, f64), radius: f64) -> (f64, f64) {
        let clamp = |value: f64, length: f64| {
            let margin = self.margin.max(radius + 1.0).min(length / 2.0);
            value.max(margin).min(length - margin)
        };
        (clamp(x, self.width), clamp(y, self.height))
    }
}

/// Separates nodes with these radii.
pub(super) fn separate(places: &mut [(f64, f64)], radii: &mut [f64], bounds: Bounds) {
    let taken =
        |radius: &f64| std::f64::consts::PI * (radius + bounds.gap / 2.0) * (radius + bounds.gap / 2.0);
    let needed: f64 = radii.iter().map(taken).sum();
    let room = FILLED * bounds.width * bounds.height;
    let mut factor = if needed > room { (room / needed).sqrt() } else { 1.0 };
    for _ in 0..SIZES {
        for radius in radii.iter_mut() {
            *radius *= factor;
        }
        if comes_apart(places, radii, bounds) {
            return;
        }
        factor = SMALLER;
    }
    let fits = narrowest(places, radii);
    for radius in radii {
        *radius *= fits * 0.98;
    }
}

fn comes_apart(places: &mut [(f64, f64)], radii: &[f64], bounds: Bounds) -> bool {
    for _ in 0..ROUNDS {
        let moved = push(places, radii, bounds.gap);
        for (place, &radius) in places.iter_mut().zip(radii) {
            *place = bounds.inside(*place, radius);
        }
        if !moved {
            return true;
        }
    }
    narrowest(places, radii) >= 1.0
}

/// One round; whether anybody was pushed.
fn push(places: &mut [(f64, f64)], radii: &[f64], gap: f64) -> bool {
    let mut moved = false;
    for one in 1..places.len() {
        for other in 0..one {
            let wanted = radii[one] + radii[other] + gap;
            let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
            if dx.abs() >= wanted || dy.abs() >= wanted {
                continue;
            }
            let length = (dx * dx + dy * dy).sqrt();
            if length >= wanted - 1e-6 {
                continue;
            }
            moved = true;
            // Nodes on one spot leave it in directions that differ from pair to pair.
            let (ux, uy) = if length > 1e-6 { (dx / length, dy / length) } else { aside(one + other) };
            let half = (wanted - length) / 2.0 + 1e-3;
            places[one] = (places[one].0 + ux * half, places[one].1 + uy * half);
            places[other] = (places[other].0 - ux * half, places[other].1 - uy * half);
        }
    }
    moved
}

fn aside(at: usize) -> (f64, f64) {
    [(1.0, 0.0), (0.0, 1.0), (0.6, 0.8), (0.8, -0.6), (0.28, 0.96)][at % 5]
}

/// By how much the radii must be multiplied so that no two nodes overlap.
fn narrowest(places: &[(f64, f64)], radii: &[f64]) -> f64 {
    let mut least = 1.0f64;
    for one in 1..places.len() {
        for other in 0..one {
            let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
            let length = (dx * dx + dy * dy).sqrt();
            least = least.min(length / (radii[one] + radii[other]).max(1e-9));
        }
    }
    least
}
