//! Looking identifiers up: from text to position.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::Identifiers;

/// A free slot. A taken one holds the upper half of a hash and a position.
const FREE: u64 = u64::MAX;

/// An open-addressing table over [`Identifiers`], which hold the text. No memory is taken per identifier beyond the slot,
/// and most misses are decided without touching the text.
///
/// # Complexity
///
/// Expected constant time a look-up; at most half of the slots are taken.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    slots: Vec<u64>,
    taken: usize,
}

impl Index {
    /// An index with room for `count` identifiers before it grows.
    #[must_use]
    pub(super) fn with_capacity(count: usize) -> Self {
        Self { slots: vec![FREE; (count * 2).next_power_of_two().max(16)], taken: 0 }
    }

    /// The position of an identifier.
    #[must_use]
    pub(super) fn get(&self, identifiers: &Identifiers, identifier: &[u8]) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let hash = hash(identifier);
        self.probe(hash)
            .map(|slot| self.slots[slot])
            .take_while(|entry| *entry != FREE)
            .find(|entry| entry >> 32 == hash >> 32 && text(identifiers, *entry) == identifier)
            .map(position)
    }

    /// Adds an identifier to both, or gives the position of the one that is there already.
    ///
    /// # Errors
    ///
    /// The position of the same identifier.
    pub(super) fn insert(&mut self, identifiers: &mut Identifiers, identifier: &str) -> Result<u32, u32> {
        if let Some(there) = self.get(identifiers, identifier.as_bytes()) {
            return Err(there);
        }
        if (self.taken + 1) * 2 > self.slots.len() {
            self.grow(identifiers);
        }
        let new = identifiers.push(identifier);
        self.put(hash(identifier.as_bytes()), new);
        Ok(new)
    }

    fn probe(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len() - 1;
        let start = hash as usize & mask;
        (0..=mask).map(move |step| (start + step) & mask)
    }

    fn put(&mut self, hash: u64, position: u32) {
        let free = self.probe(hash).find(|slot| self.slots[*slot] == FREE);
        if let Some(slot) = free {
            self.slots[slot] = (hash >> 32) << 32 | u64::from(position);
            self.taken += 1;
        }
    }

    fn grow(&mut self, identifiers: &Identifiers) {
        *self = Self::with_capacity((self.taken + 1) * 2);
        for position in 0..identifiers.len() {
            self.put(hash(identifiers.get(position).as_bytes()), u32::try_from(position).unwrap_or(u32::MAX));
        }
    }
}

fn hash(identifier: &[u8]) -> u64 {
    FxBuildHasher.hash_one(identifier)
}

fn position(entry: u64) -> u32 {
    entry as u32
}

fn text(identifiers: &Identifiers, entry: u64) -> &[u8] {
    identifiers.get(position(entry) as usize).as_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Identifiers, Index};

    #[test]
    fn every_identifier_is_found_at_its_position_while_the_index_grows() {
        let (mut identifiers, mut index) = (Identifiers::default(), Index::default());
        assert_eq!(index.get(&identifiers, b"A0"), None);
        for number in 0..5_000_u32 {
            assert_eq!(index.insert(&mut identifiers, &format!("A{number}")), Ok(number));
        }
        for number in 0..5_000_u32 {
            assert_eq!(index.get(&identifiers, format!("A{number}").as_bytes()), Some(number));
        }
        assert_eq!(index.get(&identifiers, b"A5000"), None);
        assert_eq!(index.get(&identifiers, b""), None);
    }

    #[test]
    fn a_second_one_is_refused_with_the_position_of_the_first() {
        let (mut identifiers, mut index) = (Identifiers::default(), Index::with_capacity(2));
        assert_eq!(index.insert(&mut identifiers, "N1"), Ok(0));
        assert_eq!(index.insert(&mut identifiers, "N2"), Ok(1));
        assert_eq!(index.insert(&mut identifiers, "N1"), Err(0));
        assert_eq!(identifiers.len(), 2);
    }
}
