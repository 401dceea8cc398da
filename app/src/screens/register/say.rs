//! Registers and their purposes in words.

use domain::people::{Form, GiveOut, Purpose, Register};
use domain::time::Date;

use crate::text::{Words, fill};

/// Returns the name of a register.
pub fn register(w: &Words, what: Register) -> &'static str {
    match what {
        Register::Attendance => w.register_what_attendance,
        Register::Ledger => w.register_what_ledger,
        Register::Handovers => w.register_what_handovers,
        Register::Complaints => w.register_what_complaints,
        Register::Assessment => w.register_what_assessment,
        Register::Monthly => w.monthly_title,
        Register::Cases => w.register_what_cases,
        Register::Staff => w.register_what_staff,
        Register::GivenOut => w.register_what_given_out,
    }
}

/// Returns what stands in a register; nothing of those that are given out where they are shown.
pub fn help(w: &Words, what: Register) -> &'static str {
    match what {
        Register::Ledger => w.register_what_ledger_help,
        Register::Handovers => w.register_what_handovers_help,
        Register::Complaints => w.register_what_complaints_help,
        Register::Cases => w.register_what_cases_help,
        Register::Attendance
        | Register::Assessment
        | Register::Monthly
        | Register::Staff
        | Register::GivenOut => "",
    }
}

/// Returns what is masked in a register.
pub fn masked(w: &Words, what: Register) -> &'static str {
    match what {
        Register::Complaints => w.register_masked_words,
        Register::Attendance
        | Register::Ledger
        | Register::Handovers
        | Register::Assessment
        | Register::Cases
        | Register::Staff
        | Register::Monthly
        | Register::GivenOut => w.register_masked,
    }
}

/// Returns what something is for.
pub fn purpose(w: &Words, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Report => w.register_for_report,
        Purpose::Inspection => w.register_for_inspection,
        Purpose::Statistics => w.register_for_statistics,
        Purpose::Files => w.register_for_files,
        Purpose::Concerned => w.register_for_concerned,
        Purpose::Work => w.register_for_work,
        Purpose::Other => w.register_for_other,
    }
}

/// Returns as what something leaves.
pub fn form(w: &Words, form: Form) -> &'static str {
    match form {
        Form::Workbook => w.register_xlsx,
        Form::Csv => w.register_csv,
        Form::Paper => w.register_print,
    }
}

/// Returns days as they stand on a register: 2026-11-01 至 2026-11-30.
pub fn days(w: &Words, from: Date, to: Date) -> String {
    fill(w.register_days, &[("from", &from.to_string()), ("to", &to.to_string())])
}

/// Returns what something was given out for, with its words.
pub fn purpose_in_full(w: &Words, gave: &GiveOut) -> String {
    let named = purpose(w, gave.purpose);
    let words = Some(gave.words.as_str()).filter(|words| !words.is_empty());
    std::iter::once(named).chain(words).collect::<Vec<_>>().join(" · ")
}
