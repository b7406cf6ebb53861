//! Laws of the benchmark: what is planted is found, and nothing depends on interruptions or threads.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use socta::benchmark::silence::{
    SilenceMechanism, SilencePlan, SilencePolicy, SilenceRow, SilenceTruth, silence_study,
};
use socta::benchmark::{
    Experiment, Forget, Keep, KeepError, Measure, Plan, RunError, Summary, TABLE, files, plan, run,
};
use socta::comparison::{
    class_agreement, kendall_tau_b, mid_ranks, rank_biased_overlap, similarity, spearman, weighted_spearman,
    weighted_tau, ws,
};
use socta::diagnostics::{Code, Progress, Silent};
use socta::locale::Words;

fn root() -> std::path::PathBuf {
    std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn quick() -> Plan {
    let bytes = std::fs::read(root().join("fixtures/plans/quick.json")).expect("the plan is there");
    let checked = plan::read("quick.json", bytes);
    assert!(checked.findings.list.is_empty(), "{:?}", checked.findings);
    checked.value.expect("a plan").plan
}

/// The quick plan with fewer methods and data sets.
fn small() -> Experiment {
    let mut plan = quick();
    plan.methods.truncate(3);
    plan.replications = 6;
    Experiment::new(plan, Vec::new(), &[])
}

fn all_bytes(experiment: &Experiment, keep: &dyn Keep) -> Vec<(String, Vec<u8>)> {
    let parts = run(experiment, keep, &Silent).expect("nobody stops it");
    let words = Words::load("en").expect("English is there");
    let files = files(experiment, &parts, &words).expect("plain data");
    assert_eq!(words.faults(), [], "every message is there and gets its arguments");
    files.into_iter().map(|file| (file.path, file.bytes)).collect()
}

#[derive(Default)]
struct Memory(Mutex<BTreeMap<usize, Vec<u8>>>);

impl Keep for Memory {
    fn load(&self, part: usize) -> Option<Vec<u8>> {
        self.0.lock().expect("no panic").get(&part).cloned()
    }

    fn save(&self, part: usize, bytes: &[u8]) -> Result<(), KeepError> {
        self.0.lock().expect("no panic").insert(part, bytes.to_vec());
        Ok(())
    }
}

/// Stops when so many parts are finished.
struct Impatient(AtomicUsize);

impl Progress for Impatient {
    fn stage(&self, _name: &str, _steps: u64) {}

    fn advance(&self, _steps: u64) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }

    fn cancelled(&self) -> bool {
        self.0.load(Ordering::SeqCst) == 0
    }
}

#[test]
fn an_interrupted_run_goes_on_to_the_same_bytes() {
    let experiment = small();
    let whole = all_bytes(&experiment, &Forget);
    let memory = Memory::default();
    let stopped = run(&experiment, &memory, &Impatient(AtomicUsize::new(1)));
    assert_eq!(stopped.err(), Some(RunError::Stopped));
    assert_eq!(memory.0.lock().expect("no panic").len(), 1);
    assert!(all_bytes(&experiment, &memory) == whole, "resumed results differ");
    // Everything is kept now, and nothing is run again.
    assert!(all_bytes(&experiment, &memory) == whole, "kept results differ");
}

#[test]
fn a_part_of_another_plan_is_not_used() {
    let memory = Memory::default();
    let _ = all_bytes(&small(), &memory);
    let mut plan = small().plan;
    plan.seed += 1;
    let other = Experiment::new(plan, Vec::new(), &[]);
    assert!(all_bytes(&other, &memory) == all_bytes(&other, &Forget));
}

#[test]
fn threads_change_no_byte() {
    let experiment = small();
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| all_bytes(&experiment, &Forget))
    };
    assert!(with(1) == with(3), "results differ");
}

#[test]
fn without_disturbance_the_additive_model_finds_the_additive_truth() {
    let mut plan = quick();
    plan.synthetic.truncate(1);
    plan.noise = vec![0.0];
    plan.missing.truncate(1);
    let experiment = Experiment::new(plan, Vec::new(), &[]);
    let parts = run(&experiment, &Forget, &Silent).expect("nobody stops it");
    let summary = Summary::new(&experiment, &parts);
    let additive = experiment.baseline();
    assert_eq!(summary.methods[additive].label, "additive");
    for measure in [Measure::TauB, Measure::Spearman, Measure::Ws, Measure::Precision, Measure::Ndcg] {
        let found = summary.overall(additive, measure).expect("a value");
        assert!((found.mean - 1.0).abs() < 1e-6, "{}: {found:?}", measure.name());
    }
    assert!(summary.overall(additive, Measure::Regret).expect("a value").mean.abs() < 1e-6);
    // On a declared scale, what others do changes nothing.
    for measure in [Measure::ReversalAdded, Measure::ReversalRemoved, Measure::ReversalDoubled] {
        assert_eq!(summary.overall(additive, measure).expect("a value").mean, 0.0, "{}", measure.name());
    }
}

#[test]
fn a_method_under_two_names_is_one_class() {
    let mut plan = small().plan;
    let again = plan::PlannedMethod { label: Some("again".to_owned()), ..plan.methods[0].clone() };
    plan.methods.push(again);
    let experiment = Experiment::new(plan, Vec::new(), &[]);
    let parts = run(&experiment, &Forget, &Silent).expect("nobody stops it");
    let summary = Summary::new(&experiment, &parts);
    assert_eq!((summary.methods.len(), summary.classes), (4, 3));
    assert_eq!((summary.methods[3].class.as_str(), summary.same_as(0)), ("additive", vec!["again"]));
}

/// The documentation carries the table of the quick plan to the byte; run `socta benchmark fixtures/plans/quick.json` and
/// copy its table.md if a method was added or corrected on purpose.
#[test]
fn the_documentation_holds_the_table_of_the_quick_plan() {
    let experiment = Experiment::new(quick(), Vec::new(), &[]);
    let files = all_bytes(&experiment, &Forget);
    let (_, table) = files.iter().find(|(path, _)| path == TABLE).expect("it is written");
    let table = String::from_utf8(table.clone()).expect("text");
    let page = std::fs::read_to_string(root().join("docs/benchmark.md")).expect("the page is there");
    assert!(page.contains(&table), "docs/benchmark.md does not hold this table:\n{table}");
}

fn ranking() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    (2_usize..12).prop_flat_map(|n| {
        let list = || proptest::collection::vec((0_u8..8).prop_map(f64::from), n);
        (list(), list()).prop_map(|(left, right)| (mid_ranks(&left), mid_ranks(&right)))
    })
}

proptest! {
    #[test]
    fn measures_of_similarity_keep_their_bounds((left, right) in ranking()) {
        let found = similarity(&left, &right);
        for value in [found.kendall, found.spearman, found.weighted_tau, found.rw].into_iter().flatten() {
            prop_assert!((-1.0 - 1e-12..=1.0 + 1e-12).contains(&value), "{found:?}");
        }
        prop_assert!(found.ws.is_none_or(|value| value <= 1.0 + 1e-12));
        prop_assert!(found.rbo.is_none_or(|value| (0.0..=1.0 + 1e-12).contains(&value)));
    }

    #[test]
    fn symmetric_measures_are_symmetric((left, right) in ranking()) {
        type Coefficient = fn(&[f64], &[f64]) -> Option<f64>;
        let measures: [Coefficient; 6] = [
            kendall_tau_b,
            spearman,
            weighted_tau,
            weighted_spearman,
            |a, b| rank_biased_overlap(a, b, 0.9),
            |a, b| class_agreement(a, b, 3),
        ];
        for measure in measures {
            match (measure(&left, &right), measure(&right, &left)) {
                (Some(one), Some(other)) => prop_assert!((one - other).abs() < 1e-12),
                (one, other) => prop_assert_eq!(one, other),
            }
        }
    }

    #[test]
    fn a_ranking_agrees_with_itself_and_not_with_its_reverse((left, _) in ranking()) {
        let turned = mid_ranks(&left.iter().map(|rank| -rank).collect::<Vec<f64>>());
        prop_assert!(ws(&left, &left).is_none_or(|value| (value - 1.0).abs() < 1e-12));
        for measure in [kendall_tau_b, spearman, weighted_tau] {
            prop_assert!(measure(&left, &left).is_none_or(|value| (value - 1.0).abs() < 1e-12));
            prop_assert!(measure(&left, &turned).is_none_or(|value| (value + 1.0).abs() < 1e-12));
        }
    }
}

/// A study of silence that is small enough for a test.
fn small_silence() -> SilencePlan {
    SilencePlan {
        areas: vec![17],
        indicators: 12,
        truths: vec![SilenceTruth::Factor, SilenceTruth::Skewed],
        mechanisms: vec![SilenceMechanism::AtRandom, SilenceMechanism::Effort, SilenceMechanism::ThreatLed],
        coverages: vec![0.3, 0.8],
        replications: 6,
        top_k: 6,
        least: 0.8,
        odds: vec![1.0, 10.0],
    }
}

#[test]
fn what_all_odds_support_is_called_under_each_of_them() {
    let study = silence_study(&small_silence(), 7);
    let rows = |policy| study.rows.iter().filter(move |row| row.policy == policy);
    assert_eq!(rows(SilencePolicy::Weakest).count(), 12);
    for policy in [SilencePolicy::AsOthers, SilencePolicy::Unseen, SilencePolicy::UnseenTen] {
        for (weakest, one) in rows(SilencePolicy::Weakest).zip(rows(policy)) {
            assert!(weakest.calls.pairs.made <= one.calls.pairs.made, "{weakest:?} {one:?}");
            assert_eq!(weakest.calls.pairs.possible, one.calls.pairs.possible);
        }
    }
}

#[test]
fn more_answers_bring_an_order_nearer_and_effort_misleads_whoever_takes_silence_for_absence() {
    let study = silence_study(&small_silence(), 7);
    for policy in SilencePolicy::ALL {
        let at = |coverage: f64| {
            let at_random = |row: &SilenceRow| row.mechanism == SilenceMechanism::AtRandom;
            study.over(policy, |row| at_random(row) && row.coverage == coverage).tau_b
        };
        assert!(at(0.8) > at(0.3), "{policy:?}");
    }
    let wrong = |policy, mechanism| {
        let calls = study.over(policy, |row| row.mechanism == mechanism);
        calls.pairs.share_wrong().unwrap_or(0.0)
    };
    let effort = SilenceMechanism::Effort;
    assert!(wrong(SilencePolicy::Lowest, effort) > 0.2);
    assert!(wrong(SilencePolicy::Weakest, effort) < 0.1);
    assert!(wrong(SilencePolicy::Highest, SilenceMechanism::ThreatLed) > 0.5);
}

#[test]
fn a_plan_of_silence_alone_is_a_plan_and_its_numbers_are_held_to_their_ranges() {
    let mut plan = quick();
    plan.synthetic.clear();
    plan.silence = Some(small_silence());
    let read = |plan: &Plan| plan::read("plan.json", serde_json::to_vec(plan).expect("plain data")).findings;
    assert_eq!(read(&plan).list, []);
    plan.silence.as_mut().expect("it was set").top_k = 18;
    plan.silence.as_mut().expect("it was set").coverages.clear();
    let codes: Vec<_> = read(&plan).list.into_iter().map(|found| found.code).collect();
    assert_eq!(codes, [Code::JsonWrongType, Code::NumberOutOfRange]);
    plan.silence = Some(small_silence());
    let experiment = Experiment::new(plan, Vec::new(), &[]);
    let files = all_bytes(&experiment, &Forget);
    assert!(files.iter().any(|(path, bytes)| path == "silence.csv" && !bytes.is_empty()));
    assert!(files.iter().all(|(path, _)| path != "cells.csv"));
    assert_eq!(files, all_bytes(&experiment, &Forget));
}
