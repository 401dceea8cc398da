//! Marks for the other windows, by the A of a window. S1.5.2

use bianmin::api::Assessed;
use domain::assessment::{Assessment, Operation as Ask, ScorePeer};
use domain::{Operation, PostId};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    Button, Field, Tone, Views, Why, actions, card as card_of, fine, heading, live, maybe, note,
    soft, tight,
};
use crate::screens::told::Heard;
use crate::text::{fill, language, number, words};

/// Returns the card in which one marks other windows; nothing for whoever is A of none, before it is counted,
/// and once everybody is decided on.
pub fn card(client: Client, heard: Heard<Assessed>, one: &Assessment) -> Option<AnyView> {
    let (state, w) = (client.state_now(), words());
    one.is_counted().then_some(())?;
    let me = client.person()?;
    let posts = state.duty.open_posts();
    let own: Vec<&PostId> =
        posts.iter().filter(|(_, plan)| plan.a == me).map(|(post, _)| &post.id).collect();
    let mut pieces = vec![heading(w.assessment_peers), soft(w.assessment_peers_help)];
    for from in own {
        // Nobody marks a window at which they serve.
        let own = |post: &PostId| one.windows.get(post).is_none_or(|all| all.contains(&me));
        for (post, plan) in posts.iter().filter(|(post, _)| !own(&post.id)) {
            let name = [&plan.number.to_string(), " ", plan.name.say(language())].concat();
            let mut all = one.peers.iter();
            let given = all.find(|scored| scored.from == *from && scored.of == post.id);
            pieces.push(match given {
                Some(scored) => {
                    let mark = fill(w.assessment_peer_given, &[("mark", &number(scored.mark))]);
                    tight(vec![fine(name), fine(mark)])
                }
                None => field(heard, one, (from, &post.id), &name),
            });
        }
    }
    (pieces.len() > 2).then(|| card_of(pieces))
}

fn field(
    heard: Heard<Assessed>,
    one: &Assessment,
    (from, of): (&PostId, &PostId),
    name: &str,
) -> AnyView {
    let w = words();
    let (typed, wrong, why) =
        (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(None));
    let bad = Signal::derive(move || wrong.get().then(|| Why::plain(words().assessment_mark_bad)));
    let (id, from, of) = (one.id.clone(), from.clone(), of.clone());
    let press = move || {
        let read = typed.get_untracked().trim().parse::<u8>().ok().filter(|mark| *mark <= 100);
        wrong.set(read.is_none());
        let Some(mark) = read else { return };
        let (assessment, from, of) = (id.clone(), from.clone(), of.clone());
        let score = Ask::ScorePeer(ScorePeer { assessment, from, of, mark });
        let act = Operation::Assessment(score);
        heard.act(act, String::new(), move |done| why.set(done.err()));
    };
    let label = fill(w.assessment_peer_mark, &[("window", name)]);
    let pieces: Views = vec![
        Field::new(label).phone().wrong(bad).into(typed),
        actions(vec![Button::new(w.assessment_submit).on(press)]),
        live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None)))),
    ];
    tight(pieces)
}
