//! The words of a notice that no guide brings along, in three languages.

use super::{Limit, MaterialForm, Unit};
use crate::calendar::WeekHours;
use crate::text::Language;
use crate::time::{Hours, TimeOfDay};

/// The labels of a notice in one language.
pub struct Labels {
    pub title: &'static str,
    pub materials: &'static str,
    pub lines: &'static str,
    pub missing: &'static str,
    pub optional: &'static str,
    pub conditions: &'static str,
    pub procedure: &'static str,
    pub limit: &'static str,
    pub statutory: &'static str,
    pub at_once: &'static str,
    pub special: &'static str,
    pub fee: &'static str,
    pub basis: &'static str,
    pub place: &'static str,
    pub hours: &'static str,
    pub phone: &'static str,
    pub supervision: &'static str,
    original: &'static str,
    copies: [&'static str; 2],
    either: &'static str,
    filled: &'static str,
    /// Between the parts of a sentence, and between the things of a list.
    pub semicolon: &'static str,
    comma: &'static str,
    /// Working days, calendar days, open hours, hours, months.
    units: [&'static str; 5],
    /// Monday to Sunday.
    days: [&'static str; 7],
}

static HANS: Labels = Labels {
    title: "一次性告知单",
    materials: "所需材料：",
    lines: "本次还需注意：",
    missing: "您尚缺",
    optional: "非必需",
    conditions: "受理条件",
    procedure: "办理流程",
    limit: "办结时限",
    statutory: "法定",
    at_once: "当场办结",
    special: "不计入时限的程序",
    fee: "收费",
    basis: "依据",
    place: "办理地点",
    hours: "办理时间",
    phone: "咨询电话",
    supervision: "监督电话",
    original: "原件",
    copies: ["复印件", "份"],
    either: "原件或复印件",
    filled: "现场填写",
    semicolon: "；",
    comma: "，",
    units: ["个工作日", "日", "个工作小时", "小时", "个月"],
    days: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
};

static HANT: Labels = Labels {
    title: "一次性告知單",
    materials: "所需材料：",
    lines: "本次還需注意：",
    missing: "您尚缺",
    optional: "非必需",
    conditions: "受理條件",
    procedure: "辦理流程",
    limit: "辦結時限",
    statutory: "法定",
    at_once: "當場辦結",
    special: "不計入時限的程序",
    fee: "收費",
    basis: "依據",
    place: "辦理地點",
    hours: "辦理時間",
    phone: "諮詢電話",
    supervision: "監督電話",
    original: "原件",
    copies: ["複印件", "份"],
    either: "原件或複印件",
    filled: "現場填寫",
    semicolon: "；",
    comma: "，",
    units: ["個工作日", "日", "個工作小時", "小時", "個月"],
    days: ["週一", "週二", "週三", "週四", "週五", "週六", "週日"],
};

static ENGLISH: Labels = Labels {
    title: "One-time notice",
    materials: "What to bring:",
    lines: "For this matter also:",
    missing: "yours is missing",
    optional: "optional",
    conditions: "Conditions",
    procedure: "Procedure",
    limit: "Done within",
    statutory: "by law",
    at_once: "on the spot",
    special: "Procedures not counted",
    fee: "Fee",
    basis: "Legal basis",
    place: "Where",
    hours: "When",
    phone: "Enquiries",
    supervision: "Complaints",
    original: "original",
    copies: ["copies:", ""],
    either: "original or copy",
    filled: "filled in here",
    semicolon: "; ",
    comma: ", ",
    units: [" working days", " days", " opening hours", " hours", " months"],
    days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

impl Labels {
    /// Returns the labels of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Hans => &HANS,
            Language::Hant => &HANT,
            Language::English => &ENGLISH,
        }
    }

    /// Says in which form a material is brought.
    pub fn form(&self, form: MaterialForm, copies: u8) -> String {
        let [copy, unit] = self.copies;
        let copies = if copies == 0 { String::new() } else { format!("{copy} {copies} {unit}") };
        let words = match form {
            MaterialForm::Original => format!("{} {copies}", self.original),
            MaterialForm::Copy => copies,
            MaterialForm::Either => format!("{} {copies}", self.either),
            MaterialForm::Filled => self.filled.to_owned(),
        };
        words.trim().to_owned()
    }

    /// Says how long a limit is.
    pub fn span(&self, limit: Limit) -> String {
        let [working, calendar, open, clock, months] = self.units;
        let unit = match limit.unit {
            Unit::WorkingDays => working,
            Unit::CalendarDays => calendar,
            Unit::Hours => open,
            Unit::ClockHours => clock,
            Unit::Months => months,
        };
        format!("{}{unit}", limit.count)
    }

    /// Says when a site opens: days with the same hours are joined.
    pub fn week(&self, week: &WeekHours) -> String {
        let spans = [&week.mon, &week.tue, &week.wed, &week.thu, &week.fri, &week.sat, &week.sun];
        let mut parts: Vec<String> = Vec::new();
        let mut first = 0;
        while first < spans.len() {
            let same = spans[first..].iter().take_while(|span| **span == spans[first]).count();
            let last = first + same - 1;
            if !spans[first].is_empty() {
                let days = if same == 1 {
                    self.days[first].to_owned()
                } else {
                    format!("{}–{}", self.days[first], self.days[last])
                };
                parts.push(format!("{days} {}", self.day(spans[first])));
            }
            first = last + 1;
        }
        parts.join(self.semicolon)
    }

    fn day(&self, spans: &[Hours]) -> String {
        let clock = |time: TimeOfDay| format!("{:02}:{:02}", time.0 / 60, time.0 % 60);
        let span = |hours: &Hours| format!("{}–{}", clock(hours.from), clock(hours.to));
        spans.iter().map(span).collect::<Vec<_>>().join(self.comma)
    }
}
