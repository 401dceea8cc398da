//! What staff pass on reaches whoever handles it and nobody it is about, and they learn its number alone. 2.7

use super::*;

fn passes_on(
    town: &mut Township,
    who: Who,
    about: About,
    kind: Kind,
) -> Result<ComplaintId, Refused> {
    let name = named(town);
    oversees(town, who, Operation::PassOn(PassOn { about, kind }))?;
    Ok(ComplaintId::from(&name))
}

#[test]
fn what_a_clerk_passes_on_reaches_the_supervisor_and_not_the_person_it_is_about() {
    let mut town = Township::morning();
    let wang = town.id(Wang);
    let id = passes_on(&mut town, Li, About::Person(wang.clone()), Kind::HardWords).unwrap();
    let one = get(&town, &id).clone();
    assert_eq!((one.passed_on_by(), one.named), (Some(&town.id(Li)), false));
    for (who, reads) in [(Wang, false), (Li, false), (Zhao, true), (Chen, true), (Sun, false)] {
        assert_eq!(sees(&town, who, &id), reads, "{who:?}");
    }
    // Whoever passed it on knows its number, and the one it is about not even that.
    assert_eq!(view::passed_on_by(&town.state, &town.id(Li)), [(one.no, one.filed)]);
    assert!(view::passed_on_by(&town.state, &wang).is_empty());
    // What a visitor files is nobody's.
    files(&mut town, About::Anything, Kind::Other).unwrap();
    assert_eq!(view::passed_on_by(&town.state, &town.id(Li)).len(), 1);
}

#[test]
fn whoever_is_concerned_may_pass_it_on_and_does_not_read_it() {
    let mut town = Township::morning();
    let post = town.posts[0].clone();
    let id = passes_on(&mut town, Chen, About::Window(post), Kind::HardFace).unwrap();
    assert!(!sees(&town, Chen, &id) && sees(&town, Zhao, &id));
    let unknown = Refusal::UnknownComplaint { complaint: id.clone() };
    assert_eq!(oversees(&mut town, Chen, answer(&id)), Err(unknown.into()));
    assert_eq!(view::passed_on_by(&town.state, &town.id(Chen)).len(), 1);
}

#[test]
fn s1_4_3_whoever_passed_it_on_handles_it_only_where_nobody_else_is_left() {
    let mut town = Township::morning();
    let about = About::Person(town.id(Wang));
    let id = passes_on(&mut town, Zhao, about, Kind::HardWords).unwrap();
    let handlers = |town: &Township| -> Vec<Who> {
        EVERYBODY.into_iter().filter(|who| sees(town, *who, &id)).collect()
    };
    let steps_down = |town: &mut Township, who| {
        let id = town.id(who);
        town.state.people.persons.get_mut(&id).unwrap().roles.clear();
    };
    assert_eq!(handlers(&town), [Chen]);
    let unknown = Refusal::UnknownComplaint { complaint: id.clone() };
    assert_eq!(oversees(&mut town, Zhao, answer(&id)), Err(unknown.into()));
    steps_down(&mut town, Chen);
    assert_eq!(handlers(&town), [Sun]);
    steps_down(&mut town, Sun);
    assert_eq!(handlers(&town), [Zhao], "no complaint is left without anybody");
    assert!(rules::is_handled_here(&town.state, get(&town, &id), town.now));
}

#[test]
fn nobody_learns_by_passing_on_that_an_appointment_is_complained_of() {
    let (mut town, id) = broken();
    let about = About::Appointment(id);
    let filed = files(&mut town, about.clone(), Kind::Breach).unwrap();
    let passed = passes_on(&mut town, Wang, about, Kind::Breach).unwrap();
    assert_ne!(passed, filed);
    assert!(sees(&town, Zhao, &filed) && sees(&town, Zhao, &passed));
}

#[test]
fn s1_4_3_what_was_passed_on_keeps_no_visitor_from_complaining_themselves() {
    let (mut town, id) = broken();
    let about = About::Appointment(id.clone());
    passes_on(&mut town, Zhou, about.clone(), Kind::Breach).unwrap();
    assert!(view::of_breach(&town.state, &id).is_none(), "it is not the visitor's");
    let own = files(&mut town, about.clone(), Kind::Breach).unwrap();
    assert_eq!(view::of_breach(&town.state, &id).map(|one| &one.id), Some(&own));
    let again = Refusal::FiledAlready { complaint: own };
    assert_eq!(files(&mut town, about, Kind::Breach), Err(again.into()));
}

#[test]
fn what_is_passed_on_is_about_something_there_is_and_no_rating() {
    let mut town = Township::morning();
    let person = crate::PersonId("x-3".to_owned());
    let refused = passes_on(&mut town, Li, About::Person(person.clone()), Kind::Other);
    assert_eq!(refused, Err(Refusal::UnknownPerson { person }.into()));
    let refused = passes_on(&mut town, Li, About::Anything, Kind::BadRating);
    assert_eq!(refused, Err(Refusal::RatingOnly.into()));
    let pass_on = Operation::PassOn(PassOn { about: About::Anything, kind: Kind::Other });
    for (words, says) in [(" ", false), ("问了三遍都不理", true)] {
        assert_eq!(rules::says_something(&pass_on, words), says);
    }
}

#[test]
fn any_of_the_staff_passes_on_at_the_server_and_no_visitor_does() {
    let mut town = Township::morning();
    let asked = PassOn { about: About::Anything, kind: Kind::Other };
    let asked = Asked::Complaint(Operation::PassOn(asked));
    assert_eq!(town.act(Li, &asked).unwrap_err(), access::Refusal::OnlineOnly.into());
    assert!(town.visitor(&asked).is_err());
    for who in EVERYBODY {
        assert!(passes_on(&mut town, who, About::Anything, Kind::Other).is_ok(), "{who:?}");
    }
}
