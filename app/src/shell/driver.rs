//! The driver: exchanges whenever there is a reason to, and never keeps anybody waiting.

use std::time::Duration;

use bianmin::api::Code;
use sync::pace::{Pace, asked_delay_ms, next_delay_ms};

use super::browser::{mark, random_number, sleep};
use super::desk::{Desk, Next};
use super::link::Unreached;

/// How long to gather what is entered before it is sent.
const GATHER: Duration = Duration::from_millis(400);

/// Exchanges until the desk is closed or opened anew.
pub async fn run(desk: Desk, opening: u32) {
    let (mut pace, mut pause, mut whole) = (Pace::default(), 0, false);
    while desk.is_open(opening) {
        let rest = match desk.exchange(&mut pace).await {
            Ok(Next::More) => {
                pause = 0;
                continue;
            }
            Ok(Next::Rest(span)) => {
                pause = 0;
                if !whole {
                    mark("bianmin.whole");
                    whole = true;
                }
                desk.listen().await;
                // Nothing waits on this: the next rest tries again.
                let _ = desk.compact().await;
                span
            }
            Err(fault) => {
                pause = pause_after(&fault, pause);
                desk.fall_apart(&fault);
                Duration::from_millis(pause)
            }
        };
        desk.rest(rest).await;
        sleep(GATHER).await;
    }
}

/// Returns how long to wait after a failure, in ms.
fn pause_after(fault: &Unreached, before: u64) -> u64 {
    match fault {
        Unreached::Problem(problem) if problem.code == Code::SlowDown => {
            asked_delay_ms(problem.retry_after.unwrap_or(5), random_number())
        }
        Unreached::Apart | Unreached::Problem(_) | Unreached::Failed(_) => {
            next_delay_ms(before, random_number())
        }
    }
}
