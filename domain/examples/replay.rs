//! Replays a township's operations through `decide` and `evolve` and prints how fast that is:
//! `cargo run --profile bench -p domain --example replay [operations] [--shared]`. With `--shared`
//! the state before each operation is kept beside the new one, as on a tablet.
//!
//! The clerk's day is repeated with 10,000 cases kept open, which is what a tablet may hold. Two
//! figures come out: operations a second, and how long deciding one takes, the slowest kind named.

#![allow(clippy::unwrap_used, reason = "a replay that is refused measures nothing")]
#![allow(clippy::disallowed_methods, reason = "it measures time")]

#[path = "../tests/township/mod.rs"]
mod township;

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use domain::case::{self, Mark};
use domain::contact::{self, Given, Told};
use domain::duty;
use domain::time::{TimeOfDay, shift};
use domain::{CaseId, ContactId, Operation, Stamp, decide};
use township::{Township, Who, answered, keys, marks, refused};

/// Cases kept open while measuring.
const OPEN: usize = 10_000;

/// How long deciding took, by kind of operation.
#[derive(Default)]
struct Times {
    by_kind: BTreeMap<&'static str, Vec<u32>>,
    evolving: Duration,
    deciding: Duration,
}

/// A site at work.
struct Bench {
    town: Township,
    running: VecDeque<CaseId>,
    times: Times,
    done: usize,
    day: i64,
    /// Whether each operation is taken in beside a state kept as it was.
    shared: bool,
}

fn main() {
    let asked = std::env::args().nth(1).and_then(|text| text.replace('_', "").parse().ok());
    let wanted: usize = asked.unwrap_or(1_000_000);
    let mut bench = Bench {
        town: Township::morning(),
        running: VecDeque::new(),
        times: Times::default(),
        done: 0,
        day: 0,
        shared: std::env::args().any(|argument| argument == "--shared"),
    };
    while bench.running.len() < OPEN {
        bench.apply();
    }
    bench.times = Times::default();
    bench.done = 0;
    let start = Instant::now();
    let mut turn = 0_usize;
    while bench.done < wanted {
        bench.visitor(turn);
        turn += 1;
    }
    bench.report(start.elapsed());
}

impl Bench {
    /// Serves one visitor: six kinds of visit in turn.
    fn visitor(&mut self, turn: usize) {
        match turn % 6 {
            0 => self.enquire(),
            1 => self.at_once(),
            2 | 3 => {
                self.apply();
                self.finish_oldest();
            }
            4 => self.hand_over(),
            _ => self.refuse(),
        }
    }

    fn enquire(&mut self) {
        let contact = self.receive("FP07", &[]);
        let (missing, lines, given) = (keys(&[]), Vec::new(), Given::Print);
        let notify = contact::Notify { contact: contact.clone(), missing, lines, given };
        self.contact("notify", Who::Wang, contact::Operation::Notify(notify));
        self.dispose(contact, answered(""));
    }

    fn at_once(&mut self) {
        let contact = self.receive("FP01", &["m1", "m2"]);
        let case = self.open(Who::Wang, contact);
        self.finish(Who::Wang, case);
    }

    /// Takes an application that lacks something, and promises a date once it is complete.
    fn apply(&mut self) {
        let contact = self.receive("FP07", &["m1"]);
        let case = self.open(Who::Wang, contact);
        let missing = keys(&["m2"]);
        let ask = case::AskSupplement {
            case: case.clone(),
            missing,
            lines: Vec::new(),
            reason: String::new(),
        };
        self.case("ask supplement", Who::Wang, case::Operation::AskSupplement(ask));
        let marks = marks(&[("m2", Mark::Has)]);
        let tick = case::Tick { case: case.clone(), marks };
        self.case("tick", Who::Wang, case::Operation::Tick(tick));
        let accept = case::Accept { case: case.clone() };
        self.case("accept", Who::Wang, case::Operation::Accept(accept));
        self.running.push_back(case);
    }

    fn finish_oldest(&mut self) {
        if let Some(case) = self.running.pop_front() {
            self.finish(Who::Wang, case);
        }
    }

    fn hand_over(&mut self) {
        let contact = self.receive("FP07", &["m1", "m2"]);
        let transfer = contact::OfferTransfer {
            contact: contact.clone(),
            to: self.town.id(Who::Zhou),
            reason: "属其岗位职责".to_owned(),
            call: None,
        };
        self.contact("transfer", Who::Wang, contact::Operation::Transfer(transfer));
        let accept = contact::AcceptTransfer { contact: contact.clone() };
        self.contact("accept transfer", Who::Zhou, contact::Operation::AcceptTransfer(accept));
        let case = self.open(Who::Zhou, contact);
        let accept = case::Accept { case: case.clone() };
        self.case("accept", Who::Zhou, case::Operation::Accept(accept));
        self.finish(Who::Zhou, case);
    }

    fn refuse(&mut self) {
        let contact = self.receive("FP07", &["m1", "m2"]);
        self.dispose(contact, refused("条例第9条", "可申请行政复议"));
    }

    fn receive(&mut self, code: &str, brought: &[&str]) -> ContactId {
        let receive = Township::asks(code, brought);
        self.contact("receive", Who::Wang, contact::Operation::Receive(receive));
        ContactId::from(&self.town.last)
    }

    fn dispose(&mut self, contact: ContactId, outcome: contact::Outcome) {
        let dispose = contact::Dispose { contact, outcome, told: Told::Present };
        self.contact("dispose", Who::Wang, contact::Operation::Dispose(dispose));
    }

    fn open(&mut self, who: Who, contact: ContactId) -> CaseId {
        let stamp = self.town.stamp(who);
        let about = self.town.state.contact.get(&contact).and_then(|one| one.item.clone());
        let no = case::next_no(&self.town.state, &stamp, &about.unwrap());
        let open = case::Open { contact, no, item: None, checklist: marks(&[]) };
        self.take("open", &Operation::Case(case::Operation::Open(open)), &stamp);
        CaseId::from(&self.town.last)
    }

    fn finish(&mut self, who: Who, case: CaseId) {
        let (result, told) = (String::new(), Told::Present);
        let finish = case::Finish { case, result, document: String::new(), told };
        self.case("finish", who, case::Operation::Finish(finish));
    }

    fn contact(&mut self, kind: &'static str, who: Who, operation: contact::Operation) {
        let stamp = self.town.stamp(who);
        self.take(kind, &Operation::Contact(operation), &stamp);
    }

    fn case(&mut self, kind: &'static str, who: Who, operation: case::Operation) {
        let stamp = self.town.stamp(who);
        self.take(kind, &Operation::Case(operation), &stamp);
    }

    /// Decides and takes in one operation, by the watch.
    fn take(&mut self, kind: &'static str, operation: &Operation, stamp: &Stamp) {
        let started = Instant::now();
        let decision = decide(&self.town.state, operation, stamp).unwrap();
        let decided = started.elapsed();
        // A tablet keeps the confirmed state beside the view: they share what is not changed.
        let confirmed = self.shared.then(|| self.town.state.clone());
        let started = Instant::now();
        for event in &decision.events {
            self.town.state.evolve(stamp, event);
        }
        self.times.evolving += started.elapsed();
        drop(confirmed);
        self.times.deciding += decided;
        let nanos = u32::try_from(decided.as_nanos()).unwrap_or(u32::MAX);
        self.times.by_kind.entry(kind).or_default().push(nanos);
        self.done += 1;
        self.pass();
        self.town.last = stamp.operation.clone();
    }

    /// Lets half a minute's work pass; in the evening the next working day begins.
    fn pass(&mut self) {
        self.town.now.0 += 15_000;
        let zone = self.town.state.site.zone;
        let (mut today, time) = self.town.now.local(zone);
        if time < TimeOfDay::hm(17, 30) {
            return;
        }
        loop {
            today = shift(today, 1);
            if !self.town.state.site.open_hours(today).is_empty() {
                break;
            }
        }
        self.day += 1;
        self.town.set(today, 8, 30);
        for (who, post) in [(Who::Wang, 0), (Who::Zhou, 1)] {
            let post = self.town.posts[post].clone();
            self.town.duty(who, duty::Operation::Start(duty::Start { post })).unwrap();
        }
    }

    fn report(&mut self, elapsed: Duration) {
        let count = self.done;
        let seconds = elapsed.as_secs_f64();
        #[allow(clippy::cast_precision_loss, reason = "a printed figure")]
        let rate = count as f64 / seconds;
        println!("replay: {count} operations in {seconds:.2} s = {rate:.0} operations/s");
        println!(
            "        deciding {:.2} s, evolving {:.2} s; {} cases open, {} contacts, {} days",
            self.times.deciding.as_secs_f64(),
            self.times.evolving.as_secs_f64(),
            self.running.len(),
            self.town.state.contact.len(),
            self.day,
        );
        println!("        deciding one with {OPEN} cases open, µs:");
        for (kind, times) in &mut self.times.by_kind {
            times.sort_unstable();
            let micros = |part: usize| f64::from(times[(times.len() - 1) * part / 1_000]) / 1_000.0;
            println!(
                "        {kind:16} p50 {:7.1}  p99 {:7.1}  p99.9 {:7.1}  ({} times)",
                micros(500),
                micros(990),
                micros(999),
                times.len(),
            );
        }
    }
}
