//! Residents' pages hold what Lighthouse asks of every site. How fast they are is measured by the bench of
//! the same name: what is timed is no test.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may end in a panic")]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::spawn;

use anyhow::Result;
use tests::browser::Browser;
use tests::lighthouse::{ENOUGH, Rating, STEADY, pages, rate};
use tests::server::Server;
use tests::site;

#[test]
fn every_page_is_open_to_everybody_and_well_made() -> Result<()> {
    let server = Server::start()?;
    site::open(&server)?;
    let browser = Browser::start()?;
    let pages = pages(&server)?;
    let addresses: Vec<&str> = pages.iter().map(|(_, address)| address.as_str()).collect();
    let mut short = Vec::new();
    for ((name, _), ratings) in pages.iter().zip(rate(&browser, &addresses, &STEADY)?) {
        for Rating { category, score, faults } in ratings {
            if score < ENOUGH {
                short.push(format!("{name}: {category} {score:.0}\n  {}", faults.join("\n  ")));
            }
        }
    }
    assert!(short.is_empty(), "{}", short.join("\n"));
    Ok(())
}

#[test]
fn what_is_badly_made_is_rated_below() -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}/", listener.local_addr()?);
    // It answers as long as this test runs.
    let _answers = spawn(move || {
        for stream in listener.incoming().flatten() {
            // A browser opens connections that it never uses, too.
            spawn(move || badly_made(&stream));
        }
    });
    let browser = Browser::start()?;
    let rated = rate(&browser, &[&address], &STEADY)?;
    for (rating, fault) in rated[0].iter().zip(["label: ", "doctype: "]) {
        assert!(rating.score < ENOUGH, "{rating:?}");
        assert!(rating.faults.iter().any(|told| told.starts_with(fault)), "{rating:?}");
    }
    let nothing = rate(&browser, &[&format!("{address}nothing")], &STEADY).unwrap_err();
    assert!(nothing.to_string().contains("404"), "{nothing}");
    Ok(())
}

/// Answers with a page whose field has no name, or with none where the address says so.
fn badly_made(mut stream: &TcpStream) -> std::io::Result<()> {
    // All of it is read: what is left unread would cut the answer off.
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    let asked: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let stands = asked.first().is_some_and(|line| line.starts_with("GET / "));
    let status = if stands { "200 OK" } else { "404 Not Found" };
    let page =
        "<html><title>Bare</title><meta name=viewport content='width=device-width'><p>Who? <input>";
    let head = "content-type: text/html\r\nconnection: close";
    write!(stream, "HTTP/1.1 {status}\r\n{head}\r\n\r\n{page}")
}
