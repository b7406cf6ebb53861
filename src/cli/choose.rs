//! `socta choose`: a plain problem of priorities, solved and proved.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Failure;
use super::options::json;
use super::speech::{say, shown};
use super::stored;
use super::table;
use super::terminal::Terminal;
use crate::comparison::{PlainCell, PlainTable};
use crate::formats::{ChoiceFile, Document};
use crate::locale::Arg;
use crate::priorities::{
    Alternatives, Chosen, FrontierPoint, PROBLEM_SCHEMA, Problem, Solution, Unsolvable, alternatives,
    certify, certify_within,
};
use crate::tables::Value;

const EXAMPLES: &str = "\
Examples:
  socta choose advice/problem.json
  socta choose problem.json --near 0.05 --format json
  socta choose problem.json --certificate proof.json && socta verify problem.json --certificate proof.json";

pub(super) const LONG: &str = "\
Chooses items of a problem of priorities (socta.priority-problem/2, as `problem.json` of a run folder): at most so many \
bundles, plans and goals, under rules of coverage, exclusion, prerequisite and resources, shared elements counted once. \
The choice is exact, or says by how much a better one could be worth more.

Beside it stand all choices that are nearly as good, the best choice under other bounds, and what taking items from the \
top would give. `socta schema problem` describes the input, `socta schema choice` the result.";

/// Arguments of `choose`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The problem as JSON; `-` is stdin
    problem: PathBuf,
    /// List choices that are worth at most this many points less than the best [default: a hundredth of its worth]
    #[arg(long, value_name = "POINTS")]
    near: Option<f64>,
    /// Look at no more than this many parts of all choices of a problem with rules; what is then not proved is the gap
    #[arg(long, value_name = "N")]
    parts: Option<u64>,
    /// Write the proof of the choice to this file
    #[arg(long, value_name = "FILE")]
    certificate: Option<PathBuf>,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How to print a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The choice, what is nearly as good, other bounds
    Text,
    /// Everything; socta.choice/1
    Json,
    /// The chosen items
    Csv,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let problem: Problem = stored::json(&arguments.problem, PROBLEM_SCHEMA)?;
    let proved = match arguments.parts {
        Some(parts) => certify_within(&problem, parts),
        None => certify(&problem),
    };
    let (solution, certificate) = proved.map_err(refused)?;
    let gap = match arguments.near.map(crate::priorities::micro_units) {
        None => (solution.value / 100).max(0),
        Some(Some(gap)) if gap >= 0 => gap,
        Some(_) => {
            return Err(Failure::Usage(say("choose-near-range", &[])));
        }
    };
    let alternatives = alternatives(&problem, &solution, gap).map_err(refused)?;
    if let Some(path) = &arguments.certificate {
        std::fs::write(path, json(&certificate)?).map_err(|error| Failure::unwritable(path, error))?;
    }
    if solution.gap > 0 {
        terminal.note(&say("choose-unproved", &[("more", points(solution.gap).into())]));
    }
    terminal.data(&match arguments.format {
        Format::Text => text(&solution, &alternatives),
        Format::Csv => table::csv(&chosen(&solution))?,
        Format::Json => json(&ChoiceFile { schema: ChoiceFile::FORMAT.to_owned(), solution, alternatives })?,
    })
}

fn refused(error: Unsolvable) -> Failure {
    match error {
        Unsolvable::Fault(fault) => Failure::Findings(say("choose-fault", &[("fault", shown(fault))])),
        conflict @ Unsolvable::Conflict(_) => Failure::Infeasible(conflict.to_string()),
    }
}

/// Micro-units as points of score.
fn points(micro_units: i64) -> String {
    format!("{:.6}", in_units(micro_units))
}

fn in_units(micro_units: i64) -> f64 {
    micro_units as f64 / 1e6
}

fn worth(micro_units: i64) -> PlainCell {
    in_units(micro_units).into()
}

fn text(solution: &Solution, found: &Alternatives) -> String {
    let difference = &found.greedy.difference;
    let greedy = match difference.only_exact.is_empty() && difference.only_other.is_empty() {
        true => say("choose-greedy-same", &[]),
        false => say(
            "choose-greedy-less",
            &[
                ("less", points(difference.value_lost).into()),
                ("changes", changes(&difference.only_other, &difference.only_exact).into()),
            ],
        ),
    };
    let gap = [("gap", points(found.near.gap).into())];
    let near = match (found.near.choices.len(), found.near.complete) {
        (0 | 1, true) => say("choose-near-none", &gap),
        (_, true) => say("choose-near-all", &gap),
        (_, false) => say("choose-near-first", &gap),
    };
    let whole = |count: u32| Arg::Count(count as usize);
    let said = [
        ("worth", points(solution.value).into()),
        ("places", whole(solution.places)),
        ("plans", whole(solution.plans)),
        ("goals", whole(solution.goals)),
        ("proved", if solution.gap == 0 { "yes" } else { "no" }.into()),
    ];
    [
        say("choose-worth", &said),
        table::text(&chosen(solution)),
        near,
        if found.near.choices.len() > 1 { table::text(&near_sets(solution, found)) } else { String::new() },
        greedy,
        String::new(),
        table::text(&other_bounds(&found.frontier.points)),
    ]
    .join("\n")
}

fn changes(enters: &[String], leaves: &[String]) -> String {
    let signed =
        |sign: char, keys: &[String]| keys.iter().map(|key| format!("{sign}{key}")).collect::<Vec<_>>();
    let all = [signed('+', enters), signed('-', leaves)].concat();
    if all.is_empty() { say("choose-itself", &[]) } else { all.join(" ") }
}

fn chosen(solution: &Solution) -> PlainTable {
    let row = |item: &Chosen| {
        let mode = match item.mode {
            crate::priorities::Mode::Oap => "oap",
            crate::priorities::Mode::Chsg => "chsg",
            crate::priorities::Mode::Both => "both",
        };
        [item.bundle.as_str(), item.item.as_str(), mode]
            .map(PlainCell::from)
            .into_iter()
            .chain([worth(item.value), worth(item.bonus)])
            .collect()
    };
    let columns = ["bundle", "item", "mode", "value", "bonus"];
    PlainTable::new("table-chosen", columns, solution.items.iter().map(row).collect())
}

fn near_sets(solution: &Solution, found: &Alternatives) -> PlainTable {
    let row = |choice: &Solution| {
        let set = changes(&choice.beyond(solution), &solution.beyond(choice));
        vec![set.into(), worth(choice.value), worth(solution.value - choice.value)]
    };
    let rows = found.near.choices.iter().map(row).collect();
    PlainTable::new("table-near", ["set", "worth", "less"], rows)
}

/// Pairs of bounds of which neither could be lowered without loss; the others are worth no more.
fn other_bounds(points: &[FrontierPoint]) -> PlainTable {
    let tight = |point: &&FrontierPoint| {
        point.value.is_some_and(|value| {
            points.iter().all(|other| {
                let lower =
                    other.priorities <= point.priorities && other.plans <= point.plans && other != *point;
                !lower || other.value.is_none_or(|least| least < value)
            })
        })
    };
    let row = |point: &FrontierPoint| {
        vec![
            point.priorities.into(),
            point.plans.into(),
            point.value.map(in_units).into(),
            Value::list(&point.items).into(),
        ]
    };
    let columns = ["priorities", "plans", "worth", "items"];
    PlainTable::new("table-bounds", columns, points.iter().filter(tight).map(row).collect())
}
