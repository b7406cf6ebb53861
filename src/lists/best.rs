//! The best choice under some terms, again and again.

use super::quick::Quick;
use super::terms::Terms;
use crate::portfolio::{Set, Worths};
use crate::priorities::{ProblemFault, Solver};

/// Terms with the memory to find the best choice under them for other values.
#[derive(Debug, Clone)]
pub(super) struct Best<'a> {
    terms: &'a Terms,
    solver: Solver<'a>,
    quick: Option<Quick>,
    /// Values of the items of the model, and of those of the terms.
    own: Vec<i64>,
    values: Vec<i64>,
    set: Set,
}

impl<'a> Best<'a> {
    /// Prepares terms on a problem of so many items.
    pub(super) fn new(terms: &'a Terms, items: usize) -> Result<Self, ProblemFault> {
        Ok(Self {
            terms,
            solver: Solver::new(&terms.problem)?,
            quick: Quick::of(&terms.problem),
            own: vec![0; items],
            values: vec![0; terms.members.len()],
            set: Set::empty(items),
        })
    }

    /// What the best choice is worth, in micro-units, if the items of the model alone are worth `alone`; none if nothing fits.
    pub(super) fn value(&mut self, worths: &Worths, alone: &[i64]) -> Result<Option<i64>, ProblemFault> {
        self.set_values(worths, alone);
        if let Some(quick) = &mut self.quick {
            return Ok(Some(quick.best(&self.values)));
        }
        Ok(self.solved()?.map(|set| worths.set(set, alone)))
    }

    /// The best choice itself, as items of the model; none if nothing fits.
    pub(super) fn set(&mut self, worths: &Worths, alone: &[i64]) -> Result<Option<Set>, ProblemFault> {
        self.set_values(worths, alone);
        Ok(self.solved()?.cloned())
    }

    fn set_values(&mut self, worths: &Worths, alone: &[i64]) {
        self.own.copy_from_slice(alone);
        worths.for_solver(&mut self.own);
        for (value, members) in self.values.iter_mut().zip(&self.terms.members) {
            *value = members.iter().map(|&at| self.own[at]).sum();
        }
    }

    fn solved(&mut self) -> Result<Option<&Set>, ProblemFault> {
        self.solver.set_values(&self.values)?;
        let Some(chosen) = self.solver.choose() else { return Ok(None) };
        self.set.clear();
        let taken = chosen.zip(&self.terms.members).filter(|(option, _)| option.is_some());
        for at in taken.flat_map(|(_, members)| members.iter().copied()) {
            self.set.insert(at);
        }
        Ok(Some(&self.set))
    }
}
