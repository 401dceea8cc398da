//! Starts the tablet's app in the page.

fn main() {
    leptos::mount::mount_to_body(app_lib::App);
}
