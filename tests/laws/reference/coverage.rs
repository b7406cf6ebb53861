//! Weighted maximum coverage as a choice: so many sets at most, and what several cover counts once.

use serde::Deserialize;
use serde_json::{Value, json};
use socta::priorities::{
    Bounds, BundleKey, Element, Item, Mode, ModeOption, Problem, Solution, certify, check, greedy,
    greedy_bound, near_optimal,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    sets: Vec<Vec<usize>>,
    element_value: Vec<i64>,
    at_most: u32,
    /// Choices that are worth less than the best by at most this are listed.
    gap: i64,
}

impl Input {
    fn problem(&self) -> Problem {
        let option = ModeOption { mode: Mode::Oap, extra: 0, plans: 1, goals: 0, takes_place: true };
        let item = |(at, covers): (usize, &Vec<usize>)| Item {
            key: format!("s{at}"),
            bundle: at,
            options: vec![option],
            covers: covers.iter().map(|element| format!("e{element}")).collect(),
            ..Item::default()
        };
        let element = |(at, &value): (usize, &i64)| Element { key: format!("e{at}"), value };
        Problem {
            items: self.sets.iter().enumerate().map(item).collect(),
            bundles: (0..self.sets.len()).map(|at| BundleKey { key: format!("s{at}") }).collect(),
            elements: self.element_value.iter().enumerate().map(element).collect(),
            bounds: Bounds { priorities: self.at_most, plans: self.at_most, ..Bounds::default() },
            ..Problem::default()
        }
    }
}

/// The best choice with its proof checked, the near ones, and greedy with its bound.
pub fn best(input: &[u8]) -> Result<Value, String> {
    let input: Input = serde_json::from_slice(input).map_err(|error| error.to_string())?;
    let problem = input.problem();
    let (solution, certificate) = certify(&problem).map_err(|error| error.to_string())?;
    let checked = check(&problem, &certificate).map_err(|error| error.to_string())?;
    let near = near_optimal(&problem, input.gap, 100).map_err(|error| error.to_string())?;
    let greedy = greedy(&problem).map_err(|error| error.to_string())?;
    let keys = |choice: &Solution| choice.items.iter().map(|item| item.item.clone()).collect::<Vec<_>>();
    Ok(json!({
        "optimum": checked.value,
        "chosen": [keys(&solution)],
        "near": near.choices.iter().map(|choice| choice.value).collect::<Vec<_>>(),
        "near_sets": near.choices.iter().map(keys).collect::<Vec<_>>(),
        "near_is_all": if near.complete { "yes" } else { "no" },
        "greedy": greedy.value,
        "greedy_bound_holds": if greedy_bound(&problem, &greedy) >= checked.value { "yes" } else { "no" },
    }))
}
