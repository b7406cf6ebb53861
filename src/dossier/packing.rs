//! Other bundles than those of a dossier: the same areas, packed otherwise.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{Catalogue, Labels};
use crate::source::Faults;
use crate::source::json::Node;

use super::check::Check;
use super::file::BundleEntry;
use super::register::Register;
use super::{AreaIx, Bundle, Dossier, bundles, carrying};

/// The format of a file of bundles.
pub const BUNDLES_SCHEMA: &str = "socta.bundles/1";

/// Bundles by themselves, for scenarios that ask what another packing costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BundlesFile {
    /// `socta.bundles/1`.
    pub schema: String,
    /// Short name.
    pub name: String,
    /// Title by language.
    pub title: Labels,
    /// What the packing is, and where it comes from.
    pub description: String,
    /// Who packs so.
    pub author: String,
    /// The bundles. A leaf in none of them forms one of its own.
    pub bundles: Vec<BundleEntry>,
}

/// The bundles of a dossier if these entries stood in it; what is wrong with them is added to the faults, with its place in the
/// tree, in which the entries stand under `bundles`.
pub fn pack(
    dossier: &Dossier,
    entries: &[BundleEntry],
    tree: &Node,
    catalogue: &Catalogue,
    faults: &mut Faults,
) -> Vec<Bundle> {
    let mut register = Register::with_capacity(dossier.areas.len());
    for (at, area) in (0_u32..).map(AreaIx).zip(&dossier.areas) {
        // Keys of a checked dossier are all different.
        let _ = register.insert(&area.key, Some(at));
    }
    let mut check = Check { tree, whole: tree, language: &dossier.language, catalogue, faults };
    let mut packed = bundles::check(entries, &dossier.areas, &register, &mut check);
    carrying::share(&dossier.areas, &mut packed);
    packed
}
