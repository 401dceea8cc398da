//! A QR code as one drawn path, black on white by day and by night: cameras read it so.

use std::fmt::Write as _;

use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};

/// Returns the code of a text, or nothing if the text is too long for one.
pub fn qr(text: &str, name: &str) -> Markup {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else {
        return html! {};
    };
    let span = (code.size() + 4).to_string();
    html! {
        svg .qr viewBox={ "-2 -2 " (span) " " (span) } role="img" aria-label=(name)
            shape-rendering="crispEdges" {
            path d=(path(&code)) {}
        }
    }
}

/// Returns the dark modules as a path, each run of a row as one stroke's area.
fn path(code: &QrCode) -> String {
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(run).unwrap_or_default();
            if run > 0 {
                let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
            }
            x += run.max(1);
        }
    }
    path
}
