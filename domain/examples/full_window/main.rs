//! Decides and looks at a full site and prints how long each takes:
//! `cargo run --profile bench -p domain --example full_window`.
//!
//! 75 windows of two clerks each, 10,000 open cases, 5,000 appointments ahead, and two handovers a
//! day of each window. Everything in it was decided by the rules themselves.

#![allow(clippy::unwrap_used, reason = "a window that refuses measures nothing")]
#![allow(clippy::disallowed_methods, reason = "it measures time")]

mod deciding;
mod looking;
#[path = "../../tests/township/mod.rs"]
mod township;

use std::hint::black_box;
use std::time::Instant;

use domain::appointment::{
    self, Book, Cancel, Claim, Move, Need, Reason, lending_due, view as booking,
};
use domain::case::{self, Mark};
use domain::contact::{self, Given, Told, Whose};
use domain::duty::{self, EndReason, Plan, Scope};
use domain::handover::{self, Give, Take, view};
use domain::people::{self, Details, Role};
use domain::site::{self, Settings};
use domain::text::Text;
use domain::time::{TimeOfDay, Timestamp, shift};
use domain::{
    Actor, AppointmentId, Badge, CaseId, ContactId, HandoverId, Operation, PersonId, PostId, Stamp,
    State, decide, find,
};
use township::{Township, Who, answered, keys, marks};

const WINDOWS: usize = 75;
const CASES: usize = 10_000;
const APPOINTMENTS: usize = 5_000;

/// How often each is measured.
const TIMES: usize = 200;

/// A window with its two clerks.
#[derive(Clone)]
struct Window {
    post: PostId,
    a: PersonId,
    b: PersonId,
}

struct Bench {
    town: Township,
    windows: Vec<Window>,
    cases: Vec<CaseId>,
    booked: Vec<AppointmentId>,
    handovers: usize,
}

fn main() {
    let mut bench = Bench {
        town: Township::new(),
        windows: Vec::new(),
        cases: Vec::new(),
        booked: Vec::new(),
        handovers: 0,
    };
    bench.found();
    bench.start_day();
    for turn in 0.. {
        if bench.cases.len() >= CASES {
            break;
        }
        bench.apply(turn % WINDOWS);
    }
    bench.book_all();
    println!(
        "{} cases open, {} appointments, {} handovers, {} contacts",
        bench.town.state.case.open().count(),
        bench.booked.len(),
        bench.handovers,
        bench.town.state.contact.len(),
    );
    bench.measure_operations();
    bench.measure_handover();
    bench.measure_views();
}

/// Prints the middle and the slow end of some times, beside the target, in microseconds.
fn report(name: &str, mut nanos: Vec<u128>, target: u32) {
    nanos.sort_unstable();
    let at = |part: usize| {
        let micros = nanos[(nanos.len() - 1) * part / 100] / 10;
        f64::from(u32::try_from(micros).unwrap_or(u32::MAX)) / 100.0
    };
    println!(
        "  {name:34} p50 {:9.1}  p95 {:9.1}  target {target:6}  ({} times)",
        at(50),
        at(95),
        nanos.len()
    );
}

/// Measures something that changes nothing.
fn look<T>(name: &str, times: usize, target: u32, mut view: impl FnMut(usize) -> T) {
    let nanos = (0..times).map(|turn| {
        let started = Instant::now();
        black_box(view(turn));
        started.elapsed().as_nanos()
    });
    report(name, nanos.collect(), target);
}

impl Bench {
    fn found(&mut self) {
        let settings = Settings {
            slot_places: 20,
            public_percent: 20,
            booking_working_days: 30,
            ..Settings::default()
        };
        let change =
            site::Operation::ChangeSettings(site::ChangeSettings { settings, knowing: [].into() });
        self.town.server(&Operation::Site(change));
        for number in 0..WINDOWS {
            let [a, b] = [1, 2].map(|one| self.add_clerk(number * 2 + one));
            let plan = Plan {
                number: u8::try_from(number + 3).unwrap(),
                name: Text::hans(format!("{number}号")),
                department: None,
                scope: Scope::All,
                a: a.clone(),
                b: vec![b.clone()],
                hours: None,
            };
            let add = duty::Operation::AddPost(duty::AddPost { plan });
            let post = PostId::from(&self.town.server(&Operation::Duty(add)));
            self.windows.push(Window { post, a, b });
        }
    }

    fn add_clerk(&mut self, number: usize) -> PersonId {
        let details = Details {
            badge: Badge(format!("{}", 1_000 + number)),
            name: format!("职员{number}"),
            initials: String::new(),
            photo: None,
            phone: String::new(),
            roles: [Role::Clerk].into(),
            rank: 0,
        };
        let add = people::Operation::Add(people::Add { details });
        PersonId::from(&self.town.server(&Operation::People(add)))
    }

    fn stamp(&mut self, who: &PersonId) -> Stamp {
        Stamp { actor: Actor::Person(who.clone()), ..self.town.stamp(Who::Wang) }
    }

    /// Lets somebody do something; some seconds pass, and in the evening a day.
    #[allow(clippy::needless_pass_by_value, reason = "each is made for this call")]
    fn act(&mut self, who: &PersonId, operation: Operation) {
        let stamp = self.stamp(who);
        self.town.take(&operation, &stamp).unwrap();
        self.town.now.0 += 4_000;
    }

    fn contact(&mut self, who: &PersonId, operation: contact::Operation) {
        self.act(who, Operation::Contact(operation));
    }

    fn start_day(&mut self) {
        for window in self.windows.clone() {
            let start = duty::Operation::Start(duty::Start { post: window.post.clone() });
            self.act(&window.a, Operation::Duty(start));
        }
    }

    /// Lets each window be handed over and back, and the next working day begin.
    fn next_day(&mut self) {
        for window in self.windows.clone() {
            for (from, to) in [(&window.a, &window.b), (&window.b, &window.a)] {
                let give = self.gives(&window.post, from, to);
                self.act(from, Operation::Handover(handover::Operation::Give(give)));
                let take = self.takes(&HandoverId::from(&self.town.last));
                self.act(to, Operation::Handover(handover::Operation::Take(take)));
                self.handovers += 1;
            }
        }
        let (mut today, _) = self.town.now.local(self.town.state.site.zone);
        loop {
            today = shift(today, 1);
            if !self.town.state.site.open_hours(today).is_empty() {
                break;
            }
        }
        self.town.set(today, 8, 30);
        self.start_day();
    }

    fn gives(&self, post: &PostId, from: &PersonId, to: &PersonId) -> Give {
        let draft = view::draft(&self.town.state, post, (from, Some(to)), self.town.now);
        draft.give(to.clone(), Vec::new())
    }

    fn takes(&self, handover: &HandoverId) -> Take {
        let lines = self.town.state.handover.get(handover).unwrap().lines.len();
        Take {
            handover: handover.clone(),
            more: [].into(),
            acknowledged: (0..u16::try_from(lines).unwrap()).collect(),
            disputed: Vec::new(),
        }
    }

    fn receive(&mut self, window: &Window, code: &str) -> ContactId {
        let receive =
            contact::Receive { subject: Some(Whose::New), ..Township::asks(code, &["m1", "m2"]) };
        self.contact(&window.a, contact::Operation::Receive(receive));
        ContactId::from(&self.town.last)
    }

    /// Takes an application in and promises a date.
    fn apply(&mut self, window: usize) {
        if self.town.now.local(self.town.state.site.zone).1 > TimeOfDay::hm(16, 30) {
            self.next_day();
        }
        let window = self.windows[window].clone();
        let contact = self.receive(&window, "FP07");
        let open = self.opens(&window.a, contact);
        self.act(&window.a, open);
        let case = CaseId::from(&self.town.last);
        let accept = case::Operation::Accept(case::Accept { case: case.clone() });
        self.act(&window.a, Operation::Case(accept));
        self.cases.push(case);
    }

    fn opens(&mut self, who: &PersonId, contact: ContactId) -> Operation {
        // The number is that of the next operation.
        let stamp = self.town.stamp(Who::Wang);
        let stamp = Stamp { actor: Actor::Person(who.clone()), ..stamp };
        let item = self.town.state.contact.get(&contact).and_then(|one| one.item.clone());
        let no = case::next_no(&self.town.state, &stamp, &item.unwrap());
        let checklist = marks(&[]);
        Operation::Case(case::Operation::Open(case::Open { contact, no, item: None, checklist }))
    }

    fn books(&self, window: &Window, contact: ContactId, loan: Option<(Timestamp, Claim)>) -> Book {
        let (state, now) = (&self.town.state, self.town.now);
        let log = self.town.last.log();
        let (from, loan) = if let Some((from, claim)) = loan {
            (from, Some(claim))
        } else {
            let free = booking::next_free(state, &window.post, Need::default(), (&log, now), 400);
            (free[contact.0.len() % free.len() / 2 + free.len() / 2 - 1].slot.from, None)
        };
        Book {
            contact,
            case: None,
            post: window.post.clone(),
            from,
            loan,
            reason: Reason::Closing,
            promised: String::new(),
            bring: keys(&["m1"]),
            told: Told::Present,
        }
    }

    fn book_all(&mut self) {
        self.next_day();
        let zone = self.town.state.site.zone;
        let log = self.town.last.log();
        for turn in 0..APPOINTMENTS {
            if self.town.now.local(zone).1 > TimeOfDay::hm(16, 30) {
                self.next_day();
            }
            let window = self.windows[turn % WINDOWS].clone();
            let contact = self.receive(&window, "FP07");
            let free = booking::next_free(
                &self.town.state,
                &window.post,
                Need::default(),
                (&log, self.town.now),
                180,
            );
            let from = free[(turn / WINDOWS * 2 + 12) % free.len()].slot.from;
            let book = Book { from, ..self.books(&window, contact, None) };
            self.act(&window.a, Operation::Appointment(appointment::Operation::Book(book)));
            self.booked.push(AppointmentId::from(&self.town.last));
        }
        self.next_day();
    }
}
