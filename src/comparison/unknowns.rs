//! The order of the areas under each treatment of what nobody knows, side by side.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sensitivity::Base;
use crate::dossier::AreaIx;
use crate::evidence::Reading;
use crate::model::MissingPolicy;
use crate::numeric::rank::{self, Best};

/// The order under one treatment of unknown and absent answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnknownView {
    /// The treatment of both; none for that of the model.
    pub policy: Option<MissingPolicy>,
    /// Areas by falling score; ties by position.
    pub order: Vec<AreaIx>,
    /// Rank of each of them, from 1; equal scores share the better rank.
    pub ranks: Vec<usize>,
    /// The proposed areas, in rising order; none if there is no proposal.
    pub proposed: Vec<AreaIx>,
}

/// The model's own treatment first, then those that are always tried.
#[must_use]
pub fn unknown_policies(base: &Base<'_>) -> Vec<UnknownView> {
    let all: Vec<Option<MissingPolicy>> =
        std::iter::once(None).chain(MissingPolicy::TRIED.map(Some)).collect();
    all.into_par_iter().filter_map(|policy| view(base, policy)).collect()
}

fn view(base: &Base<'_>, policy: Option<MissingPolicy>) -> Option<UnknownView> {
    let mut model = base.reading.model.clone();
    if let Some(policy) = policy {
        (model.unknown, model.absent) = (policy, policy);
    }
    let found = base.outcome_of(Reading { model: &model, ..base.reading })?;
    let order = rank::order(&found.scores, Best::Highest);
    let place = |&row: &usize| 1 + found.scores.iter().filter(|other| **other > found.scores[row]).count();
    Some(UnknownView {
        policy,
        ranks: order.iter().map(place).collect(),
        order: order.iter().map(|&row| found.areas[row]).collect(),
        proposed: found.proposed,
    })
}
