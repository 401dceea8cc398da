//! The faults, and which of them a seed lets happen.

use super::chance::Chance;

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    LoseRequest,
    LoseReply,
    Duplicate,
    Truncate,
    FlipByte,
    CaptivePortal,
    KillBeforeCommit,
    KillAfterCommit,
    Quota,
    Wipe,
    Clone,
    OldImage,
    TornStore,
    LostState,
    SecondTab,
    WrongClock,
    LongPause,
    ServerCrash,
    Poison,
    ServerRestore,
    NewVersion,
    Revoke,
    LostSignature,
    Snapshot,
    Archive,
}

impl Fault {
    /// Every kind.
    pub const ALL: [Self; 25] = [
        Self::LoseRequest,
        Self::LoseReply,
        Self::Duplicate,
        Self::Truncate,
        Self::FlipByte,
        Self::CaptivePortal,
        Self::KillBeforeCommit,
        Self::KillAfterCommit,
        Self::Quota,
        Self::Wipe,
        Self::Clone,
        Self::OldImage,
        Self::TornStore,
        Self::LostState,
        Self::SecondTab,
        Self::WrongClock,
        Self::LongPause,
        Self::ServerCrash,
        Self::Poison,
        Self::ServerRestore,
        Self::NewVersion,
        Self::Revoke,
        Self::LostSignature,
        Self::Snapshot,
        Self::Archive,
    ];

    /// Those that befall tablets and the server between messages.
    pub const MISCHIEF: [Self; 14] = [
        Self::Wipe,
        Self::Clone,
        Self::OldImage,
        Self::TornStore,
        Self::LostState,
        Self::SecondTab,
        Self::WrongClock,
        Self::LongPause,
        Self::ServerRestore,
        Self::NewVersion,
        Self::Poison,
        Self::Revoke,
        Self::Snapshot,
        Self::Archive,
    ];

    /// Returns the name it is counted under.
    pub fn name(self) -> &'static str {
        match self {
            Self::LoseRequest => "request lost",
            Self::LoseReply => "reply lost",
            Self::Duplicate => "message repeated",
            Self::Truncate => "message cut",
            Self::FlipByte => "byte flipped",
            Self::CaptivePortal => "captive portal",
            Self::KillBeforeCommit => "killed before commit",
            Self::KillAfterCommit => "killed after commit",
            Self::Quota => "quota exceeded",
            Self::Wipe => "storage wiped",
            Self::Clone => "tablet cloned",
            Self::OldImage => "old image restored",
            Self::TornStore => "operation missing in store",
            Self::LostState => "events missing in store",
            Self::SecondTab => "second tab",
            Self::WrongClock => "clock wrong",
            Self::LongPause => "long pause",
            Self::ServerCrash => "server crashed",
            Self::Poison => "poison operation",
            Self::ServerRestore => "server restored",
            Self::NewVersion => "new version",
            Self::Revoke => "tablet revoked",
            Self::LostSignature => "signature missing",
            Self::Snapshot => "snapshot taken",
            Self::Archive => "archived at an odd moment",
        }
    }

    /// Returns how often in a thousand occasions it happens, if it may.
    pub fn rate(self) -> u64 {
        match self {
            Self::LoseRequest | Self::LoseReply | Self::Duplicate => 150,
            Self::Truncate | Self::FlipByte | Self::CaptivePortal => 50,
            Self::KillBeforeCommit | Self::KillAfterCommit | Self::Quota => 30,
            Self::LostSignature => 20,
            Self::ServerCrash => 15,
            // These are asked about rarely: see `mischief`.
            Self::SecondTab | Self::WrongClock | Self::Poison | Self::Snapshot => 300,
            Self::ServerRestore => 500,
            Self::Archive => 900,
            Self::Clone | Self::OldImage | Self::NewVersion => 250,
            Self::Wipe | Self::TornStore | Self::LostState | Self::LongPause => 120,
            Self::Revoke => 60,
        }
    }
}

/// The faults of one seed.
#[derive(Clone, Debug)]
pub(super) struct Swarm {
    on: Vec<Fault>,
}

impl Swarm {
    /// Lets a random subset happen: some seeds are all about one fault.
    pub fn new(chance: &mut Chance) -> Self {
        let share = [20, 50, 80][chance.index(3)];
        Self { on: Fault::ALL.into_iter().filter(|_| chance.percent(share)).collect() }
    }

    /// Lets nothing happen any more.
    pub fn calm(&mut self) {
        self.on.clear();
    }

    /// Decides whether a fault happens now.
    pub fn strikes(&self, fault: Fault, chance: &mut Chance) -> bool {
        let roll = chance.below(1_000);
        self.on.contains(&fault) && roll < fault.rate()
    }
}
