//! Charts of the report.

use super::super::experiment::Experiment;
use super::super::measures::Measure;
use super::super::summary::{Axis, Summary};
use crate::advisory::{Chart, ChartKind, Curve, Interval};
use crate::locale::Words;

/// Lines of a chart of curves; more could not be told apart.
const MOST_CURVES: usize = 6;

pub(super) struct Charts<'a> {
    pub(super) experiment: &'a Experiment,
    pub(super) summary: &'a Summary,
    pub(super) words: &'a Words,
}

impl Charts<'_> {
    fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    /// A message that names an axis.
    fn by(&self, key: &str, name: &str) -> String {
        self.words.say(key, &[("name", name.into())])
    }

    fn axis(&self, name: &str) -> Option<&Axis> {
        self.summary.axes.iter().find(|axis| axis.name == name)
    }

    fn label(&self, method: usize) -> String {
        self.summary.methods[method].label.clone()
    }

    /// Methods that have a value, best first.
    fn leaders(&self) -> Vec<usize> {
        let valued = |method: &usize| self.summary.overall(*method, Measure::TauB).is_some();
        self.summary.leaders().into_iter().filter(valued).collect()
    }

    fn intervals(&self, measure: Measure) -> Vec<Interval> {
        let row = |method: usize| {
            let found = self.summary.overall(method, measure)?;
            let (label, marked) = (self.label(method), false);
            Some(Interval { label, low: found.low, middle: found.mean, high: found.high, marked })
        };
        self.leaders().into_iter().filter_map(row).collect()
    }

    /// Tau-b of the methods with intervals.
    pub(super) fn overall(&self) -> Option<Chart> {
        let rows = self.intervals(Measure::TauB);
        let low = rows.iter().map(|row| row.low).fold(0.0, f64::min);
        (!rows.is_empty()).then(|| Chart {
            id: "overall-tau".to_owned(),
            caption: self.say("bench-chart-overall"),
            description: self.say("bench-chart-overall-text"),
            axis: self.say("bench-chart-overall-axis"),
            kind: ChartKind::Intervals { rows, axis: [low, 1.0], cut: None },
        })
    }

    /// Tau-b by method and value of an axis; none if the axis has one value.
    pub(super) fn heat(&self, name: &str) -> Option<Chart> {
        let axis = self.axis(name).filter(|axis| axis.values.len() > 1 && !axis.tau_b.is_empty())?;
        let row = |method: usize| (self.label(method), axis.tau_b[method].clone());
        Some(Chart {
            id: format!("heat-{name}"),
            caption: self.by("bench-chart-heat", name),
            description: self.by("bench-chart-heat-text", name),
            axis: self.say("bench-chart-tau"),
            kind: ChartKind::Heat {
                columns: axis.values.clone(),
                rows: self.leaders().into_iter().map(row).collect(),
            },
        })
    }

    /// Methods whose lines are drawn: the baseline, the best, and the others at even distances down to the last.
    fn drawn(&self) -> Vec<usize> {
        let leaders = self.leaders();
        let baseline = self.experiment.baseline();
        let mut chosen: Vec<usize> = leaders.iter().copied().filter(|method| *method == baseline).collect();
        for step in 0..MOST_CURVES {
            let at = step * leaders.len().saturating_sub(1) / (MOST_CURVES - 1);
            if let Some(method) = leaders.get(at).filter(|method| !chosen.contains(method)) {
                chosen.push(*method);
            }
        }
        chosen.sort_by_key(|method| leaders.iter().position(|other| other == method));
        chosen
    }

    /// Precision of the top K over an axis of numbers; none if the axis has one value or is of words.
    pub(super) fn curves(&self, name: &str) -> Option<Chart> {
        let axis = self.axis(name).filter(|axis| axis.values.len() > 1 && !axis.precision.is_empty())?;
        let places =
            axis.values.iter().map(|value| value.parse::<f64>().ok()).collect::<Option<Vec<f64>>>()?;
        let curve = |method: usize| {
            let points = places.iter().zip(&axis.precision[method]).filter_map(|(x, y)| Some((*x, (*y)?)));
            Curve { label: self.label(method), points: points.collect() }
        };
        let top_k = self.experiment.plan.top_k.to_string();
        Some(Chart {
            id: format!("curves-{name}"),
            caption: self.words.say("bench-chart-curves", &[("k", top_k.into()), ("name", name.into())]),
            description: self.by("bench-chart-curves-text", name),
            axis: self.say("bench-chart-curves-axis"),
            kind: ChartKind::Curves {
                series: self.drawn().into_iter().map(curve).collect(),
                across: name.to_owned(),
                diagonal: false,
            },
        })
    }

    /// Rank reversal by kind, and stability.
    pub(super) fn disturbed(&self) -> Vec<Chart> {
        let bars = [
            (Measure::ReversalAdded, "bench-chart-added"),
            (Measure::ReversalRemoved, "bench-chart-removed"),
            (Measure::ReversalDoubled, "bench-chart-doubled"),
        ];
        let mut charts = Vec::new();
        for (measure, caption) in bars {
            let mut rows = self.intervals(measure);
            rows.sort_by(|a, b| a.middle.total_cmp(&b.middle).then(a.label.cmp(&b.label)));
            if rows.is_empty() {
                continue;
            }
            charts.push(Chart {
                id: measure.name().to_owned(),
                caption: self.say(caption),
                description: self.say("bench-chart-reversal-text"),
                axis: self.say("bench-chart-reversal-axis"),
                kind: ChartKind::Bars { rows, axis: [0.0, 1.0] },
            });
        }
        let stable = [Measure::StabilityWeights, Measure::StabilityValues, Measure::TopChanged];
        let taken: Vec<Measure> =
            stable.into_iter().filter(|measure| self.summary.position(*measure).is_some()).collect();
        if !taken.is_empty() {
            let row = |method: usize| {
                let value =
                    |measure: &Measure| self.summary.overall(method, *measure).map(|found| found.mean);
                (self.label(method), taken.iter().map(value).collect())
            };
            charts.push(Chart {
                id: "stability".to_owned(),
                caption: self.say("bench-chart-stability"),
                description: self.say("bench-chart-stability-text"),
                axis: self.say("bench-chart-stability-axis"),
                kind: ChartKind::Heat {
                    columns: taken.iter().map(|measure| measure.name().to_owned()).collect(),
                    rows: self.leaders().into_iter().map(row).collect(),
                },
            });
        }
        charts
    }

    /// The reliability diagram.
    pub(super) fn reliability(&self) -> Option<Chart> {
        self.summary.calibration?;
        let classes = self.summary.reliability.classes();
        let points = classes.into_iter().flatten().map(|(mean, share, _)| (mean, share)).collect();
        Some(Chart {
            id: "reliability-diagram".to_owned(),
            caption: self.say("bench-chart-reliability"),
            description: self.say("bench-chart-reliability-text"),
            axis: self.say("bench-chart-reliability-axis"),
            kind: ChartKind::Curves {
                series: vec![Curve { label: self.say("bench-chart-reliability-all"), points }],
                across: self.say("bench-chart-reliability-across"),
                diagonal: true,
            },
        })
    }

    /// Tau-b of each pair of methods.
    pub(super) fn agreement(&self) -> Option<Chart> {
        let leaders = self.leaders();
        let row = |method: &usize| {
            let values = leaders.iter().map(|other| self.summary.agreement[*method][*other]).collect();
            (self.label(*method), values)
        };
        (leaders.len() > 1).then(|| Chart {
            id: "agreement".to_owned(),
            caption: self.say("bench-chart-agreement"),
            description: self.say("bench-chart-agreement-text"),
            axis: self.say("bench-chart-tau"),
            kind: ChartKind::Heat {
                columns: leaders.iter().map(|method| self.label(*method)).collect(),
                rows: leaders.iter().map(row).collect(),
            },
        })
    }
}
