//! A progress bar for what takes longer than two seconds, and the flag that Ctrl-C and kill set.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::exit::{Failure, INTERRUPTED};
use super::terminal::Terminal;
use crate::diagnostics::Progress;

/// What takes less than this needs no bar.
const PATIENCE: Duration = Duration::from_secs(2);

static STOP: AtomicBool = AtomicBool::new(false);

/// From now on the first signal (Ctrl-C, kill, a closed terminal) asks the run to stop, and a second one stops the process
/// where it is.
pub(super) fn listen() {
    // A process without signals can only be ended the hard way, which never leaves a half-written run either.
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::SeqCst) {
            #[expect(clippy::exit, reason = "the user asked twice")]
            std::process::exit(i32::from(INTERRUPTED));
        }
    });
}

/// Whether somebody asked to stop.
///
/// # Errors
///
/// If so.
pub(super) fn go_on() -> Result<(), Failure> {
    if STOP.load(Ordering::SeqCst) { Err(Failure::Interrupted) } else { Ok(()) }
}

/// Shows how far a run is.
pub(super) struct Bar {
    stage: Mutex<Stage>,
    bar: Option<ProgressBar>,
}

struct Stage {
    name: String,
    since: Instant,
    times: Vec<(String, Duration)>,
}

impl Bar {
    /// A bar that is shown only on a terminal, and only after two seconds.
    pub(super) fn new(terminal: Terminal) -> Self {
        let bar = terminal.animate.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            let style = ProgressStyle::with_template("{msg:16} {wide_bar} {pos}/{len} {elapsed}");
            let bar = bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            show_later(bar.clone());
            bar
        });
        Self { stage: Mutex::new(Stage { name: String::new(), since: now(), times: Vec::new() }), bar }
    }

    /// Does something that writes on the terminal, without the bar in its way.
    pub(super) fn aside<T>(&self, talk: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(talk),
            None => talk(),
        }
    }

    /// Takes the bar away and says how long each stage took, if somebody wants to know.
    pub(super) fn finish(&self, terminal: Terminal) {
        self.stage("", 0);
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        if let Ok(stage) = self.stage.lock() {
            for (name, time) in &stage.times {
                terminal.detail(&format!("{name}: {:.3} s", time.as_secs_f64()));
            }
        }
    }
}

/// Shows a bar when the patience is over, unless it has finished by then. Stages report too seldom to be relied on for it.
fn show_later(bar: ProgressBar) {
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if !bar.is_finished() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(Duration::from_millis(200));
        }
    });
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bar {
    fn stage(&self, name: &str, steps: u64) {
        if let Some(bar) = &self.bar {
            bar.set_message(name.to_owned());
            bar.set_length(steps);
            bar.set_position(0);
        }
        if let Ok(mut stage) = self.stage.lock() {
            let ended = std::mem::replace(&mut stage.name, name.to_owned());
            let since = std::mem::replace(&mut stage.since, now());
            if !ended.is_empty() {
                let time = stage.since.duration_since(since);
                stage.times.push((ended, time));
            }
        }
    }

    fn advance(&self, steps: u64) {
        if let Some(bar) = &self.bar {
            bar.inc(steps);
        }
    }

    fn cancelled(&self) -> bool {
        STOP.load(Ordering::Relaxed)
    }
}

#[expect(clippy::disallowed_methods, reason = "the command line may look at the clock; no result does")]
fn now() -> Instant {
    Instant::now()
}
