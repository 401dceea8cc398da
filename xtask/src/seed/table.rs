//! The demo as people read it in a terminal.

use std::path::Path;

use super::record::{Record, SiteRecord};

/// Prints addresses, codes, badges and PINs.
pub fn print(record: &Record, file: &Path) {
    for site in &record.sites {
        one(site);
    }
    println!("\nall of it, for programs: {}", file.display());
    println!("the operator's secret: {}", record.operator_secret_file.display());
}

fn one(site: &SiteRecord) {
    println!("\n{}  {}  {}", site.name, site.profile, site.address);
    println!("  residents     {}", site.residents);
    let codes = site.tablet_codes.iter().take(3).map(String::as_str).collect::<Vec<_>>();
    println!(
        "  tablet codes  {}  and {} more",
        codes.join("  "),
        site.tablet_codes.len() - codes.len()
    );
    println!("  {:<7}{:<8}{:<10}{:<28}name", "badge", "PIN", "post", "roles");
    for member in &site.staff {
        let (posts, roles) = (member.posts.join(", "), member.roles.join(", "));
        println!("  {:<7}{:<8}{posts:<10}{roles:<28}{}", member.badge, member.pin, member.name);
    }
}
