//! Invented dossiers of any size, by seed.
//!
//! A generated dossier is marked as invented as a whole. With it goes `truth.jsonl`, which no assessment reads, one
//! JSON object a line: the severity that was planted in every area and the structure that was planted in every network,
//! so that a method can be measured against what it should have found. The network layer alone can be generated too, for a dossier of real
//! evidence that has no public network data: [`network_layer`] with the published shares of a [`Profile`].
//!
//! Nothing is opened here: the caller gives a [`Sink`] that opens a table by its name. Rows are written as they are
//! drawn, so that memory holds a few numbers a network and never the actors or the links.
//!
//! # Source
//! Structures follow the typology of UNODC (2002), *Results of a pilot survey of forty selected organized criminal groups
//! in sixteen countries*: standard, regional and clustered hierarchy, core group, criminal network. Sizes, densities and
//! shares are settings of this project unless a [`Profile`] names where they were published.
//!
//! # Complexity
//! O(areas · indicators · contributors + actors + links) time; O(areas + networks) memory.

pub mod broken;
mod dossier;
mod layer;
pub mod planted;
mod profile;
mod structure;
mod traits;

use std::io::{self, Write};

pub use profile::Profile;
pub use structure::Structure;

/// Opens the files of a generated dossier.
pub trait Sink {
    /// A writer for the file with this name, as `observations.csv`. Several are open at the same time.
    ///
    /// # Errors
    /// When it cannot be opened.
    fn open(&mut self, name: &str) -> io::Result<Box<dyn Write>>;
}

/// How large an invented dossier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The same seed and the same sizes give the same bytes.
    pub seed: u64,
    /// Crime areas that are scored, `1..`.
    pub areas: u32,
    /// Criminal networks.
    pub networks: u32,
    /// Actors of all networks together; at least [`Settings::SMALLEST_NETWORK`] for each.
    pub actors: u64,
    /// Links aimed at. The structure of a network is never cut for it, so that there may be more.
    pub links: u64,
    /// Who reports, `1..`.
    pub contributors: u32,
    /// Whether areas are added that are about the networks themselves: all high-risk networks, and the first network alone.
    /// Everything else stays as it is without them.
    pub network_threat: bool,
}

impl Settings {
    /// Members of the smallest network; the patterns of the typology need as many to differ.
    pub const SMALLEST_NETWORK: u64 = 4;
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 1,
            areas: 20,
            networks: 200,
            actors: 3_000,
            links: 9_000,
            contributors: 8,
            network_threat: false,
        }
    }
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Crime areas that are scored.
    pub areas: u64,
    /// Rows of `observations.csv`.
    pub observations: u64,
    /// Rows of `networks.csv`.
    pub networks: u64,
    /// Rows of `actors.csv`.
    pub actors: u64,
    /// Rows of `links.csv`.
    pub links: u64,
    /// Rows of `involvement.csv`.
    pub involvement: u64,
}

/// Why nothing could be generated.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// A size makes no sense together with another.
    #[error("{0}")]
    Settings(&'static str),
    /// A file could not be opened or written.
    #[error("cannot write the generated dossier: {0}")]
    Write(#[from] io::Error),
}

/// Writes an invented dossier and its `truth.jsonl`.
///
/// # Errors
/// When the settings contradict each other, or the sink fails.
pub fn generate(settings: &Settings, sink: &mut dyn Sink) -> Result<Written, GenerateError> {
    let plan = check(settings)?;
    let profile = Profile::synthetic();
    let areas = dossier::Areas::plan(settings);
    let mut written = dossier::write(settings, &areas, sink)?;
    written.areas = u64::from(settings.areas);
    let market = areas.market();
    let mut truth = sink.open("truth.jsonl")?;
    dossier::write_truth(settings, &areas, &mut truth)?;
    layer::write(&plan, &profile, &market, areas.alone(), sink, Some(&mut truth), &mut written)?;
    truth.flush()?;
    Ok(written)
}

/// Writes `networks.csv`, `actors.csv`, `links.csv` and `involvement.csv` alone, with the shares of a profile.
///
/// `areas` are leaf keys with their weight as somebody's main activity; an enabler serves the others. `settings.areas`
/// and `settings.contributors` play no part.
///
/// # Errors
/// When the settings contradict each other, or the sink fails.
pub fn network_layer(
    settings: &Settings,
    profile: &Profile,
    areas: &[MarketArea],
    sink: &mut dyn Sink,
) -> Result<Written, GenerateError> {
    let plan = check(settings)?;
    if areas.is_empty() {
        return Err(GenerateError::Settings("a network layer needs at least one area"));
    }
    let mut written = Written::default();
    layer::write(&plan, profile, areas, None, sink, None, &mut written)?;
    Ok(written)
}

/// An area in which networks can be active.
#[derive(Debug, Clone, PartialEq)]
pub struct MarketArea {
    /// Key of the leaf.
    pub key: String,
    /// Weight as a main activity, relative to the others.
    pub weight: f64,
    /// Whether it is one of the drugs areas, whose share a [`Profile`] may fix.
    pub drugs: bool,
    /// Whether its networks serve those of other areas.
    pub enabler: bool,
    /// Planted severity in `0..=1`; networks of severe areas more often use corruption and violence. 0.5 everywhere
    /// plants nothing.
    pub severity: f64,
}

/// Settings that make sense.
#[derive(Debug, Clone, Copy)]
struct Plan {
    seed: u64,
    networks: usize,
    actors: u64,
    links: u64,
}

fn check(settings: &Settings) -> Result<Plan, GenerateError> {
    if settings.areas == 0 {
        return Err(GenerateError::Settings("an invented dossier needs at least one area"));
    }
    if settings.contributors == 0 {
        return Err(GenerateError::Settings("an invented dossier needs at least one contributor"));
    }
    if settings.actors < u64::from(settings.networks) * Settings::SMALLEST_NETWORK {
        return Err(GenerateError::Settings("every network needs at least four actors"));
    }
    if settings.networks == 0 && settings.actors > 0 {
        return Err(GenerateError::Settings("actors need at least one network"));
    }
    Ok(Plan {
        seed: settings.seed,
        networks: settings.networks as usize,
        actors: settings.actors,
        links: settings.links,
    })
}

#[cfg(test)]
mod tests;
