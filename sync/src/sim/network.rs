//! The network: messages wait until chance delivers, repeats, loses or damages them.

use super::chance::Chance;
use super::faults::{Fault, Swarm};
use crate::wire::Request;

/// A message on its way.
#[derive(Clone, Debug)]
pub(super) enum Message {
    ToServer { tablet: usize, request: Box<Request>, bytes: Vec<u8> },
    ToTablet { tablet: usize, request: Box<Request>, bytes: Vec<u8> },
}

impl Message {
    pub fn bytes_mut(&mut self) -> &mut Vec<u8> {
        match self {
            Self::ToServer { bytes, .. } | Self::ToTablet { bytes, .. } => bytes,
        }
    }
}

/// Messages on their way, and what befalls them.
#[derive(Debug, Default)]
pub(super) struct Network {
    pub waiting: Vec<Message>,
}

impl Network {
    /// Takes any waiting message, perhaps changed; says what befell it.
    pub fn take(
        &mut self,
        swarm: &Swarm,
        chance: &mut Chance,
    ) -> Option<(Option<Message>, Option<Fault>)> {
        if self.waiting.is_empty() {
            return None;
        }
        let place = chance.index(self.waiting.len());
        let mut message = self.waiting.swap_remove(place);
        let lost = match message {
            Message::ToServer { .. } => Fault::LoseRequest,
            Message::ToTablet { .. } => Fault::LoseReply,
        };
        if swarm.strikes(lost, chance) {
            return Some((None, Some(lost)));
        }
        if swarm.strikes(Fault::Duplicate, chance) {
            self.waiting.push(message.clone());
            return Some((Some(message), Some(Fault::Duplicate)));
        }
        let bytes = message.bytes_mut();
        if swarm.strikes(Fault::Truncate, chance) {
            bytes.truncate(chance.index(bytes.len()));
            return Some((Some(message), Some(Fault::Truncate)));
        }
        if swarm.strikes(Fault::FlipByte, chance) {
            let place = chance.index(bytes.len());
            if let Some(byte) = bytes.get_mut(place) {
                *byte ^= 1 << chance.below(8);
            }
            return Some((Some(message), Some(Fault::FlipByte)));
        }
        if swarm.strikes(Fault::CaptivePortal, chance) {
            *bytes = b"<!doctype html><title>Please sign in to the free network</title>".to_vec();
            return Some((Some(message), Some(Fault::CaptivePortal)));
        }
        Some((Some(message), None))
    }
}
