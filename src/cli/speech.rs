//! What the terminal says: the messages of `models/words/cli.en.ftl`.

use std::fmt::Display;
use std::sync::LazyLock;

use crate::locale::{Arg, Words};

/// The words of the terminal, which are English whatever language a document is in.
static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| Words::load("en").ok());

/// The message with this key; the key itself where there are no words.
pub(super) fn say(key: &str, arguments: &[(&str, Arg<'_>)]) -> String {
    WORDS.as_ref().map_or_else(|| key.to_owned(), |words| words.say(key, arguments))
}

/// What is put into a message as it writes itself: paths, errors, and numbers without signs between their digits.
pub(super) fn shown(what: impl Display) -> Arg<'static> {
    Arg::from(what.to_string())
}

/// A line of a card: an indented label, and what it says in the column beside.
pub(super) fn labelled(key: &str, what: impl Display) -> String {
    format!("  {:13} {what}\n", say(key, &[]))
}
