//! Ours and `serde_json`: the same bytes written, the same values read, the same texts refused.

use std::collections::{BTreeMap, BTreeSet};

use json::{Value, from_slice, from_str, member, members, to_string};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Shape {
    Bare,
    One(i32),
    Two(u8, String),
    Named {
        at: i64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    Inner(Box<Shape>),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Name(String);

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct All {
    name: Name,
    unit: (),
    yes: bool,
    letter: char,
    pair: (u32, String),
    absent: Option<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    shapes: Vec<Shape>,
    by_name: BTreeMap<String, BTreeSet<u64>>,
    by_number: BTreeMap<i32, bool>,
    by_shape: BTreeMap<Kind, [u8; 2]>,
    least: i64,
    most: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Kind {
    This,
    That,
}

fn all() -> All {
    let texts = ["", "plain", "\"\\/\u{8}\u{c}\n\r\t\u{1}\u{1f}\u{7f}", "证件 é 𝄞 \u{2028}", "[{"];
    All {
        name: Name("张\u{0}三".to_owned()),
        yes: true,
        letter: '便',
        pair: (u32::MAX, "{".to_owned()),
        shapes: vec![
            Shape::Bare,
            Shape::One(-7),
            Shape::Two(9, "[".to_owned()),
            Shape::Named { at: 0, note: None },
            Shape::Named { at: -1, note: Some(String::new()) },
            Shape::Inner(Box::new(Shape::Inner(Box::new(Shape::Bare)))),
        ],
        by_name: texts.iter().map(|text| ((*text).to_owned(), BTreeSet::from([1, 2]))).collect(),
        by_number: BTreeMap::from([(-12, true), (0, false), (7, true)]),
        by_shape: BTreeMap::from([(Kind::This, [0, 255]), (Kind::That, [1, 2])]),
        least: i64::MIN,
        most: u64::MAX,
        ..All::default()
    }
}

#[test]
fn the_same_bytes_are_written_and_read_back() {
    for value in [all(), All::default()] {
        let theirs = serde_json::to_string(&value).unwrap();
        assert_eq!(to_string(&value), theirs);
        assert_eq!(from_str::<All>(&theirs).as_ref(), Ok(&value));
        let spaced = serde_json::to_string_pretty(&value).unwrap();
        assert_eq!(from_slice::<All>(spaced.as_bytes()), Ok(value));
    }
}

/// Reads a text with both, and says whether they agree.
fn agree<T: DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) {
    let (ours, theirs) = (from_str::<T>(text).ok(), serde_json::from_str::<T>(text).ok());
    assert_eq!(ours, theirs, "{text}");
}

#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "0", "-0", "00", "01", "-", "+1", "1.0", "1e3", "256", "-1", " 7 ", "7 7", "7,", "", "x",
    "\"7\"", "18446744073709551616", "99999999999999999999",
];

#[rustfmt::skip]
const TEXTS: &[&str] = &[
    r#""""#, r#""\u00e9\ud834\udd1e""#, r#""\ud834""#, r#""\udd1e""#, r#""\ud834\u0041""#,
    r#""\u12""#, r#""\x""#, r#""\"#, r#"""#, "\"\n\"", r#""\/""#, "null", r#""a" "b""#,
    r#""\u+123""#,
];

#[rustfmt::skip]
const SHAPES: &[&str] = &[
    r#""Bare""#, r#"{"Bare":null}"#, r#""One""#, r#"{"One":1}"#, r#"{"One":1,}"#, r#"{"One":1"#,
    r#"{"One" 1}"#, r#"{"Two":[1,"x"]}"#, r#"{"Two":[1]}"#, r#"{"Two":[1,"x",2]}"#,
    r#"{"Named":{"at":1}}"#, r#"{"Named":{}}"#, r#"{"Named":{"at":1,"at":2}}"#,
    r#"{"Named":{"at":1,"new":[{"a":[]},1.5e-3,null]}}"#, r#"{"Named":{"at":1,"new":[1,]}}"#,
    r#"{"Named":{"at":1,"new":01}}"#, r#"{"Named":{"at":1,"new":{"a"}}}"#,
    r#"{"Named":{"at":1,"note":"n"},"One":1}"#, r#"{"Inner":{"Inner":"Bare"}}"#, "{}", "[]",
    r#"{"None":1}"#,
];

#[test]
fn the_same_texts_are_refused() {
    for text in NUMBERS {
        agree::<u8>(text);
        agree::<i64>(text);
        agree::<u64>(text);
    }
    for text in TEXTS {
        agree::<String>(text);
        agree::<Option<String>>(text);
        agree::<char>(text);
    }
    for text in SHAPES {
        agree::<Shape>(text);
        agree::<Vec<Shape>>(&format!("[{text},{text}]"));
        agree::<Vec<Shape>>(&format!("[{text},]"));
    }
    for text in
        [r#"{"1":true}"#, r#"{"x":true}"#, "{1:true}", r#"{"1":true,"2"}"#, r#"{"01":true}"#]
    {
        agree::<BTreeMap<i32, bool>>(text);
    }
}

#[test]
fn a_spoilt_document_is_refused_by_both_or_by_none() {
    let sound = serde_json::to_string(&all()).unwrap();
    let mut chance = 7_u64;
    let mut next = |most: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(chance >> 33).unwrap() % most
    };
    let mut refused = 0;
    for _ in 0..20_000 {
        let mut bytes = sound.clone().into_bytes();
        for _ in 0..=next(2) {
            let (at, with) = (next(bytes.len()), b"\"\\{}[],:0-9nu e\n"[next(16)]);
            match next(3) {
                0 => bytes[at] = with,
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, with),
            }
        }
        let (ours, theirs) =
            (from_slice::<All>(&bytes).ok(), serde_json::from_slice::<All>(&bytes).ok());
        refused += usize::from(ours.is_none());
        assert_eq!(ours, theirs, "{}", String::from_utf8_lossy(&bytes));
    }
    assert!((10_000..20_000).contains(&refused), "{refused}");
}

#[test]
fn members_are_passed_on_as_they_stand() {
    let text = r#" {"a": [1, {"b":2.50}], "q\"" :"x\n", "a":null} "#;
    let found = members(text).unwrap();
    assert_eq!(found[0], ("a".into(), r#"[1, {"b":2.50}]"#));
    assert_eq!(found[1], ("q\"".into(), r#""x\n""#));
    assert_eq!(member(text, "a"), Ok("null"));
    assert!(member(text, "b").is_err());
    for bad in ["", "[]", "{", r#"{"a":1"#, r#"{"a":1}}"#, r#"{"a" 1}"#, r#"{"a":1,}"#] {
        assert!(members(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_fault_says_where() {
    assert_eq!(from_str::<Vec<u8>>("[1, 2, x]").unwrap_err().at, 7);
    assert_eq!(from_slice::<String>(b"\"\xff\"").unwrap_err().at, 1);
}

#[test]
fn a_deep_document_that_is_not_wanted_is_passed_over() {
    let deep = [r#"{"at":1,"new":"#, &"[".repeat(100_000), &"]".repeat(100_000), "}"].concat();
    let named = format!(r#"{{"Named":{deep}}}"#);
    assert_eq!(from_str(&named), Ok(Shape::Named { at: 1, note: None }));
}

#[test]
fn a_document_of_any_shape_becomes_a_value() {
    let value: Value = from_str(r#"{"a":[null,true,-3,"x"],"b":{"c":7}}"#).unwrap();
    assert_eq!(value.get("b").and_then(|b| b.get("c")).and_then(Value::as_number), Some(7));
    let list = vec![Value::Null, Value::Bool(true), Value::Number(-3), Value::Text("x".into())];
    assert_eq!(value.get("a"), Some(&Value::Array(list)));
}
