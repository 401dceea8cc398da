//! What the pages ask of whoever keeps secrets and personal fields, and how an errand is carried out.

use bianmin::api::code;
use booking::{Door, Errand, Personal};
use domain::time::Timestamp;
use domain::{AppointmentId, OperationId, Refusal, SubjectId};
use sync::LogId;
use sync::ledger::{Broken, Ledger};

use super::core::{Core, Trouble};
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

impl Core {
    /// Decides an errand, and remembers what came of its form.
    pub(super) fn carry_out(
        &mut self,
        errand: &Errand,
        form: [u8; 32],
        now: Timestamp,
    ) -> std::result::Result<std::result::Result<OperationId, Refusal>, Trouble> {
        let personal = errand.personal.as_ref().map(serde_json::to_vec).transpose();
        let personal = personal.map_err(|error| Broken(error.to_string()))?;
        let is_new = personal.is_some();
        let id = match self.submit_for_visitor(&errand.operation, personal, now)? {
            Ok(id) => id.to_string(),
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.slips.keep(form, &id, now)?;
        if let Some(visitor) = &errand.visitor {
            if is_new {
                self.slips.remember(self.visitor_mac(visitor), &id)?;
            }
            let phone = digits(&visitor.phone);
            let last_four = phone.get(phone.len().saturating_sub(4)..).unwrap_or_default();
            let code = self.slip_code(&AppointmentId(id.clone()));
            let mac = self.secrets.slip_mac(&self.site, &code, last_four);
            self.slips.issue(mac, &id)?;
        }
        Ok(Ok(OperationId(id)))
    }

    fn visitor_mac(&self, visitor: &Personal) -> [u8; 32] {
        let name: String = visitor.name.split_whitespace().collect();
        self.secrets.visitor_mac(&self.site, &name, &digits(&visitor.phone))
    }

    /// Returns the code of a slip: eight letters.
    fn slip_code(&self, appointment: &AppointmentId) -> String {
        let (_, bits) = self.slip_secrets(appointment).unwrap_or_default();
        code::letters(bits, SLIP_LETTERS)
    }

    /// Returns the secrets of a slip; none where there is no such appointment any more.
    fn slip_secrets(&self, appointment: &AppointmentId) -> Option<([u8; 16], u64)> {
        let mark = booking::mark(self.authority.state(), appointment)?;
        Some(self.secrets.slip(&self.site, &mark))
    }
}

/// The letters of a slip's code: forty bits.
const SLIP_LETTERS: usize = 8;

impl Door for Keys<'_> {
    fn token(&self, appointment: &AppointmentId) -> String {
        let (token, _) = self.0.slip_secrets(appointment).unwrap_or_default();
        let (_, place) = appointment.0.rsplit_once('-').unwrap_or_default();
        format!("{place}-{}", answer::hex(&token))
    }

    fn admit(&self, token: &str) -> Option<AppointmentId> {
        let (place, secret) = token.split_once('-')?;
        let place: u64 = place.parse().ok()?;
        let name = AppointmentId(sync::OperationId::new(LogId::SERVER, place).to_string());
        let (own, _) = self.0.slip_secrets(&name)?;
        let given = sync::id::parse_hex::<16>(secret).ok()?;
        secrets::same(&own, &given).then_some(name)
    }

    fn code(&self, appointment: &AppointmentId) -> String {
        let code = self.0.slip_code(appointment);
        let (one, two) = code.split_at_checked(SLIP_LETTERS / 2).unwrap_or((&code, ""));
        [one, two].join(" ")
    }

    fn known(&self, personal: &Personal) -> Option<SubjectId> {
        // A store that fails here fails the errand, too.
        self.0.slips.visitor(self.0.visitor_mac(personal)).ok().flatten().map(SubjectId)
    }

    fn personal(&self, subject: &SubjectId) -> Option<Personal> {
        let id = subject.0.parse().ok()?;
        let found = self.0.authority.ledger().attachments(&[id]).ok()?.pop()?;
        serde_json::from_slice(&found.1.bytes).ok()
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
