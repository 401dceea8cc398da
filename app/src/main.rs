//! Starts the tablet's app in the page.

fn main() {
    // A failure stops the program, and `public/boot.js` tells the person; a developer is told why.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|fault| leptos::logging::error!("{fault}")));
    leptos::mount::mount_to_body(app_lib::App);
}
