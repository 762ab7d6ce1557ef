//! How long a frame takes with a field of 40,000 characters in it: at rest, and at a keystroke.
//!
//! `cargo bench --bench field`

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints, or stops")]

use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, RawInput, Rect, pos2, vec2};
use khangan::ui::thai_text::{Field, install_fonts};

const CASE: &str = include_str!("../tests/fixtures/print/academic-full.khangan");

/// Characters in the field.
const LENGTH: usize = 40_000;
/// Frames measured of each kind.
const FRAMES: usize = 60;
/// What a keystroke may take.
const KEYSTROKE: Duration = Duration::from_millis(16);
/// What a frame at rest may take.
const REST: Duration = Duration::from_millis(1);

fn main() {
    let paragraphs: Vec<String> = CASE
        .lines()
        .filter_map(|line| line.split_once(": \""))
        .flat_map(|(_, text)| text.split("\\n").map(str::to_owned).collect::<Vec<_>>())
        .filter(|text| text.chars().count() > 60)
        .collect();
    let joined = |by: &str| -> String {
        let all = paragraphs.iter().cycle().flat_map(|text| text.chars().chain(by.chars()));
        all.take(LENGTH).collect()
    };
    println!("a field of {LENGTH} characters; the median and the longest of {FRAMES} frames");
    measure("in paragraphs", joined("\n"));
    measure("in one paragraph", joined(" "));
    measure("without a space", joined("").replace(' ', ""));
    measure_read_aloud(joined("\n"));
}

fn measure(name: &str, text: String) {
    let mut desk = Desk::new(text);
    let first = desk.frame(vec![]);
    println!("\n{name}: {:.1} ms the first time", millis(first));
    desk.report("at rest", REST, |_| vec![]);
    for (place, pages) in
        [("at the start", 0), ("in the middle", desk.pages() / 2), ("at the end", desk.pages())]
    {
        desk.frame(press(Key::Home, Modifiers::CTRL | Modifiers::COMMAND));
        for _ in 0..pages {
            desk.frame(press(Key::PageDown, Modifiers::NONE));
        }
        for _ in 0..30 {
            desk.frame(vec![]);
        }
        let letters: Vec<char> = "กำหนดตำแหน่งที่มีน้ำหนัก ".chars().collect();
        desk.report(&format!("typing {place}"), KEYSTROKE, |index| {
            let letter = letters.get(index % letters.len()).unwrap();
            vec![Event::Text(letter.to_string())]
        });
        desk.report(&format!("taking away {place}"), KEYSTROKE, |_| {
            press(Key::Backspace, Modifiers::NONE)
        });
    }
}

/// What a screen reader costs: it is told of every line.
fn measure_read_aloud(text: String) {
    let mut desk = Desk::new(text);
    desk.ctx.enable_accesskit();
    for _ in 0..3 {
        desk.frame(vec![]);
    }
    println!("\nin paragraphs, with a screen reader");
    desk.report("at rest", KEYSTROKE, |_| vec![]);
    desk.report("typing", KEYSTROKE, |_| vec![Event::Text("X".to_owned())]);
}

fn press(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let pressed = Event::Key { key, pressed: true, modifiers, repeat: false, physical_key: None };
    vec![Event::ModifiersChanged(modifiers), pressed, Event::ModifiersChanged(Modifiers::NONE)]
}

/// A window with the field in it.
struct Desk {
    ctx: egui::Context,
    text: String,
    height: f32,
    time: f64,
}

impl Desk {
    fn new(text: String) -> Self {
        let ctx = egui::Context::default();
        install_fonts(&ctx);
        let mut desk = Self { ctx, text: String::new(), height: 0.0, time: 0.0 };
        desk.frame(vec![]);
        desk.ctx.memory_mut(|memory| memory.request_focus(id()));
        desk.frame(vec![]);
        desk.text = text;
        desk
    }

    /// One frame, from events to triangles.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 0.016;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1366.0, 768.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let start = Instant::now();
        let mut edited = None;
        let (text, height) = (&self.text, &mut self.height);
        let mut output = self.ctx.run_ui(input, |ui| {
            egui::ScrollArea::vertical().show(ui, |ui| {
                let output = Field::paragraphs(id(), text).name("field").width(700.0).show(ui);
                *height = output.response.rect.height();
                edited = output.edited.or_else(|| edited.take());
            });
        });
        let shapes = std::mem::take(&mut output.shapes);
        let triangles = self.ctx.tessellate(shapes, output.pixels_per_point);
        let taken = start.elapsed();
        assert!(!triangles.is_empty());
        output.textures_delta.clear();
        if let Some(edited) = edited {
            self.text = edited;
        }
        taken
    }

    /// How many times Page Down leads from the start to the end.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number")]
    fn pages(&self) -> usize {
        (self.height / 700.0) as usize + 2
    }

    fn report(&mut self, what: &str, limit: Duration, mut events: impl FnMut(usize) -> Vec<Event>) {
        let mut times: Vec<_> = (0..FRAMES).map(|index| self.frame(events(index))).collect();
        times.sort();
        let (median, longest) = (times.get(FRAMES / 2).unwrap(), times.last().unwrap());
        let verdict = if *median <= limit { "" } else { "  TOO SLOW" };
        println!("{what:<26} {:>7.2} ms {:>7.2} ms{verdict}", millis(*median), millis(*longest));
    }
}

fn id() -> egui::Id {
    egui::Id::unique("a field")
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
