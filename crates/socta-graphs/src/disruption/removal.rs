//! What taking out a set does to reach: as a whole, and within and between groups (areas, cells).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::csr::Csr;
use crate::kernels::brokerage::Groups;
use crate::kernels::components::components;

/// Reach before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Removal {
    /// Number of nodes taken out.
    pub removed: usize,
    /// Number of ties that are lost with them.
    pub lost_ties: usize,
    /// Of those, how many joined two different groups.
    pub lost_crossing: usize,
    /// Size of the largest component before the removal.
    pub largest_before: u32,
    /// Size of the largest component after the removal.
    pub largest_after: u32,
    /// How many others a node reaches on average before the removal, of those that stay.
    pub reach_before: f64,
    /// How many others a node reaches on average after the removal, of those that stay.
    pub reach_after: f64,
    /// The same by group.
    pub groups: Vec<GroupEffect>,
}

/// What it does to a group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GroupEffect {
    /// Number of the group.
    pub group: u32,
    /// Number of members of the group.
    pub members: u32,
    /// Number of members that are taken out.
    pub removed: u32,
    /// How many other members a member reaches on average before the removal, of those that stay, by way of anybody.
    pub reach_before: f64,
    /// How many other members a member reaches on average after the removal, of those that stay, by way of anybody.
    pub reach_after: f64,
    /// Members who had a tie and have none any more.
    pub isolated: u32,
}

/// The effect of removing nodes; a node that is named twice is removed once.
///
/// # Complexity
///
/// O(n + m) and O(n g) for g groups that overlap in components.
#[must_use]
pub fn removal(ties: &Csr, nodes: &[u32], groups: Option<&Groups>) -> Removal {
    let mut gone = vec![false; ties.nodes()];
    for &node in nodes {
        gone[node as usize] = true;
    }
    let mut left = ties.clone();
    ties.without_into(&gone, &mut left);
    let (before, after) = (components(ties), components(&left));
    let stay: Vec<usize> = (0..ties.nodes()).filter(|&node| !gone[node]).collect();
    let reach = |of: &[u32], among: &[usize]| mean_reach(of, among);
    let crossing = |a: usize, b: usize| {
        groups.is_some_and(|groups| groups[a].is_some() && groups[b].is_some() && groups[a] != groups[b])
    };
    let mut lost_crossing = 0;
    for node in 0..ties.nodes() {
        for &other in ties.neighbours(node).iter().filter(|&&other| node < other as usize) {
            let lost = gone[node] || gone[other as usize];
            lost_crossing += usize::from(lost && crossing(node, other as usize));
        }
    }
    let largest = |sizes: &[u32]| sizes.iter().copied().max().unwrap_or(0);
    Removal {
        removed: ties.nodes() - stay.len(),
        lost_ties: (ties.arcs() - left.arcs()) / 2,
        lost_crossing,
        largest_before: largest(&before.sizes),
        largest_after: if stay.is_empty() { 0 } else { largest(&after.sizes) },
        reach_before: reach(&before.of, &stay),
        reach_after: reach(&after.of, &stay),
        groups: groups.map_or_else(Vec::new, |groups| {
            let effect = |group| {
                let members: Vec<usize> =
                    (0..ties.nodes()).filter(|&node| groups[node] == Some(group)).collect();
                let staying: Vec<usize> = members.iter().copied().filter(|&node| !gone[node]).collect();
                let isolated =
                    staying.iter().filter(|&&node| ties.degree(node) > 0 && left.degree(node) == 0);
                GroupEffect {
                    group,
                    members: members.len() as u32,
                    removed: (members.len() - staying.len()) as u32,
                    reach_before: reach(&before.of, &staying),
                    reach_after: reach(&after.of, &staying),
                    isolated: isolated.count() as u32,
                }
            };
            let all: std::collections::BTreeSet<u32> = groups.iter().flatten().copied().collect();
            all.into_iter().map(effect).collect()
        }),
    }
}

/// How many others of a set one of them reaches on average; 0 for an empty set.
fn mean_reach(component: &[u32], among: &[usize]) -> f64 {
    let mut parts: Vec<u32> = among.iter().map(|&node| component[node]).collect();
    parts.sort_unstable();
    let pairs: u64 =
        parts.chunk_by(|a, b| a == b).map(|part| (part.len() as u64) * (part.len() as u64 - 1)).sum();
    pairs as f64 / among.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::path;

    #[test]
    fn the_middle_of_a_path_is_what_both_ends_reach_by() {
        let groups: Vec<Option<u32>> = [0, 0, 1, 2, 2].map(Some).to_vec();
        let found = removal(&path(5), &[2, 2], Some(&groups));
        assert_eq!((found.removed, found.lost_ties, found.lost_crossing), (1, 2, 2));
        assert_eq!((found.largest_before, found.largest_after), (5, 2));
        assert_eq!((found.reach_before, found.reach_after), (3.0, 1.0));
        assert_eq!(found.groups.len(), 3);
        let one = found.groups[0];
        assert_eq!(
            (one.members, one.removed, one.reach_before, one.reach_after, one.isolated),
            (2, 0, 1.0, 1.0, 0)
        );
        assert_eq!((found.groups[1].removed, found.groups[1].reach_before), (1, 0.0));
    }

    #[test]
    fn a_group_may_hang_on_somebody_else() {
        let groups: Vec<Option<u32>> = vec![Some(0), None, Some(0)];
        let found = removal(&path(3), &[1], Some(&groups));
        assert_eq!(
            (found.groups[0].reach_before, found.groups[0].reach_after, found.groups[0].isolated),
            (1.0, 0.0, 2)
        );
        assert_eq!(found.lost_crossing, 0);
    }

    #[test]
    fn taking_everybody_leaves_nobody() {
        let found = removal(&path(3), &[0, 1, 2], None);
        assert_eq!((found.largest_after, found.reach_before, found.lost_ties), (0, 0.0, 2));
    }
}
