//! The authority alone: what it promises of each operation.
