//! One round of Leiden on a graph whose nodes may stand for groups of actors.

use std::collections::VecDeque;

use crate::networks::Csr;
use crate::numeric::random::Stream;

/// A graph and what each node stands for.
pub(super) struct Level<'a> {
    ties: std::borrow::Cow<'a, Csr>,
    /// Weight of each node: its strength, inner ties counted twice.
    weight: Vec<f64>,
    /// Sum of all weights.
    all: f64,
}

impl<'a> Level<'a> {
    pub(super) fn of(ties: &'a Csr) -> Self {
        let weight: Vec<f64> = (0..ties.nodes()).map(|node| ties.strength(node)).collect();
        Self { all: weight.iter().sum(), ties: std::borrow::Cow::Borrowed(ties), weight }
    }

    fn nodes(&self) -> usize {
        self.weight.len()
    }
}

/// Weight from one node to the communities around it.
struct Around {
    weight: Vec<f64>,
    touched: Vec<u32>,
}

impl Around {
    fn new(communities: usize) -> Self {
        Self { weight: vec![0.0; communities], touched: Vec::new() }
    }

    fn collect(&mut self, ties: &Csr, node: usize, of: &[u32]) {
        self.clear();
        for (&other, &weight) in ties.neighbours(node).iter().zip(ties.weights(node)) {
            let community = of[other as usize];
            let sum = &mut self.weight[community as usize];
            if *sum == 0.0 {
                self.touched.push(community);
            }
            *sum += weight;
        }
    }

    fn clear(&mut self) {
        for &old in &self.touched {
            self.weight[old as usize] = 0.0;
        }
        self.touched.clear();
    }
}

/// Moves, refines and aggregates until nothing moves; returns the community of each node.
pub(super) fn round(level: &Level<'_>, start: &[u32], stream: &mut Stream) -> Vec<u32> {
    let mut of = start.to_vec();
    settle(level, &mut of, stream);
    let count = compact(&mut of);
    if count == level.nodes() {
        return of;
    }
    let mut fine = refine(level, &of, stream);
    let parts = compact(&mut fine);
    if parts == level.nodes() {
        // Nothing was joined: going on would do the same again.
        return of;
    }
    let mut coarse = vec![0; parts];
    for (part, community) in fine.iter().zip(&of) {
        coarse[*part as usize] = *community;
    }
    let above = round(&aggregate(level, &fine, parts), &coarse, stream);
    fine.iter().map(|&part| above[part as usize]).collect()
}

/// Fast local moving: a queue of nodes whose surroundings have changed.
fn settle(level: &Level<'_>, of: &mut [u32], stream: &mut Stream) {
    let nodes = level.nodes();
    let mut total = vec![0.0; nodes];
    let mut members = vec![0_u32; nodes];
    for (node, &community) in of.iter().enumerate() {
        total[community as usize] += level.weight[node];
        members[community as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..nodes as u32).rev().filter(|&at| members[at as usize] == 0).collect();
    let mut order: Vec<u32> =
        (0..nodes as u32).filter(|&node| level.ties.degree(node as usize) > 0).collect();
    stream.shuffle(&mut order);
    let mut queue: VecDeque<u32> = order.into();
    let mut waiting = vec![true; nodes];
    let mut around = Around::new(nodes);
    let least = 1e-12 * level.all;
    while let Some(node) = queue.pop_front() {
        let at = node as usize;
        waiting[at] = false;
        let own = of[at];
        around.collect(&level.ties, at, of);
        let weight = level.weight[at];
        total[own as usize] -= weight;
        let share = weight / level.all;
        let gain = |community: u32| around.weight[community as usize] - share * total[community as usize];
        let mut best = (own, gain(own) + least);
        for &community in &around.touched {
            let value = gain(community);
            if value > best.1 {
                best = (community, value);
            }
        }
        let alone = best.1 < -least && members[own as usize] > 1;
        if let Some(fresh) = alone.then(|| empty.pop()).flatten() {
            best.0 = fresh;
        }
        total[best.0 as usize] += weight;
        if best.0 == own {
            continue;
        }
        members[own as usize] -= 1;
        members[best.0 as usize] += 1;
        if members[own as usize] == 0 {
            empty.push(own);
        }
        of[at] = best.0;
        for &other in level.ties.neighbours(at) {
            if of[other as usize] != best.0 && !waiting[other as usize] {
                waiting[other as usize] = true;
                queue.push_back(other);
            }
        }
    }
}

/// Splits each community into well-connected parts: single nodes join a part of their community, once.
fn refine(level: &Level<'_>, of: &[u32], stream: &mut Stream) -> Vec<u32> {
    let nodes = level.nodes();
    let mut total = vec![0.0; nodes];
    for (node, &community) in of.iter().enumerate() {
        total[community as usize] += level.weight[node];
    }
    // Weight from each part into the rest of its community.
    let mut outward: Vec<f64> = (0..nodes)
        .map(|node| {
            let row = level.ties.neighbours(node).iter().zip(level.ties.weights(node));
            row.filter(|&(&other, _)| of[other as usize] == of[node]).map(|(_, weight)| weight).sum()
        })
        .collect();
    let is_well_connected =
        |outward: f64, weight: f64, whole: f64| outward * level.all >= weight * (whole - weight);
    let mut part: Vec<u32> = (0..nodes as u32).collect();
    let mut part_weight = level.weight.clone();
    let mut single = vec![true; nodes];
    let mut order: Vec<u32> =
        (0..nodes as u32).filter(|&node| level.ties.degree(node as usize) > 0).collect();
    stream.shuffle(&mut order);
    let mut around = Around::new(nodes);
    for node in order {
        let at = node as usize;
        let whole = total[of[at] as usize];
        let weight = level.weight[at];
        if !single[at] || !is_well_connected(outward[at], weight, whole) {
            continue;
        }
        around.clear();
        for (&other, &tie) in level.ties.neighbours(at).iter().zip(level.ties.weights(at)) {
            if of[other as usize] == of[at] {
                let to = part[other as usize];
                let sum = &mut around.weight[to as usize];
                if *sum == 0.0 {
                    around.touched.push(to);
                }
                *sum += tie;
            }
        }
        let mut best = (node, 0.0);
        for &to in &around.touched {
            let value = around.weight[to as usize] - weight / level.all * part_weight[to as usize];
            if value > best.1 && is_well_connected(outward[to as usize], part_weight[to as usize], whole) {
                best = (to, value);
            }
        }
        if best.0 != node {
            let to = best.0 as usize;
            part[at] = best.0;
            single[to] = false;
            part_weight[to] += weight;
            part_weight[at] = 0.0;
            outward[to] += outward[at] - 2.0 * around.weight[to];
        }
    }
    part
}

/// The graph whose nodes are the parts.
fn aggregate<'a>(level: &Level<'_>, of: &[u32], parts: usize) -> Level<'a> {
    let mut starts = vec![0_u32; parts + 1];
    for &part in of {
        starts[part as usize + 1] += 1;
    }
    for part in 0..parts {
        starts[part + 1] += starts[part];
    }
    let mut next = starts.clone();
    let mut members = vec![0_u32; of.len()];
    for (node, &part) in (0_u32..).zip(of) {
        members[next[part as usize] as usize] = node;
        next[part as usize] += 1;
    }
    let mut weight = vec![0.0; parts];
    let mut around = Around::new(parts);
    let (mut offsets, mut neighbours, mut weights) = (vec![0_u32], Vec::new(), Vec::new());
    for part in 0..parts {
        around.clear();
        for &node in &members[starts[part] as usize..starts[part + 1] as usize] {
            let node = node as usize;
            weight[part] += level.weight[node];
            for (&other, &tie) in level.ties.neighbours(node).iter().zip(level.ties.weights(node)) {
                let to = of[other as usize];
                if to as usize != part {
                    let sum = &mut around.weight[to as usize];
                    if *sum == 0.0 {
                        around.touched.push(to);
                    }
                    *sum += tie;
                }
            }
        }
        neighbours.extend_from_slice(&around.touched);
        weights.extend(around.touched.iter().map(|&to| around.weight[to as usize]));
        offsets.push(neighbours.len() as u32);
    }
    let ties = Csr::without_edge_ids(offsets, neighbours, weights);
    Level { ties: std::borrow::Cow::Owned(ties), weight, all: level.all }
}

/// Numbers communities without gaps, in the order of their first nodes; returns how many there are.
fn compact(of: &mut [u32]) -> usize {
    let mut number = vec![u32::MAX; of.len()];
    let mut next = 0;
    for community in of {
        let slot = &mut number[*community as usize];
        if *slot == u32::MAX {
            *slot = next;
            next += 1;
        }
        *community = *slot;
    }
    next as usize
}
