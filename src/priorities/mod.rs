//! Choosing at most K priorities within N action plans, with a proof.
