//! Runs against one another.
