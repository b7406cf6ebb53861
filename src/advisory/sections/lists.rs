//! Lists beside each other: what the proposal, the last cycle and people who have a list in mind would get at the same costs.

use crate::advisory::cells::{details, word};
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell, Chart, ChartKind, Interval, Piece, Text, Tone};
use crate::lists::{Break, EvaluatedList, ListedArea, Lists, PREVIOUS, PROPOSAL};
use crate::model::label;
use crate::results::CERTAIN;
use crate::tables::{DataTable, Value};

use super::doubts::treatment_key;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let found = &voice.material.results.lists;
    if found.lists.len() < 2 {
        return Vec::new();
    }
    let mut blocks = vec![opening(voice, found)];
    blocks.extend(found.lists.iter().filter(|list| list.cannot_tell).map(|list| caution(voice, found, list)));
    blocks.push(voice.detailed(table(voice, found), vec![areas(voice, found), models(voice, found)]));
    blocks.extend(found.lists.iter().filter(|list| !list.fits).map(|list| unfit(voice, list)));
    if found.models.len() > 1 {
        let names: Vec<String> = found
            .lists
            .iter()
            .filter(|list| found.least_largest.contains(&list.id))
            .map(|list| name(voice, list))
            .collect();
        let arguments = [("models", count(found.models.len())), ("lists", text(voice.list(&names)))];
        blocks.push(voice.paragraph("lists-least", &arguments));
    }
    let said: Vec<Text> = found.lists.iter().filter_map(|list| costs(voice, list)).map(Text::from).collect();
    if !said.is_empty() {
        blocks.push(Block::List(said));
    }
    blocks.push(chart(voice, found));
    blocks.extend(differences(voice, found));
    blocks
}

/// Name of a list.
fn name(voice: &Voice<'_>, list: &EvaluatedList) -> String {
    match list.id.as_str() {
        PROPOSAL => voice.say("lists-proposal"),
        PREVIOUS => voice.say("lists-previous"),
        id => label(&list.title, voice.language(), id).to_owned(),
    }
}

fn opening(voice: &Voice<'_>, found: &Lists) -> Block {
    let arguments = [
        ("count", count(found.lists.len() - 1)),
        ("k", text(found.bounds.places.to_string())),
        ("n", text(found.bounds.plans.to_string())),
        ("g", text(found.bounds.goals.to_string())),
        ("views", text(voice.words.count(usize::try_from(found.views).unwrap_or(usize::MAX)))),
    ];
    voice.paragraph("lists-opening", &arguments)
}

/// That a list leaves too little out for its regret or for agreement with it to mean anything.
fn caution(voice: &Voice<'_>, found: &Lists, list: &EvaluatedList) -> Block {
    let inside = list.areas.iter().filter(|area| area.group.is_some() && area.why.is_some()).count();
    let arguments = [
        ("list", text(name(voice, list))),
        ("inside", text(inside.to_string())),
        ("candidates", text(found.candidates.to_string())),
    ];
    Block::Callout { tone: Tone::Caution, text: voice.with("lists-cannot-tell", &arguments).into() }
}

fn table(voice: &Voice<'_>, found: &Lists) -> Block {
    let columns = vec![
        voice.start("lists-column-list").labelled("list").keyed(),
        voice.start("lists-column-status").labelled("status"),
        voice.end("lists-column-cost").integer("places").integer("plans").integer("goals"),
        voice.start("lists-column-fits").boolean("fits"),
        voice.end("lists-column-worth").number("worth"),
        voice.end("lists-column-regret").number("regret"),
        voice.end("lists-column-price").number("price_of_bounds"),
        voice.end("lists-column-best").share("share_best").number("share_best_error"),
        voice.end("lists-column-better").share("better_than_proposal").number("better_error"),
        voice.start("lists-column-model").string("best_model").number("best_model_regret"),
        voice.start("lists-column-worst").string("worst_model").number("worst_model_regret"),
    ];
    let rows = found.lists.iter().map(|list| row(voice, found, list)).collect();
    voice.table("lists", &voice.say("lists-table"), columns, rows)
}

fn row(voice: &Voice<'_>, found: &Lists, list: &EvaluatedList) -> Vec<Cell> {
    let parts = [list.places, list.plans, list.goals].map(Cell::count);
    let slash = || Piece::Words(" / ".to_owned());
    let said = vec![Piece::Part(0), slash(), Piece::Part(1), slash(), Piece::Part(2)];
    let error = |error: f64| Cell::number(error, 3);
    let ends = list.best_and_worst_model();
    let model = |at: Option<usize>| {
        let regret = at.and_then(|at| list.by_model[at].map(|regret| (at, regret)));
        voice.known(regret, |(at, regret)| {
            let arguments = [("model", text(&found.models[at])), ("regret", text(voice.score(regret)))];
            let values = [found.models[at].as_str().into(), regret.into()];
            Cell::said(voice.with("lists-under", &arguments), values)
        })
    };
    vec![
        Cell::key(list.id.as_str(), name(voice, list)),
        voice.choice("lists-status-", &word(&list.status)),
        Cell::Parts { parts: parts.into(), said },
        voice.yes_no(list.fits),
        Cell::number(list.worth, 3),
        Cell::number(list.regret, 3),
        Cell::number(list.price_of_bounds, 3),
        Voice::estimate(Cell::probability(list.share_best.value), error(list.share_best.error)),
        voice.known(list.against(PROPOSAL), |other| {
            Voice::estimate(Cell::probability(other.better.value), error(other.better.error))
        }),
        model(ends.map(|(best, _)| best)),
        model(ends.map(|(_, worst)| worst)),
    ]
}

/// What would be better at the costs of a list, and what it joins; nothing if there is neither.
fn costs(voice: &Voice<'_>, list: &EvaluatedList) -> Option<String> {
    let areas = |keys: &[String]| text(voice.areas(&voice.keyed(keys)));
    let name = text(name(voice, list));
    let better = (list.regret > 0.0).then(|| {
        let arguments = [
            ("list", name.clone()),
            ("regret", text(voice.score(list.regret))),
            ("with", areas(&list.better_with)),
            ("without", areas(&list.better_without)),
        ];
        voice.with("lists-better", &arguments)
    });
    let joined = (list.places_alone > list.places).then(|| {
        let arguments = [
            ("list", name.clone()),
            ("places", text(list.places.to_string())),
            ("alone", text(list.places_alone.to_string())),
            ("free", text(voice.score(list.regret_joined_freely))),
        ];
        voice.with("lists-joined", &arguments)
    });
    let said: Vec<String> = better.into_iter().chain(joined).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Which bounds and rules a list breaks.
fn unfit(voice: &Voice<'_>, list: &EvaluatedList) -> Block {
    let bound = |broken: &Break| {
        let arguments = [
            ("bound", text(voice.say(&format!("lists-bound-{}", broken.bound)))),
            ("over", text(broken.over.to_string())),
            ("limit", text(broken.limit.to_string())),
        ];
        voice.with("lists-break", &arguments)
    };
    let rule = |key: &String| voice.with("lists-break-rule", &[("rule", text(key))]);
    let broken: Vec<String> =
        list.breaks.iter().map(bound).chain(list.broken_rules.iter().map(rule)).collect();
    let arguments = [("list", text(name(voice, list))), ("breaks", text(voice.list(&broken)))];
    voice.paragraph("lists-unfit", &arguments)
}

/// Regret of each list over the views.
fn chart(voice: &Voice<'_>, found: &Lists) -> Block {
    let interval = |list: &EvaluatedList| Interval {
        label: name(voice, list),
        low: list.regret_p5,
        middle: list.regret_mean.value,
        high: list.regret_p95.max(list.regret_mean.value),
        marked: list.id == PROPOSAL,
    };
    let rows: Vec<Interval> = found.lists.iter().map(interval).collect();
    let most = rows.iter().map(|row| row.high).fold(0.01, f64::max);
    let order: Vec<String> = found
        .lists
        .iter()
        .map(|list| {
            let arguments = [
                ("list", text(name(voice, list))),
                ("mean", text(voice.score(list.regret_mean.value))),
                ("high", text(voice.score(list.regret_p95))),
            ];
            voice.with("lists-chart-row", &arguments)
        })
        .collect();
    Block::Chart(Chart {
        id: "lists-regret".to_owned(),
        caption: voice.say("lists-chart"),
        description: voice.with("lists-chart-text", &[("rows", text(order.join("; ")))]),
        axis: voice.say("lists-column-regret"),
        kind: ChartKind::Intervals { rows, axis: [0.0, most * 1.05], cut: None },
    })
}

/// An area on which some list and the proposal differ, with the lists that have another opinion.
struct Difference<'a> {
    area: &'a ListedArea,
    lists: Vec<&'a EvaluatedList>,
}

/// Every difference of a list from the proposal, once for each area: what costs least to decide otherwise first.
fn gathered(found: &Lists) -> Vec<Difference<'_>> {
    let mut gathered: Vec<Difference<'_>> = Vec::new();
    for list in &found.lists {
        for area in list.areas.iter().filter(|area| area.group.is_some() != area.proposed) {
            match gathered.iter_mut().find(|other| other.area.area == area.area) {
                Some(other) => other.lists.push(list),
                None => gathered.push(Difference { area, lists: vec![list] }),
            }
        }
    }
    let price = |difference: &Difference<'_>| difference.area.gap.unwrap_or(f64::INFINITY);
    gathered.sort_by(|a, b| price(a).total_cmp(&price(b)).then_with(|| a.area.area.cmp(&b.area.area)));
    gathered
}

fn differences(voice: &Voice<'_>, found: &Lists) -> Vec<Block> {
    let gathered = gathered(found);
    if gathered.is_empty() {
        return vec![voice.paragraph("lists-same", &[])];
    }
    let said = gathered.iter().map(|difference| Text::from(sentence(voice, difference)));
    vec![voice.paragraph("lists-differences", &[]), Block::List(said.collect())]
}

/// What the evidence supports of one difference.
fn sentence(voice: &Voice<'_>, Difference { area, lists }: &Difference<'_>) -> String {
    let names: Vec<String> = lists.iter().map(|list| name(voice, list)).collect();
    let found = voice.area_by_key(&area.area);
    let own = found.map_or_else(|| area.area.clone(), |found| voice.area(found));
    let figures = [
        ("area", text(own)),
        ("lists", text(voice.list(&names))),
        ("gap", text(area.gap.map_or_else(|| voice.say("not-applicable"), |gap| voice.score(gap)))),
        ("change", text(area.change.map_or_else(|| voice.say("not-applicable"), |by| voice.score(by)))),
        (
            "share",
            text(area.chosen.map_or_else(|| voice.say("not-applicable"), |one| voice.probability(one.value))),
        ),
        ("certain", text(voice.percent(CERTAIN))),
    ];
    let supported = match area.chosen.map_or(0.5, |share| share.value) {
        share if share >= CERTAIN => "lists-supports-in",
        share if share <= 1.0 - CERTAIN => "lists-supports-out",
        _ => "lists-undecided",
    };
    let what = if area.proposed { "lists-only-proposed" } else { "lists-only-listed" };
    format!("{} {}", voice.with(what, &figures), voice.with(supported, &figures))
}

/// The areas of every list and of the proposal.
fn areas(voice: &Voice<'_>, found: &Lists) -> DataTable {
    let own = |key: &str| voice.start(key);
    let columns = vec![
        own("lists-column-list").string("list").keyed(),
        voice.start("picture-column-area").string("area").keyed(),
        own("lists-column-group").string("group"),
        own("lists-column-proposed").boolean("proposed"),
        own("lists-column-gap").number("gap"),
        own("lists-column-change").number("change"),
        own("lists-column-chosen").share("p_chosen"),
    ];
    let row = |list: &EvaluatedList, area: &ListedArea| -> Vec<Value> {
        vec![
            list.id.as_str().into(),
            area.area.as_str().into(),
            area.group.as_deref().into(),
            area.proposed.into(),
            area.gap.into(),
            area.change.into(),
            area.chosen.map(|share| share.value).into(),
        ]
    };
    let rows = found.lists.iter().flat_map(|list| list.areas.iter().map(move |area| row(list, area)));
    details("areas", &voice.say("lists-areas"), columns, rows.collect())
}

/// Regret of every list under every model and the weights of every stakeholder.
fn models(voice: &Voice<'_>, found: &Lists) -> DataTable {
    let columns = vec![
        voice.start("lists-column-list").string("list").keyed(),
        voice.start("lists-column-kind").string("kind").keyed(),
        voice.start("lists-column-under").string("name").keyed(),
        voice.end("lists-column-regret").number("regret"),
    ];
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for list in &found.lists {
        let models = found.models.iter().zip(&list.by_model).map(|pair| ("model", pair));
        let people = found.stakeholders.iter().zip(&list.by_stakeholder).map(|pair| ("stakeholder", pair));
        let policies: Vec<String> = found.policies.iter().copied().map(treatment_key).collect();
        let silence = policies.iter().zip(&list.by_policy).map(|pair| ("policy", pair));
        rows.extend(models.chain(silence).chain(people).map(|(kind, (name, regret))| {
            vec![list.id.as_str().into(), kind.into(), name.as_str().into(), (*regret).into()]
        }));
    }
    details("models", &voice.say("lists-models"), columns, rows)
}
