//! The materials of an item as lines of text, one a material: quick to type, to paste and to reorder.
//!
//! `结婚证 | 原件` · `照片 | 复印件 2 | 选交 | 再婚的`: the name; its form and number; whether it may be
//! left out; when it is asked for. A line that begins like an earlier one keeps that one's key.

use domain::MaterialKey;
use domain::catalogue::{Material, MaterialForm};
use domain::text::Text;

use super::reads::numbered;
use crate::text::{LANGUAGES, Words, of, words_now};

/// Separates the parts of a line.
const APART: &str = " | ";

/// Writes materials as lines.
pub fn write(materials: &[Material]) -> String {
    let w = words_now();
    let lines = materials.iter().map(|material| {
        let mut form = form_word(w, material.form).to_owned();
        if material.copies > 0 {
            form.push(' ');
            form.push_str(&material.copies.to_string());
        }
        let mut parts = vec![material.name.hans.clone(), form];
        if !material.required {
            parts.push(w.setup_optional.to_owned());
        }
        if !material.when.is_blank() {
            parts.push(material.when.hans.clone());
        }
        parts.join(APART)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Reads lines over what the materials were; returns too which lines cannot be read.
pub fn read(lines: &str, before: &[Material]) -> (Vec<Material>, String) {
    let mut next = before.iter().filter_map(|material| number(&material.key)).max().unwrap_or(0);
    numbered(lines, |line| material(line, before, &mut next))
}

/// Reads one line.
fn material(line: &str, before: &[Material], next: &mut u32) -> Option<Material> {
    let mut parts = line.split(['|', '｜']).map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?;
    let mut material =
        before.iter().find(|known| known.name.hans == name).cloned().unwrap_or_else(|| {
            *next += 1;
            Material::new(MaterialKey(["m", &next.to_string()].concat()), Text::hans(name))
        });
    (material.form, material.copies) = parts.next().map_or(Some((material.form, 0)), form)?;
    let is_optional = |part: &&str| LANGUAGES.iter().any(|one| of(*one).setup_optional == *part);
    let (optional, when): (Vec<&str>, Vec<&str>) = parts.partition(is_optional);
    material.required = optional.is_empty();
    let when = when.join(APART);
    if material.when.hans != when {
        material.when = Text::hans(when);
    }
    Some(material)
}

/// Reads a form and a number of copies: `复印件 2`.
fn form(part: &str) -> Option<(MaterialForm, u8)> {
    let (word, count) = part.rsplit_once(' ').unwrap_or((part, ""));
    let (word, copies) = match count.parse() {
        Ok(copies) => (word.trim(), Some(copies)),
        Err(_) => (part, None),
    };
    let forms =
        [MaterialForm::Original, MaterialForm::Copy, MaterialForm::Either, MaterialForm::Filled];
    let says = |form: &MaterialForm| LANGUAGES.iter().any(|one| form_word(of(*one), *form) == word);
    let form = forms.into_iter().find(says)?;
    let least = match form {
        MaterialForm::Copy | MaterialForm::Filled => 1,
        MaterialForm::Original | MaterialForm::Either => 0,
    };
    Some((form, copies.unwrap_or(least)))
}

/// Returns the word for a form.
const fn form_word(w: &Words, form: MaterialForm) -> &'static str {
    match form {
        MaterialForm::Original => w.setup_form_original,
        MaterialForm::Copy => w.setup_form_copy,
        MaterialForm::Either => w.setup_form_either,
        MaterialForm::Filled => w.setup_form_filled,
    }
}

/// Returns the number in a key such as `m3`.
fn number(key: &MaterialKey) -> Option<u32> {
    key.0.strip_prefix('m')?.parse().ok()
}
