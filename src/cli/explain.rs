//! `socta explain`: the page of a finding's code, or why an area of a run ranks where it ranks.

use std::path::Path;

use clap::Args;

use super::exit::Failure;
use super::options::{TextOrJson, json};
use super::sheet;
use super::stored;
use super::table;
use super::terminal::Terminal;
use crate::advisory::Advisory;
use crate::comparison::{AreaSummary, PlainTable, RunSummary};
use crate::diagnostics::{Code, did_you_mean, explain_text};

const EXAMPLES: &str = "\
Examples:
  socta explain O004
  socta explain advice drugs.cocaine
  socta explain advice";

/// The document of a run as JSON, and its format.
const ADVICE_FILE: &str = "advice.json";
const ADVICE_SCHEMA: &str = "socta.advisory/1";

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A finding's code or name, or the folder of a run
    #[arg(value_name = "CODE|RUN")]
    subject: String,
    /// Key of an area of the run; without it, the areas are listed
    area: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    format: TextOrJson,
}

/// The page of a code as it leaves the program.
#[derive(serde::Serialize)]
struct CodePage {
    schema: &'static str,
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    title: &'static str,
    what: &'static str,
    why: &'static str,
    wrong: &'static str,
    right: &'static str,
    fix: &'static str,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let code = arguments.subject.parse::<Code>();
    if let (Ok(code), None) = (&code, &arguments.area) {
        return page(*code, arguments.format, terminal);
    }
    let folder = Path::new(&arguments.subject);
    if code.is_err() && !folder.is_dir() {
        return Err(Failure::Usage(neither(&arguments.subject)));
    }
    let run = stored::run_summary(folder)?;
    let Some(key) = &arguments.area else { return terminal.data(&table::text(&areas(&run))) };
    let Some(area) = run.area(key) else {
        let keys = run.areas.iter().map(|area| area.key.as_str());
        let hint = did_you_mean(key, keys, "`socta explain RUN` lists its areas");
        return Err(Failure::Usage(format!("the run has no area `{key}`; {hint}")));
    };
    terminal.data(&match arguments.format {
        TextOrJson::Json => json(area)?,
        TextOrJson::Text => figures(&run, area) + &document(folder, &run, area),
    })
}

/// What the document says, if it is there to be read: the sheet of a proposed bundle, or why an area is left out.
fn document(folder: &Path, run: &RunSummary, area: &AreaSummary) -> String {
    let Ok(advisory) = stored::json::<Advisory>(&folder.join(ADVICE_FILE), ADVICE_SCHEMA) else {
        return String::new();
    };
    let text = if area.proposed {
        sheet::of_bundle(&advisory, &area.bundle)
    } else {
        sheet::left_out(&advisory, &area.label)
    };
    if text.is_empty() { text } else { format!("\nFrom the document of {}:\n\n{text}", run.name()) }
}

fn neither(subject: &str) -> String {
    let names = Code::ALL.iter().flat_map(|code| [code.id(), code.name()]);
    let hint = did_you_mean(subject, names, "codes are written as O004 or level-not-on-scale");
    format!("`{subject}` is neither the code of a finding nor the folder of a run; {hint}")
}

fn page(code: Code, format: TextOrJson, terminal: Terminal) -> Result<(), Failure> {
    if format == TextOrJson::Text {
        return terminal.data(&explain_text(code));
    }
    let page = code.page();
    let value = CodePage {
        schema: "socta.page/1",
        code: code.id(),
        name: code.name(),
        severity: page.severity.name(),
        title: page.title,
        what: page.what,
        why: page.why,
        wrong: page.wrong,
        right: page.right,
        fix: page.fix,
    };
    terminal.data(&json(&value)?)
}

fn areas(run: &RunSummary) -> PlainTable {
    let mut ranked: Vec<&AreaSummary> = run.areas.iter().collect();
    ranked.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.key.cmp(&b.key)));
    let columns = ["rank", "area", "name", "score", "P(top K)", "coverage", "proposed"];
    let row = |area: &&AreaSummary| {
        vec![
            area.rank.to_string(),
            area.key.clone(),
            area.label.clone(),
            format!("{:?}", area.score),
            format!("{:?}", area.p_top_k),
            format!("{:?}", area.coverage),
            area.mode.clone().unwrap_or_else(|| "-".to_owned()),
        ]
    };
    PlainTable {
        name: "areas",
        title: "Areas by rank; what is proposed has a mode",
        columns: columns.map(str::to_owned).to_vec(),
        rows: ranked.iter().map(row).collect(),
    }
}

/// The figures of a run about one area.
fn figures(run: &RunSummary, area: &AreaSummary) -> String {
    let scenario = run.scenario.as_ref().map_or_else(String::new, |it| format!(", scenario {}", it.name));
    let standing = match (&area.mode, area.forced) {
        (Some(mode), true) => format!("proposed as {mode}, because it was forced in"),
        (Some(mode), false) => format!("proposed as {mode}"),
        (None, true) => "not proposed, because it was forced out".to_owned(),
        (None, false) => "not proposed".to_owned(),
    };
    format!(
        "{} ({})\n\n\
         Ranked by {} under {} {}{scenario}.\n\
         Rank {} of {} with a score of {:.3}; expected rank {:.1}.\n\
         Probability to be among the first {}: {:.3}.\n\
         Something is known on {:.0} % of the weight.\n\
         Bundle {}: {standing}.\n\n{}",
        area.label,
        area.key,
        run.method,
        run.model.name,
        run.model.version,
        area.rank,
        run.areas.len(),
        area.score,
        area.expected_rank,
        run.priorities,
        area.p_top_k,
        100.0 * area.coverage,
        area.bundle,
        table::text(&contributions(run, area)),
    )
}

fn contributions(run: &RunSummary, area: &AreaSummary) -> PlainTable {
    let mut entries: Vec<_> = area.contributions.iter().collect();
    entries.sort_by(|a, b| b.points().total_cmp(&a.points()).then_with(|| a.criterion.cmp(&b.criterion)));
    let label = |key: &str| {
        let found = run.criteria.iter().find(|criterion| criterion.key == key);
        found.map_or_else(|| key.to_owned(), |criterion| criterion.label.clone())
    };
    let rows = entries
        .iter()
        .map(|entry| {
            vec![
                entry.criterion.clone(),
                label(&entry.criterion),
                format!("{:?}", entry.weight),
                format!("{:?}", entry.value),
                format!("{:?}", entry.points()),
                if entry.known { "reports" } else { "policy for what nobody knows" }.to_owned(),
            ]
        })
        .collect();
    PlainTable {
        name: "contributions",
        title: "What the additive value is made of, the largest contribution first",
        columns: ["criterion", "name", "weight", "value", "contribution", "value from"]
            .map(str::to_owned)
            .to_vec(),
        rows,
    }
}
