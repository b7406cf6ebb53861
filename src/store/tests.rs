//! Crashes between the steps, and folders that must not be touched.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::names::Target;
use super::swap::{Lock, Step, in_two_steps};
use super::*;

fn provenance(seed: u64) -> Provenance {
    Provenance {
        tool: Tool::this(),
        command: "assess".into(),
        settings: BTreeMap::from([("language".to_owned(), "en".to_owned())]),
        seed,
        samples: 100,
        inputs: vec![FileEntry { name: "dossier.json".into(), bytes: 2, sha256: sha256(b"{}"), reach: None }],
        knowledge: Vec::new(),
    }
}

fn staged(target: &Path, seed: u64) -> Run {
    let mut run = Run::stage(target, IfExists::Replace).expect("the target is free or a run");
    run.write("advice.md", format!("# {seed}\n").as_bytes()).expect("it can be written");
    run.write("tables/a.csv", b"a,b\n").expect("it can be written");
    run
}

fn write(target: &Path, seed: u64) -> Manifest {
    staged(target, seed).commit(provenance(seed)).expect("it can be renamed")
}

/// Names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("it can be listed")
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn place() -> TempDir {
    tempfile::tempdir().expect("there is room for tests")
}

fn seed_at(target: &Path) -> u64 {
    verify(target).expect("the run is whole").manifest.provenance.seed
}

fn fault(target: &Path, if_exists: IfExists) -> TargetFault {
    let error = Run::stage(target, if_exists).expect_err("it must be refused");
    let StoreError::Target { fault, .. } = error else { unreachable!("{error}") };
    fault
}

#[test]
fn a_run_appears_whole_and_verifies() {
    let place = place();
    let target = place.path().join("results/advice");
    let run = staged(&target, 1);
    assert!(!target.exists());
    let manifest = run.commit(provenance(1)).expect("it can be renamed");
    assert_eq!(names(&place.path().join("results")), ["advice"]);
    assert_eq!(names(&target), ["SHA256SUMS", "advice.md", "manifest.json", "tables"]);
    let verified = verify(&target).expect("nothing was changed");
    assert_eq!((verified.manifest, verified.files), (manifest, 4));
}

#[test]
fn sha256sum_agrees() {
    let place = place();
    let target = place.path().join("advice");
    write(&target, 1);
    let Ok(status) = std::process::Command::new("sha256sum")
        .args(["--quiet", "--strict", "-c", "SHA256SUMS"])
        .current_dir(&target)
        .status()
    else {
        return;
    };
    assert!(status.success());
}

#[test]
fn a_dropped_run_leaves_nothing() {
    let place = place();
    drop(staged(&place.path().join("advice"), 1));
    assert!(names(place.path()).is_empty());
}

#[test]
fn a_run_is_replaced_only_if_asked() {
    let place = place();
    let target = place.path().join("advice");
    write(&target, 1);
    assert_eq!(fault(&target, IfExists::Refuse), TargetFault::Exists);
    assert_eq!(seed_at(&target), 1);
    write(&target, 2);
    assert_eq!(seed_at(&target), 2);
    assert_eq!(names(place.path()), ["advice"]);
}

#[test]
fn a_run_that_appeared_meanwhile_is_not_replaced_unasked() {
    let place = place();
    let target = place.path().join("advice");
    let mut late = Run::stage(&target, IfExists::Refuse).expect("nothing is there");
    late.write("advice.md", b"late").expect("it can be written");
    write(&target, 1);
    assert!(matches!(late.commit(provenance(2)), Err(StoreError::Target { fault: TargetFault::Exists, .. })));
    assert_eq!(seed_at(&target), 1);
    assert_eq!(names(place.path()), ["advice"]);
}

#[test]
fn what_is_not_a_run_is_never_touched() {
    let place = place();
    let foreign = place.path().join("home");
    fs::create_dir(&foreign).expect("it can be made");
    fs::write(foreign.join("thesis.txt"), "years of work").expect("it can be written");
    assert_eq!(fault(&foreign, IfExists::Replace), TargetFault::Foreign);
    fs::write(foreign.join("manifest.json"), "{\"schema\": \"web.app/1\"}").expect("it can be written");
    assert_eq!(fault(&foreign, IfExists::Replace), TargetFault::Foreign);
    assert_eq!(fault(&foreign.join("thesis.txt"), IfExists::Replace), TargetFault::File);
    for unnamed in [".", "..", "/", "a/.."] {
        assert_eq!(fault(Path::new(unnamed), IfExists::Replace), TargetFault::NoName, "{unnamed}");
    }
    #[cfg(unix)]
    {
        let link = place.path().join("link");
        std::os::unix::fs::symlink(&foreign, &link).expect("it can be linked");
        assert_eq!(fault(&link, IfExists::Replace), TargetFault::Link);
        assert_eq!(fault(&link.join("."), IfExists::Replace), TargetFault::Link);
    }
    assert_eq!(names(&foreign), ["manifest.json", "thesis.txt"]);
}

#[test]
fn an_empty_folder_becomes_the_run() {
    let place = place();
    let target = place.path().join("advice");
    fs::create_dir(&target).expect("it can be made");
    write(&target, 1);
    assert_eq!(seed_at(&target), 1);
}

#[test]
fn names_of_files_are_checked() {
    let place = place();
    let mut run = staged(&place.path().join("advice"), 1);
    for name in ["../escape", "/etc/passwd", "a b", ""] {
        assert!(matches!(run.write(name, b""), Err(StoreError::Name { .. })), "{name}");
    }
    for name in ["advice.md", "ADVICE.md", "manifest.json", "SHA256SUMS"] {
        assert!(matches!(run.write(name, b""), Err(StoreError::Repeated { .. })), "{name}");
    }
}

/// What a process leaves that dies within a replacement by two renames.
fn die_after(step: Step, target: &Path) {
    let run = staged(target, 2);
    let manifest = Manifest::new(provenance(2), Vec::new());
    let text = crate::export::versioned(&manifest).expect("it has a version");
    fs::write(run.folder().join("manifest.json"), text).expect("it can be written");
    let died = in_two_steps(run.folder(), &Target::of(target).expect("it has a name"), |done| {
        if done == step { Err(StoreError::Name { name: "died here".into() }) } else { Ok(()) }
    });
    assert!(died.is_err());
    // The destructor of a process that dies does not run, but its lock is gone.
    let folder = run.folder().to_path_buf();
    std::mem::forget(run.into_staging());
    assert!(step == Step::Placed || folder.exists());
}

#[test]
fn a_crash_without_a_target_brings_the_old_run_back() {
    for by_verify in [true, false] {
        let place = place();
        let target = place.path().join("advice");
        write(&target, 1);
        die_after(Step::Aside, &target);
        assert!(!target.exists());
        if by_verify {
            assert_eq!(seed_at(&target), 1);
        } else {
            drop(Run::stage(&target, IfExists::Replace).expect("it can be staged"));
            assert_eq!(seed_at(&target), 1);
        }
        assert_eq!(names(place.path()), ["advice"]);
    }
}

#[test]
fn a_crash_before_the_old_run_is_removed_keeps_the_new_one() {
    let place = place();
    let target = place.path().join("advice");
    write(&target, 1);
    die_after(Step::Placed, &target);
    assert_eq!(names(place.path()).len(), 2);
    drop(Run::stage(&target, IfExists::Replace).expect("it can be staged"));
    assert_eq!(names(place.path()), ["advice"]);
    assert!(fs::read_to_string(target.join("advice.md")).expect("it is there").contains('2'));
}

#[test]
fn two_renames_do_what_one_exchange_does() {
    let place = place();
    let target = place.path().join("advice");
    write(&target, 1);
    let run = staged(&target, 2);
    let at = Target::of(&target).expect("it has a name");
    in_two_steps(run.folder(), &at, |_| Ok(())).expect("nothing fails");
    assert_eq!(names(place.path()), ["advice"]);
    assert_eq!(fs::read_to_string(target.join("advice.md")).expect("it is there"), "# 2\n");
}

#[test]
fn a_living_process_keeps_its_staging_folder_and_a_dead_one_does_not() {
    let place = place();
    let target = place.path().join("advice");
    let alive = staged(&target, 1);
    let dead = place.path().join(".advice.partial-1-dead");
    fs::create_dir(&dead).expect("it can be made");
    // Another target whose name begins alike is none of our business.
    let other = place.path().join(".advice.partial-1-x.partial-1-y");
    fs::create_dir(&other).expect("it can be made");
    drop(Run::stage(&target, IfExists::Refuse).expect("nothing is there"));
    assert!(alive.folder().exists() && !dead.exists() && other.exists());
    alive.commit(provenance(1)).expect("it can be renamed");
    assert_eq!(seed_at(&target), 1);
}

#[test]
fn a_lock_has_one_holder() {
    let place = place();
    let first = Lock::wait(place.path());
    assert!(first.is_held());
    assert!(Lock::now(place.path()).is_none());
    drop(first);
    assert!(Lock::now(place.path()).is_some());
}

#[test]
fn every_change_is_found() {
    let place = place();
    let target = place.path().join("advice");
    write(&target, 1);
    fs::write(target.join("advice.md"), "# forged\n").expect("it can be written");
    fs::remove_file(target.join("tables/a.csv")).expect("it can be removed");
    fs::write(target.join("tables/b.csv"), "").expect("it can be written");
    fs::write(target.join("SHA256SUMS"), "").expect("it can be written");
    let faults = verify(&target).expect_err("it was changed");
    assert_eq!(
        faults,
        [
            VerifyFault::Changed {
                name: "advice.md".into(),
                expected: sha256(b"# 1\n"),
                found: sha256(b"# forged\n"),
            },
            VerifyFault::Missing { name: "tables/a.csv".into() },
            VerifyFault::Sums,
            VerifyFault::Extra { name: "tables/b.csv".into() },
        ]
    );
}

#[test]
fn a_changed_manifest_is_found() {
    let place = place();
    let target = place.path().join("advice");
    write(&target, 1);
    let text = fs::read_to_string(target.join("manifest.json")).expect("it is there");
    let forged = text.replace("\"samples\": 100", "\"samples\": 999");
    assert_ne!(text, forged);
    fs::write(target.join("manifest.json"), forged).expect("it can be written");
    assert_eq!(verify(&target), Err(vec![VerifyFault::Sums]));
}

#[test]
fn newer_formats_and_other_folders_are_refused_by_name() {
    let place = place();
    let target = place.path().join("advice");
    write(&target, 1);
    let text = fs::read_to_string(target.join("manifest.json")).expect("it is there");
    let newer = text.replace("socta.run/1", "socta.run/2");
    fs::write(target.join("manifest.json"), newer).expect("it can be written");
    let faults = verify(&target).expect_err("it is newer");
    assert_eq!(faults, [VerifyFault::Newer { found: "socta.run/2".into(), known: 1 }]);
    assert!(faults[0].to_string().contains("socta.run/2"));
    assert!(matches!(verify(place.path()).expect_err("no run")[..], [VerifyFault::NotARun { .. }]));
    assert!(matches!(verify(Path::new("/nowhere")).expect_err("no run")[..], [VerifyFault::NotARun { .. }]));
}

#[test]
fn certificates_are_named_with_their_problems() {
    let place = place();
    let target = place.path().join("advice");
    let mut run = staged(&target, 1);
    for name in
        ["problem.json", "certificate.json", "b/certificate.json", "a/problem.json", "a/certificate.json"]
    {
        run.write(name, b"{}").expect("it can be written");
    }
    run.commit(provenance(1)).expect("it can be renamed");
    let found = verify(&target).expect("nothing was changed").certificates;
    let pair = |place: &str| CertificatePaths {
        problem: target.join(format!("{place}problem.json")),
        certificate: target.join(format!("{place}certificate.json")),
    };
    assert_eq!(found, [pair("a/"), pair("")]);
}

#[test]
fn the_same_run_has_the_same_bytes_wherever_it_is_written() {
    let (one, other) = (place(), place());
    write(&one.path().join("a"), 1);
    write(&other.path().join("b"), 1);
    for name in ["manifest.json", "SHA256SUMS"] {
        let read = |at: &Path| fs::read(at.join(name)).expect("it is there");
        assert_eq!(read(&one.path().join("a")), read(&other.path().join("b")));
    }
}

#[test]
fn what_stays_inside_may_be_away_altogether_and_not_in_part() {
    let place = place();
    let target = place.path().join("advice");
    let mut run = staged(&target, 1);
    for name in ["internal/results.json", "internal/why.json"] {
        run.write(name, b"{\"secret\": 1}").expect("it can be written");
    }
    let manifest = run.commit(provenance(1)).expect("it can be renamed");
    let inside = manifest.outputs.iter().filter(|file| file.is_internal());
    assert_eq!(
        inside.map(|file| file.name.as_str()).collect::<Vec<_>>(),
        ["internal/results.json", "internal/why.json"]
    );
    assert!(manifest.outputs.iter().all(|file| file.reach.is_some()));
    assert!(verify(&target).expect("all is there").absent.is_empty());
    fs::remove_file(target.join("internal/why.json")).expect("it can be removed");
    let faults = verify(&target).expect_err("a part is missing");
    assert_eq!(faults, [VerifyFault::Missing { name: "internal/why.json".into() }]);
    fs::remove_dir_all(target.join("internal")).expect("it can be removed");
    let verified = verify(&target).expect("it was handed over");
    assert_eq!(verified.absent, ["internal/results.json", "internal/why.json"]);
    let sums = fs::read_to_string(target.join("SHA256SUMS")).expect("it is there");
    assert!(
        !sums.contains("internal") && sums.contains("advice.md"),
        "what is not handed over is not listed"
    );
}
