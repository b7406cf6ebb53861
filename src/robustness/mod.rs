//! What if the evidence or the weights are wrong.
