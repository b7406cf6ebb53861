//! A small invented dossier, changed at random, and the reasons that a run gives for it.

use std::collections::BTreeSet;

use proptest::prelude::*;
use socta::comparison::{Base, Found, Grounds, Reasons, leave_one_out, reasons, sensitivity};
use socta::dossier::{
    Answer, AreaIx, Bound as FigureBound, Dossier, Figure, Grade, IndicatorIx, InformationCode, Involvement,
    Level, NetworkIx, Observation, SourceCode, Subject,
};
use socta::evidence::{ApartFrom, Reading};
use socta::generate::{Settings, generate};
use socta::model::{
    Capacity, Catalogue, CoverageRule, IncompatibleRule, MissingPolicy, PrerequisiteRule, ScoringModel,
    SelectionRules, read_model,
};
use socta::networks;
use socta::priorities::{
    Bound, Constraint, Direction, Formulation, Override, Problem, Solution, explain, formulate, solve,
};
use socta::robustness::preferences::admissible;
use socta::scoring::{Appraisal, DerivedValue, Scores, appraise, score_all};

use super::super::networks::Folder;

/// A small invented dossier with its model, changed at random.
pub(super) struct Case {
    pub(super) dossier: Dossier,
    pub(super) catalogue: Catalogue,
    pub(super) model: ScoringModel,
    pub(super) derived: Vec<DerivedValue>,
    pub(super) forced: Vec<(AreaIx, Override)>,
}

/// What makes a case: seed, areas, K, N, area forced in, area forced out, bundled pairs, whether unknown answers are left out.
pub(super) type Recipe = (u64, u32, u32, u32, Option<u32>, Option<u32>, u32, bool);

pub(super) fn recipes() -> impl Strategy<Value = Recipe> {
    (
        0..10_000_u64,
        5..9_u32,
        1..5_u32,
        1..6_u32,
        prop::option::weighted(0.3, 0..5_u32),
        prop::option::weighted(0.2, 0..5_u32),
        0..3_u32,
        prop::bool::weighted(0.2),
    )
}

/// Shares of the networks in a score: none, some, all.
pub(super) fn shares() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 3 => 0.05..0.95, 1 => Just(1.0)]
}

impl Case {
    pub(super) fn new(
        (seed, areas, priorities, plans, forced_in, forced_out, pairs, exclude): Recipe,
    ) -> Self {
        let catalogue = Catalogue::built_in();
        let folder = tempfile::tempdir().expect("a folder can be made");
        let settings = Settings {
            seed,
            areas,
            networks: 8,
            actors: 40,
            links: 60,
            contributors: 2,
            network_threat: false,
        };
        generate(&settings, &mut Folder(folder.path())).expect("a folder takes all");
        let mut dossier = socta::dossier::read(folder.path(), &catalogue).value.expect("it has no errors");
        // Little evidence brings the areas near to one another, so that one finding can decide.
        let mut at = seed;
        dossier.observations.retain(|_| {
            at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            at >> 61 == 0
        });
        let mut model = preset(&catalogue);
        // A report that is surely right establishes what it says.
        for entry in model.grades.iter_mut().filter(|entry| entry.source == "A" && entry.information == "1") {
            entry.certainty = 1.0;
        }
        (model.selection.priorities, model.selection.plans, model.selection.goals) = (priorities, plans, 1);
        if exclude {
            (model.unknown, model.absent) = (MissingPolicy::Exclude, MissingPolicy::Exclude);
        }
        bundle(&mut dossier, pairs);
        let fraud = catalogue.position("document_fraud").expect("the catalogue has it");
        for area in dossier.areas.iter_mut().filter(|area| area.horizontal) {
            area.evidenced_by = Some(IndicatorIx(u32::try_from(fraud).expect("few")));
        }
        let derived = derived(&dossier, &catalogue);
        let leaves: Vec<AreaIx> = (0_u32..)
            .map(AreaIx)
            .take(dossier.areas.len())
            .filter(|area| dossier.areas[area.index()].leaf)
            .collect();
        let decided = |at: Option<u32>, direction: Direction| {
            let area = leaves[at? as usize % leaves.len()];
            Some((area, Override::new(direction, "a chair", "a reason")))
        };
        let mut forced: Vec<_> = decided(forced_in, Direction::In).into_iter().collect();
        let out = decided(forced_out, Direction::Out);
        forced.extend(out.filter(|(area, _)| forced.iter().all(|(other, _)| other != area)));
        Self { dossier, catalogue, model, derived, forced }
    }

    /// The same under a rule of each kind, on areas that the seed picks.
    pub(super) fn with_rules(mut self, seed: u64) -> Self {
        let leaves: Vec<&str> =
            self.dossier.areas.iter().filter(|area| area.leaf).map(|area| area.key.as_str()).collect();
        let areas = |picked: &[u64]| -> Vec<String> {
            let at = |pick: &u64| usize::try_from((seed + pick) % leaves.len() as u64).expect("few");
            picked.iter().map(|pick| leaves[at(pick)].to_owned()).collect()
        };
        let apart = |key: &str, picked: &[u64]| IncompatibleRule {
            key: key.to_owned(),
            areas: areas(picked),
            most: 1,
        };
        self.model.selection_rules = SelectionRules {
            network_share: 0.4,
            continuity_bonus: 0.02,
            coverage: vec![CoverageRule {
                key: "some".to_owned(),
                areas: areas(&[0, 1]),
                which: None,
                least: 1,
            }],
            incompatible: vec![apart("two", &[2, 3]), apart("three", &[2, 3, 4])],
            prerequisites: vec![PrerequisiteRule { area: areas(&[1]).remove(0), any_of: areas(&[3, 4]) }],
            capacities: vec![Capacity {
                key: "drivers".to_owned(),
                limit: 3,
                plan: 1,
                goal: 1,
                areas: [(areas(&[2]).remove(0), 1)].into(),
            }],
        };
        self
    }

    /// The same where this share of a score is its networks', and most networks work in several areas.
    pub(super) fn with_share(mut self, share: f64) -> Self {
        self.model.selection_rules.network_share = share;
        let leaves: Vec<usize> =
            (0..self.dossier.areas.len()).filter(|&at| self.dossier.areas[at].leaf).collect();
        for network in 0..self.dossier.networks.len() {
            for step in [3, 5, 6].into_iter().take(network % 4) {
                let index = |at: usize| u32::try_from(at).expect("few");
                let active = Involvement {
                    network: NetworkIx(index(network)),
                    area: AreaIx(index(leaves[(network * step + step) % leaves.len()])),
                    main: false,
                };
                let known = &mut self.dossier.involvement;
                if known.iter().all(|other| (other.network, other.area) != (active.network, active.area)) {
                    known.push(active);
                }
            }
        }
        self
    }

    pub(super) fn reading(&self) -> Reading<'_> {
        Reading {
            dossier: &self.dossier,
            catalogue: &self.catalogue,
            model: &self.model,
            without: &[],
            apart_from: ApartFrom::Nothing,
        }
    }

    pub(super) fn base(&self) -> Base<'_> {
        Base { reading: self.reading(), derived: &self.derived, by_networks: &[], forced: &self.forced }
    }

    /// Keys of the proposed areas; none if nothing fits.
    pub(super) fn proposed(&self) -> Option<BTreeSet<String>> {
        let base = self.base();
        let outcome = base.outcome(&self.model, &[])?;
        Some(outcome.proposed.iter().map(|area| self.dossier.areas[area.index()].key.clone()).collect())
    }

    pub(super) fn has(&self, key: &str) -> Option<bool> {
        self.proposed().map(|keys| keys.contains(key))
    }

    pub(super) fn area(&self, key: &str) -> AreaIx {
        let at = self.dossier.areas.iter().position(|area| area.key == key).expect("the area is there");
        AreaIx(u32::try_from(at).expect("few"))
    }

    /// The same with one answer established.
    pub(super) fn with_answer(&self, area: &str, criterion: &str, found: Found) -> Self {
        let area = self.area(area);
        let at = self.catalogue.position(criterion).expect("the catalogue has it");
        let indicator = IndicatorIx(u32::try_from(at).expect("few"));
        let mut changed = self.clone();
        if let (true, Found::Figure(figure)) = (self.catalogue.indicators[at].derived, found) {
            changed.derived.retain(|value| (value.area, value.indicator) != (area, indicator));
            changed.derived.push(DerivedValue { area, indicator, value: figure, low: figure, high: figure });
            return changed;
        }
        let observations = &mut changed.dossier.observations;
        let own =
            |report: &Observation| report.subject == Subject::Area(area) && report.indicator == indicator;
        let some = observations.first().expect("there are reports").clone();
        observations.retain(|report| !own(report));
        let answer = match found {
            Found::Level(level) => Answer::Level(Level::ALL[usize::from(level)]),
            Found::Figure(value) => {
                let value = Some(value);
                Answer::Figure(Figure { value, low: None, high: None, bound: FigureBound::Exact })
            }
        };
        let grade = Grade { source: SourceCode::A, information: InformationCode::One };
        observations.push(Observation { subject: Subject::Area(area), indicator, answer, grade, ..some });
        changed
    }

    /// The same with these weights of the criteria of its table.
    pub(super) fn with_weights(&self, criteria: &[String], weights: &[f64]) -> Self {
        let mut changed = self.clone();
        let weight = |key: &str| criteria.iter().position(|other| other == key).map_or(0.0, |at| weights[at]);
        for layer in &mut changed.model.layers {
            layer.weight = layer.indicators.iter().map(|entry| weight(&entry.indicator)).sum();
            for entry in &mut layer.indicators {
                entry.weight = if layer.weight > 0.0 { weight(&entry.indicator) / layer.weight } else { 0.0 };
            }
        }
        changed
    }

    pub(super) fn with_bound(&self, bound: Bound, limit: u32) -> Self {
        let mut changed = self.clone();
        let bounds = &mut changed.model.selection;
        match bound {
            Bound::Priorities => bounds.priorities = limit,
            Bound::Plans => bounds.plans = limit,
            Bound::Goals => bounds.goals = limit,
        }
        changed
    }

    pub(super) fn without_rule(&self, constraint: &Constraint) -> Self {
        let mut changed = self.clone();
        let rules = &mut changed.model.selection_rules;
        match constraint {
            Constraint::Coverage(key) => rules.coverage.retain(|rule| rule.key != *key),
            Constraint::Exclusion(key) => rules.incompatible.retain(|rule| rule.key != *key),
            Constraint::Prerequisite(key) => rules.prerequisites.retain(|rule| rule.area != *key),
            Constraint::Resource(key) => rules.capacities.retain(|rule| rule.key != *key),
            Constraint::Rules => {
                let SelectionRules { network_share, continuity_bonus, .. } = *rules;
                *rules = SelectionRules { network_share, continuity_bonus, ..SelectionRules::default() };
            }
            Constraint::Bound(_)
            | Constraint::PlaceAndPlan
            | Constraint::LeastValue
            | Constraint::Override(_) => {}
        }
        changed
    }

    pub(super) fn without(&self, constraint: &Constraint) -> Self {
        match constraint {
            Constraint::Bound(bound) => self.with_bound(*bound, 1_000),
            Constraint::PlaceAndPlan => {
                let bounds = self.model.selection;
                let more = self.with_bound(Bound::Priorities, bounds.priorities + 1);
                more.with_bound(Bound::Plans, bounds.plans + 1)
            }
            Constraint::LeastValue => self.clone(),
            Constraint::Override(key) => {
                let (mut changed, area) = (self.clone(), self.area(key));
                changed.forced.retain(|(forced, _)| *forced != area);
                changed
            }
            rule => self.without_rule(rule),
        }
    }
}

impl Clone for Case {
    fn clone(&self) -> Self {
        Self {
            dossier: self.dossier.clone(),
            catalogue: self.catalogue.clone(),
            model: self.model.clone(),
            derived: self.derived.clone(),
            forced: self.forced.clone(),
        }
    }
}

pub(super) fn preset(catalogue: &Catalogue) -> ScoringModel {
    let methods: Vec<&str> = socta::scoring::registry().iter().map(|method| method.card().name).collect();
    read_model("equal-weights", catalogue, &methods).value.expect("a preset is good").model
}

/// Puts the first areas into pairs, so that one place carries two.
pub(super) fn bundle(dossier: &mut Dossier, pairs: u32) {
    for _ in 0..pairs {
        let Some(at) =
            dossier.bundles.windows(2).position(|pair| pair[0].areas.len() == 1 && pair[1].areas.len() == 1)
        else {
            return;
        };
        let second = dossier.bundles.remove(at + 1);
        dossier.bundles[at].areas.extend(second.areas);
        dossier.bundles[at].areas.sort_unstable();
    }
}

pub(super) fn derived(dossier: &Dossier, catalogue: &Catalogue) -> Vec<DerivedValue> {
    let found = networks::analyse(dossier, &networks::uncertain::DEFAULT_CERTAINTIES).indicators;
    let value = |found: &networks::AreaIndicator| {
        let at = catalogue.position(found.key)?;
        Some(DerivedValue {
            area: found.area,
            indicator: IndicatorIx(u32::try_from(at).ok()?),
            value: found.value,
            low: found.low,
            high: found.high,
        })
    };
    found.iter().filter_map(value).collect()
}

/// The reasons of a case; none if its overrides do not fit its bounds.
pub(super) struct Judged {
    pub(super) reasons: Reasons,
    pub(super) appraisal: Appraisal,
    pub(super) scores: Scores,
    pub(super) problem: Problem,
    pub(super) solution: Solution,
}

impl Judged {
    pub(super) fn of(case: &Case) -> Option<Self> {
        let base = case.base();
        let appraisal = appraise(base.reading, base.derived);
        let table = &appraisal.assembly.table;
        let scores = score_all(table, &[]);
        let dependents = base.dependents(table, &appraisal.evidence, &case.model);
        let problem = formulate(Formulation {
            dossier: &case.dossier,
            table,
            scores: &scores.additive,
            dependents: &dependents,
            bounds: case.model.selection,
            rules: &case.model.selection_rules,
            forced: &case.forced,
        });
        let solution = solve(&problem).ok()?;
        let explanation = explain(&problem, &solution).ok()?;
        let reasons = reasons(&Grounds {
            most: problem.items.len() / 2,
            in_views: &|_| None,
            threatening: &[],
            base: &base,
            appraisal: &appraisal,
            scores: &scores,
            region: &admissible(table, &case.model),
            problem: &problem,
            solution: &solution,
            explanation: &explanation,
            variants: &sensitivity(&base, &[]),
            left_out: &leave_one_out(&base),
        })
        .ok()?;
        Some(Self { reasons, appraisal, scores, problem, solution })
    }

    pub(super) fn criteria(&self) -> Vec<String> {
        self.appraisal.assembly.table.criteria.iter().map(|criterion| criterion.key.clone()).collect()
    }
}
