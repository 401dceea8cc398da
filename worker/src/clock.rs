//! The server's clock: the only place that reads it.

use domain::time::Timestamp;

/// Returns the time now.
pub fn now() -> Timestamp {
    Timestamp(i64::try_from(worker::Date::now().as_millis()).unwrap_or_default())
}
