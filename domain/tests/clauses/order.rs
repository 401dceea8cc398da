//! Whatever the order of arrival, the record of who was responsible is gap-free, without overlap,
//! and the same for the same accepted events. S1.3.1, S1.3.3

use domain::duty::{self, AbsenceKind, EndReason, PlanAbsence, RevisePost, Stretch, record};
use domain::time::{Date, Minutes, Span, Timestamp, shift};
use domain::{Actor, Decision, Operation, OperationId, Stamp, decide};

use crate::window::{TABLETS, Window, at, emergency, end, person, plan, post, start, tablet};

/// A small generator of chance with a seed: splitmix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for index in (1..all.len()).rev() {
            all.swap(index, usize::try_from(self.below(index as u64 + 1)).unwrap());
        }
    }
}

/// The days looked at: Monday and Tuesday.
fn days() -> [Date; 2] {
    let monday = "2026-03-02".parse().unwrap();
    [monday, shift(monday, 1)]
}

fn asked(chance: &mut Chance) -> (&'static str, Operation) {
    let who = chance.pick(&["li", "wang", "zhao", "wu"]);
    let number = 1 + usize::try_from(chance.below(2)).unwrap();
    let why = match chance.below(4) {
        0 => emergency(),
        1 => EndReason::Break,
        2 => EndReason::Relieved,
        _ => EndReason::DayOver,
    };
    match chance.below(20) {
        0 => {
            let plan = plan(1, chance.pick(&["li", "qian"]), &["wang", "zhao"]);
            let revise = RevisePost { post: post(1), plan, knowing: [].into() };
            ("chen", Operation::Duty(duty::Operation::RevisePost(revise)))
        }
        1 => {
            let from = moment(chance);
            let span = Span { from, to: from.plus(Minutes(30)) };
            let (person, kind) = (person(who), AbsenceKind::Errand);
            let plan = PlanAbsence { person, span, kind };
            ("wu", Operation::Duty(duty::Operation::PlanAbsence(plan)))
        }
        2..=11 => (who, start(number)),
        _ => (who, end(number, why)),
    }
}

/// Returns a random minute, and now and then one a shift begins or ends at.
fn moment(chance: &mut Chance) -> Timestamp {
    let day = chance.below(2) * 1_440;
    let edges = [540, 720, 840, 1_020];
    let minute = if chance.below(4) == 0 { chance.pick(&edges) } else { 480 + chance.below(600) };
    at("00:00").plus(Minutes(i64::try_from(day + minute).unwrap()))
}

/// Lets tablets without a network ask for a hundred things, in an order of arrival of its own, and
/// returns what was accepted.
fn accepted(chance: &mut Chance, window: &mut Window) -> Vec<(Stamp, Decision)> {
    let mut all = Vec::new();
    for index in 0..100 {
        let (who, operation) = asked(chance);
        let (on, at) = (chance.pick(&TABLETS), moment(chance));
        let late =
            if chance.below(3) == 0 { 0 } else { i64::try_from(chance.below(2_000)).unwrap() };
        let stamp = Stamp {
            operation: OperationId(format!("00000000000000bb-{index}")),
            actor: Actor::Person(person(who)),
            device: tablet(on),
            at,
            received: at.plus(Minutes(late)),
            seen: 0,
            place: 0,
        };
        if let Ok(decision) = decide(&window.state, &operation, &stamp) {
            window.take(&stamp, &decision);
            all.push((stamp, decision));
        }
    }
    all
}

fn records(window: &Window) -> Vec<Vec<Stretch>> {
    let posts = [post(1), post(2)];
    days().iter().flat_map(|day| posts.iter().map(|one| record(&window.state, one, *day))).collect()
}

/// Says whether the stretches cover both open spans of a day, each minute once.
fn covers(record: &[Stretch], day: Date) -> bool {
    let midnight = at(&format!("{day} 00:00"));
    let mut next = midnight.plus(Minutes(9 * 60));
    for stretch in record {
        if next == midnight.plus(Minutes(12 * 60)) {
            next = midnight.plus(Minutes(14 * 60));
        }
        if stretch.span.from != next || stretch.span.to <= stretch.span.from {
            return false;
        }
        next = stretch.span.to;
    }
    next == midnight.plus(Minutes(17 * 60))
}

#[test]
fn the_record_is_gap_free_and_independent_of_the_order_of_arrival() {
    for seed in 0..80 {
        let mut chance = Chance(seed);
        let mut window = Window::open();
        let fresh = window.clone();
        let mut events = accepted(&mut chance, &mut window);
        assert!(events.len() > 15, "seed {seed}: too little happens");
        let expected = records(&window);
        for (index, record) in expected.iter().enumerate() {
            assert!(covers(record, days()[index / 2]), "seed {seed}: {record:#?}");
        }
        for _ in 0..3 {
            chance.shuffle(&mut events);
            let mut other = fresh.clone();
            for (stamp, decision) in &events {
                other.take(stamp, decision);
            }
            assert_eq!(records(&other), expected, "seed {seed}");
        }
    }
}

#[test]
fn a_person_is_never_at_two_posts_at_once_whatever_arrives() {
    for seed in 0..40 {
        let mut chance = Chance(1_000 + seed);
        let mut window = Window::open();
        accepted(&mut chance, &mut window);
        for minute in (0..2_880).step_by(11) {
            let now = at("00:00").plus(Minutes(minute));
            let there = |number| duty::present_at(&window.state, &post(number), now);
            let both = there(1).iter().any(|one| there(2).contains(one));
            assert!(!both, "seed {seed} at {now:?}");
        }
    }
}
