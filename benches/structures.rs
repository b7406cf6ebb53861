//! Features of networks with planted structures as CSV, for `tests/structure/train.py`.
//!
//! `cargo bench --bench structures > features.csv`; further arguments are the number of networks of each variant, size and
//! level of loss, and the seed.

use std::io::{self, BufWriter, Write};

use socta::generate::planted::{VARIANTS, observed};
use socta::networks::structure::features::{NAMES, features};
use socta::networks::{Edge, EdgeSet};
use socta::numeric::random::Source;

/// Members of the planted networks.
const SIZES: [u32; 8] = [10, 15, 20, 30, 50, 80, 110, 150];
/// Shares of ties that are missed.
const LOST: [f64; 4] = [0.0, 0.1, 0.2, 0.3];
/// Ties that do not exist, for each that does.
const WRONG: f64 = 0.05;
/// Fewest actors that are looked at.
const FEWEST: usize = 10;

fn main() -> io::Result<()> {
    let numbers: Vec<u64> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let repetitions = numbers.first().copied().unwrap_or(20);
    let seed = numbers.get(1).copied().unwrap_or(1);
    let mut out = BufWriter::new(io::stdout().lock());
    write!(out, "structure,variant,size,lost,repetition,actors")?;
    for name in NAMES {
        write!(out, ",{name}")?;
    }
    writeln!(out)?;
    for variant in VARIANTS {
        for size in SIZES {
            for lost in LOST {
                let name = format!("{} {} {size} {lost}", variant.structure.as_str(), variant.name);
                let source = Source::new(seed, &["structures", &name]);
                for repetition in 0..repetitions {
                    let mut stream = source.stream(repetition);
                    let ties = variant.draw(size, &mut stream);
                    let seen = observed(size, &ties, lost, WRONG, &mut stream);
                    let edges = seen.iter().map(|&(a, b)| Edge::new(a, b, 1.0)).collect();
                    let found = features(&EdgeSet::undirected(size as usize, edges).ties(), FEWEST);
                    let actors = found.as_ref().map_or(0, |found| found.actors);
                    write!(
                        out,
                        "{},{},{size},{lost},{repetition},{actors}",
                        variant.structure.as_str(),
                        variant.name
                    )?;
                    for at in 0..NAMES.len() {
                        write!(out, ",{}", found.as_ref().map_or(0.0, |found| found.values[at]))?;
                    }
                    writeln!(out)?;
                }
            }
        }
    }
    out.flush()
}
