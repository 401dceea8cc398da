//! A server of tomorrow: the real one, whose answers to a sync speak of what no app of today knows.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::spawn;

use anyhow::{Context, Result};
use sync::wire::{self, Item, Response, Status};
use sync::{OperationId, Stamp};

use crate::tablet::columns;

/// Stands before a server and makes its answers newer, when told to.
#[derive(Debug)]
pub struct Newer {
    port: u16,
    on: Arc<AtomicBool>,
}

/// A request as it came.
struct Asked {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Newer {
    /// Begins to stand before the server at a port.
    ///
    /// # Errors
    /// No port is free.
    pub fn before(server: u16) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let on = Arc::new(AtomicBool::new(false));
        let own = Arc::clone(&on);
        spawn(move || {
            for browser in listener.incoming().flatten() {
                let on = Arc::clone(&own);
                // A connection that breaks off is the browser's to open anew.
                spawn(move || drop(serve(browser, server, &on)));
            }
        });
        Ok(Self { port, on })
    }

    /// Returns the port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Makes answers newer, or leaves them as they are.
    pub fn speaks(&self, newer: bool) {
        self.on.store(newer, Ordering::SeqCst);
    }
}

/// Serves one connection until it ends.
fn serve(browser: TcpStream, server: u16, on: &AtomicBool) -> Result<()> {
    let mut out = browser.try_clone()?;
    let mut from = BufReader::new(browser);
    while let Some(asked) = read(&mut from)? {
        // Without a socket the app asks by its timer.
        if asked.headers.iter().any(|(name, _)| name == "upgrade") {
            out.write_all(b"HTTP/1.1 503 Unavailable\r\ncontent-length: 0\r\n\r\n")?;
            continue;
        }
        let (head, body) = forward(&asked, server, on)?;
        out.write_all(head.as_bytes())?;
        out.write_all(&body)?;
    }
    Ok(())
}

/// Reads a request; none when the connection has ended.
fn read(from: &mut BufReader<TcpStream>) -> Result<Option<Asked>> {
    let mut line = String::new();
    if from.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    let (method, path) = (words.next().context("a method")?, words.next().context("a path")?);
    let (mut headers, mut length) = (Vec::new(), 0);
    loop {
        let mut line = String::new();
        from.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        let name = name.to_lowercase();
        if name == "content-length" {
            length = value.parse()?;
        }
        headers.push((name, value.to_owned()));
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body)?;
    Ok(Some(Asked { method, path, headers, body }))
}

/// Asks the server and returns its answer: the head as text, and the body.
fn forward(asked: &Asked, server: u16, on: &AtomicBool) -> Result<(String, Vec<u8>)> {
    let url = format!("http://127.0.0.1:{server}{}", asked.path);
    let mut request = ureq::http::Request::builder().method(asked.method.as_str()).uri(url);
    let own = ["host", "connection", "content-length"];
    for (name, value) in asked.headers.iter().filter(|(name, _)| !own.contains(&name.as_str())) {
        request = request.header(name, value);
    }
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let answer = agent.run(request.body(asked.body.clone())?)?;
    let (parts, mut body) = answer.into_parts();
    let mut body = body.with_config().limit(64 * 1_024 * 1_024).read_to_vec()?;
    if on.load(Ordering::SeqCst) && asked.path.ends_with("/sync") && parts.status == 200 {
        body = newer(&body)?;
    }
    let mut head = format!("HTTP/1.1 {}\r\n", parts.status);
    for (name, value) in &parts.headers {
        if !["connection", "content-length", "transfer-encoding"].contains(&name.as_str()) {
            write!(head, "{name}: {}\r\n", value.to_str()?)?;
        }
    }
    write!(head, "content-length: {}\r\n\r\n", body.len())?;
    Ok((head, body))
}

/// Makes an answer newer: another version, and an event of a kind nobody here knows.
fn newer(body: &[u8]) -> Result<Vec<u8>> {
    let mut response = Response::decode(&columns(body)?)?;
    response.schema += 1;
    response.rules += 1;
    response.upgrade = true;
    if response.status == Status::Continued {
        let stamp = Stamp {
            operation: OperationId::new(sync::LogId([0xee; 8]), 1),
            actor: "somebody".to_owned(),
            device: "a tablet of tomorrow".to_owned(),
            at: response.time,
            received: response.time,
            seen: 0,
            place: 0,
        };
        let event = serde_json::json!({"Lottery": {"Drawn": {"number": 7}}});
        response.items.push(Item::Record(sync::record::write(&stamp, &event)));
    }
    Ok(wire::frame(&miniz_oxide::deflate::compress_to_vec(&response.encode(), 6), None))
}
