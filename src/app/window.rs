//! The window itself: which renderer, and what to do when there is none.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::program::App;
use super::world::World;
use crate::store::WindowPlace;
use crate::ui::Action;

/// The program's picture in the bar of the system.
const ICON: &[u8] = include_bytes!("../../assets/icon/window.png");

/// What paints the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Renderer {
    /// OpenGL: quick to start, and everywhere.
    #[default]
    Glow,
    /// Vulkan, Metal or Direct3D: where OpenGL is broken.
    Wgpu,
}

impl Renderer {
    fn other(self) -> Self {
        match self {
            Self::Glow => Self::Wgpu,
            Self::Wgpu => Self::Glow,
        }
    }
}

impl From<Renderer> for eframe::Renderer {
    fn from(renderer: Renderer) -> Self {
        match renderer {
            Renderer::Glow => Self::Glow,
            Renderer::Wgpu => Self::Wgpu,
        }
    }
}

/// How the window is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowWish {
    /// The file to open in it.
    pub file: Option<PathBuf>,
    /// What paints it, where that was said.
    pub renderer: Option<Renderer>,
    /// Since when the start is measured: the window closes after its first frame.
    pub measured_since: Option<Instant>,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no screen to show it on.
    #[error("no display: {0}")]
    NoDisplay(String),
    /// Neither renderer starts.
    #[error("no renderer: {0}")]
    NoRenderer(String),
}

/// Shows the window until it is closed. Gives back how long the first frame took, if measured.
pub fn show(
    wish: &WindowWish,
    mut world: impl FnMut() -> World,
) -> Result<Option<Duration>, WindowError> {
    let first = wish.renderer.unwrap_or_default();
    let measured = Arc::new(Mutex::new(None));
    match run(first, wish, world(), &measured) {
        Ok(()) => {}
        Err(error) if no_display(&error) => return Err(WindowError::NoDisplay(error.to_string())),
        // Old drivers and remote desktops often have one of the two.
        Err(_first) => run(first.other(), wish, world(), &measured)
            .map_err(|error| WindowError::NoRenderer(error.to_string()))?,
    }
    let measured = measured.lock().map(|measured| *measured);
    Ok(measured.unwrap_or_default())
}

fn run(
    renderer: Renderer,
    wish: &WindowWish,
    world: World,
    measured: &Arc<Mutex<Option<Duration>>>,
) -> Result<(), eframe::Error> {
    let remembered = world.store.settings();
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("khangan")
        .with_title("Khangan")
        .with_min_inner_size([800.0, 500.0]);
    let viewport = placed(viewport, remembered.0.window);
    let viewport = match eframe::icon_data::from_png_bytes(ICON) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_no_picture) => viewport,
    };
    let options = eframe::NativeOptions {
        viewport,
        renderer: renderer.into(),
        ..eframe::NativeOptions::default()
    };
    let file = wish.file.clone();
    let measure = wish.measured_since.map(|since| (since, Arc::clone(measured)));
    eframe::run_native(
        "khangan",
        options,
        Box::new(move |creation| {
            let mut app = App::with_settings(&creation.egui_ctx, world, remembered);
            if let Some(file) = file {
                app.act(Action::OpenFile(file));
            }
            Ok(match measure {
                Some((since, took)) => {
                    Box::new(Measured { app, since, took, frames: 0 }) as Box<dyn eframe::App>
                }
                None => Box::new(app),
            })
        }),
    )
}

/// As large as it was, and where it was if that is on every screen: the one it was on may be
/// unplugged.
fn placed(viewport: egui::ViewportBuilder, place: Option<WindowPlace>) -> egui::ViewportBuilder {
    const SURELY_IN_SIGHT: (i16, i16) = (900, 500);
    // The first time it fills the screen, whatever its size; made smaller, it fits the smallest.
    let Some(place) = place else {
        return viewport.with_inner_size([1280.0, 680.0]).with_maximized(true);
    };
    let viewport = viewport
        .with_inner_size([f32::from(place.width), f32::from(place.height)])
        .with_maximized(place.maximised);
    match (place.x, place.y) {
        (Some(x), Some(y))
            if (0..SURELY_IN_SIGHT.0).contains(&x) && (0..SURELY_IN_SIGHT.1).contains(&y) =>
        {
            viewport.with_position([f32::from(x), f32::from(y)])
        }
        _ => viewport,
    }
}

fn no_display(error: &eframe::Error) -> bool {
    matches!(error, eframe::Error::WinitEventLoop(_))
}

/// The program as it is measured: it closes once its first frame is on the screen.
struct Measured {
    app: App,
    since: Instant,
    took: Arc<Mutex<Option<Duration>>>,
    frames: u32,
}

impl eframe::App for Measured {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        // The second frame begins when the first one has been presented.
        if self.frames == 1 {
            if let Ok(mut took) = self.took.lock() {
                *took = Some(self.since.elapsed());
            }
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        self.app.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.app.ui(ui);
        self.frames += 1;
        ui.ctx().request_repaint();
    }
}
