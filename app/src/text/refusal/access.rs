//! Refusals about access in words: the clause behind each, and its sentence.

use domain::access::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::OnlineOnly => ("", w.refusal_access_online_only),
        Refusal::VisitorOnly => ("", w.refusal_access_visitor_only),
        Refusal::OperatorOnly => ("", w.refusal_access_operator_only),
        Refusal::UnknownDevice { .. } => ("", w.refusal_access_unknown_device),
        Refusal::DeviceRevoked => ("", w.refusal_access_device_revoked),
        Refusal::UnknownPerson { .. } => ("", w.refusal_access_unknown_person),
        Refusal::SetAside { .. } => ("", w.refusal_access_set_aside),
        Refusal::Retired { .. } => ("", w.refusal_access_retired),
        Refusal::NotAllowed { .. } => ("", w.refusal_access_not_allowed),
    }
}
