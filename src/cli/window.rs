//! `khangan` and `khangan FILE`: what the window is asked for, and what is said when there is none.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use rust_i18n::t;

use super::outcome::{Outcome, Trouble};
use crate::form::Forms;
use crate::standards::Standards;
use crate::store::{Begin, Mailbox, Store};
use crate::words::Lang;

/// How the window is wanted.
pub struct WindowWish {
    /// The file to open in it.
    pub file: Option<PathBuf>,
    /// What paints it, where that was said.
    pub renderer: Option<Renderer>,
    /// Whether only its start is measured.
    pub measure: bool,
    /// The language to begin with.
    pub lang: Lang,
    /// Whether that was said for this once; else what the officer chose before counts more.
    pub lang_chosen: bool,
    /// The forms it knows.
    pub forms: Forms,
    /// The position standards it knows.
    pub standards: Standards,
    /// Where cases are kept.
    pub store: Store,
    /// Where later starts leave word, if this window is the one that they look for.
    pub mailbox: Option<Mailbox>,
}

/// What paints the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// OpenGL.
    Glow,
    /// Vulkan, Metal or Direct3D.
    Wgpu,
}

impl FromStr for Renderer {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            "glow" => Ok(Self::Glow),
            "wgpu" => Ok(Self::Wgpu),
            _ => Err(()),
        }
    }
}

/// Why there is no window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWindow {
    /// There is no screen to show it on.
    Display,
    /// Graphics do not start.
    Renderer,
}

/// Shows the window until it is closed; where one is open already, that one.
pub(super) fn show(
    mut wish: WindowWish,
    apart: bool,
    lang: Lang,
    window: &mut dyn FnMut(WindowWish) -> Result<Option<Duration>, NoWindow>,
) -> Result<Outcome, Trouble> {
    if !apart {
        match wish.store.begin_window(wish.file.as_deref()) {
            Begin::HandedOver => return Ok(Outcome::text(String::new())),
            Begin::First(mailbox) => wish.mailbox = Some(mailbox),
            Begin::Apart => {}
        }
    }
    match window(wish) {
        Ok(None) => Ok(Outcome::text(String::new())),
        Ok(Some(took)) => Ok(Outcome::line(&took.as_millis().to_string())),
        Err(NoWindow::Display) => {
            Err(Trouble::failed(&t!("window.no_display", locale = lang.code())))
        }
        Err(NoWindow::Renderer) => {
            Err(Trouble::failed(&t!("window.no_renderer", locale = lang.code())))
        }
    }
}
