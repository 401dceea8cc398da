//! How long deciding takes, for every kind of operation of a clerk's day.

#[allow(clippy::wildcard_imports, reason = "one program in three files")]
use super::*;

impl Bench {
    /// Decides what is made ready, so many times, each on the state that the one before left.
    fn measure(
        &mut self,
        name: &str,
        mut ready: impl FnMut(&mut Self, usize) -> (PersonId, Operation),
    ) {
        let mut nanos = Vec::new();
        for turn in 0..TIMES {
            let (who, operation) = ready(self, turn);
            nanos.push(self.timed(&who, &operation));
        }
        report(name, nanos, 200);
    }

    fn timed(&mut self, who: &PersonId, operation: &Operation) -> u128 {
        let stamp = self.stamp(who);
        let started = Instant::now();
        let decided = black_box(decide(&self.town.state, operation, &stamp));
        let nanos = started.elapsed().as_nanos();
        if let Err(refusal) = decided {
            println!("  refused, and so not measured: {refusal:?}");
            return nanos;
        }
        self.town.take(operation, &stamp).unwrap();
        self.town.now.0 += 1_000;
        nanos
    }

    pub fn measure_operations(&mut self) {
        println!("deciding, µs:");
        let windows = self.windows.clone();
        let at = |turn: usize| windows[turn % WINDOWS].clone();
        self.measure("receive", |_, turn| {
            let receive = contact::Operation::Receive(Township::asks("FP07", &["m1"]));
            (at(turn).a, Operation::Contact(receive))
        });
        self.measure("dispose", |bench, turn| {
            let receive = contact::Operation::Receive(Township::asks("FP07", &[]));
            bench.contact(&at(turn).a, receive);
            let contact = ContactId::from(&bench.town.last);
            let notify = contact::Notify {
                contact: contact.clone(),
                missing: keys(&[]),
                lines: Vec::new(),
                given: Given::Print,
            };
            bench.contact(&at(turn).a, contact::Operation::Notify(notify));
            let dispose = contact::Dispose { contact, outcome: answered(""), told: Told::Present };
            (at(turn).a, Operation::Contact(contact::Operation::Dispose(dispose)))
        });
        self.measure("open a case", |bench, turn| {
            let contact = bench.receive(&at(turn), "FP07");
            let open = bench.opens(&at(turn).a, contact);
            (at(turn).a, open)
        });
        self.measure("case: tick", |bench, turn| {
            let contact = bench.receive(&at(turn), "FP07");
            let (who, open) = (at(turn).a, bench.opens(&at(turn).a, contact));
            bench.act(&who, open);
            let case = CaseId::from(&bench.town.last);
            let tick = case::Tick { case, marks: marks(&[("m4", Mark::Has)]) };
            (who, Operation::Case(case::Operation::Tick(tick)))
        });
        self.measure("case: step", |bench, turn| {
            let (who, case) = bench.case_of(turn);
            let step = case::TakeStep { case, name: "审核".to_owned(), note: String::new() };
            (who, Operation::Case(case::Operation::TakeStep(step)))
        });
        self.measure("case: finish", |bench, turn| {
            let (who, case) = bench.case_of(turn);
            let (result, document) = (String::new(), String::new());
            let finish = case::Finish { case, result, document, told: Told::Present };
            (who, Operation::Case(case::Operation::Finish(finish)))
        });
        self.measure_appointments(&windows);
    }

    fn case_of(&self, turn: usize) -> (PersonId, CaseId) {
        let case = self.cases[turn * 7].clone();
        (self.town.state.case.get(&case).unwrap().owner().clone(), case)
    }

    fn measure_appointments(&mut self, windows: &[Window]) {
        let at = |turn: usize| windows[turn % WINDOWS].clone();
        let appointment = Operation::Appointment;
        self.measure("book", |bench, turn| {
            let contact = bench.receive(&at(turn), "FP07");
            let book = bench.books(&at(turn), contact, None);
            (at(turn).a, appointment(appointment::Operation::Book(book)))
        });
        self.measure("move", |bench, turn| {
            let id = bench.booked[turn * 11].clone();
            let one = bench.town.state.appointment.get(&id).unwrap().clone();
            let window = windows.iter().find(|window| window.post == one.post).unwrap();
            let from = bench.books(window, one.contact.clone(), None).from;
            let from = if from == one.from { Timestamp(from.0 - 3_600_000) } else { from };
            let (post, whose, reason) =
                (one.post.clone(), appointment::Whose::Visitor, String::new());
            let moved = Move { appointment: id, post, from, loan: None, whose, reason };
            (window.a.clone(), appointment(appointment::Operation::Move(moved)))
        });
        self.measure("cancel", |bench, turn| {
            let appointment = bench.booked[turn * 11 + 1].clone();
            let owner = bench.town.state.appointment.get(&appointment).unwrap().owner().clone();
            let (whose, reason) = (appointment::Whose::Visitor, String::new());
            let cancel = Cancel { appointment, whose, reason };
            (owner, Operation::Appointment(appointment::Operation::Cancel(cancel)))
        });
        self.measure("book from a loan", |bench, _| {
            let log = bench.town.last.log();
            let post = bench.lent_post();
            let claims = booking::next_free(
                &bench.town.state,
                &post,
                Need::default(),
                (&log, bench.town.now),
                400,
            );
            let claim = claims.into_iter().find_map(|one| Some((one.slot.from, one.claim?)));
            let window = windows.iter().find(|window| window.post == post).unwrap().clone();
            let contact = bench.receive(&window, "FP07");
            let book = bench.books(&window, contact, Some(claim.unwrap()));
            (window.a, appointment(appointment::Operation::Book(book)))
        });
    }

    /// Lets the server lend what is due, and returns the post it lends from.
    fn lent_post(&mut self) -> PostId {
        let (log, now) = (self.town.last.log(), self.town.now);
        if let Some(lend) = lending_due(&self.town.state, &log, now, now) {
            let last = self.town.last.clone();
            self.town.server(&Operation::Appointment(appointment::Operation::Lend(lend)));
            self.town.last = last;
        }
        self.town.state.appointment.lent_to(&log).last().unwrap().post.clone()
    }

    pub fn measure_handover(&mut self) {
        let (mut given, mut taken, mut ended, mut lines) = (vec![], vec![], vec![], vec![]);
        for window in self.windows.clone() {
            let give = self.gives(&window.post, &window.a, &window.b);
            lines.push(give.matters.len());
            let give = Operation::Handover(handover::Operation::Give(give));
            given.push(self.timed(&window.a, &give));
            let take = self.takes(&HandoverId::from(&self.town.last));
            let take = Operation::Handover(handover::Operation::Take(take));
            taken.push(self.timed(&window.b, &take));
        }
        let (today, _) = self.town.now.local(self.town.state.site.zone);
        self.town.set(today, 17, 30);
        for window in self.windows.clone() {
            let end = duty::End { post: window.post.clone(), why: EndReason::DayOver };
            ended.push(self.timed(&window.b, &Operation::Duty(duty::Operation::End(end))));
        }
        lines.sort_unstable();
        let lines = lines[lines.len() / 2];
        report(&format!("handover: give, {lines} lines"), given, 200);
        report(&format!("handover: take, {lines} lines"), taken, 200);
        report("duty: end of the day", ended, 200);
    }
}
