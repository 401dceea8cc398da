//! `cargo xtask site new`: the operator opens a site on a running server and is told the
//! administrator's one-time enrolment code. No default password exists anywhere.

use std::fs;

use anyhow::{Context, Result, bail};
use domain::site::Profile;
use domain::text::Text;
use domain::time::Zone;
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;

use crate::Arguments;
use crate::opening::{Card, Opening};

/// One line for the list of commands.
pub const USAGE: &str = "new --url <server> --profile township|university|hospital --name <name> \
                         [--site <name in addresses>] [--zone 480] [--code6 <six digits>] \
                         [--address <text>] [--phone <n>] [--supervision-phone <n>] \
                         [--secret-file <file>]";

const SECRET: &str = "BIANMIN_OPERATOR_SECRET";
/// The government service line, until the administrator gives the site's own.
const SERVICE_LINE: &str = "12345";

/// The profiles by the words that name them on the command line.
const PROFILES: [(&str, Profile); 3] = [
    ("township", Profile::Township),
    ("university", Profile::University),
    ("hospital", Profile::Hospital),
];

struct Wish {
    server: String,
    card: Card,
    secret: String,
}

/// What was typed, before it is known to be enough.
#[derive(Default)]
struct Typed {
    url: Option<String>,
    site: Option<String>,
    profile: Option<(&'static str, Profile)>,
    name: Option<Text>,
    zone: Zone,
    code6: Option<String>,
    address: Option<String>,
    phone: Option<String>,
    supervision_phone: Option<String>,
    secret_file: Option<String>,
}

/// Opens a site.
pub fn command(mut arguments: Arguments) -> Result<()> {
    match arguments.next()? {
        Some(Value(word)) if word == "new" => {}
        Some(Value(_) | Long(_) | Short(_)) | None => bail!("cargo xtask site {USAGE}"),
    }
    let Wish { server, card, secret } = parse(arguments)?.complete()?;
    let opened = Opening::new(card)?.send(&server, &secret, Vec::new())?;
    println!("site  {server}/s/{}/", opened.site);
    println!("code  {}", opened.code);
    println!("Enter the code on the first tablet: who signs in there first is the administrator.");
    println!("The code works once.");
    Ok(())
}

fn parse(mut arguments: Arguments) -> Result<Typed> {
    let mut typed = Typed::default();
    while let Some(argument) = arguments.next()? {
        let Long(option) = argument else { return Err(argument.unexpected().into()) };
        let option = option.to_owned();
        let value = arguments.value()?.string()?;
        match option.as_str() {
            "url" => typed.url = Some(value),
            "site" => typed.site = Some(value),
            "profile" => typed.profile = Some(read_profile(&value)?),
            "name" => typed.name = Some(Text::hans(value)),
            "zone" => typed.zone = Zone(value.parse().context("minutes east of Greenwich")?),
            "code6" => typed.code6 = Some(value),
            "address" => typed.address = Some(value),
            "phone" => typed.phone = Some(value),
            "supervision-phone" => typed.supervision_phone = Some(value),
            "secret-file" => typed.secret_file = Some(value),
            _ => bail!("no option --{option}: cargo xtask site {USAGE}"),
        }
    }
    Ok(typed)
}

fn read_profile(word: &str) -> Result<(&'static str, Profile)> {
    match PROFILES.into_iter().find(|(name, _)| *name == word) {
        Some(profile) => Ok(profile),
        None => bail!("no profile `{word}`: township, university or hospital"),
    }
}

impl Typed {
    /// Fills what may be left out; the administrator revises it in the app.
    fn complete(self) -> Result<Wish> {
        let url = self.url.context("--url is needed: the server's address")?;
        let (word, profile) = self.profile.context("--profile is needed")?;
        let service_line = || SERVICE_LINE.to_owned();
        let card = Card {
            site: self.site.unwrap_or_else(|| word.to_owned()),
            profile,
            name: self.name.context("--name is needed: what the sign above the door says")?,
            code6: self.code6.unwrap_or_else(|| "000000".to_owned()),
            zone: self.zone,
            address: Text::hans(self.address.unwrap_or_else(|| "地址待填".to_owned())),
            phone: self.phone.unwrap_or_else(service_line),
            supervision_phone: self.supervision_phone.unwrap_or_else(service_line),
        };
        let secret = match self.secret_file {
            Some(file) => fs::read_to_string(&file).with_context(|| format!("reading {file}"))?,
            None => std::env::var(SECRET)
                .with_context(|| format!("the operator's secret: set {SECRET} or --secret-file"))?,
        };
        let server = url.trim_end_matches('/').to_owned();
        Ok(Wish { server, card, secret: secret.trim().to_owned() })
    }
}
