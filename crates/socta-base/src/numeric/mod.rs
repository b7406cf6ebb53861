//! Foundations of arithmetic, each power in one home: floating-point functions, random streams, sums in a fixed order,
//! quantiles, ranks, linear programs.
//!
//! Whatever is computed here has the same bits on every platform, at every thread count, on every run.

pub mod bulk;
pub mod float;
pub mod lanes;
pub mod linear;
pub mod polytope;
pub mod quantile;
pub mod random;
pub mod rank;
pub mod sum;
pub mod wide;
