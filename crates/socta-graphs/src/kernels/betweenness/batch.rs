//! Eight searches at once.
//!
//! Every node has a row of eight numbers, one a search ("lane"), and a mask of the lanes in which it was reached. A step goes
//! from the nodes of one distance to those of the next, for all lanes together: the row of a node is added to the rows of
//! its neighbours as a whole, and what went to lanes that were reached before is cut off afterwards. Rows are added without
//! looking at single lanes, which the compiler turns into vector instructions.
//!
//! Each level keeps the list of its nodes and lanes, so that the way back is the same in reverse.

use super::sums::{Reach, Sums};
use crate::csr::Csr;

/// Searches in a batch; a mask has a bit for each.
pub(super) const LANES: usize = 8;
/// Numbers of paths above this are left to the search that can scale them.
const MANY_PATHS: f64 = 1e250;
/// A batch pays as long as a node turns up at no more than this many distances, on average.
const MOST_LEVELS: usize = 5;

type Row = [f64; LANES];
const NOTHING: Row = [0.0; LANES];

/// A node at a distance in some lanes.
#[derive(Debug, Clone, Copy)]
struct Entry {
    node: u32,
    lanes: u8,
}

/// Buffers for many batches.
pub(super) struct Batch {
    /// Number of shortest paths in each lane; 0 where a node was not reached.
    paths: Vec<Row>,
    /// Lanes in which a node was reached.
    seen: Vec<u8>,
    /// What a node is being sent: from the level before on the way out, from the level behind on the way back.
    sent: Vec<Row>,
    /// Lanes of `sent` that count.
    pending: Vec<u8>,
    /// The same, of the level before on the way back.
    sent_next: Vec<Row>,
    pending_next: Vec<u8>,
    /// All levels, one after the other, and where each ends.
    entries: Vec<Entry>,
    ends: Vec<usize>,
    met: Vec<u32>,
}

impl Batch {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            paths: vec![NOTHING; nodes],
            seen: vec![0; nodes],
            sent: vec![NOTHING; nodes],
            pending: vec![0; nodes],
            sent_next: vec![NOTHING; nodes],
            pending_next: vec![0; nodes],
            entries: Vec::new(),
            ends: Vec::new(),
            met: Vec::new(),
        }
    }

    /// Searches from up to eight sources. False if numbers of paths became too large; nothing can be collected then.
    pub(super) fn run(&mut self, outgoing: &Csr, sources: &[u32]) -> bool {
        for entry in self.entries.drain(..) {
            self.paths[entry.node as usize] = NOTHING;
            self.seen[entry.node as usize] = 0;
        }
        self.ends.clear();
        for (lane, &source) in sources.iter().enumerate() {
            self.paths[source as usize][lane] = 1.0;
            self.seen[source as usize] |= 1 << lane;
            self.entries.push(Entry { node: source, lanes: 1 << lane });
        }
        let mut level = 0..sources.len();
        let mut most = 0.0f64;
        while !level.is_empty() {
            self.ends.push(level.end);
            self.send(outgoing, level.clone());
            most = most.max(self.receive());
            level = level.end..self.entries.len();
        }
        most < MANY_PATHS
    }

    /// Sends numbers of paths to the neighbours of a level.
    fn send(&mut self, outgoing: &Csr, level: std::ops::Range<usize>) {
        for at in level {
            let Entry { node, lanes } = self.entries[at];
            let row = only(&self.paths[node as usize], lanes);
            for &next in outgoing.neighbours(node as usize) {
                let next = next as usize;
                let new = lanes & !self.seen[next];
                if new != 0 {
                    if self.pending[next] == 0 {
                        self.met.push(next as u32);
                    }
                    self.pending[next] |= new;
                    add(&mut self.sent[next], &row);
                }
            }
        }
    }

    /// Makes the next level of those who were sent something; returns the largest number of paths.
    fn receive(&mut self) -> f64 {
        let mut most = NOTHING;
        for node in self.met.drain(..) {
            let at = node as usize;
            let lanes = std::mem::take(&mut self.pending[at]);
            self.seen[at] |= lanes;
            let row = only(&std::mem::replace(&mut self.sent[at], NOTHING), lanes);
            add(&mut self.paths[at], &row);
            for (most, value) in most.iter_mut().zip(row) {
                *most = most.max(value);
            }
            self.entries.push(Entry { node, lanes });
        }
        most.into_iter().fold(0.0, f64::max)
    }

    /// Goes back from the farthest level and adds up what the sources depend on; `count` of the lanes were used. With
    /// `both`, distances from the sources are added as well.
    pub(super) fn collect(&mut self, outgoing: &Csr, count: usize, both: bool, sums: &mut Sums) {
        let mut outward = [Reach::default(); LANES];
        for distance in (1..self.ends.len()).rev() {
            let level = self.ends[distance - 1]..self.ends[distance];
            for at in level.clone() {
                self.depend(outgoing, self.entries[at], sums);
            }
            let behind = self.ends.get(distance + 1).map_or(0..0, |&end| self.ends[distance]..end);
            for at in behind {
                let node = self.entries[at].node as usize;
                self.sent[node] = NOTHING;
                self.pending[node] = 0;
            }
            std::mem::swap(&mut self.sent, &mut self.sent_next);
            std::mem::swap(&mut self.pending, &mut self.pending_next);
            let distance = distance as u32;
            for at in level {
                let Entry { node, lanes } = self.entries[at];
                sums.inward[node as usize].add(lanes.count_ones(), distance);
                if both {
                    each(lanes, |lane| outward[lane].add(1, distance));
                }
            }
        }
        if let Some(&first) = self.ends.get(1) {
            for at in self.ends[0]..first {
                let node = self.entries[at].node as usize;
                self.sent[node] = NOTHING;
                self.pending[node] = 0;
            }
        }
        if both {
            sums.outward.extend_from_slice(&outward[..count]);
        }
        sums.longest = sums.longest.max(self.ends.len().saturating_sub(1) as u32);
    }

    /// What the sources depend on a node by those behind it; the node then sends on its share.
    fn depend(&mut self, outgoing: &Csr, entry: Entry, sums: &mut Sums) {
        let node = entry.node as usize;
        let mut share = NOTHING;
        for &next in outgoing.neighbours(node) {
            if self.pending[next as usize] & entry.lanes != 0 {
                add(&mut share, &self.sent[next as usize]);
            }
        }
        let mask = &MASKS[entry.lanes as usize];
        let paths = &self.paths[node];
        let mut dependency = NOTHING;
        let onward = &mut self.sent_next[node];
        for lane in 0..LANES {
            let depends = paths[lane] * share[lane] * mask[lane];
            dependency[lane] = depends;
            // Lanes that were not reached have no paths; the 1 that is added keeps them from 0 / 0.
            onward[lane] = (1.0 + depends) * mask[lane] / (paths[lane] + (1.0 - mask[lane]));
        }
        sums.betweenness[node] += dependency.iter().sum::<f64>();
        self.pending_next[node] = entry.lanes;
    }

    /// Whether searching from these sources together took less than one after the other would have.
    pub(super) fn pays(&self) -> bool {
        let reached = self.entries.iter().map(|entry| entry.lanes.count_ones() as usize).sum::<usize>();
        // In eight lanes a node turns up at one to eight distances; above five the rows are not worth it.
        self.entries.len() * LANES <= reached * MOST_LEVELS
    }
}

fn add(row: &mut Row, other: &Row) {
    for (value, more) in row.iter_mut().zip(other) {
        *value += more;
    }
}

/// 1 for the lanes of a mask, 0 elsewhere.
const MASKS: [Row; 1 << LANES] = {
    let mut masks = [NOTHING; 1 << LANES];
    let mut mask = 0;
    while mask < 1 << LANES {
        let mut lane = 0;
        while lane < LANES {
            masks[mask][lane] = (mask >> lane & 1) as f64;
            lane += 1;
        }
        mask += 1;
    }
    masks
};

/// The lanes of a row that are wanted, 0 elsewhere.
fn only(row: &Row, lanes: u8) -> Row {
    let mut kept = *row;
    for (value, mask) in kept.iter_mut().zip(&MASKS[lanes as usize]) {
        *value *= mask;
    }
    kept
}

fn each(mut lanes: u8, mut act: impl FnMut(usize)) {
    while lanes != 0 {
        act(lanes.trailing_zeros() as usize);
        lanes &= lanes - 1;
    }
}
