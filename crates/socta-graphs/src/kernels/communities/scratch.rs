//! Buffers that all levels of all rounds use.

use std::collections::VecDeque;

use crate::csr::Csr;
use socta_base::numeric::random::Stream;

/// Nodes of large graphs are visited in so many runs: within a run one after the other, so that their rows are read one
/// after the other too; the order of the runs is drawn. Smaller graphs have a node a run.
const RUNS: usize = 1_024;

/// What a move looks up of a community or part, side by side.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Group {
    /// Weight from the node in question towards it; 0 between moves.
    pub(super) around: f64,
    /// Weight of the group itself.
    pub(super) total: f64,
}

/// Buffers of a round, used again by the next.
#[derive(Default)]
pub(super) struct Scratch {
    pub(super) groups: Vec<Group>,
    /// Number of nodes in each community.
    pub(super) members: Vec<u32>,
    /// The communities around a node; one longer than there can be.
    pub(super) touched: Vec<u32>,
    /// Whether a node is in the queue.
    pub(super) waiting: Vec<bool>,
    /// Weight from each node into the rest of its community.
    pub(super) inside: Vec<f64>,
    /// Numbers of communities without members.
    pub(super) empty: Vec<u32>,
    /// Nodes with ties in the order of visits.
    pub(super) order: Vec<u32>,
    pub(super) queue: VecDeque<u32>,
}

impl Scratch {
    /// Everything as it is before the first move.
    pub(super) fn start(&mut self, weight: &[f64], of: &[u32]) {
        let nodes = weight.len();
        fill(&mut self.groups, nodes, Group::default());
        fill(&mut self.members, nodes, 0);
        fill(&mut self.touched, nodes + 1, 0);
        fill(&mut self.waiting, nodes, true);
        fill(&mut self.inside, nodes, 0.0);
        for (&community, weight) in of.iter().zip(weight) {
            self.groups[community as usize].total += weight;
            self.members[community as usize] += 1;
        }
        self.empty.clear();
        self.empty.extend((0..nodes as u32).rev().filter(|&at| self.members[at as usize] == 0));
        self.queue.clear();
    }

    /// Draws the order of visits.
    pub(super) fn draw_order(&mut self, ties: &Csr, stream: &mut Stream) {
        let nodes = ties.nodes();
        let length = (nodes / RUNS).max(1);
        let mut runs: Vec<usize> = (0..nodes.div_ceil(length)).collect();
        stream.shuffle(&mut runs);
        self.order.clear();
        for run in runs {
            let run = run * length..((run + 1) * length).min(nodes);
            self.order.extend(run.filter(|&node| ties.degree(node) > 0).map(|node| node as u32));
        }
    }
}

fn fill<T: Copy>(buffer: &mut Vec<T>, length: usize, value: T) {
    buffer.clear();
    buffer.resize(length, value);
}
