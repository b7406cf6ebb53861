//! Variants of a model: named changes of weights, bounds and policies.
