//! Answers to further questions to a network, as tables for people.

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

fn table(name: &'static str, title: &'static str, columns: &[&str], rows: Vec<Vec<PlainCell>>) -> PlainTable {
    PlainTable { name, title, columns: columns.iter().map(ToString::to_string).collect(), rows }
}

fn number(value: Option<f64>) -> PlainCell {
    value.into()
}

fn basis(found: &KeyPositions) -> PlainTable {
    let mut rows: Vec<[PlainCell; 2]> = vec![
        ["criteria".into(), format!("{} {}", found.criteria, found.version).into()],
        ["ties reported".into(), found.ties.into()],
        ["ties expected".into(), found.expected_ties.into()],
        ["ties on one origin".into(), found.one_origin.into()],
        ["graphs drawn".into(), found.replicas.into()],
        ["seed".into(), found.seed.into()],
    ];
    if found.replicas == 1 {
        rows.push(["uncertainty".into(), "none: every tie is taken as certain".into()]);
    }
    if found.refused.is_some() {
        rows.push(["refused".into(), format!("only {} actors have ties", found.connected).into()]);
    }
    let rows = rows.into_iter().map(Vec::from).collect();
    table("basis", "What key positions rest on", &["what", "value"], rows)
}

fn candidates(found: &KeyPositions) -> PlainTable {
    let listed = found.actors.iter().filter(|actor| actor.candidate).count() + MORE_ACTORS;
    let shown = &found.actors[..found.actors.len().min(listed)];
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
    PlainTable {
        name: "key-positions",
        title: "Candidates for review by position in the reported links; not findings about persons",
        columns,
        rows: shown.iter().map(row).collect(),
    }
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
    table("brokerage", "Brokerage between groups", &columns, rows)
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
    let columns =
        ["from", "to", "probability", "reports", "value of knowing", "rises if true", "falls if true"];
    table("gaps", "Links whose confirmation would change the first places most", &columns, rows.collect())
}

fn predicted(found: &KeyPositions) -> PlainTable {
    let rows = found.predicted.iter().map(|pair| {
        vec![pair.a.as_str().into(), pair.b.as_str().into(), pair.score.into(), pair.common.into()]
    });
    let columns = ["from", "to", "score", "common contacts"];
    table(
        "predicted",
        "Pairs to ask about; predicted, not reported, and used for nothing else",
        &columns,
        rows.collect(),
    )
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
                format!(
                    "{} ({:.4}, {:.0} % shared)",
                    set(next),
                    next.value.unwrap_or(0.0),
                    100.0 * next.overlap
                )
            })
        };
        vec![
            goal(players.goal).into(),
            players.size.into(),
            set(&players.best).into(),
            players.best.value.into(),
            players.before.into(),
            if players.exact { "all sets" } else { "greedy, swaps" }.into(),
            players.equals.into(),
            runner_up(0).into(),
            runner_up(1).into(),
        ]
    });
    let columns = ["goal", "size", "best set", "value", "before", "search", "as good", "second", "third"];
    table("key-players", "Key-player sets: candidates, not findings about persons", &columns, rows.collect())
}

fn curve(curve: &NamedCurve) -> PlainTable {
    let title = match curve.strategy.as_ref() {
        "degree" => "Largest component under removal by degree",
        "betweenness" => "Largest component under removal by betweenness",
        "collective_influence" => "Largest component under removal by collective influence",
        "key_players" => "Largest component under removal by fragmentation",
        "random" => "Largest component under random removal",
        _ => "Largest component under removal in the given order",
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
            if step <= band.exact_steps { "all orders" } else { "some orders" }.into(),
        ];
        if let Some(recovery) = &curve.recovery {
            row.push(number(recovery.largest.mean.get(step).copied()));
        }
        row
    });
    let mut columns = vec!["removals", "actor", "largest", "low", "mean", "high", "equals"];
    if curve.recovery.is_some() {
        columns.push("mean with recovery");
    }
    table("attack", title, &columns, rows.collect())
}

fn removal(removal: &NamedRemoval) -> PlainTable {
    let effect = &removal.effect;
    let row = |what: &str, before: PlainCell, after: PlainCell| vec![what.into(), before, after];
    let nothing = || PlainCell::from(Value::Nothing);
    let rows = vec![
        row("largest component", effect.largest_before.into(), effect.largest_after.into()),
        row("others reached, mean", number(Some(effect.reach_before)), number(Some(effect.reach_after))),
        row("ties lost", nothing(), effect.lost_ties.into()),
        row("ties lost between groups", nothing(), effect.lost_crossing.into()),
    ];
    table("removal", "What taking out the named actors does", &["what", "before", "after"], rows)
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
    table("groups", "By group", &columns, rows.collect())
}
