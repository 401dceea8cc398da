//! Asking and answering: what tablets and server send each other.

use super::network::Message;
use super::server::{SITE, Unanswered};
use super::world::World;
use super::{Fault, Workload, sign};
use crate::id::LogId;
use crate::proof::push_message;
use crate::replica::{Asking, Unsigned};
use crate::rules::{Rules, Standing, Viewer};
use crate::wire::{Frame, LogPart, Request, Response, Status, frame};

impl<R: Rules, W: Workload<R>> World<'_, R, W> {
    /// A tablet asks: it pushes and pulls.
    pub fn ask(&mut self, place: usize) -> Result<(), String> {
        self.sign_late(place)?;
        let nonce = self.chance.next();
        let tablet = &mut self.tablets[place];
        tablet.asked = Some(nonce);
        let mut pace = tablet.pace;
        pace.batch = 1 + self.chance.index(40);
        let request = tablet.replica.request(Asking {
            nonce,
            session: None,
            pace,
            pull_bytes: 1 + self.chance.below(20_000),
            persisted: true,
            time: self.now + tablet.clock_off,
        });
        let body = request.encode();
        let device = tablet.device.clone();
        let message = push_message(&body);
        let keys = R::device_keys(self.server()?.authority.state(), &device);
        let signature = match keys {
            Standing::Active(keys) | Standing::Revoked(keys) => {
                keys.first().map(|key| sign(key, &message))
            }
            Standing::Unknown => None,
        };
        let bytes = frame(&body, signature.as_ref());
        let said = |log: &LogPart| {
            format!(
                "{} settled {} head {} base {} ops {}",
                log.log,
                log.settled,
                log.head,
                log.base,
                log.ops.len()
            )
        };
        let said: Vec<String> = request.logs.iter().map(said).collect();
        self.tell(|| format!("tablet {place} asks from {:?}: {said:?}", request.cursor));
        let request = Box::new(request);
        self.network.waiting.push(Message::ToServer { tablet: place, request, bytes });
        Ok(())
    }

    fn sign_late(&mut self, place: usize) -> Result<(), String> {
        let unsigned: Vec<Unsigned> = self.tablets[place].replica.unsigned();
        for segment in unsigned {
            let message = segment.to_sign(SITE);
            let signature = self.staff_signature(place, &segment.actor, &message);
            let Some(signature) = signature else { continue };
            let applied = self.tablets[place].replica.sign(&segment, signature);
            self.count("segments signed late");
            if !self.take_over(place, applied)? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Some message arrives, or does not.
    pub fn deliver(&mut self) -> Result<(), String> {
        let taken = self.network.take(&self.swarm, &mut self.chance);
        let Some((message, fault)) = taken else { return Ok(()) };
        if let Some(fault) = fault {
            self.count(fault.name());
        }
        match message {
            None => Ok(()),
            Some(Message::ToServer { tablet, request, bytes }) => {
                self.serve(tablet, request, &bytes)
            }
            Some(Message::ToTablet { tablet, request, bytes }) => {
                self.answered(tablet, &request, &bytes)
            }
        }
    }

    fn serve(&mut self, tablet: usize, request: Box<Request>, bytes: &[u8]) -> Result<(), String> {
        let Some(mut server) = self.server.take() else { return Ok(()) };
        for part in &request.logs {
            let state = server.authority.state();
            if let Some(asked) = self.workload.new_log(state, &request.device, part.log) {
                server.submit_own(&asked, R::SYSTEM, self.now);
            }
        }
        let outcome = server.serve(bytes, self.now, &self.swarm, &mut self.chance);
        self.server = Some(server);
        match outcome {
            Ok(bytes) => {
                self.network.waiting.push(Message::ToTablet { tablet, request, bytes });
                Ok(())
            }
            Err(Unanswered::Crashed) => {
                self.count(Fault::ServerCrash.name());
                Ok(())
            }
            Err(Unanswered::Refused) => {
                self.count("request refused as damaged");
                Ok(())
            }
            Err(Unanswered::Broken(what)) => Err(what),
        }
    }

    fn answered(&mut self, place: usize, request: &Request, bytes: &[u8]) -> Result<(), String> {
        if self.tablets[place].asked != Some(request.nonce) {
            return Ok(());
        }
        let opened = Frame::open(bytes).ok().and_then(|frame| Response::decode(frame.body).ok());
        let Some(response) = opened else {
            self.count("answer ignored as damaged");
            return Ok(());
        };
        let spare = LogId(self.chance.bytes8());
        self.tell(|| {
            format!("tablet {place} is answered {:?} {:?}", response.status, response.logs)
        });
        let Ok(applied) = self.tablets[place].replica.apply(request, &response, spare) else {
            self.count("answer out of place");
            return Ok(());
        };
        self.tablets[place].asked = None;
        if response.status == Status::Rewound {
            self.count("rewound");
        }
        self.take_over(place, applied)?;
        self.fetch_pages(place)
    }

    /// Fetches pages, until the connection breaks.
    pub fn fetch_pages(&mut self, place: usize) -> Result<(), String> {
        while let Some(mark) = self.tablets[place].replica.wanted_page().cloned() {
            if self.strikes(Fault::LoseReply) {
                return Ok(());
            }
            let device = self.tablets[place].device.clone();
            let viewer = Viewer { device, actor: None };
            let page = self.server()?.authority.page(&viewer, &mark.hash);
            let Some(bytes) = page.map_err(|e| e.to_string())? else { return Ok(()) };
            let applied = self.tablets[place].replica.apply_page(mark.hash, &bytes);
            let applied = applied.map_err(|e| format!("page {}: {e}", mark.name))?;
            self.count("pages fetched");
            if !self.take_over(place, applied)? {
                return Ok(());
            }
        }
        Ok(())
    }
}
