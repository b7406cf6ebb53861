//! What may be shown. A handling code limits what is shown, never what is scored.
//!
//! The builder of the document takes evidence only as [`Released`], and the only way to one leads through the check of the
//! handling code. What is kept back is counted by code, so that the document can say how much it does not show.
//!
//! ```compile_fail
//! # fn evidence() -> socta::dossier::Observation { unreachable!() }
//! let observation = evidence();
//! // The field is private: nothing is released but by `Release`.
//! let shown = socta::advisory::Released(&observation);
//! ```

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::Serialize;
use thiserror::Error;

use crate::dossier::{Handling, Link, Network, Observation};

/// Something with a handling code.
pub trait Restricted {
    /// What may be done with it.
    fn handling(&self) -> Handling;
}

impl Restricted for Observation {
    fn handling(&self) -> Handling {
        self.handling
    }
}

impl Restricted for Network {
    fn handling(&self) -> Handling {
        self.handling
    }
}

impl Restricted for Link {
    fn handling(&self) -> Handling {
        self.handling
    }
}

/// Something that a document may show.
#[derive(Debug, PartialEq)]
pub struct Released<'a, T = Observation>(&'a T);

impl<T> Clone for Released<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Released<'_, T> {}

impl<'a, T> Released<'a, T> {
    /// What was released, for as long as the dossier lives.
    #[must_use]
    pub fn get(self) -> &'a T {
        self.0
    }
}

impl<T> Deref for Released<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}

/// Something that a document may not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("withheld under handling code {handling:?}")]
pub struct Withheld {
    /// The code that forbids it.
    pub handling: Handling,
}

/// How much was withheld, by handling code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WithheldCounts(BTreeMap<Handling, usize>);

impl WithheldCounts {
    /// Counts one.
    pub fn add(&mut self, withheld: Withheld) {
        *self.0.entry(withheld.handling).or_default() += 1;
    }

    /// Adds what another count holds.
    pub fn join(&mut self, other: &Self) {
        for (code, count) in &other.0 {
            *self.0.entry(*code).or_default() += count;
        }
    }

    /// How many were withheld under this code.
    #[must_use]
    pub fn of(&self, code: Handling) -> usize {
        self.0.get(&code).copied().unwrap_or_default()
    }

    /// How many were withheld in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }
}

impl Serialize for WithheldCounts {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(code, count)| (format!("{code:?}"), count)))
    }
}

/// The check of handling codes.
#[derive(Debug, Clone, Copy)]
pub struct Release;

impl Release {
    /// Releases one item.
    ///
    /// # Errors
    /// If its handling code forbids that it is shown.
    pub fn of<T: Restricted>(item: &T) -> Result<Released<'_, T>, Withheld> {
        let handling = item.handling();
        if handling.may_be_shown() { Ok(Released(item)) } else { Err(Withheld { handling }) }
    }

    /// Releases what may be shown, in the given order, and counts the rest.
    pub fn all<'a, T: Restricted>(
        items: impl IntoIterator<Item = &'a T>,
    ) -> (Vec<Released<'a, T>>, WithheldCounts) {
        let (mut released, mut withheld) = (Vec::new(), WithheldCounts::default());
        for item in items {
            match Self::of(item) {
                Ok(shown) => released.push(shown),
                Err(kept) => withheld.add(kept),
            }
        }
        (released, withheld)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Item(Handling);

    impl Restricted for Item {
        fn handling(&self) -> Handling {
            self.0
        }
    }

    #[test]
    fn only_h0_and_h1_pass() {
        assert!(Release::of(&Item(Handling::H0)).is_ok());
        assert!(Release::of(&Item(Handling::H1)).is_ok());
        for code in [Handling::H2, Handling::H3] {
            assert_eq!(Release::of(&Item(code)).err(), Some(Withheld { handling: code }));
        }
    }

    #[test]
    fn what_is_withheld_is_counted_by_code() {
        let items = [Handling::H0, Handling::H2, Handling::H3, Handling::H2].map(Item);
        let (released, withheld) = Release::all(&items);
        assert_eq!(released.len(), 1);
        assert_eq!((withheld.of(Handling::H2), withheld.of(Handling::H3), withheld.total()), (2, 1, 3));
        let json = serde_json::to_string(&withheld).expect("counts are plain");
        assert_eq!(json, r#"{"H2":2,"H3":1}"#);
    }
}
