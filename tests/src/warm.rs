//! A connection that is kept warm over a network, as an app keeps its own.

use std::time::Instant;

use anyhow::{Result, ensure};
use bianmin::api::SYNC_MEDIA_TYPE;
use sync::wire::Response;

use crate::proxy::{Proxy, Traffic};
use crate::server::{Answer, answer};
use crate::tablet::{Tablet, read};

/// A warm connection.
#[derive(Debug)]
pub struct Warm<'n> {
    agent: ureq::Agent,
    network: &'n Proxy,
}

/// One exchange, with what it took.
#[derive(Debug)]
pub struct Exchange {
    pub response: Response,
    pub seconds: f64,
    pub traffic: Traffic,
    /// The bytes of the frames alone, without HTTP: up and down.
    pub frames: (usize, usize),
}

impl<'n> Warm<'n> {
    /// Opens a connection and says nothing of a tablet yet.
    ///
    /// # Errors
    /// The server cannot be reached.
    pub fn open(network: &'n Proxy) -> Result<Self> {
        let config = ureq::Agent::config_builder().http_status_as_error(false).build();
        let warm = Self { agent: config.into(), network };
        warm.keep()?;
        Ok(warm)
    }

    /// Says something small: a server closes what was silent for some seconds.
    fn keep(&self) -> Result<()> {
        let health = answer(self.agent.get(self.network.url("/api/v1/health")).call()?)?;
        ensure!(health.status == 200, "health: {}", health.status);
        Ok(())
    }

    /// Pushes and pulls once for a tablet.
    ///
    /// # Errors
    /// The server cannot be reached, or answers with a problem.
    pub fn exchange(&self, tablet: &mut Tablet) -> Result<Exchange> {
        let part = tablet.part(tablet.acknowledged, tablet.head());
        let frame = tablet.frame(&tablet.request(vec![part])?);
        let url = self.network.url(&format!("/api/v1/sites/{}/sync", tablet.site));
        self.keep()?;
        let (before, start) = (self.network.traffic(), Instant::now());
        let request = self.agent.post(url).header("content-type", SYNC_MEDIA_TYPE);
        let came: Answer = answer(request.send(&frame[..])?)?;
        let seconds = start.elapsed().as_secs_f64();
        let response = read(&came)?;
        tablet.take(&response);
        let traffic = self.network.traffic().since(before);
        Ok(Exchange { response, seconds, traffic, frames: (frame.len(), came.body.len()) })
    }
}
