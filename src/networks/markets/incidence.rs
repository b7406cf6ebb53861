//! Who is active where, as a two-mode table: networks are rows, areas are columns. It is never projected before a question is
//! answered, because a projection makes a clique of every network with many areas.

use std::collections::BTreeMap;

use crate::dossier::{AreaIx, AreaKind, Dossier, NetworkIx};
use crate::networks::Csr;

/// A table of zeros and ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incidence {
    /// Columns of the ones of each row, rising.
    pub rows: Vec<Vec<u32>>,
    /// Number of columns.
    pub columns: usize,
}

impl Incidence {
    /// Number of ones in each column.
    #[must_use]
    pub fn column_sums(&self) -> Vec<u32> {
        let mut sums = vec![0; self.columns];
        for &column in self.rows.iter().flatten() {
            sums[column as usize] += 1;
        }
        sums
    }

    /// Pairs of columns with a one in the same row, the smaller column first, in rising order, and in how many rows.
    ///
    /// # Complexity
    /// O(p log p) for p pairs, each counted once a row.
    #[must_use]
    pub fn shared(&self) -> Vec<((u32, u32), u32)> {
        let mut pairs: Vec<(u32, u32)> = self.rows.iter().flat_map(|row| pairs(row)).collect();
        pairs.sort_unstable();
        pairs.chunk_by(|one, other| one == other).map(|run| (run[0], run.len() as u32)).collect()
    }

    /// The table turned: its columns become rows.
    #[must_use]
    pub fn turned(&self) -> Self {
        let mut rows = vec![Vec::new(); self.columns];
        for (at, row) in (0u32..).zip(&self.rows) {
            for &column in row {
                rows[column as usize].push(at);
            }
        }
        Self { rows, columns: self.rows.len() }
    }
}

/// All pairs of a rising list.
pub(super) fn pairs(row: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    row.iter().enumerate().flat_map(|(at, &one)| row[at + 1..].iter().map(move |&other| (one, other)))
}

/// Groups of areas that reach each other, and areas of the largest group. Areas are the first nodes of the graph; one other
/// node may be taken out.
pub(super) fn groups(graph: &Csr, areas: usize, gone: Option<usize>) -> (u32, u32) {
    let mut seen = vec![false; graph.nodes()];
    let (mut groups, mut largest) = (0, 0);
    for start in 0..areas {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let (mut stack, mut size) = (vec![start], 0);
        while let Some(node) = stack.pop() {
            size += u32::from(node < areas);
            for next in graph.neighbours(node).iter().map(|&next| next as usize) {
                if Some(next) != gone && !std::mem::replace(&mut seen[next], true) {
                    stack.push(next);
                }
            }
        }
        groups += 1;
        largest = largest.max(size);
    }
    (groups, largest)
}

/// The table of a dossier. Areas that are about the networks themselves are no markets and left out.
#[derive(Debug, Clone)]
pub(super) struct Involved {
    /// The table.
    pub(super) table: Incidence,
    /// The network of each row, rising.
    pub(super) networks: Vec<NetworkIx>,
    /// The area of each column, rising; those without a network are left out.
    pub(super) areas: Vec<AreaIx>,
}

impl Involved {
    /// Perhaps as if one network were not there.
    pub(super) fn of(dossier: &Dossier, gone: Option<NetworkIx>) -> Self {
        let market = |area: AreaIx| dossier.areas[area.index()].kind != AreaKind::NetworkThreat;
        let there = || dossier.involvement.iter().filter(|active| Some(active.network) != gone);
        let mut areas: Vec<AreaIx> = there().map(|active| active.area).filter(|&area| market(area)).collect();
        areas.sort_unstable();
        areas.dedup();
        let column: BTreeMap<AreaIx, u32> = areas.iter().copied().zip(0..).collect();
        let (mut rows, mut networks) = (Vec::new(), Vec::new());
        for of_network in dossier.involvement.chunk_by(|one, other| one.network == other.network) {
            if Some(of_network[0].network) == gone {
                continue;
            }
            let row: Vec<u32> =
                of_network.iter().filter_map(|active| column.get(&active.area).copied()).collect();
            if !row.is_empty() {
                networks.push(of_network[0].network);
                rows.push(row);
            }
        }
        Self { table: Incidence { rows, columns: areas.len() }, networks, areas }
    }
}
