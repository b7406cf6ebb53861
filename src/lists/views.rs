//! Lists in every view of the simulation: the pass of the portfolio, looked at a second time.

use super::best::Best;
use super::terms::{Placed, Terms};
use crate::portfolio::{Beside, Looked, Shortfalls, Sums, Worths};
use crate::priorities::{Problem, ProblemFault};
use crate::robustness::Estimate;

/// Lists, and the different terms under which they are compared.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) items: usize,
    pub(super) lists: Vec<Placed>,
    pub(super) terms: Vec<Terms>,
    /// Terms of each list.
    pub(super) of: Vec<usize>,
    pub(super) worths: Worths,
    /// What the items alone are worth at the expected evidence, in micro-units.
    pub(super) alone: Vec<i64>,
}

impl Field {
    /// Places lists in a problem; lists of the same terms share them.
    pub(super) fn of(problem: &Problem, lists: Vec<Placed>) -> Self {
        let mut terms: Vec<Terms> = Vec::new();
        let mut of = Vec::new();
        for list in &lists {
            let own = Terms::of(problem, list);
            let at = terms.iter().position(|other| *other == own).unwrap_or_else(|| {
                terms.push(own);
                terms.len() - 1
            });
            of.push(at);
        }
        let covered = |item: &crate::priorities::Item| -> i64 {
            let elements = problem.elements.iter().filter(|element| item.covers.contains(&element.key));
            elements.map(|element| element.value).sum()
        };
        Self {
            items: problem.items.len(),
            lists,
            terms,
            of,
            worths: Worths::of(problem),
            alone: problem.items.iter().map(|item| item.value + covered(item)).collect(),
        }
    }

    /// Worth of each list, and of the best choice at its costs, if the items alone are worth this. A list is a choice at its
    /// own costs, even where a search ends before its end or a view makes an area worth too little.
    pub(super) fn worths(
        &self,
        bests: &mut [Best<'_>],
        alone: &[i64],
        into: &mut [(i64, i64)],
    ) -> Result<(), ProblemFault> {
        let mut best: Vec<Option<i64>> = Vec::with_capacity(bests.len());
        for one in bests {
            best.push(one.value(&self.worths, alone)?);
        }
        for ((into, list), &of) in into.iter_mut().zip(&self.lists).zip(&self.of) {
            let own = self.worths.set(&list.set, alone);
            *into = (own, best[of].unwrap_or(own).max(own));
        }
        Ok(())
    }

    /// The memory to find the best choices.
    pub(super) fn bests(&self) -> Result<Vec<Best<'_>>, ProblemFault> {
        self.terms.iter().map(|terms| Best::new(terms, self.items)).collect()
    }
}

/// Two lists, view by view.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Duel {
    /// Views in which the one is worth more, and in which the other is.
    ahead: [u64; 2],
    /// Worth of the one less that of the other.
    difference: Sums,
}

/// What was seen of some views.
#[derive(Debug)]
pub(crate) struct Seen<'a> {
    /// Regrets of each list, and views in which it has none.
    regrets: Vec<(Shortfalls, u64)>,
    /// Pairs of lists, the earlier one first, in the order of the first and then of the second.
    duels: Vec<Duel>,
    bests: Vec<Best<'a>>,
    worths: Vec<(i64, i64)>,
}

/// A field that looks at views.
pub(crate) struct Watch<'a> {
    field: &'a Field,
    bests: Vec<Best<'a>>,
}

impl<'a> Watch<'a> {
    /// Looks at nothing yet.
    pub(super) fn new(field: &'a Field) -> Result<Self, ProblemFault> {
        Ok(Self { field, bests: field.bests()? })
    }
}

impl<'a> Beside for Watch<'a> {
    type Seen = Seen<'a>;

    fn start(&self) -> Seen<'a> {
        let lists = self.field.lists.len();
        Seen {
            regrets: vec![(Shortfalls::new(), 0); lists],
            duels: vec![Duel::default(); lists * lists.saturating_sub(1) / 2],
            bests: self.bests.clone(),
            worths: vec![(0, 0); lists],
        }
    }

    fn look(&self, seen: &mut Seen<'a>, values: &[i64]) -> Result<(), ProblemFault> {
        self.field.worths(&mut seen.bests, values, &mut seen.worths)?;
        for ((regrets, none), (own, best)) in seen.regrets.iter_mut().zip(&seen.worths) {
            regrets.push(best - own);
            *none += u64::from(best == own);
        }
        let worths = &seen.worths;
        let pairs = worths
            .iter()
            .enumerate()
            .flat_map(|(at, first)| worths[at + 1..].iter().map(move |second| first.0 - second.0));
        for (duel, difference) in seen.duels.iter_mut().zip(pairs) {
            duel.ahead[0] += u64::from(difference > 0);
            duel.ahead[1] += u64::from(difference < 0);
            duel.difference.push(difference);
        }
        Ok(())
    }

    fn add(&self, total: &mut Seen<'a>, later: &Seen<'a>) {
        for ((to, none), (from, more)) in total.regrets.iter_mut().zip(&later.regrets) {
            to.add(from);
            *none += more;
        }
        for (to, from) in total.duels.iter_mut().zip(&later.duels) {
            (0..2).for_each(|side| to.ahead[side] += from.ahead[side]);
            to.difference.add(&from.difference);
        }
    }
}

/// What was seen of all views, as figures.
pub(super) struct InViews<'a>(pub(super) Looked<Seen<'a>>);

impl InViews<'_> {
    fn share(&self, count: u64) -> Estimate {
        Estimate::share_of(count, self.0.views, self.0.views as f64 * self.0.efficiency)
    }

    /// Share of views in which a list is the best at its costs.
    pub(super) fn best(&self, list: usize) -> Estimate {
        self.share(self.0.seen.regrets[list].1)
    }

    /// Mean regret of a list, in points of score.
    pub(super) fn regret(&self, list: usize) -> Estimate {
        self.0.seen.regrets[list].0.sums.estimate(self.0.efficiency)
    }

    /// Regret of a list that a share of the views does not exceed, in points of score.
    pub(super) fn quantile(&self, list: usize, share: f64) -> f64 {
        self.0.seen.regrets[list].0.quantile(share)
    }

    /// Largest regret of a list that was met, in points of score.
    pub(super) fn largest(&self, list: usize) -> f64 {
        self.0.seen.regrets[list].0.largest as f64 / 1e6
    }

    /// Share of views in which one list is worth more than another, and how much more it is worth on average.
    pub(super) fn duel(&self, one: usize, other: usize) -> (Estimate, Estimate) {
        let lists = self.0.seen.regrets.len();
        let (first, second) = (one.min(other), one.max(other));
        let at = first * lists - first * (first + 1) / 2 + second - first - 1;
        let duel = &self.0.seen.duels[at];
        let difference = duel.difference.estimate(self.0.efficiency);
        let side = usize::from(one > other);
        let value = if side == 0 { difference.value } else { -difference.value };
        (self.share(duel.ahead[side]), Estimate { value, ..difference })
    }
}
