//! What else could be believed, and what would follow.

use super::asked::Asked;
use super::linked::Linked;
use super::run::AssessError;
use super::scored::Scored;
use super::taken::{KeyPlayersTaken, Taken};
use super::views::Viewed;
use crate::comparison::{
    Base, Removal, Silence, SilenceInput, leave_one_out, sensitivity, silence, unknown_policies,
};
use crate::results::{Doubts, WeightSwap};
use crate::robustness::preferences::possible;
use crate::robustness::{
    self, StakeholderViews, TopSobol, TopSobolInput, coded_preference, joint_swaps, stakeholder_views,
    top_sobol,
};
use crate::scoring::{Appraisal, ThreatTable};

/// Samples of the simulation for one of the Sobol indices.
const SAMPLES_A_SOBOL: u64 = 10;

/// One change at a time.
pub(super) struct Doubted {
    pub(super) doubts: Doubts,
    /// Without a provider on whom many areas depend.
    pub(super) removals: Option<Vec<Removal>>,
    /// Without the key players of areas.
    pub(super) key_players: KeyPlayersTaken,
    /// What silence does; none if there is nothing to compare.
    pub(super) silence: Option<Silence>,
}

impl Asked<'_> {
    /// Tries everything that can be tried one at a time. What there are too many areas for is left out.
    pub(super) fn doubted(
        &self,
        base: &Base<'_>,
        linked: &Linked,
        scored: &Scored,
        viewed: &Viewed,
        most: usize,
    ) -> Result<Doubted, AssessError> {
        self.begin("sensitivity")?;
        let taken = Taken {
            base,
            table: scored.table(),
            scores: &scored.scores.additive,
            networks: &linked.analysis,
            markets: &linked.markets,
        };
        Ok(Doubted {
            removals: taken.providers(),
            key_players: taken.key_players(),
            doubts: self.doubts(base, scored, viewed),
            silence: self.silence(base, scored, most),
        })
    }

    fn silence(&self, base: &Base<'_>, scored: &Scored, most: usize) -> Option<Silence> {
        let criteria = &scored.table().criteria;
        let indicators = &base.reading.catalogue.indicators;
        let found = silence(&SilenceInput {
            assembly: &scored.appraisal.assembly,
            scores: &scored.scores,
            model: base.reading.model,
            most,
            computed: &|criterion| indicators[criteria[criterion].indicator.index()].derived,
            seed: self.settings.seed,
        });
        found.ok()
    }

    fn doubts(&self, base: &Base<'_>, scored: &Scored, viewed: &Viewed) -> Doubts {
        let (table, region) = (scored.table(), &viewed.region);
        let seen: Vec<bool> =
            viewed.robustness.alternatives.iter().map(|area| area.first.value > 0.0).collect();
        Doubts {
            variants: sensitivity(base, self.inputs.presets),
            swaps: swaps(table),
            drawing: viewed.drawing,
            statements: region.groups[region.first_statement..].to_vec(),
            left_aside: region.left_aside.clone(),
            broken: region.broken(&table.weights()).into_iter().map(str::to_owned).collect(),
            possible: possible(table, region, &seen).ok(),
            codings: coded_preference(table, region).ok(),
            joint_swaps: joint_swaps(table, region),
            sobol: sobol(scored, viewed),
            left_out: leave_one_out(base),
            unknowns: unknown_policies(base),
            stakeholders: self.stakeholders(table, base.reading.model.selection.priorities),
        }
    }

    fn stakeholders(&self, table: &ThreatTable, top_k: u32) -> Option<StakeholderViews> {
        // Where every area has a place, the upper half tells stakeholders apart.
        let areas = table.keys.len();
        let places = if (top_k as usize) < areas { top_k as usize } else { (areas / 2).max(1) };
        let file = self.inputs.stakeholders?;
        stakeholder_views(table, &file.stakeholders, file.invented, places)
    }
}

fn sobol(scored: &Scored, viewed: &Viewed) -> Option<TopSobol> {
    let settings = viewed.robustness.settings;
    top_sobol(&TopSobolInput {
        table: scored.table(),
        weights: viewed.uncertain.weights.as_ref(),
        unknown: &unknown(&scored.appraisal),
        seed: settings.seed,
        top_k: settings.top_k,
        samples: settings.samples / SAMPLES_A_SOBOL,
    })
}

/// Neighbours that a single weight swaps.
fn swaps(table: &ThreatTable) -> Vec<WeightSwap> {
    let found = robustness::swaps(table).into_iter().filter_map(|swap| {
        Some(WeightSwap {
            pair: [swap.above, swap.below].map(|row| table.areas[row]),
            criterion: swap.criterion?,
            now: swap.weight,
            swap: swap.weight_at_swap,
            inside: swap.within_range,
        })
    });
    found.collect()
}

/// Whether nothing is known of each cell of the table: nobody reported, or everybody reported Unknown.
fn unknown(appraisal: &Appraisal) -> Vec<bool> {
    appraisal.assembly.seen.cells.iter().map(|cell| cell.certainty <= 0.0).collect()
}
