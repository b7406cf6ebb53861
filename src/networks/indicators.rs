//! Indicators of areas that follow from the networks. The catalogue lists them under the same keys.
//!
//! An area without a reported network has none of them: that nobody was reported is not that nobody is there. A share of
//! nothing is absent, not 0. Each value comes with an interval that follows from the number of cases alone; it says nothing
//! about who was never detected.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::areas::AreaProfile;
use super::markets::LinkedAreas;
use super::risk::RiskProfile;
use crate::dossier::{AreaIx, AreaKind, Dossier};
use socta_graphs::intervals::{poisson, wilson};

/// Fewest networks for which a top decile is meaningful.
const FEWEST_FOR_DECILE: usize = 10;

/// What an indicator means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct IndicatorDefinition {
    /// Key in the catalogue.
    pub key: &'static str,
    /// What is counted.
    pub definition: &'static str,
    /// Unit.
    pub unit: &'static str,
    /// Range of values.
    pub range: &'static str,
    /// Why a higher value means more threat.
    pub why: &'static str,
    /// What it must not be taken for.
    pub warning: &'static str,
}

/// The indicators, ordered by key.
pub const DEFINITIONS: [IndicatorDefinition; 10] = [
    IndicatorDefinition {
        key: "net_active",
        definition: "Number of reported networks that are active in the area; interval of a Poisson mean.",
        unit: "networks",
        range: "0 or more",
        why: "More groups mean more capacity, more competition and more work to remove it.",
        warning: "Counts what was detected and reported: it rises with police attention and with how finely \
                  contributors split networks.",
    },
    IndicatorDefinition {
        key: "net_brokerage",
        definition: "Share of the links from the area's networks to networks outside it that the tenth of its networks \
                     with most such links carries; at least ten networks; Wilson interval on the number of networks.",
        unit: "share",
        range: "0 to 1",
        why: "A few networks that hold the connections to other areas make the area a hub for other crime.",
        warning: "High by construction with few networks or few links; never compare areas of different size without \
                  saying so.",
    },
    IndicatorDefinition {
        key: "net_core_group_share",
        definition: "Share of core groups among the area's networks of reported structure; Wilson interval.",
        unit: "share",
        range: "0 to 1",
        why: "Core groups with a changing ring of associates adapt quickly and survive arrests in the ring.",
        warning: "Rests on the reported type only; the two structure shares are parts of one whole and must not both be \
                  weighted as if independent.",
    },
    IndicatorDefinition {
        key: "net_dependence",
        definition: "Share of the area's networks that are active in an enabler area as well, or that receive services or \
                     laundering from a network outside the area or in an enabler area; Wilson interval.",
        unit: "share",
        range: "0 to 1",
        why: "Dependence on enablers shows professional support and where action would reach many areas at once.",
        warning: "Dependence is also a weak point; links of service are under-reported where nobody follows the money.",
    },
    IndicatorDefinition {
        key: "net_hierarchical_share",
        definition: "Share of hierarchies (standard, regional, clustered) among the area's networks of reported structure; \
                     Wilson interval.",
        unit: "share",
        range: "0 to 1",
        why: "A chain of command can direct violence, corruption and investment over a long time.",
        warning: "Rests on the reported type only; contributors tend to see hierarchy where they know the top.",
    },
    IndicatorDefinition {
        key: "net_high_risk_share",
        definition: "Share of the area's networks that meet at least three of the four traits agile, borderless, \
                     controlling, destructive, by declared and reported data, and by links where nothing is declared. The \
                     interval runs from the lower Wilson bound with unknown and computed traits not met to the upper one with \
                     all of them met.",
        unit: "share",
        range: "0 to 1",
        why: "These traits mark the most threatening networks.",
        warning: "The traits are reported for known networks only; a wide interval means many unknown traits, or many that \
                  rest on links.",
    },
    IndicatorDefinition {
        key: "net_linked_share",
        definition: "Share of the other areas with networks with which the area shares more networks than the numbers of \
                     networks by area and of areas by network explain, at a false discovery rate of 5 %; the interval runs \
                     from the share at 1 % to that at 20 %.",
        unit: "share",
        range: "0 to 1",
        why: "An area whose networks are tied to those of other areas carries money, routes and violence between markets \
              beyond what its size explains.",
        warning: "Few networks cannot show it: an area of five networks rarely reaches significance, one of a hundred often \
                  does. Areas that the same units investigate look linked.",
    },
    IndicatorDefinition {
        key: "net_main_share",
        definition: "Share of the area's networks for which it is the main activity; Wilson interval.",
        unit: "share",
        range: "0 to 1",
        why: "Networks that live from the area invest in it and stay.",
        warning: "A low share may mean a side business of strong networks, which is no smaller threat.",
    },
    IndicatorDefinition {
        key: "net_one_provider_share",
        definition: "Share of the area's networks to which exactly one other network renders laundering or services; Wilson \
                     interval.",
        unit: "share",
        range: "0 to 1",
        why: "Services of a lasting provider show professional support, and a provider without a substitute is where action \
              on one would reach many.",
        warning: "A second provider that nobody reported looks like none: it falls with better reporting, and it is a weak \
                  point of the networks as much as a strength.",
    },
    IndicatorDefinition {
        key: "net_shared_share",
        definition: "Share of the area's networks that are active in another area as well; Wilson interval.",
        unit: "share",
        range: "0 to 1",
        why: "Networks in several markets carry money, routes and violence from one to the other.",
        warning: "Rises with how finely areas are split, and with how long a network was investigated.",
    },
];

/// The key of a derived indicator, as [`DEFINITIONS`] gives it.
pub type IndicatorKey = &'static str;

/// Reads the key of a derived indicator.
pub(super) fn known_key<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<IndicatorKey, D::Error> {
    let key = String::deserialize(deserializer)?;
    let unknown = || serde::de::Error::custom(format!("`{key}` is no indicator that follows from networks"));
    definition(&key).map(|definition| definition.key).ok_or_else(unknown)
}

/// The value of an indicator for an area.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AreaIndicator {
    /// The area.
    pub area: AreaIx,
    /// Key in the catalogue.
    #[serde(deserialize_with = "known_key")]
    pub key: IndicatorKey,
    /// The value.
    pub value: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// Number of networks behind it.
    pub networks: usize,
}

/// The definition of a derived indicator.
#[must_use]
pub fn definition(key: &str) -> Option<&'static IndicatorDefinition> {
    DEFINITIONS.iter().find(|definition| definition.key == key)
}

/// The indicators of all areas, ordered by area and key. An area that is about the networks themselves and names none has those
/// of the high-risk networks.
#[must_use]
pub(super) fn indicators(
    dossier: &Dossier,
    areas: &[AreaProfile],
    risk: &RiskProfile,
    linked: &LinkedAreas,
) -> Vec<AreaIndicator> {
    let about_networks = |area: AreaIx| dossier.areas[area.index()].kind == AreaKind::NetworkThreat;
    let of = |area: &AreaProfile| -> Vec<AreaIndicator> {
        match area.networks {
            0 if about_networks(area.area) => of_risk(area.area, risk).collect(),
            0 => Vec::new(),
            _ => of_area(area, linked).collect(),
        }
    };
    areas.iter().flat_map(of).collect()
}

/// The indicators of the high-risk networks; their share is of all networks. What a main activity would be is not defined.
fn of_risk(area: AreaIx, risk: &RiskProfile) -> impl Iterator<Item = AreaIndicator> {
    let of = |key, part: usize, whole: usize| share(area, key, part, whole);
    let structures = &risk.structures;
    [
        (risk.networks > 0).then(|| active(area, risk.high_risk)),
        brokerage(area, risk.high_risk, risk.top_decile_crossing_links, risk.crossing_links),
        of("net_core_group_share", structures.core_group, structures.known()),
        of("net_dependence", risk.dependent, risk.high_risk),
        of("net_hierarchical_share", structures.hierarchical, structures.known()),
        high_risk(area, [risk.high_risk_by_links, risk.high_risk, risk.possibly_high_risk], risk.networks),
        of("net_one_provider_share", risk.one_provider, risk.high_risk),
        of("net_shared_share", risk.shared, risk.high_risk),
    ]
    .into_iter()
    .flatten()
}

fn of_area(profile: &AreaProfile, linked: &LinkedAreas) -> impl Iterator<Item = AreaIndicator> {
    let area = profile.area;
    let of = |key, part: usize, whole: usize| share(area, key, part, whole);
    let structures = &profile.structures;
    [
        Some(active(area, profile.networks)),
        brokerage(area, profile.networks, profile.top_decile_crossing_links, profile.crossing_links),
        of("net_core_group_share", structures.core_group, structures.known()),
        of("net_dependence", profile.dependent, profile.networks),
        of("net_hierarchical_share", structures.hierarchical, structures.known()),
        high_risk(
            area,
            [profile.high_risk_by_links, profile.high_risk, profile.possibly_high_risk],
            profile.networks,
        ),
        linked.shares(area).map(|shares| linked_share(area, shares, profile.networks)),
        of("net_main_share", profile.main, profile.networks),
        of("net_one_provider_share", profile.one_provider, profile.networks),
        of("net_shared_share", profile.shared, profile.networks),
    ]
    .into_iter()
    .flatten()
}

fn linked_share(area: AreaIx, [low, value, high]: [f64; 3], networks: usize) -> AreaIndicator {
    AreaIndicator { area, key: "net_linked_share", value, low, high, networks }
}

fn active(area: AreaIx, networks: usize) -> AreaIndicator {
    let value = networks as f64;
    let (low, high) = poisson(value);
    AreaIndicator { area, key: "net_active", value, low, high, networks }
}

fn share(area: AreaIx, key: &'static str, part: usize, whole: usize) -> Option<AreaIndicator> {
    if whole == 0 {
        return None;
    }
    let value = part as f64 / whole as f64;
    let (low, high) = wilson(value, whole as f64);
    Some(AreaIndicator { area, key, value, low, high, networks: whole })
}

/// High-risk networks: those that are so by links only, all, and all that may be.
fn high_risk(
    area: AreaIx,
    [by_links, known, possible]: [usize; 3],
    networks: usize,
) -> Option<AreaIndicator> {
    let of = |part| share(area, "net_high_risk_share", part, networks);
    let (least, most) = (of(known - by_links)?, of(possible)?);
    Some(AreaIndicator { low: least.low, high: most.high, ..of(known)? })
}

fn brokerage(area: AreaIx, networks: usize, top_decile: u64, crossing: u64) -> Option<AreaIndicator> {
    if networks < FEWEST_FOR_DECILE || crossing == 0 {
        return None;
    }
    let value = top_decile as f64 / crossing as f64;
    let (low, high) = wilson(value, networks as f64);
    Some(AreaIndicator { area, key: "net_brokerage", value, low, high, networks })
}
