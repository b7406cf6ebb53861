//! A plan with everything that it names: methods with their parameters, data, and the list of data sets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::{Case, of_matrix};
use super::data::World;
use super::measures::Measure;
use super::observe::{Setting, observe};
use super::plan::{Form, Mechanism, Plan, PlannedMethod, Synthetic, WeightKnowledge};
use super::weights;
use crate::numeric::random::Source;
use crate::scoring::{Method, Parameters, Problem, Setting as Value, find, registry};
use crate::source::files::sha256;

/// A method as it takes part.
#[derive(Clone)]
pub struct Entrant {
    /// Name in the results.
    pub label: String,
    /// The method.
    pub method: &'static dyn Method,
    /// All its parameters.
    pub parameters: Parameters,
    /// Names of the parameters that the plan sets.
    pub set: Vec<String>,
    /// The form in which it takes a problem; none for as it is.
    pub form: Option<Form>,
}

/// Where data come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// Drawn, with a planted truth.
    Synthetic(Synthetic),
    /// A matrix or the table of a dossier, without a known truth.
    Given(Problem),
}

/// Data of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    /// Name in the results.
    pub name: String,
    /// Where they come from.
    pub origin: Origin,
}

/// A data set: data under a setting in a replication.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// Position of the data.
    pub data: usize,
    /// Position of the combination of data and setting, in the order of the results.
    pub condition: usize,
    /// How it is observed.
    pub setting: Setting,
    /// Number of the replication, from 0.
    pub replication: u32,
}

/// Data under a setting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Condition {
    /// Name of the data.
    pub data: String,
    /// Standard deviation of the error.
    pub noise: f64,
    /// Share of missing cells.
    pub missing: f64,
    /// Why cells are missing.
    pub mechanism: Mechanism,
    /// Number of contributors.
    pub contributors: u32,
    /// What is known of the weights.
    pub weights: String,
    /// Whether the truth is planted; else each method is compared with itself.
    pub planted: bool,
}

/// Everything that is run.
pub struct Experiment {
    /// The plan.
    pub plan: Plan,
    /// The methods, in the order of the plan.
    pub entrants: Vec<Entrant>,
    /// The measures.
    pub measures: Vec<Measure>,
    /// The data, synthetic first.
    pub data: Vec<Data>,
    /// Data × settings.
    pub conditions: Vec<Condition>,
    /// The data sets.
    pub slots: Vec<Slot>,
    /// SHA-256 of everything that a result depends on: plan, matrices, methods with parameters, program.
    pub identity: String,
}

impl Experiment {
    /// Joins a plan and the matrices and dossiers that it names, in its order, and their hashes.
    #[must_use]
    pub fn new(plan: Plan, given: Vec<(String, Problem)>, hashes: &[String]) -> Self {
        let entrants = entrants(&plan.methods);
        let measures = plan.measures();
        let planted = plan
            .synthetic
            .iter()
            .map(|data| Data { name: data.name.clone(), origin: Origin::Synthetic(data.clone()) });
        let given = given.into_iter().map(|(name, problem)| Data { name, origin: Origin::Given(problem) });
        let data: Vec<Data> = planted.chain(given).collect();
        let (conditions, slots) = slots(&plan, &data);
        let identity = identity(&plan, &entrants, hashes);
        Self { plan, entrants, measures, data, conditions, slots, identity }
    }

    /// The case of a data set; none if noise has left no problem.
    #[must_use]
    pub fn case(&self, slot: &Slot) -> Option<Case> {
        let (seed, replication) = (self.plan.seed, u64::from(slot.replication));
        let data = &self.data[slot.data];
        match &data.origin {
            Origin::Synthetic(synthetic) => {
                let world = World::draw(synthetic, seed, replication);
                observe(synthetic, &world, &slot.setting, seed, replication).ok()
            }
            Origin::Given(problem) => {
                let stream = |what| Source::new(seed, &["benchmark", &data.name, what]).stream(replication);
                let columns = problem.criteria().len();
                let own =
                    problem.weights().map_or_else(|_| vec![1.0 / columns as f64; columns], |it| it.values);
                let told = weights::told(slot.setting.weights, &own, &mut stream("told"));
                let mut gaps = stream("missing");
                let chances: Vec<f64> =
                    (0..problem.alternatives().len() * columns).map(|_| gaps.uniform()).collect();
                let share = slot.setting.missing.share;
                let missing = |row: usize, column: usize| chances[row * columns + column] < share;
                of_matrix(problem, &told, slot.setting.noise, missing, &mut stream("error")).ok()
            }
        }
    }

    /// The undisturbed problem of given data, on which each method sets its own reference; none for planted truth.
    #[must_use]
    pub fn undisturbed(&self, data: usize) -> Option<Problem> {
        let Origin::Given(problem) = &self.data[data].origin else { return None };
        let columns = problem.criteria().len();
        let own = problem.weights().map_or_else(|_| vec![1.0 / columns as f64; columns], |it| it.values);
        let mut stream = Source::new(0, &[]).stream(0);
        of_matrix(problem, &own, 0.0, |_, _| false, &mut stream).ok().map(|case| case.problem)
    }

    /// Position of the entrant that the others are compared with: the additive model on declared scales if it takes part,
    /// else the first.
    #[must_use]
    pub fn baseline(&self) -> usize {
        self.entrants.iter().position(|entrant| entrant.label == "additive").unwrap_or(0)
    }
}

fn entrants(planned: &[PlannedMethod]) -> Vec<Entrant> {
    let mut found: Vec<Entrant> = Vec::new();
    for planned in planned {
        if planned.method == "all" {
            for method in registry() {
                let card = method.card();
                if found.iter().all(|entrant| entrant.label != card.name) {
                    let parameters = Parameters::defaults(card.parameters);
                    found.push(Entrant {
                        label: card.name.to_owned(),
                        method: *method,
                        parameters,
                        set: Vec::new(),
                        form: None,
                    });
                }
            }
        } else if let Ok(method) = find(&planned.method) {
            let card = method.card();
            let given: Vec<(String, String)> = planned.parameters.clone().into_iter().collect();
            let label = planned.label.clone().unwrap_or_else(|| card.name.to_owned());
            // The reader of the plan has refused what cannot be read here.
            if let Ok(parameters) = Parameters::read(card.name, card.parameters, &given)
                && found.iter().all(|entrant| entrant.label != label)
            {
                let set = given.into_iter().map(|(name, _)| name).collect();
                let form = planned.form.clone();
                found.push(Entrant { label, method, parameters, set, form });
            }
        }
    }
    found
}

fn slots(plan: &Plan, data: &[Data]) -> (Vec<Condition>, Vec<Slot>) {
    let (mut conditions, mut slots) = (Vec::new(), Vec::new());
    for (at, one) in data.iter().enumerate() {
        let planted = matches!(one.origin, Origin::Synthetic(_));
        // A matrix that is given has no contributors to vary.
        let contributors = if planted { plan.contributors.as_slice() } else { &plan.contributors[..1] };
        for noise in &plan.noise {
            for missing in &plan.missing {
                for contributors in contributors {
                    for weights in &plan.weights {
                        let setting = Setting {
                            noise: *noise,
                            missing: *missing,
                            contributors: *contributors,
                            weights: *weights,
                        };
                        let condition = conditions.len();
                        conditions.push(condition_of(one, planted, &setting));
                        let slot = |replication| Slot { data: at, condition, setting, replication };
                        slots.extend((0..plan.replications).map(slot));
                    }
                }
            }
        }
    }
    (conditions, slots)
}

fn condition_of(data: &Data, planted: bool, setting: &Setting) -> Condition {
    Condition {
        data: data.name.clone(),
        noise: setting.noise,
        missing: setting.missing.share,
        mechanism: setting.missing.mechanism,
        contributors: setting.contributors,
        weights: knowledge(setting.weights),
        planted,
    }
}

/// Name of a kind of knowledge of weights in the results.
#[must_use]
pub fn knowledge(weights: WeightKnowledge) -> String {
    match weights {
        WeightKnowledge::True => "true".to_owned(),
        WeightKnowledge::Perturbed { concentration } => format!("perturbed-{concentration}"),
        WeightKnowledge::Order => "order".to_owned(),
        WeightKnowledge::Equal => "equal".to_owned(),
    }
}

fn identity(plan: &Plan, entrants: &[Entrant], hashes: &[String]) -> String {
    let mut text = format!("socta {}\n", env!("CARGO_PKG_VERSION"));
    // A plan is plain data, and so are parameters: writing them cannot fail.
    text.push_str(&serde_json::to_string(plan).unwrap_or_default());
    for entrant in entrants {
        let parameters: Vec<(&str, &Value)> = entrant.parameters.iter().collect();
        let parameters = serde_json::to_string(&parameters).unwrap_or_default();
        text.push_str(&format!("\n{} {} {parameters}", entrant.label, entrant.method.card().name));
    }
    hashes.iter().for_each(|hash| text.push_str(&format!("\n{hash}")));
    sha256(text.as_bytes())
}
