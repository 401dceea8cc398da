//! The site's phrases: its own to say and never to say. S2.3, S2.3.3

use domain::access::Allowed;
use domain::catalogue::{
    Operation as Catalogue, Phrase, PhraseKind, Refusal as CatalogueRefusal, RemovePhrase,
    SavePhrase,
};
use domain::courtesy::Moment;
use domain::{Operation, Refusal};
use leptos::prelude::*;

use super::NEW;
use super::form::{Form, leave, three};
use super::head::{add, below, head, only};
use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, Tone, Views, badge, card, empty, flush_card, link_button, live, maybe,
    narrow_page, one_of, page, rows,
};
use crate::screens::phrase::moment_name;
use crate::text::{language, words, words_now};

const TEXT: [&str; 3] = ["text", "text.hant", "text.en"];
const FORBIDDEN: &str = "forbidden";

/// Returns the list of phrases.
pub fn phrases(client: Client) -> AnyView {
    let w = words();
    let list = live(move || {
        let state = client.state();
        let list: Vec<AnyView> =
            state.catalogue.phrases.values().map(|one| row(client, one)).collect();
        if list.is_empty() {
            empty(Icon::Speak, words().phrase_none, words().phrase_none_help)
        } else {
            rows(list)
        }
    });
    let add = add(client, Allowed::Care, "setup/phrases/new");
    let card = flush_card(w.phrase_title, add, list);
    page(w.phrase_title, vec![head(client, Allowed::Care, w.phrase_title), card])
}

fn row(client: Client, phrase: &Phrase) -> AnyView {
    let w = words();
    let moment = Moment::of(phrase).map(|one| moment_name(w, one)).unwrap_or_default();
    let row = Row::new(phrase.text.say(language()).to_owned(), moment);
    let never = phrase.kind == PhraseKind::Forbidden;
    let row = if never { row.end(badge(Tone::Bad, w.phrase_never)) } else { row };
    row.to(client.href(&["setup/phrases/", &phrase.id].concat()))
}

/// Returns the form of a phrase, or of a new one.
pub fn phrase(client: Client, id: &str) -> AnyView {
    let w = words();
    let id = (id != NEW).then(|| id.to_owned());
    let state = client.state_now();
    let known = id.as_ref().and_then(|id| state.catalogue.phrases.get(id));
    let leave = leave(client, "setup/phrases");
    let key = ["setup-phrase-", id.as_deref().unwrap_or(NEW)].concat();
    let form = Form::new(client, &key, given(known));
    let save = {
        let (id, leave) = (id.clone(), leave.clone());
        move || {
            let Some(save) = read(form, id.clone()) else { return };
            let asked = Operation::Catalogue(Catalogue::SavePhrase(save));
            form.send(asked, place, leave.clone());
        }
    };
    let of_document = id.as_ref().is_some_and(|id| id.starts_with("P-"));
    let mut others = vec![link_button(w.setup_back, client.href("setup/phrases"), false)];
    others.extend(id.map(|id| remove(form, id, leave)));
    let fields = card(vec![
        form.three(TEXT, w.phrase_text),
        maybe((!of_document).then(|| kinds(form))),
        live(move || maybe((form.signal("kind").get() != FORBIDDEN).then(|| moments(form)))),
        form.foot(w.setup_save, save, others),
    ]);
    let head = below(client, Allowed::Care, w.phrase_one, "setup/phrases", w.phrase_title);
    narrow_page(w.phrase_one, vec![head, only(client, Allowed::Care, vec![fields])])
}

fn remove(form: Form, id: String, leave: impl Fn() + Clone + 'static) -> AnyView {
    Button::new(words().phrase_remove).grave().on(move || {
        let remove = Catalogue::RemovePhrase(RemovePhrase { id: id.clone() });
        form.send(Operation::Catalogue(remove), place, leave.clone());
    })
}

fn kinds(form: Form) -> AnyView {
    let w = words();
    let all = [("", w.phrase_said), (FORBIDDEN, w.phrase_never)];
    let rows = all.map(|(key, name)| choice(form, "kind", key, name));
    form.asked("kind", w.phrase_kind, rows.into())
}

fn moments(form: Form) -> AnyView {
    let row = |one: Moment| choice(form, "moment", one.key(), moment_name(words(), one));
    form.asked("moment", words().phrase_when, Moment::all().map(row).collect::<Views>())
}

fn choice(form: Form, field: &'static str, key: &'static str, name: &'static str) -> AnyView {
    let chosen = form.signal(field);
    let on = Signal::derive(move || chosen.get() == key);
    one_of(field, name, "", on, move || chosen.set(key.to_owned()))
}

/// Returns what the fields hold at first.
fn given(known: Option<&Phrase>) -> Vec<(&'static str, String)> {
    let nothing = domain::text::Text::default();
    let mut given = three(TEXT, known.map_or(&nothing, |one| &one.text)).to_vec();
    let never = known.is_some_and(|one| one.kind == PhraseKind::Forbidden);
    given.push(("kind", if never { FORBIDDEN.to_owned() } else { String::new() }));
    let moment = known.and_then(Moment::of).map(Moment::key).unwrap_or_default();
    given.push(("moment", moment.to_owned()));
    given
}

/// Reads the form; marks every field that cannot be read.
fn read(form: Form, id: Option<String>) -> Option<SavePhrase> {
    let text = form.text(TEXT);
    let never = form.get("kind") == FORBIDDEN;
    if never {
        return Some(SavePhrase {
            id,
            kind: PhraseKind::Forbidden,
            situation: String::new(),
            text,
        });
    }
    let chosen = |typed: &str| (!typed.is_empty()).then(|| typed.to_owned());
    let situation = form.read("moment", words_now().phrase_when_none, chosen)?;
    Some(SavePhrase { id, kind: PhraseKind::Recommended, situation, text })
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    let Refusal::Catalogue(refusal) = refusal else { return "" };
    let about_words = matches!(
        refusal,
        CatalogueRefusal::PhraseBlank { .. }
            | CatalogueRefusal::PhraseTooShort { .. }
            | CatalogueRefusal::PhraseOfDocument { .. }
    );
    if about_words { "text" } else { "" }
}
