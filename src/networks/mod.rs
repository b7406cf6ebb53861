//! The structure of the criminal networks, and the indicators that follow from it.
