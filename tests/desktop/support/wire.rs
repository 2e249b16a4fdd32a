//! The little of WebDriver that the tests need, over one plain connection per command.
//!
//! Written out here because the client crates bring thirty further crates and switch on features that
//! make the whole application compile a second time for its tests.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

/// A script that answers later than this is broken.
const PATIENCE: Duration = Duration::from_secs(90);

/// A session of the driver at a port of this machine.
pub(crate) struct Wire {
    port: u16,
    session: String,
}

impl Wire {
    /// Opens a session; the driver starts the application for it.
    pub(crate) fn open(port: u16, options: Value) -> Result<Self, String> {
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let value = send(port, "POST", "/session", Some(&wanted))?;
        let session = value["sessionId"].as_str().ok_or_else(|| format!("no session: {value}"))?;
        let wire = Self { port, session: session.to_owned() };
        wire.post("timeouts", &json!({ "script": PATIENCE.as_millis() as u64 }))?;
        Ok(wire)
    }

    /// A command with a body: `execute/sync`, `actions`, …
    pub(crate) fn post(&self, command: &str, body: &Value) -> Result<Value, String> {
        send(self.port, "POST", &format!("/session/{}/{command}", self.session), Some(body))
    }

    /// A command without one: `screenshot`.
    pub(crate) fn get(&self, command: &str) -> Result<Value, String> {
        send(self.port, "GET", &format!("/session/{}/{command}", self.session), None)
    }

    /// Ends the session and with it the application.
    pub(crate) fn close(&self) -> Result<(), String> {
        send(self.port, "DELETE", &format!("/session/{}", self.session), None).map(|_| ())
    }
}

fn send(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json; charset=utf-8\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let answer = exchange(port, &(head + &body)).map_err(|error| format!("{method} {path}: {error}"))?;
    let (head, text) = answer.split_once("\r\n\r\n").ok_or_else(|| format!("{method} {path}: no answer"))?;
    let answer: Value =
        serde_json::from_str(text).map_err(|error| format!("{method} {path}: {error} in {text}"))?;
    let is_good = head.split(' ').nth(1) == Some("200");
    if is_good { Ok(answer["value"].clone()) } else { Err(format!("{method} {path}: {}", answer["value"])) }
}

/// Writes a request and reads the answer up to its announced length: the driver may keep the line open.
fn exchange(port: u16, request: &str) -> std::io::Result<String> {
    let mut line = TcpStream::connect(("127.0.0.1", port))?;
    line.set_read_timeout(Some(PATIENCE))?;
    line.write_all(request.as_bytes())?;
    let (mut answer, mut piece) = (Vec::new(), [0; 65_536]);
    loop {
        let read = line.read(&mut piece)?;
        answer.extend_from_slice(&piece[..read]);
        if read == 0 || is_whole(&answer) {
            return String::from_utf8(answer).map_err(std::io::Error::other);
        }
    }
}

fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&answer[..end]).to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    length.is_some_and(|length: usize| answer.len() >= end + 4 + length)
}
