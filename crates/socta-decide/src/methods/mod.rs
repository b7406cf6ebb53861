//! The methods, one file each and all of the same shape: a card, a bare function on numbers that returns its
//! intermediate results, a registered wrapper, the published example as test. Each family lists its own methods.

pub mod baseline;
#[cfg(test)]
mod examples;
mod given;
pub mod interaction;
pub mod outranking;
pub mod policing;
mod quotients;
pub mod reference;
pub mod value;
pub mod voting;

use std::sync::LazyLock;

use socta_base::diagnostics::suggest;

use crate::card::Card;
use crate::method::Method;

/// A family of methods.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// Name of the family.
    pub name: &'static str,
    /// What its methods have in common, in prose.
    pub title: &'static str,
    /// Methods of the family, in the order in which they are listed.
    pub methods: &'static [&'static dyn Method],
}

static FAMILIES: [Family; 7] = [
    Family { name: "value", title: "values on scales, added up", methods: value::METHODS },
    Family { name: "reference", title: "distance from reference points", methods: reference::METHODS },
    Family { name: "outranking", title: "comparison in pairs", methods: outranking::METHODS },
    Family { name: "voting", title: "criteria as voters", methods: voting::METHODS },
    Family {
        name: "interaction",
        title: "criteria that support or repeat each other",
        methods: interaction::METHODS,
    },
    Family { name: "policing", title: "threat assessment in police practice", methods: policing::METHODS },
    Family { name: "baseline", title: "what a method must beat", methods: baseline::METHODS },
];

static REGISTRY: LazyLock<Vec<&dyn Method>> =
    LazyLock::new(|| FAMILIES.iter().flat_map(|family| family.methods).copied().collect());

/// The families, in the order in which they are listed.
#[must_use]
pub fn families() -> &'static [Family] {
    &FAMILIES
}

/// All methods, in the order in which they are listed.
#[must_use]
pub fn registry() -> &'static [&'static dyn Method] {
    &REGISTRY
}

/// Whether a method is a baseline, which does not vote.
#[must_use]
pub fn is_baseline(method: &dyn Method) -> bool {
    let same = |other: &&dyn Method| other.card().name == method.card().name;
    families().iter().any(|family| family.name == "baseline" && family.methods.iter().any(&same))
}

/// There is no such method.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no method `{name}`{}", nearest.map_or_else(String::new, |n| format!("; did you mean `{n}`?")))]
pub struct UnknownMethod {
    /// The text as it was written.
    pub name: String,
    /// The method that is meant, perhaps.
    pub nearest: Option<&'static str>,
}

/// The method with this name or alias; case, spaces, hyphens and underscores do not matter.
///
/// # Errors
/// If there is none, with the most similar name.
pub fn find(name: &str) -> Result<&'static dyn Method, UnknownMethod> {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-', '_'], "");
    let wanted = plain(name);
    let named = |card: &Card| plain(card.name) == wanted || card.aliases.iter().any(|a| plain(a) == wanted);
    registry().iter().copied().find(|method| named(method.card())).ok_or_else(|| UnknownMethod {
        name: name.to_owned(),
        nearest: suggest(name, registry().iter().map(|method| method.card().name)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameter::Kind;

    #[test]
    fn cards_are_complete_and_names_unique() {
        let mut names = Vec::new();
        for card in registry().iter().map(|method| method.card()) {
            names.extend(card.aliases.iter().chain([&card.name]).map(|name| name.to_lowercase()));
            for text in [card.title, card.source, card.complexity, card.score] {
                assert!(!text.is_empty(), "{}", card.name);
            }
            let rules = card.treatment;
            for rule in [rules.ties, rules.equal_columns, rules.zero, rules.negative, rules.missing] {
                assert!(rule.ends_with('.'), "{}: {rule}", card.name);
            }
            for parameter in card.parameters {
                assert!(parameter.meaning.ends_with('.'), "{} {}", card.name, parameter.name);
                if let Kind::Choice { options, default } = parameter.kind {
                    assert!(options.contains(&default), "{} {}", card.name, parameter.name);
                }
            }
        }
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn methods_are_found_by_name_and_alias() {
        assert_eq!(find("TOPSIS").map(|method| method.card().name), Ok("topsis"));
        assert_eq!(find("PROMETHEE II").map(|method| method.card().name), Ok("promethee2"));
        let error = find("topsys").expect_err("no such method");
        assert_eq!(error.to_string(), "there is no method `topsys`; did you mean `topsis`?");
    }
}
