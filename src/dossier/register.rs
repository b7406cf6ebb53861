//! What has been declared under which identifier.

use crate::diagnostics::suggest;
use crate::model::Labels;

use super::Identifiers;
use super::index::Index;

/// Comparisons that suggestions for one part of a table may cost, so that a table of wrong identifiers stays fast.
const COMPARISONS: usize = 100_000;

/// Result of looking an identifier up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sought<T> {
    /// The identifier is declared.
    Found(T),
    /// The identifier was declared, but what was declared is faulty; that has its own finding, so a reference to it gets none.
    Lost,
    /// The identifier was not declared.
    Unknown,
}

impl<T> Sought<T> {
    /// The target, if it was found.
    pub(super) fn found(self) -> Option<T> {
        match self {
            Self::Found(target) => Some(target),
            Self::Lost | Self::Unknown => None,
        }
    }
}

/// Identifiers with what they stand for.
#[derive(Debug, Clone)]
pub(super) struct Register<T> {
    identifiers: Identifiers,
    index: Index,
    targets: Vec<Option<T>>,
    /// Whether everything that was declared could be read. If not, nothing is ever unknown.
    whole: bool,
}

impl<T: Copy> Register<T> {
    /// An empty register with room for `count` identifiers.
    #[must_use]
    pub(super) fn with_capacity(count: usize) -> Self {
        Self {
            identifiers: Identifiers::default(),
            index: Index::with_capacity(count),
            targets: Vec::with_capacity(count),
            whole: true,
        }
    }

    /// Says that the table behind it could not be read whole.
    pub(super) fn mark_incomplete(&mut self) {
        self.whole = false;
    }

    /// Adds an identifier; `target` is none if what it stands for is faulty.
    ///
    /// # Errors
    ///
    /// The position of the same identifier, if it is there already. Nothing is changed then.
    pub(super) fn insert(&mut self, identifier: &str, target: Option<T>) -> Result<u32, u32> {
        let position = self.index.insert(&mut self.identifiers, identifier)?;
        self.targets.push(target);
        Ok(position)
    }

    /// What an identifier stands for.
    #[must_use]
    pub(super) fn find(&self, identifier: &[u8]) -> Sought<T> {
        match self.position(identifier) {
            Some(position) => self.targets[position as usize].map_or(Sought::Lost, Sought::Found),
            None if self.whole => Sought::Unknown,
            None => Sought::Lost,
        }
    }

    /// The position at which an identifier was added.
    #[must_use]
    pub(super) fn position(&self, identifier: &[u8]) -> Option<u32> {
        self.index.get(&self.identifiers, identifier)
    }

    /// The identifiers in the order in which they were added.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        (0..self.identifiers.len()).map(|position| self.identifiers.get(position))
    }

    /// How many there are.
    #[must_use]
    pub(super) fn len(&self) -> usize {
        self.identifiers.len()
    }

    /// The identifier that was probably meant; none for large registers after the first few, see [`COMPARISONS`].
    #[must_use]
    pub(super) fn suggest(&self, word: &str, asked_before: usize) -> Option<&str> {
        let affordable = asked_before == 0 || asked_before.saturating_mul(self.len()) < COMPARISONS;
        if affordable { suggest(word, self.names()) } else { None }
    }
}

/// Whether there is a name in the language of the dossier.
#[must_use]
pub(super) fn has_label(labels: &Labels, language: &str) -> bool {
    labels.get(language).is_some_and(|label| !label.trim().is_empty())
}
