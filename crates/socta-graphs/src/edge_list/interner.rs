//! From identifiers to positions: an open hash index over one buffer of text.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use socta_base::Identifiers;

const EMPTY: u32 = u32::MAX;
/// The list of numbers is at most about this many times as long as there are identifiers.
const NUMBERS_PER_IDENTIFIER: usize = 4;

/// Gives every distinct identifier the next position.
pub(super) struct Interner {
    ids: Identifiers,
    /// Part of the hash and position, or [`EMPTY`]; the length is a power of two, at most half full.
    slots: Vec<(u32, u32)>,
    /// Positions of identifiers that are numbers, by number, or [`EMPTY`]: those are found without a hash and a comparison.
    numbers: Vec<u32>,
}

impl Interner {
    pub(super) fn new() -> Self {
        Self { ids: Identifiers::default(), slots: vec![(0, EMPTY); 64], numbers: Vec::new() }
    }

    /// Position of an identifier, and whether it is new.
    pub(super) fn intern(&mut self, id: &str) -> (u32, bool) {
        let Some(number) = number(id) else { return self.look_up(id) };
        match self.numbers.get(number) {
            Some(&position) if position != EMPTY => (position, false),
            _ => {
                let found = self.look_up(id);
                self.remember(number, found.0);
                found
            }
        }
    }

    /// Keeps the position of a number, unless most of the list would stay empty.
    fn remember(&mut self, number: usize, position: u32) {
        if number >= self.numbers.len() && number < NUMBERS_PER_IDENTIFIER * self.ids.len() {
            self.numbers.resize((number + 1).next_power_of_two(), EMPTY);
        }
        if let Some(slot) = self.numbers.get_mut(number) {
            *slot = position;
        }
    }

    fn look_up(&mut self, id: &str) -> (u32, bool) {
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

/// The number that is written as this identifier and no other way.
fn number(id: &str) -> Option<usize> {
    let digits = id.as_bytes();
    if digits.is_empty() || digits.len() > 9 || digits[0] == b'0' && digits.len() > 1 {
        return None;
    }
    digits
        .iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| 10 * number + usize::from(digit - b'0')))
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

    #[test]
    fn numbers_are_identifiers_like_others() {
        let mut interner = Interner::new();
        let ids = ["7", "07", "0", "00", "-7", "7 ", "999999999", "9999999999", "3", "2", "1", "7a", "٣"];
        for round in 0..2 {
            for (position, id) in (0_u32..).zip(ids) {
                assert_eq!(interner.intern(id), (position, round == 0), "{id}");
            }
        }
        for number in (0..5_000_u32).rev() {
            interner.intern(&number.to_string());
        }
        let again: Vec<(u32, bool)> = ids.map(|id| interner.intern(id)).to_vec();
        assert!((0_u32..).zip(again).all(|(position, found)| found == (position, false)));
        let ids = interner.into_identifiers();
        assert_eq!(ids.len(), 5_008);
    }
}
