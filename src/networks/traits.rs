//! The four traits of the most threatening networks, and which networks are high-risk.
//!
//! # Source
//!
//! Europol 2024, *Decoding the EU's most threatening criminal networks*: agile, borderless, controlling, destructive. The
//! report describes traits, it gives no cut-offs; the rule below is this program's own and declared as such.
//!
//! | trait | met if |
//! | --- | --- |
//! | agile | at least two of: uses legal business (Medium or High), takes countermeasures (Medium or High), active for more than ten years |
//! | borderless | active in three countries or more |
//! | controlling | a hierarchy (standard, regional or clustered), or of mafia type |
//! | destructive | violence or corruption at Medium or High |
//!
//! A network is high-risk if at least three traits are met. What is unknown is not met; how many traits are unknown is
//! kept, and whether the network would be high-risk if they were met. Nationality or ethnicity is no trait.

use serde::Serialize;

use super::structure::StructureClass;
use crate::dossier::{Level, Network};

/// More years of activity than this count as long; the report counts networks by it.
const LONG_LIVED: u16 = 10;
/// Countries from which on a network is borderless; the count that was published with SOCTA 2021.
const BORDERLESS: u16 = 3;
/// Traits that make a network high-risk.
const HIGH_RISK: usize = 3;

/// Which traits are met; none where that is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Traits {
    /// Adapts and protects itself.
    pub agile: Option<bool>,
    /// Works across borders.
    pub borderless: Option<bool>,
    /// Led closely.
    pub controlling: Option<bool>,
    /// Harms by violence and corruption.
    pub destructive: Option<bool>,
}

impl Traits {
    /// The traits of a network, as of a year.
    #[must_use]
    pub fn of(network: &Network, year: u16) -> Self {
        let old = network.active_since.map(|since| year.saturating_sub(since) > LONG_LIVED);
        let agile = [at_least_medium(network.legal_business), at_least_medium(network.countermeasures), old];
        let destructive = [at_least_medium(network.violence), at_least_medium(network.corruption)];
        let class = StructureClass::of(network.structure).map(|class| class == StructureClass::Hierarchical);
        Self {
            agile: at_least(2, &agile),
            // No number of countries is written as 0.
            borderless: (network.countries > 0).then_some(network.countries >= BORDERLESS),
            controlling: if network.mafia_type { Some(true) } else { class },
            destructive: at_least(1, &destructive),
        }
    }

    fn all(&self) -> [Option<bool>; 4] {
        [self.agile, self.borderless, self.controlling, self.destructive]
    }

    /// Number of traits that are met.
    #[must_use]
    pub fn met(&self) -> usize {
        self.all().iter().filter(|&&state| state == Some(true)).count()
    }

    /// Number of traits that are unknown.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.all().iter().filter(|state| state.is_none()).count()
    }

    /// Whether at least three are met.
    #[must_use]
    pub fn high_risk(&self) -> bool {
        self.met() >= HIGH_RISK
    }

    /// Whether at least three would be met if all unknown ones were.
    #[must_use]
    pub fn possibly_high_risk(&self) -> bool {
        self.met() + self.unknown() >= HIGH_RISK
    }
}

fn at_least_medium(level: Option<Level>) -> Option<bool> {
    level.map(|level| level >= Level::Medium)
}

/// Whether at least `needed` signs hold: unknown if that hangs on unknown ones.
fn at_least(needed: usize, signs: &[Option<bool>]) -> Option<bool> {
    let holding = signs.iter().filter(|&&sign| sign == Some(true)).count();
    let unknown = signs.iter().filter(|sign| sign.is_none()).count();
    match (holding >= needed, holding + unknown >= needed) {
        (true, _) => Some(true),
        (false, false) => Some(false),
        (false, true) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Handling, Structure};

    fn network() -> Network {
        Network {
            structure: Structure::Unknown,
            mafia_type: false,
            size_min: None,
            size_max: None,
            active_since: None,
            countries: 0,
            corruption: None,
            violence: None,
            legal_business: None,
            countermeasures: None,
            handling: Handling::H0,
        }
    }

    #[test]
    fn nothing_known_is_not_high_risk_but_may_be() {
        let traits = Traits::of(&network(), 2021);
        assert_eq!((traits.met(), traits.unknown()), (0, 4));
        assert!(!traits.high_risk() && traits.possibly_high_risk());
    }

    #[test]
    fn three_traits_make_it_high_risk() {
        let mut found = network();
        found.structure = Structure::RegionalHierarchy;
        found.countries = 3;
        found.violence = Some(Level::Medium);
        let traits = Traits::of(&found, 2021);
        assert_eq!((traits.agile, traits.met(), traits.high_risk()), (None, 3, true));
        found.countries = 2;
        assert!(!Traits::of(&found, 2021).high_risk());
        assert!(Traits::of(&found, 2021).possibly_high_risk());
    }

    #[test]
    fn agility_needs_two_signs() {
        let mut found = network();
        found.active_since = Some(2010);
        found.legal_business = Some(Level::Low);
        assert_eq!(Traits::of(&found, 2021).agile, None);
        found.countermeasures = Some(Level::Nil);
        assert_eq!(Traits::of(&found, 2021).agile, Some(false));
        found.countermeasures = Some(Level::High);
        assert_eq!(Traits::of(&found, 2021).agile, Some(true));
    }

    #[test]
    fn a_known_low_level_is_not_destructive() {
        let mut found = network();
        found.violence = Some(Level::Low);
        assert_eq!(Traits::of(&found, 2021).destructive, None);
        found.corruption = Some(Level::Nil);
        assert_eq!(Traits::of(&found, 2021).destructive, Some(false));
    }
}
