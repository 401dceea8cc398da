//! Sockets: they only say that there is something to pull, and sleep with the object.

use bianmin::api::{Code, Poke, Problem};
use worker::{Request, Response, State, WebSocketPair, WebSocketRequestResponsePair};

use super::{Answer, Asked, Site, failed};
use crate::limits::SIGNED;
use crate::proofs::Signed;

/// Answers pings without waking the object.
pub(super) fn answer_pings(state: &State) {
    if let Ok(pair) = WebSocketRequestResponsePair::new("ping", "pong") {
        state.set_websocket_auto_response(&pair);
    }
}

impl Site {
    pub(super) fn live(&self, request: &Request, asked: &Asked) -> Answer {
        let upgrade = request.headers().get("upgrade").ok().flatten().unwrap_or_default();
        if !upgrade.eq_ignore_ascii_case("websocket") {
            return Err(Problem::new(Code::Malformed, "this address takes a WebSocket"));
        }
        let device = self.device(asked)?;
        let pair = WebSocketPair::new().map_err(|error| failed(&error))?;
        self.state.accept_websocket_with_tags(&pair.server, &[&device]);
        Response::from_websocket(pair.client).map_err(|error| failed(&error))
    }

    /// Proves the device that asks for something with an empty body.
    pub(super) fn device(&self, asked: &Asked) -> Result<String, Problem> {
        let (claims, path, now) = (asked.claims.clone(), asked.path.clone(), asked.now);
        let device = self.within(&asked.site, move |core| {
            let signed = Signed { method: "GET", path: &path, body: b"" };
            let open = core.require_open();
            Ok(open.and_then(|()| claims.device(core.authority.state(), signed, now)))
        })??;
        let full = self.limits.borrow_mut().take(&format!("get:{device}"), SIGNED, asked.now);
        match full {
            None => Ok(device.0),
            Some(wait) => Err(Problem::new(Code::SlowDown, "too many requests").after(wait)),
        }
    }

    /// Tells every socket but the pusher's own how far the history has grown.
    pub(super) fn poke(&self, head: u64, pusher: &str) {
        for socket in self.state.get_websockets() {
            if !self.state.get_tags(&socket).iter().any(|tag| tag == pusher) {
                // A socket that is gone is closed by the runtime.
                let _gone = socket.send(&Poke { head });
            }
        }
    }
}
