//! What was said against something that counts, and what was answered: each says which of the two it is.

use std::collections::BTreeMap;

use domain::OperationId;
use domain::contact::Personal;

use crate::parts::{Views, para};
use crate::text::{fill, words};

/// Returns the words of an objection and of its answer, as far as one may read them.
pub fn contested(
    objection: Option<&OperationId>,
    answer: Option<&OperationId>,
    said: &BTreeMap<String, Personal>,
) -> Views {
    let w = words();
    let all = [(w.assessment_said_against, objection), (w.assessment_said_answer, answer)];
    let one = |(pattern, operation): (&str, Option<&OperationId>)| {
        let said = said.get(&operation?.0).filter(|said| !said.words.is_empty())?;
        Some(para(fill(pattern, &[("words", &said.words)])))
    };
    all.into_iter().filter_map(one).collect()
}
