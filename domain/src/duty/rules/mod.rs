//! The rules about posts and duty: one clause, one function.

mod absences;
mod corrections;
mod posts;
mod presence;
mod rosters;

pub use absences::{
    ABSENCE_DAYS, absence_span, could_cover, given_by_another, hand_over_first, never_both_absent,
    running_absence, stand_ins,
};
pub use corrections::{
    answer_reason, by_another, correction_reason, correction_time, no_other_waits,
    waiting_correction,
};
pub use posts::{nobody_there, plan, post, post_known, serves, staff};
pub use presence::{
    day_over, emergency_reason, gap_reason, is_late, no_roaming, not_left_empty, on_duty,
    on_duty_here, one_post_at_a_time, own_posts, server,
};
pub use rosters::{ROSTER_DAYS, holes, no_hole, roster_dates, shifts};
