//! An appointment as a file for the phone's own calendar. RFC 5545

use domain::appointment::{Appointment, Stage};
use domain::contact::notice;
use domain::time::{Timestamp, Zone};

use crate::ask::Reply;
use crate::page::Page;
use crate::pages::{missing, slip};
use crate::say::window;

/// The longest line, in octets without its end.
const LINE: usize = 75;

/// Answers with the file of an appointment.
pub fn file(page: &Page, token: &str) -> Reply {
    let Some(one) = slip::admitted(page, token) else { return missing::slip(page) };
    let bytes = written(page, one).into_bytes();
    let (media, name) = ("text/calendar; charset=utf-8", Some("appointment.ics".to_owned()));
    Reply::File { media, name, for_ever: false, bytes }
}

fn written(page: &Page, one: &Appointment) -> String {
    let (site, language) = (&page.state.site, page.reading.language);
    let window = window(page.state, &one.post, language);
    let place = [site.name.say(language), site.address.say(language), &window];
    let host = page.asked.origin.split("//").last().unwrap_or_default();
    let is_off = matches!(one.stage, Stage::Cancelled { .. });
    let matter = slip::matter(page, one);
    let summary = if matter.is_empty() { page.words.slip_title } else { matter };
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Bianmin//Booking//ZH".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@{}", escaped(&one.no), escaped(host)),
        format!("SEQUENCE:{}", one.earlier.len() + usize::from(is_off)),
        format!("DTSTAMP:{}", instant(page.asked.now)),
        format!("DTSTART:{}", instant(one.from)),
        format!("DTEND:{}", instant(one.to)),
        format!("STATUS:{}", if is_off { "CANCELLED" } else { "CONFIRMED" }),
        format!("SUMMARY:{}", escaped(summary)),
        format!("LOCATION:{}", escaped(&place.join(page.words.date_comma))),
        format!("DESCRIPTION:{}", escaped(&description(page, one))),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

/// Says the number, what to bring, and whom to call.
fn description(page: &Page, one: &Appointment) -> String {
    let words = page.words;
    let mut lines = vec![format!("{} {}", words.slip_no, one.no)];
    // Papers tell what a matter is: where it has a neutral name they are left out.
    let guide = slip::guide(page, one).filter(|guide| guide.outside_name.is_blank());
    if let Some(guide) = guide {
        let text = notice::of_guide(page.state, guide, page.reading.language);
        let wanted = text.materials.iter().filter(|line| one.bring.contains(&line.key));
        let names: Vec<&str> = wanted.map(|line| line.name.as_str()).collect();
        if !names.is_empty() {
            let names = names.join(words.date_semicolon);
            lines.push(format!("{} {names}", words.slip_bring));
        }
    }
    if !page.state.site.phone.is_empty() {
        lines.push(format!("{} {}", words.frame_phone, page.state.site.phone));
    }
    lines.join("\n")
}

/// Returns an instant as it stands in the file, in UTC: `20240507T013000Z`.
fn instant(at: Timestamp) -> String {
    let (date, time) = at.local(Zone(0));
    let day = date.to_string().replace('-', "");
    format!("{day}T{:02}{:02}00Z", time.0 / 60, time.0 % 60)
}

/// Returns a text whose commas, semicolons and line breaks are not the file's own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Returns a line with its end, folded where it is too long and never within a letter.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_letters_and_comes_back() {
        let line = format!("SUMMARY:{}", "生育登记".repeat(30));
        let file = folded(&line);
        assert!(file.split("\r\n").all(|part| part.len() <= LINE));
        assert_eq!(file.replace("\r\n ", ""), line + "\r\n");
    }

    #[test]
    fn marks_of_the_file_are_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne\rf"), "a\\,b\\;c\\\\d\\ne\\nf".replace("e\\nf", "ef"));
    }
}
