//! The keys of positions.

/// The keys of one kind of position, in the order of the positions.
#[derive(Debug, Clone, Copy)]
pub struct Kind<'a> {
    /// Name of the newtype, as `AreaIx`.
    pub name: &'static str,
    /// Key of each position.
    pub keys: &'a [String],
}

/// The keys of all kinds of positions that a value may hold. A kind that is not among them stays a number.
#[derive(Debug, Clone, Default)]
pub struct Keys<'a> {
    kinds: Vec<(Kind<'a>, Vec<u32>)>,
}

impl<'a> Keys<'a> {
    /// The keys of these kinds. Each kind's keys are unique.
    #[must_use]
    pub fn of(kinds: impl IntoIterator<Item = Kind<'a>>) -> Self {
        let sorted = |kind: Kind<'a>| {
            let mut order: Vec<u32> = (0_u32..).take(kind.keys.len()).collect();
            order.sort_by(|&a, &b| kind.keys[a as usize].cmp(&kind.keys[b as usize]));
            (kind, order)
        };
        Self { kinds: kinds.into_iter().map(sorted).collect() }
    }

    pub(super) fn kind(&self, name: &str) -> Option<&(Kind<'a>, Vec<u32>)> {
        self.kinds.iter().find(|(kind, _)| kind.name == name)
    }

    /// The key of a position; none if the kind is not known, or the position has no key.
    pub(super) fn key(&self, name: &str, position: u64) -> Option<&'a str> {
        let (kind, _) = self.kind(name)?;
        kind.keys.get(usize::try_from(position).ok()?).map(String::as_str)
    }

    /// The position of a key; none if there is none.
    pub(super) fn position(&self, name: &str, key: &str) -> Option<u32> {
        let (kind, order) = self.kind(name)?;
        let at = order.binary_search_by(|&at| kind.keys[at as usize].as_str().cmp(key)).ok()?;
        order.get(at).copied()
    }
}
