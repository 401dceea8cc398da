//! One's own appointment, repair or complaint, found by its code and the last four digits of the phone.

use domain::text::half_width;
use maud::html;

use super::fields::{self, Wrong};
use crate::address::Address;
use crate::ask::Reply;
use crate::page::{Page, Sheet, alert};

/// Letters and digits of a code, none of which is taken for another.
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many a code has.
const LENGTH: usize = 8;

pub fn page(page: &Page) -> Reply {
    write(page, 200, &[], None)
}

/// Takes the form: asks for what the code is of, or shows the form with what is wrong.
pub fn sent(page: &Page) -> Reply {
    let (code, four) = (code(page.typed("code")), last_four(page.typed("last_four")));
    if let (Some(code), Some(last_four)) = (&code, &four) {
        return Reply::Find { code: code.clone(), last_four: last_four.clone() };
    }
    let mut wrong = Vec::new();
    if code.is_none() {
        wrong.push(Wrong::new("code", page.words.my_code_wrong));
    }
    if four.is_none() {
        wrong.push(Wrong::new("last_four", page.words.my_four_wrong));
    }
    write(page, 422, &wrong, None)
}

/// Answers where nothing was found: the same whatever was wrong, so that nobody learns which.
pub fn not_found(page: &Page) -> Reply {
    write(page, 404, &[], Some(page.words.my_not_found))
}

fn write(page: &Page, status: u16, wrong: &[Wrong], said: Option<&str>) -> Reply {
    let words = page.words;
    let send = if page.state.repair.is_used() { words.my_send_repair } else { words.my_send };
    let body = html! {
        (fields::above(words.frame_alert, wrong))
        @if let Some(said) = said {
            (alert(&html! { p { (said) } }))
        }
        h1 { (page.mine()) }
        form method="post" action=(page.link(&Address::My)) novalidate {
            (fields::field(wrong, ("code", words.my_code, words.my_help), |described| html! {
                input #code .code name="code" value=(page.typed("code")) autocomplete="off"
                    autocapitalize="characters" spellcheck="false" maxlength="20"
                    aria-describedby=(described) aria-invalid=[fields::invalid(wrong, "code")];
            }))
            (fields::field(wrong, ("last_four", words.my_last_four, words.my_four_help), |described| html! {
                input #last_four .code name="last_four" value=(page.typed("last_four"))
                    autocomplete="off" inputmode="numeric" maxlength="6"
                    aria-describedby=(described) aria-invalid=[fields::invalid(wrong, "last_four")];
            }))
            button .go { (send) }
        }
        (page.call())
    };
    let title = page.mine().to_owned();
    page.reply(Sheet { status, title, back: Some(Address::Home), body })
}

/// Returns what was typed as a code: in capitals, without spaces and hyphens, with digits for the
/// letters they are taken for.
fn code(typed: &str) -> Option<String> {
    let plain = typed.chars().map(half_width).filter(|c| !c.is_whitespace() && *c != '-');
    let code: String = plain
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        })
        .collect();
    (code.len() == LENGTH && code.chars().all(|c| ALPHABET.contains(c))).then_some(code)
}

/// Returns what was typed as four digits.
fn last_four(typed: &str) -> Option<String> {
    let digits: String = typed.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    (digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for (typed, read) in [
            ("7K3M 9QXA", Some("7K3M9QXA")),
            (" 7k3m-9qxa ", Some("7K3M9QXA")),
            ("oiL0 ７k3m", Some("01107K3M")),
            ("7K3M 9QX", None),
            ("7K3M 9QXU", None),
            ("", None),
        ] {
            assert_eq!(code(typed).as_deref(), read, "{typed}");
        }
        assert_eq!(last_four(" 12３4").as_deref(), Some("1234"));
        assert_eq!(last_four("123"), None);
        assert_eq!(last_four("12345"), None);
    }
}
