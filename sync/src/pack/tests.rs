//! Whatever is packed comes back byte for byte; whatever else is unpacked is an error, not a panic.

use super::*;
use crate::sim::chance::Chance;

const LIMIT: usize = 1 << 22;

fn come_back(documents: &[Vec<u8>]) {
    let packed = pack(documents);
    assert_eq!(unpack(&packed, LIMIT).unwrap(), documents);
}

/// Any JSON text, not always compact, sometimes broken.
fn any_value(chance: &mut Chance, depth: u64) -> String {
    let items = |chance: &mut Chance, one: &dyn Fn(&mut Chance) -> String| {
        let count = chance.below(4);
        (0..count).map(|_| one(chance)).collect::<Vec<_>>().join(",")
    };
    match chance.below(if depth > 4 { 9 } else { 11 }) {
        0 => "null".into(),
        1 => "true".into(),
        2 => "false".into(),
        3 => chance.below(1_000).to_string(),
        4 => format!("-{}", chance.below(3)),
        5 => ["1.50", "1e9", "-0", "123456789012345678901234567890", "01"][chance.index(5)].into(),
        6 => format!("\"a1b2-{}\"", chance.below(20)),
        7 => ["\"\"", "\"\\\"\"", "\"便民 \\n\"", "\" x \"", "\"\\\\\""][chance.index(5)].into(),
        8 => format!("\"{}\"", "ab0".repeat(chance.index(3))),
        9 => format!("[{}]", items(chance, &|chance| any_value(chance, depth + 1))),
        _ => {
            let pair = |chance: &mut Chance| {
                format!("\"k{}\":{}", chance.below(3), any_value(chance, depth + 1))
            };
            format!("{{{}}}", items(chance, &pair))
        }
    }
}

#[test]
fn any_documents_come_back_byte_for_byte() {
    for seed in 0..3_000 {
        let mut chance = Chance::new(seed);
        let count = chance.below(12);
        let mut documents: Vec<Vec<u8>> =
            (0..count).map(|_| any_value(&mut chance, 0).into_bytes()).collect();
        for document in &mut documents {
            if chance.one_in(20) && !document.is_empty() {
                let place = chance.index(document.len());
                document[place] = chance.next().to_le_bytes()[0];
            }
            if chance.one_in(20) {
                document.push(b' ');
            }
        }
        come_back(&documents);
    }
}

#[test]
fn odd_documents_come_back_too() {
    come_back(&[]);
    come_back(&[vec![]]);
    come_back(&[vec![], vec![], b"1".to_vec()]);
    come_back(&[b"{\"a\":1".to_vec(), b"{ }".to_vec(), vec![0xff, 0xfe]]);
    come_back(&["[".repeat(5_000).into_bytes(), "[".repeat(23).into_bytes()]);
    let deep = |n| ["[".repeat(n), "]".repeat(n)].concat().into_bytes();
    come_back(&[deep(23), deep(24), deep(25), deep(5_000)]);
}

#[test]
fn bytes_nobody_packed_are_an_error_and_never_a_panic() {
    let documents: Vec<Vec<u8>> =
        (0..40).map(|seed| any_value(&mut Chance::new(seed), 0).into_bytes()).collect();
    let packed = pack(&documents);
    for end in 0..packed.len() {
        let _ = unpack(&packed[..end], LIMIT);
    }
    for seed in 0..20_000 {
        let mut chance = Chance::new(seed);
        let mut bytes = packed.clone();
        for _ in 0..=chance.below(3) {
            let place = chance.index(bytes.len());
            bytes[place] = chance.next().to_le_bytes()[0];
        }
        let unpacked = unpack(&bytes, 100_000);
        if let Ok(documents) = unpacked {
            assert!(documents.iter().map(Vec::len).sum::<usize>() <= 100_000);
        }
        let noise: Vec<u8> =
            (0..chance.below(60)).map(|_| chance.next().to_le_bytes()[0]).collect();
        let _ = unpack(&noise, LIMIT);
    }
}

#[test]
fn a_small_packet_cannot_unfold_into_more_than_the_limit() {
    let many = pack(&vec![b"1"; 50_000]);
    assert!(many.len() < 100 && unpack(&many, 100_000).is_err());
    let documents = vec![vec![b'['; 1_000]; 200];
    let packed = pack(&documents);
    assert!(packed.len() < 5_000);
    assert!(unpack(&packed, 100_000).is_err());
}
