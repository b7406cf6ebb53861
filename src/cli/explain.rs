//! `socta explain`: the page of a finding's code, or why an area of a run ranks where it ranks.

use std::path::{Path, PathBuf};

use clap::Args;

use super::example;
use super::exit::Failure;
use super::options::{TextOrJson, json};
use super::sheet;
use super::speech::{say, shown};
use super::stored;
use super::table;
use super::taken_apart::{self, Asked};
use super::terminal::Terminal;
use super::unseen;
use crate::advisory::{Advisory, DemarcationText, PriceText, WHY_SCHEMA, WhyArea, WhyFile};
use crate::comparison::{AreaSummary, PlainCell, PlainTable, RunSummary};
use crate::diagnostics::{Code, did_you_mean, explain_text};
use crate::formats::{Document, ExplanationFile, PageFile};
use crate::lists::{AreaInList, LISTS_SCHEMA, Lists};
use crate::locale::Words;
use crate::numeric::rank::falling;
use crate::store::INTERNAL;

const EXAMPLES: &str = "\
Examples:
  socta explain O004
  socta explain O004 --example broken
  socta explain advice drugs.cocaine
  socta explain advice drugs.cocaine --method topsis
  socta explain advice";

/// The document of a run as JSON, and its format.
const ADVICE_FILE: &str = "advice.json";
const ADVICE_SCHEMA: &str = "socta.advisory/2";
/// Why every area of a run is in or out.
const WHY_FILE: &str = "why.json";
/// Lists beside the proposal.
const LISTS_FILE: &str = "lists.json";

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A finding's code or name, or the folder of a run
    #[arg(value_name = "CODE|RUN")]
    subject: String,
    /// Key of an area of the run; without it, the areas are listed
    area: Option<String>,
    /// Answers to the run's sample of empty cells (columns area, indicator, level): how silence is to be read
    #[arg(long, value_name = "FILE", conflicts_with_all = ["area", "example", "method"])]
    unseen_answers: Option<PathBuf>,
    /// Write an input with the fault of the code into this folder, which must not exist yet
    #[arg(long, value_name = "DIR", conflicts_with = "area")]
    example: Option<PathBuf>,
    /// Take the score of the area by this method apart, by Shapley values with their error
    #[arg(long, value_name = "NAME", requires = "area")]
    method: Option<String>,
    /// Area to compare with [default: the first one on the other side of the line]
    #[arg(long, value_name = "AREA", requires = "method", hide_short_help = true)]
    against: Option<String>,
    /// Sampled orders of the criteria
    #[arg(long, value_name = "N", requires = "method", default_value_t = 200, hide_short_help = true,
        value_parser = clap::value_parser!(u64).range(2..=1_000_000))]
    orders: u64,
    /// Seed of the orders
    #[arg(long, value_name = "N", requires = "method", default_value_t = 1, hide_short_help = true)]
    seed: u64,
    /// Tell what restricted rows say too, from the internal part of the run; not to be handed over
    #[arg(long, requires = "area")]
    internal: bool,
    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    format: TextOrJson,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let code = arguments.subject.parse::<Code>();
    if let Some(out) = &arguments.example {
        let code = code.map_err(|error| Failure::Usage(error.to_string()))?;
        return example::write(code, out, terminal);
    }
    if let (Ok(code), None) = (&code, &arguments.area) {
        return page(*code, arguments.format, terminal);
    }
    let folder = Path::new(&arguments.subject);
    if code.is_err() && !folder.is_dir() {
        return Err(Failure::Usage(neither(&arguments.subject)));
    }
    if let Some(answers) = &arguments.unseen_answers {
        return unseen::print(folder, answers, terminal);
    }
    let inside = folder.join(INTERNAL);
    let told = if arguments.internal && inside.is_dir() { inside.as_path() } else { folder };
    let run = stored::run_summary(told)?;
    let Some(key) = &arguments.area else { return terminal.data(&table::text(&areas(&run))) };
    let Some(area) = run.area(key) else {
        return Err(stored::no_area(&run, key));
    };
    let untold = run.areas.iter().any(|area| area.restricted > 0) && told == folder;
    if untold && arguments.internal {
        return Err(Failure::Usage(say("explain-handed-over", &[("folder", shown(folder.display()))])));
    }
    if let Some(method) = &arguments.method {
        if untold {
            return Err(Failure::Usage(say("explain-untold", &[])));
        }
        let against = arguments.against.as_deref();
        let asked =
            Asked { run: &run, area, method, against, orders: arguments.orders, seed: arguments.seed };
        return taken_apart::print(&asked, arguments.format, terminal);
    }
    let why = why(told, area)?;
    let lists = in_lists(folder, area)?;
    terminal.data(&match arguments.format {
        TextOrJson::Json => json(&explanation(&run, area, why.as_ref(), lists))?,
        TextOrJson::Text => {
            figures(&run, area)
                + &sentences(why.as_ref())
                + &table_of_lists(&lists)
                + &document(folder, &run, area, why.is_some())
        }
    })
}

/// What the file of reasons says about one area.
struct Why {
    area: WhyArea,
    prices: Vec<PriceText>,
    networks: Option<String>,
    demarcations: Vec<DemarcationText>,
}

/// What a run says about one area, as it leaves the program.
fn explanation(
    run: &RunSummary,
    area: &AreaSummary,
    why: Option<&Why>,
    lists: Vec<AreaInList>,
) -> ExplanationFile {
    ExplanationFile {
        schema: ExplanationFile::FORMAT.to_owned(),
        run: run.name(),
        area: area.clone(),
        why: why.map(|why| why.area.clone()),
        prices: why.map_or_else(Vec::new, |why| why.prices.clone()),
        demarcations: why.map_or_else(Vec::new, |why| why.demarcations.clone()),
        lists,
    }
}

/// The part of the file of reasons that concerns an area; none if the run has no such file.
fn why(folder: &Path, area: &AreaSummary) -> Result<Option<Why>, Failure> {
    let path = folder.join(WHY_FILE);
    if !path.is_file() {
        return Ok(None);
    }
    let file: WhyFile = stored::json(&path, WHY_SCHEMA)?;
    let Some(own) = file.areas.into_iter().find(|own| own.reason.area == area.key) else { return Ok(None) };
    let holds = |price: &PriceText| own.reason.held_by.contains(&price.price.constraint);
    let prices = file.prices.into_iter().filter(holds).collect();
    let shares = |one: &DemarcationText| {
        area.proposed && [&one.demarcation.leads, &one.demarcation.other].contains(&&area.bundle)
    };
    let demarcations = file.demarcations.into_iter().filter(shares).collect();
    Ok(Some(Why { area: own, prices, networks: file.networks, demarcations }))
}

/// Where an area stands in the lists beside the proposal; nowhere if the run compared none.
fn in_lists(folder: &Path, area: &AreaSummary) -> Result<Vec<AreaInList>, Failure> {
    let path = folder.join(LISTS_FILE);
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let lists: Lists = stored::json(&path, LISTS_SCHEMA)?;
    Ok(lists.standing_of(&area.key))
}

/// The lists as a table; nothing if there are none.
fn table_of_lists(lists: &[AreaInList]) -> String {
    let row = |list: &AreaInList| {
        vec![
            list.list.as_str().into(),
            list.group.as_deref().unwrap_or("-").into(),
            list.loss.map_or_else(|| PlainCell::from("-"), PlainCell::from),
        ]
    };
    let columns = ["list", "stands in", "loss"];
    let table = PlainTable::new("table-area-in-lists", columns, lists.iter().map(row).collect());
    if lists.is_empty() { String::new() } else { format!("\n{}", table::text(&table)) }
}

/// The sentences about an area, wrapped.
fn sentences(why: Option<&Why>) -> String {
    let Some(why) = why else { return String::new() };
    let mut text = String::new();
    for part in &why.area.text {
        text.push_str(&format!("\n{}\n", part.title));
        part.sentences.iter().for_each(|sentence| text.push_str(&format!("  {sentence}\n")));
    }
    let close: Vec<&DemarcationText> = why.demarcations.iter().filter(|one| one.close).collect();
    if !close.is_empty() {
        text.push_str(&format!("\n{}\n", say("explain-demarcation", &[])));
        why.networks.iter().for_each(|note| text.push_str(&format!("  {note}\n")));
        close.iter().for_each(|one| text.push_str(&format!("  - {}\n", one.text.join(" "))));
    }
    text
}

/// What the document says, if it is there to be read: the sheet of a proposed bundle without what is said already, or the
/// row of an area left out.
fn document(folder: &Path, run: &RunSummary, area: &AreaSummary, said: bool) -> String {
    let Ok(advisory) = stored::json::<Advisory>(&folder.join(ADVICE_FILE), ADVICE_SCHEMA) else {
        return String::new();
    };
    let text = if area.proposed {
        sheet::of_bundle(&advisory, &area.bundle, said)
    } else {
        let words = Words::load(&advisory.language);
        words.map_or_else(|_| String::new(), |words| sheet::left_out(&advisory, &area.key, &words))
    };
    if text.is_empty() {
        return text;
    }
    format!("\n{}\n\n{text}", say("explain-from-document", &[("run", run.name().into())]))
}

fn neither(subject: &str) -> String {
    let names = Code::ALL.iter().flat_map(|code| [code.id(), code.name()]);
    let hint = did_you_mean(subject, names, say("explain-codes-hint", &[]));
    say("explain-neither", &[("subject", subject.into()), ("hint", hint.into())])
}

fn page(code: Code, format: TextOrJson, terminal: Terminal) -> Result<(), Failure> {
    if format == TextOrJson::Text {
        return terminal.data(&explain_text(code));
    }
    terminal.data(&json(&PageFile::of(code))?)
}

fn areas(run: &RunSummary) -> PlainTable {
    let mut ranked: Vec<&AreaSummary> = run.areas.iter().collect();
    ranked.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.key.cmp(&b.key)));
    let columns = ["rank", "area", "name", "score", "P(top K)", "P(proposed)", "coverage", "proposed"];
    let row = |area: &&AreaSummary| {
        vec![
            area.rank.into(),
            area.key.as_str().into(),
            area.label.as_str().into(),
            area.score.into(),
            area.p_top_k.into(),
            area.p_proposed.map_or_else(|| PlainCell::from("-"), PlainCell::from),
            area.coverage.into(),
            area.mode.as_deref().unwrap_or("-").into(),
        ]
    };
    PlainTable::new("table-areas", columns, ranked.iter().map(row).collect())
}

/// The figures of a run about one area.
fn figures(run: &RunSummary, area: &AreaSummary) -> String {
    let scenario = run
        .scenario
        .as_ref()
        .map_or_else(String::new, |it| say("explain-scenario", &[("scenario", it.name.as_str().into())]));
    let in_best = area.p_proposed.map_or_else(String::new, |share| {
        say("explain-in-best", &[("share", shown(format_args!("{share:.3}")))])
    });
    let said = [
        ("label", area.label.as_str().into()),
        ("key", area.key.as_str().into()),
        ("method", run.method.as_str().into()),
        ("model", run.model.name.as_str().into()),
        ("version", shown(&run.model.version)),
        ("scenario", scenario.into()),
        ("rank", shown(area.rank)),
        ("areas", shown(run.areas.len())),
        ("score", shown(format_args!("{:.3}", area.score))),
        ("expected", shown(format_args!("{:.1}", area.expected_rank))),
        ("first", shown(run.priorities)),
        ("probability", shown(format_args!("{:.3}", area.p_top_k))),
        ("in-best", in_best.into()),
        ("coverage", shown(format_args!("{:.0}", 100.0 * area.coverage))),
        ("bundle", area.bundle.as_str().into()),
        ("standing", standing(area).into()),
    ];
    let untold = match area.restricted {
        0 => String::new(),
        count => say("explain-restricted", &[("count", (count as usize).into())]) + "\n",
    };
    format!("{}\n{untold}\n{}", say("explain-figures", &said), table::text(&contributions(run, area)))
}

/// Whether an area is proposed, and by whom.
fn standing(area: &AreaSummary) -> String {
    match (&area.mode, area.forced) {
        (Some(mode), true) => say("explain-forced-in", &[("mode", mode.as_str().into())]),
        (Some(mode), false) => say("explain-proposed", &[("mode", mode.as_str().into())]),
        (None, true) => say("explain-forced-out", &[]),
        (None, false) => say("explain-not-proposed", &[]),
    }
}

fn contributions(run: &RunSummary, area: &AreaSummary) -> PlainTable {
    let mut entries: Vec<_> = area.contributions.iter().collect();
    entries.sort_by(|a, b| falling((a.points(), &a.criterion), (b.points(), &b.criterion)));
    let label = |key: &str| {
        let found = run.criteria.iter().find(|criterion| criterion.key == key);
        found.map_or_else(|| key.to_owned(), |criterion| criterion.label.clone())
    };
    let rows = entries
        .iter()
        .map(|entry| {
            vec![
                PlainCell::from(entry.criterion.as_str()),
                label(&entry.criterion).into(),
                entry.weight.into(),
                entry.value.into(),
                entry.points().into(),
                if entry.known { say("explain-reports", &[]) } else { say("explain-policy", &[]) }.into(),
            ]
        })
        .collect();
    let columns = ["criterion", "name", "weight", "value", "contribution", "value from"];
    PlainTable::new("table-contributions", columns, rows)
}
