//! Papers that another tablet can check: sealed by this tablet's key, checked with the keys the site
//! knows, with no network.

use bianmin::rules::key_bytes;
use bianmin::slip::Slip;
use domain::people::Device;
use domain::time::Timestamp;
use leptos::prelude::*;

use super::Client;

/// What became of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// The tablet of that name printed it as it is.
    Sealed { slip: Slip, tablet: String },
    /// The same, but the tablet is not trusted any more: it was lost, say.
    Revoked { slip: Slip, tablet: String },
    /// No tablet of this site known here printed it so.
    Strange { slip: Slip },
}

impl Client {
    /// Returns the text of a paper's code, sealed by this tablet.
    ///
    /// Nothing where the tablet is not enrolled or its browser does not sign.
    pub async fn sealed(&self, no: &str, promised: Option<Timestamp>) -> Option<String> {
        let tablet = self.tablet()?.prefix;
        let slip = Slip { no: no.to_owned(), promised, tablet };
        let desk = self.desk.get_value();
        let seal = desk.seal(&slip.message(desk.site())).await?;
        Some(slip.code(&seal))
    }

    /// Checks the text of a paper's code; nothing for a text that is none.
    pub async fn check(&self, text: &str) -> Option<Checked> {
        let (slip, seal) = Slip::read(text)?;
        let (state, site) = (self.state_now(), self.site());
        let message = slip.message(&site);
        let is_by = async |device: &Device| match key_bytes(&device.key) {
            Some(key) => self.desk.get_value().is_sealed(&key, &message, &seal).await,
            None => false,
        };
        for device in slip.tablets(&state.people) {
            if is_by(device).await {
                let (tablet, slip) = (device.name.clone(), slip.clone());
                return Some(match device.revoked {
                    Some(_) => Checked::Revoked { slip, tablet },
                    None => Checked::Sealed { slip, tablet },
                });
            }
        }
        Some(Checked::Strange { slip })
    }
}
