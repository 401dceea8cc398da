//! The simulator: many tablets and one authority under every fault we could think of, by a seed.

pub mod chance;
