//! `cargo xtask run`: builds what changed, starts the Cloudflare runtime here with its state in a
//! folder, and stays until it is told to stop.

mod workerd;

use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;

use crate::build::Quality;
use crate::setup::Purpose;
use crate::{Arguments, build, project, seed, setup};
use workerd::Workerd;

/// One line for the list of commands.
pub const USAGE: &str = "install, build, start with demo sites \
                         [--port 8787] [--state .state] [--fresh] [--dev] [--no-seed]";

/// How often a stopped runtime or a signal is looked for.
const GLANCE: Duration = Duration::from_millis(100);

struct Wish {
    port: u16,
    state: PathBuf,
    fresh: bool,
    quality: Quality,
    seed: bool,
}

/// Runs the product until Ctrl-C.
pub fn command(arguments: Arguments) -> Result<()> {
    let start = Instant::now();
    let wish = parse(arguments)?;
    setup::ensure(Purpose::Run)?;
    build::ensure(wish.quality)?;
    let _alone = state(&wish)?;
    let stop = stop_wish()?;
    let mut runtime = Workerd::start(&wish.state, wish.port)?;
    if wish.seed {
        seed::ensure(&runtime.address(), &wish.state)?;
    }
    println!(
        "ready {} after {:.1} s; Ctrl-C stops it",
        runtime.address(),
        start.elapsed().as_secs_f32()
    );
    loop {
        if stop.recv_timeout(GLANCE).is_ok() {
            println!("stopping");
            return runtime.stop();
        }
        if let Some(status) = runtime.ended()? {
            bail!("workerd ended by itself ({status}); see {}", runtime.log().display());
        }
    }
}

fn parse(mut arguments: Arguments) -> Result<Wish> {
    let mut wish = Wish {
        port: 8787,
        state: project::path(".state"),
        fresh: false,
        quality: Quality::Release,
        seed: true,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => wish.port = arguments.value()?.parse()?,
            Long("state") => wish.state = std::path::absolute(arguments.value()?)?,
            Long("fresh") => wish.fresh = true,
            Long("dev") => wish.quality = Quality::Dev,
            Long("no-seed") => wish.seed = false,
            Long(_) | Short(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    Ok(wish)
}

/// Makes the state folder ready and keeps it ours until dropped.
fn state(wish: &Wish) -> Result<File> {
    fs::create_dir_all(&wish.state)?;
    let alone = File::create(wish.state.join("run.lock"))?;
    if alone.try_lock().is_err() {
        bail!("another `cargo xtask run` uses {}; stop it, or take --state", wish.state.display());
    }
    workerd::stop_forgotten(&wish.state)?;
    if wish.fresh {
        for entry in fs::read_dir(&wish.state)? {
            let path = entry?.path();
            if path.is_dir() {
                fs::remove_dir_all(path)?;
            } else if !path.ends_with("run.lock") {
                fs::remove_file(path)?;
            }
        }
    }
    Ok(alone)
}

/// Gives one message when the user or the system wants an end.
fn stop_wish() -> Result<mpsc::Receiver<()>> {
    let (tell, wish) = mpsc::channel();
    ctrlc::set_handler(move || {
        let _ = tell.send(());
    })?;
    Ok(wish)
}
