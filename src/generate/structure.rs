//! The inside of a network: who is tied to whom, by the planted structure.
//!
//! # Source
//! UNODC (2002), five types. Densities and branching are choices of this project.
//!
//! # Complexity
//! O(members + ties) a network; a core has at most 14 members.

use crate::numeric::random::Stream;

/// Planted structure of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Structure {
    /// A dense core of 4 to 14 and a ring of associates with one or two ties to it.
    CoreGroup,
    /// One tree of command, with ties between siblings.
    StandardHierarchy,
    /// One head above three to five regional trees.
    RegionalHierarchy,
    /// A council of heads, each with its own cluster.
    ClusteredHierarchy,
    /// A loose pool of shifting ties.
    CriminalNetwork,
}

impl Structure {
    /// As written in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CoreGroup => "core_group",
            Self::StandardHierarchy => "standard_hierarchy",
            Self::RegionalHierarchy => "regional_hierarchy",
            Self::ClusteredHierarchy => "clustered_hierarchy",
            Self::CriminalNetwork => "criminal_network",
        }
    }
}

/// Kind of a tie within a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    Authority,
    Cooperation,
}

/// Members and ties of one network. Its buffers are used again for the next.
#[derive(Debug, Default)]
pub(super) struct Members {
    /// Role of each member, as written in tables.
    pub(super) roles: Vec<&'static str>,
    /// Ties between members, each pair once, lower or superior member first.
    pub(super) ties: Vec<(u32, u32, Tie)>,
}

impl Members {
    /// Draws a network of `size` members, `4..`.
    pub(super) fn draw(&mut self, structure: Structure, size: u32, stream: &mut Stream) {
        self.ties.clear();
        self.roles.clear();
        self.roles.resize(size as usize, "field_operator");
        match structure {
            Structure::CoreGroup => self.core_group(size, stream),
            Structure::StandardHierarchy => self.tree(0, size, stream),
            Structure::RegionalHierarchy => self.regional(size, stream),
            Structure::ClusteredHierarchy => self.clustered(size, stream),
            Structure::CriminalNetwork => self.pool(size, stream),
        }
        self.name_periphery(structure, stream);
    }

    fn tie(&mut self, from: u32, to: u32, tie: Tie) {
        self.ties.push((from, to, tie));
    }

    fn role(&mut self, member: u32, role: &'static str) {
        self.roles[member as usize] = role;
    }

    fn core_group(&mut self, size: u32, stream: &mut Stream) {
        let wanted = (f64::from(size) * (0.2 + 0.3 * stream.uniform())) as u32;
        let core = wanted.clamp(4, 14).min(size);
        let density = 0.5 + 0.45 * stream.uniform();
        for from in 0..core {
            self.role(from, if from == 0 { "leader" } else { "coordinator" });
            for to in from + 1..core {
                // The path through the core keeps it in one piece.
                if to == from + 1 || stream.chance(density) {
                    self.tie(from, to, Tie::Cooperation);
                }
            }
        }
        for member in core..size {
            let first = below(stream, core);
            self.tie(first, member, Tie::Cooperation);
            if stream.chance(0.3) {
                let second = (first + 1 + below(stream, core - 1)) % core;
                self.tie(second, member, Tie::Cooperation);
            }
        }
    }

    /// A tree of command over the members `head..end`.
    fn tree(&mut self, head: u32, end: u32, stream: &mut Stream) {
        let branching = 2 + below(stream, 4);
        self.role(head, "leader");
        for position in 1..end - head {
            let parent = (position - 1) / branching;
            self.tie(head + parent, head + position, Tie::Authority);
            if parent > 0 {
                self.role(head + parent, "manager");
            }
            let has_sibling = position > 1 && (position - 2) / branching == parent;
            if has_sibling && stream.chance(0.3) {
                self.tie(head + position - 1, head + position, Tie::Cooperation);
            }
        }
    }

    fn regional(&mut self, size: u32, stream: &mut Stream) {
        let regions = (3 + below(stream, 3)).min(size - 1);
        self.role(0, "leader");
        for region in 0..regions {
            let (head, end) = part(region, regions, size);
            self.tie(0, head, Tie::Authority);
            self.tree(head, end, stream);
            self.role(head, "manager");
        }
    }

    fn clustered(&mut self, size: u32, stream: &mut Stream) {
        let clusters = (3 + below(stream, 4)).min(size - 1);
        let mut heads = Vec::with_capacity(clusters as usize);
        for cluster in 0..clusters {
            let (head, end) = part(cluster, clusters, size);
            for member in head + 1..end {
                self.tie(head, member, Tie::Authority);
                if member > head + 1 && stream.chance(0.4) {
                    self.tie(member - 1, member, Tie::Cooperation);
                }
            }
            self.role(head, "leader");
            heads.push(head);
        }
        for (index, &from) in heads.iter().enumerate() {
            for &to in &heads[index + 1..] {
                self.tie(from, to, Tie::Cooperation);
            }
        }
        // The first member keeps the council's books and belongs to no cluster.
        self.role(0, "coordinator");
        self.tie(0, heads[0], Tie::Cooperation);
    }

    fn pool(&mut self, size: u32, stream: &mut Stream) {
        self.role(0, "broker");
        for member in 1..size {
            let first = below(stream, member);
            self.tie(first, member, Tie::Cooperation);
            if member > 1 && stream.chance(0.35) {
                let second = (first + 1 + below(stream, member - 1)) % member;
                self.tie(second, member, Tie::Cooperation);
            }
        }
    }

    /// Some of those without a task of command have a special one.
    fn name_periphery(&mut self, structure: Structure, stream: &mut Stream) {
        for role in &mut self.roles {
            if *role == "field_operator" {
                let u = stream.uniform();
                let loose = structure == Structure::CriminalNetwork;
                *role = match u {
                    u if u < 0.05 => "professional_enabler",
                    u if u < 0.12 => "facilitator",
                    u if u < if loose { 0.25 } else { 0.14 } => "broker",
                    u if u < 0.35 => "unknown",
                    _ => "field_operator",
                };
            }
        }
    }
}

/// Uniform in `0..bound`, 0 if the bound is 0.
pub(super) fn below(stream: &mut Stream, bound: u32) -> u32 {
    u32::try_from(stream.below(u64::from(bound))).unwrap_or(0)
}

/// Members of part `index` of `parts` equal parts of `1..size`.
fn part(index: u32, parts: u32, size: u32) -> (u32, u32) {
    let rest = u64::from(size - 1);
    let cut = |at: u32| 1 + (rest * u64::from(at) / u64::from(parts)) as u32;
    (cut(index), cut(index + 1))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::numeric::random::stream;

    const ALL: [Structure; 5] = [
        Structure::CoreGroup,
        Structure::StandardHierarchy,
        Structure::RegionalHierarchy,
        Structure::ClusteredHierarchy,
        Structure::CriminalNetwork,
    ];

    fn connected(size: u32, ties: &[(u32, u32, Tie)]) -> bool {
        let mut reached = BTreeSet::from([0]);
        loop {
            let before = reached.len();
            for &(from, to, _) in ties {
                if reached.contains(&from) || reached.contains(&to) {
                    reached.extend([from, to]);
                }
            }
            if reached.len() == before {
                return before == size as usize;
            }
        }
    }

    #[test]
    fn every_network_is_in_one_piece_and_no_pair_is_tied_twice() {
        let mut members = Members::default();
        for (index, structure) in ALL.into_iter().enumerate() {
            for size in 4..60 {
                let mut stream = stream(u64::from(size), index as u64);
                members.draw(structure, size, &mut stream);
                assert!(connected(size, &members.ties), "{structure:?} of {size}");
                let pairs: BTreeSet<_> =
                    members.ties.iter().map(|&(from, to, _)| (from.min(to), from.max(to))).collect();
                assert_eq!(pairs.len(), members.ties.len(), "{structure:?} of {size}");
                assert!(members.ties.iter().all(|&(from, to, _)| from != to && from < size && to < size));
            }
        }
    }

    #[test]
    fn a_hierarchy_has_one_superior_for_everybody_but_the_head() {
        let mut members = Members::default();
        for structure in [Structure::StandardHierarchy, Structure::RegionalHierarchy] {
            members.draw(structure, 40, &mut stream(3, 0));
            let mut superiors = [0; 40];
            for &(_, to, tie) in &members.ties {
                if tie == Tie::Authority {
                    superiors[to as usize] += 1;
                }
            }
            assert_eq!(superiors[0], 0);
            assert!(superiors[1..].iter().all(|&count| count == 1), "{structure:?}");
        }
    }

    #[test]
    fn a_core_is_denser_than_its_ring() {
        let mut members = Members::default();
        members.draw(Structure::CoreGroup, 60, &mut stream(5, 0));
        let core = members.roles.iter().filter(|role| matches!(**role, "leader" | "coordinator")).count();
        let inside = members.ties.iter().filter(|(from, to, _)| (*from.max(to) as usize) < core).count();
        let outside = members.ties.iter().filter(|(from, to, _)| (*from.min(to) as usize) >= core).count();
        assert!((4..=14).contains(&core));
        assert!(2 * inside >= core * (core - 1) / 2, "{inside} ties in a core of {core}");
        assert_eq!(outside, 0);
    }
}
