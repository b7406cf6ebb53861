//! What silence does: the orders under each policy, what holds under all of them, and the cells whose answers would measure it.

use crate::advisory::cells::word;
use crate::advisory::voice::{Voice, text};
use crate::advisory::{Block, Cell, Text, Tone};
use crate::comparison::{Group, PolicyOrder, Refusal, SilentArea};

use super::variation::heading;

/// For the summary: the areas by what can be said of them.
pub(super) fn groups(voice: &Voice<'_>) -> Vec<Block> {
    let Some(found) = voice.silence() else { return Vec::new() };
    let places = ("places", text(found.places.compared.to_string()));
    let all = [
        (Group::In, "summary-clear-in", "summary-clear-in-none"),
        (Group::Out, "summary-clear-out", "summary-clear-out-none"),
        (Group::Open, "summary-judgement", "summary-judgement-none"),
        (Group::TooLittle, "summary-too-little", "summary-too-little-none"),
    ];
    let item = |(group, some, none): &(Group, &str, &str)| {
        let members = voice.group(*group);
        Text::from(if members.is_empty() {
            voice.with(none, std::slice::from_ref(&places))
        } else {
            voice.with(some, &[places.clone(), ("list", text(members.join("; ")))])
        })
    };
    let mut blocks = vec![
        voice.paragraph("summary-groups", &[places.clone(), ("odds", text(voice.odds_list(&found.odds)))]),
    ];
    blocks.push(Block::List(all.iter().map(item).collect()));
    blocks.extend(refusal(voice));
    blocks
}

/// That a place says nothing where nearly everybody has one.
pub(super) fn guard(voice: &Voice<'_>) -> Option<Block> {
    let places = voice.silence()?.places;
    places.say_nothing().then(|| Block::Callout {
        tone: Tone::Caution,
        text: voice
            .with(
                "summary-base-rate",
                &[
                    ("most", text(places.most.to_string())),
                    ("candidates", text(places.candidates.to_string())),
                    ("places", text(places.compared.to_string())),
                ],
            )
            .into(),
    })
}

/// Why there is no numbered order, and what would have to be known for one.
fn refusal(voice: &Voice<'_>) -> Option<Block> {
    let found = voice.silence()?;
    let key = match found.refusal? {
        Refusal::LevelsSayNothing => "summary-no-order-levels",
        Refusal::FewPairsHold => "summary-no-order-pairs",
    };
    let arguments = [
        ("p", text(voice.p_value(found.levels.p))),
        ("holding", text(found.pairs.holding.to_string())),
        ("pairs", text(found.pairs.all.to_string())),
        ("needed", text(found.pairs.all.div_ceil(4).to_string())),
        ("cells", text(found.sample.len().to_string())),
    ];
    Some(Block::Callout { tone: Tone::Caution, text: voice.with(key, &arguments).into() })
}

/// The part of the section on how sure the order is.
pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let Some(found) = voice.silence() else { return Vec::new() };
    let mut blocks = vec![heading(voice, "silence", "silence-title")];
    let coverage: f64 = found.areas.iter().map(|area| area.coverage).sum::<f64>() / found.areas.len() as f64;
    blocks.push(voice.paragraph(
        "silence-text",
        &[
            ("odds", text(voice.odds_list(&found.odds))),
            ("coverage", text(voice.percent(coverage))),
            ("shuffles", text(voice.words.number(f64::from(found.levels.shuffles), 0))),
            ("p", text(voice.p_value(found.levels.p))),
            ("strong", text(found.pairs.strong.to_string())),
            ("disjoint", text(found.pairs.disjoint.to_string())),
        ],
    ));
    // A policy that declares its odds implies no others.
    let declared = voice.material.model.absent.odds().is_some();
    if let Some(implied) = found.implied.filter(|_| !declared) {
        let arguments = [
            ("policy", text(voice.policy(voice.material.model.absent))),
            ("odds", text(voice.odds(implied))),
        ];
        blocks.push(voice.paragraph("silence-implied", &arguments));
    }
    blocks.push(policies(voice, &found.policies));
    blocks.push(areas(voice, &found.areas));
    blocks.extend(guard(voice));
    blocks
}

fn policies(voice: &Voice<'_>, all: &[PolicyOrder]) -> Block {
    let row = |policy: &PolicyOrder| {
        vec![
            voice.known(policy.odds, |odds| Cell::number(odds, 1)),
            voice.yes_no(policy.own),
            voice.tau_cell(policy.with_coverage),
            voice.tau_cell(policy.with_known_mean),
            voice.areas_cell(&policy.order),
        ]
    };
    let columns = [
        voice.end("silence-column-odds").number("odds"),
        voice.start("silence-column-own").boolean("own"),
        voice.end("silence-column-coverage").number("rho_coverage"),
        voice.end("silence-column-known").number("rho_known_mean"),
        voice.start("silence-column-order").list("order"),
    ];
    voice.table("silence-policies", &voice.say("silence-policies"), columns, all.iter().map(row).collect())
}

fn areas(voice: &Voice<'_>, all: &[SilentArea]) -> Block {
    let row = |area: &SilentArea| {
        let [low, high] = area.bounds;
        let ranks = area.ranks.map(Cell::count);
        let [best, worst] = ranks;
        vec![
            voice.area_cell(area.area),
            voice.choice("group-", &word(&area.group)),
            voice.around("interval", [("low", best), ("high", worst)]),
            Cell::probability(area.first[0]),
            Cell::probability(area.first[1]),
            Cell::count(area.known),
            Cell::share(area.coverage, 0),
            voice.known(area.known_mean, |mean| Cell::number(mean, 2)),
            Cell::Interval { low, high, decimals: 2, share: false },
            Cell::count(area.tier),
        ]
    };
    let columns = [
        voice.area_column().keyed(),
        voice.start("silence-column-group").string("group"),
        voice.end("silence-column-ranks").integer("rank_best").integer("rank_worst"),
        voice.end("silence-column-least").share("p_first_least"),
        voice.end("silence-column-most").share("p_first_most"),
        voice.end("silence-column-cells").integer("known_cells"),
        voice.end("summary-column-coverage").share("coverage"),
        voice.end("silence-column-mean").number("known_mean"),
        voice.end("silence-column-bounds").number("bound_low").number("bound_high"),
        voice.end("silence-column-tier").integer("tier"),
    ];
    let rows = all.iter().map(row).collect();
    voice.table("silence-areas", &voice.say("silence-areas"), columns, rows)
}

/// For the questions: empty cells drawn at random, of which the answers measure the odds of reporting.
pub(super) fn sample(voice: &Voice<'_>) -> Vec<Block> {
    let cells = voice.silence().map_or(&[][..], |found| &found.sample);
    if cells.is_empty() {
        return Vec::new();
    }
    let row = |cell: &crate::comparison::EmptyCell| {
        vec![voice.area_cell(cell.area), voice.criterion_cell(cell.criterion)]
    };
    let columns =
        [voice.area_column().keyed(), voice.start("silence-column-indicator").labelled("indicator").keyed()];
    vec![
        voice.paragraph("silence-sample-text", &[("cells", text(cells.len().to_string()))]),
        voice.table("silence-sample", &voice.say("silence-sample"), columns, cells.iter().map(row).collect()),
    ]
}
