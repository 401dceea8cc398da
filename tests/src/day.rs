//! A clerk's working day as operations, with words and papers of the usual length: for measuring.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use domain::case::{self, CaseNo, Mark, check_character};
use domain::contact::{self, Channel, Given, Outcome, Told, Whose};
use domain::duty::Start;
use domain::time::{Timestamp, Zone};
use domain::{CaseId, ContactId, ItemCode, MaterialKey, Operation, duty};
use sync::{Attachment, OperationId};

use crate::airtime::mixed;
use crate::site;
use crate::tablet::{Tablet, now, random};

/// An item done on the spot, and what everybody brings for it.
const ITEM: (&str, [&str; 3]) = ("FP01", ["m1", "m2", "m4"]);

/// Parts of what visitors are told, as clerks say them; several make an answer.
const PHRASES: [&str; 20] = [
    "生育登记在户籍地或现居住地都可以办",
    "材料齐全当场办结",
    "请带夫妻双方身份证和户口簿",
    "医保转移在2号窗口",
    "光荣证补办要核对原档案",
    "核档的十五个工作日内答复",
    "奖励扶助由村里初审以后再交表",
    "新生儿落户请到派出所",
    "今年的名单已经公示",
    "这项证明已经取消",
    "凭身份证就能办",
    "复印件窗口免费",
    "外地户口的先打电话核实",
    "委托他人办理的要写委托书",
    "老人行动不便可以上门",
    "结婚证遗失的先补结婚证",
    "表格窗口有，当场填写",
    "网上也能申请，三个工作日办结",
    "不用交任何费用",
    "有问题请打监督电话",
];

const NAMES: [&str; 5] = ["王秀英", "李伟", "张桂兰", "刘洋", "陈建国"];

/// The longest day, in ms.
const LONGEST: i64 = 8 * 3_600_000;

/// A clerk's day at a tablet that has not heard of the site's history yet, so that it may lie
/// before the time of its enrolment.
#[derive(Debug)]
pub struct Day<'t> {
    tablet: &'t mut Tablet,
    /// Whether visitors with an item leave name and phone, which travel beside the log.
    named: bool,
    /// How long after the one before an operation is entered, on average, in ms.
    step: i64,
    /// How far ahead of now it ends at the latest, in ms.
    end: i64,
    chance: Chance,
}

/// Chance that is the same each time: what is compared does the same work.
#[derive(Debug)]
struct Chance(u64);

impl Chance {
    /// Returns the chance of what a tablet enters next.
    fn of(tablet: &Tablet) -> Self {
        let prefix = tablet.enrolled.prefix.bytes().fold(0, |sum, byte| sum * 64 + u64::from(byte));
        Self((prefix << 32) + tablet.head() * 16)
    }

    /// Returns a number below another.
    fn below(&mut self, end: u64) -> u64 {
        self.0 += 1;
        mixed(self.0) % end.max(1)
    }

    fn index(&mut self, end: usize) -> usize {
        usize::try_from(self.below(end as u64)).unwrap_or_default()
    }
}

impl<'t> Day<'t> {
    /// Begins a day of about so many operations: at most eight hours ago, and today.
    pub fn begin(tablet: &'t mut Tablet, named: bool, operations: u64) -> Self {
        let since_midnight = (now() + i64::from(Zone::default().0) * 60_000) % 86_400_000;
        let span = LONGEST.min(since_midnight);
        tablet.ahead = -span;
        let step = span / i64::try_from(operations).unwrap_or(i64::MAX).max(1);
        let chance = Chance::of(tablet);
        Self { tablet, named, step, end: 0, chance }
    }

    /// Begins to work now, with all of it in the present.
    pub fn now(tablet: &'t mut Tablet, named: bool) -> Self {
        let chance = Chance::of(tablet);
        Self { tablet, named, step: 0, end: 0, chance }
    }

    /// Begins to work at a time to come, from how far ahead of now to how far, for about so many operations.
    pub fn between(
        tablet: &'t mut Tablet,
        named: bool,
        (from, end): (i64, i64),
        operations: u64,
    ) -> Self {
        tablet.ahead = from;
        let step = (end - from) / i64::try_from(operations).unwrap_or(i64::MAX).max(1);
        let chance = Chance::of(tablet);
        Self { tablet, named, step, end, chance }
    }

    /// Works the day: duty starts, and visitors are served, of whom one in two has a case.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn work(&mut self, operations: u64) -> Result<()> {
        let end = self.tablet.head() + operations;
        self.start()?;
        let mut cases = 0;
        while self.tablet.head() + 3 <= end {
            match self.chance.below(4) {
                0 | 1 => {
                    cases += 1;
                    self.case(cases, true)?;
                }
                2 => self.enquire()?,
                _ => self.ask()?,
            }
        }
        while self.tablet.head() < end {
            self.receive(Channel::Phone, None, &[])?;
        }
        Ok(())
    }

    /// Starts duty at the first post.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn start(&mut self) -> Result<()> {
        let post = site::first_post()?;
        self.write(Operation::Duty(duty::Operation::Start(Start { post })))?;
        Ok(())
    }

    /// Serves a visitor who brought everything; the case is finished, or stays open. The serial is
    /// the tablet's of today, from 1 to 999.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn case(&mut self, serial: u64, finished: bool) -> Result<CaseId> {
        let contact = self.receive(Channel::WalkIn, Some(ITEM.0), &ITEM.1)?;
        let no = self.number(serial)?;
        let open = case::Open { contact, no, item: None, checklist: [].into() };
        let id = self.write(Operation::Case(case::Operation::Open(open)))?;
        let case = CaseId(id.to_string());
        if finished {
            let result = self.words(3);
            let (case_id, document) = (case.clone(), String::new());
            let finish = case::Finish { case: case_id, result, document, told: Told::Present };
            self.write(Operation::Case(case::Operation::Finish(finish)))?;
        }
        Ok(case)
    }

    /// Serves a visitor whose case is long looked after: its papers are ticked off and on again so often, and it is
    /// finished. The serial is as in [`Self::case`].
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn long_case(&mut self, serial: u64, ticks: u64) -> Result<()> {
        let id = self.case(serial, false)?;
        for tick in 0..ticks {
            // Off and on: at the end everything is here.
            let mark = if tick % 2 == 0 { Mark::Missing } else { Mark::Has };
            let marks = [(MaterialKey(ITEM.1[0].to_owned()), mark)].into();
            let tick = case::Tick { case: id.clone(), marks };
            self.write(Operation::Case(case::Operation::Tick(tick)))?;
        }
        let (result, document) = (self.words(3), String::new());
        let finish = case::Finish { case: id, result, document, told: Told::Present };
        self.write(Operation::Case(case::Operation::Finish(finish)))?;
        Ok(())
    }

    /// Tells a visitor the whole list of an item.
    fn enquire(&mut self) -> Result<()> {
        let contact = self.receive(Channel::WalkIn, Some(ITEM.0), &[])?;
        let notify = contact::Notify {
            contact: contact.clone(),
            missing: BTreeSet::new(),
            lines: vec![self.words(4)],
            given: Given::Print,
        };
        self.write(Operation::Contact(contact::Operation::Notify(notify)))?;
        self.answer(contact, String::new())
    }

    /// Answers a question in words.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn ask(&mut self) -> Result<()> {
        let channel = [Channel::Phone, Channel::WalkIn, Channel::Online][self.chance.index(3)];
        let contact = self.receive(channel, None, &[])?;
        let words = self.words(6);
        self.answer(contact, words)
    }

    /// Returns something that is told: some phrases and a number of the day.
    fn words(&mut self, phrases: usize) -> String {
        let said = (0..phrases).map(|_| PHRASES[self.chance.index(PHRASES.len())]);
        let said: Vec<&str> = said.collect();
        format!("{}；登记单第{}号。", said.join("，"), self.chance.below(10_000))
    }

    fn answer(&mut self, contact: ContactId, answer: String) -> Result<()> {
        let outcome = Outcome::Answered { answer };
        let dispose = contact::Dispose { contact, outcome, told: Told::Present };
        self.write(Operation::Contact(contact::Operation::Dispose(dispose)))?;
        Ok(())
    }

    fn receive(
        &mut self,
        channel: Channel,
        item: Option<&str>,
        brought: &[&str],
    ) -> Result<ContactId> {
        let named = self.named && item.is_some();
        let receive = contact::Receive {
            channel,
            item: item.map(|code| ItemCode(code.to_owned())),
            version: item.map(|_| 1),
            subject: named.then_some(Whose::New),
            follows: None,
            brought: brought.iter().map(|key| MaterialKey((*key).to_owned())).collect(),
        };
        let operation = Operation::Contact(contact::Operation::Receive(receive));
        let attachment = if named { Some(self.visitor()?) } else { None };
        self.pass();
        let id = self.tablet.write_json(&serde_json::to_string(&operation)?, attachment)?;
        Ok(ContactId(id.to_string()))
    }

    /// Returns the personal fields of the next visitor.
    fn visitor(&mut self) -> Result<Attachment> {
        let key: [u8; 16] = random()?;
        let name = NAMES[usize::from(key[0]) % NAMES.len()];
        let phone = 13_000_000_000 + self.chance.below(1_000_000_000);
        let bytes = format!(r#"{{"name":"{name}","phone":"{phone}"}}"#).into_bytes();
        Ok(Attachment { key, bytes })
    }

    #[allow(clippy::needless_pass_by_value, reason = "an operation is made to be written")]
    fn write(&mut self, operation: Operation) -> Result<OperationId> {
        self.pass();
        self.tablet.write(&operation)
    }

    /// Lets some time pass, now more and now less, never beyond the end of the day.
    fn pass(&mut self) {
        let part = i64::try_from(self.chance.below(1_600_000)).unwrap_or_default() + 200_000;
        self.tablet.ahead = (self.tablet.ahead + self.step * part / 1_000_000).min(self.end);
    }

    /// Returns the case number the tablet gives.
    fn number(&self, serial: u64) -> Result<CaseNo> {
        let now = Timestamp(now() + self.tablet.ahead);
        let day = now.date(Zone::default()).to_string().split_off(2).replace('-', "");
        let (site, prefix) = (site::CODE6, &self.tablet.enrolled.prefix);
        let body = format!("{site}-{}-{day}-{prefix}{serial:03}", ITEM.0);
        let plain: String = body.chars().filter(|letter| *letter != '-').collect();
        let check = check_character(&plain).context("letters and digits only")?;
        Ok(CaseNo(format!("{body}{check}")))
    }
}
