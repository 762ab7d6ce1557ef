//! A page on the screen beside the same page on paper: one rasterised here from egui's triangles,
//! the other by Poppler from the PDF.
//!
//! Needs Poppler: `tests/run` brings it, and runs what plain `cargo test` says that it ignored.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "pixels of a picture, and edges that are the same or are not"
)]

use std::collections::BTreeMap;
use std::process::Command;

use egui::epaint::{ImageData, Primitive, Vertex};
use egui::{Color32, ColorImage, Context, Pos2, RawInput, Rect, TextureId, Vec2};
use khangan::appraisal::appraise;
use khangan::case::Case;
use khangan::document::case_pdf;
use khangan::form::Form;
use khangan::store::{Opened, open, write_case};
use khangan::ui::preview::{self, PreviewState, PreviewView, Proof, ProofOf, Zoom};
use khangan::ui::{Theme, theme};
use khangan::words::Lang;

use crate::scenario::{FORMS, form, some_moment};
use crate::source::root;
use crate::terminal::Desk;

/// The size at which both are compared: 144 pixels to the inch.
const TIMES: f32 = 1.5;
/// The side of the squares over which both are averaged: letters may stand half a pixel apart.
const CELL: usize = 6;
/// How far a square may differ, of 255. A stroke moved by half a pixel changes an average by less.
const FARTHEST: f32 = 90.0;
/// How far squares may differ on average.
const MEAN: f32 = 3.0;
/// So far moved, in pixels, a page no longer passes: half a millimetre.
const SHIFT: usize = 3;

/// Shades of grey, 0 to 255.
struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<f32>,
}

impl Grey {
    /// The average of each square.
    fn cells(&self) -> Vec<f32> {
        let mut cells = Vec::new();
        for y in (0..self.height - self.height % CELL).step_by(CELL) {
            for x in (0..self.width - self.width % CELL).step_by(CELL) {
                let row = |row: usize| {
                    let start = (y + row) * self.width + x;
                    self.pixels[start..start + CELL].iter().sum::<f32>()
                };
                cells.push((0..CELL).map(row).sum::<f32>() / 36.0);
            }
        }
        cells
    }

    /// A part of it.
    fn part(&self, left: usize, top: usize, width: usize, height: usize) -> Self {
        let row = |y: usize| &self.pixels[(top + y) * self.width + left..][..width];
        Self { width, height, pixels: (0..height).flat_map(row).copied().collect() }
    }
}

/// A page as the window shows it at [`TIMES`].
fn on_screen(form: &Form, case: &Case, page: usize) -> Grey {
    let view_size = Vec2::new(1300.0, 1900.0);
    let ctx = Context::default();
    theme::install(&ctx);
    let of = ProofOf { serial: 1, revision: 1 };
    let proof = Proof::new(of, form, case, &appraise(form, case), some_moment(), None);
    let theme = Theme::light();
    let view = PreviewView {
        form,
        proof: Some(&proof),
        lang: Lang::Thai,
        theme: &theme,
        too_much: false,
        beside: true,
        covered: true,
    };
    let mut state = PreviewState::default();
    state.zoom = Zoom::Times(TIMES);
    let mut textures = BTreeMap::<TextureId, ColorImage>::new();
    let mut frame = |state: &mut PreviewState| {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, view_size)),
            max_texture_side: Some(8192),
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| preview::ui(ui, &view, state, &mut Vec::new()));
        for (id, delta) in output
            .textures_delta
            .set
            .iter()
            .flat_map(|(id, all)| all.iter().map(move |delta| (id, delta)))
        {
            let ImageData::Color(image) = &delta.image;
            match delta.pos {
                None => drop(textures.insert(*id, ColorImage::clone(image))),
                Some([x, y]) => copy(image, textures.get_mut(id).unwrap(), x, y),
            }
        }
        output.textures_delta.clear();
        output
    };
    frame(&mut state);
    state.show_page(page);
    frame(&mut state);
    let output = frame(&mut state);
    let mut picture = vec![[255.0; 3]; 1300 * 1900];
    for primitive in ctx.tessellate(output.shapes, 1.0) {
        let Primitive::Mesh(mesh) = primitive.primitive else { panic!("no callbacks here") };
        for corners in mesh.indices.chunks(3) {
            let corners = [0, 1, 2].map(|corner| mesh.vertices[corners[corner] as usize]);
            triangle(&mut picture, 1300, primitive.clip_rect, corners, &textures[&mesh.texture_id]);
        }
    }
    let pixels = picture.iter().map(|[r, g, b]| (r + g + b) / 3.0).collect();
    let all = Grey { width: 1300, height: 1900, pixels };
    let paper = state.page_in_view(page).translate(Vec2::new(0.0, theme.sizes.bar_height));
    let at = |length: f32| length.round() as usize;
    all.part(at(paper.left()), at(paper.top()), at(paper.width()), at(paper.height()) - 1)
}

fn copy(from: &ColorImage, to: &mut ColorImage, x: usize, y: usize) {
    let width = to.size[0];
    for (row, pixels) in from.pixels.chunks(from.size[0]).enumerate() {
        let start = (y + row) * width + x;
        to.pixels[start..start + pixels.len()].copy_from_slice(pixels);
    }
}

/// Paints one triangle, as a graphics card would.
fn triangle(
    picture: &mut [[f32; 3]],
    width: usize,
    clip: Rect,
    [a, b, c]: [Vertex; 3],
    texture: &ColorImage,
) {
    let cross = |o: Pos2, p: Pos2, q: Pos2| (p.x - o.x) * (q.y - o.y) - (p.y - o.y) * (q.x - o.x);
    let area = cross(a.pos, b.pos, c.pos);
    let bounds = Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
    if area == 0.0 || !bounds.is_positive() {
        return;
    }
    // Most of the paper is of one colour.
    let flat = [b, c].iter().all(|v| v.uv == a.uv && v.color == a.color);
    let plain = flat.then(|| color(texture, &[a, b, c], [1.0, 0.0, 0.0]));
    // A pixel on the edge of two triangles belongs to one of them.
    let belongs = |share: f32, from: Pos2, to: Pos2| {
        let (from, to) = if area > 0.0 { (from, to) } else { (to, from) };
        let top_left = (from.y == to.y && to.x > from.x) || to.y < from.y;
        share > 0.0 || (share == 0.0 && top_left)
    };
    for y in bounds.top().floor() as usize..bounds.bottom().ceil() as usize {
        for x in bounds.left().floor() as usize..bounds.right().ceil() as usize {
            let at = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
            let shares = [
                cross(b.pos, c.pos, at) / area,
                cross(c.pos, a.pos, at) / area,
                cross(a.pos, b.pos, at) / area,
            ];
            let edges = [(b.pos, c.pos), (c.pos, a.pos), (a.pos, b.pos)];
            let inside = shares.iter().zip(edges).all(|(s, (from, to))| belongs(*s, from, to));
            if !inside || !clip.contains(at) {
                continue;
            }
            let (ink, alpha) = plain.unwrap_or_else(|| color(texture, &[a, b, c], shares));
            for (pixel, ink) in picture[y * width + x].iter_mut().zip(ink) {
                *pixel = *pixel * (1.0 - alpha / 255.0) + ink;
            }
        }
    }
}

/// Ink and its cover at a place between three corners.
fn color(texture: &ColorImage, corners: &[Vertex; 3], shares: [f32; 3]) -> ([f32; 3], f32) {
    let mix = |of: fn(&Vertex) -> f32| {
        corners.iter().zip(shares).map(|(vertex, share)| of(vertex) * share).sum::<f32>()
    };
    let [w, h] = texture.size;
    let texel = (
        ((mix(|v| v.uv.x) * w as f32) as usize).min(w - 1),
        ((mix(|v| v.uv.y) * h as f32) as usize).min(h - 1),
    );
    let texel: Color32 = texture.pixels[texel.1 * w + texel.0];
    let ink = [
        mix(|v| f32::from(v.color.r())) * f32::from(texel.r()) / 255.0,
        mix(|v| f32::from(v.color.g())) * f32::from(texel.g()) / 255.0,
        mix(|v| f32::from(v.color.b())) * f32::from(texel.b()) / 255.0,
    ];
    (ink, mix(|v| f32::from(v.color.a())) * f32::from(texel.a()) / 255.0)
}

/// A page of the PDF as Poppler shows it.
fn on_paper(desk: &Desk, form: &Form, case: &Case, page: usize) -> Grey {
    let text = write_case(case);
    let pdf = case_pdf(form, case, ("page.khangan", &text), some_moment()).unwrap();
    let pdf = desk.write("page.pdf", pdf);
    let number = (page + 1).to_string();
    let output = Command::new("pdftoppm")
        .args(["-r", "144", "-gray", "-f", &number, "-l", &number])
        .arg(pdf)
        .output()
        .expect("pdftoppm");
    let bytes = output.stdout;
    let mut words = bytes.split(u8::is_ascii_whitespace);
    let mut word = || std::str::from_utf8(words.next().unwrap()).unwrap();
    assert_eq!(word(), "P5");
    let (width, height): (usize, usize) = (word().parse().unwrap(), word().parse().unwrap());
    let pixels = bytes[bytes.len() - width * height..].iter().map(|grey| f32::from(*grey));
    Grey { width, height, pixels: pixels.collect() }
}

fn compare(name: &str, form: &Form, case: &Case, page: usize) {
    let desk = Desk::new();
    let (screen, paper) = (on_screen(form, case, page), on_paper(&desk, form, case, page));
    if let Some(folder) = std::env::var_os("KHANGAN_TEST_PICTURES") {
        for (kind, picture) in [("screen", &screen), ("paper", &paper)] {
            let mut bytes = format!("P5\n{} {}\n255\n", picture.width, picture.height).into_bytes();
            bytes.extend(picture.pixels.iter().map(|grey| *grey as u8));
            let name = format!("{name}-{}-{kind}.pgm", page + 1);
            std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
        }
    }
    let (width, height) = (screen.width.min(paper.width) - SHIFT, screen.height.min(paper.height));
    assert!(screen.width.abs_diff(paper.width) <= 2 && screen.height.abs_diff(paper.height) <= 3);
    let shown = screen.part(0, 0, width, height).cells();
    let printed = paper.part(0, 0, width, height).cells();
    let inked = printed.iter().filter(|grey| **grey < 200.0).count();
    assert!(inked > 100, "there is something to compare: {inked}");
    let (mean, farthest) = apart(&shown, &printed);
    let told = format!("{name}, page {}: {mean:.2} on average, {farthest:.0} at most", page + 1);
    assert!(mean < MEAN && farthest < FARTHEST, "{told}");
    // The same page half a millimetre to the side would not pass.
    let moved = paper.part(SHIFT, 0, width, height).cells();
    let (mean, farthest) = apart(&shown, &moved);
    assert!(mean > MEAN || farthest > FARTHEST, "{name}: {mean:.2} {farthest:.0}");
}

/// How far squares are apart, on average and at most.
fn apart(one: &[f32], other: &[f32]) -> (f32, f32) {
    let off: Vec<f32> = one.iter().zip(other).map(|(one, other)| (one - other).abs()).collect();
    (off.iter().sum::<f32>() / off.len() as f32, off.iter().copied().fold(0.0, f32::max))
}

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn a_page_on_the_screen_looks_like_the_page_on_paper() {
    for (name, id, pages) in
        [("print/academic-full", "academic", vec![0, 2]), ("cases/arts-3", "arts", vec![2])]
    {
        let path = root().join(format!("tests/fixtures/{name}.khangan"));
        let Opened::Case(case) = open(&path, &FORMS).unwrap() else { panic!("{name}") };
        for page in pages {
            compare(&name.replace('/', "-"), form(id), &case, page);
        }
    }
}
