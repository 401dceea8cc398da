//! The lines the product offers for each list, each from a clause; a site adopts and changes them.

use super::{Ground, Kind, Line};
use crate::id::LineKey;
use crate::text::Text;

/// A line: its key, its clause, its least number where it is a stock, and its names.
type Usual = (&'static str, Ground, Option<u16>, [&'static str; 3]);

#[rustfmt::skip]
const OPENING: [Usual; 4] = [
    ("leaflets", Ground::Leaflets, None, ["宣传资料放在固定位置，方便取用", "宣傳資料放在固定位置，方便取用", "Leaflets in their place, easy to take"]),
    ("stock", Ground::Leaflets, Some(20), ["宣传资料还剩多少份", "宣傳資料還剩多少份", "Leaflets left"]),
    ("signs", Ground::Signs, None, ["标识牌（办公室、工作人员）摆放到位", "標識牌（辦公室、工作人員）擺放到位", "Signs of office and staff in their place"]),
    ("tidy", Ground::Tidiness, None, ["窗口整洁有序", "窗口整潔有序", "The window clean and tidy"]),
];

#[rustfmt::skip]
const TIDINESS: [Usual; 2] = [
    ("tidy", Ground::Tidiness, None, ["窗口和等候区整洁有序", "窗口和等候區整潔有序", "Window and waiting area clean and tidy"]),
    ("leaflets", Ground::Leaflets, None, ["宣传资料摆放整齐", "宣傳資料擺放整齊", "Leaflets in good order"]),
];

#[rustfmt::skip]
const CLOSING: [Usual; 9] = [
    ("doors", Ground::Leaving, None, ["门已锁好", "門已鎖好", "Doors locked"]),
    ("windows", Ground::Leaving, None, ["窗已关好", "窗已關好", "Windows shut"]),
    ("lights", Ground::Leaving, None, ["照明电源已切断", "照明電源已切斷", "Lights off"]),
    ("air", Ground::Leaving, None, ["空调电源已切断", "空調電源已切斷", "Air-conditioning off"]),
    ("power", Ground::Leaving, None, ["其他办公设备电源已切断", "其他辦公設備電源已切斷", "Power of other equipment off"]),
    ("desk", Ground::Leaving, None, ["桌面资料已整理好", "桌面資料已整理好", "Papers on the desk put away"]),
    ("originals", Ground::Custody, None, ["群众证件原件已锁好", "群眾證件原件已鎖好", "Visitors' originals locked away"]),
    ("seals", Ground::Custody, None, ["印章已锁好", "印章已鎖好", "Seals locked away"]),
    ("cash", Ground::Custody, None, ["现金和贵重物品没有留在办公室", "現金和貴重物品沒有留在辦公室", "No cash or valuables left in the office"]),
];

/// Returns the lines the product offers for a list. S2.1.1–S2.1.3, S2.1.6, S2.1.7
pub fn usual(kind: Kind) -> Vec<Line> {
    let lines: &[Usual] = match kind {
        Kind::Opening => &OPENING,
        Kind::Tidiness => &TIDINESS,
        Kind::Closing => &CLOSING,
    };
    let line = |(key, ground, least, names): &Usual| {
        let [hans, hant, en] = names.map(str::to_owned);
        Line {
            key: LineKey((*key).to_owned()),
            name: Text { hans, hant, en },
            ground: Some(*ground),
            least: *least,
            off: false,
        }
    };
    lines.iter().map(line).collect()
}
