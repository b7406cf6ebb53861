//! How sure the list is: the choice over all simulated views.

use crate::advisory::cells::word;
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{AreaResult, Block, Cell};
use crate::comparison::Change;
use crate::dossier::AreaIx;
use crate::portfolio::{Candidate, Class, FrequentSet, ItemShare, ModeShares, NonDominated, Portfolio, Role};
use crate::priorities::Mode;
use crate::tables::Value;

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
        class(self, self.portfolio().over_weights.as_ref(), area).0
    }

    /// Names of areas given by their keys.
    pub(super) fn keyed(&self, keys: &[String]) -> Vec<AreaIx> {
        keys.iter().filter_map(|key| self.area_by_key(key)).collect()
    }
}

/// The share of views in which an area is chosen.
pub(super) fn selected(voice: &Voice<'_>, area: AreaIx) -> Cell {
    voice.known(voice.chosen(area).map(|share| share.selected.value), Cell::probability)
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
            voice.area_cell(result.area),
            voice.yes_no(result.mode.is_some()),
            Cell::probability(share.selected.value),
            Cell::share(share.selected.error, 1),
            carried(voice, &share.modes),
            over_weights(voice, result.area),
            over_everything(voice, result.area),
        ])
    };
    let rows = voice.material.results.areas.iter().filter_map(row).collect();
    let columns = [
        voice.area_column().keyed(),
        voice.start("picture-column-proposed").boolean("proposed"),
        voice.end("portfolio-column-selected").share("p_chosen"),
        voice.end("picture-column-error").share("error"),
        voice.start("summary-column-mode").share("p_oap").share("p_chsg").share("p_both"),
        voice
            .start("portfolio-column-weights")
            .string("class_over_weights")
            .share("core_index_over_weights")
            .integer("hangs_on"),
        voice
            .start("portfolio-column-everything")
            .string("class_over_everything")
            .share("core_index_over_everything"),
    ];
    voice.table("chosen-areas", &voice.say("portfolio-areas"), columns, rows)
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
pub(in crate::advisory) fn over_weights(voice: &Voice<'_>, area: AreaIx) -> Cell {
    let (own, [key, index]) = class(voice, voice.portfolio().over_weights.as_ref(), area);
    let hangs = hangs_on(voice, area).len();
    let proposed = voice.chosen(area).is_some_and(|share| share.proposed);
    let words = if proposed && hangs > 0 {
        voice.with("class-hangs", &[("class", text(own)), ("count", count(hangs))])
    } else {
        own
    };
    Cell::said(words, [key, index, hangs.into()])
}

/// The class of an area over all admissible weights and all possible values.
fn over_everything(voice: &Voice<'_>, area: AreaIx) -> Cell {
    let (words, values) = class(voice, voice.portfolio().over_everything.as_ref(), area);
    Cell::said(words, values)
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

/// The class of an area among non-dominated sets; where they cannot be listed, what the views say, and that it is that. Beside
/// the words stand the key of the class and the core index.
fn class(voice: &Voice<'_>, sets: Option<&NonDominated>, area: AreaIx) -> (String, [Value; 2]) {
    let key = &voice.material.dossier.areas[area.index()].key;
    let items = &voice.portfolio().items;
    let Some(at) = items.iter().position(|share| share.item == *key) else {
        return (voice.say("not-applicable"), Default::default());
    };
    let Some(sets) = sets else {
        let key = match items[at].selected.value {
            share if share >= 1.0 => "every-view",
            share if share <= 0.0 => "no-view",
            _ => "some-views",
        };
        return (voice.say(&format!("class-{key}")), [key.into(), Value::Nothing]);
    };
    let words = match sets.classes[at] {
        Class::Core => voice.say("class-core"),
        Class::Exterior => voice.say("class-exterior"),
        Class::Borderline => {
            voice.with("class-borderline", &[("index", text(voice.words.number(sets.core[at], 2)))])
        }
    };
    (words, [word(&sets.classes[at]).into(), sets.core[at].into()])
}

/// The sets that stand out, and what each gives up against the others.
fn candidates(voice: &Voice<'_>, found: &Portfolio) -> Vec<Block> {
    let Some(candidates) = &found.candidates else { return Vec::new() };
    let row = |set: &Candidate| {
        let roles: Vec<String> = set.roles.iter().map(|role| voice.say(role_key(*role))).collect();
        let (enters, leaves) = (voice.keyed(&set.enters), voice.keyed(&set.leaves));
        vec![
            Cell::said(roles.join("; "), [Value::list(set.roles.iter().map(word))]),
            voice.changes_cell(&enters, &leaves),
            Cell::number(set.expected, 4),
            Cell::probability(set.best.value),
            Cell::number(set.regret.value, 4),
            Cell::number(set.worst, 3),
        ]
    };
    let columns = [
        voice.start("portfolio-column-set").list("roles"),
        voice.start("portfolio-column-changes").list("enters").list("leaves"),
        voice.end("portfolio-column-expected").number("expected_value"),
        voice.end("portfolio-column-best").share("p_best"),
        voice.end("portfolio-column-regret").number("mean_regret"),
        voice.end("portfolio-column-worst").number("largest_regret"),
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
        voice.table("candidate-sets", &voice.say("portfolio-candidates"), columns, rows),
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
fn carried(voice: &Voice<'_>, modes: &ModeShares) -> Cell {
    let shares = [modes.oap, modes.chsg, modes.both].map(|share| share.value.into());
    Cell::said(carried_words(voice, modes), shares)
}

fn carried_words(voice: &Voice<'_>, modes: &ModeShares) -> String {
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
    let rows: Vec<Vec<Cell>> = several
        .filter_map(|(at, bundle)| {
            let share = voice.portfolio().bundle(&bundle.key)?;
            Some(vec![
                voice.bundle_cell(at),
                voice.yes_no(share.proposed),
                Cell::probability(share.selected.value),
                Cell::share(share.selected.error, 1),
                carried(voice, &share.modes),
            ])
        })
        .collect();
    let columns = [
        voice.start("portfolio-column-bundle").labelled("priority").keyed(),
        voice.start("picture-column-proposed").boolean("proposed"),
        voice.end("portfolio-column-selected").share("p_chosen"),
        voice.end("picture-column-error").share("error"),
        voice.start("summary-column-mode").share("p_oap").share("p_chsg").share("p_both"),
    ];
    (!rows.is_empty())
        .then(|| voice.table("chosen-priorities", &voice.say("portfolio-bundles"), columns, rows))
}

/// The sets that are the best most often, by what they change.
fn sets(voice: &Voice<'_>, found: &Portfolio) -> Option<Block> {
    let row = |set: &FrequentSet| {
        let (enters, leaves) = (voice.keyed(&set.enters), voice.keyed(&set.leaves));
        vec![
            voice.set_cell(&enters, &leaves, set.proposed),
            Cell::probability(set.share.value),
            Cell::share(set.share.error, 1),
        ]
    };
    let rows: Vec<Vec<Cell>> = found.sets.iter().filter(|set| set.share.value >= SELDOM).map(row).collect();
    let columns = [
        voice.start("portfolio-column-changes").list("enters").list("leaves"),
        voice.end("portfolio-column-best").share("p_best"),
        voice.end("picture-column-error").share("error"),
    ];
    (!rows.is_empty()).then(|| voice.table("best-sets", &voice.say("portfolio-sets"), columns, rows))
}
