//! `socta explain RUN AREA --method NAME`: what each criterion adds to the score of an area by another method.

use super::exit::Failure;
use super::options::{TextOrJson, json};
use super::speech::{say, shown};
use super::stored;
use super::table;
use super::terminal::Terminal;
use crate::comparison::{AreaSummary, PlainCell, PlainTable, RunSummary};
use crate::formats::{Document, ShapleyFile, ShapleyParts};
use crate::numeric::rank::falling;
use crate::scoring::shapley::{Shapley, of_method};
use crate::scoring::{Criterion, Gaps, Matrix, Method, Parameters, Problem, Setting, find};

/// What is asked.
pub(super) struct Asked<'a> {
    pub(super) run: &'a RunSummary,
    pub(super) area: &'a AreaSummary,
    /// Name of the method.
    pub(super) method: &'a str,
    /// Key of the area that it is compared with; none for the first one on the other side of the line.
    pub(super) against: Option<&'a str>,
    pub(super) orders: u64,
    pub(super) seed: u64,
}

pub(super) fn print(asked: &Asked<'_>, format: TextOrJson, terminal: Terminal) -> Result<(), Failure> {
    let method = find(asked.method).map_err(|error| Failure::Usage(error.to_string()))?;
    let other = other(asked)?;
    let (problem, parameters) = problem(asked.run, method)?;
    let row = |area: &AreaSummary| asked.run.areas.iter().position(|one| one.key == area.key).unwrap_or(0);
    let rows = [row(asked.area), row(other)];
    let shapley =
        of_method(method, &problem, &parameters, rows, asked.orders, asked.seed).map_err(|error| {
            let said = [("method", method.card().name.into()), ("error", shown(error))];
            Failure::Usage(say("shapley-none", &said))
        })?;
    terminal.data(&match format {
        TextOrJson::Json => json(&ShapleyFile {
            schema: ShapleyFile::FORMAT.to_owned(),
            run: asked.run.name(),
            area: asked.area.key.clone(),
            against: other.key.clone(),
            method: method.card().name.to_owned(),
            score_means: method.card().score.to_owned(),
            criteria: asked.run.criteria.iter().map(|criterion| criterion.key.clone()).collect(),
            parts: ShapleyParts::of(&shapley),
        })?,
        TextOrJson::Text => text(asked, other, method, &shapley),
    })
}

/// The area to compare with: the one named, or the first one on the other side of the line by rank.
fn other<'a>(asked: &Asked<'a>) -> Result<&'a AreaSummary, Failure> {
    if let Some(key) = asked.against {
        return asked.run.area(key).ok_or_else(|| stored::no_area(asked.run, key));
    }
    let opposite = |area: &&AreaSummary| area.proposed != asked.area.proposed;
    let place = |area: &&AreaSummary| (area.rank, area.key.clone());
    let areas = asked.run.areas.iter().filter(opposite);
    let found = if asked.area.proposed { areas.min_by_key(place) } else { areas.max_by_key(place) };
    found.ok_or_else(|| Failure::Usage(say("shapley-no-other", &[])))
}

/// The expected values of the run as a problem, and the parameters that deal with what does not count.
fn problem(run: &RunSummary, method: &dyn Method) -> Result<(Problem, Parameters), Failure> {
    let card = method.card();
    let criteria: Vec<Criterion> =
        run.criteria.iter().map(|criterion| Criterion::of_values(&criterion.key, criterion.weight)).collect();
    let fill = |area: &AreaSummary| (card.gaps == Gaps::OwnMean).then_some(area.score);
    let value = |area: &AreaSummary, key: &str| {
        let found = area.contributions.iter().find(|part| part.criterion == key);
        found.map(|part| part.value).or_else(|| fill(area)).map(|value| value.clamp(0.0, 1.0))
    };
    let keys: Vec<&str> = run.criteria.iter().map(|criterion| criterion.key.as_str()).collect();
    let cells: Vec<Option<f64>> =
        run.areas.iter().flat_map(|area| keys.iter().map(|key| value(area, key))).collect();
    let mut parameters = Parameters::defaults(card.parameters);
    if let (Gaps::Choice(name, word), true) = (card.gaps, cells.iter().any(Option::is_none)) {
        parameters.set(name, Setting::Choice(word));
    }
    let faulty = |fault: String| Failure::Io(say("shapley-faulty", &[("fault", fault.into())]));
    let matrix = Matrix::new(criteria.len(), &cells).map_err(|error| faulty(error.to_string()))?;
    let names = run.areas.iter().map(|area| area.key.clone()).collect();
    let problem = Problem::new(names, criteria, matrix).map_err(|error| faulty(format!("{error:?}")))?;
    Ok((problem, parameters))
}

fn text(asked: &Asked<'_>, other: &AreaSummary, method: &dyn Method, shapley: &Shapley) -> String {
    let mut parts: Vec<usize> = (0..shapley.values.len()).collect();
    let value = |at: usize| shapley.values[at].value;
    parts.sort_by(|&a, &b| falling((value(a).abs(), a), (value(b).abs(), b)));
    let rows = parts.into_iter().map(|at| {
        let criterion = &asked.run.criteria[at];
        let found = shapley.values[at];
        vec![
            PlainCell::from(&criterion.key),
            PlainCell::from(&criterion.label),
            format!("{:+.5} ± {:.5}", found.value, found.error).into(),
        ]
    });
    let columns = ["criterion", "name"].map(str::to_owned).into_iter();
    let table = PlainTable::new("table-shapley", columns.chain([say("column-adds", &[])]), rows.collect());
    let card = method.card();
    let said = [
        ("label", asked.area.label.as_str().into()),
        ("key", asked.area.key.as_str().into()),
        ("title", card.title.into()),
        ("method", card.name.into()),
        ("score", shown(format_args!("{:.4}", shapley.score))),
        ("other", other.label.as_str().into()),
        ("other-key", other.key.as_str().into()),
        ("base", shown(format_args!("{:.4}", shapley.base))),
        ("meaning", card.score.into()),
        ("orders", shown(shapley.orders)),
    ];
    format!("{}\n\n{}", say("shapley-figures", &said), table::text(&table))
}
