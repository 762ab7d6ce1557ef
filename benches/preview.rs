//! How long the preview takes: from a keystroke to the new page painted, and a frame in which
//! nothing changes.
//!
//! `cargo bench --bench preview`

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints, or stops")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use egui::{Context, Pos2, RawInput, Rect, Vec2};
use khangan::appraisal::appraise;
use khangan::base::FieldId;
use khangan::case::{Case, Edit, Timeline};
use khangan::form::{Form, Forms};
use khangan::store::{Opened, open};
use khangan::ui::preview::{self, PreviewState, PreviewView, Proof, ProofOf, Zoom};
use khangan::ui::{Theme, theme};
use khangan::words::Lang;

const ROUNDS: u64 = 200;
/// When it would be printed.
const NOW: &str = "2026-11-20T09:00:00+07:00";

fn main() {
    let forms = Forms::built_in();
    let form = forms.named("academic").unwrap();
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/print/academic-full.khangan");
    let Opened::Case(case) = open(&path, &forms).unwrap() else { return };

    let mut window = Window::new();
    let mut timeline = Timeline::new(*case);
    let mut proof = lay_out(form, timeline.case(), 0, None);
    println!("a full academic case, {} pages, 1920 × 1080", proof.pages().len());
    let first = time(|| window.frame(form, &proof));
    println!("{:<38} {:>8.2} ms", "first frame, every letter new", ms(first));

    let id = FieldId::from("duties.before");
    let text = timeline.case().text("duties.before").to_owned();
    let strokes = measure(|round| {
        let typed = format!("{text} {}", "ก".repeat(usize::try_from(round % 40).unwrap()));
        timeline.edit(form, Edit::text(id.clone(), &typed)).unwrap();
        proof = lay_out(form, timeline.case(), round, Some(&proof));
        window.frame(form, &proof);
    });
    say("keystroke to totals and page", &strokes);
    say("a frame in which nothing changes", &measure(|_| window.frame(form, &proof)));
    say(
        "a frame while scrolling",
        &measure(|round| {
            window.state.show_page(usize::try_from(round).unwrap() % 6);
            window.frame(form, &proof);
        }),
    );
    say(
        "a frame at a zoom never shown before",
        &measure(|round| {
            let percent = u16::try_from(round).unwrap_or(u16::MAX);
            window.state.zoom = Zoom::Times(0.5 + f32::from(percent) * 0.0123);
            window.frame(form, &proof);
        }),
    );
}

fn lay_out(form: &Form, case: &Case, revision: u64, before: Option<&Proof>) -> Proof {
    let of = ProofOf { serial: 1, revision };
    Proof::new(of, form, case, &appraise(form, case), NOW.parse().unwrap(), before)
}

/// The preview alone, without a window.
struct Window {
    ctx: Context,
    theme: Theme,
    state: PreviewState,
}

impl Window {
    fn new() -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        ctx.enable_accesskit();
        Self { ctx, theme: Theme::light(), state: PreviewState::default() }
    }

    fn frame(&mut self, form: &Form, proof: &Proof) {
        let Self { ctx, theme, state } = self;
        let view = PreviewView {
            form,
            proof: Some(proof),
            lang: Lang::Thai,
            theme,
            too_much: false,
            beside: false,
            covered: false,
        };
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1920.0, 1080.0))),
            max_texture_side: Some(8192),
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| preview::ui(ui, &view, state, &mut Vec::new()));
        output.textures_delta.clear();
        black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

fn measure(mut work: impl FnMut(u64)) -> Vec<Duration> {
    let mut times: Vec<_> = (1..=ROUNDS).map(|round| time(|| work(round))).collect();
    times.sort();
    times
}

fn say(name: &str, times: &[Duration]) {
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let worst = times.last().copied().unwrap_or_default();
    println!("{name:<38} {:>8.2} ms median, {:>8.2} ms worst", ms(median), ms(worst));
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
