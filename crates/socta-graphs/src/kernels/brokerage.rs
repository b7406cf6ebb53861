//! Brokerage: how many pairs of a node's contacts are not in contact, by the groups of the three.
//!
//! For every open pair a - v - b (a and b are not tied) of different contacts of v:
//!
//! | role of v | groups |
//! | --- | --- |
//! | coordinator | all three are of one group |
//! | itinerant | a and b are of one group, v is not |
//! | border (gatekeeper or representative) | v and exactly one of a, b are of one group |
//! | liaison | all three are of different groups |
//!
//! Ties have no direction here, so that gatekeeper and representative, which differ by direction only, are one role, and
//! every open pair counts once. Pairs with somebody whose group is not known count for [`Roles::all`] only.
//!
//! How many are to be expected is found by giving the known groups to other nodes at random: with
//! [`z_scores`], 0 is what a place in the network brings whoever stands there, and 2 is much more than that.
//!
//! # Source
//!
//! Gould & Fernandez 1989, "Structures of mediation", Sociological Methodology 19:89-126.
//!
//! # Complexity
//!
//! O(Σ d + t) a labelling for t triangles, after listing the triangles in O(m^1.5).
//!
//! # Example
//!
//! A path 0 - 1 - 2 of groups x, y, x: node 1 is itinerant once, the others nothing.

use crate::csr::Csr;
use socta_base::numeric::random::Source;

/// Group of each node; none where it is not known.
pub type Groups = [Option<u32>];

/// How often a node stands between two that are not tied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles {
    /// Within its own group.
    pub coordinator: u64,
    /// Between two of another group.
    pub itinerant: u64,
    /// Between its own group and another.
    pub border: u64,
    /// Between two other groups.
    pub liaison: u64,
    /// In all, whatever the groups, known or not.
    pub all: u64,
}

impl Roles {
    /// Pairs with more than one group in them.
    #[must_use]
    pub fn across(&self) -> u64 {
        self.itinerant + self.border + self.liaison
    }

    fn counts(&self) -> [u64; 5] {
        [self.coordinator, self.itinerant, self.border, self.liaison, self.across()]
    }
}

/// How far a node's roles are from what any labelling of the same nodes gives, in standard deviations; none where every
/// labelling gives the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoleScores {
    /// Within its own group.
    pub coordinator: Option<f64>,
    /// Between two of another group.
    pub itinerant: Option<f64>,
    /// Between its own group and another.
    pub border: Option<f64>,
    /// Between two other groups.
    pub liaison: Option<f64>,
    /// With more than one group in it.
    pub across: Option<f64>,
}

/// A graph with its triangles listed, so that many labellings can be counted.
#[derive(Debug, Clone)]
pub struct Brokers<'a> {
    ties: &'a Csr,
    starts: Vec<usize>,
    /// For each node, the tied pairs of its contacts.
    closed: Vec<(u32, u32)>,
}

impl<'a> Brokers<'a> {
    /// Of a graph, along ties.
    #[must_use]
    pub fn of(ties: &'a Csr) -> Self {
        let mut starts = Vec::with_capacity(ties.nodes() + 1);
        let mut closed = Vec::new();
        let mut contact_of = vec![u32::MAX; ties.nodes()];
        for (node, id) in (0..ties.nodes()).zip(0u32..) {
            starts.push(closed.len());
            for &contact in ties.neighbours(node) {
                contact_of[contact as usize] = id;
            }
            for &contact in ties.neighbours(node) {
                let further = ties.neighbours(contact as usize).iter().copied();
                closed.extend(
                    further
                        .filter(|&other| other > contact && contact_of[other as usize] == id)
                        .map(|other| (contact, other)),
                );
            }
        }
        starts.push(closed.len());
        Self { ties, starts, closed }
    }

    /// Number of triangles, each counted at all three nodes.
    #[must_use]
    pub fn triangles(&self) -> usize {
        self.closed.len()
    }

    /// Open pairs of each node, whatever the groups.
    #[must_use]
    pub fn open_pairs(&self) -> Vec<u64> {
        let open = |node: usize| {
            pairs(self.ties.degree(node) as u64) - (self.starts[node + 1] - self.starts[node]) as u64
        };
        (0..self.ties.nodes()).map(open).collect()
    }

    /// The roles of each node.
    #[must_use]
    pub fn roles(&self, groups: &Groups) -> Vec<Roles> {
        let mut tally = Tally::new(groups);
        let open = self.open_pairs();
        (0..self.ties.nodes())
            .map(|node| Roles { all: open[node], ..self.role(node, groups, &mut tally) })
            .collect()
    }

    fn role(&self, node: usize, groups: &Groups, tally: &mut Tally) -> Roles {
        let Some(own) = groups[node] else { return Roles::default() };
        let known = self.ties.neighbours(node).iter().filter_map(|&contact| groups[contact as usize]);
        let mut roles = tally.pairs(own, known);
        for &(a, b) in &self.closed[self.starts[node]..self.starts[node + 1]] {
            if let (Some(a), Some(b)) = (groups[a as usize], groups[b as usize]) {
                *of(&mut roles, own, a, b) -= 1;
            }
        }
        roles
    }
}

fn pairs(of: u64) -> u64 {
    of * of.saturating_sub(1) / 2
}

/// The role that a pair of contacts gives.
fn of(roles: &mut Roles, own: u32, a: u32, b: u32) -> &mut u64 {
    match (a == own, b == own, a == b) {
        (true, true, _) => &mut roles.coordinator,
        (true, false, _) | (false, true, _) => &mut roles.border,
        (false, false, true) => &mut roles.itinerant,
        (false, false, false) => &mut roles.liaison,
    }
}

/// Counts contacts by group.
struct Tally {
    count: Vec<u64>,
    touched: Vec<u32>,
}

impl Tally {
    fn new(groups: &Groups) -> Self {
        let most = groups.iter().flatten().max().map_or(0, |&most| most as usize + 1);
        Self { count: vec![0; most], touched: Vec::new() }
    }

    /// Roles if no two contacts were tied.
    fn pairs(&mut self, own: u32, contacts: impl Iterator<Item = u32>) -> Roles {
        let mut total = 0;
        for group in contacts {
            if self.count[group as usize] == 0 {
                self.touched.push(group);
            }
            self.count[group as usize] += 1;
            total += 1;
        }
        let inside = self.count[own as usize];
        let mut roles =
            Roles { coordinator: pairs(inside), border: inside * (total - inside), ..Roles::default() };
        for &group in self.touched.iter().filter(|&&group| group != own) {
            roles.itinerant += pairs(self.count[group as usize]);
        }
        roles.liaison = pairs(total) - roles.coordinator - roles.border - roles.itinerant;
        for group in self.touched.drain(..) {
            self.count[group as usize] = 0;
        }
        roles
    }
}

/// Scores of the roles against `labellings` random ones, which give the known groups to the same nodes in another order.
#[must_use]
pub fn z_scores(brokers: &Brokers<'_>, groups: &Groups, labellings: u32, seed: u64) -> Vec<RoleScores> {
    let known: Vec<usize> = (0..groups.len()).filter(|&node| groups[node].is_some()).collect();
    let mut labels: Vec<Option<u32>> = known.iter().map(|&node| groups[node]).collect();
    let mut drawn = groups.to_vec();
    let mut tally = Tally::new(groups);
    // Counts are whole numbers, so that sums are exact; the tie of a node to its own group makes no difference to that.
    let mut sums = vec![[0.0f64; 5]; groups.len()];
    let mut squares = sums.clone();
    let mut stream = Source::new(seed, &["brokerage"]).stream(0);
    for _ in 0..labellings {
        stream.shuffle(&mut labels);
        for (&node, &label) in known.iter().zip(&labels) {
            drawn[node] = label;
        }
        for &node in &known {
            let counts = brokers.role(node, &drawn, &mut tally).counts();
            for (role, count) in counts.into_iter().enumerate() {
                sums[node][role] += count as f64;
                squares[node][role] += (count * count) as f64;
            }
        }
    }
    let found = brokers.roles(groups);
    let score = |node: usize, role: usize| {
        let times = f64::from(labellings.max(1));
        let mean = sums[node][role] / times;
        let deviation = (squares[node][role] / times - mean * mean).max(0.0).sqrt();
        (deviation > mean.max(1.0) * 1e-9).then(|| (found[node].counts()[role] as f64 - mean) / deviation)
    };
    let scores = |node: usize| RoleScores {
        coordinator: score(node, 0),
        itinerant: score(node, 1),
        border: score(node, 2),
        liaison: score(node, 3),
        across: score(node, 4),
    };
    (0..groups.len()).map(scores).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, path, star};

    fn roles(ties: &Csr, groups: &[u32]) -> Vec<Roles> {
        Brokers::of(ties).roles(&groups.iter().map(|&group| Some(group)).collect::<Vec<_>>())
    }

    #[test]
    fn each_role_has_its_path() {
        let of = |groups| roles(&path(3), groups)[1];
        assert_eq!(of(&[0, 0, 0]), Roles { coordinator: 1, all: 1, ..Roles::default() });
        assert_eq!(of(&[0, 1, 0]), Roles { itinerant: 1, all: 1, ..Roles::default() });
        assert_eq!(of(&[0, 0, 1]), Roles { border: 1, all: 1, ..Roles::default() });
        assert_eq!(of(&[1, 0, 0]), Roles { border: 1, all: 1, ..Roles::default() });
        assert_eq!(of(&[0, 1, 2]), Roles { liaison: 1, all: 1, ..Roles::default() });
    }

    #[test]
    fn tied_contacts_need_nobody() {
        assert_eq!(roles(&complete(5), &[0, 0, 1, 1, 2]), [Roles::default(); 5]);
        // 0 is tied to all of 1, 2, 3, and 1 to 2.
        let found = roles(&graph(4, &[(0, 1), (0, 2), (0, 3), (1, 2)]), &[0, 0, 1, 1]);
        assert_eq!(found[0], Roles { itinerant: 1, border: 1, all: 2, ..Roles::default() });
    }

    #[test]
    fn the_centre_of_a_star_has_all_pairs() {
        let found = roles(&star(6), &[0, 0, 0, 1, 1, 2])[0];
        assert_eq!((found.coordinator, found.border, found.itinerant, found.liaison), (1, 6, 1, 2));
        assert_eq!((found.all, found.across()), (10, 9));
    }

    #[test]
    fn an_unknown_group_counts_in_all_only() {
        let groups = [Some(0), Some(0), None];
        let found = Brokers::of(&path(3)).roles(&groups)[1];
        assert_eq!(found, Roles { all: 1, ..Roles::default() });
        assert_eq!(z_scores(&Brokers::of(&path(3)), &groups, 50, 1)[1].across, None);
    }

    #[test]
    fn a_bridge_between_groups_is_more_than_chance() {
        // Two stars of one group each, joined by their centres 0 and 6.
        let mut ties: Vec<(u32, u32)> = (1..6).map(|leaf| (0, leaf)).collect();
        ties.extend((7..12).map(|leaf| (6, leaf)));
        ties.push((0, 6));
        let ties = graph(12, &ties);
        let brokers = Brokers::of(&ties);
        let groups: Vec<Option<u32>> = (0..12).map(|node| Some(node / 6)).collect();
        let scores = z_scores(&brokers, &groups, 2_000, 1);
        // Its leaves are all of its own group, which chance seldom brings.
        assert!(scores[0].coordinator.is_some_and(|score| score > 2.0), "{:?}", scores[0]);
        assert!(scores[0].across.is_some_and(|score| score < -2.0), "{:?}", scores[0]);
        assert_eq!(scores[1].coordinator, None);
        assert_eq!(scores, z_scores(&brokers, &groups, 2_000, 1));
    }
}
