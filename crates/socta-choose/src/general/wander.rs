//! Good choices, found by going from one to the next: the greedy start, single changes, exchanges, and restarts.
//!
//! Nothing depends on it but time: what it finds is a floor under the search. All of it is bounded by numbers of rounds.
//!
//! # Source
//! Greedy and exchange: Nemhauser, G. L., Wolsey, L. A. & Fisher, M. L. (1978): An analysis of approximations for
//! maximizing submodular set functions. Mathematical Programming 14, 265-294. Restarts: Lourenço, H. R., Martin, O. C. &
//! Stützle, T. (2003): Iterated local search. Handbook of Metaheuristics, 320-353. Going on from a choice that is a
//! little worse: Dueck, G. (1993): New optimization heuristics: the great deluge algorithm and the record-to-record
//! travel. Journal of Computational Physics 104, 86-92.
//!
//! # Complexity
//! O(chosen · leaves) a round of exchanges, O(chosen² · leaves) a round of exchanges of two for two.

use crate::general::bound::States;
use crate::general::local::{State, first, states};
use socta_base::numeric::random::Stream;

/// Leaves that are tried as the first of two.
const FIRSTS: usize = 12;
/// One part in so many of the best worth may be lost on the way.
const SLACK: i128 = 200;
/// From choices that lose less than one part in so many, exchanges of two are tried too.
const NEAR: i128 = 1_000;
/// Leaves that are looked at in all exchanges of two together, at most.
const LOOKS: u64 = 50_000_000;
/// Rounds without a better choice after which the best one is taken up again.
const PATIENCE: usize = 60;

impl State<'_> {
    /// Single changes, the best first, and exchanges, until none is better.
    pub(crate) fn improve(&mut self, part: &[States]) {
        while self.change(part) || self.exchange(part) {}
    }

    /// As [`Self::improve`], with exchanges of one or two for up to two as long as there are looks left.
    fn improve_by_pairs(&mut self, part: &[States], looks: &mut u64) {
        loop {
            self.improve(part);
            let chosen = self.removable(part).len() as u64;
            let needed = chosen * (chosen + 1) / 2 * (FIRSTS as u64 + 1) * part.len() as u64;
            if needed > *looks {
                return;
            }
            *looks -= needed;
            if !self.exchange_pair(part) {
                return;
            }
        }
    }

    /// The best change of one leaf, if it is better.
    fn change(&mut self, part: &[States]) -> bool {
        let mut best = (self.merit(), None);
        for (leaf, &allowed) in part.iter().enumerate() {
            for to in states(allowed) {
                if to == self.point[leaf] {
                    continue;
                }
                let merit = self.tried(leaf, to, best.0);
                if merit > best.0 {
                    best = (merit, Some((leaf, to)));
                }
            }
        }
        let Some((leaf, to)) = best.1 else { return false };
        self.go(leaf, to);
        true
    }

    /// The leaves that are chosen and need not be.
    fn removable(&self, part: &[States]) -> Vec<usize> {
        (0..part.len()).filter(|leaf| self.point[*leaf] > 0 && part[*leaf] & 1 == 1).collect()
    }

    /// The best leaf to add, if it makes the choice better than this; `but` are not added.
    fn entry(
        &mut self,
        part: &[States],
        than: (i128, i128),
        but: &[usize],
    ) -> Option<((i128, i128), usize, u8)> {
        let mut best = None;
        let mut most = than;
        for (leaf, &allowed) in part.iter().enumerate() {
            if self.point[leaf] > 0 || but.contains(&leaf) {
                continue;
            }
            for to in states(allowed & !1) {
                let merit = self.tried(leaf, to, most);
                if merit > most {
                    most = merit;
                    best = Some((merit, leaf, to));
                }
            }
        }
        best
    }

    /// For one chosen leaf after another, the best other leaf in its stead, if it is better.
    fn exchange(&mut self, part: &[States]) -> bool {
        let begin = self.merit();
        for out in self.removable(part) {
            let from = self.point[out];
            self.go(out, 0);
            if let Some((_, leaf, to)) = self.entry(part, begin, &[out]) {
                self.go(leaf, to);
                return true;
            }
            self.go(out, from);
        }
        false
    }

    /// For one or two chosen leaves after others, the best one or two in their stead, if they are better.
    fn exchange_pair(&mut self, part: &[States]) -> bool {
        let begin = self.merit();
        let chosen = self.removable(part);
        for (at, &one) in chosen.iter().enumerate() {
            for &other in &chosen[at..] {
                let back = [(one, self.point[one]), (other, self.point[other])];
                let out = [one, other];
                out.iter().for_each(|&leaf| self.go(leaf, 0));
                if self.enter_two(part, begin, &out) {
                    return true;
                }
                back.iter().for_each(|&(leaf, state)| self.go(leaf, state));
            }
        }
        false
    }

    /// Adds one or two leaves that make the choice better than this, if there are.
    fn enter_two(&mut self, part: &[States], than: (i128, i128), but: &[usize]) -> bool {
        for (leaf, to) in self.firsts(part, but) {
            self.go(leaf, to);
            let second = self.entry(part, than, but);
            if let Some((_, leaf, to)) = second {
                self.go(leaf, to);
            }
            if second.is_some() || self.merit() > than {
                return true;
            }
            self.go(leaf, 0);
        }
        false
    }

    /// The leaves that are best to add first.
    fn firsts(&mut self, part: &[States], but: &[usize]) -> Vec<(usize, u8)> {
        let mut tried = Vec::new();
        for leaf in (0..part.len()).filter(|leaf| !but.contains(leaf)) {
            if self.point[leaf] > 0 {
                continue;
            }
            for to in states(part[leaf] & !1) {
                tried.push((self.tried(leaf, to, (i128::MIN, i128::MIN)), leaf, to));
            }
        }
        tried.sort_unstable_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        tried.truncate(FIRSTS);
        tried.into_iter().map(|(_, leaf, to)| (leaf, to)).collect()
    }

    /// Takes a few leaves away at random, settles without them, then with them, and goes on from there unless too much
    /// is lost, `rounds` times; ends at the best choice on the way.
    pub(crate) fn wander(&mut self, part: &[States], rounds: usize, stream: &mut Stream) {
        if part.iter().all(|states| states.count_ones() < 2) {
            return;
        }
        let mut looks = LOOKS;
        self.improve_by_pairs(part, &mut looks);
        let mut best = self.clone();
        let mut idle = 0;
        for round in 0..rounds {
            self.shake(part, 2 + round % 3, stream);
            self.improve(part);
            if self.is_near(&best, NEAR) && self.point != best.point {
                self.improve_by_pairs(part, &mut looks);
            }
            idle += 1;
            if self.merit() > best.merit() {
                best.clone_from(self);
                idle = 0;
            } else if idle > PATIENCE {
                self.clone_from(&best);
                idle = 0;
            } else if !self.is_near(&best, SLACK) {
                self.clone_from(&best);
            }
        }
        self.clone_from(&best);
    }

    /// Whether less than one part in so many is lost compared to another choice, and no rule more is broken.
    fn is_near(&self, other: &Self, parts: i128) -> bool {
        self.broken <= other.broken && self.worth + other.worth.abs() / parts >= other.worth
    }

    /// Takes so many leaves away at random; they stay away until the rest has settled.
    fn shake(&mut self, part: &[States], count: usize, stream: &mut Stream) {
        let movable: Vec<usize> = (0..part.len()).filter(|leaf| part[*leaf].count_ones() > 1).collect();
        let taken: Vec<usize> = movable.iter().copied().filter(|leaf| self.point[*leaf] > 0).collect();
        let pool = if taken.is_empty() { &movable } else { &taken };
        let mut narrow = part.to_vec();
        for _ in 0..count {
            let leaf = pool[stream.below(pool.len() as u64) as usize];
            self.go(leaf, first(part[leaf]));
            narrow[leaf] = 1 << first(part[leaf]);
        }
        self.improve(&narrow);
    }
}

#[cfg(test)]
mod tests {
    use crate::example::problem;
    use crate::general::prepared::{General, all};
    use crate::instance::Instance;
    use crate::problem::Problem;
    use crate::rules::Exclusion;

    use super::*;
    use socta_base::numeric::random::stream;

    /// One item that excludes each of two others, which are worth less alone and more together.
    fn apart() -> Problem {
        let mut problem = problem(&[(0, 10), (1, 7), (2, 7)], 3, 3);
        for other in ["a1", "a2"] {
            let items = vec!["a0".to_owned(), other.to_owned()];
            problem.exclusions.push(Exclusion { key: other.to_owned(), items, most: 1 });
        }
        problem
    }

    /// What becomes of a choice of nothing.
    fn moved(problem: &Problem, by: impl Fn(&mut State<'_>, &[States])) -> Vec<u8> {
        let instance = Instance::new(problem).expect("it has no fault");
        let mut general = General::new(problem, &instance);
        general.load(&instance);
        let mut state = State::new(&general.layout, &general.moves, &general.worths);
        by(&mut state, &all(&instance));
        assert_eq!(state.broken, 0);
        state.point
    }

    fn settle(state: &mut State<'_>, part: &[States]) {
        state.improve(part);
    }

    #[test]
    fn single_changes_and_exchanges_stop_at_a_choice_that_only_two_at_once_better() {
        assert_eq!(moved(&apart(), settle), [1, 0, 0]);
        let pairs = |state: &mut State<'_>, part: &[States]| state.improve_by_pairs(part, &mut LOOKS.clone());
        assert_eq!(moved(&apart(), pairs), [0, 1, 1]);
        // Without looks left there are no exchanges of two.
        let none = |state: &mut State<'_>, part: &[States]| state.improve_by_pairs(part, &mut 0);
        assert_eq!(moved(&apart(), none), [1, 0, 0]);
    }

    #[test]
    fn what_breaks_a_rule_is_changed_first() {
        // Nothing chosen breaks no rule here; everything chosen breaks both.
        let from_everything = |state: &mut State<'_>, part: &[States]| {
            (0..3).for_each(|leaf| state.go(leaf, 1));
            assert!(state.broken > 0);
            state.improve(part);
        };
        assert_eq!(moved(&apart(), from_everything), [0, 1, 1]);
    }

    #[test]
    fn wandering_is_the_same_again_and_ends_no_worse_than_it_was() {
        let values: Vec<(usize, i64)> = (0..12).map(|at| (at, 10 + (at as i64 * 7) % 11)).collect();
        let mut problem = problem(&values, 4, 4);
        for (key, items) in [("one", ["a1", "a3"]), ("two", ["a6", "a8"]), ("three", ["a3", "a9"])] {
            let items = items.map(str::to_owned).to_vec();
            problem.exclusions.push(Exclusion { key: key.to_owned(), items, most: 1 });
        }
        let worth = |point: &[u8]| -> i64 {
            values.iter().zip(point).filter(|(_, state)| **state > 0).map(|((_, value), _)| value).sum()
        };
        let wander = |state: &mut State<'_>, part: &[States]| state.wander(part, 40, &mut stream(7, 0));
        let (settled, found) = (moved(&problem, settle), moved(&problem, wander));
        assert_eq!(found, moved(&problem, wander));
        assert!(worth(&found) >= worth(&settled));
    }

    #[test]
    fn where_everything_is_decided_nothing_moves() {
        let decided = |state: &mut State<'_>, _: &[States]| {
            state.wander(&[1, 2, 1], 40, &mut stream(7, 0));
        };
        assert_eq!(moved(&apart(), decided), [0, 0, 0]);
    }
}
