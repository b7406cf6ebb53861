//! From files on the disk to findings, runs and documents.

#[path = "pipeline/broken.rs"]
mod broken;
#[path = "pipeline/faults.rs"]
mod faults;
#[path = "pipeline/inputs.rs"]
mod inputs;
