//! Ranks four routes by two methods: a matrix in code, weights, ranks.

use std::error::Error;
use std::io::{Write, stdout};

use socta::scoring::{Criterion, Direction, Parameters, Problem, evaluate, find, scales};

fn main() -> Result<(), Box<dyn Error>> {
    let routes = ["coast", "tunnel", "valley", "pass"];
    let problem = Problem::from_columns(
        routes,
        vec![
            (Criterion::new("hours", Direction::Min, 0.5), vec![6.0, 3.5, 5.0, 4.0]),
            (Criterion::new("euros", Direction::Min, 0.3), vec![40.0, 95.0, 55.0, 50.0]),
            (Criterion::new("view", Direction::Max, 0.2), vec![8.0, 1.0, 6.0, 9.0]),
        ],
    )?;
    let mut out = stdout().lock();
    for name in ["topsis", "borda"] {
        let method = find(name)?;
        let parameters = Parameters::defaults(method.card().parameters);
        for note in scales::check(method, &problem, &parameters) {
            writeln!(out, "{note}")?;
        }
        let found = evaluate(method, &problem, &parameters)?;
        writeln!(out, "{}", method.card().title)?;
        for ((route, score), rank) in routes.iter().zip(&found.scores).zip(&found.ranks) {
            writeln!(out, "  {rank}. {route} {score:.3}")?;
        }
    }
    Ok(())
}
