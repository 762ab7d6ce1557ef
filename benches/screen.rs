//! What a frame and a keystroke cost, without a window: `cargo bench --bench screen`.
//!
//! A frame is egui's run and the tessellation of what it drew, on each step of a full case. A
//! keystroke is every frame from the key to the screen that shows what follows from it.

#![expect(clippy::print_stdout, reason = "a measurement is told")]
#![expect(clippy::expect_used, reason = "a measurement that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, RawInput, Rect, Vec2, pos2};
use khangan::app::{Answer, App, Picker, Question, World};
use khangan::base::Moment;
use khangan::form::Forms;
use khangan::standards::Standards;
use khangan::store::{Folders, Store, Who};
use khangan::ui::{Action, Step};
use khangan::words::Lang;

const FRAMES: usize = 300;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    println!("{:<28}{:>10}{:>10}", "frame, in ms", "median", "worst");
    for name in ["print/academic-full.khangan", "cases/arts-3.khangan"] {
        let mut bench = Bench::open(root.join(name));
        for step in (0..8).map(Step) {
            bench.go(step);
            let times = (0..FRAMES).map(|frame| bench.frame(Bench::mouse(frame))).collect();
            tell(&format!("{} {step:?}", bench.form()), times);
        }
    }
    println!("{:<28}{:>10}{:>10}", "keystroke, in ms", "median", "worst");
    let mut bench = Bench::open(root.join("print/academic-full.khangan"));
    for step in [0, 1, 2, 4].map(Step) {
        bench.go(step);
        let times = (0..100).map(|_| bench.keystroke(Event::Text("ก".to_owned()))).collect();
        tell(&format!("{step:?}"), times);
    }
    bench.go(Step(3));
    let level = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];
    let times = keys.iter().cycle().take(100).map(|key| bench.keystroke(level(*key))).collect();
    tell("Score, levels by key", times);
}

fn tell(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let ms = |time: Option<&Duration>| time.map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0);
    let (median, worst) = (ms(times.get(times.len() / 2)), ms(times.last()));
    println!("{what:<28}{median:>10.2}{worst:>10.2}");
}

fn some_moment() -> Moment {
    "2026-11-20T09:30:00+07:00".parse().expect("a moment")
}

struct Bench {
    ctx: egui::Context,
    app: App,
    time: f64,
}

impl Bench {
    fn open(path: PathBuf) -> Self {
        struct Nobody;
        impl Picker for Nobody {
            fn ask(&self, _question: &Question) -> Answer {
                Box::pin(async { Ok(None) })
            }
        }
        let ctx = egui::Context::default();
        // What the program keeps for itself goes when the system tidies its temporary files.
        let home = std::env::temp_dir().join("khangan-bench");
        let who = Who { user: String::new(), machine: String::new() };
        let world = World {
            forms: Arc::new(Forms::built_in()),
            standards: Arc::new(Standards::built_in()),
            lang: Lang::Thai,
            lang_chosen: true,
            store: Store::new(Folders::below(&home), who),
            user: String::new(),
            clock: some_moment,
            picker: Box::new(Nobody),
            library: None,
            viewer: |_| Ok(()),
            mailbox: None,
        };
        let app = App::new(&ctx, world);
        let mut bench = Self { ctx, app, time: 0.0 };
        bench.app.act(Action::OpenFile(path));
        while bench.app.case().is_none() {
            bench.frame(vec![]);
        }
        bench
    }

    fn form(&self) -> &str {
        self.app.case().map(|case| case.form().as_str()).unwrap_or_default()
    }

    fn go(&mut self, step: Step) {
        self.app.act(Action::Go(step));
        for _ in 0..10 {
            self.frame(vec![]);
        }
    }

    /// The mouse crosses the middle of the screen, as it does all day.
    fn mouse(frame: usize) -> Vec<Event> {
        let along = f32::from(u16::try_from(frame).unwrap_or(u16::MAX));
        vec![Event::PointerMoved(pos2(300.0 + along * 2.0, 100.0 + along * 1.8))]
    }

    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.run(events).0
    }

    /// From the key until nothing is left to draw.
    fn keystroke(&mut self, event: Event) -> Duration {
        let (mut took, mut again) = self.run(vec![event]);
        while again {
            let next = self.run(vec![]);
            took += next.0;
            again = next.1;
        }
        took
    }

    /// What a frame took, and whether another one is wanted at once.
    fn run(&mut self, events: Vec<Event>) -> (Duration, bool) {
        self.time += 1.0 / 60.0;
        let screen = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(1366.0, 768.0));
        let input = RawInput {
            screen_rect: Some(screen),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let begun = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| {
            self.app.logic(ui.ctx());
            self.app.ui(ui);
        });
        let again = output.viewport_output.values().any(|window| window.repaint_delay.is_zero());
        drop(self.ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point));
        let took = begun.elapsed();
        output.drop_without_applying_deltas();
        (took, again)
    }
}
