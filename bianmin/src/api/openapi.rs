//! Makes the OpenAPI document from the code's own types, and holds that the stored one is fresh.
//!
//! `BIANMIN_WRITE=1 cargo test -p bianmin openapi` writes it anew after a change.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Code::{
    self, AlreadyOpen, BadCode, BadgeOrPin, DeviceRevoked, Malformed, NotFound, NotProven, Refused,
    SlowDown, Taken, TooLarge, Unavailable, WrongMediaType,
};
use super::{
    AskDashboard, AskPapers, Assessed, Cast, Concerning, Dashboard, Enrol, Enrolled, Found,
    HandOver, HandedOver, Health, Held, IssuedCode, Join, Joined, LookAt, Monthly, NewCode,
    OpenSite, Opened, Oversee, Overseen, Papers, PassedOn, Photo, Problem, Recall, Recalled,
    SYNC_MEDIA_TYPE, SearchArchive, SiteCard,
};

/// Who may ask.
#[derive(Clone, Copy)]
enum Ask {
    Anybody,
    Operator,
    Device,
    OperatorOrStaff,
    /// A person signed in on a tablet.
    Staff,
}

/// One route as a reader of the document sees it.
struct Route {
    method: &'static str,
    path: &'static str,
    summary: &'static str,
    ask: Ask,
    request: Option<Value>,
    success: (&'static str, Value),
    /// What it may answer beyond what follows from who asks, from its body and from its address.
    also: &'static [Code],
}

fn security(ask: Ask) -> Value {
    let device = json!({"device": [], "deviceTime": [], "deviceSignature": []});
    let staff = json!({
        "device": [], "deviceTime": [], "deviceSignature": [], "person": [], "staff": []
    });
    match ask {
        Ask::Anybody => json!([]),
        Ask::Operator => json!([{"operator": []}]),
        Ask::Device => json!([device]),
        Ask::OperatorOrStaff => json!([{"operator": []}, staff]),
        Ask::Staff => json!([staff]),
    }
}

fn header(name: &str) -> Value {
    json!({"type": "apiKey", "in": "header", "name": name})
}

fn json_body<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    json!({"application/json": {"schema": generator.subschema_for::<T>()}})
}

fn bytes(media: &str) -> Value {
    json!({media: {"schema": {"type": "string", "format": "binary"}}})
}

#[rustfmt::skip]
fn site_routes(g: &mut SchemaGenerator) -> Vec<Route> {
    vec![
        Route { method: "post", path: "/api/v1/sites", summary: "Opens a site with its setup, all or nothing.",
            ask: Ask::Operator, request: Some(json_body::<OpenSite>(g)), success: ("201", json_body::<Opened>(g)), also: &[AlreadyOpen, Refused] },
        Route { method: "get", path: "/api/v1/sites/{site}", summary: "Tells what anybody may know of a site.",
            ask: Ask::Anybody, request: None, success: ("200", json_body::<SiteCard>(g)), also: &[] },
        Route { method: "post", path: "/api/v1/sites/{site}/codes", summary: "Issues a one-time code.",
            ask: Ask::OperatorOrStaff, request: Some(json_body::<NewCode>(g)), success: ("201", json_body::<IssuedCode>(g)), also: &[] },
        Route { method: "post", path: "/api/v1/sites/{site}/enrol", summary: "Enrols a tablet by a one-time code.",
            ask: Ask::Anybody, request: Some(json_body::<Enrol>(g)), success: ("201", json_body::<Enrolled>(g)), also: &[NotProven, BadCode, Taken, SlowDown] },
        Route { method: "post", path: "/api/v1/sites/{site}/join", summary: "Registers a person's key of this tablet.",
            ask: Ask::Device, request: Some(json_body::<Join>(g)), success: ("201", json_body::<Joined>(g)), also: &[BadgeOrPin, Refused] },
    ]
}

#[rustfmt::skip]
fn routes(g: &mut SchemaGenerator) -> Vec<Route> {
    let mut all = vec![
        Route { method: "get", path: "/api/v1/health", summary: "Tells whether the server is well.",
            ask: Ask::Anybody, request: None, success: ("200", json_body::<Health>(g)), also: &[] },
        Route { method: "get", path: "/api/v1/openapi.json", summary: "Gives this document.",
            ask: Ask::Anybody, request: None, success: ("200", json!({"application/json": {"schema": {"type": "object"}}})), also: &[] },
    ];
    all.extend(site_routes(g));
    all.extend([
        Route { method: "post", path: "/api/v1/sites/{site}/sync", summary: "Pushes a tablet's operations and pulls what was decided; the body carries its own signature.",
            ask: Ask::Anybody, request: Some(bytes(SYNC_MEDIA_TYPE)), success: ("200", bytes(SYNC_MEDIA_TYPE)), also: &[NotProven, SlowDown] },
        Route { method: "get", path: "/api/v1/sites/{site}/pages", summary: "Lists the pages of the newest snapshot.",
            ask: Ask::Device, request: None, success: ("200", json!({"application/json": {"schema": {"type": "object"}}})), also: &[] },
        Route { method: "get", path: "/api/v1/sites/{site}/pages/{page}", summary: "Gives one page; its name is the hash of its bytes.",
            ask: Ask::Device, request: None, success: ("200", bytes(SYNC_MEDIA_TYPE)), also: &[] },
        Route { method: "get", path: "/api/v1/sites/{site}/live", summary: "Opens a socket that says when there is something to pull.",
            ask: Ask::Device, request: None, success: ("101", json!({})), also: &[Malformed] },
        Route { method: "post", path: "/api/v1/sites/{site}/archive", summary: "Looks into the archive by a number, a page at a time.",
            ask: Ask::Staff, request: Some(json_body::<SearchArchive>(g)), success: ("200", json_body::<Found>(g)), also: &[] },
        Route { method: "post", path: "/api/v1/sites/{site}/archive/recall", summary: "Brings something back from the archive to every tablet.",
            ask: Ask::Staff, request: Some(json_body::<Recall>(g)), success: ("200", json_body::<Recalled>(g)), also: &[] },
        Route { method: "get", path: "/api/v1/sites/{site}/held", summary: "Lists what is held for review, to supervisors and administrators.",
            ask: Ask::Staff, request: None, success: ("200", json_body::<Held>(g)), also: &[] },
        Route { method: "post", path: "/api/v1/sites/{site}/oversight", summary: "Tells supervisors and administrators of complaints that are not about them, and does something about one.",
            ask: Ask::Staff, request: Some(json_body::<Oversee>(g)), success: ("200", json_body::<Overseen>(g)), also: &[Refused] },
        Route { method: "post", path: "/api/v1/sites/{site}/concerns", summary: "Tells the person who asks what is looked into about them, and takes what they say of it.",
            ask: Ask::Staff, request: Some(json_body::<Oversee>(g)), success: ("200", json_body::<Concerning>(g)), also: &[Refused] },
        Route { method: "post", path: "/api/v1/sites/{site}/passed", summary: "Takes a complaint that the person passes on, and tells the numbers of those they passed on before.",
            ask: Ask::Staff, request: Some(json_body::<Oversee>(g)), success: ("200", json_body::<PassedOn>(g)), also: &[Refused] },
        Route { method: "post", path: "/api/v1/sites/{site}/assessments", summary: "Tells the person who asks of the assessments that concern them, and does something about one.",
            ask: Ask::Staff, request: Some(json_body::<Oversee>(g)), success: ("200", json_body::<Assessed>(g)), also: &[Refused] },
        Route { method: "post", path: "/api/v1/sites/{site}/months", summary: "Tells the person who asks of the months of the windows that concern them, in points, and does something about one.",
            ask: Ask::Staff, request: Some(json_body::<Oversee>(g)), success: ("200", json_body::<Monthly>(g)), also: &[Refused] },
        Route { method: "post", path: "/api/v1/sites/{site}/dashboard", summary: "Gives those who oversee the figures of some weeks, and their drawings.",
            ask: Ask::Staff, request: Some(json_body::<AskDashboard>(g)), success: ("200", json_body::<Dashboard>(g)), also: &[Refused] },
        Route { method: "post", path: "/api/v1/sites/{site}/ballots/papers", summary: "Marks the blinded papers of a voter; asked again, it marks the same ones again.",
            ask: Ask::Staff, request: Some(json_body::<AskPapers>(g)), success: ("200", json_body::<Papers>(g)), also: &[Refused, Taken] },
        Route { method: "post", path: "/api/v1/sites/{site}/ballots", summary: "Takes a vote. It is signed by nobody: a good paper is all it needs.",
            ask: Ask::Anybody, request: Some(json_body::<Cast>(g)), success: ("200", json_body::<super::Taken>(g)), also: &[NotProven, Refused, Taken, SlowDown] },
        Route { method: "post", path: "/api/v1/sites/{site}/oversight/photo", summary: "Gives a photo of a complaint to those who may read it, and one of a repair to whoever serves.",
            ask: Ask::Staff, request: Some(json_body::<LookAt>(g)), success: ("200", json_body::<Photo>(g)), also: &[Refused] },
        Route { method: "post", path: "/api/v1/sites/{site}/links", summary: "Gives the page of a number, a visit or a repair, for the visitor to take along.",
            ask: Ask::Staff, request: Some(json_body::<HandOver>(g)), success: ("200", json_body::<HandedOver>(g)), also: &[Refused] },
    ]);
    all
}

fn parameters(path: &str) -> Value {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| {
            let pattern = if name == "site" {
                "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$"
            } else {
                "^[0-9a-f]{1,64}$"
            };
            let schema = json!({"type": "string", "pattern": pattern});
            json!({"name": name, "in": "path", "required": true, "schema": schema})
        })
        .collect()
}

/// Returns the statuses of a route's problems: most follow from who may ask, for what and with what.
fn failures(route: &Route) -> BTreeSet<u16> {
    let mut codes = vec![Unavailable];
    codes.extend_from_slice(route.also);
    match route.ask {
        Ask::Anybody => {}
        Ask::Operator => codes.push(NotProven),
        Ask::Device | Ask::OperatorOrStaff | Ask::Staff => {
            codes.extend([NotProven, DeviceRevoked, SlowDown]);
        }
    }
    if route.request.is_some() {
        codes.extend([Malformed, TooLarge, WrongMediaType]);
    }
    if route.path.contains('{') {
        codes.push(NotFound);
    }
    codes.into_iter().map(Code::status).collect()
}

fn operation(route: &Route) -> Value {
    let (status, content) = &route.success;
    let mut success = json!({"description": "Done."});
    if content.as_object().is_some_and(|c| !c.is_empty()) {
        success["content"] = content.clone();
    }
    let mut one = json!({
        "summary": route.summary,
        "security": security(route.ask),
        "parameters": parameters(route.path),
        "responses": {*status: success},
    });
    for status in failures(route) {
        let place = format!("#/components/responses/{status}");
        one["responses"][status.to_string()] = json!({"$ref": place});
    }
    if let Some(request) = &route.request {
        one["requestBody"] = json!({"required": true, "content": request});
    }
    one
}

/// Returns the answer of each status that is no success, with the codes it may carry.
fn problems(generator: &mut SchemaGenerator) -> Map<String, Value> {
    let problem = generator.subschema_for::<Problem>();
    let codes = generator.definitions()["Code"]["oneOf"].as_array().unwrap();
    let mut by_status = BTreeMap::<u16, Vec<&Value>>::new();
    for code in codes.iter().map(|one| &one["const"]) {
        let status = Code::deserialize(code).unwrap().status();
        by_status.entry(status).or_default().push(code);
    }
    let response = |(status, codes): (u16, Vec<&Value>)| {
        let schema = json!({"allOf": [problem, {"properties": {"code": {"enum": codes}}}]});
        let content = json!({"application/json": {"schema": schema}});
        let failure = json!({"description": "Not done, and why.", "content": content});
        (status.to_string(), failure)
    };
    by_status.into_iter().map(response).collect()
}

/// Returns the whole document.
fn document() -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let routes = routes(&mut generator);
    let problems = problems(&mut generator);
    let mut paths = Map::new();
    for route in &routes {
        let place = paths.entry(route.path).or_insert_with(|| json!({}));
        place[route.method] = operation(route);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Bianmin",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Public-service windows that work offline. Data travels through sync; \
                            everything else is here to open a site and let tablets and people in.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "responses": problems,
            "schemas": generator.take_definitions(true),
            "securitySchemes": {
                "operator": {"type": "http", "scheme": "bearer"},
                "device": header(super::sign::DEVICE_HEADER),
                "deviceTime": header(super::sign::TIME_HEADER),
                "deviceSignature": header(super::sign::SIGNATURE_HEADER),
                "person": header(super::sign::PERSON_HEADER),
                "staff": header(super::sign::STAFF_HEADER),
            },
        },
    })
}

#[test]
fn the_openapi_document_is_what_the_types_say() {
    let mut text = serde_json::to_string_pretty(&document()).unwrap();
    text.push('\n');
    if std::env::var_os("BIANMIN_WRITE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
        std::fs::write(path, &text).unwrap();
        return;
    }
    let advice = "stale: BIANMIN_WRITE=1 cargo test -p bianmin openapi";
    assert!(text == super::OPENAPI, "{advice}");
}
