//! Capacities: weights of sets of criteria.
//!
//! A capacity `μ` gives 0 to the empty set, 1 to the whole, and no less to a set than to its parts. It is kept as its Moebius
//! masses `m`, with `μ(A) = Σ_{B ⊆ A} m(B)`; then the Choquet integral is `Σ_A m(A) min_{i ∈ A} x_i`, the Shapley value of a
//! criterion `φ_i = Σ_{A ∋ i} m(A) / |A|`, and the interaction index of a pair `I_ij = Σ_{A ⊇ ij} m(A) / (|A| - 1)`.
//!
//! # Source
//! Choquet (1954), Annales de l'Institut Fourier 5:131-295; Grabisch (1996), EJOR 89:445-456; Grabisch (1997), k-order
//! additive discrete fuzzy measures, Fuzzy Sets and Systems 92:167-189.
//!
//! # Complexity
//! O(2ⁿ n) to build a general capacity of n criteria, O(n²) for a 2-additive one; O(masses × their size) an alternative.

/// Most criteria of a capacity that is given or checked set by set.
pub(super) const MOST_CRITERIA: usize = 12;
/// Largest rounding of weights of sets.
const SLACK: f64 = 1e-9;

/// A monotone capacity, as Moebius masses other than 0 of sets of columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Capacity {
    criteria: usize,
    masses: Vec<(Vec<usize>, f64)>,
}

/// Why numbers are no capacity. Columns count from 0.
#[derive(Debug, Clone, PartialEq)]
pub enum CapacityFault {
    /// A set has no weight.
    Missing {
        /// Positions of the criteria of the set.
        set: Vec<usize>,
    },
    /// A criterion takes weight away.
    NotMonotone {
        /// Position of the criterion.
        criterion: usize,
        /// The set that it is added to.
        set: Vec<usize>,
        /// How much it takes away.
        loss: f64,
    },
    /// The whole does not weigh 1.
    Total {
        /// Weight of the whole set.
        total: f64,
    },
    /// There are too many sets.
    TooMany,
}

impl Capacity {
    /// The 2-additive capacity with these Shapley values, which add up to 1, and interaction indices of pairs.
    ///
    /// # Errors
    /// If a criterion interacts by more than twice its Shapley value, so that it would take weight from some set.
    pub fn two_additive(shapley: &[f64], pairs: &[(usize, usize, f64)]) -> Result<Self, CapacityFault> {
        let mut single = shapley.to_vec();
        let mut masses = Vec::new();
        // What each criterion may lose to those that repeat it.
        let mut repeated: Vec<(f64, Vec<usize>)> = vec![(0.0, Vec::new()); shapley.len()];
        for &(a, b, index) in pairs {
            for (one, other) in [(a, b), (b, a)] {
                single[one] -= index / 2.0;
                if index < 0.0 {
                    repeated[one].0 += index;
                    repeated[one].1.push(other);
                }
            }
            masses.push((vec![a.min(b), a.max(b)], index));
        }
        for (criterion, (mass, (lost, set))) in single.iter().zip(repeated).enumerate() {
            if mass + lost < -SLACK {
                return Err(CapacityFault::NotMonotone { criterion, set, loss: -(mass + lost) });
            }
        }
        masses.splice(0..0, single.into_iter().enumerate().map(|(at, mass)| (vec![at], mass)));
        masses.retain(|(_, mass)| *mass != 0.0);
        Ok(Self { criteria: shapley.len(), masses })
    }

    /// The capacity with these weights of sets; the whole has 1 if it is left out.
    ///
    /// # Errors
    /// If a set is left out, the whole does not weigh 1, or the weights are not monotone.
    pub fn of_weights(criteria: usize, sets: &[(Vec<usize>, f64)]) -> Result<Self, CapacityFault> {
        let whole = full(criteria)?;
        let mut weights: Vec<Option<f64>> = vec![None; whole + 1];
        weights[0] = Some(0.0);
        weights[whole] = Some(1.0);
        for (set, weight) in sets {
            weights[bits(set)] = Some(*weight);
        }
        let missing = weights.iter().position(Option::is_none);
        if let Some(set) = missing {
            return Err(CapacityFault::Missing { set: members(set) });
        }
        let weights: Vec<f64> = weights.into_iter().flatten().collect();
        check(criteria, &weights)?;
        let mut masses = weights;
        for at in 0..criteria {
            for set in 0..=whole {
                if set & (1 << at) != 0 {
                    masses[set] -= masses[set ^ (1 << at)];
                }
            }
        }
        Ok(Self { criteria, masses: kept(&masses) })
    }

    /// The capacity with these Moebius masses; sets that are left out have 0.
    ///
    /// # Errors
    /// If the masses do not add up to 1, or the capacity that they make is not monotone.
    pub fn of_masses(criteria: usize, sets: &[(Vec<usize>, f64)]) -> Result<Self, CapacityFault> {
        let whole = full(criteria)?;
        let mut masses = vec![0.0; whole + 1];
        for (set, mass) in sets {
            masses[bits(set)] = *mass;
        }
        let mut weights = masses.clone();
        for at in 0..criteria {
            for set in 0..=whole {
                if set & (1 << at) != 0 {
                    weights[set] += weights[set ^ (1 << at)];
                }
            }
        }
        check(criteria, &weights)?;
        Ok(Self { criteria, masses: kept(&masses) })
    }

    /// The Choquet integral of values on a common scale, one a criterion.
    #[must_use]
    pub fn choquet(&self, values: &[f64]) -> f64 {
        let smallest = |set: &[usize]| set.iter().map(|&at| values[at]).fold(f64::INFINITY, f64::min);
        self.masses.iter().map(|(set, mass)| mass * smallest(set)).sum()
    }

    /// The weight of a set of columns, `0..=1`.
    #[must_use]
    pub fn weight(&self, set: &[usize]) -> f64 {
        let inside = |part: &[usize]| part.iter().all(|at| set.contains(at));
        self.masses.iter().filter(|(part, _)| inside(part)).map(|(_, mass)| mass).sum()
    }

    /// The Shapley value of each criterion; they add up to 1.
    #[must_use]
    pub fn shapley(&self) -> Vec<f64> {
        let mut shares = vec![0.0; self.criteria];
        for (set, mass) in &self.masses {
            for &at in set {
                shares[at] += mass / set.len() as f64;
            }
        }
        shares
    }

    /// The interaction index of each pair, `-1..=1`: above 0 they support, below 0 they repeat each other. A criterion has
    /// none with itself.
    #[must_use]
    pub fn interaction(&self) -> Vec<Vec<Option<f64>>> {
        let mut indices = vec![vec![0.0; self.criteria]; self.criteria];
        for (set, mass) in &self.masses {
            for &a in set {
                for &b in set {
                    if a != b {
                        indices[a][b] += mass / (set.len() - 1) as f64;
                    }
                }
            }
        }
        let row = |(a, row): (usize, Vec<f64>)| -> Vec<Option<f64>> {
            row.into_iter().enumerate().map(|(b, index)| (a != b).then_some(index)).collect()
        };
        indices.into_iter().enumerate().map(row).collect()
    }
}

/// The set of all criteria as bits.
fn full(criteria: usize) -> Result<usize, CapacityFault> {
    if criteria > MOST_CRITERIA { Err(CapacityFault::TooMany) } else { Ok((1 << criteria) - 1) }
}

fn bits(set: &[usize]) -> usize {
    set.iter().fold(0, |bits, at| bits | 1 << at)
}

fn members(bits: usize) -> Vec<usize> {
    (0..MOST_CRITERIA).filter(|at| bits & (1 << at) != 0).collect()
}

/// Masses that are more than rounding, by number of members and then by position.
fn kept(masses: &[f64]) -> Vec<(Vec<usize>, f64)> {
    let some = masses.iter().enumerate().filter(|(set, mass)| *set != 0 && mass.abs() > 1e-15);
    some.map(|(set, mass)| (members(set), *mass)).collect()
}

/// Whether the whole weighs 1 and no criterion takes weight from a set.
fn check(criteria: usize, weights: &[f64]) -> Result<(), CapacityFault> {
    let total = weights.last().copied().unwrap_or(0.0);
    if (total - 1.0).abs() > SLACK {
        return Err(CapacityFault::Total { total });
    }
    for (set, weight) in weights.iter().enumerate() {
        for at in (0..criteria).filter(|at| set & (1 << at) == 0) {
            let loss = weight - weights[set | 1 << at];
            if loss > SLACK {
                return Err(CapacityFault::NotMonotone { criterion: at, set: members(set), loss });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mathematics and physics repeat each other, literature supports both.
    fn students() -> Vec<(Vec<usize>, f64)> {
        vec![
            (vec![0], 0.45),
            (vec![1], 0.45),
            (vec![2], 0.3),
            (vec![0, 1], 0.5),
            (vec![0, 2], 0.9),
            (vec![1, 2], 0.9),
            (vec![0, 1, 2], 1.0),
        ]
    }

    fn close(found: &[f64], expected: &[f64]) {
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
    }

    /// Grabisch (1996), EJOR 89:445-456: three students, of whom the balanced one is best.
    #[test]
    fn grabisch_1996_students() {
        let capacity = Capacity::of_weights(3, &students()).expect("monotone");
        let marks = [[18.0, 16.0, 10.0], [10.0, 12.0, 18.0], [14.0, 15.0, 15.0]];
        close(&marks.map(|marks| capacity.choquet(&marks)), &[13.9, 13.6, 14.9]);
        close(&capacity.shapley(), &[7.0 / 24.0, 7.0 / 24.0, 5.0 / 12.0]);
        assert!(capacity.interaction()[0][1].is_some_and(|index| index < 0.0));
        assert!(capacity.interaction()[0][2].is_some_and(|index| index > 0.0));
        let masses = Capacity::of_masses(3, &capacity.masses).expect("monotone");
        close(&marks.map(|marks| masses.choquet(&marks)), &[13.9, 13.6, 14.9]);
    }

    #[test]
    fn two_additive_capacities_have_the_indices_they_are_made_of() {
        let capacity =
            Capacity::two_additive(&[0.5, 0.3, 0.2], &[(1, 0, 0.2), (1, 2, -0.3)]).expect("monotone");
        close(&capacity.shapley(), &[0.5, 0.3, 0.2]);
        let indices = capacity.interaction();
        assert_eq!(indices[0], [None, Some(0.2), Some(0.0)]);
        assert_eq!(indices[2], [Some(0.0), Some(-0.3), None]);
        // By hand: m = (0.4, 0.35, 0.35; 0.2, 0, -0.3).
        close(&[capacity.weight(&[0, 1]), capacity.weight(&[1, 2])], &[0.95, 0.4]);
        close(&[capacity.choquet(&[1.0, 0.5, 0.0])], &[0.4 + 0.35 * 0.5 + 0.2 * 0.5]);
    }

    #[test]
    fn what_is_no_capacity_is_refused() {
        let fault = Capacity::two_additive(&[0.5, 0.5], &[(0, 1, -1.5)]).expect_err("takes weight away");
        assert!(matches!(fault, CapacityFault::NotMonotone { criterion: 0, .. }), "{fault:?}");
        let mut sets = students();
        sets[3].1 = 0.4;
        let fault = Capacity::of_weights(3, &sets).expect_err("two weigh less than one");
        assert!(matches!(fault, CapacityFault::NotMonotone { .. }));
        sets.remove(3);
        assert_eq!(Capacity::of_weights(3, &sets), Err(CapacityFault::Missing { set: vec![0, 1] }));
        assert_eq!(Capacity::of_masses(2, &[(vec![0], 0.5)]), Err(CapacityFault::Total { total: 0.5 }));
        assert_eq!(Capacity::of_masses(13, &[]), Err(CapacityFault::TooMany));
    }
}
