//! A network between browser and server that can be cut and slowed: for page, service worker and
//! socket alike, since each goes through it.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::airtime::{Airtime, Passage, SEGMENT, Slowness};

/// How many bytes are passed on at once on a quick network.
const PIECE: usize = 4_096;

/// How many pieces of a connection may be on their way, as in the buffers of both ends.
const ON_THE_WAY: usize = 64;

/// How often what waits looks up, to notice a cut.
const GLANCE: Duration = Duration::from_millis(50);

/// How long a cut waits for what ends, at most.
const LONGEST: Duration = Duration::from_secs(5);

/// A network of a test's own; it goes away with the process.
#[derive(Clone, Debug)]
pub struct Proxy {
    port: u16,
    line: Arc<Line>,
}

#[derive(Debug)]
struct Line {
    began: Instant,
    down: AtomicBool,
    /// Counts the cuts, so that a connection from before one does not live on after it.
    cuts: AtomicU64,
    /// Connections that are not over.
    living: AtomicU64,
    /// Bytes the server may still send before the line is cut; negative is no limit.
    allowance: AtomicI64,
    /// Bytes that went up, that came down, and the connections they took.
    up: AtomicU64,
    came_down: AtomicU64,
    connections: AtomicU64,
    slow: Mutex<Option<Slow>>,
}

/// A slow network: both its ways.
#[derive(Debug)]
struct Slow {
    slowness: Slowness,
    up: Airtime,
    down: Airtime,
    connections: u64,
}

/// What went over a network so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    pub up: u64,
    pub down: u64,
    pub connections: u64,
}

impl Proxy {
    /// Starts a proxy to a port of this machine.
    ///
    /// # Errors
    /// No port is free.
    pub fn start(to: u16) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let line = Arc::new(Line {
            began: Instant::now(),
            down: AtomicBool::default(),
            cuts: AtomicU64::default(),
            living: AtomicU64::default(),
            allowance: AtomicI64::new(-1),
            up: AtomicU64::default(),
            came_down: AtomicU64::default(),
            connections: AtomicU64::default(),
            slow: Mutex::default(),
        });
        let own = Arc::clone(&line);
        spawn(move || {
            for browser in listener.incoming().flatten() {
                let cuts = own.cuts.load(Ordering::SeqCst);
                if own.down.load(Ordering::SeqCst) {
                    continue;
                }
                own.living.fetch_add(1, Ordering::SeqCst);
                let line = Arc::clone(&own);
                spawn(move || {
                    connect(browser, to, &line, cuts);
                    line.living.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        Ok(Self { port, line })
    }

    /// Returns an address on this network.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Cuts the network, and waits until the open connections are over: else what is sent on one
    /// of them is tried again once the network is mended.
    pub fn cut(&self) {
        self.line.cut();
        let began = Instant::now();
        while self.line.living.load(Ordering::SeqCst) > 0 && began.elapsed() < LONGEST {
            sleep(Duration::from_millis(1));
        }
    }

    /// Mends the network, for connections from now on: who came while it was cut and was not
    /// looked at yet is turned away first, as is a last one that comes to wait for that.
    pub fn mend(&self) {
        if self.line.down.load(Ordering::SeqCst) {
            let last = TcpStream::connect(("127.0.0.1", self.port));
            let _turned_away = last.and_then(|mut last| {
                last.set_read_timeout(Some(LONGEST))?;
                last.read(&mut [0])
            });
        }
        self.line.allowance.store(-1, Ordering::SeqCst);
        self.line.down.store(false, Ordering::SeqCst);
    }

    /// Cuts the network after the server has sent so many more bytes.
    pub fn cut_after(&self, bytes: i64) {
        self.line.allowance.store(bytes, Ordering::SeqCst);
    }

    /// Slows the network for connections from now on; those before it are cut.
    pub fn slow(&self, slowness: Slowness) {
        let line = Airtime::new(slowness);
        let slow = Slow { slowness, up: line.clone(), down: line, connections: 0 };
        *self.line.slow() = Some(slow);
        self.line.cuts.fetch_add(1, Ordering::SeqCst);
    }

    /// Makes the network quick again; connections of the slow one are cut.
    pub fn quicken(&self) {
        *self.line.slow() = None;
        self.line.cuts.fetch_add(1, Ordering::SeqCst);
    }

    /// Returns what went over the network so far.
    pub fn traffic(&self) -> Traffic {
        let read = |count: &AtomicU64| count.load(Ordering::SeqCst);
        let Line { up, came_down, connections, .. } = &*self.line;
        Traffic { up: read(up), down: read(came_down), connections: read(connections) }
    }
}

impl Traffic {
    /// Returns what went over the network after an earlier moment.
    pub fn since(self, earlier: Self) -> Self {
        Self {
            up: self.up - earlier.up,
            down: self.down - earlier.down,
            connections: self.connections - earlier.connections,
        }
    }
}

impl Line {
    fn slow(&self) -> MutexGuard<'_, Option<Slow>> {
        self.slow.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn cut(&self) {
        self.down.store(true, Ordering::SeqCst);
        self.cuts.fetch_add(1, Ordering::SeqCst);
    }

    fn is_cut_since(&self, cuts: u64) -> bool {
        self.cuts.load(Ordering::SeqCst) != cuts
    }

    /// Returns the time, in µs since the network was made.
    fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    /// Returns both ways of a new connection, if the network is slow.
    fn open(&self) -> (Option<Passage>, Option<Passage>) {
        let now = self.now();
        self.connections.fetch_add(1, Ordering::SeqCst);
        let mut slow = self.slow();
        let Some(slow) = slow.as_mut() else { return (None, None) };
        slow.connections += 1;
        let way = |up| Some(Passage::new(slow.slowness, slow.connections, up, now));
        (way(true), way(false))
    }

    /// Returns when so many bytes arrive, and takes the line for as long as they are on it.
    fn arrival(&self, passage: &mut Option<Passage>, way: Way, bytes: usize) -> u64 {
        let now = self.now();
        match (self.slow().as_mut(), passage) {
            (Some(slow), Some(passage)) => {
                let line = if way == Way::Up { &mut slow.up } else { &mut slow.down };
                line.arrival(passage, now, bytes)
            }
            (None, _) | (_, None) => now,
        }
    }

    /// Returns how many of so many bytes may pass, and takes them from the allowance.
    fn allowed(&self, size: usize, way: Way) -> usize {
        let left = self.allowance.load(Ordering::SeqCst);
        if way == Way::Up || left < 0 {
            return size;
        }
        let size = size.min(usize::try_from(left).unwrap_or_default());
        self.allowance.store(left - i64::try_from(size).unwrap_or_default(), Ordering::SeqCst);
        size
    }
}

/// Serves one connection of the browser.
fn connect(browser: TcpStream, to: u16, line: &Arc<Line>, cuts: u64) {
    let (up, down) = line.open();
    let Ok(server) = TcpStream::connect(("127.0.0.1", to)) else { return };
    let (Ok(browser_too), Ok(server_too)) = (browser.try_clone(), server.try_clone()) else {
        return;
    };
    // Small pieces wait for nobody: the line alone says how long they take.
    let _quick = (browser.set_nodelay(true), server.set_nodelay(true));
    let own = Arc::clone(line);
    let going_up = spawn(move || pass(browser_too, server_too, &own, cuts, (Way::Up, up)));
    pass(server, browser, line, cuts, (Way::Down, down));
    let _over = going_up.join();
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Up,
    Down,
}

/// Bytes on their way.
struct Piece {
    bytes: Vec<u8>,
    /// When they arrive, in µs since the network was made.
    arrives: u64,
    /// Whether the line is cut behind them.
    last: bool,
}

/// Passes bytes on until either end closes or the line is cut.
fn pass(
    from: TcpStream,
    to: TcpStream,
    line: &Arc<Line>,
    cuts: u64,
    (way, passage): (Way, Option<Passage>),
) {
    let (send, receive) = sync_channel(ON_THE_WAY);
    let (own, back) = (Arc::clone(line), from.try_clone());
    let delivering = spawn(move || {
        deliver(&receive, &to, &own, cuts, way);
        // Already closed is what is wanted.
        let _closed = (to.shutdown(Shutdown::Both), back.map(|from| from.shutdown(Shutdown::Both)));
    });
    take(from, &send, line, cuts, (way, passage));
    drop(send);
    let _delivered = delivering.join();
}

/// Takes bytes from one end and puts them on the line.
fn take(
    mut from: TcpStream,
    send: &SyncSender<Piece>,
    line: &Line,
    cuts: u64,
    (way, mut passage): (Way, Option<Passage>),
) {
    let mut piece = [0; PIECE];
    let most = if passage.is_some() { SEGMENT } else { PIECE };
    let _timed = from.set_read_timeout(Some(GLANCE));
    while !line.is_cut_since(cuts) {
        let size = match from.read(&mut piece[..most]) {
            Ok(0) => break,
            Ok(size) => size,
            Err(error) if is_waiting(&error) => continue,
            Err(_) => break,
        };
        let bytes = piece[..line.allowed(size, way)].to_vec();
        let arrives = line.arrival(&mut passage, way, bytes.len());
        let last = bytes.len() < size;
        if send.send(Piece { bytes, arrives, last }).is_err() || last {
            break;
        }
    }
}

/// Gives bytes to the other end when they arrive.
fn deliver(receive: &Receiver<Piece>, mut to: &TcpStream, line: &Line, cuts: u64, way: Way) {
    let count = if way == Way::Up { &line.up } else { &line.came_down };
    loop {
        let piece = match receive.recv_timeout(GLANCE) {
            Ok(piece) => piece,
            Err(RecvTimeoutError::Timeout) if line.is_cut_since(cuts) => break,
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => break,
        };
        while line.now() < piece.arrives && !line.is_cut_since(cuts) {
            sleep(Duration::from_micros(piece.arrives - line.now().min(piece.arrives)).min(GLANCE));
        }
        if line.is_cut_since(cuts) {
            break;
        }
        count.fetch_add(piece.bytes.len() as u64, Ordering::SeqCst);
        if to.write_all(&piece.bytes).is_err() {
            break;
        }
        if piece.last {
            line.cut();
            break;
        }
    }
}

fn is_waiting(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)
}
