//! Names of things: an operation names everything it creates, so that no payload carries chance.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Says why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id: {0}")]
pub struct NotAnId(pub String);

/// Declares a newtype over text with a fixed form.
macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl crate::map::Key for $name {
            fn text(&self) -> std::borrow::Cow<'_, str> {
                std::borrow::Cow::Borrowed(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let text = text.trim();
                if text.is_empty() { Err(NotAnId(text.to_owned())) } else { Ok(Self(text.to_owned())) }
            }
        }
    };
}

/// Declares an id of something an operation created: it has the operation's own name.
macro_rules! created_id {
    ($(#[$doc:meta])* $name:ident) => {
        text_id!($(#[$doc])* $name);

        impl From<&OperationId> for $name {
            fn from(operation: &OperationId) -> Self {
                Self(operation.0.clone())
            }
        }
    };
}

text_id!(
    /// An operation's name for ever: `<log>-<sequence>`, the log being 16 hex digits.
    OperationId
);
text_id!(
    /// A tablet's append-only log, born with its storage: 16 hex digits.
    LogId
);
created_id!(
    /// A member of staff.
    PersonId
);
created_id!(
    /// An enrolled tablet.
    DeviceId
);
created_id!(
    /// A window's post.
    PostId
);
created_id!(
    /// A department of the site.
    DepartmentId
);
created_id!(
    /// A unit outside the site, in the directory of referrals.
    UnitId
);
created_id!(
    /// A first contact of a visitor.
    ContactId
);
created_id!(
    /// A visitor's record; the personal fields themselves are kept apart from the log.
    SubjectId
);
created_id!(
    /// A case opened from a contact.
    CaseId
);
created_id!(
    /// An appointment.
    AppointmentId
);
created_id!(
    /// A number in the line of a window.
    TicketId
);
created_id!(
    /// A repair.
    RepairId
);
created_id!(
    /// A volume: the record of one admission.
    VolumeId
);
created_id!(
    /// A request for copies of a volume.
    CopyId
);
created_id!(
    /// An outage that is announced.
    OutageId
);
created_id!(
    /// A complaint.
    ComplaintId
);
created_id!(
    /// An inspection of a window.
    InspectionId
);
created_id!(
    /// A gift in the register.
    GiftId
);
created_id!(
    /// An inquiry into a fault.
    InquiryId
);
created_id!(
    /// A cycle of assessment.
    AssessmentId
);
created_id!(
    /// A planned absence.
    AbsenceId
);
created_id!(
    /// A correction that a person asks for of their own attendance.
    CorrectionId
);
created_id!(
    /// A handover of a post from one person to another.
    HandoverId
);
text_id!(
    /// A service item's code, such as `FP01`.
    ItemCode
);
text_id!(
    /// A material's key within its item, such as `m1`; never reused for another material.
    MaterialKey
);
text_id!(
    /// A line's key within its list, such as `leaflets`; never reused for another line.
    LineKey
);
text_id!(
    /// What was not in order and is to be seen to: the answer and the line it came of.
    TaskId
);
text_id!(
    /// A thing in custody: the operation that registered it and its place there.
    ThingId
);
created_id!(
    /// A team that is sent to repairs.
    TeamId
);
created_id!(
    /// A building of a site.
    BuildingId
);
text_id!(
    /// A badge number, unique at the site.
    Badge
);
text_id!(
    /// A public key: `ed25519:` and 64 hex digits.
    PublicKey
);

impl TaskId {
    /// Returns the task of a line that an answer found not in order.
    pub fn of(answer: &OperationId, line: &LineKey) -> Self {
        Self([&answer.0, ".", &line.0].concat())
    }
}

impl ThingId {
    /// Returns one of the things that an operation registered.
    pub fn of(operation: &OperationId, place: usize) -> Self {
        Self([&operation.0, ".", &place.to_string()].concat())
    }
}

impl OperationId {
    /// Returns the log this operation stands in.
    pub fn log(&self) -> LogId {
        LogId(self.0.split('-').next().unwrap_or_default().to_owned())
    }

    /// Says whether it stands before another in the same log.
    pub fn is_before(&self, other: &Self) -> bool {
        let parts = |id: &Self| {
            let (log, sequence) = id.0.split_once('-')?;
            Some((log.to_owned(), sequence.parse::<u64>().ok()?))
        };
        match (parts(self), parts(other)) {
            (Some((log, before)), Some((other, after))) => log == other && before < after,
            (Some(_) | None, _) => false,
        }
    }
}
