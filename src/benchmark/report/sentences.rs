//! What follows and what does not, in sentences that are built from the figures.

use super::super::experiment::{Experiment, Origin};
use super::super::measures::Measure;
use super::super::plan::Truth;
use super::super::statistics::errors_of_difference;
use super::super::summary::Summary;
use super::list;
use crate::advisory::Text;
use crate::locale::Words;

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
        let rest = names.len().saturating_sub(MOST_NAMES);
        let shown = names.iter().take(MOST_NAMES).cloned();
        list(shown.chain((rest > 0).then(|| format!("{rest} more"))))
    }

    /// Methods that have a value, best first.
    fn leaders(&self) -> Vec<usize> {
        let valued = |method: &usize| self.summary.overall(*method, Measure::TauB).is_some();
        self.summary.leaders().into_iter().filter(valued).collect()
    }

    pub(super) fn run(&self) -> Text {
        let (summary, plan) = (self.summary, &self.experiment.plan);
        format!(
            "{} methods, of which {} rank differently, on {} data sets: {} data under {} settings each, with {} \
             replications. {} data sets have a planted truth. All methods see the same data sets, and data sets that differ \
             in one setting share all other random numbers.",
            summary.methods.len(),
            summary.classes,
            self.words.number(summary.data_sets as f64, 0),
            self.experiment.data.len(),
            self.experiment.conditions.len() / self.experiment.data.len().max(1),
            plan.replications,
            self.words.number(summary.planted as f64, 0),
        )
        .into()
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
        Some(format!(
            "Over all data with a planted truth and among the methods that refused none of them, {} comes nearest to it, with a mean tau-b of {} ({}); {} is farthest, with {}.",
            self.label(first),
            self.number(best.mean),
            self.words.range(best.low, best.high, 3),
            self.label(last),
            self.number(worst.mean)
        ))
    }

    fn same(&self) -> Option<String> {
        let groups: Vec<String> = (0..self.summary.methods.len())
            .filter_map(|method| {
                let same = self.summary.same_as(method);
                (!same.is_empty()).then(|| {
                    list(
                        std::iter::once(self.label(method)).chain(same.iter().map(|name| (*name).to_owned())),
                    )
                })
            })
            .collect();
        (!groups.is_empty()).then(|| {
            format!(
                "These methods ranked every data set with a planted truth alike, and are one method under several names here: {}. They \
                 count once in any vote.",
                groups.join("; ")
            )
        })
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
        let mut text = format!("On {}: ", synthetic.name);
        text.push_str(&match verdicts.better.len() {
            0 => format!("no method is noticeably nearer to the truth than {baseline}"),
            _ => format!("nearer to the truth than {baseline}: {}", self.names(&verdicts.better)),
        });
        text.push_str(&format!(
            "; {} farther",
            match verdicts.worse {
                0 => "none is".to_owned(),
                1 => "one is".to_owned(),
                many => format!("{many} are"),
            }
        ));
        if !verdicts.alike.is_empty() {
            text.push_str(&format!("; not told apart from it: {}", self.names(&verdicts.alike)));
        }
        text.push('.');
        Some(text)
    }

    /// Where the additive model plays at home.
    fn home(&self) -> Option<String> {
        let plan = &self.experiment.plan;
        let home = plan.synthetic.iter().filter(|data| data.truth == Truth::Additive);
        let names: Vec<String> = home.map(|data| data.name.clone()).collect();
        (!names.is_empty()).then(|| {
            format!(
                "The truth is a weighted sum on {}; there the additive model and its relatives have a home advantage.",
                list(names.into_iter())
            )
        })
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
            let name = match axis.name {
                "data" => "what is planted",
                "missing" => "missing cells",
                "weights" => "what is known of the weights",
                other => other,
            };
            parts.push(format!("{name} {}", self.number(range)));
        }
        let methods: Vec<f64> = complete
            .iter()
            .filter_map(|method| self.summary.overall(*method, Measure::TauB).map(|found| found.mean))
            .collect();
        let quarter = |p: usize| methods.get(methods.len() * p / 4).copied();
        let middle = quarter(1).zip(quarter(3)).map(|(high, low)| high - low)?;
        (!parts.is_empty()).then(|| {
            format!(
                "How far the mean tau-b over the methods moves between the ends of each axis of the plan: {}. Between the \
                 better and the worse quarter of the methods it moves by {}.",
                list(parts.into_iter()),
                self.number(middle)
            )
        })
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
        let free = match never.len() {
            0 => "No method is free of rank reversal".to_owned(),
            _ => format!("No trial reversed two alternatives under {}", self.names(&never)),
        };
        Some(format!(
            "{free}; {} reversed some pair in up to {} of the trials of one kind.",
            self.label(worst),
            self.words.percent(rate, 0)
        ))
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
        Some(format!(
            "P(top K) is best calibrated on {} (expected calibration error {}) and worst on {} ({}).",
            first.1,
            self.number(first.0),
            last.1,
            self.number(last.0)
        ))
    }

    /// What the figures do not support.
    pub(super) fn does_not_follow(&self) -> Vec<Text> {
        let mut said = vec![
            "That a method is right for a threat assessment because it leads here: the truths are invented, and a method \
             leads where the truth has its form."
                .to_owned(),
            format!(
                "That a small difference matters because it is sure: with many data sets nearly every difference is sure. \
                 Differences of tau-b below {} are not spoken of above.",
                self.number(NOTICEABLE)
            ),
            "That the order of methods holds for other sizes, weights or noise than those of the plan.".to_owned(),
        ];
        let additive =
            self.experiment.plan.synthetic.iter().filter(|data| data.truth == Truth::Additive).count();
        if additive > 0 {
            said.push(format!(
                "That the additive model is the better one: {additive} of {} data have an additive truth, which is the \
                 formula of that model. A tie with it there is a success of the other method.",
                self.experiment.plan.synthetic.len()
            ));
        }
        if self.summary.methods.iter().any(|method| method.refused_planted > 0) {
            said.push(
                "That means of methods that refused data sets compare with the others: they are taken over the data sets \
                 that they ranked. Differences from the baseline are taken over the same data sets."
                    .to_owned(),
            );
        }
        if self.experiment.data.iter().any(|data| matches!(data.origin, Origin::Given(_))) {
            said.push(
                "Anything about the truth of matrices and dossiers: nobody knows it. On them a method is compared with \
                 itself, which says how it bears disturbance."
                    .to_owned(),
            );
        }
        said.into_iter().map(Text::from).collect()
    }

    pub(super) fn mean_ranks(&self) -> Text {
        let Some(found) = &self.summary.mean_ranks else {
            return "There are too few methods or data for mean ranks.".into();
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
        let near = match near.len() {
            0 => "no other is within the critical difference".to_owned(),
            _ => format!("within the critical difference of it: {}", self.names(&near)),
        };
        format!(
            "Among the {} rankings that refused none of the data with a planted truth, {name} has the best mean rank, {}; {near}. Friedman's statistic is {} \
             with {} degrees of freedom; the critical difference is Nemenyi's at 5 %.",
            ranked.len(),
            self.words.number(best, 2),
            self.words.number(found.friedman, 0),
            ranked.len() - 1
        )
        .into()
    }

    pub(super) fn calibration(&self) -> Text {
        let Some(scores) = self.summary.calibration else {
            return "The plan asks for no simulation, so that P(top K) was not checked.".into();
        };
        let mut high = 0;
        let classes: Vec<(f64, f64, f64)> =
            self.summary.reliability.classes().into_iter().flatten().collect();
        for (mean, share, _) in &classes {
            high += usize::from(*mean > 0.5 && mean - share > 0.02);
        }
        let said = match high {
            0 => "No class of probability above one half promises noticeably too much.".to_owned(),
            count => format!("{count} of the classes above one half promise too much by more than 0.02."),
        };
        format!(
            "The additive model is simulated on what an analyst believes who knows the size of errors, but nothing of biases, \
             detection effort, unequal cuts or reasons for missing cells; if the weights are not known, they are drawn from \
             all possible ones. Over {} statements the Brier score is {}, its reliability term {}, and the expected calibration error {}. \
             {said}",
            self.words.number(scores.count as f64, 0),
            self.words.number(scores.brier, 4),
            self.words.number(scores.reliability, 4),
            self.words.number(scores.error, 4)
        )
        .into()
    }

    pub(super) fn refusals(&self) -> Text {
        let refusing = self.summary.methods.iter().filter(|method| method.refused > 0).count();
        match refusing {
            0 => "Every method ranked every data set.".into(),
            count => format!(
                "{count} of {} methods refused some data sets. A refusal is counted with its reason and never replaced by a value.",
                self.summary.methods.len()
            )
            .into(),
        }
    }
}
