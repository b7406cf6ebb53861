//! Pure measures on a [`Csr`](crate::Csr), one algorithm a file.
//!
//! Conventions that hold for all of them: the graph is simple; degrees, cores, cuts, clustering and structural holes look
//! at ties whatever their direction; weights are strengths and only used by what is called `weighted`; what is undefined
//! is `None`, never a number that looks like a result.

pub mod assortativity;
pub mod betweenness;
pub mod brokerage;
pub mod centralization;
pub mod closeness;
pub mod clustering;
pub mod collective_influence;
pub mod communities;
pub mod components;
pub mod continuous_core;
pub mod core_periphery;
pub mod coreness_profile;
pub mod cut_points;
pub mod density;
pub mod eigenvector;
pub mod hierarchy;
pub mod k_core;
pub mod pagerank;
pub mod participation;
pub mod reciprocity;
pub mod resource_allocation;
pub mod structural_holes;
pub mod trophic;
pub mod weighted_betweenness;
