//! A process that is killed at any moment leaves a whole run or none.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use socta::store::{IfExists, Provenance, Run, Tool, verify};

/// Names the target to the process that is going to be killed.
const TARGET: &str = "SOCTA_LAW_TARGET";

fn write(target: &Path, seed: u64) {
    let mut run = Run::stage(target, IfExists::Replace).expect("the target is free or a run");
    for at in 0..12 {
        let content = format!("{seed}\n").repeat(2_000);
        run.write(&format!("tables/{at}.csv"), content.as_bytes()).expect("it can be written");
    }
    run.commit(Provenance {
        tool: Tool::this(),
        command: "assess".into(),
        settings: BTreeMap::new(),
        seed,
        samples: 1,
        inputs: Vec::new(),
        knowledge: Vec::new(),
    })
    .expect("it can be renamed");
}

/// Not a test of its own: the process that the test below kills.
#[test]
#[ignore = "is started and killed by another test"]
fn victim() {
    let Some(target) = std::env::var_os(TARGET) else { return };
    // An end, in case nobody kills it.
    for seed in 1..5_000 {
        write(Path::new(&target), seed);
    }
}

#[test]
fn a_killed_process_leaves_a_whole_run_or_none() {
    let place = tempfile::tempdir().expect("there is room for tests");
    let target = place.path().join("advice");
    let this = std::env::current_exe().expect("a test is a file");
    let mut seen = 0;
    let mut slow = 0;
    for turn in 0..40u64 {
        let mut child = Command::new(&this)
            .args(["--exact", "store::victim", "--ignored"])
            .env(TARGET, &target)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("this program can be started");
        // Any moment will do, and different ones in each turn; later ones where the disk is slow.
        std::thread::sleep(Duration::from_micros(3_000 + (1_713 + 5_000 * slow) * turn));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        match verify(&target) {
            Ok(_) => seen += 1,
            Err(faults) => assert!(!target.exists() && seen == 0, "turn {turn}: {faults:?}"),
        }
        slow = u64::from(turn > 20 && seen == 0);
    }
    assert!(seen > 0, "no process lived long enough to write a run");
    write(&target, 1);
    let left: Vec<_> = fs::read_dir(place.path()).expect("it can be listed").collect();
    assert_eq!(left.len(), 1, "what the dead have left is gone: {left:?}");
}
