//! How bad a finding is, which the user raises or lowers by code.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::words;

use super::{Code, Family, UnknownCode};

/// How bad a finding is. It can be raised or lowered by code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not shown.
    Allow,
    /// Shown; the run goes on.
    Warning,
    /// Shown; nothing is written.
    Error,
}

impl Severity {
    /// In lower case: `allow`, `warning`, `error`.
    #[must_use]
    pub fn name(self) -> &'static str {
        words::of(self)
    }
}

/// The severity of each code: the page's, unless it was changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Severities {
    changed: BTreeMap<Code, Severity>,
}

impl Severities {
    /// Changes the severity of one code (`O004` or `level-not-on-scale`) or of a family (`O`). Later changes win.
    ///
    /// # Errors
    ///
    /// If `selector` is neither a code, nor a name, nor the letter of a family.
    pub fn set(&mut self, selector: &str, severity: Severity) -> Result<(), UnknownCode> {
        let family = Family::ALL.iter().find(|family| selector.eq_ignore_ascii_case(family.letter()));
        if let Some(family) = family {
            self.changed.extend(family.codes().map(|code| (code, severity)));
            return Ok(());
        }
        self.changed.insert(selector.parse()?, severity);
        Ok(())
    }

    /// The severity of a code.
    #[must_use]
    pub fn of(&self, code: Code) -> Severity {
        self.changed.get(&code).copied().unwrap_or_else(|| code.page().severity)
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Severities, Severity};

    #[test]
    fn a_family_can_be_changed_and_one_code_of_it_changed_again() {
        let mut severities = Severities::default();
        severities.set("n", Severity::Allow).expect("a family");
        severities.set("same-network-twice", Severity::Error).expect("a name");
        assert_eq!(severities.of(Code::SelfLink), Severity::Allow);
        assert_eq!(severities.of(Code::SameNetworkTwice), Severity::Error);
        assert_eq!(severities.of(Code::NoAnswer), Code::NoAnswer.page().severity);
    }

    #[test]
    fn an_unknown_code_is_an_error_with_a_suggestion() {
        let mut severities = Severities::default();
        let error = severities.set("levle-not-on-scale", Severity::Allow).expect_err("no such name");
        assert_eq!(error.suggestion, Some(Code::LevelNotOnScale));
        assert!(error.to_string().contains("level-not-on-scale"));
        assert!(severities.set("Q", Severity::Allow).is_err());
    }
}
