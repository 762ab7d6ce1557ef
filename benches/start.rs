//! How long the window takes to show, beside an empty one: `cargo bench --bench start`.
//!
//! Each run is a process of its own, by turns, so that both meet the same machine. It needs a
//! display; `xvfb-run cargo bench --bench start` brings one.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a measurement is told")]

use std::process::Command;
use std::time::Instant;

/// Runs of each, after one that only warms the disk.
const RUNS: usize = 15;

fn main() {
    let started = Instant::now();
    if std::env::args().any(|arg| arg == "--empty") {
        empty_window(started);
        return;
    }
    let this = std::env::current_exe().unwrap_or_default();
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/print/academic-full.khangan");
    let empty = || milliseconds(Command::new(&this).arg("--empty"));
    let khangan = |args: &[&str]| {
        milliseconds(Command::new(env!("CARGO_BIN_EXE_khangan")).arg("--measure-start").args(args))
    };
    let (mut empties, mut starts, mut cases) = (vec![], vec![], vec![]);
    for run in 0..=RUNS {
        let times = (empty(), khangan(&[]), khangan(&[case]));
        if run > 0 {
            empties.extend(times.0);
            starts.extend(times.1);
            cases.extend(times.2);
        }
    }
    let (empty, start, case) = (median(empties), median(starts), median(cases));
    println!("empty window, first frame     {empty:>6.0} ms");
    println!("khangan, first frame          {start:>6.0} ms  {:.2} x", start / empty);
    println!("khangan FILE, first frame     {case:>6.0} ms  {:.2} x", case / empty);
}

fn milliseconds(command: &mut Command) -> Option<f64> {
    // A home of its own: neither the officer's settings nor their cases have a part in this.
    let home = std::env::temp_dir().join("khangan start");
    let output = command.env("HOME", &home).env("KHANGAN_HOME", &home).output().ok()?;
    let printed = String::from_utf8_lossy(&output.stdout).trim().parse().ok();
    if printed.is_none() {
        eprintln!("no window: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    printed
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A window with nothing in it, until its first frame has been presented.
struct Empty {
    started: Instant,
    frames: u32,
}

impl eframe::App for Empty {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if self.frames == 1 {
            println!("{}", self.started.elapsed().as_millis());
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frames += 1;
        ui.ctx().request_repaint();
    }
}

fn empty_window(started: Instant) {
    let viewport =
        egui::ViewportBuilder::default().with_inner_size([1280.0, 680.0]).with_maximized(true);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let app = Box::new(move |_: &eframe::CreationContext<'_>| {
        Ok(Box::new(Empty { started, frames: 0 }) as Box<dyn eframe::App>)
    });
    if let Err(error) = eframe::run_native("empty", options, app) {
        eprintln!("{error}");
    }
}
