//! What the three demo sites are: their staff and posts. Names are invented.

use std::collections::BTreeSet;

use anyhow::Result;
use bianmin::api::Opened;
use domain::duty::{AddPost, Plan, Scope};
use domain::people::{Add, Details, Role};
use domain::site::Profile;
use domain::time::Zone;
use domain::{Badge, Operation, PersonId, duty, people};

use super::campus;
use super::record::{SiteRecord, StaffRecord};
use super::words::{Words, text};
use crate::opening::{Card, Opening};

/// A demo site.
pub struct Demo {
    /// Its name in addresses.
    pub site: &'static str,
    pub members: &'static [Member],
    profile: Profile,
    name: Words,
    code6: &'static str,
    address: Words,
    phone: &'static str,
    windows: &'static [Window],
}

/// A member of the demo staff.
pub struct Member {
    pub badge: &'static str,
    name: &'static str,
    roles: &'static [Role],
    rank: u8,
}

/// A post: its A and its B, each by place in the list of members.
struct Window {
    number: u8,
    name: Words,
    a: usize,
    b: &'static [usize],
}

const CLERK: &[Role] = &[Role::Clerk];
const SUPERVISOR: &[Role] = &[Role::Clerk, Role::Supervisor];
const ADMINISTRATOR: &[Role] = &[Role::Administrator];

const fn member(
    badge: &'static str,
    name: &'static str,
    roles: &'static [Role],
    rank: u8,
) -> Member {
    Member { badge, name, roles, rank }
}

/// The demo sites, one of each profile.
pub const SITES: &[Demo] = &[
    Demo {
        site: "township",
        profile: Profile::Township,
        name: [
            "青石镇卫生计生便民窗口",
            "青石鎮衛生計生便民窗口",
            "Qingshi Town health and family window",
        ],
        code6: "440101",
        address: [
            "青石镇人民路18号便民服务中心一楼",
            "青石鎮人民路18號便民服務中心一樓",
            "18 Renmin Road, ground floor",
        ],
        phone: "020-5550-1801",
        members: &[
            member("001", "陈国华", ADMINISTRATOR, 0),
            member("002", "赵敏", SUPERVISOR, 2),
            member("101", "王芳", CLERK, 0),
            member("102", "李强", CLERK, 0),
            member("103", "周婷", CLERK, 0),
            member("104", "吴磊", CLERK, 0),
        ],
        windows: &[
            Window {
                number: 1, name: ["综合受理", "綜合受理", "Reception"], a: 2, b: &[3, 1]
            },
            Window {
                number: 2,
                name: ["证明与登记", "證明與登記", "Certificates"],
                a: 4,
                b: &[5, 1],
            },
        ],
    },
    Demo {
        site: "university",
        profile: Profile::University,
        name: [
            "青石大学后勤服务大厅",
            "青石大學後勤服務大廳",
            "Qingshi University logistics window",
        ],
        code6: "440102",
        address: ["青石大学生活区2号楼一层", "青石大學生活區2號樓一層", "Building 2, ground floor"],
        phone: "020-5550-2800",
        members: &[
            member("001", "林静", ADMINISTRATOR, 0),
            member("002", "黄伟", SUPERVISOR, 2),
            member("201", "孙丽", CLERK, 0),
            member("202", "马超", CLERK, 0),
            member("203", "朱琳", CLERK, 0),
            member("204", "胡军", CLERK, 0),
        ],
        windows: &[
            Window {
                number: 1,
                name: ["综合服务", "綜合服務", "General services"],
                a: 2,
                b: &[3, 1],
            },
            Window {
                number: 2,
                name: ["报修与宿舍", "報修與宿舍", "Repairs and rooms"],
                a: 4,
                b: &[5, 1],
            },
        ],
    },
    Demo {
        site: "hospital",
        profile: Profile::Hospital,
        name: ["青石医院病案服务窗口", "青石醫院病案服務窗口", "Qingshi Hospital records window"],
        code6: "440103",
        address: [
            "青石医院门诊楼一楼东侧",
            "青石醫院門診樓一樓東側",
            "Outpatient building, ground floor east",
        ],
        phone: "020-5550-3600",
        members: &[
            member("001", "郭涛", ADMINISTRATOR, 0),
            member("002", "何欣", SUPERVISOR, 2),
            member("301", "高洁", CLERK, 0),
            member("302", "罗斌", CLERK, 0),
            member("303", "梁雪", CLERK, 0),
            member("304", "宋杰", CLERK, 0),
        ],
        windows: &[
            Window {
                number: 1, name: ["病案复印", "病案複印", "Record copies"], a: 2, b: &[3, 1]
            },
            Window {
                number: 2, name: ["病案借阅", "病案借閱", "Record loans"], a: 4, b: &[5, 1]
            },
        ],
    },
];

impl Demo {
    /// The operations that open the site and put staff and posts into it.
    ///
    /// # Errors
    /// The reference data cannot be read.
    pub fn opening(&self) -> Result<Opening> {
        let mut opening = Opening::new(self.card())?;
        let add = |member: &Member| opening.add(member.operation());
        let persons: Vec<PersonId> =
            self.members.iter().map(add).map(|name| PersonId::from(&name)).collect();
        for window in self.windows {
            if let Some(operation) = window.operation(&persons) {
                opening.add(operation);
            }
        }
        if self.profile == Profile::University {
            campus::teams_and_buildings().for_each(|operation| drop(opening.add(operation)));
        }
        Ok(opening)
    }

    /// What is kept of the opened site.
    pub fn record(&self, opened: &Opened, pins: &[String]) -> SiteRecord {
        let staff = self.members.iter().zip(pins).enumerate();
        let staff = staff.map(|(place, (member, pin))| StaffRecord {
            badge: member.badge.to_owned(),
            name: member.name.to_owned(),
            roles: member.roles.iter().map(|role| format!("{role:?}")).collect(),
            posts: self.windows.iter().filter_map(|window| window.part_of(place)).collect(),
            pin: pin.clone(),
        });
        SiteRecord {
            site: self.site.to_owned(),
            name: text(&self.name).hans,
            profile: format!("{:?}", self.profile).to_lowercase(),
            address: String::new(),
            tablet_codes: Vec::new(),
            codes_end: 0,
            residents: String::new(),
            administrator_code: opened.code.clone(),
            staff: staff.collect(),
        }
    }

    fn card(&self) -> Card {
        Card {
            site: self.site.to_owned(),
            profile: self.profile,
            name: text(&self.name),
            code6: self.code6.to_owned(),
            zone: Zone::default(),
            address: text(&self.address),
            phone: self.phone.to_owned(),
            supervision_phone: "12345".to_owned(),
        }
    }
}

impl Member {
    fn operation(&self) -> Operation {
        let details = Details {
            badge: Badge(self.badge.to_owned()),
            name: self.name.to_owned(),
            initials: self.name.chars().take(1).collect(),
            photo: None,
            phone: String::new(),
            roles: self.roles.iter().copied().collect::<BTreeSet<_>>(),
            rank: self.rank,
        };
        Operation::People(people::Operation::Add(Add { details }))
    }
}

impl Window {
    /// Sets the post up; nothing where the list of members is too short for it.
    fn operation(&self, persons: &[PersonId]) -> Option<Operation> {
        let person = |place: usize| persons.get(place).cloned();
        let plan = Plan {
            number: self.number,
            name: text(&self.name),
            department: None,
            scope: Scope::All,
            a: person(self.a)?,
            b: self.b.iter().map(|place| person(*place)).collect::<Option<_>>()?,
            hours: None,
        };
        Some(Operation::Duty(duty::Operation::AddPost(AddPost { plan })))
    }

    /// Which part a member has in this post.
    fn part_of(&self, place: usize) -> Option<String> {
        if self.a == place {
            return Some(format!("{} A", self.number));
        }
        self.b.contains(&place).then(|| format!("{} B", self.number))
    }
}

#[cfg(test)]
mod tests {
    use domain::premises::Kind;
    use domain::site::Profile;
    use domain::time::Timestamp;
    use domain::{Actor, DeviceId, OperationId, Stamp, State, decide};

    use super::SITES;

    #[test]
    fn every_demo_site_opens_by_the_rules() {
        for demo in SITES {
            let mut state = State::default();
            for (place, operation) in demo.opening().unwrap().operations().iter().enumerate() {
                let stamp = operator(place + 1);
                let decision = decide(&state, operation, &stamp);
                let decision = decision.unwrap_or_else(|refusal| {
                    panic!("{} setup[{place}]: {refusal}\n{operation:?}", demo.site)
                });
                decision.events.iter().for_each(|event| state.evolve(&stamp, event));
            }
            assert_eq!(state.people.persons.len(), demo.members.len());
            assert_eq!(state.duty.posts.len(), demo.windows.len());
            // The regulation of a room is the university's: the others adopt its lists if they want to.
            let used = Kind::ALL.iter().filter(|kind| state.premises.used(**kind).count() == 1);
            assert_eq!(state.repair.is_used(), demo.profile == Profile::University);
            let lists = if demo.profile == Profile::University { Kind::ALL.len() } else { 0 };
            assert_eq!(used.count(), lists, "{}", demo.site);
            assert!(state.catalogue.items.values().filter(|item| item.on).count() > 5);
        }
    }

    fn operator(sequence: usize) -> Stamp {
        let operation = OperationId(format!("0000000000000000-{sequence}"));
        let at = Timestamp(1_790_000_000_000);
        let device = DeviceId::from(&operation);
        Stamp::unseen(operation, Actor::Operator, device, at)
    }
}
