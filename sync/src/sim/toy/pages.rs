//! The toy's state in pages.

use super::State;
use crate::rules::{Audience, Page, PageFault};

/// Cuts the state into pages.
pub fn cut(state: &State) -> Vec<Page> {
    let page = |name: &str, records: Vec<String>| Page {
        name: name.to_owned(),
        audience: Audience::Site,
        records,
    };
    let mut pages = vec![page(
        "hot",
        std::iter::once(json::to_string(&(state.closed, state.notes, &state.reviews)))
            .chain(state.devices.iter().map(|pair| json::to_string(&pair)))
            .collect(),
    )];
    let jars: Vec<String> = state.jars.iter().map(|pair| json::to_string(&pair)).collect();
    for (number, records) in jars.chunks(500).enumerate() {
        pages.push(page(&format!("jars-{number}"), records.to_vec()));
    }
    pages
}

/// Puts a state together from pages.
pub fn join(pages: &[&Page]) -> Result<State, PageFault> {
    let mut state = State::default();
    for page in pages {
        let fault = |_| PageFault(page.name.clone());
        let mut records = page.records.iter();
        if page.name == "hot" {
            let counts = records.next().map_or("[0,0,{}]", String::as_str);
            (state.closed, state.notes, state.reviews) = json::from_str(counts).map_err(fault)?;
            for record in records {
                let (device, of) = json::from_str::<(String, _)>(record).map_err(fault)?;
                state.devices.insert(device, of);
            }
        } else {
            for record in records {
                let (id, jar) = json::from_str(record).map_err(fault)?;
                state.jars.insert(id, jar);
            }
        }
    }
    Ok(state)
}
