//! Asking: a press becomes an operation, and what stands against it appears beside it.

use domain::{Operation, OperationId, Refusal, Warning};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::{Client, NotSaved, Saved, Step};
use crate::parts::{self, Clause, Toasts, Why, live, maybe};
use crate::text::{clause, language, not_saved, refusal, warning, words_now};

/// What stands against the last press.
pub type Against = RwSignal<Option<Why>>;

/// The steps of one press, given the name each will have.
pub type Steps = Box<dyn FnOnce(&dyn Fn(u32) -> OperationId) -> Vec<Step>>;

/// Returns a refusal as it is shown: a sentence and its clause.
pub fn why(of: &Refusal) -> Why {
    let sentence = refusal::refusal(of, language());
    Why { words: sentence.text, clause: clause_of(sentence.clause) }
}

/// Returns a clause in the language shown.
pub fn clause_of(id: &'static str) -> Option<Clause> {
    clause::clause(id, language())
}

/// Returns warnings as sentences, one line each.
pub fn warned(warnings: &[Warning]) -> Option<String> {
    let lines: Vec<String> = warnings.iter().map(|one| warning(one, language()).text).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What the rules say of an operation as it would be now.
pub type Judged = Memo<Result<Vec<Warning>, Refusal>>;

/// Follows what the rules say of an operation: worked out once for all who read it.
pub fn judged(client: Client, operation: impl Fn() -> Operation + Send + Sync + 'static) -> Judged {
    let operation: Box<dyn Fn() -> Operation + Send + Sync> = Box::new(operation);
    Memo::new(move |_| client.may(&operation()))
}

/// Follows what stands against an operation, for a button to be barred by.
pub fn barred(
    client: Client,
    operation: impl Fn() -> Operation + Send + Sync + 'static,
) -> Signal<Option<Why>> {
    barred_by(judged(client, operation))
}

/// Follows what stands against an operation that is judged already.
pub fn barred_by(judged: Judged) -> Signal<Option<Why>> {
    Signal::derive(move || judged.with(|judged| judged.as_ref().err().map(why)))
}

/// Returns what stands against the last press, beside it.
pub fn stands(against: Against) -> AnyView {
    live(move || maybe(against.get().map(parts::why)))
}

/// Saves one operation; `then` follows when it stands on this tablet.
pub fn submit(
    client: Client,
    against: Against,
    operation: Operation,
    then: impl FnOnce(Saved) + 'static,
) {
    submit_group(client, against, Box::new(|_| vec![(operation, None)]), then);
}

/// Saves several operations, all or none.
pub fn submit_group(
    client: Client,
    against: Against,
    steps: Steps,
    then: impl FnOnce(Saved) + 'static,
) {
    let toasts = use_context::<Toasts>();
    let then: Box<dyn FnOnce(Saved)> = Box::new(then);
    spawn_local(async move {
        match client.submit_group(steps).await {
            Ok(saved) => {
                against.try_set(None);
                if let Some(toasts) = toasts {
                    let note = warned(&saved.warnings);
                    toasts.say(note.unwrap_or_else(|| words_now().act_saved.to_owned()));
                }
                then(saved);
            }
            Err(refused) => {
                against.try_set(Some(of_not_saved(&refused)));
            }
        }
    });
}

/// Returns why something was not saved, as it is shown.
pub fn of_not_saved(not: &NotSaved) -> Why {
    let sentence = not_saved(not, untrack(language));
    Why { words: sentence.text, clause: clause_of(sentence.clause) }
}
