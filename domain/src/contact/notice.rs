//! The words of a one-time notice, made once for screen, print, reading aloud and QR alike. S2.2.4
//!
//! Everything comes from the published guide and the site; only the lines are this case's own.

use super::{Contact, Notice, rules};
use crate::State;
use crate::calendar::{Limit, Unit};
use crate::catalogue::{Item, ItemKind, Material, MaterialForm};
use crate::id::MaterialKey;
use crate::text::Language;

mod labels;

use labels::Labels;

/// One material of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLine {
    pub key: MaterialKey,
    pub name: String,
    /// Original or copies, and how many, in words.
    pub form: String,
    /// Who issues it; may be blank.
    pub issuer: String,
    /// In which case it is needed; blank for always.
    pub when: String,
    pub required: bool,
    /// Whether this visitor's is missing.
    pub missing: bool,
    /// Whether this visitor has brought it.
    pub brought: bool,
}

/// A labelled paragraph of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub label: &'static str,
    pub text: String,
}

/// A notice in one language. Nothing in it is personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeText {
    pub language: Language,
    pub title: &'static str,
    pub item: String,
    /// Which edition of the guide it was composed from.
    pub edition: String,
    /// Whether it answers an enquiry and so asks for the whole list.
    pub whole: bool,
    pub materials_label: &'static str,
    pub materials: Vec<NoticeLine>,
    pub lines_label: &'static str,
    /// Lines of this case only, as the clerk wrote them.
    pub lines: Vec<String>,
    /// Basis, conditions, procedure, limit, fee, place, phones: what is blank is left out.
    pub paragraphs: Vec<Paragraph>,
    pub missing_label: &'static str,
    pub optional_label: &'static str,
}

/// Composes a notice as it was given, from the version it was given from; `None` where the contact
/// names no item.
pub fn of(
    state: &State,
    contact: &Contact,
    notice: &Notice,
    language: Language,
) -> Option<NoticeText> {
    let current = rules::guide(state, contact)?;
    let guide = state.catalogue.version(&current.code, notice.version).unwrap_or(current);
    let mut text = of_guide(state, guide, language);
    for (line, material) in text.materials.iter_mut().zip(&guide.materials) {
        line.missing = notice.missing.contains(&material.key);
        line.brought = contact.brought.contains(&material.key);
    }
    text.whole = notice.whole;
    text.lines.clone_from(&notice.lines);
    Some(text)
}

/// Composes what anybody is told of an item: the whole list, for nobody in particular.
pub fn of_guide(state: &State, guide: &Item, language: Language) -> NoticeText {
    let labels = Labels::of(language);
    let line = |material: &Material| NoticeLine {
        key: material.key.clone(),
        name: material.name.say(language).to_owned(),
        form: labels.form(material.form, material.copies),
        issuer: material.issuer.say(language).to_owned(),
        when: material.when.say(language).to_owned(),
        required: material.required,
        missing: false,
        brought: false,
    };
    NoticeText {
        language,
        title: labels.title,
        item: guide.name.say(language).to_owned(),
        edition: format!("{}-{}", guide.code, guide.version),
        whole: true,
        materials_label: labels.materials,
        materials: guide.materials.iter().map(line).collect(),
        lines_label: labels.lines,
        lines: Vec::new(),
        paragraphs: paragraphs(state, guide, labels, language),
        missing_label: labels.missing,
        optional_label: labels.optional,
    }
}

fn paragraphs(state: &State, guide: &Item, labels: &Labels, language: Language) -> Vec<Paragraph> {
    let say = |text: &crate::text::Text| text.say(language).to_owned();
    [
        (labels.conditions, say(&guide.conditions)),
        (labels.procedure, say(&guide.procedure)),
        (labels.limit, limit(guide, labels, language)),
        (labels.special, say(&guide.special)),
        (labels.fee, say(&guide.fee)),
        (labels.basis, guide.basis.clone()),
        (labels.place, format!("{} {}", say(&state.site.name), say(&state.site.address))),
        (labels.hours, labels.week(&state.site.hours)),
        (labels.phone, state.site.phone.clone()),
        (labels.supervision, state.site.supervision_phone.clone()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.trim().is_empty())
    .map(|(label, text)| Paragraph { label, text: text.trim().to_owned() })
    .collect()
}

/// Says within what time the matter is done, and what the law allows where that is longer.
fn limit(guide: &Item, labels: &Labels, language: Language) -> String {
    let mut words = match (guide.kind, guide.limit()) {
        (ItemKind::Immediate, _) | (ItemKind::Promised, None) => labels.at_once.to_owned(),
        (ItemKind::Promised, Some(limit)) => labels.span(limit),
    };
    if let (Some(statutory), Some(promised)) = (guide.statutory, guide.promised)
        && statutory != promised
    {
        words = format!("{words} ({} {})", labels.statutory, labels.span(statutory));
    }
    let note = guide.limit_note.say(language);
    if note.trim().is_empty() { words } else { [&words, labels.semicolon, note].concat() }
}

impl NoticeText {
    /// Returns what is asked of this visitor.
    pub fn asked(&self) -> impl Iterator<Item = &NoticeLine> {
        self.materials.iter().filter(|line| self.whole || line.missing)
    }

    /// Returns what only some have to bring, where it is not asked already: whoever turns out to be
    /// one of them has been told at the same time as everything else.
    pub fn in_some_cases(&self) -> impl Iterator<Item = &NoticeLine> {
        let some = |line: &&NoticeLine| line.required && !line.when.is_empty();
        let open = |line: &&NoticeLine| !self.whole && !line.missing && !line.brought;
        self.materials.iter().filter(some).filter(open)
    }

    /// Returns the notice as plain text, as it is read out and stands in a QR code.
    pub fn plain(&self) -> String {
        let mut text = vec![format!("{} {} ({})", self.title, self.item, self.edition)];
        if !self.materials.is_empty() {
            text.push(self.materials_label.to_owned());
        }
        let materials = self.materials.iter().enumerate();
        text.extend(materials.map(|(index, one)| format!("{}. {}", index + 1, one.plain(self))));
        if !self.lines.is_empty() {
            text.push(self.lines_label.to_owned());
        }
        text.extend(self.lines.iter().map(|line| format!("- {line}")));
        let paragraphs = self.paragraphs.iter();
        text.extend(paragraphs.map(|one| format!("{}: {}", one.label, one.text)));
        text.join("\n")
    }
}

impl NoticeLine {
    /// Returns the material in one line; what is missing is marked.
    fn plain(&self, notice: &NoticeText) -> String {
        let remarks = [
            self.form.as_str(),
            self.issuer.as_str(),
            self.when.as_str(),
            if self.required { "" } else { notice.optional_label },
        ];
        let remarks: Vec<&str> =
            remarks.into_iter().filter(|remark| !remark.trim().is_empty()).collect();
        let mark =
            if self.missing { format!(" ** {} **", notice.missing_label) } else { String::new() };
        format!("{} ({}){mark}", self.name, remarks.join(Labels::of(notice.language).semicolon))
    }
}
