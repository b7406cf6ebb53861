//! Sets of items of a problem.

/// A set of items, by their positions in the problem. Sets are ordered by their members, so that what is listed has an order
/// of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Set(Box<[u64]>);

impl Set {
    /// The empty set of a problem with this many items.
    pub(crate) fn empty(items: usize) -> Self {
        Self(vec![0; items.div_ceil(64)].into_boxed_slice())
    }

    /// The set of some items of a problem.
    pub(crate) fn of(items: usize, members: impl IntoIterator<Item = usize>) -> Self {
        let mut set = Self::empty(items);
        members.into_iter().for_each(|at| set.insert(at));
        set
    }

    /// Takes everything out.
    pub(crate) fn clear(&mut self) {
        self.0.fill(0);
    }

    /// Puts an item in.
    pub(crate) fn insert(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    /// Whether an item is in it.
    pub(crate) fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// Items of the set, in rising order.
    pub(crate) fn members(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(at, &word)| {
            std::iter::successors(Some(word), |word| Some(word & word.wrapping_sub(1)))
                .take_while(|word| *word != 0)
                .map(move |word| at * 64 + word.trailing_zeros() as usize)
        })
    }

    /// Items of the set that are not in another one.
    pub(crate) fn beyond<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = usize> + 'a {
        self.members().filter(|&at| !other.has(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_back_in_order() {
        let set = Set::of(130, [129, 0, 64, 63]);
        assert_eq!(set.members().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert!(set.has(64) && !set.has(1));
        let other = Set::of(130, [0, 64]);
        assert_eq!(set.beyond(&other).collect::<Vec<_>>(), [63, 129]);
        assert_eq!(Set::empty(0).members().count(), 0);
    }
}
