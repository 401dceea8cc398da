//! A network between browser and server that can be cut and slowed: for page, service worker and
//! socket alike, since each goes through it.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::thread::{sleep, spawn};
use std::time::Duration;

use anyhow::Result;

/// How many bytes are passed on at once.
const PIECE: usize = 4_096;

/// A network of a test's own; it goes away with the process.
#[derive(Clone, Debug)]
pub struct Proxy {
    port: u16,
    line: Arc<Line>,
}

#[derive(Debug, Default)]
struct Line {
    down: AtomicBool,
    /// Counts the cuts, so that a connection from before one does not live on after it.
    cuts: AtomicU64,
    /// Milliseconds each way.
    delay: AtomicU64,
    /// Bytes a second each way; 0 is no limit.
    speed: AtomicU64,
    /// Bytes the server may still send before the line is cut; negative is no limit.
    allowance: AtomicI64,
    /// Bytes that went up, and that came down.
    up: AtomicU64,
    came_down: AtomicU64,
}

impl Proxy {
    /// Starts a proxy to a port of this machine.
    ///
    /// # Errors
    /// No port is free.
    pub fn start(to: u16) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let line = Arc::new(Line { allowance: AtomicI64::new(-1), ..Line::default() });
        let own = Arc::clone(&line);
        spawn(move || {
            for browser in listener.incoming().flatten() {
                let line = Arc::clone(&own);
                spawn(move || connect(browser, to, &line));
            }
        });
        Ok(Self { port, line })
    }

    /// Returns an address on this network.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Cuts the network, open connections too.
    pub fn cut(&self) {
        self.line.down.store(true, Ordering::SeqCst);
        self.line.cuts.fetch_add(1, Ordering::SeqCst);
    }

    /// Mends the network.
    pub fn mend(&self) {
        self.line.allowance.store(-1, Ordering::SeqCst);
        self.line.down.store(false, Ordering::SeqCst);
    }

    /// Cuts the network after the server has sent so many more bytes.
    pub fn cut_after(&self, bytes: i64) {
        self.line.allowance.store(bytes, Ordering::SeqCst);
    }

    /// Slows the network: milliseconds each way, bytes a second each way.
    pub fn slow(&self, delay: u64, speed: u64) {
        self.line.delay.store(delay, Ordering::SeqCst);
        self.line.speed.store(speed, Ordering::SeqCst);
    }

    /// Returns the bytes that went up and that came down so far.
    pub fn bytes(&self) -> (u64, u64) {
        (self.line.up.load(Ordering::SeqCst), self.line.came_down.load(Ordering::SeqCst))
    }
}

/// Serves one connection of the browser.
fn connect(browser: TcpStream, to: u16, line: &Arc<Line>) {
    if line.down.load(Ordering::SeqCst) {
        return;
    }
    let Ok(server) = TcpStream::connect(("127.0.0.1", to)) else { return };
    let (Ok(browser_too), Ok(server_too)) = (browser.try_clone(), server.try_clone()) else {
        return;
    };
    let (line_up, cuts) = (Arc::clone(line), line.cuts.load(Ordering::SeqCst));
    spawn(move || pass(browser_too, server_too, &line_up, cuts, Way::Up));
    pass(server, browser, line, cuts, Way::Down);
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Up,
    Down,
}

/// Passes bytes on until either end closes or the line is cut.
fn pass(mut from: TcpStream, mut to: TcpStream, line: &Line, cuts: u64, way: Way) {
    let mut piece = [0; PIECE];
    // A read that waits looks up now and then, to notice a cut.
    let _timed = from.set_read_timeout(Some(Duration::from_millis(50)));
    loop {
        if line.cuts.load(Ordering::SeqCst) != cuts {
            break;
        }
        let size = match from.read(&mut piece) {
            Ok(0) => break,
            Ok(size) => size,
            Err(error) if is_waiting(&error) => continue,
            Err(_) => break,
        };
        let Some(bytes) = piece.get(..allowed(line, size, way)) else { break };
        travel(line, bytes.len());
        if line.cuts.load(Ordering::SeqCst) != cuts || to.write_all(bytes).is_err() {
            break;
        }
        let count = if way == Way::Up { &line.up } else { &line.came_down };
        count.fetch_add(bytes.len() as u64, Ordering::SeqCst);
        if bytes.len() < size {
            line.down.store(true, Ordering::SeqCst);
            line.cuts.fetch_add(1, Ordering::SeqCst);
            break;
        }
    }
    // Already closed is what is wanted.
    let _closed = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
}

fn is_waiting(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)
}

/// Returns how many of so many bytes may pass, and takes them from the allowance.
fn allowed(line: &Line, size: usize, way: Way) -> usize {
    let left = line.allowance.load(Ordering::SeqCst);
    if way == Way::Up || left < 0 {
        return size;
    }
    let size = size.min(usize::try_from(left).unwrap_or_default());
    line.allowance.store(left - i64::try_from(size).unwrap_or_default(), Ordering::SeqCst);
    size
}

/// Waits as long as so many bytes take.
fn travel(line: &Line, size: usize) {
    let delay = Duration::from_millis(line.delay.load(Ordering::SeqCst));
    let speed = line.speed.load(Ordering::SeqCst);
    let airtime = (size as u64 * 1_000_000).checked_div(speed).unwrap_or_default();
    sleep(delay + Duration::from_micros(airtime));
}
