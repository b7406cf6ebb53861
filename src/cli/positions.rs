//! Answers to further questions to a network, as tables for people.

use super::speech::{say, shown};
use crate::comparison::{PlainCell, PlainTable};
use crate::networks::answers::{Answers, NamedCurve, NamedPlayers, NamedRemoval, NamedSet};
use crate::networks::key_players::Goal;
use crate::networks::positions::{ActorPositions, KeyPositions};
use crate::tables::Value;

/// Actors that are shown beside the candidates.
const MORE_ACTORS: usize = 5;

/// One table a question and part of it.
pub(super) fn tables(answers: &Answers) -> Vec<PlainTable> {
    let mut tables = Vec::new();
    if let Some(found) = &answers.key_positions {
        tables.push(basis(found));
        if found.refused.is_none() {
            tables.push(candidates(found));
            if found.actors.iter().any(|actor| actor.roles.is_some()) {
                tables.push(roles(found));
            }
            tables.push(gaps(found));
            tables.push(predicted(found));
        }
    }
    tables.extend(answers.key_players.as_ref().map(players));
    if let Some(disruption) = &answers.disruption {
        tables.extend(disruption.attacks.iter().map(curve));
        tables.extend(disruption.removal.as_ref().map(removal));
        if let Some(removal) = disruption.removal.as_ref().filter(|removal| !removal.group_names.is_empty()) {
            tables.push(groups(removal));
        }
    }
    tables
}

fn number(value: Option<f64>) -> PlainCell {
    value.into()
}

fn basis(found: &KeyPositions) -> PlainTable {
    let row = |key: &str, value: PlainCell| vec![say(key, &[]).into(), value];
    let mut rows = vec![
        row("basis-criteria", format!("{} {}", found.criteria, found.version).into()),
        row("basis-ties", found.ties.into()),
        row("basis-expected-ties", found.expected_ties.into()),
        row("basis-one-origin", found.one_origin.into()),
        row("basis-replicas", found.replicas.into()),
        row("basis-seed", found.seed.into()),
    ];
    if found.replicas == 1 {
        rows.push(row("basis-uncertainty", say("basis-all-certain", &[]).into()));
    }
    if found.refused.is_some() {
        let few = say("basis-few-tied", &[("count", shown(found.connected))]);
        rows.push(row("basis-refused", few.into()));
    }
    PlainTable::new("table-basis", ["what", "value"], rows)
}

fn candidates(found: &KeyPositions) -> PlainTable {
    let most = found.actors.iter().filter(|actor| actor.candidate).count() + MORE_ACTORS;
    let listed = &found.actors[..found.actors.len().min(most)];
    let mut columns =
        vec!["actor".to_owned(), "candidate".to_owned(), "ties".to_owned(), "reports".to_owned()];
    if let Some(first) = found.actors.first() {
        for position in &first.positions {
            let key = position.measure.key();
            columns.extend([
                key.to_owned(),
                "5 %".to_owned(),
                "95 %".to_owned(),
                format!("P(first {})", found.within),
            ]);
        }
    }
    let row = |actor: &ActorPositions| {
        let yes = if actor.candidate { "yes" } else { "" };
        let mut row = vec![actor.id.as_str().into(), yes.into(), actor.ties.into(), actor.reports.into()];
        for position in &actor.positions {
            row.push(number(position.value));
            row.push(number(position.interval.map(|interval| interval.low)));
            row.push(number(position.interval.map(|interval| interval.high)));
            row.push(number(Some(position.within)));
        }
        row
    };
    PlainTable::new("table-key-positions", columns, listed.iter().map(row).collect())
}

fn roles(found: &KeyPositions) -> PlainTable {
    let mut actors: Vec<&ActorPositions> = found.actors.iter().collect();
    actors.sort_by_key(|actor| std::cmp::Reverse(actor.roles.map_or(0, |roles| roles.across)));
    let row = |actor: &&ActorPositions| {
        let roles = actor.roles?;
        let counts = [roles.coordinator, roles.itinerant, roles.border, roles.liaison, roles.across];
        let mut row = vec![PlainCell::from(actor.id.as_str())];
        row.extend(counts.map(PlainCell::from));
        row.push(number(roles.across_z));
        Some(row)
    };
    let rows = actors.iter().take(2 * MORE_ACTORS).filter_map(row).collect();
    let columns = ["actor", "coordinator", "itinerant", "border", "liaison", "across", "z of across"];
    PlainTable::new("table-brokerage", columns, rows)
}

fn gaps(found: &KeyPositions) -> PlainTable {
    let rows = found.gaps.iter().map(|gap| {
        let mover = |mover: &Option<crate::networks::positions::Mover>| {
            mover.as_ref().map(|mover| format!("{} ({:+.2})", mover.id, mover.change)).into()
        };
        vec![
            gap.a.as_str().into(),
            gap.b.as_str().into(),
            number(Some(gap.probability)),
            gap.reports.into(),
            number(Some(gap.value)),
            mover(&gap.rises),
            mover(&gap.falls),
        ]
    });
    let columns = ["from", "to", "probability", "reports"].map(str::to_owned).into_iter();
    let said = ["column-value-of-knowing", "column-rises", "column-falls"].map(|key| say(key, &[]));
    PlainTable::new("table-gaps", columns.chain(said), rows.collect())
}

fn predicted(found: &KeyPositions) -> PlainTable {
    let rows = found.predicted.iter().map(|pair| {
        vec![pair.a.as_str().into(), pair.b.as_str().into(), pair.score.into(), pair.common.into()]
    });
    let columns = ["from", "to", "score", "common contacts"];
    PlainTable::new("table-predicted", columns, rows.collect())
}

fn players(found: &NamedPlayers) -> PlainTable {
    let goal = |goal: Goal| match goal {
        Goal::Fragment => "fragment (F)",
        Goal::Distance => "distance (DF)",
        Goal::Reach => "reach (RD)",
    };
    let set = |set: &NamedSet| set.members.join(" ");
    let rows = found.sets.iter().map(|players| {
        let runner_up = |at: usize| {
            players.runners_up.get(at).map_or_else(String::new, |next| {
                let said = [
                    ("set", set(next).into()),
                    ("value", shown(format_args!("{:.4}", next.value.unwrap_or(0.0)))),
                    ("share", shown(format_args!("{:.0}", 100.0 * next.overlap))),
                ];
                say("players-runner-up", &said)
            })
        };
        vec![
            goal(players.goal).into(),
            players.size.into(),
            set(&players.best).into(),
            players.best.value.into(),
            players.before.into(),
            if players.exact { say("players-all-sets", &[]) } else { say("players-greedy", &[]) }.into(),
            players.equals.into(),
            runner_up(0).into(),
            runner_up(1).into(),
        ]
    });
    let columns = ["goal", "size", "best set", "value", "before", "search", "as good", "second", "third"];
    PlainTable::new("table-key-players", columns, rows.collect())
}

fn curve(curve: &NamedCurve) -> PlainTable {
    let heading = match curve.strategy.as_ref() {
        "degree" => "table-attack-degree",
        "betweenness" => "table-attack-betweenness",
        "collective_influence" => "table-attack-collective-influence",
        "key_players" => "table-attack-key-players",
        "random" => "table-attack-random",
        _ => "table-attack-given",
    };
    let rows = curve.largest.iter().enumerate().map(|(step, &largest)| {
        let removed = if step == 0 { None } else { curve.order.get(step - 1) };
        let band = &curve.band;
        let mut row = vec![
            step.into(),
            removed.cloned().into(),
            largest.into(),
            band.low.get(step).copied().into(),
            number(band.mean.get(step).copied()),
            band.high.get(step).copied().into(),
            if step <= band.exact_steps {
                say("attack-all-orders", &[])
            } else {
                say("attack-some-orders", &[])
            }
            .into(),
        ];
        if let Some(recovery) = &curve.recovery {
            row.push(number(recovery.largest.mean.get(step).copied()));
        }
        row
    });
    let columns = ["removals", "actor", "largest", "low", "mean", "high", "equals"].map(str::to_owned);
    let recovered = curve.recovery.as_ref().map(|_| say("column-mean-with-recovery", &[]));
    PlainTable::new(heading, columns.into_iter().chain(recovered), rows.collect())
}

fn removal(removal: &NamedRemoval) -> PlainTable {
    let effect = &removal.effect;
    let row = |key: &str, before: PlainCell, after: PlainCell| vec![say(key, &[]).into(), before, after];
    let nothing = || PlainCell::from(Value::Nothing);
    let rows = vec![
        row("removal-largest", effect.largest_before.into(), effect.largest_after.into()),
        row("removal-reach", number(Some(effect.reach_before)), number(Some(effect.reach_after))),
        row("removal-lost-ties", nothing(), effect.lost_ties.into()),
        row("removal-lost-crossing", nothing(), effect.lost_crossing.into()),
    ];
    PlainTable::new("table-removal", ["what", "before", "after"], rows)
}

fn groups(removal: &NamedRemoval) -> PlainTable {
    let rows = removal.effect.groups.iter().map(|group| {
        vec![
            removal.group_names[group.group as usize].as_str().into(),
            group.members.into(),
            group.removed.into(),
            number(Some(group.reach_before)),
            number(Some(group.reach_after)),
            group.isolated.into(),
        ]
    });
    let columns = ["group", "members", "taken out", "reached before", "reached after", "isolated"];
    PlainTable::new("table-groups", columns, rows.collect())
}
