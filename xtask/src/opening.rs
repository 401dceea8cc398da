//! The operations that set a new site up from the product's reference data: what it says of
//! itself, every published year, and the catalogue of its profile. Serves S2.2.4 and S2.2.5.

use anyhow::{Result, bail};
use bianmin::api::{OpenSite, Opened, is_site_name};
use bianmin::reference;
use domain::site::{Open, Profile};
use domain::text::Text;
use domain::time::Zone;
use domain::{Operation, OperationId, site};

use crate::http;

/// The server's own log, in which the operations of an opening stand from 1 on.
const SERVER_LOG: &str = "0000000000000000";

/// What is known of a site before it is open.
pub struct Card {
    /// Its name in addresses.
    pub site: String,
    pub profile: Profile,
    pub name: Text,
    /// Six digits, the first part of every case number.
    pub code6: String,
    pub zone: Zone,
    pub address: Text,
    pub phone: String,
    pub supervision_phone: String,
}

/// An opening being put together: each operation's name is known at once.
pub struct Opening {
    site: String,
    operations: Vec<Operation>,
}

impl Opening {
    /// Begins with the reference data of the profile.
    ///
    /// # Errors
    /// The site's name cannot stand in an address, or the reference data cannot be read.
    pub fn new(card: Card) -> Result<Self> {
        if !is_site_name(&card.site) {
            bail!("`{}` cannot name a site: 1 to 40 of a-z, 0-9 and inner dashes", card.site);
        }
        let profile = card.profile;
        let mut opening = Self { site: card.site.clone(), operations: Vec::new() };
        opening.add(Operation::Site(site::Operation::Open(Box::new(open(card)))));
        opening.operations.extend(reference::beginning(profile)?);
        Ok(opening)
    }

    /// Adds an operation and gives the name that the server will give it.
    pub fn add(&mut self, operation: Operation) -> OperationId {
        self.operations.push(operation);
        OperationId(format!("{SERVER_LOG}-{}", self.operations.len()))
    }

    /// The operations so far, in the order in which they are decided.
    #[cfg(test)]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// Sends it with the operator's secret.
    ///
    /// # Errors
    /// The server cannot be reached, or refuses.
    pub fn send(
        self,
        server: &str,
        secret: &str,
        pins: Vec<bianmin::api::FirstPin>,
    ) -> Result<Opened> {
        let body = OpenSite { site: self.site, setup: self.operations, pins };
        http::post(&format!("{server}/api/v1/sites"), secret, &body)?.good()
    }
}

fn open(card: Card) -> Open {
    Open {
        hours: reference::hours(card.profile),
        profile: card.profile,
        code6: card.code6,
        name: card.name,
        zone: card.zone,
        address: card.address,
        phone: card.phone,
        supervision_phone: card.supervision_phone,
    }
}
