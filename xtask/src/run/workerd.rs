//! The Cloudflare runtime as one child process: started with our config, watched, stopped.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::{http, project, secrets};

/// How long a started runtime may take until it answers.
const READY: Duration = Duration::from_secs(20);
/// How long it may finish what it does: it keeps the port while a socket is open.
const DRAIN: Duration = Duration::from_secs(2);
const GLANCE: Duration = Duration::from_millis(30);

/// A running workerd.
pub struct Workerd {
    child: Child,
    port: u16,
    state: PathBuf,
}

impl Workerd {
    /// Starts it on a port of this machine and waits until it answers.
    ///
    /// # Errors
    /// The port is taken, the program is missing, or it does not answer in time.
    pub fn start(state: &Path, port: u16) -> Result<Self> {
        fs::create_dir_all(state.join("objects"))?;
        if TcpListener::bind(("127.0.0.1", port)).is_err() {
            bail!("port {port} is taken; choose another with --port");
        }
        let log = File::create(state.join("workerd.log"))?;
        let child = command(state, port)?
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("starting workerd")?;
        fs::write(state.join("workerd.pid"), child.id().to_string())?;
        let mut runtime = Self { child, port, state: state.to_path_buf() };
        runtime.wait_until_ready()?;
        Ok(runtime)
    }

    /// Where it answers.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Where it writes what it has to say.
    pub fn log(&self) -> PathBuf {
        self.state.join("workerd.log")
    }

    /// How it ended, if it did by itself.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Ends it: asked first, then forced. What it stored is safe either way.
    pub fn stop(&mut self) -> Result<()> {
        signal(self.child.id(), Signal::SIGTERM);
        let start = Instant::now();
        while start.elapsed() < DRAIN && self.child.try_wait()?.is_none() {
            thread::sleep(GLANCE);
        }
        self.child.kill()?;
        self.child.wait()?;
        fs::remove_file(self.state.join("workerd.pid"))?;
        Ok(())
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let health = format!("{}/api/v1/health", self.address());
        let start = Instant::now();
        while start.elapsed() < READY {
            if let Some(status) = self.child.try_wait()? {
                let said = fs::read_to_string(self.log()).unwrap_or_default();
                bail!("workerd ended at once ({status}):\n{said}");
            }
            if http::get(&health).is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            thread::sleep(GLANCE);
        }
        bail!("no answer from {health} in {} s; see {}", READY.as_secs(), self.log().display());
    }
}

impl Drop for Workerd {
    fn drop(&mut self) {
        // Already ended is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Ends a runtime whose `cargo xtask run` was killed before it could.
///
/// # Errors
/// Its note cannot be removed.
pub fn stop_forgotten(state: &Path) -> Result<()> {
    let note = state.join("workerd.pid");
    let Ok(text) = fs::read_to_string(&note) else { return Ok(()) };
    if let Ok(id) = text.trim().parse::<u32>()
        && is_ours(id, state)
    {
        println!("ending the workerd that an earlier run left behind");
        signal(id, Signal::SIGKILL);
        thread::sleep(DRAIN / 4);
    }
    Ok(fs::remove_file(note)?)
}

fn command(state: &Path, port: u16) -> Result<Command> {
    let secrets = secrets::of(state)?;
    let mut command = Command::new(program());
    command.arg("serve").arg(project::path("deploy/workerd.capnp"));
    command.arg(format!("--socket-addr=http=127.0.0.1:{port}"));
    command.arg(format!("--directory-path=assets={}", project::path("dist").display()));
    command.arg(format!("--directory-path=objects={}", state.join("objects").display()));
    command.env("BIANMIN_OPERATOR_SECRET", secrets.operator);
    command.env("BIANMIN_SITE_SECRET", secrets.site).env("BIANMIN_PEPPER", secrets.pepper);
    // A group of its own: Ctrl-C reaches us, and we end it in order.
    command.process_group(0);
    Ok(command)
}

/// The program that npm brought for this kind of machine.
fn program() -> PathBuf {
    let system = if cfg!(target_os = "macos") { "darwin" } else { "linux" };
    let width = if cfg!(target_arch = "aarch64") { "arm64" } else { "64" };
    project::path(&format!("node_modules/@cloudflare/workerd-{system}-{width}/bin/workerd"))
}

/// Whether the process is a workerd over this very state folder.
fn is_ours(id: u32, state: &Path) -> bool {
    let line = fs::read_to_string(format!("/proc/{id}/cmdline")).unwrap_or_default();
    line.contains("workerd") && line.contains(&state.join("objects").display().to_string())
}

fn signal(id: u32, signal: Signal) {
    if let Ok(id) = i32::try_from(id) {
        // Already ended is what is wanted.
        let _ = kill(Pid::from_raw(id), signal);
    }
}
