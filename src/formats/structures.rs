//! What graphs and the networks of a dossier leave the program as.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::{Document, FormatFault};
use crate::dossier::{Dossier, NetworkIx};
use crate::keyed::{self, Keyed, Keys, Kind};
use crate::networks::answers::{Answers, Disruption, NamedPlayers};
use crate::networks::disruption::CAVEAT;
use crate::networks::markets::Markets;
use crate::networks::positions::KeyPositions;
use crate::networks::{
    ActorTable, AreaIndicator, AreaLoss, CommunityOverview, DEFINITIONS, HierarchyOutcome,
    IndicatorDefinition, NetworkAnalysis, NetworkMeasures, NetworkProfile, RiskProfile, StructureOverview,
    Traits, WholeNetwork,
};
use crate::results::network_keys;

/// Measures of a plain network, and answers to what else was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NetworksFile {
    /// `socta.networks/1`.
    pub schema: String,
    /// Measures of the graph.
    pub network: WholeNetwork,
    /// What structure its ties suggest.
    pub structure: StructureOverview,
    /// Communities.
    pub communities: CommunityOverview,
    /// Measures of hierarchy; only if arcs are declared as authority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hierarchy: Option<HierarchyOutcome>,
    /// Key positions, if they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_positions: Option<KeyPositions>,
    /// Key-player sets, if they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_players: Option<NamedPlayers>,
    /// Removals, if they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disruption: Option<Disruption>,
    /// Measures of actors, ordered by identifier.
    pub actors: ActorTable,
}

impl NetworksFile {
    /// The measures of a network, with the answers.
    #[must_use]
    pub fn of(measures: NetworkMeasures, answers: Answers) -> Self {
        Self {
            schema: Self::FORMAT.to_owned(),
            network: measures.network,
            structure: measures.structure,
            communities: measures.communities,
            hierarchy: measures.hierarchy,
            key_positions: answers.key_positions,
            key_players: answers.key_players,
            disruption: answers.disruption,
            actors: measures.actors,
        }
    }
}

/// The two-mode analysis of the networks and areas of a dossier. In memory areas and networks are positions in the two lists of
/// keys; in a file they are the keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarketsFile {
    /// `socta.markets/2`.
    pub schema: String,
    /// Keys of the areas.
    pub area_keys: Vec<String>,
    /// Identifiers of the networks; one whose handling code does not let it be shown is `#` with its number, from 1.
    pub network_ids: Vec<String>,
    /// What the networks join.
    pub markets: Markets,
    /// What each indicator counts, why it raises threat, and how it misleads.
    pub definitions: Vec<IndicatorEntry>,
    /// Indicators of areas.
    pub indicators: Vec<AreaIndicator>,
    /// Risk of all networks together.
    pub risk: RiskProfile,
    /// Traits of the networks that may be shown.
    pub traits: Vec<NetworkTraits>,
    /// What stands beside every loss.
    pub caveat: String,
    /// What the loss of the key players of areas would do.
    pub key_losses: Vec<AreaLoss>,
}

impl MarketsFile {
    /// The analysis of a dossier, with what the loss of key players would do.
    #[must_use]
    pub fn of(
        dossier: &Dossier,
        markets: Markets,
        analysis: &NetworkAnalysis,
        losses: Vec<AreaLoss>,
    ) -> Self {
        let shown = analysis.networks.iter().filter(|network| network.may_be_shown);
        Self {
            schema: Self::FORMAT.to_owned(),
            area_keys: dossier.areas.iter().map(|area| area.key.clone()).collect(),
            network_ids: network_keys(dossier),
            markets,
            definitions: DEFINITIONS.iter().map(IndicatorEntry::of).collect(),
            indicators: analysis.indicators.clone(),
            risk: analysis.risk.clone(),
            traits: shown.map(NetworkTraits::of).collect(),
            caveat: CAVEAT.to_owned(),
            key_losses: losses,
        }
    }
}

/// What an indicator counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorEntry {
    /// Key.
    pub key: String,
    /// What is counted.
    pub definition: String,
    /// Unit.
    pub unit: String,
    /// Range.
    pub range: String,
    /// Why it raises threat.
    pub why: String,
    /// How it misleads.
    pub warning: String,
}

impl IndicatorEntry {
    fn of(definition: &IndicatorDefinition) -> Self {
        Self {
            key: definition.key.to_owned(),
            definition: definition.definition.to_owned(),
            unit: definition.unit.to_owned(),
            range: definition.range.to_owned(),
            why: definition.why.to_owned(),
            warning: definition.warning.to_owned(),
        }
    }
}

/// The traits of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NetworkTraits {
    /// The network.
    pub network: NetworkIx,
    /// Whether it is of high risk.
    pub high_risk: bool,
    /// Whether it is so by what is declared and reported alone.
    pub high_risk_by_report: bool,
    /// The traits, and what they rest on.
    pub traits: Traits,
}

impl NetworkTraits {
    fn of(profile: &NetworkProfile) -> Self {
        Self {
            network: profile.network,
            high_risk: profile.high_risk,
            high_risk_by_report: profile.traits.high_risk_by_report(),
            traits: profile.traits,
        }
    }
}

/// The lists without which nothing else can be read.
#[derive(Deserialize)]
struct MarketsHead {
    area_keys: Vec<String>,
    network_ids: Vec<String>,
}

impl MarketsHead {
    fn keys<'a>(areas: &'a [String], networks: &'a [String]) -> Keys<'a> {
        Keys::of([Kind { name: "AreaIx", keys: areas }, Kind { name: "NetworkIx", keys: networks }])
    }
}

impl Document for MarketsFile {
    const FORMAT: &'static str = "socta.markets/2";

    fn parse(text: &str) -> Result<Self, FormatFault> {
        let head: MarketsHead = serde_json::from_str(text)?;
        Ok(keyed::read(text, &MarketsHead::keys(&head.area_keys, &head.network_ids))?)
    }

    fn text(&self) -> Result<String, FormatFault> {
        let keys = MarketsHead::keys(&self.area_keys, &self.network_ids);
        Ok(serde_json::to_string(&Keyed::new(self, &keys))? + "\n")
    }
}
