//! The tables of a site. Statements only grow: each runs once, in order, and is never edited.

use sync::ledger::Broken;

use super::{Db, count};

/// Every statement since the first release.
const STATEMENTS: [&str; 28] = [
    // What the authority keeps.
    "CREATE TABLE logs(log TEXT PRIMARY KEY, number INTEGER NOT NULL, device TEXT NOT NULL, \
     head INTEGER NOT NULL, hash BLOB NOT NULL, rehomed INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE received(log TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, \
     arrival INTEGER NOT NULL, received INTEGER NOT NULL, tries INTEGER NOT NULL, \
     quarantined INTEGER NOT NULL, proven INTEGER NOT NULL, verdict TEXT, \
     final INTEGER NOT NULL, gseq INTEGER, bounded INTEGER, explicit INTEGER, \
     bytes BLOB NOT NULL, PRIMARY KEY(log, seq)) WITHOUT ROWID",
    "CREATE INDEX received_open ON received(arrival) WHERE final = 0",
    "CREATE INDEX received_unproven ON received(log, seq) WHERE proven = 0",
    "CREATE TABLE proofs(log TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, \
     signature BLOB NOT NULL, PRIMARY KEY(log, first)) WITHOUT ROWID",
    "CREATE TABLE events(gseq INTEGER PRIMARY KEY, hash BLOB NOT NULL, leaf BLOB NOT NULL, \
     op TEXT NOT NULL, received INTEGER NOT NULL, audience TEXT, bytes BLOB NOT NULL)",
    "CREATE TABLE origins(origin TEXT PRIMARY KEY, op TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE attachments(op TEXT PRIMARY KEY, key BLOB NOT NULL, bytes BLOB NOT NULL) \
     WITHOUT ROWID",
    "CREATE TABLE pages(hash BLOB PRIMARY KEY, bytes BLOB NOT NULL)",
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    // What lets tablets and people in.
    "CREATE TABLE codes(prefix TEXT PRIMARY KEY, mac BLOB NOT NULL, purpose TEXT NOT NULL, \
     expires INTEGER NOT NULL, tries INTEGER NOT NULL, used_by TEXT) WITHOUT ROWID",
    "CREATE TABLE pins(person TEXT PRIMARY KEY, mac BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE tries(name TEXT PRIMARY KEY, failures INTEGER NOT NULL, \
     until INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE heard(device TEXT PRIMARY KEY, at INTEGER NOT NULL, waiting INTEGER NOT NULL, \
     persisted INTEGER NOT NULL, build TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE claims(device TEXT PRIMARY KEY, claim TEXT NOT NULL, used INTEGER NOT NULL) \
     WITHOUT ROWID",
    // What has left the working set. The keys stand in the row too, so that it can take them along.
    "CREATE TABLE archive(id TEXT PRIMARY KEY, closed INTEGER NOT NULL, keys TEXT NOT NULL, \
     body TEXT NOT NULL)",
    "CREATE TABLE archive_keys(key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(key, id)) \
     WITHOUT ROWID",
    // What lets residents back in to what is theirs. What they typed stands nowhere: only keyed sums.
    "CREATE TABLE visitors(mac BLOB PRIMARY KEY, subject TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE slips(mac BLOB PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE errands(mac BLOB PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL) \
     WITHOUT ROWID",
    // Messages that wait for the gateway, by name, and how many left: of the phone a keyed sum.
    "CREATE TABLE outbox(id TEXT PRIMARY KEY, tries INTEGER NOT NULL, next INTEGER NOT NULL) \
     WITHOUT ROWID",
    "CREATE TABLE outgoing(at INTEGER NOT NULL, phone BLOB NOT NULL)",
    "CREATE INDEX outgoing_at ON outgoing(at)",
    // Whether what an archived matter kept of its visitor was looked through and erased; matters with a
    // case are kept for longer than the others.
    "ALTER TABLE archive ADD COLUMN erased INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX archive_contacts ON archive(closed) \
     WHERE erased = 0 AND json_type(body, '$.case') IS NULL",
    "CREATE INDEX archive_cases ON archive(closed) \
     WHERE erased = 0 AND json_type(body, '$.case') IS NOT NULL",
    // Papers of secret ballots by voter, blinded, and votes by the names of papers: neither has a time, and
    // nothing of one stands in the other.
    "CREATE TABLE papers(assessment TEXT NOT NULL, about TEXT NOT NULL, voter TEXT NOT NULL, \
     blinded TEXT NOT NULL, PRIMARY KEY(assessment, about, voter)) WITHOUT ROWID",
    "CREATE TABLE votes(assessment TEXT NOT NULL, about TEXT NOT NULL, paper TEXT NOT NULL, \
     vote TEXT NOT NULL, PRIMARY KEY(assessment, about, paper)) WITHOUT ROWID",
];

/// Brings the tables up to this version.
///
/// # Errors
/// [`Broken`] when the store fails; nothing is changed then.
pub fn prepare(db: &Db) -> Result<(), Broken> {
    db.run("CREATE TABLE IF NOT EXISTS versions(version INTEGER PRIMARY KEY)", Vec::new())?;
    let known = db.row("SELECT COUNT(*) FROM versions", Vec::new())?;
    let known = known.map_or(Ok(0), |mut row| row.count())?;
    let known_places = usize::try_from(known).unwrap_or(usize::MAX);
    if known_places >= STATEMENTS.len() {
        return Ok(());
    }
    let inner = db.clone();
    db.transact(move || {
        for (place, statement) in STATEMENTS.iter().enumerate().skip(known_places) {
            inner.run(statement, Vec::new())?;
            let version = count(place as u64 + 1);
            inner.run("INSERT INTO versions(version) VALUES (?)", vec![version])?;
        }
        Ok(())
    })
}
