//! The members of an object as they stand in the text, for what is passed on unread.

use std::borrow::Cow;

use crate::Fault;
use crate::read::Scan;

/// Returns an object's members in order: each name, and its value as it stands.
///
/// # Errors
/// [`Fault`] where the text is no object, or goes on after it.
pub fn members(text: &str) -> Result<Vec<(Cow<'_, str>, &str)>, Fault> {
    let mut scan = Scan::new(text);
    let mut members = Vec::new();
    let read = (|| {
        scan.expect(b'{')?;
        while scan.more(b'}')? {
            let name = scan.text()?;
            scan.expect(b':')?;
            members.push((name, scan.raw()?));
        }
        scan.expect(b'}')?;
        scan.end()
    })();
    read.map(|()| members).map_err(|_| Fault { at: scan.at() })
}

/// Returns the value of an object's member as it stands; of two with one name, the last.
///
/// # Errors
/// [`Fault`] as for [`members`], or where there is no such member.
pub fn member<'t>(text: &'t str, name: &str) -> Result<&'t str, Fault> {
    let members = members(text)?;
    let found = members.into_iter().rev().find(|(found, _)| found == name);
    found.map(|(_, value)| value).ok_or(Fault { at: text.len() })
}
