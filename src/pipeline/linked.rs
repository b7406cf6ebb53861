//! The networks of a dossier, and what they say of its areas.

use super::asked::Asked;
use super::run::AssessError;
use crate::dossier::Dossier;
use crate::networks::markets::Markets;
use crate::networks::positions::{DossierPositions, positions_in};
use crate::networks::services::{self, ServiceReport};
use crate::networks::uncertain::Certainties;
use crate::networks::{self, NetworkAnalysis};

/// Service providers that a run keeps.
const MOST_PROVIDERS: usize = 10;

/// What networks say.
pub(super) struct Linked {
    pub(super) analysis: NetworkAnalysis,
    pub(super) services: ServiceReport,
    pub(super) markets: Markets,
    pub(super) key_positions: Option<DossierPositions>,
}

impl Asked<'_> {
    /// Looks at the networks.
    pub(super) fn linked(&self) -> Result<Linked, AssessError> {
        self.begin("networks")?;
        Ok(self.linked_in(self.inputs.dossier))
    }

    /// The networks of a dossier, perhaps of less than everything.
    pub(super) fn linked_in(&self, dossier: &Dossier) -> Linked {
        let certainties = Certainties::of(&self.stated);
        let analysis = networks::analyse(dossier, &certainties);
        let asked = self.inputs.key_positions;
        Linked {
            services: services::report(dossier, &certainties, MOST_PROVIDERS),
            markets: Markets::of(dossier, &certainties),
            key_positions: asked.map(|asked| positions_in(dossier, &certainties, asked, self.settings.seed)),
            analysis,
        }
    }
}
