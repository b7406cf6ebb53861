//! Every public format of the program: its name, its version, its type, its schema and its reader, in one list.
//!
//! A format is a JSON document whose first key says what it is: `"schema": "socta.NAME/MAJOR"`. [`ALL`] lists them;
//! [`read`] reads one as its type and refuses another name or another major version. Types that belong to a stage stand
//! there; those that only leave the program stand here.

mod document;
mod entries;
mod findings;
mod methods;
mod ranking;
mod reports;
mod simulation;
mod structures;

pub use document::{Document, FormatFault, read};
pub use entries::Entries;
pub use findings::*;
pub use methods::*;
pub use ranking::*;
pub use reports::*;
pub use simulation::*;
pub use structures::*;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::advisory::{Advisory, WhyFile};
use crate::benchmark::{Plan, Summary};
use crate::comparison::{BatchSummary, Comparison, RunSummary};
use crate::dossier::{BundlesFile, DossierFile};
use crate::lists::{Decision, Lists};
use crate::model::schema::text;
use crate::model::{Catalogue, ScoringModel, Stakeholders};
use crate::networks::formats::GraphDocument;
use crate::networks::positions::{Criteria, DossierPositions};
use crate::networks::structure::StructureModel;
use crate::networks::{SLICES_SCHEMA, Slices};
use crate::priorities::{Certificate, Problem};
use crate::results::Results;
use crate::scenarios::Scenario;
use crate::scoring::weights::JudgementFile;
use crate::store::Manifest;

/// A format of the list.
#[derive(Clone, Copy)]
pub struct Format {
    /// Name and major version, as `socta.model/1`; none for a part of another format.
    pub format: Option<&'static str>,
    /// Name of the schema, as `socta schema NAME` takes it.
    pub name: &'static str,
    /// What it is, and whether it goes in or out.
    pub about: &'static str,
    /// The schema as JSON.
    pub schema: fn() -> String,
    /// Reads a text as the type and writes it again.
    pub again: fn(&str) -> Result<String, FormatFault>,
}

fn again<T: Document>(text: &str) -> Result<String, FormatFault> {
    read::<T>(text)?.text()
}

fn part_again<T: Serialize + DeserializeOwned>(text: &str) -> Result<String, FormatFault> {
    Ok(serde_json::to_string(&serde_json::from_str::<T>(text)?)?)
}

macro_rules! formats {
    ($($type:ty = $format:literal, $name:literal, $about:literal;)*) => {
        /// Every format, inputs first.
        pub const ALL: &[Format] = &[
            $(Format {
                format: Some($format),
                name: $name,
                about: $about,
                schema: text::<$type>,
                again: again::<$type>,
            },)*
            Format {
                format: None,
                name: "positions",
                about: "key positions in the results of a run: output",
                schema: text::<DossierPositions>,
                again: part_again::<DossierPositions>,
            },
        ];
    };
}

macro_rules! plain {
    ($($type:ty = $format:literal;)*) => {$(
        impl Document for $type {
            const FORMAT: &'static str = $format;
        }
    )*};
}

formats! {
    DossierFile = "socta.dossier/1", "dossier", "dossier.json: input";
    Catalogue = "socta.catalogue/1", "catalogue", "the indicators: input";
    ScoringModel = "socta.model/1", "model", "a scoring model: input";
    Plan = "socta.benchmark/1", "benchmark", "a benchmark of methods: input";
    Scenario = "socta.scenario/1", "scenario", "named changes: input";
    Decision = "socta.decision/1", "decision", "a list of priorities that somebody has in mind: input";
    BundlesFile = "socta.bundles/1", "bundles", "bundles by themselves: input";
    Stakeholders = "socta.stakeholders/1", "stakeholders", "several sets of weights: input";
    Criteria = "socta.key-positions/1", "key-positions", "criteria of key positions: input";
    JudgementFile = "socta.judgements/1", "judgements", "what weights follow from: input";
    GraphDocument = "socta.graph/1", "graph", "a graph with its attributes: input";
    StructureModel = "socta.structure/1", "structure", "the model that calls structures: part of the program";
    Manifest = "socta.run/1", "manifest", "the files of a run and where they come from: output";
    Results = "socta.results/2", "results", "everything that a run found: output";
    RunSummary = "socta.summary/1", "summary", "a run in short: output";
    Advisory = "socta.advisory/2", "advisory", "the document of a run: output";
    WhyFile = "socta.why/1", "why", "why each area is in or out: output";
    Lists = "socta.lists/1", "lists", "lists beside one another: output";
    ExplanationFile = "socta.explanation/1", "explanation", "`explain` as JSON: output";
    ShapleyFile = "socta.shapley/1", "shapley", "`explain --method` as JSON: output";
    Problem = "socta.priority-problem/2", "problem", "the choice as data: output";
    Certificate = "socta.certificate/2", "certificate", "the proof of the choice: output";
    ChoiceFile = "socta.choice/1", "choice", "`choose` as JSON: output";
    BatchSummary = "socta.batch/1", "batch", "the table of a batch: output";
    RankFile = "socta.rank/1", "rank", "`rank` by one method: output";
    RanksFile = "socta.ranks/1", "ranks", "`rank` by several methods: output";
    WeightsFile = "socta.weights/1", "weights", "`weights` as JSON: output";
    SmaaFile = "socta.smaa/1", "smaa", "`smaa` as JSON: output";
    MethodsFile = "socta.methods/1", "methods", "`methods` as JSON: output";
    NetworksFile = "socta.networks/1", "networks", "measures of a plain network and answers: output";
    Slices = "socta.network-periods/1", "network-periods", "a network by period: output";
    MarketsFile = "socta.markets/2", "markets", "networks and areas of a dossier: output";
    FindingsFile = "socta.findings/1", "findings", "`check --format json`: output";
    PageFile = "socta.page/1", "page", "`explain CODE --format json`: output";
    Summary = "socta.benchmark-results/1", "benchmark-results", "what a benchmark found: output";
    TruthFile = "socta.truth/1", "truth", "what `generate` planted, one a line: output";
    Comparison = "socta.comparison/1", "comparison", "runs side by side: output";
}

plain! {
    DossierFile = "socta.dossier/1";
    Catalogue = "socta.catalogue/1";
    ScoringModel = "socta.model/1";
    Plan = "socta.benchmark/1";
    Scenario = "socta.scenario/1";
    Decision = "socta.decision/1";
    BundlesFile = "socta.bundles/1";
    Stakeholders = "socta.stakeholders/1";
    Criteria = "socta.key-positions/1";
    JudgementFile = "socta.judgements/1";
    GraphDocument = "socta.graph/1";
    StructureModel = "socta.structure/1";
    Manifest = "socta.run/1";
    RunSummary = "socta.summary/1";
    Advisory = "socta.advisory/2";
    WhyFile = "socta.why/1";
    Lists = "socta.lists/1";
    ExplanationFile = "socta.explanation/1";
    ShapleyFile = "socta.shapley/1";
    Problem = "socta.priority-problem/2";
    Certificate = "socta.certificate/2";
    ChoiceFile = "socta.choice/1";
    BatchSummary = "socta.batch/1";
    RankFile = "socta.rank/1";
    RanksFile = "socta.ranks/1";
    WeightsFile = "socta.weights/1";
    SmaaFile = "socta.smaa/1";
    MethodsFile = "socta.methods/1";
    FindingsFile = "socta.findings/1";
    PageFile = "socta.page/1";
    Summary = "socta.benchmark-results/1";
    Comparison = "socta.comparison/1";
}

impl Document for NetworksFile {
    const FORMAT: &'static str = "socta.networks/1";
    const ONE_LINE: bool = true;
}

impl Document for Slices {
    const FORMAT: &'static str = SLICES_SCHEMA;
    const ONE_LINE: bool = true;
}

impl Document for Results {
    const FORMAT: &'static str = crate::results::RESULTS_SCHEMA;

    fn parse(text: &str) -> Result<Self, FormatFault> {
        Ok(Self::from_json(text)?)
    }

    fn text(&self) -> Result<String, FormatFault> {
        Ok(self.to_json()?)
    }
}
