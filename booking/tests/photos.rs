//! Photos as phones make them: the picture stays as it is, and nothing of whoever took it.
#![allow(clippy::unwrap_used, reason = "a test may end in a panic")]

use booking::photo::{Fault, LARGEST, cleaned};
use jpeg_decoder::Decoder;

/// With place, time, camera, thumbnail, comment, held sideways, with a second picture and a film behind.
const PHONE: &[u8] = include_bytes!("photos/phone.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("photos/progressive.jpg");
/// In four colours, as Adobe's segment says.
const FOUR_COLOURS: &[u8] = include_bytes!("photos/adobe.jpg");

fn pixels(photo: &[u8]) -> Vec<u8> {
    Decoder::new(photo).decode().unwrap()
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Returns a photo with a segment put in right behind its beginning.
fn with(segment: &[u8]) -> Vec<u8> {
    let (start, rest) = PROGRESSIVE.split_at(2);
    [start, segment, rest].concat()
}

#[test]
fn a_photo_keeps_its_picture_and_nothing_of_whoever_took_it() {
    for photo in [PHONE, PROGRESSIVE, FOUR_COLOURS] {
        let clean = cleaned(photo).unwrap();
        assert_eq!(pixels(&clean), pixels(photo));
        for never in ["SECRET", "HUAWEI", "2026:11:28", "GPS", "ICC_PROFILE"] {
            assert!(!has(&clean, never.as_bytes()), "{never}");
        }
        assert!(clean.ends_with(&[0xFF, 0xD9]));
        assert_eq!(cleaned(&clean).unwrap(), clean, "what is clean stays as it is");
    }
    assert!(has(PHONE, b"SECRET-FILM") && has(PHONE, b"SECRET-SECOND") && has(PHONE, b"HUAWEI"));
}

#[test]
fn which_way_up_it_was_held_is_kept() {
    let clean = cleaned(PHONE).unwrap();
    let exif =
        [&b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06"[..], &[0; 6]].concat();
    assert!(has(&clean, &exif));
    // As a tablet of Intel's order writes it.
    let little =
        b"\xFF\xE1\0\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x03\0\0\0\0\0\0\0";
    assert!(has(&cleaned(&with(little)).unwrap(), b"\x01\x12\0\x03\0\0\0\x01\0\x03"));
    assert!(!has(&cleaned(PROGRESSIVE).unwrap(), b"Exif"));
}

#[test]
fn what_is_no_whole_photo_is_not_taken() {
    let bomb = b"\xFF\xC0\0\x0B\x08\xFF\xFF\xFF\xFF\x01\x01\x11\0";
    let rows: [(&str, Vec<u8>); 8] = [
        ("nothing", Vec::new()),
        ("a page", b"<svg onload=alert(1)>".to_vec()),
        ("another kind of picture", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("a beginning and an end", b"\xFF\xD8\xFF\xD9".to_vec()),
        ("65535 by 65535 pixels", with(bomb)),
        ("two frames", with(b"\xFF\xC0\0\x0B\x08\0\x01\0\x01\x01\x01\x11\0")),
        ("a segment shorter than its own length", with(b"\xFF\xE1\0\x01")),
        ("a segment longer than the file", with(b"\xFF\xE1\xFF\xFF")),
    ];
    for (what, bytes) in rows {
        assert_eq!(cleaned(&bytes), Err(Fault::NoPhoto), "{what}");
    }
    assert_eq!(cleaned(&vec![0xFF; LARGEST + 1]), Err(Fault::TooLarge));
}

#[test]
fn a_photo_cut_anywhere_is_refused_and_breaks_nothing() {
    let whole = cleaned(PHONE).unwrap();
    for length in 0..whole.len() {
        assert_eq!(cleaned(&whole[..length]), Err(Fault::NoPhoto), "{length} bytes");
    }
    // Whatever one byte becomes, what is kept is never longer than what came, but for the way up.
    for place in 0..PHONE.len() {
        for byte in [0, 0xFF, 0xD9, 0xE1] {
            let mut broken = PHONE.to_vec();
            broken[place] = byte;
            if let Ok(clean) = cleaned(&broken) {
                assert!(clean.len() <= broken.len() + 36, "byte {place}");
            }
        }
    }
}
