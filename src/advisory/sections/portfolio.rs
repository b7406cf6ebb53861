//! How sure the list is: the choice over all simulated views.

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Align, AreaResult, Block, Text};
use crate::dossier::AreaIx;
use crate::portfolio::{FrequentSet, ItemShare, ModeShares, Portfolio};
use crate::priorities::Mode;

use super::sensitivity::heading;

/// A set that is the best in fewer views than this is not listed.
const SELDOM: f64 = 0.005;

impl<'a> Voice<'a> {
    pub(in crate::advisory) fn portfolio(&self) -> &'a Portfolio {
        &self.material.results.portfolio
    }

    /// What the views say of an area.
    pub(in crate::advisory) fn chosen(&self, area: AreaIx) -> Option<&'a ItemShare> {
        self.portfolio().item(&self.material.dossier.areas[area.index()].key)
    }

    /// Names of areas given by their keys.
    pub(super) fn keyed(&self, keys: &[String]) -> Vec<AreaIx> {
        keys.iter().filter_map(|key| self.area_by_key(key)).collect()
    }
}

/// The share of views in which an area is chosen.
pub(super) fn selected(voice: &Voice<'_>, area: AreaIx) -> String {
    let share = voice.chosen(area).map(|share| share.selected.value);
    share.map_or_else(|| voice.say("not-applicable"), |share| voice.probability(share))
}

/// For the summary: how often the proposed set is the best, and who is next to the line on either side of it.
pub(super) fn in_short(voice: &Voice<'_>) -> Option<Block> {
    let found = voice.portfolio();
    (found.distinct > 1).then(|| {
        let shares = |proposed: bool| found.items.iter().filter(move |share| share.proposed == proposed);
        let by_share = |a: &&ItemShare, b: &&ItemShare| a.selected.value.total_cmp(&b.selected.value);
        let inside = shares(true).min_by(by_share);
        let outside = shares(false).max_by(by_share);
        let named = |share: Option<&ItemShare>| {
            let area = share.and_then(|share| Some((voice.area_by_key(&share.item)?, share.selected.value)));
            area.map_or_else(
                || voice.say("none"),
                |(area, share)| {
                    let arguments =
                        [("area", text(voice.area(area))), ("share", text(voice.probability(share)))];
                    voice.with("portfolio-short-item", &arguments)
                },
            )
        };
        voice.paragraph(
            "portfolio-short",
            &[
                ("share", text(voice.probability(found.proposal_best.value))),
                ("mean", text(voice.score(found.shortfall.mean.value))),
                ("inside", text(named(inside))),
                ("outside", text(named(outside))),
                ("random", text(voice.percent(mean_share(found)))),
            ],
        )
    })
}

/// Mean share over all areas: what an area that is like all others would have.
fn mean_share(found: &Portfolio) -> f64 {
    let sum: f64 = found.items.iter().map(|share| share.selected.value).sum();
    sum / found.items.len().max(1) as f64
}

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let found = voice.portfolio();
    let mut blocks = vec![heading(voice, "portfolio", "portfolio-title")];
    if found.distinct <= 1 && found.others == 0 {
        let views = ("views", text(voice.words.number(found.views as f64, 0)));
        blocks.push(voice.paragraph("portfolio-same", &[views]));
        return blocks;
    }
    blocks.push(opening(voice, found));
    if found.without_choice > 0 {
        let share = voice.probability(found.without_choice as f64 / found.views.max(1) as f64);
        blocks.push(voice.paragraph("portfolio-without", &[("share", text(share))]));
    }
    blocks.push(areas(voice));
    blocks.extend(bundles(voice));
    blocks.extend(sets(voice, found));
    blocks
}

fn opening(voice: &Voice<'_>, found: &Portfolio) -> Block {
    let error = |value: f64| text(voice.words.percent(value, 1));
    let key = if found.others > 0 { "portfolio-text-many" } else { "portfolio-text" };
    voice.paragraph(
        key,
        &[
            ("views", text(voice.words.number(found.views as f64, 0))),
            ("share", text(voice.probability(found.proposal_best.value))),
            ("error", error(found.proposal_best.error)),
            ("mean", text(voice.score(found.shortfall.mean.value))),
            ("high", text(voice.score(found.shortfall.high))),
            ("best", text(voice.score(found.best.value))),
            ("distinct", count(found.distinct as usize)),
            ("others", text(voice.words.number(found.others as f64, 0))),
            ("size", text(voice.words.number(mean_share(found) * found.items.len() as f64, 1))),
            ("areas", text(found.items.len().to_string())),
            ("random", text(voice.percent(mean_share(found)))),
        ],
    )
}

/// Every area by rank.
fn areas(voice: &Voice<'_>) -> Block {
    let row = |result: &AreaResult| {
        let share = voice.chosen(result.area)?;
        Some(vec![
            Text::from(voice.area(result.area)),
            voice.say(if result.mode.is_some() { "yes" } else { "no" }).into(),
            voice.probability(share.selected.value).into(),
            voice.words.percent(share.selected.error, 1).into(),
            carried(voice, &share.modes).into(),
        ])
    };
    let rows = voice.material.results.areas.iter().filter_map(row).collect();
    let columns = [
        ("picture-column-area", Align::Start),
        ("picture-column-proposed", Align::Start),
        ("portfolio-column-selected", Align::End),
        ("picture-column-error", Align::End),
        ("summary-column-mode", Align::Start),
    ];
    voice.table("chosen-areas", &voice.say("portfolio-areas"), &columns, rows)
}

/// The modes that occur, each with its share if there are several.
fn carried(voice: &Voice<'_>, modes: &ModeShares) -> String {
    let shares = [(Mode::Oap, modes.oap), (Mode::Chsg, modes.chsg), (Mode::Both, modes.both)];
    let met: Vec<(Mode, f64)> =
        shares.iter().map(|(mode, share)| (*mode, share.value)).filter(|(_, share)| *share > 0.0).collect();
    match met.as_slice() {
        [] => voice.say("not-applicable"),
        [(only, _)] => voice.mode(*only),
        several => {
            let item =
                |(mode, share): &(Mode, f64)| format!("{} {}", voice.mode(*mode), voice.probability(*share));
            several.iter().map(item).collect::<Vec<_>>().join("; ")
        }
    }
}

/// Priorities of several areas, of which one may come and another go.
fn bundles(voice: &Voice<'_>) -> Option<Block> {
    let dossier = voice.material.dossier;
    let several = dossier.bundles.iter().enumerate().filter(|(_, bundle)| bundle.areas.len() > 1);
    let rows: Vec<Vec<Text>> = several
        .filter_map(|(at, bundle)| {
            let share = voice.portfolio().bundle(&bundle.key)?;
            Some(vec![
                Text::from(voice.bundle(at)),
                voice.say(if share.proposed { "yes" } else { "no" }).into(),
                voice.probability(share.selected.value).into(),
                voice.words.percent(share.selected.error, 1).into(),
                carried(voice, &share.modes).into(),
            ])
        })
        .collect();
    let columns = [
        ("portfolio-column-bundle", Align::Start),
        ("picture-column-proposed", Align::Start),
        ("portfolio-column-selected", Align::End),
        ("picture-column-error", Align::End),
        ("summary-column-mode", Align::Start),
    ];
    (!rows.is_empty())
        .then(|| voice.table("chosen-priorities", &voice.say("portfolio-bundles"), &columns, rows))
}

/// The sets that are the best most often, by what they change.
fn sets(voice: &Voice<'_>, found: &Portfolio) -> Option<Block> {
    let row = |set: &FrequentSet| {
        let (enters, leaves) = (voice.keyed(&set.enters), voice.keyed(&set.leaves));
        let changes =
            if set.proposed { voice.say("portfolio-proposed") } else { voice.changes(&enters, &leaves) };
        vec![
            Text::from(changes),
            voice.probability(set.share.value).into(),
            voice.words.percent(set.share.error, 1).into(),
        ]
    };
    let rows: Vec<Vec<Text>> = found.sets.iter().filter(|set| set.share.value >= SELDOM).map(row).collect();
    let columns = [
        ("portfolio-column-changes", Align::Start),
        ("portfolio-column-best", Align::End),
        ("picture-column-error", Align::End),
    ];
    (!rows.is_empty()).then(|| voice.table("best-sets", &voice.say("portfolio-sets"), &columns, rows))
}
