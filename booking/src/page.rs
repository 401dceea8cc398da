//! What every page is written with, and the frame around it.

use domain::context::{Actor, SERVER, Stamp};
use domain::id::{DeviceId, OperationId};
use domain::{Operation, Refusal, State, decide};
use maud::{DOCTYPE, Markup, html};

use crate::address::{Address, safe};
use crate::ask::{self, Asked, Beside, Errand, Reply, Urgency};
use crate::door::Door;
use crate::say;
use crate::script;
use crate::style;
use crate::words::{LANGUAGES, Reading, Words, of};

/// A request with all it is answered from.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub state: &'a State,
    pub asked: &'a Asked,
    pub door: &'a dyn Door,
    pub reading: Reading,
    pub words: &'static Words,
}

/// What stands on a page beside its frame.
pub struct Sheet {
    pub status: u16,
    pub title: String,
    /// Where its first link leads back to.
    pub back: Option<Address>,
    pub body: Markup,
}

impl<'a> Page<'a> {
    pub fn new(state: &'a State, asked: &'a Asked, door: &'a dyn Door) -> Self {
        let reading = Reading::read(value(&asked.query, "v"));
        Self { state, asked, door, reading, words: of(reading.language) }
    }

    /// Returns the link to an address, in this language and size.
    pub fn link(&self, address: &Address) -> String {
        self.link_with(address, &[])
    }

    /// Returns the whole address at which these pages begin, for a code on the wall.
    pub fn start(&self) -> String {
        format!("{}{}/", self.asked.origin, self.asked.base)
    }

    /// Returns the link to an address with more in its query.
    pub fn link_with(&self, address: &Address, query: &[(&str, &str)]) -> String {
        self.link_as(self.reading, &address.path(), query)
    }

    fn link_as(&self, reading: Reading, path: &str, query: &[(&str, &str)]) -> String {
        let v = reading.v().map(|v| ("v", v));
        let mut link = format!("{}{path}", self.asked.base);
        for (index, (name, value)) in query.iter().copied().chain(v).enumerate() {
            link.push(if index == 0 { '?' } else { '&' });
            link.extend([name, "=", &safe(value)]);
        }
        link
    }

    /// Returns what was typed into a field.
    pub fn typed(&self, name: &str) -> &'a str {
        value(&self.asked.form, name)
    }

    /// Returns a part of the query.
    pub fn query(&self, name: &str) -> &'a str {
        value(&self.asked.query, name)
    }

    /// Returns the key of the form: the one that was sent, or a new one.
    pub fn key(&self) -> String {
        ask::key(self.asked).map_or_else(|| self.door.key(), str::to_owned)
    }

    /// Says whether one of several boxes of a form was ticked.
    pub fn ticks(&self, name: &str, box_of: &str) -> bool {
        self.asked.form.iter().any(|(key, value)| key == name && value == box_of)
    }

    /// Asks the rules whether a resident may do something now, without doing it.
    pub fn may(&self, operation: impl Into<Operation>) -> Result<(), Refusal> {
        let (name, server) =
            (OperationId(format!("{}-0", "0".repeat(16))), DeviceId(SERVER.to_owned()));
        let stamp = Stamp::unseen(name, Actor::Visitor, server, self.asked.now);
        decide(self.state, &operation.into(), &stamp).map(drop)
    }

    /// Asks the Worker to do something that carries no personal fields.
    pub fn errand(&self, operation: impl Into<Operation>) -> Reply {
        Reply::Do(Box::new(self.doing(operation, None)))
    }

    /// Returns the errand of the form that was sent, with what travels beside it.
    pub fn doing(&self, operation: impl Into<Operation>, beside: Option<Beside>) -> Errand {
        let (key, operation, proven) = (self.key(), operation.into(), self.asked_by_token());
        Errand { key, operation, beside, visitor: None, proven, urgency: Urgency::Usual }
    }

    /// Says whether the address has the secret of what it is about.
    fn asked_by_token(&self) -> bool {
        Address::read(&self.asked.path).is_some_and(|address| address.token().is_some())
    }

    /// Returns an instant as date and time at the site.
    pub fn instant(&self, at: domain::time::Timestamp) -> String {
        say::instant(at, self.state, self.reading.language)
    }

    /// Answers with a page.
    pub fn reply(&self, sheet: Sheet) -> Reply {
        Reply::Page { status: sheet.status, html: self.write(sheet) }
    }

    /// Answers with a page that is asked for again after so many seconds.
    pub fn live(&self, seconds: u16, sheet: Sheet) -> Reply {
        Reply::Live { seconds, html: self.write(sheet) }
    }

    /// Writes the page.
    fn write(&self, sheet: Sheet) -> String {
        let Sheet { status: _, title, back, body } = sheet;
        let site = self.state.site.name.say(self.reading.language);
        let html = html! {
            (DOCTYPE)
            html lang=(self.reading.language.code()) class=[self.reading.big.then_some("big")] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width,initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="format-detection" content="telephone=no";
                    title { (title) " · " (site) }
                    // None: a browser not told so asks for one, on a slow line too.
                    link rel="icon" href="data:,";
                    link rel="stylesheet" href={ (self.asked.base) "/" (style::sheet().name) };
                }
                body {
                    a .skip href="#main" { (self.words.frame_skip) }
                    (self.head(site))
                    main #main {
                        @if let Some(back) = back {
                            a .back href=(self.link(&back)) { (self.words.frame_back) }
                        }
                        (body)
                    }
                    (self.foot(site))
                    (script::on_page(self))
                }
            }
        };
        html.into_string()
    }

    /// Writes the site's name and, unless something was just typed, the switch of language and size.
    fn head(&self, site: &str) -> Markup {
        let other = Reading { big: !self.reading.big, ..self.reading };
        let size = if other.big { self.words.frame_big } else { self.words.frame_usual };
        html! {
            header {
                a .site href=(self.link(&Address::Home)) { (site) }
                @if !self.asked.post {
                    nav aria-label=(self.words.frame_language) {
                        @for language in LANGUAGES {
                            @let reading = Reading { language, ..self.reading };
                            @if reading == self.reading {
                                b lang=(language.code()) { (language.own_name()) }
                            } @else {
                                a lang=(language.code()) href=(self.same(reading)) {
                                    (language.own_name())
                                }
                            }
                        }
                        a href=(self.same(other)) { (size) }
                    }
                }
            }
        }
    }

    /// Returns the link to this page, read another way.
    fn same(&self, reading: Reading) -> String {
        let path: Vec<String> = self.asked.path.iter().map(|part| safe(part)).collect();
        let query = self.asked.query.iter().filter(|(name, _)| name != "v");
        let query: Vec<(&str, &str)> = query.map(|(name, value)| (&**name, &**value)).collect();
        let known: Vec<(&str, &str)> = query
            .into_iter()
            .filter(|(name, _)| ["q", "d", "post", "from"].contains(name))
            .collect();
        self.link_as(reading, &format!("/{}", path.join("/")), &known)
    }

    fn foot(&self, site: &str) -> Markup {
        let (state, words) = (&self.state.site, self.words);
        html! {
            footer {
                p { (site) " · " (state.address.say(self.reading.language)) }
                @if !state.phone.is_empty() {
                    p { (words.frame_phone) " " (phone(&state.phone)) }
                }
                p { (words.frame_hours) " " (say::week(&state.hours, words)) }
                p {
                    @if !self.asked.path.is_empty() {
                        a href=(self.link(&Address::My)) { (self.mine()) } " · "
                    }
                    a href=(self.link(&Address::Complain(None))) { (words.complain_title) }
                }
            }
        }
    }

    /// Returns what one's own matters are called: of repairs only where the site takes some.
    pub fn mine(&self) -> &'static str {
        let used = self.state.repair.is_used();
        if used { self.words.my_title_repair } else { self.words.my_title }
    }

    /// Writes a button to call the site, where it has a phone.
    pub fn call(&self) -> Markup {
        let phone = &self.state.site.phone;
        html! {
            @if !phone.trim().is_empty() {
                a .go.plain href=(tel(phone)) {
                    (say::fill(self.words.frame_call, &[("phone", phone)]))
                }
            }
        }
    }
}

/// Writes a phone number that can be touched.
pub fn phone(phone: &str) -> Markup {
    html! { a href=(tel(phone)) { (phone) } }
}

fn tel(phone: &str) -> String {
    let digits = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
    "tel:".chars().chain(digits).collect()
}

/// Writes what is wrong, or what has happened, so that it is read out first.
pub fn alert(body: &Markup) -> Markup {
    html! { div .alert role="alert" { (body) } }
}

/// Returns the first value of a name, blank where there is none.
fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}
