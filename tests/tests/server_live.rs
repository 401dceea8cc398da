//! Sockets: a push is told to all other tablets, and to nobody who does not prove a device.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::net::TcpStream;
use std::time::Duration;

use bianmin::api::{CodeFor, IssuedCode, NewCode, Poke};
use tests::opening::{self, BADGES, PIN};
use tests::server::Server;
use tests::tablet::Tablet;
use tungstenite::{Message, WebSocket};

fn listen(server: &Server, tablet: &Tablet) -> Result<WebSocket<TcpStream>, String> {
    let path = format!("/api/v1/sites/{}/live", tablet.site);
    let headers = tablet.headers("GET", &path, b"");
    let query: Vec<String> = headers
        .iter()
        .take(3)
        .map(|(name, value)| format!("{}={value}", name.trim_start_matches("x-bianmin-")))
        .collect();
    let stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(1_500))).unwrap();
    let address = format!("ws://127.0.0.1:{}{path}?{}", server.port(), query.join("&"));
    tungstenite::client(address, stream).map(|(socket, _)| socket).map_err(|e| e.to_string())
}

fn second(server: &Server) -> Tablet {
    let new = NewCode { r#for: CodeFor::Tablet, valid_minutes: 10 };
    let answer = server.operate("/api/v1/sites/township/codes", &new).unwrap();
    let issued: IssuedCode = answer.json().unwrap();
    let mut tablet = Tablet::enrol(server, "township", &issued.code).unwrap();
    tablet.join(server, BADGES[2], PIN).unwrap();
    tablet
}

#[test]
fn a_push_is_told_to_the_others_and_not_to_the_pusher() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    let other = second(&server);
    let mut own = listen(&server, &tablet).unwrap();
    let mut others = listen(&server, &other).unwrap();
    tablet.write(&opening::start()).unwrap();
    let response = tablet.sync(&server).unwrap();
    let Message::Text(text) = others.read().unwrap() else { panic!("not a text") };
    assert_eq!(serde_json::from_str::<Poke>(&text).unwrap(), Poke { head: response.head });
    assert!(own.read().is_err(), "the pusher has its answer already");

    // Nothing happened: nobody is told.
    tablet.sync(&server).unwrap();
    assert!(others.read().is_err());
}

#[test]
fn a_ping_is_answered() {
    let server = Server::start().unwrap();
    let tablet = opening::clerk(&server, "township").unwrap();
    let mut socket = listen(&server, &tablet).unwrap();
    socket.send(Message::text("ping")).unwrap();
    assert_eq!(socket.read().unwrap(), Message::text("pong"));
}

#[test]
fn a_socket_needs_the_proof_of_a_device() {
    let server = Server::start().unwrap();
    let mut tablet = opening::clerk(&server, "township").unwrap();
    tablet.key = tests::tablet::new_key().unwrap();
    assert!(listen(&server, &tablet).unwrap_err().contains("401"));
}
