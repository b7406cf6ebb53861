//! All methods of weighting, family by family.

use std::sync::LazyLock;

use socta_base::diagnostics::suggest;

use crate::weights::card::Card;
use crate::weights::method::Weighting;
use crate::weights::{objective, stated};

static REGISTRY: LazyLock<Vec<&dyn Weighting>> =
    LazyLock::new(|| [stated::METHODS, objective::METHODS].into_iter().flatten().copied().collect());

/// All methods of weighting, in the order in which they are listed.
#[must_use]
pub fn registry() -> &'static [&'static dyn Weighting] {
    &REGISTRY
}

/// There is no such method of weighting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no method of weighting `{name}`{}", nearest.map_or_else(String::new, |n| format!("; did you mean `{n}`?")))]
pub struct UnknownWeighting {
    /// The text as it was written.
    pub name: String,
    /// The method that is meant, perhaps.
    pub nearest: Option<&'static str>,
}

/// The method of weighting with this name or alias; case, spaces, hyphens and underscores do not matter.
///
/// # Errors
/// If there is none, with the most similar name.
pub fn find(name: &str) -> Result<&'static dyn Weighting, UnknownWeighting> {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-', '_'], "");
    let wanted = plain(name);
    let named = |card: &Card| plain(card.name) == wanted || card.aliases.iter().any(|a| plain(a) == wanted);
    registry().iter().copied().find(|method| named(method.card())).ok_or_else(|| UnknownWeighting {
        name: name.to_owned(),
        nearest: suggest(name, registry().iter().map(|method| method.card().name)),
    })
}
