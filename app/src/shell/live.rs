//! The socket that says there is news. Only a hint: data always goes by the link.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{CloseEvent, MessageEvent, WebSocket};

use super::browser::BrowserFault;

/// An open socket; closes when dropped.
pub struct Live {
    socket: WebSocket,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _closed: Closure<dyn FnMut(CloseEvent)>,
}

impl Live {
    /// Opens a socket. `news` is called for each hint, `gone` once it is closed.
    ///
    /// # Errors
    /// When the browser has no sockets.
    pub fn open(
        address: &str,
        news: impl Fn() + 'static,
        gone: impl Fn() + 'static,
    ) -> Result<Self, BrowserFault> {
        let socket = WebSocket::new(address)?;
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |_| news());
        let closed = Closure::<dyn FnMut(CloseEvent)>::new(move |_| gone());
        socket.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
        Ok(Self { socket, _heard: heard, _closed: closed })
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        // A socket already closed stays closed.
        let _ = self.socket.close();
    }
}
