//! Messages of a language, with English behind it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use thiserror::Error;

use super::languages::{ENGLISH, LANGUAGES};
use super::{Language, languages};
use crate::diagnostics::did_you_mean;

/// Why words cannot be loaded.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LocaleError {
    /// No such language in the table.
    #[error("no document can be written in {tag:?}; there are words for {known}{}", hint.as_ref().map_or_else(String::new, |hint| format!("; {hint}")))]
    Unknown {
        /// The tag that was asked for.
        tag: String,
        /// Tags of the languages that have all words, separated by commas.
        known: String,
        /// What may have been meant.
        hint: Option<String>,
    },
    /// A message file is not valid.
    #[error("the message file of {tag:?} is not valid: {reason}")]
    File {
        /// Tag of the language.
        tag: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

/// Something that the code asked for and the message files do not have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Error)]
pub enum WordFault {
    /// There is no such message.
    #[error("there is no message {key:?}")]
    Message {
        /// Key of the message.
        key: String,
    },
    /// A message needs something that it was not given.
    #[error("message {key:?}: {reason}")]
    Argument {
        /// Key of the message.
        key: String,
        /// What is missing.
        reason: String,
    },
}

/// What is put in the place of an argument.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    /// Text as it is.
    Text(Cow<'a, str>),
    /// A number with so many digits after the decimal sign.
    Number(f64, usize),
    /// A share in `0..=1`, as a percentage with so many digits.
    Percent(f64, usize),
    /// A whole number, by which a message may choose its form.
    Count(usize),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

type Bundle = FluentBundle<FluentResource>;

/// The words of one language. It may be shared between threads.
pub struct Words {
    language: &'static Language,
    /// The language's own messages, then English.
    bundles: Vec<Bundle>,
    faults: Mutex<BTreeSet<WordFault>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Words").field("language", &self.language.tag).finish_non_exhaustive()
    }
}

impl Words {
    /// The words of a language. A language of which a message is missing is as good as not there: sentences of one language
    /// with the numbers and labels of another are no document.
    ///
    /// # Errors
    /// If the language does not have all words, or a message file is not valid.
    pub fn load(tag: &str) -> Result<Self, LocaleError> {
        let asked = |language: &Language| language.tag == tag && is_written(language);
        let at = LANGUAGES.iter().position(asked).ok_or_else(|| unknown(tag))?;
        let mut order = vec![at];
        if at != ENGLISH {
            order.push(ENGLISH);
        }
        let mut bundles = Vec::new();
        for position in order {
            let language = &LANGUAGES[position];
            if !language.messages.is_empty() {
                bundles.push(bundle(language, at)?);
            }
        }
        Ok(Self { language: &LANGUAGES[at], bundles, faults: Mutex::default() })
    }

    /// The language that was asked for.
    #[must_use]
    pub fn language(&self) -> &'static Language {
        self.language
    }

    /// Whether a message with this key exists.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundles.iter().any(|bundle| bundle.get_message(key).is_some_and(|found| found.value().is_some()))
    }

    /// The message with this key. What is missing is noted in [`Words::faults`]; an unknown key is printed in brackets.
    #[must_use]
    pub fn say(&self, key: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        let given = self.arguments(arguments);
        for bundle in &self.bundles {
            let Some(pattern) = bundle.get_message(key).and_then(|found| found.value()) else { continue };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
            for error in errors {
                self.note(WordFault::Argument { key: key.to_owned(), reason: error.to_string() });
            }
            return text;
        }
        self.note(WordFault::Message { key: key.to_owned() });
        format!("⟦{key}⟧")
    }

    /// Everything that was asked for and not found so far, ordered by key.
    #[must_use]
    pub fn faults(&self) -> Vec<WordFault> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    fn note(&self, fault: WordFault) {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).insert(fault);
    }

    fn arguments<'a>(&self, arguments: &'a [(&'a str, Arg<'a>)]) -> FluentArgs<'a> {
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            let value = match argument {
                Arg::Text(text) => FluentValue::from(text.as_ref()),
                Arg::Number(value, digits) => FluentValue::from(self.number(*value, *digits)),
                Arg::Percent(share, digits) => FluentValue::from(self.percent(*share, *digits)),
                Arg::Count(count) => FluentValue::from(*count),
            };
            given.set(*name, value);
        }
        given
    }
}

fn unknown(tag: &str) -> LocaleError {
    let known = written_languages();
    let hint = did_you_mean(tag, known.iter().copied(), "");
    let hint = (!hint.is_empty()).then_some(hint);
    LocaleError::Unknown { tag: tag.to_owned(), known: known.join(", "), hint }
}

/// Tags of the languages in which a document can be written, ascending.
#[must_use]
pub fn written_languages() -> Vec<&'static str> {
    languages().iter().filter(|language| is_written(language)).map(|language| language.tag).collect()
}

/// Whether a language has every message of the document that English has. The terminal speaks English whatever the language.
fn is_written(language: &Language) -> bool {
    let own = keys(language.messages);
    !own.is_empty() && keys(&LANGUAGES[ENGLISH].messages[..1]).is_subset(&own)
}

/// Keys of the messages of some files: what stands before the first sign of equality of a line that is not indented.
fn keys<'a>(messages: &[&'a str]) -> BTreeSet<&'a str> {
    let lines = messages.iter().flat_map(|file| file.lines());
    let named = lines.filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()));
    named.filter_map(|line| Some(line.split_once('=')?.0.trim())).collect()
}

/// The messages of a language, with counts printed as the language at `numbers` prints them.
fn bundle(language: &'static Language, numbers: usize) -> Result<Bundle, LocaleError> {
    let fault = |reason: String| LocaleError::File { tag: language.tag, reason };
    let tag = language.tag.parse().map_err(|error| fault(format!("{error:?}")))?;
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // The marks would be invisible characters in every table cell.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match numbers {
        0 => format_count::<0, _>,
        1 => format_count::<1, _>,
        _ => format_count::<2, _>,
    }));
    for messages in language.messages {
        let resource = FluentResource::try_new((*messages).to_owned())
            .map_err(|(_, errors)| fault(listed(errors.iter())))?;
        bundle.add_resource(resource).map_err(|errors| fault(listed(errors.iter())))?;
    }
    Ok(bundle)
}

fn listed(errors: impl Iterator<Item: ToString>) -> String {
    errors.map(|error| error.to_string()).collect::<Vec<_>>().join("; ")
}

/// Fluent takes a plain function without state, so that each language has its own.
fn format_count<const LANGUAGE: usize, Memoizer>(value: &FluentValue<'_>, _: &Memoizer) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(LANGUAGES[LANGUAGE].number(number.value, 0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Words {
        Words::load("en").expect("English is embedded")
    }

    #[test]
    fn counts_choose_the_form_and_are_grouped() {
        let words = english();
        let one = words.say("picture-aggregated", &[("nodes", Arg::Count(1)), ("bubbles", Arg::Count(1))]);
        let many =
            words.say("picture-aggregated", &[("nodes", Arg::Count(1200)), ("bubbles", Arg::Count(9))]);
        assert!(one.contains("one node"), "{one}");
        assert!(many.contains("1\u{a0}200 nodes"), "{many}");
        assert!(words.faults().is_empty());
    }

    #[test]
    fn nothing_invisible_is_added() {
        let text = english().say("table-caption", &[("number", Arg::Count(1)), ("caption", Arg::from("A"))]);
        assert_eq!(text, "Table 1. A");
    }

    #[test]
    fn what_is_missing_is_noted() {
        let words = english();
        assert_eq!(words.say("no-such-message", &[]), "⟦no-such-message⟧");
        let text = words.say("table-caption", &[("number", Arg::Count(1))]);
        assert_eq!(text, "Table 1. {$caption}");
        let faults = words.faults();
        assert_eq!(faults.len(), 2);
        assert!(matches!(&faults[0], WordFault::Message { key } if key == "no-such-message"));
        assert!(matches!(&faults[1], WordFault::Argument { key, .. } if key == "table-caption"));
    }

    #[test]
    fn a_language_without_all_words_is_an_error_that_lists_those_that_have_them() {
        for (tag, hint) in
            [("xx", ""), ("nl", ""), ("eng", "; did you mean `en`?"), ("EN", "; did you mean `en`?")]
        {
            let error = Words::load(tag).expect_err("there are no words in it");
            let said = format!("no document can be written in {tag:?}; there are words for en{hint}");
            assert_eq!(error.to_string(), said);
        }
    }

    #[test]
    fn a_message_file_that_lacks_one_message_is_not_whole() {
        let english = LANGUAGES[ENGLISH];
        let messages = english.messages[0];
        assert!(is_written(&Language { tag: "xx", ..english }));
        let lacking = messages.replacen("\ndocument-contents = ", "\n# document-contents = ", 1);
        assert!(keys(&[messages]).contains("document-contents"));
        let lacking: &'static [&'static str] = vec![&*lacking.leak()].leak();
        assert!(!is_written(&Language { tag: "xx", messages: lacking, ..english }));
    }

    #[test]
    fn words_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Words>();
    }
}
