//! A QR code as one drawn path.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// Returns the code of a text, or nothing if the text is too long for one.
pub fn qr(text: &str, name: &'static str) -> Option<AnyView> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in 0..size {
            if code.get_module(x, y) {
                path.push('M');
                path.push_str(&x.to_string());
                path.push(' ');
                path.push_str(&y.to_string());
                path.push_str("h1v1h-1z");
            }
        }
    }
    let (span, text) = ((size + 4).to_string(), text.to_owned());
    let frame = ["-2 -2 ", &span, " ", &span].concat();
    Some(
        view! {
            <svg
                class="qr"
                viewBox=frame
                role="img"
                aria-label=name
                data-text=text
                shape-rendering="crispEdges"
            >
                <path fill="currentColor" d=path></path>
            </svg>
        }
        .into_any(),
    )
}
