//! A tablet without a screen: it keeps its log in memory and says whatever a test wants it to say.
//!
//! It knows the protocol only, not the rules, so that it can also be wrong on purpose.

use anyhow::{Context, Result, anyhow, bail};
use argon2::{Algorithm, Argon2, Params, Version};
use bianmin::api::{Enrol, Enrolled, Join, Joined, SYNC_MEDIA_TYPE, code, sign};
use bianmin::rules::{key_text, operation_id};
use domain::{Badge, DeviceId, Operation, PersonId};
use ed25519_dalek::{Signer, SigningKey};
use sync::op::{self, HEADER_VERSION};
use sync::page::Manifest;
use sync::proof::{self, Proof, Signature};
use sync::wire::{self, LogPart, Request, Response};
use sync::{Attachment, Cursor, Epoch, Hash16, Header, LogId, OperationId, hash};

use crate::server::{Answer, Server};

/// A tablet of one site.
#[derive(Clone, Debug)]
pub struct Tablet {
    pub site: String,
    pub device: DeviceId,
    pub enrolled: Enrolled,
    pub key: SigningKey,
    pub log: LogId,
    pub cursor: Cursor,
    /// Who is signed in.
    pub staff: Option<Staff>,
    /// How far its clock is ahead of the true time, in ms.
    pub ahead: i64,
    ops: Vec<Entry>,
    /// Operations up to here are known to be received.
    pub acknowledged: u64,
    /// The first operation of the session.
    session: u64,
}

/// A signed-in person.
#[derive(Clone, Debug)]
pub struct Staff {
    pub person: PersonId,
    pub key: SigningKey,
}

#[derive(Clone, Debug)]
struct Entry {
    bytes: Vec<u8>,
    hash: Hash16,
    attachment: Option<Attachment>,
}

/// Returns random bytes.
///
/// # Errors
/// The system gives none.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("no chance: {error}"))?;
    Ok(bytes)
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    sync::id::push_hex(&mut text, bytes);
    text
}

/// Makes a new key.
///
/// # Errors
/// The system gives no chance.
pub fn new_key() -> Result<SigningKey> {
    Ok(SigningKey::from_bytes(&random()?))
}

/// Returns the time now, in ms since 1970.
pub fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Stretches a PIN as tablets do.
///
/// # Errors
/// It cannot be stretched.
pub fn stretch(site: &str, badge: &str, pin: &str) -> Result<String> {
    let wrong = |error| anyhow!("stretching a PIN: {error}");
    let params = Params::new(19 * 1_024, 2, 1, Some(32)).map_err(wrong)?;
    let mut out = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(pin.as_bytes(), &sign::pin_salt(site, badge), &mut out)
        .map_err(wrong)?;
    Ok(hex(&out))
}

/// Writes the request by which a tablet enrols.
pub fn enrolment(site: &str, typed: &str, key: &SigningKey, log: LogId) -> Enrol {
    let plain = code::read(typed).unwrap_or_default();
    let signature = key.sign(&sign::enrol_message(site, &plain, &log.to_string()));
    Enrol {
        code: typed.to_owned(),
        name: Some("a tablet of a test".to_owned()),
        device_key: key_text(&key.verifying_key().to_bytes()),
        log: domain::LogId(log.to_string()),
        signature: hex(&signature.to_bytes()),
    }
}

impl Tablet {
    /// Enrols a new tablet.
    ///
    /// # Errors
    /// The server refuses.
    pub fn enrol(server: &Server, site: &str, code: &str) -> Result<Self> {
        let (key, log) = (new_key()?, LogId(random()?));
        let body = serde_json::to_vec(&enrolment(site, code, &key, log))?;
        let path = format!("/api/v1/sites/{site}/enrol");
        let answer = server.post(&path, &[("content-type", "application/json")], &body)?;
        if answer.status != 201 {
            bail!("enrol: {} {}", answer.status, String::from_utf8_lossy(&answer.body));
        }
        let enrolled: Enrolled = answer.json()?;
        Ok(Self {
            site: site.to_owned(),
            device: enrolled.device.clone(),
            enrolled,
            key,
            log,
            cursor: Cursor::default(),
            staff: None,
            ahead: 0,
            ops: Vec::new(),
            acknowledged: 0,
            session: 1,
        })
    }

    /// Returns the same tablet with a new, empty log.
    pub fn fresh_log(&self, log: LogId) -> Self {
        Self { log, ops: Vec::new(), acknowledged: 0, session: 1, ..self.clone() }
    }

    /// Returns the headers by which this tablet proves itself.
    pub fn headers(&self, method: &str, path: &str, body: &[u8]) -> Vec<(&'static str, String)> {
        let time = now() + self.ahead;
        let message = sign::http_message(method, path, time, body);
        let mut headers = vec![
            (sign::DEVICE_HEADER, self.device.0.clone()),
            (sign::TIME_HEADER, time.to_string()),
            (sign::SIGNATURE_HEADER, hex(&self.key.sign(&message).to_bytes())),
        ];
        if let Some(staff) = &self.staff {
            headers.push((sign::PERSON_HEADER, staff.person.0.clone()));
            headers.push((sign::STAFF_HEADER, hex(&staff.key.sign(&message).to_bytes())));
        }
        headers
    }

    /// Sends JSON with this tablet's proof.
    ///
    /// # Errors
    /// The server cannot be reached.
    pub fn post<T: serde::Serialize>(
        &self,
        server: &Server,
        route: &str,
        body: &T,
    ) -> Result<Answer> {
        let path = format!("/api/v1/sites/{}/{route}", self.site);
        let body = serde_json::to_vec(body)?;
        let mut headers = self.headers("POST", &path, &body);
        headers.push(("content-type", "application/json".to_owned()));
        server.post(&path, &borrowed(&headers), &body)
    }

    /// Asks for something with this tablet's proof.
    ///
    /// # Errors
    /// The server cannot be reached.
    pub fn get(&self, server: &Server, route: &str) -> Result<Answer> {
        let path = format!("/api/v1/sites/{}/{route}", self.site);
        server.get(&path, &borrowed(&self.headers("GET", &path, b"")))
    }

    /// Writes the request by which a person joins.
    ///
    /// # Errors
    /// The PIN cannot be stretched.
    pub fn joining(&self, badge: &str, pin: &str, key: &SigningKey) -> Result<Join> {
        Ok(Join {
            badge: Badge(badge.to_owned()),
            stretched: stretch(&self.site, badge, pin)?,
            staff_key: key_text(&key.verifying_key().to_bytes()),
            code: None,
            first: None,
            sealed: Some(OperationId::new(self.log, self.head()))
                .filter(|id| id.seq > 0)
                .map(operation_id),
        })
    }

    /// Signs a person in, who has a PIN.
    ///
    /// # Errors
    /// The server refuses.
    pub fn join(&mut self, server: &Server, badge: &str, pin: &str) -> Result<PersonId> {
        let key = new_key()?;
        let join = self.joining(badge, pin, &key)?;
        self.join_by(server, &join, key)
    }

    /// Signs a person in by a request of the test's own.
    ///
    /// # Errors
    /// The server refuses.
    pub fn join_by(&mut self, server: &Server, join: &Join, key: SigningKey) -> Result<PersonId> {
        let answer = self.post(server, "join", join)?;
        if answer.status != 201 {
            bail!("join: {} {}", answer.status, String::from_utf8_lossy(&answer.body));
        }
        let Joined { person } = answer.json()?;
        self.staff = Some(Staff { person: person.clone(), key });
        self.session = self.head() + 1;
        Ok(person)
    }

    /// Returns the last operation written.
    pub fn head(&self) -> u64 {
        self.ops.len() as u64
    }

    /// Returns the sealed bytes of every operation written.
    pub fn sealed(&self) -> impl Iterator<Item = &[u8]> {
        self.ops.iter().map(|entry| entry.bytes.as_slice())
    }

    fn hash_at(&self, seq: u64) -> Hash16 {
        let place = usize::try_from(seq).unwrap_or(usize::MAX).checked_sub(1);
        place.and_then(|place| self.ops.get(place)).map_or_else(
            || hash::log_start(&self.site, &self.device.0, self.log),
            |entry| entry.hash,
        )
    }

    /// Writes an operation into the log, as the person signed in.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn write(&mut self, operation: &Operation) -> Result<OperationId> {
        self.write_json(&serde_json::to_string(operation)?, None)
    }

    /// Writes any JSON into the log as an operation, with personal fields beside it.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn write_json(
        &mut self,
        operation: &str,
        attachment: Option<Attachment>,
    ) -> Result<OperationId> {
        let staff = self.staff.as_ref().context("nobody is signed in")?;
        let header = Header {
            v: HEADER_VERSION,
            by: staff.person.0.clone(),
            at: now() + self.ahead,
            wall: -312,
            mono: 1_767_225_600_123,
            boot: 4,
            seen: self.cursor.gseq,
            rules: 1,
            group: None,
            deps: Vec::new(),
            origin: None,
            commit: attachment.as_ref().map(Attachment::commitment),
        };
        let bytes = op::seal(&header, operation);
        let hash = hash::link(&self.hash_at(self.head()), &bytes);
        self.ops.push(Entry { bytes, hash, attachment });
        Ok(OperationId::new(self.log, self.head()))
    }

    /// Returns the part of the log after `base` up to `to`, proven by the person signed in.
    pub fn part(&self, base: u64, to: u64) -> LogPart {
        let (from, end) = (usize::try_from(base).unwrap_or(0), usize::try_from(to).unwrap_or(0));
        let entries = self.ops.get(from..end).unwrap_or_default();
        let mut proofs = Vec::new();
        if let Some(staff) = self.staff.as_ref().filter(|_| to >= self.session && to > base) {
            let (from, hash) = (self.session, self.hash_at(to));
            let message = proof::segment_message(&self.site, self.log, from, to, &hash);
            let signature = Signature(staff.key.sign(&message).to_bytes());
            proofs.push(Proof { from, to, signature });
        }
        let attachments = entries.iter().enumerate();
        LogPart {
            log: self.log,
            settled: base,
            head: self.head(),
            base,
            base_hash: self.hash_at(base),
            top_hash: self.hash_at(to),
            ops: entries.iter().map(|entry| entry.bytes.clone()).collect(),
            attachments: attachments
                .filter_map(|(place, entry)| Some((place, entry.attachment.clone()?)))
                .collect(),
            proofs,
        }
    }

    /// Returns a request with some parts of the log.
    ///
    /// # Errors
    /// The server's epoch is none, or there is no chance.
    pub fn request(&self, logs: Vec<LogPart>) -> Result<Request> {
        let epoch: Epoch = self.enrolled.epoch.parse().map_err(|_| anyhow!("not an epoch"))?;
        Ok(Request {
            build: "test".to_owned(),
            schema: 1,
            rules: 1,
            nonce: u64::from_be_bytes(random()?) >> 11,
            device: self.device.0.clone(),
            session: None,
            epoch,
            cursor: self.cursor,
            explain: false,
            rebuild: false,
            logs,
            wanted: Vec::new(),
            pull_bytes: 1 << 20,
            waiting: self.head() - self.acknowledged,
            persisted: true,
            time: now() + self.ahead,
        })
    }

    /// Compresses, signs and frames a request.
    pub fn frame(&self, request: &Request) -> Vec<u8> {
        let body = miniz_oxide::deflate::compress_to_vec(&request.encode(), 9);
        let signature = self.key.sign(&proof::push_message(&body)).to_bytes();
        wire::frame(&body, Some(&signature))
    }

    /// Sends a frame.
    ///
    /// # Errors
    /// The server cannot be reached.
    pub fn send(&self, server: &Server, frame: &[u8]) -> Result<Answer> {
        let path = format!("/api/v1/sites/{}/sync", self.site);
        server.post(&path, &[("content-type", SYNC_MEDIA_TYPE)], frame)
    }

    /// Sends what is not acknowledged, takes in the answer.
    ///
    /// # Errors
    /// The server cannot be reached, or answers with a problem.
    pub fn sync(&mut self, server: &Server) -> Result<Response> {
        let request = self.request(vec![self.part(self.acknowledged, self.head())])?;
        let answer = self.send(server, &self.frame(&request))?;
        let response = read(&answer)?;
        if response.nonce != request.nonce {
            bail!("the answer to another request");
        }
        self.take(&response);
        Ok(response)
    }

    /// Takes in an answer; pages as if their bytes had come too.
    pub fn take(&mut self, response: &Response) {
        let manifest = response.manifest.as_deref();
        let pages: Option<Manifest> = manifest.and_then(|json| serde_json::from_str(json).ok());
        self.cursor = pages.map_or(response.cursor, |manifest| manifest.cursor);
        if let Some(log) = response.logs.iter().find(|log| log.log == self.log) {
            self.acknowledged = log.head.min(self.head());
        }
    }
}

/// Reads the answer to a sync.
///
/// # Errors
/// It is a problem, or no frame.
pub fn read(answer: &Answer) -> Result<Response> {
    if answer.status != 200 {
        bail!("sync: {} {}", answer.status, String::from_utf8_lossy(&answer.body));
    }
    Ok(Response::decode(&columns(&answer.body)?)?)
}

/// Opens a frame and inflates its body.
///
/// # Errors
/// It is no frame.
pub fn columns(frame: &[u8]) -> Result<Vec<u8>> {
    let frame = wire::Frame::open(frame)?;
    miniz_oxide::inflate::decompress_to_vec_with_limit(frame.body, wire::MAX_COLUMNS)
        .map_err(|error| anyhow!("inflating: {error}"))
}

fn borrowed<'h>(headers: &'h [(&'static str, String)]) -> Vec<(&'h str, &'h str)> {
    headers.iter().map(|(name, value)| (*name, value.as_str())).collect()
}
