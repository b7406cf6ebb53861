//! The rules of the model beside the bounds: what they say, where they stand, what they cost, and which do not apply.

use crate::advisory::cells::tagged;
use crate::advisory::standing::as_score;
use crate::advisory::voice::{Voice, code, text};
use crate::advisory::{Block, Cell};
use crate::dossier::AreaIx;
use crate::model::{RuleInDossier, label};
use crate::numeric::sum::pairwise;
use crate::priorities::{Constraint, ConstraintPrice};
use crate::tables::Value;

/// A rule that is no constraint of the choice has neither kind nor name there.
const NONE: [Value; 2] = [Value::Nothing, Value::Nothing];

/// The table of the rules and the sum that they make; nothing if the model states none.
pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let model = voice.material.model;
    let rules = &model.selection_rules;
    if rules.is_empty() {
        return Vec::new();
    }
    let sums = Sums::of(voice);
    let has = |area: &str| voice.area_by_key(area).is_some();
    let mut rows: Vec<Vec<Cell>> =
        rules.in_dossier(&has).iter().flat_map(|rule| of_rule(voice, rule)).collect();
    rows.extend(together(voice));
    if rules.network_share > 0.0 {
        rows.push(networks(voice, &sums));
    }
    if rules.continuity_bonus > 0.0 {
        rows.push(continuity(voice, &sums));
    }
    let columns = [
        voice.start("rules-column-rule").string("constraint").string("of"),
        voice.start("rules-column-stated").string("list").string("rule"),
        voice.start("rules-column-price").number("price"),
    ];
    let title = voice.say("rules-heading");
    let by = text(label(&model.title, voice.language(), &model.name));
    let mut blocks = vec![
        Block::Heading { level: 1, id: "rules-heading".to_owned(), title: title.clone() },
        voice.paragraph("rules-text", &[("model", by)]),
        voice.table("rules", &title, columns, rows),
    ];
    if rules.coverage.iter().any(|rule| rule.which.is_some()) {
        blocks.push(voice.paragraph("rules-where", &[]));
    }
    if rules.network_share > 0.0 || rules.continuity_bonus > 0.0 {
        blocks.push(sums.told(voice));
    }
    blocks
}

/// The rows of a rule: one, or for a prerequisite of a group one for each of its areas.
fn of_rule(voice: &Voice<'_>, rule: &RuleInDossier<'_>) -> Vec<Vec<Cell>> {
    let stated =
        || Cell::said(code(format!("{}: {}", rule.list, rule.key)), [rule.list.into(), rule.key.into()]);
    let absent: Vec<String> = rule.absent.iter().map(|absent| voice.absent_area(absent.area)).collect();
    let absent = || ("areas", text(voice.list(&absent)));
    if !rule.applies {
        let says = Voice::capital(&says(voice, rule));
        let why = match rule.absent.is_empty() {
            true => voice.say("rules-none-meant"),
            false => voice.with("rules-not-applied", &[absent()]),
        };
        return vec![vec![Cell::said(says, NONE), stated(), Cell::Nothing(why.into())]];
    }
    let row = |price: &ConstraintPrice| {
        let mut says = Voice::capital(&voice.rule(&price.constraint));
        if !rule.absent.is_empty() {
            says = voice.with("rules-lacks", &[("rule", text(says)), absent()]);
        }
        let rule = Cell::said(says, tagged(&price.constraint));
        vec![rule, stated(), Cell::number(as_score(price.price), 3)]
    };
    let prices = voice.material.results.reasons.prices.iter();
    prices.filter(|price| is_of(voice, &price.constraint, rule)).map(row).collect()
}

/// What the rules above it cost together, if there are several.
fn together(voice: &Voice<'_>) -> Option<Vec<Cell>> {
    let prices = &voice.material.results.reasons.prices;
    let all = prices.iter().find(|price| price.constraint == Constraint::Rules)?;
    Some(vec![
        Cell::said(Voice::capital(&voice.constraint(&all.constraint)), tagged(&all.constraint)),
        voice.nothing(),
        Cell::number(as_score(all.price), 3),
    ])
}

/// Whether a constraint of the choice is what this rule makes of the dossier.
fn is_of(voice: &Voice<'_>, constraint: &Constraint, rule: &RuleInDossier<'_>) -> bool {
    match constraint {
        Constraint::Coverage(key) => rule.list == "coverage" && key == rule.key,
        Constraint::Exclusion(key) => rule.list == "incompatible" && key == rule.key,
        Constraint::Prerequisite(item) => {
            // Several prerequisites of one area are one constraint, which stands in the row of the first.
            let first = voice.prerequisites_of(item).first().map(|(position, _)| *position);
            rule.list == "prerequisites" && first == Some(rule.position)
        }
        Constraint::Resource(key) => rule.list == "capacities" && key == rule.key,
        Constraint::Bound(_)
        | Constraint::PlaceAndPlan
        | Constraint::LeastValue
        | Constraint::Override(_)
        | Constraint::Rules => false,
    }
}

/// What a rule that does not apply would say.
fn says(voice: &Voice<'_>, rule: &RuleInDossier<'_>) -> String {
    let key = rule.key.to_owned();
    match rule.list {
        "coverage" => voice.rule(&Constraint::Coverage(key)),
        "incompatible" => voice.rule(&Constraint::Exclusion(key)),
        "capacities" => voice.rule(&Constraint::Resource(key)),
        _ => {
            let rules = voice.material.model.selection_rules.prerequisites.get(rule.position);
            voice.prerequisite_rule(rule.key, &rules.into_iter().collect::<Vec<_>>())
        }
    }
}

fn networks(voice: &Voice<'_>, sums: &Sums) -> Vec<Cell> {
    let share = voice.material.model.selection_rules.network_share;
    vec![
        Cell::said(voice.with("rules-networks", &[("share", text(voice.percent(share)))]), NONE),
        Cell::said(code("network_share"), ["network_share".into(), Value::Nothing]),
        voice.around("rules-networks-taken", [("amount", Cell::number(sums.taken, 3))]),
    ]
}

fn continuity(voice: &Voice<'_>, sums: &Sums) -> Vec<Cell> {
    let bonus = voice.material.model.selection_rules.continuity_bonus;
    let previous = voice.material.dossier.previous.iter().flat_map(|one| one.areas.iter().copied());
    let mut areas: Vec<AreaIx> = previous.collect();
    areas.sort_unstable();
    areas.dedup();
    let arguments = [("bonus", text(voice.score(bonus))), ("areas", text(voice.areas(&areas)))];
    vec![
        Cell::said(voice.with("rules-continuity", &arguments), NONE),
        Cell::said(code("continuity_bonus"), ["continuity_bonus".into(), Value::Nothing]),
        voice.around("rules-continuity-given", [("amount", Cell::number(sums.given, 3))]),
    ]
}

/// How the sum that the list is chosen for comes about.
struct Sums {
    /// Scores of the proposed areas.
    scores: f64,
    /// What shared networks take away from them, because they count once.
    taken: f64,
    /// What continuity adds.
    given: f64,
    /// What the list is chosen for.
    all: f64,
}

impl Sums {
    fn of(voice: &Voice<'_>) -> Self {
        let results = voice.material.results;
        let chosen = results.areas.iter().filter(|result| result.mode.is_some());
        let scores = pairwise(&chosen.map(|result| result.score).collect::<Vec<f64>>());
        let given = as_score(results.proposal.solution.items.iter().map(|item| item.bonus).sum());
        let all = as_score(results.proposal.solution.value);
        // Scores are rounded to a millionth before they are chosen by.
        Self { scores, taken: (scores + given - all).max(0.0), given, all }
    }

    fn told(&self, voice: &Voice<'_>) -> Block {
        let score = |value: f64| text(voice.score(value));
        let arguments = [
            ("scores", score(self.scores)),
            ("taken", score(self.taken)),
            ("given", score(self.given)),
            ("sum", score(self.all)),
        ];
        voice.paragraph("rules-sum", &arguments)
    }
}
