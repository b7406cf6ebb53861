//! The table of languages: how numbers look, and which message files there are.
//!
//! Numbers follow the conventions that the publications of the European Union use in every language: groups of three
//! digits are set apart by a hard space, the percent sign follows a hard space, and only the decimal sign differs.
//!
//! # Source
//! Publications Office of the European Union, *Interinstitutional Style Guide*, part 3 (conventions common to all
//! languages), section 6.5.

/// How a language writes numbers, and its messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Language tag, as `en`.
    pub tag: &'static str,
    /// Sign between the whole and the fraction.
    pub decimal: char,
    /// Sign between groups of three digits.
    pub group: char,
    /// What follows the number of a percentage, with its space.
    pub percent: &'static str,
    /// Message files, of the document, of the report of a benchmark and of the terminal; empty if none is written yet.
    pub messages: &'static [&'static str],
}

/// Hard space.
const HARD_SPACE: char = '\u{a0}';
/// Percent sign after a hard space.
const PERCENT: &str = "\u{a0}%";

/// Every language, ordered by tag. English must be there: it is what the others fall back to.
pub(super) static LANGUAGES: [Language; 3] = [
    Language { tag: "da", decimal: ',', group: HARD_SPACE, percent: PERCENT, messages: &[] },
    Language {
        tag: "en",
        decimal: '.',
        group: HARD_SPACE,
        percent: PERCENT,
        messages: &[
            include_str!("../../models/words/en.ftl"),
            include_str!("../../models/words/benchmark.en.ftl"),
            include_str!("../../models/words/cli.en.ftl"),
        ],
    },
    Language { tag: "nl", decimal: ',', group: HARD_SPACE, percent: PERCENT, messages: &[] },
];

/// Position of English in [`LANGUAGES`].
pub(super) const ENGLISH: usize = 1;

/// Every language whose numbers are known, ordered by tag.
#[must_use]
pub fn languages() -> &'static [Language] {
    &LANGUAGES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_ordered_and_english_has_messages() {
        assert!(LANGUAGES.windows(2).all(|pair| pair[0].tag < pair[1].tag));
        assert_eq!(LANGUAGES[ENGLISH].tag, "en");
        assert!(!LANGUAGES[ENGLISH].messages.is_empty());
    }
}
