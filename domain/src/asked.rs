//! What is asked of one capability is asked of the rules.

use super::{
    Operation, accountability, appointment, assessment, complaint, conduct, contact, copying,
    custody, monthly, premises, queue, rating, repair, volume,
};

impl From<queue::Operation> for Operation {
    fn from(operation: queue::Operation) -> Self {
        Self::Queue(operation)
    }
}

impl From<contact::Operation> for Operation {
    fn from(operation: contact::Operation) -> Self {
        Self::Contact(operation)
    }
}

impl From<appointment::Operation> for Operation {
    fn from(operation: appointment::Operation) -> Self {
        Self::Appointment(operation)
    }
}

impl From<premises::Operation> for Operation {
    fn from(operation: premises::Operation) -> Self {
        Self::Premises(operation)
    }
}

impl From<custody::Operation> for Operation {
    fn from(operation: custody::Operation) -> Self {
        Self::Custody(operation)
    }
}

impl From<repair::Operation> for Operation {
    fn from(operation: repair::Operation) -> Self {
        Self::Repair(operation)
    }
}

impl From<volume::Operation> for Operation {
    fn from(operation: volume::Operation) -> Self {
        Self::Volume(operation)
    }
}

impl From<copying::Operation> for Operation {
    fn from(operation: copying::Operation) -> Self {
        Self::Copying(operation)
    }
}

impl From<complaint::Operation> for Operation {
    fn from(operation: complaint::Operation) -> Self {
        Self::Complaint(operation)
    }
}

impl From<rating::Operation> for Operation {
    fn from(operation: rating::Operation) -> Self {
        Self::Rating(operation)
    }
}

impl From<conduct::Operation> for Operation {
    fn from(operation: conduct::Operation) -> Self {
        Self::Conduct(operation)
    }
}

impl From<accountability::Operation> for Operation {
    fn from(operation: accountability::Operation) -> Self {
        Self::Accountability(operation)
    }
}

impl From<monthly::Operation> for Operation {
    fn from(operation: monthly::Operation) -> Self {
        Self::Monthly(operation)
    }
}

impl From<assessment::Operation> for Operation {
    fn from(operation: assessment::Operation) -> Self {
        Self::Assessment(operation)
    }
}
