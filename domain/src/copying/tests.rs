//! Copies told as stories: with every paper, as far as the record is finished, paid and stamped. S3.3

use std::collections::BTreeSet;

use super::*;
use crate::archive;
use crate::contact::Personal;
use crate::id::VolumeId;
use crate::time::Date;
use crate::township::*;
use crate::volume::{
    self, Copied, Enlist, Handed as HandedIn, Number, Operation as OfVolume, Receive, SealUp, Side,
    Strike, Wrong,
};
use crate::{Operation as Asking, Refusal as Refused};

fn does(town: &mut Township, who: Who, operation: Operation) -> Result<(), Refused> {
    town.enter(who, &Asking::Copying(operation))
}

/// Lets something arrive at the server, as from a tablet without a network.
fn arrives(town: &mut Township, who: Who, operation: Operation) -> Result<(), Refused> {
    town.act(who, &Asking::Copying(operation)).map(|_| ())
}

fn refused<T>(refusal: Refusal) -> Result<T, Refused> {
    Err(Refused::Copying(refusal))
}

fn of_volume(town: &mut Township, operation: OfVolume) {
    town.enter(Wang, &Asking::Volume(operation)).unwrap();
}

/// A volume its ward still has.
fn in_ward(town: &mut Township) -> VolumeId {
    let (ward, physician) = ("心内科".to_owned(), String::new());
    let (no, day) = (Number::new("100", "1"), date(2024, 5, 6));
    let enlist = Enlist { no, ward, physician, day, time: None, died: false };
    of_volume(town, OfVolume::Enlist(enlist));
    VolumeId::from(&town.last)
}

fn signs_in(town: &mut Township, volume: &VolumeId, defects: Vec<volume::Defect>) {
    let volumes = vec![HandedIn { volume: volume.clone(), pages: None, defects }];
    let receive = Receive { volumes, sender: "护士孙洁".to_owned() };
    of_volume(town, OfVolume::Receive(receive));
}

fn seal(town: &mut Township, volume: &VolumeId, what: Copied) {
    let (volume, staff) = (volume.clone(), "医务科周敏".to_owned());
    let seal = SealUp { volume, what, side: Side::Relative, staff, pages: 40 };
    of_volume(town, OfVolume::SealUp(seal));
}

fn filed(town: &mut Township) -> VolumeId {
    let volume = in_ward(town);
    signs_in(town, &volume, Vec::new());
    volume
}

/// Asks as an applicant does who has everything.
fn ask(volume: &VolumeId, applicant: Applicant) -> Ask {
    let unit = applicant.is_unit();
    let named = Parts::Named { parts: "出院记录".to_owned() };
    Ask {
        volume: volume.clone(),
        applicant,
        proofs: rules::proofs(applicant).iter().copied().collect(),
        present: !unit,
        last_four: "123X".to_owned(),
        purpose: "理赔".to_owned(),
        parts: if unit { named } else { Parts::Whole },
        letter: if unit { "函〔2024〕8号".to_owned() } else { String::new() },
        copies: 1,
    }
}

fn asked(town: &mut Township, volume: &VolumeId) -> CopyId {
    does(town, Wang, Operation::Ask(ask(volume, Applicant::Heir))).unwrap();
    CopyId::from(&town.last)
}

fn hand(copy: &CopyId, whole: bool) -> Hand {
    Hand {
        copy: copy.clone(),
        pages: 40,
        cents: 50,
        whole,
        receipt: "0012345".to_owned(),
        stamp: "F-17".to_owned(),
        checked: true,
        how: How::Collected,
    }
}

fn withdraw(copy: &CopyId, words: &str) -> Operation {
    Operation::Withdraw(Withdraw { copy: copy.clone(), words: words.to_owned() })
}

fn one<'a>(town: &'a Township, copy: &CopyId) -> &'a Request {
    town.state.copying.get(copy).unwrap()
}

#[test]
fn s3_3_each_applicant_shows_exactly_the_papers_of_the_matrix() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    let rows = [
        (Applicant::Patient, 1),
        (Applicant::Agent, 4),
        (Applicant::Heir, 3),
        (Applicant::HeirsAgent, 6),
        (Applicant::Guardian, 2),
        (Applicant::Insurer, 5),
        (Applicant::Authority, 3),
    ];
    assert_eq!(rows.map(|(applicant, _)| applicant), Applicant::ALL);
    for (applicant, papers) in rows {
        let all = rules::proofs(applicant);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), papers, "{applicant:?}");
        for left_out in all {
            let mut short = ask(&volume, applicant);
            short.proofs.remove(left_out);
            let missing = Refusal::ProofsMissing { missing: vec![*left_out] };
            assert_eq!(does(&mut town, Wang, Operation::Ask(short)), refused(missing));
        }
        let nothing = Ask { proofs: BTreeSet::new(), ..ask(&volume, applicant) };
        let missing = Refusal::ProofsMissing { missing: all.to_vec() };
        assert_eq!(does(&mut town, Wang, Operation::Ask(nothing)), refused(missing));
        does(&mut town, Wang, Operation::Ask(ask(&volume, applicant))).unwrap();
    }
    // What was shown beside the matrix is not kept.
    let mut more = ask(&volume, Applicant::Patient);
    more.proofs.insert(Proof::Contract);
    does(&mut town, Wang, Operation::Ask(more)).unwrap();
    let copy = CopyId::from(&town.last);
    assert_eq!(one(&town, &copy).asked.proofs, BTreeSet::from([Proof::PatientId]));
}

#[test]
fn s3_3_whoever_asks_is_there_but_a_unit() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    for applicant in Applicant::ALL {
        let absent = Operation::Ask(Ask { present: false, ..ask(&volume, applicant) });
        let outcome = does(&mut town, Wang, absent);
        if applicant.is_unit() {
            outcome.unwrap();
        } else {
            assert_eq!(outcome, refused(Refusal::NotPresent), "{applicant:?}");
        }
    }
}

#[test]
fn s3_3_a_unit_has_what_its_letter_or_the_consent_names_and_relatives_have_all() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    let unsaid = Refusal::PartsUnsaid { most: rules::WORDS };
    let letter = Refusal::LetterUnsaid { most: rules::NUMBER };
    for applicant in Applicant::ALL {
        let whole = Operation::Ask(Ask { parts: Parts::Whole, ..ask(&volume, applicant) });
        let silent = Operation::Ask(Ask { letter: " ".to_owned(), ..ask(&volume, applicant) });
        if applicant.is_unit() {
            assert_eq!(does(&mut town, Wang, whole), refused(unsaid.clone()), "{applicant:?}");
            assert_eq!(does(&mut town, Wang, silent), refused(letter.clone()), "{applicant:?}");
        } else {
            does(&mut town, Wang, whole).unwrap();
            does(&mut town, Wang, silent).unwrap();
        }
        for (parts, fits) in
            [(0, false), (1, true), (rules::WORDS, true), (rules::WORDS + 1, false)]
        {
            let parts = Parts::Named { parts: "页".repeat(parts) };
            let named = Operation::Ask(Ask { parts, ..ask(&volume, applicant) });
            assert_eq!(does(&mut town, Wang, named).is_ok(), fits, "{applicant:?}");
        }
        let long = Ask { letter: "号".repeat(rules::NUMBER + 1), ..ask(&volume, applicant) };
        assert_eq!(does(&mut town, Wang, Operation::Ask(long)), refused(letter.clone()));
    }
}

#[test]
fn s3_3_of_an_id_the_last_four_signs_are_kept_and_no_more() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    let rows = [
        ("1234", true),
        ("123X", true),
        ("", false),
        ("123", false),
        ("12345", false),
        ("12X4", false),
        ("123x", false),
        ("３４５６", false),
        ("110101199001011234", false),
    ];
    for (signs, fits) in rows {
        let asks = Ask { last_four: signs.to_owned(), ..ask(&volume, Applicant::Patient) };
        let outcome = does(&mut town, Wang, Operation::Ask(asks));
        assert_eq!(outcome, if fits { Ok(()) } else { refused(Refusal::IdWrong) }, "{signs}");
    }
}

#[test]
fn s3_3_whoever_asks_is_named_where_it_is_typed() {
    let mut said = Personal { name: " ".to_owned(), ..Personal::default() };
    assert_eq!(rules::named(&said), Err(Refusal::NameUnsaid));
    said.name = "李".to_owned();
    assert_eq!(rules::named(&said), Ok(()));
}

#[test]
fn s3_3_a_request_has_a_purpose_a_volume_and_copies() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    let purpose = Refusal::PurposeUnsaid { most: rules::WORDS };
    for (length, fits) in [(0, false), (1, true), (rules::WORDS, true), (rules::WORDS + 1, false)] {
        let asks = Ask { purpose: "用".repeat(length), ..ask(&volume, Applicant::Patient) };
        let outcome = does(&mut town, Wang, Operation::Ask(asks));
        assert_eq!(outcome, if fits { Ok(()) } else { refused(purpose.clone()) }, "{length}");
    }
    let many = Refusal::CopiesWrong { most: rules::COPIES };
    for (copies, fits) in [(0, false), (1, true), (rules::COPIES, true), (rules::COPIES + 1, false)]
    {
        let asks = Ask { copies, ..ask(&volume, Applicant::Patient) };
        let outcome = does(&mut town, Wang, Operation::Ask(asks));
        assert_eq!(outcome, if fits { Ok(()) } else { refused(many.clone()) }, "{copies}");
    }
    let nowhere = VolumeId("0-0".to_owned());
    let asks = Operation::Ask(ask(&nowhere, Applicant::Patient));
    assert_eq!(does(&mut town, Wang, asks), refused(Refusal::NoVolume { volume: nowhere }));
}

#[test]
fn s3_3_a_line_that_was_marked_is_not_copied() {
    let mut town = Township::morning();
    let volume = in_ward(&mut town);
    let words = "当日未出院".to_owned();
    let strike = Strike { volume: volume.clone(), how: Wrong::Cancelled, words };
    of_volume(&mut town, OfVolume::Strike(strike));
    let asks = Operation::Ask(ask(&volume, Applicant::Patient));
    assert_eq!(does(&mut town, Wang, asks.clone()), refused(Refusal::OfNoVolume));
    // Somebody stood there: what was asked without a network is taken.
    arrives(&mut town, Wang, asks).unwrap();
}

#[test]
fn s3_3_of_a_sealed_original_nothing_is_copied_and_of_one_whose_copy_is_sealed_everything() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    let before = asked(&mut town, &volume);
    seal(&mut town, &volume, Copied::Copy);
    asked(&mut town, &volume);
    let at = town.now;
    seal(&mut town, &volume, Copied::Original);
    let sealed = Refusal::OriginalSealed { at };
    let asks = Operation::Ask(ask(&volume, Applicant::Heir));
    assert_eq!(does(&mut town, Wang, asks.clone()), refused(sealed.clone()));
    let handed = Operation::Hand(hand(&before, true));
    assert_eq!(does(&mut town, Wang, handed.clone()), refused(sealed));
    // A tablet that did not know of the seal has asked and handed out: that stands.
    arrives(&mut town, Zhou, asks).unwrap();
    arrives(&mut town, Zhou, handed).unwrap();
    assert_eq!(one(&town, &before).given.len(), 1);
}

#[test]
fn s3_3_what_is_finished_is_copied_now_and_the_rest_is_followed_up() {
    let mut town = Township::morning();
    let volume = in_ward(&mut town);
    let copy = asked(&mut town, &volume);
    assert_eq!(view::asked(&town.state), [one(&town, &copy)]);
    let all = Operation::Hand(hand(&copy, true));
    assert_eq!(does(&mut town, Wang, all), refused(Refusal::Unfinished));
    does(&mut town, Wang, Operation::Hand(hand(&copy, false))).unwrap();
    assert!(one(&town, &copy).is_open() && view::asked(&town.state).is_empty());
    assert_eq!(view::awaiting(&town.state), [one(&town, &copy)]);
    assert!(view::rests(&town.state).is_empty());
    signs_in(&mut town, &volume, Vec::new());
    assert_eq!(view::rests(&town.state), [one(&town, &copy)]);
    assert!(view::awaiting(&town.state).is_empty());
    does(&mut town, Wang, Operation::Hand(hand(&copy, true))).unwrap();
    let done = one(&town, &copy);
    assert_eq!((done.is_open(), done.paid(), done.pages()), (false, 4_000, 80));
    assert!(view::rests(&town.state).is_empty());
    let again = does(&mut town, Wang, Operation::Hand(hand(&copy, false)));
    assert_eq!(again, refused(Refusal::OverAlready));
    let over = does(&mut town, Wang, withdraw(&copy, "不要了"));
    assert_eq!(over, refused(Refusal::OverAlready));
}

#[test]
fn s3_3_a_copy_of_a_duplicate_follows_the_line_that_counts() {
    let mut town = Township::morning();
    let first = in_ward(&mut town);
    // Another tablet took the same list in without a network, and asks for a copy on its own line.
    let (ward, physician) = ("心内科".to_owned(), String::new());
    let (no, day) = (Number::new("100", "1"), date(2024, 5, 6));
    let enlist = Enlist { no, ward, physician, day, time: None, died: false };
    town.act(Zhou, &Asking::Volume(OfVolume::Enlist(enlist))).unwrap();
    let twin = VolumeId::from(&town.last);
    let copy = asked(&mut town, &twin);
    does(&mut town, Wang, Operation::Hand(hand(&copy, false))).unwrap();
    signs_in(&mut town, &first, Vec::new());
    assert_eq!(view::rests(&town.state), [one(&town, &copy)]);
    assert_eq!(view::of_volume(&town.state, &first), [one(&town, &copy)]);
}

#[test]
fn s3_3_named_parts_are_all_there_is_though_the_ward_has_not_finished() {
    let mut town = Township::morning();
    let volume = in_ward(&mut town);
    does(&mut town, Wang, Operation::Ask(ask(&volume, Applicant::Insurer))).unwrap();
    let copy = CopyId::from(&town.last);
    does(&mut town, Wang, Operation::Hand(hand(&copy, true))).unwrap();
    assert!(!one(&town, &copy).is_open());
}

#[test]
fn s3_3_a_rest_waits_for_what_its_volume_still_wants() {
    let mut town = Township::morning();
    let volume = in_ward(&mut town);
    let defect = volume::Defect { flaw: volume::Flaw::Report, words: String::new() };
    signs_in(&mut town, &volume, vec![defect]);
    let receive = town.last.clone();
    let copy = asked(&mut town, &volume);
    // Handed out after it was signed in, without the report.
    does(&mut town, Wang, Operation::Hand(hand(&copy, false))).unwrap();
    assert!(view::rests(&town.state).is_empty());
    let mend = volume::Mend { volume, receive, place: 0 };
    of_volume(&mut town, OfVolume::Mend(mend));
    assert_eq!(view::rests(&town.state), [one(&town, &copy)]);
}

#[test]
fn s3_3_a_copy_is_checked_stamped_and_paid_by_the_public_list() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    let copy = asked(&mut town, &volume);
    let good = hand(&copy, false);
    let number = |length: usize| "8".repeat(length);
    let most = rules::NUMBER;
    let (no, long) = (|length| How::Posted { no: number(length) }, most + 1);
    let sheets = Refusal::SheetsWrong { most: rules::PAGES };
    let rows = [
        (Hand { pages: 0, ..good.clone() }, Some(sheets.clone())),
        (Hand { pages: rules::PAGES + 1, ..good.clone() }, Some(sheets)),
        (Hand { pages: rules::PAGES, ..good.clone() }, None),
        (Hand { cents: 49, ..good.clone() }, Some(Refusal::OtherPrice { cents: 50 })),
        (Hand { checked: false, ..good.clone() }, Some(Refusal::NotChecked)),
        (Hand { stamp: number(0), ..good.clone() }, Some(Refusal::StampUnsaid { most })),
        (Hand { stamp: number(long), ..good.clone() }, Some(Refusal::StampUnsaid { most })),
        (Hand { stamp: number(most), ..good.clone() }, None),
        (Hand { receipt: number(0), ..good.clone() }, Some(Refusal::ReceiptUnsaid { most })),
        (Hand { receipt: number(long), ..good.clone() }, Some(Refusal::ReceiptUnsaid { most })),
        (Hand { receipt: number(most), ..good.clone() }, None),
        (Hand { how: no(0), ..good.clone() }, Some(Refusal::PostUnsaid { most })),
        (Hand { how: no(long), ..good.clone() }, Some(Refusal::PostUnsaid { most })),
        (Hand { how: no(most), ..good.clone() }, None),
    ];
    for (row, refusal) in rows {
        let outcome = does(&mut town, Wang, Operation::Hand(row.clone()));
        assert_eq!(outcome, refusal.map_or(Ok(()), refused), "{row:?}");
    }
    // Where nothing is taken for a page there is no receipt.
    town.state.site.settings.copy_cents = 0;
    let free = Hand { cents: 0, receipt: String::new(), ..good };
    does(&mut town, Wang, Operation::Hand(free)).unwrap();
    assert_eq!(one(&town, &copy).given.last().unwrap().handed.fee, 0);
}

#[test]
fn s3_3_a_fee_is_pages_times_price_times_copies_in_whole_cents() {
    for (pages, cents, copies, fee) in
        [(1, 50, 1, 50), (43, 50, 3, 6_450), (7, 33, 2, 462), (9_999, 500, 20, 99_990_000)]
    {
        assert_eq!(rules::fee(pages, cents, copies), fee);
    }
    let mut town = Township::morning();
    let volume = filed(&mut town);
    does(&mut town, Wang, Operation::Ask(Ask { copies: 3, ..ask(&volume, Applicant::Heir) }))
        .unwrap();
    let copy = CopyId::from(&town.last);
    does(&mut town, Wang, Operation::Hand(Hand { pages: 43, ..hand(&copy, true) })).unwrap();
    assert_eq!(one(&town, &copy).paid(), 6_450);
}

#[test]
fn s3_3_two_tablets_hand_out_one_request_and_both_stand_in_the_register() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    let copy = asked(&mut town, &volume);
    does(&mut town, Wang, Operation::Hand(hand(&copy, true))).unwrap();
    arrives(&mut town, Zhou, Operation::Hand(hand(&copy, true))).unwrap();
    assert_eq!(one(&town, &copy).paid(), 4_000);
    // Withdrawn without a network after it was handed out: it is over already.
    arrives(&mut town, Zhou, withdraw(&copy, "不要了")).unwrap();
    assert_eq!(one(&town, &copy).withdrawn, None);
    // Withdrawn first, then handed out: all of it was.
    let other = asked(&mut town, &volume);
    does(&mut town, Wang, withdraw(&other, "不要了")).unwrap();
    arrives(&mut town, Zhou, Operation::Hand(hand(&other, true))).unwrap();
    let handed_at = one(&town, &other).given[0].at;
    assert_eq!(one(&town, &other).over(), Some(handed_at));
}

#[test]
fn s3_3_a_request_is_withdrawn_with_a_reason() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    let copy = asked(&mut town, &volume);
    let why = Refusal::WhyUnsaid { most: rules::WORDS };
    for words in [" ".to_owned(), "不".repeat(rules::WORDS + 1)] {
        assert_eq!(does(&mut town, Wang, withdraw(&copy, &words)), refused(why.clone()));
    }
    does(&mut town, Wang, withdraw(&copy, &"不".repeat(rules::WORDS))).unwrap();
    assert!(!one(&town, &copy).is_open());
    let nothing = CopyId("0-0".to_owned());
    let unknown = Refusal::UnknownCopy { copy: nothing.clone() };
    assert_eq!(does(&mut town, Wang, withdraw(&nothing, "不要了")), refused(unknown));
}

fn flagged(town: &Township, one: &Request, at: crate::time::Timestamp) -> bool {
    view::is_unusual(one, &view::unusual(&town.state, at))
}

#[test]
fn s3_3_many_requests_of_one_agent_are_flagged_and_never_refused() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    let agent = Operation::Ask(ask(&volume, Applicant::Agent));
    for _ in 0..4 {
        does(&mut town, Wang, agent.clone()).unwrap();
    }
    let first = view::of_volume(&town.state, &volume)[3].clone();
    // Another's, and the patient's own, do not count.
    does(&mut town, Wang, Operation::Ask(ask(&volume, Applicant::Patient))).unwrap();
    let own = CopyId::from(&town.last);
    let other = Ask { last_four: "9999".to_owned(), ..ask(&volume, Applicant::Agent) };
    does(&mut town, Wang, Operation::Ask(other)).unwrap();
    assert!(!flagged(&town, &first, town.now));
    does(&mut town, Wang, agent).unwrap();
    assert!(flagged(&town, &first, town.now));
    assert!(!flagged(&town, one(&town, &own), town.now));
    let later = first.at.plus(crate::time::Minutes(30 * 24 * 60));
    assert!(flagged(&town, &first, crate::time::Timestamp(later.0 - 1)));
    assert!(!flagged(&town, &first, later));
}

#[test]
fn s3_3_the_register_has_what_was_asked_or_handed_out_on_its_days() {
    let mut town = Township::morning();
    let volume = in_ward(&mut town);
    let copy = asked(&mut town, &volume);
    let days = |from: Date, to: Date| from..=to;
    let (first, later) = (date(2024, 5, 6), date(2024, 5, 20));
    assert_eq!(view::register(&town.state, days(first, first)), [one(&town, &copy)]);
    assert!(view::register(&town.state, days(later, later)).is_empty());
    town.set(later, 10, 0);
    arrives(&mut town, Wang, Operation::Hand(hand(&copy, false))).unwrap();
    assert_eq!(view::register(&town.state, days(later, later)), [one(&town, &copy)]);
    assert!(one(&town, &copy).asked.no.starts_with("F240506-"));
}

#[test]
fn s2_1_7_whoever_looks_at_a_name_is_written_down() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    let copy = asked(&mut town, &volume);
    does(&mut town, Zhou, Operation::Reveal(Reveal { copy: copy.clone() })).unwrap();
    let by = town.id(Zhou);
    assert_eq!(one(&town, &copy).looks.iter().map(|look| &look.by).collect::<Vec<_>>(), [&by]);
}

#[test]
fn what_is_over_goes_when_its_time_is_over_and_what_somebody_waits_for_stays() {
    let mut town = Township::morning();
    let volume = filed(&mut town);
    let (over, waits) = (asked(&mut town, &volume), asked(&mut town, &volume));
    does(&mut town, Wang, Operation::Hand(hand(&over, true))).unwrap();
    let at = one(&town, &over).over().unwrap();
    let days = i64::from(town.state.site.settings.retention_contact_days);
    let gone = at.plus(crate::time::Minutes(days * 24 * 60));
    let before = crate::time::Timestamp(gone.0 - 1);
    assert!(archive::outdated_copies(&town.state, before).is_empty());
    assert_eq!(archive::outdated_copies(&town.state, gone), BTreeSet::from([over.clone()]));
    town.now = gone;
    let copies = BTreeSet::from([over.clone(), waits.clone()]);
    let erase = archive::Erase { copies, ..archive::Erase::default() };
    town.server(&Asking::Archive(archive::Operation::Erase(erase)));
    assert_eq!(town.state.copying.get(&over), None);
    assert!(one(&town, &waits).is_open());
}
