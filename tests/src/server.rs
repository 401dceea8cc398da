//! A server of a test's own: plain workerd, a free port, a folder that goes away with it.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::gateway;
use crate::tablet::now;

/// The header in which such a server is told where a request came from.
pub const ADDRESS_HEADER: &str = "x-test-address";

/// The operator's secret of every such server.
pub const OPERATOR: &str = "the operator of a test";

/// How long a server may take until it answers.
const READY: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(20);

/// A running server; it ends with this value.
#[derive(Debug)]
pub struct Server {
    child: Child,
    port: u16,
    folder: tempfile::TempDir,
    secrets: [String; 3],
    /// How many ms its clock is ahead.
    ahead: i64,
    /// The port of the gateway that messages are given to.
    gateway: Option<u16>,
}

/// An answer: its status, its headers, its bytes.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Returns a path inside the repository.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).join(path)
}

impl Server {
    /// Starts a new, empty server.
    ///
    /// # Errors
    /// The build or workerd is missing, or it does not answer in time.
    pub fn start() -> Result<Self> {
        let [site, pepper] = [random_hex()?, random_hex()?];
        Self::start_with([OPERATOR.to_owned(), site, pepper])
    }

    /// Starts a new server with other secrets: operator, site, pepper.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_with(secrets: [String; 3]) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let child = run(folder.path(), port, &secrets, (0, None))?;
        let mut server = Self { child, port, folder, secrets, ahead: 0, gateway: None };
        server.wait()?;
        Ok(server)
    }

    /// Kills the server as a power cut would, and starts it again over what is on the disk.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn kill_and_restart(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        let around = (self.ahead, self.gateway);
        self.child = run(self.folder.path(), self.port, &self.secrets, around)?;
        self.wait()
    }

    /// Returns where it is reached.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Starts the server again at a moment to come, ms since 1970; returns how far that is ahead.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn go_on_at(&mut self, moment: i64) -> Result<i64> {
        self.ahead = moment - now();
        self.kill_and_restart()?;
        Ok(self.ahead)
    }

    /// Starts the server again with a gateway for messages on a port of this machine.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn give_gateway(&mut self, port: u16) -> Result<()> {
        self.gateway = Some(port);
        self.kill_and_restart()
    }

    /// Returns an address of the server.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Returns the port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns the process's id, to read what it has used.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Returns what the server wrote.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// Says whether a text stands anywhere in what the server has stored.
    pub fn stores(&self, text: &str) -> bool {
        let files =
            fs::read_dir(self.folder.path().join("objects")).into_iter().flatten().flatten();
        let mut pending: Vec<PathBuf> = files.map(|entry| entry.path()).collect();
        while let Some(path) = pending.pop() {
            if path.is_dir() {
                pending
                    .extend(fs::read_dir(&path).into_iter().flatten().flatten().map(|e| e.path()));
            } else if contains(&fs::read(&path).unwrap_or_default(), text.as_bytes()) {
                return true;
            }
        }
        false
    }

    /// Returns everything in its databases, row by row in the order in which they lie there: a line of JSON
    /// with the table's name and then what stands in each column, bytes as hex digits.
    ///
    /// # Errors
    /// The databases cannot be read.
    pub fn rows(&self) -> Result<Vec<Vec<String>>> {
        // What is written ahead is a part of it.
        let copy = tempfile::tempdir()?;
        let objects = self.folder.path().join("objects");
        let status = Command::new("cp").arg("-r").arg(&objects).arg(copy.path()).status()?;
        ensure!(status.success(), "the databases cannot be copied");
        let script = project("tests/dump.py");
        let python = project("target/tools/python/bin/python");
        let done = Command::new(python).arg(script).arg(copy.path()).output()?;
        ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let lines = String::from_utf8(done.stdout)?;
        lines.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
    }

    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < READY {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended at once ({status}): {}", self.log());
            }
            if self.get("/api/v1/health", &[]).is_ok() {
                return Ok(());
            }
            sleep(GLANCE);
        }
        bail!("the server does not answer: {}", self.log())
    }

    /// Asks for something.
    ///
    /// # Errors
    /// The server cannot be reached.
    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        let mut request = agent().get(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.call()?)
    }

    /// Sends something.
    ///
    /// # Errors
    /// The server cannot be reached.
    pub fn post(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Result<Answer> {
        let mut request = agent().post(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.send(body)?)
    }

    /// Sends a sync to a server by its port only: from a thread, while the server is killed.
    ///
    /// # Errors
    /// No answer came.
    pub fn post_to(port: u16, site: &str, frame: &[u8]) -> Result<Answer> {
        let url = format!("http://127.0.0.1:{port}/api/v1/sites/{site}/sync");
        let media = bianmin::api::SYNC_MEDIA_TYPE;
        answer(agent().post(url).header("content-type", media).send(frame)?)
    }

    /// Sends JSON as the operator.
    ///
    /// # Errors
    /// The server cannot be reached.
    pub fn operate<T: Serialize>(&self, path: &str, body: &T) -> Result<Answer> {
        let secret = format!("Bearer {OPERATOR}");
        let headers = [("authorization", secret.as_str()), ("content-type", "application/json")];
        self.post(path, &headers, &serde_json::to_vec(body)?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already ended is what is wanted.
        let _ended = self.child.kill();
        let _gone = self.child.wait();
    }
}

impl Answer {
    /// Reads the body as JSON.
    ///
    /// # Errors
    /// It is something else; the error shows it.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_slice(&self.body)
            .with_context(|| format!("{}: {}", self.status, String::from_utf8_lossy(&self.body)))
    }

    /// Returns a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(Duration::from_secs(30)))
        .build()
        .into()
}

pub(crate) fn answer(response: ureq::http::Response<ureq::Body>) -> Result<Answer> {
    let (parts, mut body) = response.into_parts();
    let headers = parts
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into()))
        .collect();
    let body = body.with_config().limit(64 * 1024 * 1024).read_to_vec()?;
    Ok(Answer { status: parts.status.as_u16(), headers, body })
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|part| part == text)
}

fn random_hex() -> Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no chance: {error}"))?;
    let mut text = String::new();
    sync::id::push_hex(&mut text, &bytes);
    Ok(text)
}

fn run(
    folder: &Path,
    port: u16,
    secrets: &[String; 3],
    (ahead, gateway): (i64, Option<u16>),
) -> Result<Child> {
    let objects = folder.join("objects");
    fs::create_dir_all(&objects)?;
    let assets = project("dist");
    fs::create_dir_all(&assets)?;
    let log = File::options().create(true).append(true).open(folder.join("log"))?;
    let system = if cfg!(target_os = "macos") { "darwin" } else { "linux" };
    let width = if cfg!(target_arch = "aarch64") { "arm64" } else { "64" };
    let program = format!("node_modules/@cloudflare/workerd-{system}-{width}/bin/workerd");
    let [operator, site, pepper] = secrets;
    let mut command = Command::new(project(&program));
    command
        .arg("serve")
        .arg(project("deploy/workerd.capnp"))
        .arg(format!("--socket-addr=http=127.0.0.1:{port}"))
        .arg(format!("--directory-path=assets={}", assets.display()))
        .arg(format!("--directory-path=objects={}", objects.display()))
        .env("BIANMIN_OPERATOR_SECRET", operator)
        .env("BIANMIN_SITE_SECRET", site)
        .env("BIANMIN_PEPPER", pepper)
        .env("BIANMIN_ADDRESS_HEADER", ADDRESS_HEADER)
        .env("BIANMIN_CLOCK_AHEAD_MS", ahead.to_string());
    if let Some(gateway) = gateway {
        command
            .arg(format!("--external-addr=gateway=127.0.0.1:{gateway}"))
            .env("BIANMIN_GATEWAY_URL", format!("http://127.0.0.1:{gateway}/messages"))
            .env("BIANMIN_GATEWAY_SECRET", gateway::SECRET)
            .env("BIANMIN_PUBLIC_URL", format!("http://127.0.0.1:{port}"));
    }
    command
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .context("workerd: run `cargo xtask setup` and `cargo xtask build` first")
}
