//! Packs JSON documents in columns, losslessly, so that compression finds what they share.
//!
//! Every path of the documents is a column of its own: `op.contact` of all operations stand side
//! by side, as differences where they are numbers or counted names. Nothing but the texts, the
//! shapes and the numbers travels. Documents that are not compact JSON travel as they are.

mod numbers;
mod read;
mod scan;
mod texts;
mod write;

pub use read::unpack;
pub use write::pack;

#[cfg(test)]
mod tests;
