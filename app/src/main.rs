//! Starts the tablet's app in the page.

fn main() {
    app_lib::crash::watch();
    leptos::mount::mount_to_body(app_lib::App);
}
