//! The teams that are sent to repairs. UL01, UL02

use domain::access::Allowed;
use domain::repair::{Operation as Ask, Refusal as Refused, SetTeam, Team};
use domain::{Operation, PersonId, Refusal, TeamId};
use leptos::prelude::*;

use super::NEW;
use super::form::{Form, first, leave, three, ticked};
use super::head::{add, below, head, only};
use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, Views, badge, card, choices, empty, flush_card, link_button, live,
    narrow_page, one_of, page, rows,
};
use crate::text::{language, words};

const NAME: [&str; 3] = ["name", "name.hant", "name.en"];

/// Returns the list of teams.
pub fn teams(client: Client) -> AnyView {
    let w = words();
    let list = live(move || {
        let state = client.state();
        let list: Views = state.repair.teams().map(|one| row(client, one)).collect();
        if list.is_empty() {
            empty(Icon::Person, words().repair_set_no_teams, words().repair_set_no_teams_how)
        } else {
            rows(list)
        }
    });
    let add = add(client, Allowed::SetUp, "setup/teams/new");
    page(
        w.repair_set_teams,
        vec![
            head(client, Allowed::SetUp, w.repair_set_teams),
            flush_card(w.repair_set_teams, add, list),
        ],
    )
}

fn row(client: Client, one: &Team) -> AnyView {
    let address = client.href(&["setup/teams/", &one.id.0].concat());
    let row = Row::new(one.name.say(language()).to_owned(), one.phone.clone());
    let off = one.off.then(|| badge(Tone::Plain, words().repair_set_off));
    off.into_iter().fold(row, Row::end).to(address)
}

/// Returns the form of a team, or of a new one.
pub fn team(client: Client, id: &str) -> AnyView {
    let w = words();
    let id = (id != NEW).then(|| TeamId(id.to_owned()));
    let state = client.state_now();
    let known = id.as_ref().and_then(|id| state.repair.team(id));
    let key = ["setup-team-", id.as_ref().map_or(NEW, |id| &id.0)].concat();
    let form = Form::new(client, &key, given(known));
    let done = leave(client, "setup/teams");
    let save = move || {
        let set = SetTeam {
            team: id.clone(),
            name: form.text(NAME),
            phone: form.get("phone"),
            person: Some(form.get("person")).filter(|id| !id.is_empty()).map(PersonId),
            off: form.ticked("off"),
        };
        form.send(Operation::from(Ask::SetTeam(set)), place, done.clone());
    };
    let others = vec![link_button(w.setup_back, client.href("setup/teams"), false)];
    narrow_page(
        w.repair_set_team,
        vec![
            below(client, Allowed::SetUp, w.repair_set_team, "setup/teams", w.repair_set_teams),
            only(
                client,
                Allowed::SetUp,
                vec![card(vec![
                    form.three(NAME, w.setup_name),
                    form.phone_line("phone", w.setup_phone, ""),
                    leader(client, form),
                    form.tick("off", w.repair_set_team_off),
                    form.foot(w.setup_save, save, others),
                ])],
            ),
        ],
    )
}

/// Returns what the fields hold at first.
fn given(known: Option<&Team>) -> Vec<(&'static str, String)> {
    let nothing = domain::text::Text::default();
    let mut given = three(NAME, known.map_or(&nothing, |team| &team.name)).to_vec();
    let person = known.and_then(|team| team.person.as_ref());
    given.push(("phone", known.map(|team| team.phone.clone()).unwrap_or_default()));
    given.push(("person", person.map(|person| person.0.clone()).unwrap_or_default()));
    given.push(("off", ticked(known.is_some_and(|team| team.off))));
    given
}

/// Returns the choice of who leads it.
fn leader(client: Client, form: Form) -> AnyView {
    let (w, state, chosen) = (words(), client.state_now(), form.signal("person"));
    let line = |id: String, name: String| {
        let own = id.clone();
        let on = Signal::derive(move || chosen.with(|chosen| *chosen == own));
        one_of("team-person", name, "", on, move || chosen.set(id.clone()))
    };
    let staff = state.people.staff().into_iter();
    let nobody = std::iter::once(line(String::new(), w.repair_set_team_nobody.to_owned()));
    let lines = nobody.chain(staff.map(|one| line(one.id.0.clone(), one.name.clone())));
    choices(w.repair_set_team_person, lines.collect())
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    let Refusal::Repair(refusal) = refusal else { return "" };
    first(&[
        (matches!(refusal, Refused::Unnamed { .. }), NAME[0]),
        (matches!(refusal, Refused::Unreachable { .. }), "phone"),
    ])
}
