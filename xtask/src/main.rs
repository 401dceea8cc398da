//! `cargo xtask`: the only scripts of the project. One command, one file, one line in the list.
#![allow(
    clippy::disallowed_methods,
    reason = "the clock is forbidden to the rules, not to the tools that build and start them"
)]

mod bench;
mod build;
mod check;
mod clauses;
mod deadline;
mod deny;
mod deploy;
mod http;
mod opening;
mod process;
mod project;
mod run;
mod secrets;
mod seed;
mod setup;
mod simulate;
mod site;
mod test;
mod toolbox;

use std::process::ExitCode;

use anyhow::{Result, bail};

/// What a command gets: the words after its name.
type Arguments = lexopt::Parser;

struct Command {
    name: &'static str,
    usage: &'static str,
    run: fn(Arguments) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command { name: "run", usage: run::USAGE, run: run::command },
    Command { name: "test", usage: test::USAGE, run: test::command },
    Command { name: "check", usage: check::USAGE, run: check::command },
    Command { name: "setup", usage: setup::USAGE, run: setup::command },
    Command { name: "build", usage: build::USAGE, run: build::command },
    Command { name: "site", usage: site::USAGE, run: site::command },
    Command { name: "simulate", usage: simulate::USAGE, run: simulate::command },
    Command { name: "deadline", usage: deadline::USAGE, run: deadline::command },
    Command { name: "clauses", usage: clauses::USAGE, run: clauses::command },
    Command { name: "bench", usage: bench::USAGE, run: bench::command },
    Command { name: "deploy", usage: deploy::USAGE, run: deploy::command },
    Command { name: "env", usage: toolbox::USAGE, run: toolbox::command },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut arguments = Arguments::from_env();
    let Some(lexopt::Arg::Value(name)) = arguments.next()? else {
        help();
        return Ok(());
    };
    let name = name.to_string_lossy();
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(arguments),
        None => bail!("no command `{name}`; `cargo xtask` lists them"),
    }
}

fn help() {
    println!("cargo xtask <command>\n");
    for command in COMMANDS {
        println!("  {:<9} {}", command.name, command.usage);
    }
}
