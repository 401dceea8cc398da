//! What travels stays readable for ever: a frozen sample of every operation and event, one file a
//! slice in `wire/`. A sample is never edited; a new variant is added with its sample. The same
//! samples print who may attempt what, compared with `access.txt`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test cannot read it fails on")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use domain::people::Role;
use domain::{Event, Operation, access};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The frozen samples of one slice.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Samples {
    operations: Vec<Value>,
    events: Vec<Value>,
}

const SLICES: [&str; 22] = [
    "Site",
    "People",
    "Catalogue",
    "Duty",
    "Contact",
    "Case",
    "Queue",
    "Appointment",
    "Premises",
    "Custody",
    "Repair",
    "Volume",
    "Copying",
    "Handover",
    "Complaint",
    "Rating",
    "Conduct",
    "Accountability",
    "Assessment",
    "Monthly",
    "Message",
    "Archive",
];

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn samples(slice: &str) -> Samples {
    let path = file("wire").join(format!("{}.json", slice.to_lowercase()));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{slice}: {fault}"))
}

/// Returns the names of a slice's variants, as serde itself lists them when it meets another.
fn variants<T: DeserializeOwned>(slice: &str) -> BTreeSet<String> {
    let Err(fault) = serde_json::from_value::<T>(json!({ slice: { "?": null } })) else {
        panic!("{slice} has a variant named ?");
    };
    let fault = fault.to_string();
    let listed = fault.split_once("expected").unwrap_or_else(|| panic!("{slice}: {fault}")).1;
    listed.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Returns the name of the variant a sample is of: `Start` of `{"Duty":{"Start":…}}`.
fn variant(slice: &str, sample: &Value) -> String {
    match &sample[slice] {
        Value::Object(fields) => fields.keys().next().cloned().unwrap_or_default(),
        Value::String(name) => name.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
            panic!("a sample of another slice than {slice}: {sample}")
        }
    }
}

/// Checks that every variant has a sample, and that each sample is read and written as it is.
fn frozen<T: DeserializeOwned + Serialize>(slice: &str, samples: &[Value]) {
    let found: BTreeSet<String> = samples.iter().map(|sample| variant(slice, sample)).collect();
    assert_eq!(found, variants::<T>(slice), "{slice}: each variant has its sample, no other");
    for sample in samples {
        let read: T = serde_json::from_value(sample.clone())
            .unwrap_or_else(|fault| panic!("{slice}: {fault}: {sample}"));
        let written = serde_json::to_value(read).unwrap();
        assert_eq!(written, *sample, "{slice}: written otherwise than frozen");
    }
}

#[test]
fn every_operation_and_event_is_read_and_written_as_it_was_frozen() {
    for slice in SLICES {
        let samples = samples(slice);
        frozen::<Operation>(slice, &samples.operations);
        frozen::<Event>(slice, &samples.events);
    }
}

#[test]
fn a_field_from_a_newer_app_is_passed_over() {
    for slice in SLICES {
        for mut sample in samples(slice).operations {
            let name = variant(slice, &sample);
            let Some(fields) = sample[slice][&name].as_object_mut() else { continue };
            fields.insert("field_of_tomorrow".to_owned(), json!(1));
            let read = serde_json::from_value::<Operation>(sample);
            assert!(read.is_ok(), "{slice} {name}: {}", read.unwrap_err());
        }
    }
}

#[test]
fn ids_are_text_and_numbers_fit_every_reader() {
    fn check(value: &Value) {
        match value {
            Value::Number(number) => {
                let number = number.as_i64().unwrap_or_else(|| panic!("{number} is no integer"));
                assert!(number.abs() < 1 << 53, "{number} is too large for a browser");
            }
            Value::Array(values) => values.iter().for_each(check),
            Value::Object(fields) => fields.values().for_each(check),
            Value::Null | Value::Bool(_) | Value::String(_) => {}
        }
    }
    for slice in SLICES {
        let samples = samples(slice);
        samples.operations.iter().chain(&samples.events).for_each(check);
    }
}

/// Prints who may attempt what.
fn matrix() -> String {
    let mut text = String::from(
        "operation                     clerk  supervisor  administrator  server  visitor\n",
    );
    for slice in SLICES {
        let samples = samples(slice).operations;
        let mut lines: Vec<String> = samples.iter().map(|sample| line(slice, sample)).collect();
        lines.sort();
        lines.dedup();
        writeln!(text, "\n{}", lines.join("\n")).unwrap();
    }
    text
}

fn line(slice: &str, sample: &Value) -> String {
    let operation: Operation = serde_json::from_value(sample.clone()).unwrap();
    let allowed = access::allowed(&operation);
    let mark = |may: bool| if may { "yes" } else { "-" };
    let has = |role| mark(allowed.roles().contains(&role));
    format!(
        "{:<30}{:<7}{:<12}{:<15}{:<8}{}",
        format!("{slice} {}", variant(slice, sample)),
        has(Role::Clerk),
        has(Role::Supervisor),
        has(Role::Administrator),
        mark(allowed.server()),
        mark(allowed.visitor())
    )
}

#[test]
fn who_may_attempt_what_stands_in_the_matrix() {
    let (path, printed) = (file("access.txt"), matrix());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &printed).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(printed, expected, "run with BLESS=1 once the change is meant");
}
