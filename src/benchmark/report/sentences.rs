//! What follows and what does not, in sentences that are built from the figures.

use super::super::experiment::{Experiment, Origin};
use super::super::measures::Measure;
use super::super::plan::Truth;
use super::super::statistics::errors_of_difference;
use super::super::summary::Summary;
use crate::advisory::Text;
use crate::locale::{Arg, Words};

/// Difference of tau-b below which nobody would notice, however sure it is.
const NOTICEABLE: f64 = 0.01;
/// Most names in a sentence.
const MOST_NAMES: usize = 12;

pub(super) struct Sentences<'a> {
    pub(super) experiment: &'a Experiment,
    pub(super) summary: &'a Summary,
    pub(super) words: &'a Words,
}

/// How methods compare with the baseline on some data.
struct Verdicts {
    better: Vec<String>,
    worse: usize,
    alike: Vec<String>,
}

impl Sentences<'_> {
    fn number(&self, value: f64) -> String {
        self.words.number(value, 3)
    }

    fn label(&self, method: usize) -> String {
        self.summary.methods[method].label.clone()
    }

    fn names(&self, names: &[String]) -> String {
        let mut shown: Vec<String> = names.iter().take(MOST_NAMES).cloned().collect();
        let rest = names.len() - shown.len();
        if rest > 0 {
            shown.push(self.words.say("bench-more", &[("count", rest.into())]));
        }
        self.words.list(&shown)
    }

    /// Methods that have a value, best first.
    fn leaders(&self) -> Vec<usize> {
        let valued = |method: &usize| self.summary.overall(*method, Measure::TauB).is_some();
        self.summary.leaders().into_iter().filter(valued).collect()
    }

    pub(super) fn run(&self) -> Text {
        let (summary, plan) = (self.summary, &self.experiment.plan);
        let settings = self.experiment.conditions.len() / self.experiment.data.len().max(1);
        let arguments = [
            ("methods", summary.methods.len().into()),
            ("classes", summary.classes.into()),
            ("sets", Arg::Number(summary.data_sets as f64, 0)),
            ("data", self.experiment.data.len().into()),
            ("settings", settings.into()),
            ("replications", plan.replications.to_string().into()),
            ("planted", Arg::Number(summary.planted as f64, 0)),
        ];
        self.words.say("bench-run", &arguments).into()
    }

    /// What follows from the figures.
    pub(super) fn follows(&self) -> Vec<Text> {
        let mut said: Vec<String> = Vec::new();
        said.extend(self.best());
        said.extend(self.same());
        for data in 0..self.experiment.plan.synthetic.len() {
            said.extend(self.on(data));
        }
        said.extend(self.home());
        said.extend(self.spread());
        said.extend(self.reversal());
        said.extend(self.miscalibrated());
        said.into_iter().map(Text::from).collect()
    }

    /// Leaders that refused nothing.
    fn complete(&self) -> Vec<usize> {
        self.leaders()
            .into_iter()
            .filter(|method| self.summary.methods[*method].refused_planted == 0)
            .collect()
    }

    fn best(&self) -> Option<String> {
        let leaders = self.complete();
        let (first, last) = (*leaders.first()?, *leaders.last()?);
        let of = |method| self.summary.overall(method, Measure::TauB);
        let (best, worst) = (of(first)?, of(last)?);
        let arguments = [
            ("best", self.label(first).into()),
            ("mean", Arg::Number(best.mean, 3)),
            ("range", self.words.range(best.low, best.high, 3).into()),
            ("worst", self.label(last).into()),
            ("least", Arg::Number(worst.mean, 3)),
        ];
        Some(self.words.say("bench-best", &arguments))
    }

    fn same(&self) -> Option<String> {
        let group = |method: usize| {
            let same = self.summary.same_as(method);
            let names: Vec<&str> =
                std::iter::once(self.summary.methods[method].label.as_str()).chain(same).collect();
            (names.len() > 1).then(|| self.words.list(&names))
        };
        let groups: Vec<String> = (0..self.summary.methods.len()).filter_map(group).collect();
        (!groups.is_empty()).then(|| self.words.say("bench-same", &[("groups", groups.join("; ").into())]))
    }

    fn verdicts(&self, column: usize) -> Verdicts {
        let leaders = self.leaders();
        let sure = errors_of_difference(leaders.len().saturating_sub(1));
        let mut verdicts = Verdicts { better: Vec::new(), worse: 0, alike: Vec::new() };
        for method in leaders {
            if self.label(method) == self.summary.baseline {
                continue;
            }
            let Some(found) = self.summary.methods[method].differences.get(column).copied().flatten() else {
                continue;
            };
            let differs = found.mean.abs() > sure * found.error && found.mean.abs() >= NOTICEABLE;
            match (differs, found.mean > 0.0) {
                (true, true) => {
                    verdicts.better.push(format!("{} (+{})", self.label(method), self.number(found.mean)));
                }
                (true, false) => verdicts.worse += 1,
                (false, _) => verdicts.alike.push(self.label(method)),
            }
        }
        verdicts
    }

    /// Who differs from the baseline on one kind of data.
    fn on(&self, data: usize) -> Option<String> {
        let Origin::Synthetic(synthetic) = &self.experiment.data.get(data)?.origin else { return None };
        let baseline = &self.summary.baseline;
        let verdicts = self.verdicts(data + 1);
        let arguments = [
            ("data", (&synthetic.name).into()),
            ("baseline", baseline.into()),
            ("better", verdicts.better.len().into()),
            ("nearer", self.names(&verdicts.better).into()),
            ("worse", verdicts.worse.into()),
            ("alike", verdicts.alike.len().into()),
            ("same", self.names(&verdicts.alike).into()),
        ];
        Some(self.words.say("bench-on", &arguments))
    }

    /// Where the additive model plays at home.
    fn home(&self) -> Option<String> {
        let plan = &self.experiment.plan;
        let home = plan.synthetic.iter().filter(|data| data.truth == Truth::Additive);
        let names: Vec<String> = home.map(|data| data.name.clone()).collect();
        let data = self.words.list(&names);
        (!data.is_empty()).then(|| self.words.say("bench-home", &[("data", data.into())]))
    }

    /// Whether the choice of method matters more than noise, gaps or weights do.
    fn spread(&self) -> Option<String> {
        let complete = self.complete();
        let mean_of = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
        let mut parts = Vec::new();
        for axis in self.summary.axes.iter().filter(|axis| axis.values.len() > 1 && !axis.tau_b.is_empty()) {
            let means: Vec<f64> = (0..axis.values.len())
                .map(|value| {
                    mean_of(
                        &complete
                            .iter()
                            .filter_map(|method| axis.tau_b[*method][value])
                            .collect::<Vec<f64>>(),
                    )
                })
                .collect();
            let range = means.iter().copied().fold(f64::NEG_INFINITY, f64::max)
                - means.iter().copied().fold(f64::INFINITY, f64::min);
            let name = self.words.say(&format!("bench-axis-{}", axis.name), &[]);
            parts.push(format!("{name} {}", self.number(range)));
        }
        let methods: Vec<f64> = complete
            .iter()
            .filter_map(|method| self.summary.overall(*method, Measure::TauB).map(|found| found.mean))
            .collect();
        let quarter = |p: usize| methods.get(methods.len() * p / 4).copied();
        let middle = quarter(1).zip(quarter(3)).map(|(high, low)| high - low)?;
        let axes = self.words.list(&parts);
        let arguments = [("axes", (&axes).into()), ("quarter", Arg::Number(middle, 3))];
        (!axes.is_empty()).then(|| self.words.say("bench-spread", &arguments))
    }

    fn reversal(&self) -> Option<String> {
        let leaders = self.leaders();
        let kinds = [Measure::ReversalAdded, Measure::ReversalRemoved, Measure::ReversalDoubled];
        let worst_of = |method: usize| {
            let rates: Vec<f64> = kinds
                .iter()
                .filter_map(|kind| self.summary.overall(method, *kind).map(|found| found.mean))
                .collect();
            rates.iter().copied().reduce(f64::max)
        };
        let rates: Vec<(usize, f64)> =
            leaders.into_iter().filter_map(|method| Some((method, worst_of(method)?))).collect();
        let never: Vec<String> =
            rates.iter().filter(|(_, rate)| *rate <= 0.0).map(|(method, _)| self.label(*method)).collect();
        let (worst, rate) = rates.iter().copied().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
        let arguments = [
            ("never", never.len().into()),
            ("names", self.names(&never).into()),
            ("worst", self.label(worst).into()),
            ("rate", Arg::Percent(rate, 0)),
        ];
        Some(self.words.say("bench-reversal", &arguments))
    }

    fn miscalibrated(&self) -> Option<String> {
        let axis = self.summary.axes.iter().find(|axis| axis.name == "data")?;
        let mut errors: Vec<(f64, &String)> = axis
            .values
            .iter()
            .zip(&axis.calibration)
            .filter_map(|(value, scores)| Some(((*scores)?.error, value)))
            .collect();
        errors.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
        let (first, last) = (errors.first()?, errors.last()?);
        let arguments = [
            ("best", first.1.into()),
            ("least", Arg::Number(first.0, 3)),
            ("worst", last.1.into()),
            ("most", Arg::Number(last.0, 3)),
        ];
        Some(self.words.say("bench-calibrated", &arguments))
    }

    /// What the figures do not support.
    pub(super) fn does_not_follow(&self) -> Vec<Text> {
        let synthetic = &self.experiment.plan.synthetic;
        let mut said = vec![
            self.words.say("bench-not-right", &[]),
            self.words.say("bench-not-small", &[("noticeable", Arg::Number(NOTICEABLE, 3))]),
            self.words.say("bench-not-elsewhere", &[]),
        ];
        let additive = synthetic.iter().filter(|data| data.truth == Truth::Additive).count();
        if additive > 0 {
            let arguments = [("additive", additive.into()), ("data", synthetic.len().into())];
            said.push(self.words.say("bench-not-additive", &arguments));
        }
        if self.summary.methods.iter().any(|method| method.refused_planted > 0) {
            said.push(self.words.say("bench-not-refused", &[]));
        }
        if self.experiment.data.iter().any(|data| matches!(data.origin, Origin::Given(_))) {
            said.push(self.words.say("bench-not-given", &[]));
        }
        said.into_iter().map(Text::from).collect()
    }

    pub(super) fn mean_ranks(&self) -> Text {
        let Some(found) = &self.summary.mean_ranks else {
            return self.words.say("bench-no-mean-ranks", &[]).into();
        };
        let mut ranked: Vec<(f64, &String)> =
            found.ranks.iter().copied().zip(&self.summary.ranked_classes).collect();
        ranked.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
        let Some((best, name)) = ranked.first().copied() else { return Text::default() };
        let near: Vec<String> = ranked
            .iter()
            .skip(1)
            .filter(|(rank, _)| rank - best < found.critical_difference)
            .map(|(_, name)| (*name).clone())
            .collect();
        let arguments = [
            ("rankings", ranked.len().into()),
            ("best", name.into()),
            ("rank", Arg::Number(best, 2)),
            ("near", near.len().into()),
            ("names", self.names(&near).into()),
            ("friedman", Arg::Number(found.friedman, 0)),
            ("freedom", (ranked.len() - 1).into()),
        ];
        self.words.say("bench-mean-ranks", &arguments).into()
    }

    pub(super) fn calibration(&self) -> Text {
        let Some(scores) = self.summary.calibration else {
            return self.words.say("bench-no-calibration", &[]).into();
        };
        let classes = self.summary.reliability.classes().into_iter().flatten();
        let high: usize =
            classes.map(|(mean, share, _)| usize::from(mean > 0.5 && mean - share > 0.02)).sum();
        let arguments = [
            ("statements", Arg::Number(scores.count as f64, 0)),
            ("brier", Arg::Number(scores.brier, 4)),
            ("reliability", Arg::Number(scores.reliability, 4)),
            ("error", Arg::Number(scores.error, 4)),
            ("high", high.into()),
        ];
        self.words.say("bench-calibration", &arguments).into()
    }

    pub(super) fn refusals(&self) -> Text {
        let refusing = self.summary.methods.iter().filter(|method| method.refused > 0).count();
        let arguments = [("refusing", refusing.into()), ("methods", self.summary.methods.len().into())];
        self.words.say("bench-refusals", &arguments).into()
    }
}
