//! Who is behind a priority, and what it shares with others.

use crate::advisory::Block;

use super::Sheet;

impl Sheet<'_> {
    pub(super) fn who(&self) -> Vec<Block> {
        Vec::new()
    }

    pub(super) fn demarcation(&self) -> Vec<Block> {
        Vec::new()
    }
}
