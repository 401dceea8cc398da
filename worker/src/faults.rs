//! Faults on demand, for tests: a build without the feature `faults` knows none.

use worker::Request;

/// Breaks off between receiving and deciding, as a crash there would.
#[cfg(feature = "faults")]
pub fn after_receiving(request: &Request) {
    let fault = request.headers().get("x-bianmin-fault").ok().flatten();
    if fault.as_deref() == Some("after-receiving") {
        std::process::abort();
    }
}

/// Does nothing: only a build for tests breaks off.
#[cfg(not(feature = "faults"))]
pub fn after_receiving(_: &Request) {}
