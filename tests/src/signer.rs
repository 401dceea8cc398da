//! A way to a server on which every request is signed: whoever asks knows the document only, not the
//! keys, and what it puts into their place is left out. Tablets sign in turn, so that no limit of one of them is soon reached.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::tablet::Tablet;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often something was answered with a status: by `GET /path` and status.
pub type Answered = BTreeMap<(String, u16), usize>;

/// A signer that listens; it ends with the test.
#[derive(Debug)]
pub struct Signer {
    port: u16,
    desk: Arc<Desk>,
}

#[derive(Debug)]
struct Desk {
    server: u16,
    tablets: Vec<Tablet>,
    turn: AtomicUsize,
    answered: Mutex<Answered>,
}

/// A request or an answer, as it came.
struct Message {
    first: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Signer {
    /// Begins to listen, for a server on a port of this machine.
    ///
    /// # Errors
    /// No port is free.
    pub fn start(server: u16, tablets: Vec<Tablet>) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let desk =
            Desk { server, tablets, turn: AtomicUsize::default(), answered: Mutex::default() };
        let desk = Arc::new(desk);
        let own = Arc::clone(&desk);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let desk = Arc::clone(&own);
                // A connection that breaks is noticed by whoever asked.
                thread::spawn(move || serve(stream, &desk).ok());
            }
        });
        Ok(Self { port, desk })
    }

    /// Returns where it is reached.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Returns what was answered so far.
    pub fn answered(&self) -> Answered {
        self.desk.answered.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Passes the one request of a connection on, and its answer back.
fn serve(mut client: TcpStream, desk: &Desk) -> Result<()> {
    let mut asked = Message::read(&client, false)?;
    let mut words = asked.first.split(' ').map(str::to_owned);
    let (method, target) = (words.next().context("no method")?, words.next().context("no path")?);
    let path = target.split('?').next().unwrap_or_default();
    let turn = desk.turn.fetch_add(1, Ordering::Relaxed) % desk.tablets.len();
    let tablet = desk.tablets.get(turn).context("nobody signs")?;
    let signed = tablet.headers(&method, path, &asked.body);
    asked.headers.retain(|(name, _)| name != "authorization");
    for (name, value) in &mut asked.headers {
        if let Some((_, own)) = signed.iter().find(|(one, _)| one == name) {
            value.clone_from(own);
        }
    }

    let mut server = TcpStream::connect(("127.0.0.1", desk.server))?;
    server.set_read_timeout(Some(PATIENCE))?;
    asked.write(&mut server)?;
    let answer = Message::read(&server, method == "HEAD")?;
    let status = answer.first.split(' ').nth(1).context("no status")?.parse()?;
    let key = (format!("{method} {path}"), status);
    *desk.answered.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default() += 1;
    answer.write(&mut client)
}

impl Message {
    /// Reads a message of a told length; of one that has its head only, that is all there is.
    fn read(stream: &TcpStream, head_only: bool) -> Result<Self> {
        let mut reader = BufReader::new(stream);
        let mut line = || -> Result<String> {
            let mut line = Vec::new();
            reader.read_until(b'\n', &mut line)?;
            Ok(String::from_utf8_lossy(&line).trim_end().to_owned())
        };
        let (first, mut headers) = (line()?, Vec::new());
        while let Some((name, value)) = line()?.split_once(':') {
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let length = headers.iter().find(|(name, _)| name == "content-length" && !head_only);
        let mut body = vec![0; length.map_or(Ok(0), |(_, length)| length.parse())?];
        reader.read_exact(&mut body)?;
        Ok(Self { first, headers, body })
    }

    /// Writes it, as the only one of its connection.
    fn write(&self, to: &mut TcpStream) -> Result<()> {
        let mut bytes = Vec::new();
        write!(bytes, "{}\r\nconnection: close\r\n", self.first)?;
        for (name, value) in self.headers.iter().filter(|(name, _)| name != "connection") {
            write!(bytes, "{name}: {value}\r\n")?;
        }
        write!(bytes, "\r\n")?;
        bytes.extend_from_slice(&self.body);
        Ok(to.write_all(&bytes)?)
    }
}
