//! Photos of what is complained of: shown on a phone, looked at by whoever handles it and by nobody else,
//! and nothing of whoever took them is kept.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use bianmin::api::{LookAt, Oversee, Overseen};
use domain::complaint::Complaint;
use serde_json::Value;
use tests::axe::Inspection;
use tests::clerk::Clerk;
use tests::opening::{self, BADGES, PIN};
use tests::proxy::Proxy;
use tests::resident::{Resident, page, send};
use tests::server::{Answer, Server, project};
use tests::site::{self, SITE, tablet_code};
use tests::tablet::Tablet;

/// A photo of 64 by 48 pixels, held sideways, with place, camera and a film behind it.
fn from_phone() -> PathBuf {
    project("booking/tests/photos/phone.jpg")
}

/// Complains of a badge at the small site; returns the path of the complaint.
fn complains(server: &Server, badge: &str) -> Result<String> {
    let fields = [("key", "k1"), ("kind", "words"), ("words", "问了三遍"), ("badge", badge)];
    let answer = send(server, "/complain", &fields)?;
    let address = answer.header("location").context("the complaint's address")?;
    Ok(address.trim_start_matches(&format!("/w/{SITE}")).to_owned())
}

/// Sends a file to a complaint as a browser without script does.
fn shows(server: &Server, complaint: &str, key: &str, file: &[u8]) -> Result<Answer> {
    let head = format!(
        "--end\r\ncontent-disposition: form-data; name=\"key\"\r\n\r\n{key}\r\n--end\r\n\
         content-disposition: form-data; name=\"photo\"; filename=\"IMG_张三.jpg\"\r\n\
         content-type: image/jpeg\r\n\r\n"
    );
    let body = [head.as_bytes(), file, b"\r\n--end--\r\n"].concat();
    let headers = [("content-type", "multipart/form-data; boundary=end")];
    server.post(&format!("/w/{SITE}{complaint}/photos"), &headers, &body)
}

#[test]
fn a_photo_is_shown_on_a_phone_without_script_and_looked_at_by_whoever_handles_it() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let mut resident = Resident::with_phone()?;
    let mut seen = Inspection::begin()?;
    let complaint = complains(&server, "101")?;
    resident.go(&server, &complaint)?;
    resident.tab.turn_page("加上这张照片")?;
    resident.tab.sees("请先选一张照片")?;
    resident.look(&mut seen, "no photo")?;
    let page_of_text = project("booking/tests/photos.rs");
    resident.tab.choose_file("#photo", &page_of_text)?;
    resident.tab.turn_page("加上这张照片")?;
    resident.tab.sees("不是完整的 JPEG 照片")?;
    resident.tab.choose_file("#photo", &from_phone())?;
    resident.tab.turn_page("加上这张照片")?;
    resident.tab.sees("您加了照片")?;
    resident.tab.sees("还能加 5 张")?;
    resident.look(&mut seen, "a photo")?;
    resident.tab.turn_page("看这张照片")?;
    assert_eq!(resident.tab.eval("document.images[0].naturalWidth")?, 48, "it stands upright");

    let mut office = Clerk::at_new_tablet(&server, "002")?;
    office.go("complaints")?;
    office.sign_in("赵敏")?;
    office.tab.press("话难听")?;
    office.tab.sees("加了照片")?;
    office.tab.press("看照片")?;
    office.tab.until("the photo", "document.querySelector('.photo')?.naturalWidth === 48")?;
    assert!(office.tab.eval("document.querySelector('.photo').naturalHeight")? == 64);
    seen.look(&mut office.tab, "a photo on the tablet")?;
    seen.end()
}

/// Returns the complaint a tablet may read, as the server tells it.
fn read(server: &Server, tablet: &Tablet) -> Result<Complaint> {
    let overseen: Overseen = tablet.post(server, "oversight", &Oversee::default())?.json()?;
    overseen.complaints.all().next().cloned().context("the complaint")
}

#[test]
fn nobody_it_is_about_gets_a_photo_and_nothing_of_whoever_took_it_is_stored() -> Result<()> {
    let server = Server::start()?;
    let opened = opening::open_site(&server, SITE)?;
    let clerk = opening::signed_in(&server, SITE, &opened)?;
    let complaint = complains(&server, BADGES[1])?;
    let photo = fs::read(from_phone())?;
    for _ in 0..2 {
        assert_eq!(shows(&server, &complaint, "p1", &photo)?.status, 303, "sent once or twice");
    }
    let mut office = Tablet::enrol(&server, SITE, &tablet_code(&server)?)?;
    office.join(&server, BADGES[0], PIN)?;
    let one = read(&server, &office)?;
    let shown: Vec<_> = one.photos().collect();
    assert_eq!(shown.len(), 1, "the same form is the same photo");
    let asked = LookAt { step: shown[0].operation.clone() };
    let seen: Value = office.post(&server, "oversight/photo", &asked)?.json()?;
    assert!(seen["jpeg"].as_str().unwrap().starts_with("/9j/"));
    assert_eq!(clerk.post(&server, "oversight/photo", &asked)?.status, 422);
    let words = LookAt { step: one.steps[0].operation.clone() };
    assert_eq!(office.post(&server, "oversight/photo", &words)?.status, 422);
    for never in ["SECRET", "HUAWEI", "JFIF", "IMG_张三"] {
        assert!(!server.stores(never), "{never} is stored");
    }
    // Whoever has the complaint's address sees it; another's does not lead there.
    let picture = format!("/w/{SITE}{complaint}/photos/{}", asked.step);
    let own = server.get(&picture, &[])?;
    assert_eq!((own.status, own.header("content-type")), (200, Some("image/jpeg")));
    assert!(!own.body.windows(6).any(|part| part == b"SECRET"));
    let wrong = picture.replace(&complaint, "/c/2-00000000000000000000000000000000");
    assert_eq!(server.get(&wrong, &[])?.status, 404);
    assert!(page(&server, &complaint)?.contains("您加了照片"));
    Ok(())
}

#[test]
fn what_is_no_photo_too_large_or_one_too_many_is_refused_beside_its_field() -> Result<()> {
    let server = Server::start()?;
    opening::open_site(&server, SITE)?;
    let complaint = complains(&server, BADGES[1])?;
    let said = |answer: &Answer| String::from_utf8_lossy(&answer.body).into_owned();
    for (what, file, words) in [
        ("nothing", Vec::new(), "请先选一张照片"),
        ("a page", b"<svg onload=alert(1)>".to_vec(), "不是完整的 JPEG 照片"),
        ("a photo from a camera", vec![0xFF; 5_000_000], "最大 1.5 MB"),
    ] {
        let answer = shows(&server, &complaint, "p1", &file)?;
        assert_eq!(answer.status, 422, "{what}");
        assert!(said(&answer).contains(words), "{what}");
    }
    // Whoever has no complaint sends nothing.
    let nobody = shows(&server, "/c/2-00000000000000000000000000000000", "p1", &[0xFF; 9])?;
    assert_eq!(nobody.status, 404);
    let photo = fs::read(from_phone())?;
    for turn in 0..6 {
        assert_eq!(shows(&server, &complaint, &format!("p{turn}"), &photo)?.status, 303);
    }
    let full = shows(&server, &complaint, "p9", &photo)?;
    assert_eq!(full.status, 422);
    assert!(said(&full).contains("照片已经够了"));
    let urlencoded = send(&server, &format!("{complaint}/photos"), &[("key", "p1")])?;
    assert_eq!(urlencoded.status, 415);
    Ok(())
}

/// Returns a picture as no compression makes it: what a phone's photo weighs, or more.
fn heavy() -> Vec<u8> {
    let (width, height): (u32, u32) = (2400, 1200);
    let size = 54 + width * height * 3;
    let mut file = b"BM".to_vec();
    file.extend([size, 0, 54, 40, width, height].iter().flat_map(|number| number.to_le_bytes()));
    file.extend([1, 0, 24, 0]);
    file.extend([0; 24]);
    let byte = |n: u32| u8::try_from(n % 251).unwrap();
    file.extend((0..width * height).flat_map(|n| [byte(n), byte(n % 83), byte(n / width)]));
    file
}

#[test]
fn a_heavy_photo_is_made_small_on_the_phone() -> Result<()> {
    let server = Server::start()?;
    opening::open_site(&server, SITE)?;
    let network = Proxy::start(server.port())?;
    let mut resident = Resident::with_script(&network)?;
    let mut seen = Inspection::begin()?;
    let complaint = complains(&server, BADGES[1])?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("photo.bmp");
    fs::write(&file, heavy())?;
    resident.go(&server, &complaint)?;
    resident.tab.choose_file("#photo", &file)?;
    resident.tab.sees("用不了多少流量")?;
    seen.look(&mut resident.tab, "a photo that was made small")?;
    let size = resident.tab.eval("document.getElementById('photo').files[0].size")?;
    let size = size.as_u64().context("a size")?;
    assert!(size < 600_000, "{size} bytes of 8.6 MB");
    let before = network.traffic();
    resident.tab.turn_page("加上这张照片")?;
    resident.tab.sees("您加了照片")?;
    assert!(network.traffic().since(before).up < size + 20_000);
    resident.tab.turn_page("看这张照片")?;
    assert_eq!(resident.tab.eval("document.images[0].naturalWidth")?, 1600);
    seen.end()
}
