//! Where a request came from, as far as somebody we trust says so.

use std::net::{IpAddr, Ipv6Addr};

use worker::{Env, Headers};

use crate::variables;

/// The platform's own header; whoever asks cannot set it there.
const OF_PLATFORM: &str = "cf-connecting-ip";

/// Returns who a request counts as. A server of one's own believes the header that is set for it,
/// `ADDRESS_HEADER`, which its proxy writes; without one it knows of nobody where they are: anybody could
/// write any header.
pub fn of(headers: &Headers, env: &Env) -> Option<String> {
    let header = if variables::text(env, "SELF_HOSTED").is_empty() {
        OF_PLATFORM.to_owned()
    } else {
        variables::text(env, "ADDRESS_HEADER")
    };
    let said = headers.get(&header).ok().filter(|_| !header.is_empty()).flatten()?;
    Some(network(said.trim()))
}

/// Returns who an address counts as: of IPv6 its first half, which is one household's or one machine's.
fn network(address: &str) -> String {
    let short = |long: Ipv6Addr| long.to_ipv4_mapped();
    match address.parse::<IpAddr>() {
        Ok(IpAddr::V6(long)) if short(long).is_none() => format!("{:x?}", &long.segments()[..4]),
        Ok(IpAddr::V6(long)) => short(long).map(|short| short.to_string()).unwrap_or_default(),
        Ok(IpAddr::V4(_)) | Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn an_address_counts_as_its_household() {
        for (one, other, same) in [
            ("192.0.2.1", "192.0.2.2", false),
            ("::ffff:192.0.2.1", "192.0.2.1", true),
            ("::ffff:192.0.2.1", "::ffff:192.0.2.2", false),
            ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true),
            ("2001:db8:1:2::1", "2001:db8:1:3::1", false),
            ("unknown", "unknown", true),
        ] {
            assert_eq!(network(one) == network(other), same, "{one} {other}");
        }
    }
}
