//! A bell: wakes whoever waits for it, and remembers one ring while nobody does.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use futures::channel::oneshot;
use futures::future::select;

use super::browser::sleep;

/// A bell that many may ring and one waits for.
#[derive(Clone, Default)]
pub struct Bell(Rc<Inner>);

#[derive(Default)]
struct Inner {
    rung: Cell<bool>,
    waiting: RefCell<Option<oneshot::Sender<()>>>,
}

impl Bell {
    /// Rings.
    pub fn ring(&self) {
        self.0.rung.set(true);
        if let Some(waiting) = self.0.waiting.borrow_mut().take() {
            // Whoever waited may have grown tired.
            let _ = waiting.send(());
        }
    }

    /// Waits for a ring, but no longer than `at_most`.
    pub async fn wait(&self, at_most: Duration) {
        if !self.0.rung.replace(false) {
            let (waker, woken) = oneshot::channel();
            self.0.waiting.replace(Some(waker));
            select(pin!(woken), pin!(sleep(at_most))).await;
            self.0.rung.set(false);
        }
    }
}
