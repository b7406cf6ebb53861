//! Random two-mode tables in which every network has exactly as many areas and every area exactly as many networks as in the
//! dossier: a check of the analytic model, which holds the areas on average only.
//!
//! # Source
//!
//! Curveball: Strona and others 2014, Nat. Commun. 5:4114; it reaches every table with equal probability: Carstens 2015, Phys. Rev. E
//! 91:042812.
//!
//! # Complexity
//!
//! O(ones) on average for a table, n trades for n lists, after ten times as many at the start of each chain.

use rayon::prelude::*;

use super::incidence::{Incidence, pairs};
use crate::numeric::random::{Source, Stream};

/// Chains, each with its own random stream; their number is fixed so that threads change nothing.
const CHAINS: u64 = 8;
/// Trades a list before the first table of a chain.
const BURN_IN: usize = 10;
/// Steps that all tables of a dossier may take together, about a second.
const STEPS: u64 = 200_000_000;
/// Most tables.
const MOST: u64 = 4_000;
/// With fewer, a share says too little.
const FEWEST: u64 = 200;

/// How many random tables are drawn of a table: as many as its size allows; 0 if that is too few.
#[must_use]
pub fn affordable(table: &Incidence) -> u64 {
    let ones = table.rows.iter().map(Vec::len).sum::<usize>() as u64;
    let tables = (STEPS / (1 + 12 * ones)).min(MOST) / CHAINS * CHAINS;
    if tables < FEWEST { 0 } else { tables }
}

/// In how many of `tables` random tables each pair of columns shares at least as many rows as observed. `observed` holds pairs
/// in rising order.
#[must_use]
pub fn at_least(table: &Incidence, observed: &[((u32, u32), u32)], tables: u64, seed: u64) -> Vec<u32> {
    // Fewer, longer lists mix faster and cost the same.
    let turned = table.columns < table.rows.len();
    let lists = if turned { table.turned().rows } else { table.rows.clone() };
    let source = Source::new(seed, &["networks", "curveball"]);
    let chains: Vec<Vec<u32>> = (0..CHAINS)
        .into_par_iter()
        .map(|chain| {
            let mut walk = Walk { lists: lists.clone(), stream: source.stream(chain) };
            let mut reached = vec![0; observed.len()];
            walk.trade(BURN_IN * lists.len());
            for _ in 0..tables / CHAINS {
                walk.trade(lists.len());
                walk.count(turned, table, observed, &mut reached);
            }
            reached
        })
        .collect();
    (0..observed.len()).map(|at| chains.iter().map(|chain| chain[at]).sum()).collect()
}

struct Walk {
    lists: Vec<Vec<u32>>,
    stream: Stream,
}

impl Walk {
    /// Two random lists deal out anew what only one of them has, as often as said.
    fn trade(&mut self, times: usize) {
        let lists = self.lists.len() as u64;
        if lists < 2 {
            return;
        }
        for _ in 0..times {
            let one = self.stream.below(lists) as usize;
            let other = (one + 1 + self.stream.below(lists - 1) as usize) % self.lists.len();
            let (common, mut own, left) = parted(&self.lists[one], &self.lists[other]);
            if left == 0 || left == own.len() {
                continue;
            }
            for at in 0..left {
                let chosen = at + self.stream.below((own.len() - at) as u64) as usize;
                own.swap(at, chosen);
            }
            let joined = |part: &[u32]| {
                let mut list = [&common[..], part].concat();
                list.sort_unstable();
                list
            };
            (self.lists[one], self.lists[other]) = (joined(&own[..left]), joined(&own[left..]));
        }
    }

    fn count(&self, turned: bool, table: &Incidence, observed: &[((u32, u32), u32)], reached: &mut [u32]) {
        let columns = if turned { table.rows.len() } else { table.columns };
        let drawn = Incidence { rows: self.lists.clone(), columns };
        let drawn = if turned { drawn.turned() } else { drawn };
        let mut shared = vec![0u32; observed.len()];
        for pair in drawn.rows.iter().flat_map(|row| pairs(row)) {
            if let Ok(at) = observed.binary_search_by_key(&pair, |entry| entry.0) {
                shared[at] += 1;
            }
        }
        for ((reached, shared), (_, least)) in reached.iter_mut().zip(shared).zip(observed) {
            *reached += u32::from(shared >= *least);
        }
    }
}

/// What both rising lists have; what one of them has; and how much of that the first one has.
fn parted(one: &[u32], other: &[u32]) -> (Vec<u32>, Vec<u32>, usize) {
    let (mut common, mut own, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    let (mut a, mut b) = (0, 0);
    while a < one.len() && b < other.len() {
        match one[a].cmp(&other[b]) {
            std::cmp::Ordering::Less => own.push(one[a]),
            std::cmp::Ordering::Greater => theirs.push(other[b]),
            std::cmp::Ordering::Equal => common.push(one[a]),
        }
        let (step_a, step_b) = (one[a] <= other[b], other[b] <= one[a]);
        a += usize::from(step_a);
        b += usize::from(step_b);
    }
    own.extend(&one[a..]);
    theirs.extend(&other[b..]);
    let left = own.len();
    own.extend(theirs);
    (common, own, left)
}
