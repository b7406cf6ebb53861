//! A network by period, and what changed from one period to the next.
//!
//! A link belongs to every period with which one of its spells has a day in common; a spell that is open lasts from or until
//! ever. A link without dates belongs to none and is counted: nobody knows when it held. Actors of a period are those with a
//! link in it, because nodes have no dates. Predicted links belong to none.
//!
//! Change is reported change: a period in which nobody looked seems to be one in which everybody left.
//!
//! # Formula
//!
//! Jaccard's coefficient: what is in both divided by what is in either. Turnover of the core is 1 minus that of the two
//! cores.
//!
//! # Complexity
//!
//! That of [`measures_of`](super::measures_of) for each period.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::formats::{GraphFile, GraphLink};
use super::graded::measures_of;
use super::{ActorTable, Declared, StructureOutcome, Value, WholeNetwork};
use crate::dossier::{Date, Dossier, LinkBasis, LinkEnd, LinkKind, Period};

/// Version of the format.
pub const SLICES_SCHEMA: &str = "socta.network-periods/1";

/// A network by period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Slices {
    /// `socta.network-periods/1`.
    pub schema: String,
    /// What change means here.
    pub caveat: String,
    /// Links in all, predicted ones left out.
    pub links: usize,
    /// Links without dates, which belong to no period.
    pub undated_links: usize,
    /// The periods by their first day.
    pub periods: Vec<Slice>,
    /// From each period to the next.
    pub changes: Vec<Change>,
}

/// What stands beside every change.
pub const SLICES_CAVEAT: &str =
    "Change is change of what was reported: who is not reported in a period need not have left.";

/// A network in one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Slice {
    /// First and last day.
    pub period: Period,
    /// Links that held in it.
    pub links: usize,
    /// Measures of the whole.
    pub network: WholeNetwork,
    /// The structure that its ties suggest, or why none is called.
    pub structure: StructureOutcome,
    /// Members of its core, by identifier.
    pub core: Vec<String>,
    /// Measures of its actors.
    pub actors: ActorTable,
    /// Ties of the slice by the identifiers of their ends, whatever their direction.
    #[serde(skip)]
    ties: BTreeSet<(String, String)>,
}

/// From one period to the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The earlier period.
    pub from: Period,
    /// The later one.
    pub to: Period,
    /// Actors of the later one only.
    pub actors_entered: Vec<String>,
    /// Actors of the earlier one only.
    pub actors_left: Vec<String>,
    /// Jaccard's coefficient of the actors, `0..=1`; none if there are none.
    pub actors_jaccard: Option<f64>,
    /// Ties of the later one only.
    pub ties_entered: usize,
    /// Ties of the earlier one only.
    pub ties_left: usize,
    /// Ties of both.
    pub ties_stayed: usize,
    /// Jaccard's coefficient of the ties, `0..=1`; none if there are none.
    pub ties_jaccard: Option<f64>,
    /// Later minus earlier degree centralization; none if one of them is not defined.
    pub degree_centralization: Option<f64>,
    /// Later minus earlier betweenness centralization.
    pub betweenness_centralization: Option<f64>,
    /// Later minus earlier closeness centralization.
    pub closeness_centralization: Option<f64>,
    /// Members of the later core only.
    pub core_entered: Vec<String>,
    /// Members of the earlier core only.
    pub core_left: Vec<String>,
    /// Share of the two cores that is not in both, `0..=1`.
    pub core_turnover: Option<f64>,
    /// Whether both structures are called, and called differently; none if one of them is not called.
    pub structure_changed: Option<bool>,
}

/// A graph by periods, which are put into the order of their days.
#[must_use]
pub fn slices(graph: &GraphFile, periods: &[Period], directed: bool, declared: Declared) -> Slices {
    let mut ordered = periods.to_vec();
    ordered.sort_unstable();
    let counted = || graph.links.iter().filter(|link| link.basis != LinkBasis::Predicted);
    let found: Vec<Slice> = ordered.iter().map(|period| slice(graph, *period, directed, declared)).collect();
    Slices {
        schema: SLICES_SCHEMA.to_owned(),
        caveat: SLICES_CAVEAT.to_owned(),
        links: counted().count(),
        undated_links: counted().filter(|link| link.spells.is_empty()).count(),
        changes: found.windows(2).map(|pair| change(&pair[0], &pair[1])).collect(),
        periods: found,
    }
}

/// Whether a link held on a day of a period.
fn held(link: &GraphLink, period: Period) -> bool {
    let day = |spell: &super::formats::Spell| {
        spell.from.is_none_or(|from| from <= period.to) && spell.to.is_none_or(|to| to >= period.from)
    };
    link.basis != LinkBasis::Predicted && link.spells.iter().any(day)
}

fn slice(graph: &GraphFile, period: Period, directed: bool, declared: Declared) -> Slice {
    let part = part(graph, period);
    let id = |at: u32| part.nodes[at as usize].id.clone();
    let tie = |link: &GraphLink| {
        let (from, to) = (id(link.from), id(link.to));
        if from < to { (from, to) } else { (to, from) }
    };
    let ties = part.links.iter().filter(|link| link.from != link.to).map(tie).collect();
    let found = measures_of(&part.measured(directed).graph, declared);
    Slice {
        period,
        links: part.links.len(),
        core: core(&found.actors),
        network: found.network,
        structure: found.structure.outcome,
        actors: found.actors,
        ties,
    }
}

/// The links of a period and the nodes that they join.
fn part(graph: &GraphFile, period: Period) -> GraphFile {
    let links: Vec<&GraphLink> = graph.links.iter().filter(|link| held(link, period)).collect();
    let here: BTreeSet<u32> = links.iter().flat_map(|link| [link.from, link.to]).collect();
    let position: BTreeMap<u32, u32> = here.iter().copied().zip(0u32..).collect();
    let at = |node: u32| position.get(&node).copied().unwrap_or(0);
    GraphFile {
        nodes: here.iter().filter_map(|node| graph.nodes.get(*node as usize)).cloned().collect(),
        links: links
            .into_iter()
            .map(|link| GraphLink { from: at(link.from), to: at(link.to), ..link.clone() })
            .collect(),
        ..GraphFile::default()
    }
}

fn core(actors: &ActorTable) -> Vec<String> {
    let Some(measure) = actors.measure("in_core") else { return Vec::new() };
    let inside = (0..actors.ids.len()).filter(|&actor| measure.get(actor) == Value::Flag(true));
    inside.map(|actor| actors.ids.get(actor).to_owned()).collect()
}

fn change(earlier: &Slice, later: &Slice) -> Change {
    let ids = |slice: &Slice| -> BTreeSet<String> {
        (0..slice.actors.ids.len()).map(|actor| slice.actors.ids.get(actor).to_owned()).collect()
    };
    let (before, after) = (ids(earlier), ids(later));
    let core = |slice: &Slice| -> BTreeSet<String> { slice.core.iter().cloned().collect() };
    let (core_before, core_after) = (core(earlier), core(later));
    let difference = |of: fn(&WholeNetwork) -> Option<f64>| {
        of(&later.network).zip(of(&earlier.network)).map(|(later, earlier)| later - earlier)
    };
    let class = |slice: &Slice| slice.structure.called().map(|call| call.class);
    let stayed = earlier.ties.intersection(&later.ties).count();
    Change {
        from: earlier.period,
        to: later.period,
        actors_entered: after.difference(&before).cloned().collect(),
        actors_left: before.difference(&after).cloned().collect(),
        actors_jaccard: jaccard(&before, &after),
        ties_entered: later.ties.len() - stayed,
        ties_left: earlier.ties.len() - stayed,
        ties_stayed: stayed,
        ties_jaccard: jaccard(&earlier.ties, &later.ties),
        degree_centralization: difference(|network| network.degree_centralization),
        betweenness_centralization: difference(|network| network.betweenness_centralization),
        closeness_centralization: difference(|network| network.closeness_centralization),
        core_entered: core_after.difference(&core_before).cloned().collect(),
        core_left: core_before.difference(&core_after).cloned().collect(),
        core_turnover: jaccard(&core_before, &core_after).map(|same| 1.0 - same),
        structure_changed: class(earlier).zip(class(later)).map(|(before, after)| before != after),
    }
}

fn jaccard<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> Option<f64> {
    let both = one.intersection(other).count();
    let either = one.len() + other.len() - both;
    (either > 0).then(|| both as f64 / either as f64)
}

/// The dated links of a dossier in the two halves of its window.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Halves {
    /// The earlier half.
    pub first: Period,
    /// The later half.
    pub second: Period,
    /// Links between actors that carry dates, rivalries left out.
    pub dated: usize,
    /// All links between actors, rivalries left out.
    pub links: usize,
    /// Ties of actors in the earlier half.
    pub ties_first: usize,
    /// Ties of actors in the later half.
    pub ties_second: usize,
    /// Ties in both.
    pub ties_both: usize,
    /// Actors of the later half only.
    pub actors_entered: usize,
    /// Actors of the earlier half only.
    pub actors_left: usize,
    /// Actors of both.
    pub actors_both: usize,
}

/// What changed between the halves of the window; none unless links carry dates in both.
#[must_use]
pub fn halves(dossier: &Dossier) -> Option<Halves> {
    let (first, second) = split(dossier.window)?;
    let ends = |at: u32| {
        let link = &dossier.links[at as usize];
        match (link.from, link.to) {
            (LinkEnd::Actor(from), LinkEnd::Actor(to)) if link.kind != LinkKind::Rivalry => {
                Some((from.min(to), from.max(to)))
            }
            _ => None,
        }
    };
    let dated: Vec<_> =
        dossier.notes.periods.iter().filter_map(|&(at, period)| Some((ends(at)?, period))).collect();
    let ties = |half: Period| -> BTreeSet<_> {
        dated.iter().filter(|(_, period)| period.overlaps(&half)).map(|(ends, _)| *ends).collect()
    };
    let (before, after) = (ties(first), ties(second));
    if before.is_empty() || after.is_empty() {
        return None;
    }
    let actors = |ties: &BTreeSet<_>| -> BTreeSet<crate::dossier::ActorIx> {
        ties.iter().flat_map(|&(from, to)| [from, to]).collect()
    };
    let (here, there) = (actors(&before), actors(&after));
    let both = here.intersection(&there).count();
    Some(Halves {
        first,
        second,
        dated: dated.len(),
        links: (0..dossier.links.len() as u32).filter(|&at| ends(at).is_some()).count(),
        ties_first: before.len(),
        ties_second: after.len(),
        ties_both: before.intersection(&after).count(),
        actors_entered: there.len() - both,
        actors_left: here.len() - both,
        actors_both: both,
    })
}

/// A period of whole months in two; none if it is shorter than two months.
fn split(window: Period) -> Option<(Period, Period)> {
    let month = |day: Date| u32::from(day.year) * 12 + u32::from(day.month) - 1;
    let months = month(window.to) + 1 - month(window.from);
    let middle = month(window.from) + months / 2;
    let first_of = |month: u32| format!("{:04}-{:02}", month / 12, month % 12 + 1);
    let second = Date::parse_period(&first_of(middle))?;
    let first = Date::parse_period(&first_of(middle.checked_sub(1)?))?;
    let halves = (Period { from: window.from, to: first.to }, Period { from: second.from, to: window.to });
    (months >= 2).then_some(halves)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::networks::formats::{ReadFormat, read};
    use crate::source::files::Stored;

    fn period(from: &str, to: &str) -> Period {
        let first = Date::parse_period(from).expect("a period").from;
        Period { from: first, to: Date::parse_period(to).expect("a period").to }
    }

    fn graph(text: &str) -> GraphFile {
        let file = Stored { name: "e.csv".to_owned(), bytes: text.into() };
        read(ReadFormat::Edges, file, None, false).value.expect("it can be read")
    }

    /// A star around `a` in 2019, a path without it in 2020; `b-c` is in both, `x-y` has no dates, `c-z` is predicted.
    const TEXT: &str = "source,target,from_date,to_date,basis\n\
        a,b,2019-01-01,2019-06-30,\na,c,2019,2019,\na,d,,2019,\nb,c,2019-12,2020-01,\n\
        c,e,2020-05,,\nx,y,,,\nc,z,2020,2020,predicted\n";

    #[test]
    fn links_belong_to_the_periods_of_their_days() {
        let found = slices(
            &graph(TEXT),
            &[period("2020", "2020"), period("2019", "2019")],
            false,
            Declared::default(),
        );
        assert_eq!((found.links, found.undated_links), (6, 1));
        let size = |slice: &Slice| (slice.links, slice.network.nodes, slice.network.ties);
        assert_eq!(found.periods.iter().map(size).collect::<Vec<_>>(), [(4, 4, 4), (2, 3, 2)]);
        let change = &found.changes[0];
        assert_eq!((change.from, change.to), (period("2019", "2019"), period("2020", "2020")));
        assert_eq!(
            (change.actors_entered.join(""), change.actors_left.join("")),
            ("e".to_owned(), "ad".to_owned())
        );
        assert_eq!((change.ties_entered, change.ties_left, change.ties_stayed), (1, 3, 1));
        assert_eq!((change.actors_jaccard, change.ties_jaccard), (Some(0.4), Some(0.2)));
        assert_eq!(change.structure_changed, None);
        // A star of four with one more tie, 2/3; a path of three, 1.
        assert!((change.degree_centralization.expect("both are defined") - (1.0 - 2.0 / 3.0)).abs() < 1e-12);
    }

    #[test]
    fn a_period_compared_with_itself_has_not_changed() {
        let found = slices(&graph(TEXT), &[period("2019", "2019"); 2], false, Declared::default());
        let change = &found.changes[0];
        assert_eq!(
            (change.actors_jaccard, change.ties_jaccard, change.core_turnover),
            (Some(1.0), Some(1.0), Some(0.0))
        );
        assert_eq!((change.betweenness_centralization, change.actors_left.len()), (Some(0.0), 0));
        assert_eq!(found.periods[0].actors, found.periods[1].actors);
    }

    #[test]
    fn open_ends_last_and_empty_periods_are_empty() {
        let periods = [period("1990", "1990"), period("2020-02", "2020-04"), period("2030", "2031")];
        let found = slices(&graph(TEXT), &periods, false, Declared::default());
        assert_eq!(found.periods.iter().map(|slice| slice.links).collect::<Vec<_>>(), [1, 0, 1]);
        assert_eq!(found.changes[0].ties_jaccard, Some(0.0));
        let nothing = slices(&GraphFile::default(), &periods, true, Declared::default());
        assert_eq!(nothing.changes[0].ties_jaccard, None);
    }

    #[test]
    fn a_window_has_two_halves_of_whole_months() {
        let (first, second) = split(period("2017-01", "2020-12")).expect("it is long enough");
        assert_eq!((first, second), (period("2017", "2018"), period("2019", "2020")));
        assert_eq!(split(period("2020-01", "2020-01")), None);
        let (first, second) = split(period("2020-11-15", "2021-01-10")).expect("three months");
        assert_eq!(
            (first.to.to_string(), second.from.to_string()),
            ("2020-11-30".to_owned(), "2020-12-01".to_owned())
        );
    }
}
