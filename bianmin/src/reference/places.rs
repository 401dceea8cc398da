//! Departments, outside units and opening hours that a site of each profile begins with. Names and
//! phones are placeholders of a demo: an administrator replaces them.

use std::collections::BTreeMap;

use domain::catalogue::{AddDepartment, AddUnit};
use domain::site::{Profile, WeekHours};
use domain::time::{Hours, TimeOfDay};
use serde::Deserialize;

use super::Unreadable;

const FILE: &str = "places.json";
const TEXT: &str = include_str!("../../../public/reference/places.json");

/// What surrounds the window of one profile.
#[derive(Clone, Debug, Default, Deserialize)]
struct Places {
    departments: Vec<AddDepartment>,
    units: Vec<AddUnit>,
}

fn places(profile: Profile) -> Result<Places, Unreadable> {
    let all: BTreeMap<Profile, Places> =
        json::from_str(TEXT).map_err(|source| Unreadable::Json { file: FILE, source })?;
    Ok(all.get(&profile).cloned().unwrap_or_default())
}

/// Returns the departments a site of a profile begins with.
///
/// # Errors
/// [`Unreadable`], naming what is wrong.
pub fn departments(profile: Profile) -> Result<Vec<AddDepartment>, Unreadable> {
    Ok(places(profile)?.departments)
}

/// Returns the outside units a site of a profile begins with. S2.2.5
///
/// # Errors
/// [`Unreadable`], naming what is wrong.
pub fn units(profile: Profile) -> Result<Vec<AddUnit>, Unreadable> {
    Ok(places(profile)?.units)
}

/// Returns the opening hours a site of a profile begins with.
pub fn hours(profile: Profile) -> WeekHours {
    let span = |from: (u16, u16), to: (u16, u16)| Hours {
        from: TimeOfDay::hm(from.0, from.1),
        to: TimeOfDay::hm(to.0, to.1),
    };
    match profile {
        Profile::Township => {
            WeekHours::weekdays(&[span((8, 30), (12, 0)), span((14, 0), (17, 30))])
        }
        Profile::University => {
            WeekHours::weekdays(&[span((8, 0), (11, 30)), span((14, 0), (17, 30))])
        }
        // Records are copied on Saturday mornings too: a service, not a working day.
        Profile::Hospital => WeekHours {
            sat: vec![span((8, 0), (12, 0))],
            ..WeekHours::weekdays(&[span((8, 0), (12, 0)), span((14, 0), (17, 0))])
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_profile_begins_with_departments_complete_units_and_hours() {
        for profile in [Profile::Township, Profile::University, Profile::Hospital] {
            assert!(departments(profile).unwrap().len() >= 4);
            let units = units(profile).unwrap();
            assert!(units.len() >= 5);
            for unit in units {
                let texts = [&unit.name, &unit.place];
                assert!(texts.iter().all(|text| !text.hant.is_empty() && !text.en.is_empty()));
                assert!(!unit.phone.is_empty());
            }
            assert!(!hours(profile).is_empty());
        }
    }
}
