//! Participation: how evenly a node's ties are spread over groups.
//!
//! `P = 1 - Σ_g (k_g / k)²` over the groups g of its contacts, where k_g of its k ties with known groups lead to g: 0 if
//! all lead to one group, `1 - 1/G` if they are spread evenly over G groups.
//!
//! # Source
//!
//! Guimerà & Amaral 2005, "Functional cartography of complex metabolic networks", Nature 433:895-900.
//!
//! # Complexity
//!
//! O(n + m + G) time, O(G) memory.
//!
//! # Example
//!
//! The centre of a star whose two leaves are of different groups: 1/2.

use super::brokerage::Groups;
use crate::csr::Csr;

/// Participation of each node, `0..1`; none without a contact whose group is known.
#[must_use]
pub fn participation(ties: &Csr, groups: &Groups) -> Vec<Option<f64>> {
    let most = groups.iter().flatten().max().map_or(0, |&most| most as usize + 1);
    let mut count = vec![0u32; most];
    let of = |node: usize| {
        let contacts = || ties.neighbours(node).iter().filter_map(|&contact| groups[contact as usize]);
        let mut known = 0u32;
        for group in contacts() {
            count[group as usize] += 1;
            known += 1;
        }
        let mut concentrated = 0.0;
        for group in contacts() {
            // Each group is met once per contact and counted at the first.
            let share = f64::from(std::mem::take(&mut count[group as usize])) / f64::from(known);
            concentrated += share * share;
        }
        (known > 0).then_some(1.0 - concentrated)
    };
    (0..ties.nodes()).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::star;

    #[test]
    fn even_spread_is_highest() {
        let groups = [0, 0, 1, 2, 3].map(Some);
        let found = participation(&star(5), &groups);
        assert_eq!(found[0], Some(0.75));
        assert_eq!(found[1], Some(0.0));
    }

    #[test]
    fn unknown_groups_are_no_group() {
        assert_eq!(participation(&star(3), &[Some(0), None, Some(1)]), [Some(0.0), Some(0.0), Some(0.0)]);
        assert_eq!(participation(&star(2), &[Some(0), None]), [None, Some(0.0)]);
    }
}
