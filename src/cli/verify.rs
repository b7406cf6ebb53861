//! `socta verify`: is a run what it says it is?

use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::Failure;
use super::speech::{say, shown};
use super::stored;
use super::terminal::Terminal;
use crate::priorities::{self, CERTIFICATE_SCHEMA, Certificate, PROBLEM_SCHEMA, Problem};
use crate::store::{CertificatePaths, Verified, VerifyFault, verify};

const EXAMPLES: &str = "\
Examples:
  socta verify advice
  socta verify batch --quiet && echo unchanged
  socta verify problem.json --certificate proof.json
  cd advice && sha256sum -c SHA256SUMS";

/// Arguments of `verify`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Run folder or batch folder; with `--certificate` the file of a problem
    run: PathBuf,
    /// Check this proof of a choice against the problem
    #[arg(long, value_name = "FILE")]
    certificate: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    if let Some(proof) = &arguments.certificate {
        let paths = CertificatePaths { problem: arguments.run.clone(), certificate: proof.clone() };
        let gap = certificate(&paths)?;
        let said = [("path", shown(proof.display())), ("proven", proven(gap).into())];
        terminal.note(&say("verify-choice", &said));
        return Ok(());
    }
    let verified = verify(&arguments.run).map_err(|faults| refused(&arguments.run, &faults))?;
    let mut gap = 0;
    for paths in &verified.certificates {
        gap = gap.max(certificate(paths)?);
    }
    let Verified { manifest, certificates, files, bytes, absent } = verified;
    let said = [
        ("folder", shown(arguments.run.display())),
        ("run", shown(manifest.run)),
        ("files", shown(files)),
        ("bytes", shown(bytes)),
        ("choices", certificates.len().into()),
        ("proven", proven(gap).into()),
    ];
    terminal.note(&say("verify-run", &said));
    if !absent.is_empty() {
        terminal.note(&say("verify-absent", &[("files", absent.join(", ").into())]));
    }
    Ok(())
}

/// What a proof with this gap shows.
fn proven(gap: i64) -> String {
    match gap {
        0 => say("verify-best", &[]),
        gap => say("verify-below-best", &[("gap", shown(gap))]),
    }
}

fn refused(folder: &Path, faults: &[VerifyFault]) -> Failure {
    let list: Vec<String> = faults.iter().map(ToString::to_string).collect();
    match faults {
        [VerifyFault::NotARun { .. } | VerifyFault::Newer { .. }] => Failure::Io(list.concat()),
        _ => {
            let said = [("folder", shown(folder.display())), ("list", list.join("\n  ").into())];
            Failure::Verification(say("verify-changed", &said))
        }
    }
}

/// Checks the proof of one choice with a checker that shares nothing with the solver but the types; the gap that it leaves.
fn certificate(paths: &CertificatePaths) -> Result<i64, Failure> {
    let problem: Problem = stored::json(&paths.problem, PROBLEM_SCHEMA)?;
    let certificate: Certificate = stored::json(&paths.certificate, CERTIFICATE_SCHEMA)?;
    match priorities::check(&problem, &certificate) {
        Ok(checked) => Ok(checked.gap),
        Err(fault) => {
            let said = [("path", shown(paths.certificate.display())), ("fault", shown(fault))];
            Err(Failure::Verification(say("verify-proves-nothing", &said)))
        }
    }
}
