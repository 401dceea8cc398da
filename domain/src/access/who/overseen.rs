//! What is on no tablet: whoever oversees, or is concerned, asks for it at the server itself.

use super::Allowed;
use crate::{accountability, assessment, complaint, conduct, monthly, rating};

pub(super) fn of_complaint(operation: &complaint::Operation) -> Allowed {
    use complaint::Operation as O;
    match operation {
        O::File(_) | O::SayMore(_) | O::ShowPhoto(_) => Allowed::Visitors,
        O::PassOn(_) => Allowed::Concerned,
        O::Acknowledge(_)
        | O::Accept(_)
        | O::Extend(_)
        | O::Answer(_)
        | O::ReturnVisit(_)
        | O::FirstContact(_) => Allowed::Oversight,
    }
}

pub(super) fn of_rating(operation: &rating::Operation) -> Allowed {
    use rating::Operation as O;
    match operation {
        O::Rate(_) => Allowed::Visitors,
        O::Exclude(_) => Allowed::Oversight,
    }
}

pub(super) fn of_conduct(operation: &conduct::Operation) -> Allowed {
    use conduct::Operation as O;
    match operation {
        O::Inspect(_) | O::Settle(_) | O::ReceiveGift(_) => Allowed::Oversight,
        O::Contest(_) | O::DeclareGift(_) => Allowed::Concerned,
    }
}

pub(super) fn of_accountability(operation: &accountability::Operation) -> Allowed {
    use accountability::Operation as O;
    match operation {
        O::Open(_) | O::Note(_) | O::NoteSilence(_) | O::Find(_) | O::Decide(_) | O::Review(_) => {
            Allowed::Oversight
        }
        O::GiveStatement(_) | O::Appeal(_) | O::Declare(_) => Allowed::Concerned,
    }
}

pub(super) fn of_assessment(operation: &assessment::Operation) -> Allowed {
    use assessment::Operation as O;
    match operation {
        O::Start(_)
        | O::Settle(_)
        | O::Freeze(_)
        | O::Score(_)
        | O::OpenBallot(_)
        | O::CloseBallot(_)
        | O::Excuse(_)
        | O::Decide(_)
        | O::Seal(_) => Allowed::Oversight,
        O::Object(_) | O::Confirm(_) | O::Report(_) | O::ScorePeer(_) | O::Answer(_) => {
            Allowed::Concerned
        }
        O::Count(_) => Allowed::Server,
    }
}

pub(super) fn of_monthly(operation: &monthly::Operation) -> Allowed {
    use monthly::Operation as O;
    match operation {
        O::Adopt(_) | O::Note(_) | O::Settle(_) | O::Close(_) => Allowed::Oversight,
        O::Object(_) => Allowed::Concerned,
    }
}
