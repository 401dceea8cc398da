//! Places lent to tablets, explored to the last interleaving: two tablets, three places, four
//! bookings, with answers lost, a tablet copied, loans written off and a server that forgets. The
//! rules that decide are the product's own.

#![allow(clippy::unwrap_used, reason = "a story that cannot be told is a failed test")]

mod township;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use domain::appointment::{
    self, Appointment, Book, Claim, Lend, Need, Opening, Over, PlaceAt, Reason, SetTimes, SlotId,
    Times, WriteOff, view,
};
use domain::contact::Told;
use domain::time::{Hours, Minutes, TimeOfDay, Timestamp};
use domain::{Actor, AppointmentId, ContactId, DeviceId, LogId, Operation, OperationId, PostId};
use domain::{Stamp, State, decide};
use stateright::{Checker, Model, Property};
use township::{Township, Wang, Zhao, Zhou, date};

/// How many bookings are made at most.
const BOOKINGS: usize = 4;

/// How many places there are.
const PLACES: u16 = 3;

/// How many times the server lends, at most.
const LENDINGS: usize = 2;

/// The state of a site, told from another by its appointments alone.
#[derive(Clone)]
struct Site(Arc<State>, Arc<str>);

impl Site {
    fn of(state: State) -> Self {
        let text = serde_json::to_string(&state.appointment).unwrap();
        Self(Arc::new(state), text.into())
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.1)
    }
}

impl PartialEq for Site {
    fn eq(&self, other: &Self) -> bool {
        self.1 == other.1
    }
}

impl Eq for Site {}

impl Hash for Site {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.1.hash(hasher);
    }
}

/// A booking on its way: when its slot begins, its loan, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Asked {
    from: i64,
    place: Option<u16>,
    /// Who only asks.
    visitor: Option<usize>,
    /// The log the loan was given to.
    log: LogId,
    name: OperationId,
}

/// One tablet: what it knows of the site, and what it has not seen decided.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Tablet {
    known: Site,
    pending: Vec<Asked>,
    /// Whose loans it believes to have: a copy believes in those of the tablet it was copied from.
    believes: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct World {
    server: Site,
    tablets: [Tablet; 2],
    /// The promises told to visitors, by the names of their bookings.
    told: Vec<OperationId>,
    /// What the server has refused.
    refused: Vec<OperationId>,
    booked: usize,
    asked: usize,
    lent: usize,
    /// What goes wrong in this run has gone wrong.
    wrong: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Action {
    Lend {
        tablet: usize,
    },
    Promise {
        tablet: usize,
    },
    Ask {
        tablet: usize,
    },
    /// Pushes and pulls; or its answer is lost.
    Sync {
        tablet: usize,
        answered: bool,
    },
    Lapse {
        tablet: usize,
    },
    WriteOff {
        tablet: usize,
    },
    /// The second tablet starts from an image of the first.
    Copy,
    /// The server is restored from a backup made before it lent anything.
    Forget,
    Late,
}

/// What goes wrong in a run: each by itself, in any order with everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    WrittenOff,
    Copied,
    Forgotten,
    Late,
}

/// Where everything begins.
struct Loans {
    wrong: Wrong,
    start: State,
    post: PostId,
    /// Visitors who only ask: each has a matter of their own.
    visitors: [ContactId; 2],
    now: Timestamp,
    logs: [LogId; 2],
    devices: [DeviceId; 2],
    people: [domain::PersonId; 3],
}

impl Loans {
    fn new(wrong: Wrong) -> Self {
        let mut town = Township::morning();
        let visitors = [(); 2].map(|()| town.receive(Wang, "FP01", &["m1", "m2"]));
        let post = town.posts[0].clone();
        let hours = Hours { from: TimeOfDay::hm(9, 0), to: TimeOfDay::hm(10, 0) };
        let opening = Opening { hours, minutes: 60, places: 3 };
        let days = [(date(2024, 5, 8), vec![opening])].into_iter().collect();
        let times = Times { days, ..Times::default() };
        let set = SetTimes { post: post.clone(), times, knowing: [].into_iter().collect() };
        town.act(Zhao, &Operation::Appointment(appointment::Operation::SetTimes(set))).unwrap();
        let logs = ["a", "b"].map(|one| LogId(one.repeat(16)));
        let device = |log: &LogId| town.state.people.device_of(log).unwrap().id.clone();
        Self {
            wrong,
            devices: [device(&logs[0]), device(&logs[1])],
            people: [town.id(Wang), town.id(Zhou), town.id(Zhao)],
            now: town.now,
            start: town.state,
            post,
            visitors,
            logs,
        }
    }

    /// When the one slot begins.
    fn slot(&self) -> Timestamp {
        appointment::slots(&self.start, &self.post, date(2024, 5, 8))[0].from
    }

    fn place(&self, place: u16) -> PlaceAt {
        PlaceAt { post: self.post.clone(), from: self.slot(), place }
    }

    /// Returns the first place of the slot that nobody has.
    fn free(&self, site: &Site) -> Option<u16> {
        let taken = site.0.appointment.taken(&SlotId::of(&self.post, self.slot()));
        taken.map_or(Some(0), |taken| taken.free(PLACES).next())
    }

    /// Says whether something has gone wrong.
    fn is(&self, world: &World, wrong: Wrong) -> bool {
        self.wrong == wrong && world.wrong
    }

    fn now(&self, world: &World) -> Timestamp {
        if self.is(world, Wrong::Late) { self.now.plus(Minutes(24 * 60)) } else { self.now }
    }

    fn until(&self) -> Timestamp {
        self.now.plus(Minutes(12 * 60))
    }

    /// Lets somebody do something on a state; says whether it was done.
    fn apply(
        &self,
        site: &mut Site,
        asked: &Operation,
        (person, tablet): (usize, usize),
        name: &OperationId,
        now: Timestamp,
    ) -> bool {
        let system = matches!(asked, Operation::Appointment(appointment::Operation::Lend(_)));
        let actor = if system { Actor::System } else { Actor::Person(self.people[person].clone()) };
        let device = self.devices[tablet].clone();
        let operation = name.clone();
        let stamp = Stamp { operation, actor, device, at: now, received: now, seen: 0, place: 0 };
        let Ok(decision) = decide(&site.0, asked, &stamp) else { return false };
        let mut state = (*site.0).clone();
        decision.events.iter().for_each(|event| state.evolve(&stamp, event));
        *site = Site::of(state);
        true
    }

    /// Lets a booking be decided: a copy of a tablet is the same tablet.
    fn send(&self, site: &mut Site, asked: &Asked, now: Timestamp) -> bool {
        let tablet = usize::from(asked.log == self.logs[1]);
        self.apply(site, &self.book(asked), (0, tablet), &asked.name, now)
    }

    fn book(&self, asked: &Asked) -> Operation {
        let to = Timestamp(asked.from).plus(Minutes(60));
        let lent = OperationId("0000000000000000-1".to_owned());
        let log = asked.log.clone();
        let loan = asked.place.map(|place| Claim { log, place, lent, to });
        // Each booking is another visitor's: only promises are made without their contact.
        let contact = match asked.visitor {
            Some(visitor) => self.visitors[visitor].clone(),
            None => ContactId(asked.name.0.clone()),
        };
        Operation::Appointment(appointment::Operation::Book(Book {
            contact,
            case: None,
            post: self.post.clone(),
            from: Timestamp(asked.from),
            loan,
            reason: Reason::Crowd,
            promised: String::new(),
            bring: [].into_iter().collect(),
            told: Told::Present,
        }))
    }

    /// Returns what a tablet shows: what it knows, with what it has asked for on top.
    fn shown(&self, world: &World, tablet: usize) -> Site {
        let own = &world.tablets[tablet];
        let mut site = own.known.clone();
        for asked in &own.pending {
            self.send(&mut site, asked, self.now);
        }
        site
    }

    /// Returns the lent place a tablet would promise next.
    fn own_place(&self, world: &World, tablet: usize) -> Option<(i64, u16)> {
        let log = &self.logs[world.tablets[tablet].believes];
        let shown = self.shown(world, tablet);
        let day = date(2024, 5, 8);
        let offers =
            view::offers(&shown.0, (&self.post, day), Need::default(), (log, self.now(world)));
        offers.into_iter().find_map(|one| Some((one.slot.from.0, one.claim?.place)))
    }

    fn lend(&self, log: usize, places: Vec<PlaceAt>, back: Vec<PlaceAt>) -> Operation {
        let lend = Lend { log: self.logs[log].clone(), until: self.until(), places, back };
        Operation::Appointment(appointment::Operation::Lend(lend))
    }

    fn system(world: &World) -> OperationId {
        OperationId(format!("0000000000000000-{}", 100 + world.lent))
    }
}

impl Model for Loans {
    type State = World;
    type Action = Action;

    fn init_states(&self) -> Vec<World> {
        let site = Site::of(self.start.clone());
        let tablet = |believes| Tablet { known: site.clone(), pending: Vec::new(), believes };
        vec![World {
            server: site.clone(),
            tablets: [tablet(0), tablet(1)],
            told: Vec::new(),
            refused: Vec::new(),
            booked: 0,
            asked: 0,
            lent: 0,
            wrong: false,
        }]
    }

    fn actions(&self, world: &World, actions: &mut Vec<Action>) {
        for tablet in 0..2 {
            let own = &world.tablets[tablet];
            if world.lent < LENDINGS && !self.is(world, Wrong::Late) && own.pending.is_empty() {
                actions.push(Action::Lend { tablet });
            }
            if world.booked < BOOKINGS {
                if self.own_place(world, tablet).is_some() {
                    actions.push(Action::Promise { tablet });
                }
                // Both are the same in it; one is enough.
                if tablet == 1 && world.asked < self.visitors.len() {
                    actions.push(Action::Ask { tablet });
                }
            }
            if !own.pending.is_empty() || own.known != world.server {
                actions.push(Action::Sync { tablet, answered: true });
            }
            if !own.pending.is_empty() {
                actions.push(Action::Sync { tablet, answered: false });
            }
            if self.is(world, Wrong::Late) && own.pending.is_empty() {
                actions.push(Action::Lapse { tablet });
            }
            if self.wrong == Wrong::WrittenOff && !world.wrong && world.lent > 0 {
                actions.push(Action::WriteOff { tablet });
            }
        }
        if self.wrong == Wrong::Copied && !world.wrong {
            actions.push(Action::Copy);
        }
        if self.wrong == Wrong::Forgotten && !world.wrong && world.lent > 0 {
            actions.push(Action::Forget);
        }
        if self.wrong == Wrong::Late && !world.wrong {
            actions.push(Action::Late);
        }
    }

    fn next_state(&self, last: &World, action: Action) -> Option<World> {
        let mut world = last.clone();
        match action {
            Action::Lend { tablet } => {
                let place = self.place(self.free(&world.server)?);
                let asked = self.lend(tablet, vec![place], Vec::new());
                let name = Self::system(&world);
                world.lent += 1;
                self.apply(&mut world.server, &asked, (0, tablet), &name, self.now(last));
            }
            Action::Promise { tablet } => self.promise(&mut world, tablet)?,
            Action::Ask { tablet } => self.ask(&mut world, tablet),
            Action::Sync { tablet, answered } => self.sync(&mut world, tablet, answered),
            Action::Lapse { tablet } => {
                let back = (0..PLACES).map(|place| self.place(place)).collect();
                let asked = self.lend(tablet, Vec::new(), back);
                let name = Self::system(&world);
                self.apply(&mut world.server, &asked, (0, tablet), &name, self.now(last));
            }
            Action::WriteOff { tablet } => {
                let log = self.logs[tablet].clone();
                let off = WriteOff { log, reason: "没有联系".to_owned() };
                let asked = Operation::Appointment(appointment::Operation::WriteOff(off));
                let name = OperationId("cccccccccccccccc-1".to_owned());
                world.wrong = self.apply(&mut world.server, &asked, (2, 1), &name, self.now);
            }
            Action::Copy => {
                world.wrong = true;
                world.tablets[1].known = world.tablets[0].known.clone();
                world.tablets[1].believes = 0;
            }
            Action::Forget => self.forget(&mut world),
            Action::Late => world.wrong = true,
        }
        (world != *last).then_some(world)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("E4 a promise is never refused", |_: &Self, world: &World| {
                world.told.iter().all(|name| !world.refused.contains(name))
            }),
            Property::always(
                "L1 who sits at a place has it, and nobody else",
                |_: &Self, world: &World| world.server.0.appointment.sound().is_ok(),
            ),
            Property::always("L4 beyond the capacity only for its reason", reasoned),
            // So that none of this is true of nothing.
            Property::sometimes("a promise is kept in spite of what went wrong", went_wrong),
            Property::sometimes(
                "whoever only asked is told that it is full",
                |_: &Self, world: &World| !world.refused.is_empty(),
            ),
        ]
    }
}

impl Loans {
    fn promise(&self, world: &mut World, tablet: usize) -> Option<()> {
        let (from, place) = self.own_place(world, tablet)?;
        let name = self.named(world, tablet);
        let log = self.logs[world.tablets[tablet].believes].clone();
        world.told.push(name.clone());
        world.booked += 1;
        let asked = Asked { from, place: Some(place), visitor: None, log, name };
        world.tablets[tablet].pending.push(asked);
        Some(())
    }

    fn ask(&self, world: &mut World, tablet: usize) {
        let (from, log) = (self.slot().0, self.logs[tablet].clone());
        let (name, visitor) = (self.named(world, tablet), Some(world.asked));
        world.asked += 1;
        world.booked += 1;
        let asked = Asked { from, place: None, visitor, log, name };
        world.tablets[tablet].pending.push(asked);
    }

    fn sync(&self, world: &mut World, tablet: usize, answered: bool) {
        let now = self.now(world);
        for asked in world.tablets[tablet].pending.clone() {
            let id = AppointmentId::from(&asked.name);
            let seen = world.server.0.appointment.get(&id).is_some();
            let again = seen || world.refused.contains(&asked.name);
            if !again && !self.send(&mut world.server, &asked, now) {
                world.refused.push(asked.name.clone());
            }
        }
        if answered {
            let own = &mut world.tablets[tablet];
            own.pending.clear();
            own.known = world.server.clone();
            own.believes = tablet;
        }
    }

    /// Restores the server from a backup; what the tablets still have is given back first.
    fn forget(&self, world: &mut World) {
        world.wrong = true;
        world.server = Site::of(self.start.clone());
        let pending: Vec<Asked> =
            world.tablets.iter().flat_map(|tablet| tablet.pending.clone()).collect();
        for asked in &pending {
            self.send(&mut world.server, asked, self.now);
        }
        world.refused.clear();
        world.told.retain(|name| pending.iter().any(|asked| asked.name == *name));
    }

    fn named(&self, world: &World, tablet: usize) -> OperationId {
        OperationId(format!("{}-{}", self.logs[tablet], 900 + world.booked))
    }
}

fn reasoned(loans: &Loans, world: &World) -> bool {
    let allowed = |over| match over {
        Over::WrittenOff => loans.is(world, Wrong::WrittenOff),
        Over::Twice => loans.is(world, Wrong::Copied),
        // A copy's loan may have been taken back from the tablet it was copied from.
        Over::Forgotten => loans.is(world, Wrong::Forgotten) || loans.is(world, Wrong::Copied),
    };
    world.server.0.appointment.all().filter_map(Appointment::beyond).all(allowed)
}

/// Says whether a promise was kept after what goes wrong in this run had gone wrong.
fn went_wrong(loans: &Loans, world: &World) -> bool {
    let mut all = world.server.0.appointment.all();
    let beyond = |over| move |one: &Appointment| one.beyond() == Some(over);
    match loans.wrong {
        Wrong::WrittenOff => all.any(beyond(Over::WrittenOff)),
        Wrong::Copied => all.any(beyond(Over::Twice)),
        Wrong::Forgotten => all.any(beyond(Over::Forgotten)),
        Wrong::Late => world.wrong && all.any(|one| one.lent_to.is_some()),
    }
}

#[test]
fn s1_4_1_no_order_of_events_breaks_a_promise_or_sells_a_place_twice() {
    for wrong in [Wrong::WrittenOff, Wrong::Copied, Wrong::Forgotten, Wrong::Late] {
        let checker = Loans::new(wrong).checker().threads(2).spawn_bfs().join();
        checker.assert_properties();
        assert!(checker.unique_state_count() > 10_000, "{}", checker.unique_state_count());
    }
}
