//! Times of the best of three runs, so that another load on the machine counts as little as possible.

#![expect(clippy::disallowed_methods, reason = "a program that measures looks at the clock")]

use std::time::Instant;

#[path = "process_time.rs"]
mod process_time;
use process_time::process_time;

/// The best of three: CPU seconds and seconds of the wall.
pub fn best_of_three(mut work: impl FnMut()) -> (f64, f64) {
    let mut best = (f64::INFINITY, f64::INFINITY);
    for _ in 0..3 {
        let (wall, before) = (Instant::now(), process_time());
        work();
        let wall = wall.elapsed().as_secs_f64();
        let used = process_time().zip(before).map_or(wall, |(after, before)| after - before);
        best = (best.0.min(used), best.1.min(wall));
    }
    best
}
