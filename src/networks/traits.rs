//! The four traits of the most threatening networks, and which networks are high-risk.
//!
//! # Source
//!
//! Europol 2024, *Decoding the EU's most threatening criminal networks*: agile, borderless, controlling, destructive. The
//! report describes traits, it gives no cut-offs; the rule below is this program's own and declared as such.
//!
//! | trait | met if declared or reported | else met if computed |
//! | --- | --- | --- |
//! | agile | at least two of: uses legal business (Medium or High), takes countermeasures (Medium or High), active for more than ten years | |
//! | borderless | active in three countries or more | linked to two networks or more that are declared active in three countries or more |
//! | controlling | a hierarchy (standard, regional or clustered), or of mafia type | the ties are decidedly those of a hierarchy |
//! | destructive | violence or corruption at Medium or High | |
//!
//! A level is that of the table of networks, else the middle one of the graded reports on the network
//! ([`crate::dossier::ObservedLevels`]). What is declared wins over what is computed: links are looked at only where no country or no structure is declared. Ties are
//! *decidedly* of a class if the model of [`super::structure`] calls it with a likelihood of at least .8 and at least .8 of the
//! graphs drawn from the uncertain links agree; a call that is refused, or of which no graphs were drawn because the dossier is
//! too large, decides nothing. If they are decidedly of another class, the network is not controlling. A dossier has no countries
//! of actors or areas, so that links show no border by themselves: what shows is that several partners work across borders, and
//! that they do not is no sign that the network does not either.
//!
//! A network is high-risk if at least three traits are met. What is unknown is not met; how many traits are unknown is
//! kept, and whether the network would be high-risk if they were met, and whether it would be without what was computed.
//! Nationality or ethnicity is no trait.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::structure::{StructureCall, StructureClass};
use crate::dossier::{Level, Network};

/// More years of activity than this count as long; the report counts networks by it.
const LONG_LIVED: u16 = 10;
/// Countries from which on a network is borderless; the count that was published with SOCTA 2021.
const BORDERLESS: u16 = 3;
/// Partners of that kind from which on a network of which no country is declared is taken for borderless: one may be chance.
const PARTNERS: usize = 2;
/// Least likelihood of a call that decides, and least share of the drawn graphs that agree.
const DECIDED: f64 = 0.8;
/// Traits that make a network high-risk.
const HIGH_RISK: usize = 3;

/// What it rests on that a trait is met or not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TraitSource {
    /// A fact of the table of networks: structure, mafia type, countries.
    Declared,
    /// Levels that are reported of the network, perhaps with the year since which it is active.
    Reported,
    /// The links of the network.
    Computed,
}

/// What the links of a network say where nothing is declared.
#[derive(Debug, Clone, Copy, Default)]
pub struct Links<'a> {
    /// The structure that its ties suggest.
    pub call: Option<&'a StructureCall>,
    /// Networks that it is linked to and that are declared active in three countries or more.
    pub borderless_partners: usize,
}

/// What each trait rests on; none where it is unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TraitSources {
    /// Of agile.
    pub agile: Option<TraitSource>,
    /// Of borderless.
    pub borderless: Option<TraitSource>,
    /// Of controlling.
    pub controlling: Option<TraitSource>,
    /// Of destructive.
    pub destructive: Option<TraitSource>,
}

/// Which traits are met, and what that rests on; none where it is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Traits {
    /// Adapts and protects itself.
    pub agile: Option<bool>,
    /// Works across borders.
    pub borderless: Option<bool>,
    /// Led closely.
    pub controlling: Option<bool>,
    /// Harms by violence and corruption.
    pub destructive: Option<bool>,
    /// What each of them rests on.
    pub sources: TraitSources,
}

/// Whether a network declared to be active in so many countries is borderless.
pub(super) fn is_borderless(countries: u16) -> bool {
    countries >= BORDERLESS
}

impl Traits {
    /// The traits of a network, as of a year.
    #[must_use]
    pub fn of(network: &Network, year: u16, links: Links<'_>) -> Self {
        let old = network.active_since.map(|since| year.saturating_sub(since) > LONG_LIVED);
        let agile = at_least(
            2,
            &[at_least_medium(network.legal_business), at_least_medium(network.countermeasures), old],
        );
        let destructive =
            at_least(1, &[at_least_medium(network.violence), at_least_medium(network.corruption)]);
        let (borderless, of_borderless) = borderless(network, links.borderless_partners);
        let (controlling, of_controlling) = controlling(network, links.call);
        let sources = TraitSources {
            agile: agile.map(|_| TraitSource::Reported),
            borderless: of_borderless,
            controlling: of_controlling,
            destructive: destructive.map(|_| TraitSource::Reported),
        };
        Self { agile, borderless, controlling, destructive, sources }
    }

    /// Each trait and what it rests on, in the order of their names.
    #[must_use]
    pub fn all(&self) -> [(Option<bool>, Option<TraitSource>); 4] {
        let sources = self.sources;
        [
            (self.agile, sources.agile),
            (self.borderless, sources.borderless),
            (self.controlling, sources.controlling),
            (self.destructive, sources.destructive),
        ]
    }

    fn count(&self, which: impl Fn(Option<bool>, Option<TraitSource>) -> bool) -> usize {
        self.all().into_iter().filter(|&(state, source)| which(state, source)).count()
    }

    /// Number of traits that are met.
    #[must_use]
    pub fn met(&self) -> usize {
        self.count(|state, _| state == Some(true))
    }

    /// Number of traits that are unknown.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.count(|state, _| state.is_none())
    }

    /// Whether at least three are met.
    #[must_use]
    pub fn high_risk(&self) -> bool {
        self.met() >= HIGH_RISK
    }

    /// Whether at least three are met by what is declared and reported alone.
    #[must_use]
    pub fn high_risk_by_report(&self) -> bool {
        self.count(|state, source| state == Some(true) && source != Some(TraitSource::Computed)) >= HIGH_RISK
    }

    /// Whether at least three would be met if all were that are unknown or not met by computation only.
    #[must_use]
    pub fn possibly_high_risk(&self) -> bool {
        let open = |state: Option<bool>, source| match state {
            Some(true) | None => true,
            Some(false) => source == Some(TraitSource::Computed),
        };
        self.count(open) >= HIGH_RISK
    }
}

/// No number of countries is written as 0.
fn borderless(network: &Network, partners: usize) -> (Option<bool>, Option<TraitSource>) {
    if network.countries > 0 {
        return (Some(is_borderless(network.countries)), Some(TraitSource::Declared));
    }
    if partners >= PARTNERS { (Some(true), Some(TraitSource::Computed)) } else { (None, None) }
}

fn controlling(network: &Network, call: Option<&StructureCall>) -> (Option<bool>, Option<TraitSource>) {
    if network.mafia_type {
        return (Some(true), Some(TraitSource::Declared));
    }
    let declared = StructureClass::of(network.structure);
    let class = declared.or_else(|| call.filter(|call| decided(call)).map(|call| call.class));
    let source = if declared.is_some() { TraitSource::Declared } else { TraitSource::Computed };
    (class.map(|class| class == StructureClass::Hierarchical), class.map(|_| source))
}

fn decided(call: &StructureCall) -> bool {
    let agreed = call.agreement.is_some_and(|agreement| agreement.share >= DECIDED);
    call.likelihood >= DECIDED && agreed
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
    use super::super::structure::Agreement;
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
        let traits = Traits::of(&network(), 2021, Links::default());
        assert_eq!((traits.met(), traits.unknown()), (0, 4));
        assert!(!traits.high_risk() && traits.possibly_high_risk());
    }

    #[test]
    fn three_traits_make_it_high_risk() {
        let mut found = network();
        found.structure = Structure::RegionalHierarchy;
        found.countries = 3;
        found.violence = Some(Level::Medium);
        let traits = Traits::of(&found, 2021, Links::default());
        assert_eq!((traits.agile, traits.met(), traits.high_risk()), (None, 3, true));
        found.countries = 2;
        assert!(!Traits::of(&found, 2021, Links::default()).high_risk());
        assert!(Traits::of(&found, 2021, Links::default()).possibly_high_risk());
    }

    #[test]
    fn agility_needs_two_signs() {
        let mut found = network();
        found.active_since = Some(2010);
        found.legal_business = Some(Level::Low);
        assert_eq!(Traits::of(&found, 2021, Links::default()).agile, None);
        found.countermeasures = Some(Level::Nil);
        assert_eq!(Traits::of(&found, 2021, Links::default()).agile, Some(false));
        found.countermeasures = Some(Level::High);
        assert_eq!(Traits::of(&found, 2021, Links::default()).agile, Some(true));
    }

    #[test]
    fn a_known_low_level_is_not_destructive() {
        let mut found = network();
        found.violence = Some(Level::Low);
        assert_eq!(Traits::of(&found, 2021, Links::default()).destructive, None);
        found.corruption = Some(Level::Nil);
        assert_eq!(Traits::of(&found, 2021, Links::default()).destructive, Some(false));
    }

    fn call(class: StructureClass, likelihood: f64, share: Option<f64>) -> StructureCall {
        let agreement = |share| Agreement { replicas: 100, share, subtype_share: 1.0, too_small: 0.0 };
        StructureCall {
            class,
            likelihood,
            shares: [0.0; 3],
            subtype: Structure::StandardHierarchy,
            subtype_likelihood: 1.0,
            agreement: share.map(agreement),
            decided: Vec::new(),
        }
    }

    fn by_links(network: &Network, call: Option<&StructureCall>, borderless_partners: usize) -> Traits {
        Traits::of(network, 2021, Links { call, borderless_partners })
    }

    #[test]
    fn ties_decide_where_no_structure_is_declared_and_only_if_they_are_sure() {
        let mut found = network();
        let sure = call(StructureClass::Hierarchical, 0.8, Some(0.8));
        let traits = by_links(&found, Some(&sure), 0);
        assert_eq!(
            (traits.controlling, traits.sources.controlling),
            (Some(true), Some(TraitSource::Computed))
        );
        for unsure in [
            call(StructureClass::Hierarchical, 0.79, Some(1.0)),
            call(StructureClass::Hierarchical, 1.0, Some(0.79)),
            call(StructureClass::Hierarchical, 1.0, None),
        ] {
            assert_eq!(by_links(&found, Some(&unsure), 0).controlling, None, "{unsure:?}");
        }
        let loose = call(StructureClass::Loose, 1.0, Some(1.0));
        let traits = by_links(&found, Some(&loose), 0);
        assert_eq!((traits.controlling, traits.unknown()), (Some(false), 3));
        found.structure = Structure::CoreGroup;
        let traits = by_links(&found, Some(&sure), 0);
        assert_eq!(
            (traits.controlling, traits.sources.controlling),
            (Some(false), Some(TraitSource::Declared))
        );
        found.mafia_type = true;
        assert_eq!(by_links(&found, Some(&loose), 0).controlling, Some(true));
    }

    #[test]
    fn partners_tell_of_borders_where_no_country_is_declared() {
        let mut found = network();
        assert_eq!(by_links(&found, None, 1).borderless, None);
        let traits = by_links(&found, None, 2);
        assert_eq!((traits.borderless, traits.sources.borderless), (Some(true), Some(TraitSource::Computed)));
        found.countries = 2;
        let traits = by_links(&found, None, 2);
        assert_eq!(
            (traits.borderless, traits.sources.borderless),
            (Some(false), Some(TraitSource::Declared))
        );
    }

    #[test]
    fn what_was_computed_can_be_left_out() {
        let mut found = network();
        found.violence = Some(Level::High);
        found.countries = 3;
        let sure = call(StructureClass::Hierarchical, 0.9, Some(0.9));
        let traits = by_links(&found, Some(&sure), 0);
        assert!(traits.high_risk() && !traits.high_risk_by_report());
        // A call against it lowers no upper bound.
        found.legal_business = Some(Level::Nil);
        found.countermeasures = Some(Level::Nil);
        let loose = call(StructureClass::Loose, 1.0, Some(1.0));
        let traits = by_links(&found, Some(&loose), 0);
        assert_eq!((traits.agile, traits.met()), (Some(false), 2));
        assert!(!traits.high_risk() && traits.possibly_high_risk());
        found.structure = Structure::CoreGroup;
        assert!(!by_links(&found, Some(&sure), 0).possibly_high_risk());
    }
}
