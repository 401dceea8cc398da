//! Inquiries in words.

use domain::State;
use domain::accountability::view::{Awaits, awaits};
use domain::accountability::{
    Fault, Finding, Harm, Inquiry, Measure, Outcome, Silence, Source, What,
};
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::parts::{Tone, badge};
use crate::text::{Words, day, fill, language, words};

/// Returns where an inquiry comes from.
pub fn source(w: &Words, source: &Source) -> &'static str {
    match source {
        Source::Complaint(_) => w.inquiry_source_complaint,
        Source::Inspection(_) => w.inquiry_source_inspection,
        Source::Breach { .. } => w.inquiry_source_breach,
        Source::SpotCheck => w.inquiry_source_spot,
        Source::Reported => w.inquiry_source_reported,
    }
}

/// Returns a finding, with harm and fault where it is true.
pub fn finding(w: &Words, finding: Finding) -> String {
    match finding {
        Finding::Substantiated { harm: of, fault: by } => {
            let parts = [w.inquiry_finding_true, w.inquiry_harm, harm(w, of), fault(w, by)];
            let [found, label, harm, fault] = parts;
            [found, " · ", label, " ", harm, " · ", fault].concat()
        }
        Finding::Unsubstantiated => w.inquiry_finding_false.to_owned(),
        Finding::Unclear => w.inquiry_finding_unclear.to_owned(),
    }
}

/// Returns what harm was done.
pub fn harm(w: &Words, harm: Harm) -> &'static str {
    match harm {
        Harm::None => w.inquiry_harm_none,
        Harm::Minor => w.inquiry_harm_minor,
        Harm::Serious => w.inquiry_harm_serious,
    }
}

/// Returns how far somebody is to blame.
pub fn fault(w: &Words, fault: Fault) -> &'static str {
    match fault {
        Fault::None => w.inquiry_fault_none,
        Fault::Negligence => w.inquiry_fault_negligence,
        Fault::Gross => w.inquiry_fault_gross,
        Fault::Intent => w.inquiry_fault_intent,
    }
}

/// Returns what follows, and to which body it was referred.
pub fn measure(w: &Words, measure: &Measure) -> String {
    let said = match measure {
        Measure::Education => w.inquiry_measure_education,
        Measure::SelfCriticism => w.inquiry_measure_self_criticism,
        Measure::Circulated => w.inquiry_measure_circulated,
        Measure::Warning => w.inquiry_measure_warning,
        Measure::Removal => w.inquiry_measure_removal,
        Measure::Referred { body } => {
            return [w.inquiry_measure_referred, " ", body].concat().trim().to_owned();
        }
    };
    said.to_owned()
}

/// Returns what was done in a step.
pub fn step(w: &Words, what: &What) -> String {
    let said = match what {
        What::Opened => w.inquiry_step_opened,
        What::Noted => w.inquiry_step_noted,
        What::Stated => w.inquiry_step_stated,
        What::Silent(Silence::Declined) => w.inquiry_step_declined,
        What::Silent(Silence::NoAnswer) => w.inquiry_step_no_answer,
        What::Appealed => w.inquiry_step_appealed,
        What::Found(of) => {
            return fill(w.inquiry_step_found, &[("finding", &finding(w, *of))]);
        }
        What::Decided(of) => {
            return fill(w.inquiry_step_decided, &[("measure", &measure(w, of))]);
        }
        What::Reviewed(of) => {
            return fill(w.inquiry_step_reviewed, &[("outcome", &outcome(w, of))]);
        }
    };
    said.to_owned()
}

/// Returns what a review came to.
fn outcome(w: &Words, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Upheld => w.inquiry_outcome_upheld.to_owned(),
        Outcome::Lifted => w.inquiry_outcome_lifted.to_owned(),
        Outcome::Changed(of) => fill(w.inquiry_outcome_changed, &[("measure", &measure(w, of))]),
    }
}

/// Returns what an inquiry waits for.
pub fn standing(state: &State, one: &Inquiry, now: Timestamp) -> AnyView {
    let w = words();
    let by = |text, date| fill(text, &[("date", &day(date, language()))]);
    let (tone, said) = match awaits(state, one, now) {
        Awaits::Statement(date) => (Tone::Soon, by(w.inquiry_awaits_statement, date)),
        Awaits::Finding => (Tone::Soon, w.inquiry_awaits_finding.to_owned()),
        Awaits::Decision => (Tone::Soon, w.inquiry_awaits_decision.to_owned()),
        Awaits::Appeal(date) => (Tone::Plain, by(w.inquiry_awaits_appeal, date)),
        Awaits::Review => (Tone::Soon, w.inquiry_awaits_review.to_owned()),
        Awaits::Nothing => (Tone::Good, w.inquiry_over.to_owned()),
    };
    badge(tone, said)
}
