//! The exact choice under rules: branch and bound with prices.
//!
//! [`prepared`] keeps a problem ready to be solved again and again. [`layout`] writes it as rows and columns, [`simplex`] finds
//! prices, [`bound`] says what they prove, [`local`] changes choices, [`wander`] finds good ones, [`search`] goes through
//! all choices, and [`record`] keeps what proves the result.

mod bound;
mod layout;
mod local;
pub(crate) mod prepared;
mod record;
mod search;
mod simplex;
mod wander;
