//! The number a volume is known by in the hospital: that of the patient's record, and that of the admission.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::map::Key;
use crate::text::half_width;

/// The number of a record and of one admission in it, as the hospital gives them: in small capitals of one width.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Number {
    /// 病案号: the patient's, the same for all their admissions.
    pub record: String,
    /// 住院号 or 住院次数: this admission's.
    pub admission: String,
}

/// What stands between the two where they are one text, on paper and in a barcode.
const BETWEEN: char = '/';

/// How long an admission's number is by which it is found alone.
const ADMISSION: usize = 4;

impl Number {
    /// Returns a number as it is stored, from what was typed or scanned in two parts.
    pub fn new(record: &str, admission: &str) -> Self {
        Self { record: plain(record), admission: plain(admission) }
    }

    /// Says whether a text that was typed or scanned means it, as [`plain`] writes it: the whole of it, the record, or
    /// the admission where it is no mere count.
    pub fn is_meant(&self, typed: &str) -> bool {
        let long = typed.len() >= ADMISSION && typed == self.admission;
        long || typed == self.record
            || typed.split_once(BETWEEN) == Some((&self.record, &self.admission))
    }
}

/// Returns what was typed or scanned as numbers are written.
pub fn plain(typed: &str) -> String {
    let letters = typed.chars().map(half_width).filter(|letter| !letter.is_whitespace());
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{BETWEEN}{}", self.record, self.admission)
    }
}

impl Key for Number {
    fn text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}
