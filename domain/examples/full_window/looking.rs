//! How long the screens' questions take: free places, registers, search.

#[allow(clippy::wildcard_imports, reason = "one program in three files")]
use super::*;

impl Bench {
    pub fn measure_views(&self) {
        println!("looking, µs:");
        let (state, now, log) = (&self.town.state, self.town.now, self.town.last.log());
        let at = |turn: usize| &self.windows[turn % WINDOWS];
        look("next free places, all of 30 days", TIMES, 5_000, |turn| {
            booking::next_free(state, &at(turn).post, Need::default(), (&log, now), 1_000).len()
        });
        look("days with places, 30 days", TIMES, 5_000, |turn| {
            booking::days(state, &at(turn).post, Need::default(), (&log, now)).len()
        });
        look("register of a handover", TIMES, 50_000, |turn| {
            let window = at(turn);
            view::draft(state, &window.post, (&window.b, Some(&window.a)), now).matters.len()
        });
        look("what somebody did meanwhile", TIMES, 1_000, |turn| {
            let window = at(turn);
            let pair = (&window.b, &window.a);
            view::meanwhile(state, &window.post, pair).map(|one| one.received.len())
        });
        look("the same, by scanning", TIMES, 1_000, |turn| {
            let window = at(turn);
            let last = scanned(state, &window.post)?;
            let since = last.taken()?;
            let here = |post: &PostId| *post == window.post;
            let received = state.contact.all().filter(|one| one.at >= since && here(&one.post));
            let cases = state.case.all();
            let settled = cases.filter(|one| {
                let settled = case::rules::settled_at(one).is_some_and(|at| at >= since);
                settled && *one.owner() == window.b && here(&one.post)
            });
            Some(received.count() + settled.count())
        });
        look("last taken over", TIMES, 1_000, |turn| state.handover.last_taken(&at(turn).post));
        look("the same, by scanning", TIMES, 1_000, |turn| scanned(state, &at(turn).post));
        look("what arrived since", TIMES, 1_000, |turn| {
            view::arrived_for(state, &at(turn).b).len()
        });
        look("what waits to be taken", TIMES, 1_000, |turn| {
            view::waiting_for(state, &at(turn).b).len()
        });
        look("what is in dispute", TIMES, 1_000, |_| view::disputed(state).len());
        look("the same, by scanning", TIMES, 1_000, |_| {
            state.handover.all().flat_map(handover::Handover::disputed).count()
        });
        search(state, &self.booked);
    }
}

/// Returns the handover by which a post was taken over last, looking through all of them.
fn scanned<'a>(state: &'a State, post: &PostId) -> Option<&'a handover::Handover> {
    let taken = state.handover.all().filter(|one| one.post == *post && one.taken().is_some());
    taken.max_by_key(|one| (one.taken(), &one.id))
}

/// Looks for things by number, and for persons among the names of everybody.
fn search(state: &State, booked: &[AppointmentId]) {
    look("search: by number", TIMES, 100_000, |turn| {
        let no = &state.appointment.get(&booked[turn]).unwrap().no;
        find::by_number(state, no).meant(no)
    });
    look("search: by the day of a number", TIMES, 100_000, |_| {
        find::by_number(state, "430225-FP07-240").meant("430225-FP07-240")
    });
    let names: Vec<contact::Personal> = (0..state.contact.len())
        .map(|n| contact::Personal {
            name: format!("张{}", n % 1_000),
            phone: format!("138{n:08}"),
            ..contact::Personal::default()
        })
        .collect();
    for (name, typed) in [("search: by name", "张77"), ("search: by last digits", "1234")] {
        look(name, TIMES, 100_000, |_| names.iter().filter(|one| one.is_meant(typed)).count());
    }
}
