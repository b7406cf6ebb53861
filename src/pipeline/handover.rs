//! What of a run may be handed over, and what stays inside.

use super::asked::Asked;
use super::derive::derived_values;
use super::join::uses;
use super::taken::losses;
use crate::comparison::Base;
use crate::dossier::{AreaIx, Dossier};
use crate::evidence::{ApartFrom, Reading};
use crate::networks::uncertain::Certainties;
use crate::networks::{area_map, examples, halves};
use crate::results::{NetworkResults, Public, Results};
use crate::scoring::{DerivedValue, appraise};

impl Asked<'_> {
    /// The results as they may be handed over; `released` is the dossier as it may be shown.
    pub(super) fn handed_over(&self, base: &Base<'_>, whole: &Results, released: &Dossier) -> Results {
        let catalogue = base.reading.catalogue;
        let found = self.inputs.dossier.is_layer_restricted().then(|| self.networks(whole, released));
        let derived: Option<Vec<DerivedValue>> =
            found.as_ref().map(|found| derived_values(catalogue, &found.analysis.indicators));
        let reading = Reading { dossier: released, apart_from: ApartFrom::Restricted, ..base.reading };
        let appraisal = appraise(reading, derived.as_deref().unwrap_or(base.derived));
        let uses = uses(released, &appraisal.evidence);
        whole.handed_over(Public {
            catalogue,
            dossier: released,
            appraisal: &appraisal,
            networks: found,
            uses,
        })
    }

    /// What follows from the networks as they may be shown. What it changes in scores is that of the whole run.
    fn networks(&self, whole: &Results, released: &Dossier) -> NetworkResults {
        let linked = self.linked_in(released);
        let certainties = Certainties::of(&self.stated);
        let leading = whole.proposal.proposed.iter().filter_map(|proposed| proposed.areas.first().copied());
        let named = linked.key_positions.as_ref().is_some_and(|found| found.criteria.in_documents);
        let areas: Vec<AreaIx> = whole.networks.key_losses.iter().map(|loss| loss.area).collect();
        NetworkResults {
            map: area_map(&linked.analysis),
            examples: examples(released, &linked.analysis, &certainties, leading, named),
            halves: halves(released),
            key_losses: losses(released, &linked.analysis, &areas),
            analysis: linked.analysis,
            services: linked.services,
            markets: linked.markets,
            key_positions: linked.key_positions,
            removals: whole.networks.removals.clone(),
            key_removals: whole.networks.key_removals.clone(),
        }
    }
}
