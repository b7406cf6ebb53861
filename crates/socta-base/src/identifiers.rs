//! Identifiers of millions of rows in one buffer.

/// Identifiers of a table, one after another in one buffer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identifiers {
    text: String,
    ends: Vec<u32>,
}

impl Identifiers {
    /// Adds one and returns its position.
    pub fn push(&mut self, identifier: &str) -> u32 {
        self.text.push_str(identifier);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX)
    }

    /// The identifier at a position.
    #[must_use]
    pub fn get(&self, position: usize) -> &str {
        let start = if position == 0 { 0 } else { self.ends[position - 1] as usize };
        &self.text[start..self.ends[position] as usize]
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}
