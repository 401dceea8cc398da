//! What the pages ask of whoever keeps secrets and personal fields, and how an errand is carried out.

use bianmin::api::code;
use bianmin::rules::VISITOR;
use booking::{Door, Errand, Personal};
use domain::time::Timestamp;
use domain::{OperationId, Refusal, SubjectId};
use sync::LogId;

use super::core::{Core, Trouble};
use crate::secrets::SlipSecrets;
use crate::{answer, secrets};

/// The site's secrets and records, for the pages.
pub(super) struct Keys<'a>(pub &'a Core);

/// Returns the digits of a phone number as it is dialled at home: without an extension, the prefix of
/// China or of a long-distance call.
pub(super) fn digits(phone: &str) -> String {
    let number = phone.split([',', 'x', 'X']).next().unwrap_or_default();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let abroad = digits.strip_prefix("00").unwrap_or(&digits);
    let home = abroad.strip_prefix("86").filter(|rest| rest.len() >= 10).unwrap_or(abroad);
    home.trim_start_matches('0').to_owned()
}

/// Returns the last four digits of a phone; nothing where there is none.
fn last_four(said: &Personal) -> Option<String> {
    let phone = digits(&said.phone);
    phone.len().checked_sub(4).and_then(|from| phone.get(from..)).map(str::to_owned)
}

impl Core {
    /// Returns what came of a form, if it was taken before.
    pub(super) fn came_of(&self, form: &str) -> std::result::Result<Option<OperationId>, Trouble> {
        let mac = self.secrets.form_mac(&self.site, form);
        Ok(self.slips.done(mac)?.map(OperationId))
    }

    /// Decides an errand, and remembers what came of its form.
    pub(super) fn carry_out(
        &mut self,
        errand: &Errand,
        form: &str,
        now: Timestamp,
    ) -> std::result::Result<std::result::Result<OperationId, Refusal>, Trouble> {
        let beside = errand.beside.as_ref();
        let id = match self.submit_beside(&errand.operation, VISITOR, beside, now)? {
            Ok(id) => OperationId(id.to_string()),
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.slips.keep(self.secrets.form_mac(&self.site, form), &id.0, now)?;
        if let Some(visitor) = errand.visitor.as_ref().filter(|_| beside.is_some()) {
            self.slips.remember(self.visitor_mac(visitor), &id.0)?;
        }
        if let Some(slip) = self.slip_secrets(&id) {
            let said = errand.visitor.as_ref().or(errand.said());
            let last_four = said.and_then(last_four).unwrap_or(slip.digits);
            let code = code::letters(slip.code, SLIP_LETTERS);
            let mac = self.secrets.slip_mac(&self.site, &code, &last_four);
            self.slips.issue(mac, &id.0)?;
        }
        Ok(Ok(id))
    }

    fn visitor_mac(&self, visitor: &Personal) -> [u8; 32] {
        let name: String = visitor.name.split_whitespace().collect();
        self.secrets.visitor_mac(&self.site, &name, &digits(&visitor.phone))
    }

    /// Returns the secrets of a slip, named after the operation that made it; none where there is no
    /// such slip, or not any more.
    fn slip_secrets(&self, slip: &OperationId) -> Option<SlipSecrets> {
        let mark = booking::mark(self.authority.state(), slip)?;
        Some(self.secrets.slip(&self.site, &mark))
    }
}

/// The letters of a slip's code: forty bits.
const SLIP_LETTERS: usize = 8;

impl Door for Keys<'_> {
    fn token(&self, slip: &OperationId) -> String {
        let token = self.0.slip_secrets(slip).map(|secrets| secrets.token).unwrap_or_default();
        // What the server's own log made is named by its place alone.
        let own = slip.0.strip_prefix(&format!("{}-", LogId::SERVER));
        format!("{}-{}", own.unwrap_or(&slip.0), answer::hex(&token))
    }

    fn admit(&self, token: &str) -> Option<OperationId> {
        let (name, secret) = token.rsplit_once('-')?;
        let name = match name.parse::<u64>() {
            Ok(place) => sync::OperationId::new(LogId::SERVER, place),
            Err(_) => name.parse().ok()?,
        };
        let name = OperationId(name.to_string());
        let own = self.0.slip_secrets(&name)?.token;
        let given = sync::id::parse_hex::<16>(secret).ok()?;
        secrets::same(&own, &given).then_some(name)
    }

    fn code(&self, slip: &OperationId) -> String {
        let bits = self.0.slip_secrets(slip).map(|secrets| secrets.code).unwrap_or_default();
        let code = code::letters(bits, SLIP_LETTERS);
        let (one, two) = code.split_at_checked(SLIP_LETTERS / 2).unwrap_or((&code, ""));
        [one, two].join(" ")
    }

    fn known(&self, personal: &Personal) -> Option<SubjectId> {
        // A store that fails here fails the errand, too.
        self.0.slips.visitor(self.0.visitor_mac(personal)).ok().flatten().map(SubjectId)
    }

    fn digits(&self, slip: &OperationId) -> String {
        self.0.slip_secrets(slip).map(|secrets| secrets.digits).unwrap_or_default()
    }

    fn said(&self, operation: &OperationId) -> Option<Personal> {
        self.0.said(operation)
    }

    fn photo(&self, operation: &OperationId) -> Option<Vec<u8>> {
        self.0.beside(operation)
    }

    fn key(&self) -> String {
        let mut random = [0; 16];
        // Without chance a form has no key, and is refused: it could not be told from another.
        if getrandom::fill(&mut random).is_err() {
            return String::new();
        }
        answer::hex(&random)
    }
}
