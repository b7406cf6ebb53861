//! A choice written in code, solved, proved, and checked: `cargo run --example choose`.

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use socta::priorities::{Bounds, BundleKey, Coverage, Item, ModeOption, Problem, certify, check, explain};

fn item(key: &str, bundle: usize, value: i64) -> Item {
    Item { key: key.into(), bundle, value, options: vec![ModeOption::PLAN], ..Item::default() }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let problem = Problem {
        items: vec![
            item("cocaine", 0, 820_000),
            item("cannabis", 0, 540_000),
            item("excise-fraud", 1, 610_000),
            item("waste", 2, 380_000),
        ],
        bundles: ["drugs", "fraud", "environment"].map(|key| BundleKey { key: key.into() }).to_vec(),
        bounds: Bounds { priorities: 2, plans: 3, ..Bounds::default() },
        coverage: vec![Coverage { key: "nature".into(), items: vec!["waste".into()], least: 1 }],
        ..Problem::default()
    };
    let (solution, certificate) = certify(&problem)?;
    let proved = check(&problem, &certificate)?;
    println!("{} micro-units, proved to {}:", solution.value, proved.gap);
    for chosen in &solution.items {
        println!("  {} in {}, {} micro-units", chosen.item, chosen.bundle, chosen.value);
    }
    for standing in explain(&problem, &solution)?.standings.iter().filter(|one| one.mode.is_none()) {
        println!("  without {}, which would cost {:?} micro-units", standing.item, standing.gap);
    }
    Ok(())
}
