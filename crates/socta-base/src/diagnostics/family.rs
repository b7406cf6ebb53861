//! Families of codes, and codes from what a user types.

use std::str::FromStr;

use super::{Code, suggest};

/// Codes that speak of the same kind of thing; the letter of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// `F`: files.
    Files,
    /// `J`: JSON.
    Json,
    /// `C`: CSV tables.
    Tables,
    /// `V`: values.
    Values,
    /// `D`: `dossier.json`.
    Dossier,
    /// `O`: observations.
    Observations,
    /// `N`: networks and what hangs on them.
    Networks,
    /// `G`: graph files of other programs.
    Graphs,
    /// `M`: models.
    Models,
    /// `S`: scenarios.
    Scenarios,
    /// `L`: lists that people have in mind.
    Lists,
}

impl Family {
    /// All families in the order in which they are documented.
    pub const ALL: [Self; 11] = [
        Self::Files,
        Self::Json,
        Self::Tables,
        Self::Values,
        Self::Dossier,
        Self::Observations,
        Self::Networks,
        Self::Graphs,
        Self::Models,
        Self::Scenarios,
        Self::Lists,
    ];

    /// The letter that its codes begin with.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Files => "F",
            Self::Json => "J",
            Self::Tables => "C",
            Self::Values => "V",
            Self::Dossier => "D",
            Self::Observations => "O",
            Self::Networks => "N",
            Self::Graphs => "G",
            Self::Models => "M",
            Self::Scenarios => "S",
            Self::Lists => "L",
        }
    }

    /// What the codes of the family speak of.
    #[must_use]
    pub fn title(self) -> &'static str {
        let heading = self.text().lines().next().unwrap_or_default();
        heading.split_once(": ").map_or("", |(_, title)| title)
    }

    /// The pages of its codes under one heading, as they stand in `docs/findings.md`.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Files => include_str!("../../findings/files.md"),
            Self::Json => include_str!("../../findings/json.md"),
            Self::Tables => include_str!("../../findings/tables.md"),
            Self::Values => include_str!("../../findings/values.md"),
            Self::Dossier => include_str!("../../findings/dossier.md"),
            Self::Observations => include_str!("../../findings/observations.md"),
            Self::Networks => include_str!("../../findings/networks.md"),
            Self::Graphs => include_str!("../../findings/graphs.md"),
            Self::Models => include_str!("../../findings/models.md"),
            Self::Scenarios => include_str!("../../findings/scenarios.md"),
            Self::Lists => include_str!("../../findings/lists.md"),
        }
    }

    /// Codes of the family in rising order.
    pub fn codes(self) -> impl Iterator<Item = Code> {
        Code::ALL.iter().copied().filter(move |code| code.id().starts_with(self.letter()))
    }
}

/// What was typed is no code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode {
    /// What was typed.
    pub typed: String,
    /// The code that was probably meant.
    pub suggestion: Option<Code>,
}

impl std::fmt::Display for UnknownCode {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "there is no finding code `{}`", self.typed)?;
        match self.suggestion {
            Some(code) => write!(formatter, "; did you mean `{}` ({})?", code.id(), code.name()),
            None => write!(formatter, "; codes are written as `O004` or `level-not-on-scale`"),
        }
    }
}

impl std::error::Error for UnknownCode {}

impl FromStr for Code {
    type Err = UnknownCode;

    /// A code by its identifier or its name; case does not count, and `_` or a space may stand for `-`.
    fn from_str(typed: &str) -> Result<Self, UnknownCode> {
        let wanted = typed.trim().to_ascii_lowercase().replace(['_', ' '], "-");
        let found = |code: &&Self| wanted.eq_ignore_ascii_case(code.id()) || wanted == code.name();
        Self::ALL.iter().copied().find(|code| found(&code)).ok_or_else(|| {
            let names = Self::ALL.iter().map(|code| code.name());
            let name = suggest(&wanted, names);
            let suggestion = Self::ALL.iter().copied().find(|code| Some(code.name()) == name);
            UnknownCode { typed: typed.to_owned(), suggestion }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Family};

    #[test]
    fn a_code_is_known_by_its_identifier_and_by_its_name_in_any_case() {
        for typed in ["O004", "o004", "level-not-on-scale", "LEVEL_not on Scale", " o004 "] {
            assert_eq!(typed.parse(), Ok(Code::LevelNotOnScale), "{typed}");
        }
        assert!("O999".parse::<Code>().is_err());
        assert!("".parse::<Code>().is_err());
    }

    #[test]
    fn every_code_belongs_to_one_family() {
        let by_family: Vec<Code> = Family::ALL.iter().flat_map(|family| family.codes()).collect();
        let mut sorted = by_family.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted, Code::ALL);
        assert_eq!(by_family.len(), Code::ALL.len());
    }
}
