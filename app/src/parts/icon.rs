//! Line drawings on a grid of 24: each always beside words.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Today,
    Receive,
    Ledger,
    Camera,
    Duty,
    More,
    Tray,
    Check,
    Cross,
    Warn,
    Clock,
    Phone,
    Person,
    Print,
    Show,
    Speak,
    Next,
    Back,
    Search,
    Lock,
    Send,
    Place,
    Rule,
    Offline,
    Saved,
    Calendar,
    Settings,
    Leave,
    Exchange,
    Scan,
}

impl Icon {
    /// Returns the strokes of the drawing.
    const fn strokes(self) -> &'static str {
        match self {
            Self::Today => "M4 11.5 12 5l8 6.5M6.5 10v9h11v-9M10 19v-5h4v5",
            Self::Receive => "M4 5h16v11h-8l-4 4v-4H4zM8.5 10.5h7",
            Self::Camera => "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
            Self::Ledger => "M6 4h12v16H6zM9 8.5h6M9 12h6M9 15.5h3.5",
            Self::Duty => {
                "M5 7h14v13H5zM10 7V4h4v3M12 11.25a1.75 1.75 0 1 0 0 .01M8.75 17c.5-2 6-2 6.5 0"
            }
            Self::More => {
                "M5.5 11.5a1 1 0 1 0 .01 0M12 11.5a1 1 0 1 0 .01 0M18.5 11.5a1 1 0 1 0 .01 0"
            }
            Self::Tray => "M4 13l2.5-8h11L20 13v6H4zM4 13h5l1 2.5h4l1-2.5h5",
            Self::Check => "M5 12.5l4.5 4.5L19 7.5",
            Self::Cross => "M6.5 6.5l11 11M17.5 6.5l-11 11",
            Self::Warn => "M12 4.5 21 19.5H3zM12 10v4.5M12 17h.01",
            Self::Clock => "M12 3.5a8.5 8.5 0 1 0 .01 0M12 7.5V12l3 2",
            Self::Phone => "M5 4.5h4l1.5 4-2 1.5a11 11 0 0 0 5 5l1.5-2 4 1.5v4c-8 1.5-15.5-6-14-14",
            Self::Person => "M12 4.5a3.75 3.75 0 1 0 .01 0M4.5 20c1-7 14-7 15 0",
            Self::Print => "M7 9V4h10v5M5 9h14v8h-2.5M7.5 17H5M7.5 14h9v6h-9z",
            Self::Show => "M4 5h16v11H4zM9 20h6M12 16v4",
            Self::Speak => {
                "M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"
            }
            Self::Next => "M5 12h14M13 6l6 6-6 6",
            Self::Back => "M19 12H5M11 6l-6 6 6 6",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 .01 0M15.5 15.5 20 20",
            Self::Lock => "M5.5 11h13v9h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
            Self::Send => "M4 8h13M13.5 4.5 17 8l-3.5 3.5M20 16H7M10.5 12.5 7 16l3.5 3.5",
            Self::Place => "M12 21c-8-8-7-17 0-17s8 9 0 17M12 8.5a2 2 0 1 0 .01 0",
            Self::Rule => {
                "M5 4.5h9.5A2.5 2.5 0 0 1 17 7v13H7.5A2.5 2.5 0 0 1 5 17.5zM17 17h2V7h-2M8.5 9h5M8.5 12.5h5"
            }
            Self::Offline => {
                "M4 4l16 16M7 10a5 5 0 0 0-.5 9h10M10 6.5a6 6 0 0 1 7.5 5 4 4 0 0 1 2 6"
            }
            Self::Saved => "M5 4.5h11l3 3v12H5zM8.5 4.5v4.5h6V4.5M8.5 19.5V14h7v5.5",
            Self::Calendar => "M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V7M15.5 3.5V7",
            Self::Settings => "M4 7.5h9M17 7.5h3M15 5.5v4M4 16.5h3M11 16.5h9M9 14.5v4",
            Self::Exchange => {
                "M3.5 8.5h3l3.5-2 4 2.5M3.5 15h3l5 4 7-5.5M20.5 15.5h-3L9.5 10l-2 2M20.5 8.5h-3L14 7"
            }
            Self::Scan => {
                "M4 8V4.5h4M16 4.5h4V8M20 16v3.5h-4M8 19.5H4V16M8 8.5v7M11 8.5v7M13.5 8.5v7M16 8.5v7"
            }
            Self::Leave => "M13 4.5H5v15h8M10 12h10M16.5 8.5 20 12l-3.5 3.5",
        }
    }
}

/// Returns a drawing; words beside it say what it is, so it is not read out.
pub fn icon(icon: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=icon.strokes()></path>
        </svg>
    }
    .into_any()
}
