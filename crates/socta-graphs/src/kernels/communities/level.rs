//! One round of Leiden on a graph whose nodes may stand for groups of actors.

use std::borrow::Cow;

use super::scratch::{Group, Scratch};
use crate::csr::Csr;
use crate::strengths::Strengths;
use socta_base::numeric::random::Stream;

/// A graph and what each node stands for.
pub(super) struct Level<'a> {
    ties: Cow<'a, Csr>,
    /// Weight of each node: its strength, inner ties counted twice.
    weight: Vec<f64>,
    /// Sum of all weights.
    all: f64,
}

impl<'a> Level<'a> {
    pub(super) fn of(ties: &'a Csr) -> Self {
        let weight: Vec<f64> = (0..ties.nodes()).map(|node| ties.strength(node)).collect();
        Self { all: weight.iter().sum(), ties: Cow::Borrowed(ties), weight }
    }

    fn nodes(&self) -> usize {
        self.weight.len()
    }
}

/// Moves, refines and aggregates until nothing moves; returns the community of each node.
pub(super) fn round(
    actors: &Level<'_>,
    start: &[u32],
    stream: &mut Stream,
    scratch: &mut Scratch,
) -> Vec<u32> {
    let mut of = start.to_vec();
    let mut above: Option<Level<'_>> = None;
    let mut maps: Vec<Vec<u32>> = Vec::new();
    loop {
        let level = above.as_ref().unwrap_or(actors);
        settle(level, &mut of, stream, scratch);
        let count = compact(&mut of);
        if count == level.nodes() {
            break;
        }
        let mut fine = refine(level, &of, stream, scratch);
        let parts = compact(&mut fine);
        if parts == level.nodes() {
            // Nothing was joined: going on would do the same again.
            break;
        }
        let mut coarse = vec![0; parts];
        for (part, community) in fine.iter().zip(&of) {
            coarse[*part as usize] = *community;
        }
        above = Some(aggregate(level, &fine, parts, scratch));
        maps.push(fine);
        of = coarse;
    }
    for map in maps.iter().rev() {
        of = map.iter().map(|&part| of[part as usize]).collect();
    }
    of
}

/// Fast local moving: a queue of nodes whose surroundings have changed. Leaves the weight from each node into the rest of
/// its community in `scratch.inside`.
fn settle(level: &Level<'_>, of: &mut [u32], stream: &mut Stream, scratch: &mut Scratch) {
    scratch.start(&level.weight, of);
    scratch.draw_order(&level.ties, stream);
    let Scratch { groups, members, touched, waiting, inside, empty, order, queue, .. } = scratch;
    queue.extend(order.iter().copied());
    let least = 1e-12 * level.all;
    while let Some(node) = queue.pop_front() {
        let at = node as usize;
        waiting[at] = false;
        let own = of[at];
        let mut count = 0;
        level.ties.each(at, |other, tie| {
            let community = of[other as usize];
            let around = &mut groups[community as usize].around;
            // Written always and kept if new: whether a community is new cannot be foreseen by the processor.
            touched[count] = community;
            count += usize::from(around.to_bits() == 0);
            *around += tie;
        });
        let weight = level.weight[at];
        let share = weight / level.all;
        let home = &mut groups[own as usize];
        home.total -= weight;
        let mut best = (own, home.around - share * home.total + least, home.around);
        for &community in &touched[..count] {
            let group = &mut groups[community as usize];
            let value = group.around - share * group.total;
            if value > best.1 {
                best = (community, value, group.around);
            }
            group.around = 0.0;
        }
        let alone = best.1 < -least && members[own as usize] > 1;
        if let Some(fresh) = alone.then(|| empty.pop()).flatten() {
            (best.0, best.2) = (fresh, 0.0);
        }
        groups[best.0 as usize].total += weight;
        inside[at] = best.2;
        if best.0 == own {
            continue;
        }
        members[own as usize] -= 1;
        members[best.0 as usize] += 1;
        if members[own as usize] == 0 {
            empty.push(own);
        }
        of[at] = best.0;
        level.ties.each(at, |other, tie| {
            let community = of[other as usize];
            let other_at = other as usize;
            if community == best.0 {
                inside[other_at] += tie;
                return;
            }
            if community == own {
                inside[other_at] -= tie;
            }
            if !std::mem::replace(&mut waiting[other_at], true) {
                queue.push_back(other);
            }
        });
    }
}

/// Splits each community into well-connected parts: single nodes join a part of their community, once. `scratch` is as
/// [`settle`] leaves it.
fn refine(level: &Level<'_>, of: &[u32], stream: &mut Stream, scratch: &mut Scratch) -> Vec<u32> {
    let nodes = level.nodes();
    scratch.draw_order(&level.ties, stream);
    let Scratch { groups, touched, inside: outward, order, .. } = scratch;
    // Of a part: weight from the node towards it, and its own weight. `outward` has that from it to the rest of its community.
    for (group, &weight) in groups.iter_mut().zip(&level.weight) {
        *group = Group { around: 0.0, total: weight };
    }
    let mut whole = vec![0.0; nodes];
    for (&community, &weight) in of.iter().zip(&level.weight) {
        whole[community as usize] += weight;
    }
    let is_well_connected =
        |outward: f64, weight: f64, whole: f64| outward * level.all >= weight * (whole - weight);
    let mut part: Vec<u32> = (0..nodes as u32).collect();
    let mut single = vec![true; nodes];
    for &node in order.iter() {
        let at = node as usize;
        let (own, whole) = (of[at], whole[of[at] as usize]);
        let weight = level.weight[at];
        if !single[at] || !is_well_connected(outward[at], weight, whole) {
            continue;
        }
        let mut count = 0;
        level.ties.each(at, |other, tie| {
            let fellow = of[other as usize] == own;
            let to = part[other as usize];
            let around = &mut groups[to as usize].around;
            touched[count] = to;
            count += usize::from(fellow & (around.to_bits() == 0));
            *around += if fellow { tie } else { 0.0 };
        });
        let mut best = (node, 0.0, 0.0);
        for &to in &touched[..count] {
            let group = &mut groups[to as usize];
            let value = group.around - weight / level.all * group.total;
            if value > best.1 && is_well_connected(outward[to as usize], group.total, whole) {
                best = (to, value, group.around);
            }
            group.around = 0.0;
        }
        if best.0 != node {
            let to = best.0 as usize;
            part[at] = best.0;
            single[to] = false;
            groups[to].total += weight;
            groups[at].total = 0.0;
            outward[to] += outward[at] - 2.0 * best.2;
        }
    }
    part
}

/// The graph whose nodes are the parts.
fn aggregate<'a>(level: &Level<'_>, of: &[u32], parts: usize, scratch: &mut Scratch) -> Level<'a> {
    let (starts, members) = by_part(of, parts);
    let Scratch { groups, touched, .. } = scratch;
    groups.iter_mut().for_each(|group| group.around = 0.0);
    let mut weight = vec![0.0; parts];
    let (mut offsets, mut neighbours, mut strengths) = (vec![0_u32], Vec::new(), Strengths::default());
    for part in 0..parts {
        let mut count = 0;
        for &node in &members[starts[part] as usize..starts[part + 1] as usize] {
            weight[part] += level.weight[node as usize];
            level.ties.each(node as usize, |other, tie| {
                let to = of[other as usize];
                let around = &mut groups[to as usize].around;
                touched[count] = to;
                count += usize::from(around.to_bits() == 0);
                *around += tie;
            });
        }
        for &to in &touched[..count] {
            let tie = std::mem::take(&mut groups[to as usize].around);
            if to as usize != part {
                neighbours.push(to);
                strengths.push(tie);
            }
        }
        offsets.push(neighbours.len() as u32);
    }
    let ties = Csr::without_edge_ids(offsets, neighbours, strengths);
    Level { ties: Cow::Owned(ties), weight, all: level.all }
}

/// The nodes of each part one after the other, and where each part starts.
fn by_part(of: &[u32], parts: usize) -> (Vec<u32>, Vec<u32>) {
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
    (starts, members)
}

/// Numbers communities without gaps, in the order of their first nodes; returns how many there are.
pub(super) fn compact(of: &mut [u32]) -> usize {
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
