//! A resident's request, taken apart.

use bianmin::api::{Code, Problem};
use booking::{Asked as Wanted, File};
use domain::time::Timestamp;
use sha2::{Digest, Sha256};
use worker::{Env, FormEntry, Method, Request, Url};

use super::failed;
use crate::{address, answer, body, clock, front};

/// Where residents' pages of a site begin.
pub const ROOT: &str = "/w/";

/// The longest form, in bytes.
const FORM_LIMIT: usize = 16_384;

/// The longest form with a file, in bytes: the largest photo and the form around it.
const FILE_LIMIT: usize = booking::photo::LARGEST + FORM_LIMIT;

/// The longest form with a file that is heard out before it is said to be too large, in bytes: a photo as a
/// camera makes it.
const FILE_PATIENCE: usize = 32 * 1024 * 1024;

/// A request of a resident and where it came from.
pub(super) struct Caller {
    pub site: String,
    pub wanted: Wanted,
    /// The address it came from, where a proxy we trust says so.
    pub address: Option<String>,
    pub accepts: String,
    /// Whether it wants to hear where to go, not to be sent there: the script of a page goes itself.
    pub is_told: bool,
    pub secure: bool,
}

impl Caller {
    /// Reads all but what was sent.
    pub fn read(request: &Request, env: &Env) -> Result<Self, Problem> {
        let url = request.url().map_err(|error| failed(&error))?;
        let secure = front::is_secure(request, &url);
        let mut parts = url.path().trim_start_matches(ROOT).split('/').map(decoded);
        let site = parts.next().unwrap_or_default();
        let path: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        let post = request.method() == Method::Post;
        let header = |name: &str| request.headers().get(name).ok().flatten();
        let scheme = if secure { "https" } else { "http" };
        let host = header("host").unwrap_or_default();
        let wanted = Wanted {
            post,
            base: [ROOT, &site].concat(),
            origin: format!("{scheme}://{host}"),
            path,
            query: pairs(&url),
            form: Vec::new(),
            file: File::None,
            now: clock::now(),
        };
        let address = address::of(request.headers(), env);
        let accepts = header("accept-encoding").unwrap_or_default();
        let is_told = header("accept").is_some_and(|wish| wish.starts_with("text/plain"));
        Ok(Self { site, wanted, address, accepts, is_told, secure })
    }

    /// Reads what was sent, once it is known that it is wanted.
    pub async fn read_form(&mut self, mut request: Request) -> Result<(), Problem> {
        if booking::takes_file(&self.wanted.path) {
            (self.wanted.form, self.wanted.file) = with_file(&mut request).await?;
        } else if self.wanted.post {
            body::require_media(&request, "application/x-www-form-urlencoded")?;
            self.wanted.form = fields(&body::read(&mut request, FORM_LIMIT).await?);
        }
        Ok(())
    }

    pub fn now(&self) -> Timestamp {
        self.wanted.now
    }

    /// Returns a form as one text: its key, where it was sent and all that was typed.
    pub fn form(&self, key: &str) -> String {
        let sent = (key, &self.wanted.path, &self.wanted.form);
        serde_json::to_string(&sent).unwrap_or_default()
    }

    /// Returns the form that was sent, where it has a key by which it is known again.
    pub fn sent(&self) -> Option<String> {
        booking::key(&self.wanted).map(|key| self.form(key))
    }
}

/// Reads a form with a file: its key, and the sum of the file among its fields.
async fn with_file(request: &mut Request) -> Result<(Vec<(String, String)>, File), Problem> {
    body::require_media(request, "multipart/form-data")?;
    let bytes = match body::read_out(request, FILE_LIMIT, FILE_PATIENCE).await {
        Ok(bytes) => bytes,
        Err(problem) if problem.code == Code::TooLarge => return Ok((Vec::new(), File::TooLarge)),
        Err(problem) => return Err(problem),
    };
    let url = request.url().map_err(|error| failed(&error))?;
    let unread = |_: worker::Error| Problem::new(Code::Malformed, "this is no form with a file");
    // The platform takes forms apart of requests alone.
    let again =
        body::again(request, &url, &bytes).map_err(unread)?.form_data().await.map_err(unread)?;
    let mut fields = Vec::new();
    if let Some(FormEntry::Field(key)) = again.get("key") {
        fields.push(("key".to_owned(), key));
    }
    let mut file = Vec::new();
    if let Some(FormEntry::File(sent)) = again.get("photo") {
        file = sent.bytes().await.map_err(unread)?;
    }
    fields.push(("file".to_owned(), answer::hex(&Sha256::digest(&file))));
    Ok((fields, if file.is_empty() { File::None } else { File::Sent(file) }))
}

/// Undoes `%` in a part of a path.
fn decoded(part: &str) -> String {
    let query = format!(
        "http://path.invalid/?{}",
        part.replace('+', "%2B").replace('&', "%26").replace('=', "%3D")
    );
    let read = Url::parse(&query).ok();
    let name = read.and_then(|url| url.query_pairs().next().map(|(name, _)| name.into_owned()));
    name.unwrap_or_default()
}

fn pairs(url: &Url) -> Vec<(String, String)> {
    url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

/// Reads the fields of a form; what is not one has none.
fn fields(body: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(body);
    let url = Url::parse("http://form.invalid/").ok();
    url.map(|mut url| {
        url.set_query(Some(&text));
        pairs(&url)
    })
    .unwrap_or_default()
}
