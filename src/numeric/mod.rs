//! Foundations of arithmetic: floating-point functions, random streams, sums in a fixed order, quantiles.
