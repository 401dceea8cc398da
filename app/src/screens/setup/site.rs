//! The place itself: its name in three languages, where it is, and whom to call. S1.6.1, S2.2.5

use domain::access::Allowed;
use domain::site::{Describe, Operation as Site, Refusal as SiteRefusal};
use domain::{Operation, Refusal};
use leptos::prelude::*;

use super::form::{Form, first, three};
use super::head::{head, only};
use crate::client::Client;
use crate::parts::{card, narrow_page};
use crate::text::words;

const NAME: [&str; 3] = ["name", "name.hant", "name.en"];
const ADDRESS: [&str; 3] = ["address", "address.hant", "address.en"];

/// Returns the form of the site.
pub fn site(client: Client) -> AnyView {
    let w = words();
    let now = client.state_now();
    let site = &now.site;
    let [name, name_hant, name_en] = three(NAME, &site.name);
    let [address, address_hant, address_en] = three(ADDRESS, &site.address);
    let given = vec![
        name,
        name_hant,
        name_en,
        address,
        address_hant,
        address_en,
        ("phone", site.phone.clone()),
        ("supervision", site.supervision_phone.clone()),
    ];
    let form = Form::new(client, "setup-site", given);
    let save = move || {
        let phones = (form.phone("phone"), form.phone("supervision"));
        let (Some(phone), Some(supervision_phone)) = phones else { return };
        let (name, address) = (form.text(NAME), form.text(ADDRESS));
        let describe = Describe { name, address, phone, supervision_phone };
        form.send(Operation::Site(Site::Describe(describe)), place, || ());
    };
    narrow_page(
        w.setup_site,
        vec![
            head(client, Allowed::SetUp, w.setup_site),
            only(
                client,
                Allowed::SetUp,
                vec![card(vec![
                    form.three(NAME, w.setup_name),
                    form.three(ADDRESS, w.setup_address),
                    form.phone_line("phone", w.setup_phone, ""),
                    form.phone_line("supervision", w.setup_supervision, w.setup_supervision_help),
                    form.foot(w.setup_save, save, vec![]),
                ])],
            ),
        ],
    )
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    let Refusal::Site(refusal) = refusal else { return "" };
    first(&[
        (matches!(refusal, SiteRefusal::NameBlank), NAME[0]),
        (matches!(refusal, SiteRefusal::AddressBlank), ADDRESS[0]),
        (matches!(refusal, SiteRefusal::SupervisionPhoneBlank), "supervision"),
    ])
}
