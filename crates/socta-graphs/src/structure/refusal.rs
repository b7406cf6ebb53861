//! For which graphs no structure is called, and why.
//!
//! The model has learned what groups of 10 to 150 actors look like whose ties are ties between persons. Four kinds of data
//! look like such a group and are none:
//!
//! - **A projection of two-mode data.** Everybody at a meeting is tied to everybody, so the ties fall into cliques, and who was
//!   at one meeting only has no tie outside of it. A ranked organisation looks loose then. The signature: three or more
//!   cliques of six or more that are all the contacts of one of their members, which hold 45 % of the ties or more. In ten
//!   networks of direct ties they hold 35 % at most, in four projections 53 % at least.
//! - **Two-mode data itself**: persons and meetings, so no odd circle, but many even ones.
//! - **A mixture of layers**: kinship, classmates and meetings in one list, each of which has a structure of its own. Ties do not
//!   show it; a column `layer` does ([`several_layers`]).
//! - **A population** of several groups: more actors than any group that the model knows, or several large parts without
//!   a tie between them.
//!
//! That the signature is missing does not prove that data are no projection: small meetings leave none.
//!
//! # Complexity
//!
//! O(Σ d²) time for degrees d.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::csr::Csr;
use crate::edge_list::EdgeGraph;
use crate::kernels::components::components;

/// Fewest actors of the largest component.
pub const FEWEST: usize = 10;
/// Most actors of the largest component.
pub const MOST: usize = 300;
/// Fewest members of a clique that is taken for a meeting.
const MEETING: usize = 6;
/// Fewest such cliques of a projection.
const MEETINGS: usize = 3;
/// Share of ties within them.
const IN_MEETINGS: f64 = 0.45;
/// Ties per actor from which a graph without odd circles is two-mode: a tree has fewer than one.
const TWO_MODE_TIES: f64 = 1.15;
/// A component of this many actors is a group of its own.
const GROUP: u32 = 20;
/// So many of them are a population, unless one holds most actors.
const GROUPS: usize = 3;
const MOSTLY: f64 = 0.6;

/// Column of a list of ties that names their layers.
const LAYER: &str = "layer";

/// Why no structure is called.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Refusal {
    /// The largest connected part is too small.
    TooFewActors {
        /// Number of actors in the largest component.
        connected: usize,
        /// Fewest actors of a component of which a structure is called: [`FEWEST`].
        needed: usize,
    },
    /// The list unites several layers of ties.
    SeveralLayers {
        /// Number of layers.
        layers: usize,
    },
    /// The data are declared as a projection.
    DeclaredProjection,
    /// The ties have the signature of co-attendance.
    LooksLikeProjection {
        /// Share of ties within meetings, `0..=1`.
        in_meetings: f64,
        /// Number of such meetings.
        meetings: usize,
    },
    /// Two kinds of nodes, ties only between them.
    LooksLikeTwoMode,
    /// Too many actors to be one group.
    TooManyActors {
        /// Number of actors in the largest component.
        connected: usize,
        /// Most actors of a component of which a structure is called: [`MOST`].
        most: usize,
    },
    /// Several large parts without a tie between them.
    SeveralGroups {
        /// Number of large parts.
        groups: usize,
    },
}

/// Why no structure is called of this graph; none if one may be.
#[must_use]
pub fn refusal(ties: &Csr) -> Option<Refusal> {
    let parts = components(ties);
    let connected = parts.largest().map_or(0, |(_, size)| size as usize);
    if connected < FEWEST {
        return Some(Refusal::TooFewActors { connected, needed: FEWEST });
    }
    let groups = parts.sizes.iter().filter(|&&size| size >= GROUP).count();
    if groups >= GROUPS && (connected as f64) < MOSTLY * ties.nodes() as f64 {
        return Some(Refusal::SeveralGroups { groups });
    }
    if connected > MOST {
        return Some(Refusal::TooManyActors { connected, most: MOST });
    }
    if is_two_mode(ties) {
        return Some(Refusal::LooksLikeTwoMode);
    }
    let (in_meetings, meetings) = co_attendance(ties);
    (meetings >= MEETINGS && in_meetings >= IN_MEETINGS)
        .then_some(Refusal::LooksLikeProjection { in_meetings, meetings })
}

/// Why no structure is called of a list of ties that names several layers; none if it names one or has no column `layer`. Kinds of
/// ties (`kind`, `type`) are no layers: one group has ties of several kinds.
#[must_use]
pub fn several_layers(graph: &EdgeGraph) -> Option<Refusal> {
    let column = graph.edge_attributes.iter().find(|column| column.name.eq_ignore_ascii_case(LAYER))?;
    let rows = graph.row_edges.iter().enumerate().filter(|&(_, &edge)| edge != u32::MAX);
    let named = rows.filter_map(|(row, _)| column.get(row)).filter(|value| !value.trim().is_empty());
    let layers = named.collect::<BTreeSet<&str>>().len();
    (layers > 1).then_some(Refusal::SeveralLayers { layers })
}

/// Share of ties within cliques that look like meetings, `0..=1`, and the number of these cliques.
#[must_use]
pub fn co_attendance(ties: &Csr) -> (f64, usize) {
    let mut meetings: BTreeSet<Vec<u32>> = BTreeSet::new();
    for (id, node) in (0_u32..).zip(0..ties.nodes()) {
        if ties.degree(node) + 1 >= MEETING && knows_only_a_clique(ties, node) {
            let mut all = ties.neighbours(node).to_vec();
            all.push(id);
            all.sort_unstable();
            meetings.insert(all);
        }
    }
    let mut inside: BTreeSet<(u32, u32)> = BTreeSet::new();
    for meeting in &meetings {
        for (at, &from) in meeting.iter().enumerate() {
            inside.extend(meeting[at + 1..].iter().map(|&to| (from, to)));
        }
    }
    let all = ties.arcs() / 2;
    (if all > 0 { inside.len() as f64 / all as f64 } else { 0.0 }, meetings.len())
}

/// Whether all contacts of a node are in contact.
fn knows_only_a_clique(ties: &Csr, node: usize) -> bool {
    let around = ties.neighbours(node);
    around.iter().enumerate().all(|(at, &from)| {
        let theirs = ties.neighbours(from as usize);
        around[at + 1..].iter().all(|to| theirs.binary_search(to).is_ok())
    })
}

/// Whether a graph has no odd circle but many even ones.
fn is_two_mode(ties: &Csr) -> bool {
    let seen = (0..ties.nodes()).filter(|&node| ties.degree(node) > 0).count();
    if (ties.arcs() as f64) < 2.0 * TWO_MODE_TIES * seen as f64 {
        return false;
    }
    let mut side = vec![0_u8; ties.nodes()];
    let mut stack = Vec::new();
    for start in 0..ties.nodes() as u32 {
        if side[start as usize] != 0 {
            continue;
        }
        side[start as usize] = 1;
        stack.push(start);
        while let Some(node) = stack.pop() {
            let own = side[node as usize];
            for &other in ties.neighbours(node as usize) {
                if side[other as usize] == own {
                    return false;
                }
                if side[other as usize] == 0 {
                    side[other as usize] = 3 - own;
                    stack.push(other);
                }
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, path, star};

    /// Meetings of seven that share one person with the next.
    fn meetings(count: u32) -> Csr {
        let mut ties = Vec::new();
        for meeting in 0..count {
            let all: Vec<u32> = (6 * meeting..=6 * meeting + 6).collect();
            for (at, &from) in all.iter().enumerate() {
                ties.extend(all[at + 1..].iter().map(|&to| (from, to)));
            }
        }
        graph(6 * count as usize + 1, &ties)
    }

    #[test]
    fn meetings_are_recognised() {
        assert_eq!(co_attendance(&meetings(4)), (1.0, 4));
        assert_eq!(
            refusal(&meetings(4)),
            Some(Refusal::LooksLikeProjection { in_meetings: 1.0, meetings: 4 })
        );
        // One clique is a core, not a series of meetings.
        assert_eq!(refusal(&complete(12)), None);
    }

    #[test]
    fn two_modes_are_recognised_and_trees_are_not_two_modes() {
        let attended: Vec<(u32, u32)> =
            (0..12).flat_map(|person| [(person, 12 + person % 4), (person, 16 + person % 3)]).collect();
        assert_eq!(refusal(&graph(19, &attended)), Some(Refusal::LooksLikeTwoMode));
        assert_eq!(refusal(&star(12)), None);
        assert_eq!(refusal(&path(12)), None);
    }

    #[test]
    fn layers_are_a_mixture_and_kinds_are_not() {
        let found = |text: &str| {
            several_layers(&crate::edge_list::read(text.as_bytes(), None, false).expect("well-formed"))
        };
        let two = "source,target,Layer\na,b,kinship\nb,c,classmates\na,c,kinship\n";
        assert_eq!(found(two), Some(Refusal::SeveralLayers { layers: 2 }));
        assert_eq!(found(&two.replace("Layer", "kind")), None);
        assert_eq!(found(&two.replace("classmates", "kinship")), None);
        // The only row of the other layer joins nobody.
        assert_eq!(found(&two.replace("b,c", "b,b")), None);
        assert_eq!(found("source,target\na,b\n"), None);
    }

    #[test]
    fn size_decides_first() {
        assert_eq!(refusal(&star(9)), Some(Refusal::TooFewActors { connected: 9, needed: 10 }));
        assert_eq!(refusal(&path(301)), Some(Refusal::TooManyActors { connected: 301, most: 300 }));
        let parts: Vec<(u32, u32)> =
            (0..100).filter(|node| node % 25 != 24).map(|node| (node, node + 1)).collect();
        assert_eq!(refusal(&graph(100, &parts)), Some(Refusal::SeveralGroups { groups: 4 }));
        assert_eq!(refusal(&graph(0, &[])), Some(Refusal::TooFewActors { connected: 0, needed: 10 }));
    }
}
