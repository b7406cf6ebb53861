//! From identifiers to positions: an open hash index over one buffer of text.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::dossier::Identifiers;

const EMPTY: u32 = u32::MAX;

/// Gives every distinct identifier the next position.
pub(super) struct Interner {
    ids: Identifiers,
    /// Part of the hash and position, or [`EMPTY`]; the length is a power of two, at most half full.
    slots: Vec<(u32, u32)>,
}

impl Interner {
    pub(super) fn new() -> Self {
        Self { ids: Identifiers::default(), slots: vec![(0, EMPTY); 64] }
    }

    /// Position of an identifier, and whether it is new.
    pub(super) fn intern(&mut self, id: &str) -> (u32, bool) {
        let hash = hash(id);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (tag, position) = self.slots[at];
            if position == EMPTY {
                break;
            }
            if tag == hash && self.ids.get(position as usize) == id {
                return (position, false);
            }
            at = (at + 1) & mask;
        }
        let position = self.ids.push(id);
        self.slots[at] = (hash, position);
        if 2 * self.ids.len() > self.slots.len() {
            self.grow();
        }
        (position, true)
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![(0, EMPTY); 2 * old.len()];
        let mask = self.slots.len() - 1;
        for (hash, position) in old.into_iter().filter(|&(_, position)| position != EMPTY) {
            let mut at = hash as usize & mask;
            while self.slots[at].1 != EMPTY {
                at = (at + 1) & mask;
            }
            self.slots[at] = (hash, position);
        }
    }

    pub(super) fn into_identifiers(self) -> Identifiers {
        self.ids
    }
}

fn hash(id: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(id.as_bytes());
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn positions_follow_the_first_appearance() {
        let mut interner = Interner::new();
        let positions: Vec<u32> = ["b", "a", "b", "", "a"].map(|id| interner.intern(id).0).to_vec();
        assert_eq!(positions, [0, 1, 0, 2, 1]);
        for number in 0..10_000u32 {
            assert_eq!(interner.intern(&format!("n{number}")), (number + 3, true));
        }
        assert_eq!(interner.intern("n77"), (80, false));
        assert_eq!(interner.into_identifiers().get(80), "n77");
    }
}
