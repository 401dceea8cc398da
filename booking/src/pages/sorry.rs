//! What is said when no page can be written: the site is not there, or too much is asked of it.

use maud::{DOCTYPE, html};

use crate::page::phone;

/// Returns a page of a few words, in the three languages: of the site no more is known than whom to call.
pub fn sorry(status: u16, call: Option<&str>) -> String {
    let words = match status {
        429 => SLOWER,
        404 | 405 => NOWHERE,
        413 => TOO_LARGE,
        415 | 400 => UNREAD,
        _ => LATER,
    };
    let page = html! {
        (DOCTYPE)
        html lang="zh-Hans" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                title { (words[0]) }
            }
            body {
                main {
                    h1 { (words[0]) }
                    p lang="zh-Hant" { (words[1]) }
                    p lang="en" { (words[2]) }
                    @if let Some(call) = call.filter(|call| !call.trim().is_empty()) {
                        p { "☎ " (phone(call)) }
                    }
                }
            }
        }
    };
    page.into_string()
}

const SLOWER: [&str; 3] = [
    "操作太快了，这一次没有收。请过一会儿再试；急事请直接打窗口电话，有人有危险打 119 或 110。",
    "操作太快了，這一次沒有收。請過一會兒再試；急事請直接打窗口電話，有人有危險打 119 或 110。",
    "That was too many at once, so this was not taken. Please try again later. If it is urgent, call the window; \
     if somebody is in danger, call 119 or 110.",
];
const NOWHERE: [&str; 3] = [
    "没有这个页面，请检查网址。",
    "沒有這個頁面，請檢查網址。",
    "There is no such page. Please check the address.",
];
const TOO_LARGE: [&str; 3] = [
    "内容太大，没有收。请退回上一页，照片换小一点的。",
    "內容太大，沒有收。請退回上一頁，照片換小一點的。",
    "This was too large to take. Please go back and choose a smaller photo.",
];
const UNREAD: [&str; 3] = [
    "没有收全，请退回上一页再交一次。",
    "沒有收全，請退回上一頁再交一次。",
    "This did not arrive whole. Please go back and send it again.",
];
const LATER: [&str; 3] = [
    "现在打不开，请过一会儿再试，或者直接打窗口电话。",
    "現在打不開，請過一會兒再試，或者直接打窗口電話。",
    "This does not work right now. Please try again later, or call the window.",
];
