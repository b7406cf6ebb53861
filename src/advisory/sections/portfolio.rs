//! How sure the list is: the choice over all simulated views.

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Align, AreaResult, Block, Text};
use crate::comparison::Change;
use crate::dossier::AreaIx;
use crate::portfolio::{Candidate, Class, FrequentSet, ItemShare, ModeShares, NonDominated, Portfolio, Role};
use crate::priorities::Mode;

use super::variation::{change, heading, piece};

/// A set that is the best in fewer views than this is not listed.
const SELDOM: f64 = 0.005;

impl<'a> Voice<'a> {
    pub(in crate::advisory) fn portfolio(&self) -> &'a Portfolio {
        &self.material.results.proposal.portfolio
    }

    /// What the views say of an area.
    pub(in crate::advisory) fn chosen(&self, area: AreaIx) -> Option<&'a ItemShare> {
        self.portfolio().item(&self.material.dossier.areas[area.index()].key)
    }

    /// The class of an area over all admissible weights, at the expected evidence.
    pub(in crate::advisory) fn plain_class(&self, area: AreaIx) -> String {
        class(self, self.portfolio().over_weights.as_ref(), area)
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
    blocks.push(classes(voice, found));
    blocks.push(areas(voice));
    blocks.extend(bundles(voice));
    blocks.extend(sets(voice, found));
    blocks.extend(candidates(voice, found));
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
            over_weights(voice, result.area).into(),
            class(voice, voice.portfolio().over_everything.as_ref(), result.area).into(),
        ])
    };
    let rows = voice.material.results.areas.iter().filter_map(row).collect();
    let columns = [
        ("picture-column-area", Align::Start),
        ("picture-column-proposed", Align::Start),
        ("portfolio-column-selected", Align::End),
        ("picture-column-error", Align::End),
        ("summary-column-mode", Align::Start),
        ("portfolio-column-weights", Align::Start),
        ("portfolio-column-everything", Align::Start),
    ];
    voice.table("chosen-areas", &voice.say("portfolio-areas"), &columns, rows)
}

/// Over how many sets the classes are exact, or that they are not.
fn classes(voice: &Voice<'_>, found: &Portfolio) -> Block {
    match (&found.over_weights, &found.over_everything) {
        (Some(weights), Some(everything)) => voice.paragraph(
            "portfolio-classes",
            &[
                ("sets", text(weights.sets.to_string())),
                ("weights", text(weights.non_dominated.to_string())),
                ("everything", text(everything.non_dominated.to_string())),
            ],
        ),
        _ => voice.paragraph("portfolio-classes-sampled", &[]),
    }
}

/// The class of an area over all admissible weights, at the expected evidence.
///
/// A core area that hangs on one thing is said to do so: what no weights take off the list is not robust for that.
pub(in crate::advisory) fn over_weights(voice: &Voice<'_>, area: AreaIx) -> String {
    let own = voice.plain_class(area);
    let hangs = hangs_on(voice, area).len();
    let proposed = voice.chosen(area).is_some_and(|share| share.proposed);
    if proposed && hangs > 0 {
        voice.with("class-hangs", &[("class", text(own)), ("count", count(hangs))])
    } else {
        own
    }
}

/// The single things without which, or under which, an area is not proposed: indicators, sources, pairs of evaluation codes,
/// contributors, and treatments of what nobody knows.
pub(in crate::advisory) fn hangs_on(voice: &Voice<'_>, area: AreaIx) -> Vec<String> {
    let pieces = voice.doubts().left_out.iter().filter(|left_out| left_out.leaves.contains(&area));
    let mut all: Vec<String> = pieces.map(|left_out| piece(voice, &left_out.piece)).collect();
    let variants = voice.material.results.doubts.variants.iter();
    let single = variants.filter(|variant| {
        matches!(variant.change, Change::WithoutContributor(_) | Change::Missing(_))
            && variant.leaves.contains(&area)
    });
    all.extend(single.map(|variant| change(voice, &variant.change)));
    all
}

/// The class of an area among non-dominated sets; where they cannot be listed, what the views say, and that it is that.
fn class(voice: &Voice<'_>, sets: Option<&NonDominated>, area: AreaIx) -> String {
    let key = &voice.material.dossier.areas[area.index()].key;
    let items = &voice.portfolio().items;
    let Some(at) = items.iter().position(|share| share.item == *key) else {
        return voice.say("not-applicable");
    };
    let Some(sets) = sets else {
        return voice.say(match items[at].selected.value {
            share if share >= 1.0 => "class-every-view",
            share if share <= 0.0 => "class-no-view",
            _ => "class-some-views",
        });
    };
    match sets.classes[at] {
        Class::Core => voice.say("class-core"),
        Class::Exterior => voice.say("class-exterior"),
        Class::Borderline => {
            voice.with("class-borderline", &[("index", text(voice.words.number(sets.core[at], 2)))])
        }
    }
}

/// The sets that stand out, and what each gives up against the others.
fn candidates(voice: &Voice<'_>, found: &Portfolio) -> Vec<Block> {
    let Some(candidates) = &found.candidates else { return Vec::new() };
    let row = |set: &Candidate| {
        let roles: Vec<String> = set.roles.iter().map(|role| voice.say(role_key(*role))).collect();
        let (enters, leaves) = (voice.keyed(&set.enters), voice.keyed(&set.leaves));
        vec![
            Text::from(roles.join("; ")),
            voice.changes(&enters, &leaves).into(),
            voice.words.number(set.expected, 4).into(),
            voice.probability(set.best.value).into(),
            voice.words.number(set.regret.value, 4).into(),
            voice.score(set.worst).into(),
        ]
    };
    let columns = [
        ("portfolio-column-set", Align::Start),
        ("portfolio-column-changes", Align::Start),
        ("portfolio-column-expected", Align::End),
        ("portfolio-column-best", Align::End),
        ("portfolio-column-regret", Align::End),
        ("portfolio-column-worst", Align::End),
    ];
    let rows = candidates.sets.iter().map(row).collect();
    vec![
        voice.paragraph(
            "portfolio-candidates-text",
            &[
                ("sets", count(candidates.compared)),
                ("views", text(voice.words.number(candidates.views as f64, 0))),
            ],
        ),
        voice.table("candidate-sets", &voice.say("portfolio-candidates"), &columns, rows),
    ]
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Proposal => "role-proposal",
        Role::Expected => "role-expected",
        Role::Regret => "role-regret",
        Role::Frequent => "role-frequent",
    }
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
