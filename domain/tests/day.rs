//! A clerk's whole day at a township window, told in sentences.

mod township;

use township::*;

#[test]
fn the_window_opens() {
    let town = Township::morning();
    assert!(town.state.site.opened);
}
