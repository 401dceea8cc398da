//! The headers every answer carries: what a page may load, who may frame it, what may be kept.

/// What the app's pages may load and run: only what comes from this server, no inline script.
pub const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; \
    trusted-types default";

/// What residents' pages may load and run: a style and a script of ours; a form goes to us alone.
pub const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// What an answer of the API may load: nothing.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// Headers of every answer, whatever it is.
const ALWAYS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(self), microphone=(), geolocation=(), usb=(), payment=(), browsing-topics=()",
    ),
];

/// What an answer may load and run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The tablet's app.
    App,
    /// Residents' pages.
    Page,
    /// Nothing: JSON and files.
    Nothing,
}

impl Policy {
    fn text(self) -> &'static str {
        match self {
            Self::App => CONTENT_POLICY,
            Self::Page => PAGE_POLICY,
            Self::Nothing => NOTHING,
        }
    }
}

/// How long an answer may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Never: it may hold what only the asker may see.
    Never,
    /// Asked for again each time, by its tag.
    Ask,
    /// For ever: its name changes with its bytes.
    Forever,
    /// For ever, but only by the asker.
    Privately,
}

impl Keep {
    fn value(self) -> &'static str {
        match self {
            Self::Never => "no-store",
            Self::Ask => "no-cache",
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Privately => "private, max-age=31536000, immutable",
        }
    }
}

/// Returns the headers of an answer.
pub fn of(policy: Policy, secure: bool, keep: Keep) -> Vec<(&'static str, String)> {
    let mut headers: Vec<(&'static str, String)> =
        ALWAYS.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    // On plain HTTP (a county server behind its own proxy, or a developer) an upgrade would cut
    // the page off from its own files.
    let upgrade =
        if policy != Policy::Nothing && secure { "; upgrade-insecure-requests" } else { "" };
    headers.push(("content-security-policy", [policy.text(), upgrade].concat()));
    if secure {
        let value = "max-age=63072000; includeSubDomains";
        headers.push(("strict-transport-security", value.to_owned()));
    }
    headers.push(("cache-control", keep.value().to_owned()));
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(headers: &[(&'static str, String)], name: &str) -> Option<String> {
        headers.iter().find(|(n, _)| *n == name).map(|(_, value)| value.clone())
    }

    #[test]
    fn strict_transport_is_said_only_over_a_secure_line() {
        let plain = of(Policy::App, false, Keep::Ask);
        assert_eq!(find(&plain, "strict-transport-security"), None);
        assert!(!find(&plain, "content-security-policy").unwrap().contains("upgrade"));
        let secure = of(Policy::App, true, Keep::Ask);
        assert!(find(&secure, "strict-transport-security").is_some());
        assert!(find(&secure, "content-security-policy").unwrap().contains("upgrade"));
    }

    #[test]
    fn residents_pages_run_scripts_of_ours_and_nothing_made_of_text() {
        let page = find(&of(Policy::Page, true, Keep::Never), "content-security-policy").unwrap();
        let scripts: Vec<&str> =
            page.split(';').map(str::trim).filter(|rule| rule.starts_with("script-src")).collect();
        assert_eq!(scripts, ["script-src 'self'"]);
        assert!(!page.contains("unsafe") && !page.contains("worker-src"), "{page}");
        let nothing = find(&of(Policy::Nothing, true, Keep::Never), "content-security-policy");
        assert!(!nothing.unwrap().contains("script-src"));
    }

    #[test]
    fn no_page_runs_inline_script_and_no_answer_may_be_framed() {
        for page in [Policy::App, Policy::Page, Policy::Nothing] {
            let policy = find(&of(page, true, Keep::Never), "content-security-policy").unwrap();
            assert!(!policy.contains("unsafe-inline"), "{policy}");
            assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        }
    }
}
