//! Assesses the invented harbour: what is wrong with its files, and what would be proposed.
//!
//! `cargo run --example assess`

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;

use socta::assessment::{Assessment, Paths, RunSettings};
use socta::diagnostics::{Severities, Silent, TextStyle, render_text};

fn main() -> Result<(), Box<dyn Error>> {
    let checked = Assessment::read(Paths::of(["fixtures/dossiers/harbour"]).model("strong-four"))?;
    print!("{}", render_text(&checked.findings, &Severities::default(), &TextStyle::default()));

    let assessed = checked.run(&RunSettings::default().samples(2_000), &Silent)?;
    for proposed in &assessed.results.proposal.solution.bundles {
        println!(
            "{}: {} areas, worth {:.3}",
            proposed.bundle,
            proposed.items.len(),
            proposed.value as f64 / 1e6
        );
    }
    Ok(())
}
