//! A clerk at the medical records: what every journey there begins with.

use std::path::PathBuf;

use anyhow::Result;
use domain::time::{Date, Timestamp, Zone};

use crate::clerk::Clerk;
use crate::tablet::now;

/// Returns the day it is.
pub fn today() -> Date {
    Timestamp(now()).date(Zone::default())
}

/// Writes a list of discharges, as a hospital's system gives it out: one line each.
///
/// # Errors
/// It cannot be written.
pub fn list(folder: &tempfile::TempDir, lines: &[String]) -> Result<PathBuf> {
    let heads = "病案号,住院号,姓名,出院科室,主管医生,出院日期";
    let file = folder.path().join("discharges.csv");
    std::fs::write(&file, [heads, &lines.join("\n")].join("\n"))?;
    Ok(file)
}

/// Returns a line of the list: its number, its ward and the day.
pub fn line(no: usize, ward: &str, day: Date) -> String {
    format!("{},1,王小明,{ward},刘医生,{day}", number(no))
}

fn number(no: usize) -> String {
    format!("{:08}", 100_000 + no)
}

/// Takes a list in, and opens the records.
///
/// # Errors
/// A step of it is not there.
pub fn takes_in(clerk: &mut Clerk, lines: &[String]) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = list(&folder, lines)?;
    chooses(clerk, &file)?;
    clerk.tab.press(&format!("导入 {} 份", lines.len()))?;
    clerk.tab.sees("已导入")?;
    opens_records(clerk)
}

/// Chooses a file of discharges.
///
/// # Errors
/// A step of it is not there.
pub fn chooses(clerk: &mut Clerk, file: &std::path::Path) -> Result<()> {
    opens_records(clerk)?;
    clerk.tab.press("导入名单")?;
    clerk.tab.sees("选文件")?;
    clerk.tab.choose_file("input[type=file]", file)
}

/// Opens the records.
///
/// # Errors
/// A step of it is not there.
pub fn opens_records(clerk: &mut Clerk) -> Result<()> {
    clerk.go_by_rail("更多")?;
    // The records themselves have their name, too.
    clerk.tab.sees("其他页面")?;
    clerk.tab.press("病案")?;
    clerk.tab.sees("扫条码，或输病案号")
}

/// Opens a volume as a scanner does.
///
/// # Errors
/// A step of it is not there.
pub fn scans(clerk: &mut Clerk, no: usize) -> Result<()> {
    opens_records(clerk)?;
    clerk.tab.scan(&[&number(no), "/1"].concat())?;
    clerk.tab.sees("去过哪里")
}

/// Signs the volume that is open in, and opens it again.
///
/// # Errors
/// A step of it is not there.
pub fn signs_in(clerk: &mut Clerk, no: usize) -> Result<()> {
    clerk.tab.press_at(".button[data-kind='primary']")?;
    clerk.tab.sees("我收了 1 份")?;
    clerk.tab.fill("交的人姓名", "护士孙洁")?;
    clerk.tab.press("我是交的人")?;
    clerk.tab.press("我收了 1 份")?;
    clerk.tab.sees("等上架")?;
    scans(clerk, no)?;
    clerk.tab.sees("在病案室")
}
