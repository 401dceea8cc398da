//! A gateway of a test's own: a real HTTP receiver that writes down what it is given, checks who gives
//! it, and answers as it is told.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use hmac::{Hmac, Mac};
use serde::Deserialize;
use sha2::Sha256;

/// The secret that the server and this gateway share.
pub const SECRET: &str = "the gateway of a test";

/// How long a message may take: a first try in vain is repeated after five seconds.
const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(50);

/// What a gateway is told: see `docs/gateway.md`.
#[derive(Clone, Debug, Deserialize)]
pub struct Message {
    pub id: String,
    pub site: String,
    pub kind: String,
    pub to: String,
    pub language: String,
    pub text: String,
    pub expires: i64,
}

/// A message as it came, and what it was answered with.
#[derive(Clone, Debug)]
pub struct Given {
    pub message: Message,
    pub key: String,
    pub status: u16,
}

#[derive(Debug, Default)]
struct Desk {
    answers: VecDeque<u16>,
    given: Vec<Given>,
    faults: Vec<String>,
}

/// A gateway that listens; it ends with the test.
#[derive(Debug)]
pub struct Gateway {
    port: u16,
    desk: Arc<Mutex<Desk>>,
}

impl Gateway {
    /// Begins to listen; it takes what it is given unless it is told otherwise.
    ///
    /// # Errors
    /// No port is free.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let desk: Arc<Mutex<Desk>> = Arc::default();
        let own = Arc::clone(&desk);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let desk = Arc::clone(&own);
                thread::spawn(move || serve(stream, &desk));
            }
        });
        Ok(Self { port, desk })
    }

    /// Returns the port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Sets how the next messages are answered; after them each is taken.
    pub fn answers(&self, statuses: &[u16]) {
        lock(&self.desk).answers.extend(statuses);
    }

    /// Waits until it was given so many messages, and returns them.
    ///
    /// # Errors
    /// They do not come, or something else came.
    pub fn given(&self, count: usize) -> Result<Vec<Given>> {
        let start = Instant::now();
        loop {
            let desk = lock(&self.desk);
            ensure!(desk.faults.is_empty(), "{:?}", desk.faults);
            if desk.given.len() >= count {
                return Ok(desk.given.clone());
            }
            ensure!(
                start.elapsed() < PATIENCE,
                "{} of {count}: {:?}",
                desk.given.len(),
                desk.given
            );
            drop(desk);
            sleep(GLANCE);
        }
    }
}

fn lock(desk: &Mutex<Desk>) -> std::sync::MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Answers every request of a connection.
fn serve(stream: TcpStream, desk: &Mutex<Desk>) {
    let Ok(copy) = stream.try_clone() else { return };
    let (mut reader, mut writer) = (BufReader::new(copy), stream);
    loop {
        let status = match read(&mut reader) {
            Ok(None) => return,
            Ok(Some((message, key))) => {
                let mut desk = lock(desk);
                let status = desk.answers.pop_front().unwrap_or(202);
                desk.given.push(Given { message, key, status });
                status
            }
            Err(fault) => {
                lock(desk).faults.push(fault.to_string());
                401
            }
        };
        let answer = format!("HTTP/1.1 {status} Told\r\ncontent-length: 0\r\n\r\n");
        if writer.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

/// Reads a request; nothing where the connection is closed.
fn read(reader: &mut BufReader<TcpStream>) -> Result<Option<(Message, String)>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    ensure!(line.starts_with("POST /messages "), "{line}");
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let header = |name: &str| {
        let found = headers.iter().find(|(one, _)| one == name);
        found.map(|(_, value)| value.clone()).with_context(|| format!("no {name}: {headers:?}"))
    };
    let mut body = vec![0; header("content-length")?.parse()?];
    reader.read_exact(&mut body)?;
    check(&header("bianmin-time")?, &header("bianmin-signature")?, &body)?;
    Ok(Some((serde_json::from_slice(&body)?, header("idempotency-key")?)))
}

/// Checks a signature as `docs/gateway.md` tells a gateway to.
fn check(time: &str, signature: &str, body: &[u8]) -> Result<()> {
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes())?;
    mac.update(format!("{time}.").as_bytes());
    mac.update(body);
    let Some(hex) = signature.strip_prefix("v1=") else { bail!("{signature}") };
    let given: [u8; 32] = sync::id::parse_hex(hex).map_err(|_| anyhow::anyhow!("{signature}"))?;
    mac.verify_slice(&given).context("the signature is not ours")
}
