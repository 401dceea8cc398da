//! The server's clock: the only place that reads it.

use domain::time::Timestamp;
use worker::{Request, Result};

/// Returns the time now.
pub fn now() -> Timestamp {
    Timestamp(i64::try_from(worker::Date::now().as_millis()).unwrap_or_default())
}

/// Returns the time of a request. Only a build for tests lets a request shift it.
#[cfg(not(feature = "faults"))]
pub fn of(_: &Request) -> Result<Timestamp> {
    Ok(now())
}

/// Returns the time of a request, shifted by what it says, in ms.
#[cfg(feature = "faults")]
pub fn of(request: &Request) -> Result<Timestamp> {
    let shift = request.headers().get("x-bianmin-shift")?;
    let shift = shift.and_then(|text| text.parse::<i64>().ok()).unwrap_or_default();
    Ok(Timestamp(now().0.saturating_add(shift)))
}
