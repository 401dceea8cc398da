//! Whoever sends too much is refused by where they come from, and nobody else is.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use anyhow::{Context, Result};
use tests::resident::{books_as, free_times, links, page, send_from};
use tests::server::{ADDRESS_HEADER, Server};
use tests::site;

#[test]
fn a_bot_is_refused_by_its_address_and_everybody_else_books_on() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let form = free_times(&server, "FP01")?.pop().context("a time")?;
    let bot = [(ADDRESS_HEADER, "2001:db8:1:2::1")];
    let statuses: Result<Vec<u16>> =
        (0..30).map(|who| books_as(&server, &form, who, &bot)).collect();
    let statuses = statuses?;
    assert!(statuses[..10].iter().all(|status| *status != 429), "{statuses:?}");
    assert!(statuses[10..].iter().all(|status| *status == 429), "{statuses:?}");
    // Another machine of the same household is the same bot, another network is not.
    assert_eq!(books_as(&server, &form, 40, &[(ADDRESS_HEADER, "2001:db8:1:2:9::7")])?, 429);
    let other = free_times(&server, "FP13")?.pop().context("another time")?;
    assert_eq!(books_as(&server, &other, 41, &[(ADDRESS_HEADER, "2001:db8:1:3::1")])?, 303);
    // Nobody says where these come from: the server believes no header that it was not told of.
    let spoofed = [("cf-connecting-ip", "192.0.2.7")];
    for who in 50..70 {
        assert_ne!(books_as(&server, &form, who, &spoofed)?, 429, "{who}");
    }
    page(&server, "/i/FP01/days").map(drop)
}

/// More addresses than the server remembers.
const CROWD: u32 = 4_200;

#[test]
fn a_crowd_of_addresses_does_not_wipe_out_what_is_counted_of_a_phone() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let books = |number: usize, item: &str| {
        let days = links(&page(&server, &format!("/i/{item}/days"))?);
        let day =
            days.iter().filter(|link| link.contains("/d/")).nth(number % 4).context("a day")?;
        let times = links(&page(&server, day)?);
        let form = times.iter().find(|link| link.contains("/t/")).context("a time")?;
        let key = format!("{number:032x}");
        let fields = [("key", &*key), ("name", "居民"), ("phone", "13800001234")];
        anyhow::Ok(send_from(&server, form, &fields, &[])?.status)
    };
    for (number, item) in ["FP01", "FP07", "FP13"].into_iter().enumerate() {
        assert_eq!(books(number, item)?, 303, "{item}");
    }
    assert_eq!(books(3, "FP04")?, 429);
    for number in 0..CROWD {
        let address = format!("10.{}.{}.1", number / 250, number % 250);
        server.get(&format!("/w/{}/my", site::SITE), &[(ADDRESS_HEADER, &address)])?;
    }
    assert_eq!(books(4, "FP04")?, 429);
    Ok(())
}
