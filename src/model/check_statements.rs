//! Checking statements on weights: names, numbers, and whether they can hold together.

use std::ops::Range as Span;

use crate::diagnostics::{Code, did_you_mean};
use crate::numeric::linear::Sense;
use crate::numeric::polytope::Polytope;
use crate::source::{Fault, Faults, Node, Step};

use super::{Range, ScoringModel, Statement};
use socta_decide::statement::NamePath;

/// Begins the name of a layer in a statement.
pub const LAYER: &str = "layer:";

/// Statements and what they speak of.
pub(super) struct Statements<'a> {
    /// The statements.
    pub(super) list: &'a [Statement],
    /// Names of criteria and of layers, as statements call them, with the positions of the criteria meant.
    pub(super) names: &'a [(String, Vec<usize>)],
    /// The tree that they were read from, and the path to their list.
    pub(super) tree: &'a Node,
    pub(super) path: &'a [Step<'a>],
}

impl Statements<'_> {
    /// Reports what is wrong with each; whether nothing is.
    pub(super) fn check(&self, faults: &mut Faults) -> bool {
        let before = faults.len();
        for (at, statement) in self.list.iter().enumerate() {
            self.names(at, statement, faults);
            self.numbers(at, statement, faults);
        }
        faults.len() == before
    }

    fn span(&self, at: usize, rest: &[Step<'_>]) -> Span<usize> {
        let path: Vec<Step<'_>> =
            self.path.iter().copied().chain([at.into()]).chain(rest.iter().copied()).collect();
        self.tree.span_at(&path)
    }

    fn names(&self, at: usize, statement: &Statement, faults: &mut Faults) {
        let mut seen: Vec<&str> = Vec::new();
        for (path, name) in statement.names() {
            let span = match path {
                NamePath::Key(key) => self.span(at, &[key.into()]),
                NamePath::Tier(tier, item) => self.span(at, &["tiers".into(), tier.into(), item.into()]),
                NamePath::Entry(key, name) => self.span(at, &[key.into(), name.into()]),
            };
            if !self.names.iter().any(|(known, _)| known == name) {
                let known = self.names.iter().map(|(known, _)| known.as_str());
                let hint =
                    did_you_mean(name, known, "name a criterion of the model, or a layer as `layer:NAME`");
                let message = format!("`{name}` is no criterion or layer that the model weights");
                faults.push(Fault::new(Code::ModelUnknownIndicator, span, message).hint(hint));
            } else if !matches!(path, NamePath::Entry(..)) && seen.contains(&name) {
                let message = format!("`{name}` stands in the statement twice");
                faults.push(Fault::new(Code::PreferenceInvalid, span, message));
            }
            seen.push(name);
        }
    }

    fn numbers(&self, at: usize, statement: &Statement, faults: &mut Faults) {
        let whole = self.span(at, &[]);
        let whole = whole.start..(whole.start + 1).min(whole.end);
        let mut invalid = |message: String| {
            faults.push(Fault::new(Code::PreferenceInvalid, whole.clone(), message));
        };
        match statement {
            Statement::Range { low, high, .. } => {
                ends(*low, *high, 1.0).into_iter().for_each(&mut invalid);
            }
            Statement::Ratio { at_least, at_most, .. } => {
                ends(*at_least, *at_most, f64::INFINITY).into_iter().for_each(&mut invalid);
            }
            Statement::Order { tiers } if tiers.len() < 2 || tiers.iter().any(Vec::is_empty) => {
                invalid("an order needs at least two tiers with something in each".to_owned());
            }
            Statement::Linear { terms, .. } if terms.values().all(|coefficient| *coefficient == 0.0) => {
                invalid("no term has a coefficient other than 0".to_owned());
            }
            Statement::Holistic { better, worse } => {
                for value in
                    better.values().chain(worse.values()).filter(|value| !(0.0..=1.0).contains(*value))
                {
                    invalid(format!("the value {value} is not from 0 to 1"));
                }
                if better == worse {
                    invalid("both areas have the same values, which says nothing".to_owned());
                }
            }
            Statement::Order { .. } | Statement::Linear { .. } => {}
        }
    }

    /// The part of the simplex that they leave, each statement a group of its own from `first` on.
    pub(super) fn add_to(&self, polytope: &mut Polytope, first: usize) {
        for (at, statement) in self.list.iter().enumerate() {
            for row in statement.rows() {
                let terms = row.terms.iter().flat_map(|&(name, coefficient)| {
                    let found = self.names.iter().find(|(known, _)| known == name);
                    found.into_iter().flat_map(move |(_, meant)| {
                        meant.iter().map(move |&criterion| (criterion, coefficient))
                    })
                });
                polytope.row(first + at, terms, row.sense, row.bound);
            }
        }
    }
}

/// What is wrong with two ends, if anything is.
fn ends(low: Option<f64>, high: Option<f64>, most: f64) -> Vec<String> {
    let mut wrong = Vec::new();
    if low.is_none() && high.is_none() {
        wrong.push("neither a lower nor an upper end is given".to_owned());
    }
    for end in [low, high].into_iter().flatten().filter(|end| !(0.0..=most).contains(end)) {
        wrong.push(if most.is_finite() {
            format!("the end {end} is not from 0 to 1")
        } else {
            format!("the multiple {end} is negative")
        });
    }
    if let (Some(low), Some(high)) = (low, high)
        && low > high
    {
        wrong.push(format!("the lower end {low} is above the upper end {high}"));
    }
    wrong
}

/// Names of the criteria and layers of a model, as statements call them.
pub(super) fn names(model: &ScoringModel) -> Vec<(String, Vec<usize>)> {
    let mut names = Vec::new();
    let mut layers = Vec::new();
    let mut next = 0;
    for layer in &model.layers {
        let first = next;
        for entry in &layer.indicators {
            names.push((entry.indicator.clone(), vec![next]));
            next += 1;
        }
        layers.push((format!("{LAYER}{}", layer.layer.key()), (first..next).collect()));
    }
    names.extend(layers);
    names
}

/// Reports what is wrong with the statements of a model: each by itself, all together, and against its weights.
pub(super) fn check(model: &ScoringModel, tree: &Node, complete: bool, faults: &mut Faults) {
    let names = names(model);
    let criteria: usize = model.layers.iter().map(|layer| layer.indicators.len()).sum();
    let path = ["preferences".into()];
    let statements = Statements { list: &model.preferences, names: &names, tree, path: &path };
    if model.preferences.is_empty() || !statements.check(faults) || !complete {
        return;
    }
    let mut polytope = Polytope::new(criteria);
    ranges(model, &mut polytope);
    let groups: Vec<(String, Span<usize>)> = range_names(model, tree);
    let first = groups.len();
    statements.add_to(&mut polytope, first);
    // A failure of the arithmetic is found again, and said, where the weights are drawn.
    if let Ok(Some(conflict)) = polytope.conflict() {
        let told = |group: usize| match group.checked_sub(first) {
            Some(at) => (model.preferences[at].to_string(), statements.span(at, &[])),
            None => groups[group].clone(),
        };
        let all: Vec<(String, Span<usize>)> = conflict.groups.into_iter().map(told).collect();
        contradiction(&all, conflict.smallest, faults);
        return;
    }
    let weights: Vec<f64> = model
        .layers
        .iter()
        .flat_map(|layer| layer.indicators.iter().map(move |entry| layer.weight * entry.weight))
        .collect();
    for row in polytope.rows().iter().filter(|row| row.group >= first && !row.holds(&weights)) {
        let at = row.group - first;
        let message = format!("the weights of the model break its own statement {}", model.preferences[at]);
        let span = statements.span(at, &[]);
        faults.push(Fault::new(Code::WeightOutsideRange, span.start..span.start + 1, message));
    }
}

/// Reports statements that cannot hold together, the last one first, because it was added to the others.
pub(super) fn contradiction(all: &[(String, Span<usize>)], smallest: bool, faults: &mut Faults) {
    let Some(((last, span), others)) = all.split_last() else { return };
    let list: Vec<String> = others.iter().map(|(words, _)| format!("`{words}`")).collect();
    let message = match (list.as_slice(), smallest) {
        ([], _) => format!("no weights keep `{last}`"),
        (list, true) => format!("no weights keep `{last}` together with {}", list.join(", ")),
        (list, false) => format!(
            "no weights keep `{last}` together with {}; each of them is needed for the contradiction",
            list.join(", ")
        ),
    };
    let start = |span: &Span<usize>| span.start..(span.start + 1).min(span.end);
    let mut fault = Fault::new(Code::PreferencesContradict, start(span), message);
    for (words, span) in others {
        fault = fault.related(start(span), format!("against `{words}`"));
    }
    faults.push(fault);
}

/// The declared ranges of a model as rows on the weights in the whole, each range a group of its own in the order of the
/// model: a layer before its indicators. Beside statements a weight without a range is bounded by the statements alone.
pub(super) fn ranges(model: &ScoringModel, polytope: &mut Polytope) {
    let (mut group, mut next) = (0, 0);
    for layer in &model.layers {
        let own: Vec<usize> = (next..next + layer.indicators.len()).collect();
        next += layer.indicators.len();
        if let Some(Range { low, high }) = layer.range {
            polytope.row(group, own.iter().map(|&at| (at, 1.0)), Sense::AtLeast, low);
            polytope.row(group, own.iter().map(|&at| (at, 1.0)), Sense::AtMost, high);
        }
        group += 1;
        for (&at, entry) in own.iter().zip(&layer.indicators) {
            if let Some(Range { low, high }) = entry.range {
                let against = |share: f64| {
                    let others = own.iter().map(move |&other| (other, -share));
                    others.chain(std::iter::once((at, 1.0))).collect::<Vec<_>>()
                };
                polytope.row(group, against(low), Sense::AtLeast, 0.0);
                polytope.row(group, against(high), Sense::AtMost, 0.0);
            }
            group += 1;
        }
    }
}

/// What the groups of [`ranges`] are called, and where they stand.
fn range_names(model: &ScoringModel, tree: &Node) -> Vec<(String, Span<usize>)> {
    let mut found = Vec::new();
    for (position, layer) in model.layers.iter().enumerate() {
        let name = layer.layer.key();
        let path: [Step<'_>; 2] = ["layers".into(), position.into()];
        found.push((format!("the range of {LAYER}{name}"), tree.span_at(&path)));
        for (item, entry) in layer.indicators.iter().enumerate() {
            let path = [path[0], path[1], "indicators".into(), item.into()];
            found.push((format!("the range of {}", entry.indicator), tree.span_at(&path)));
        }
    }
    found
}
