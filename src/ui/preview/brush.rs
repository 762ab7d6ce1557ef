//! A page as egui paints it: its marks as pictures and rules of one mesh.
//!
//! **Invariant:** only translates, as the PDF's own painter does. Every mark is where
//! [`crate::sheet`] put it; baselines and rules are moved to the nearest pixel, so that they are
//! sharp.

use std::sync::Arc;

use egui::epaint::EllipseShape;
use egui::{Color32, Context, Mesh, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::atlas::{Atlas, Picture};
use super::outline::pixels;
use super::watermark::Watermark;
use crate::base::Mm;
use crate::sheet::{self, DOT, DOT_PITCH, Page, Point, TextMark, WATERMARK_GREY, dots};
use crate::text::EM;

/// Below this size of letters, in pixels, a line of text is a grey line.
const LEGIBLE: f32 = 4.0;
/// The ink.
const INK: Color32 = Color32::BLACK;

/// How large a page is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// Pixels of the screen to a millimetre of paper.
    pub(super) pixels_per_mm: f32,
    /// Pixels of the screen to a point of egui.
    pub(super) pixels_per_point: f32,
}

/// What pages are painted with.
#[derive(Default)]
pub(super) struct Press {
    pub(super) atlas: Atlas,
    watermark: Watermark,
}

impl Press {
    /// The shapes of a page whose upper left corner is at the origin.
    pub(super) fn page(&mut self, ctx: &Context, page: &Page, scale: Scale) -> Vec<Shape> {
        let before = self.atlas.generation();
        let shapes = self.page_once(ctx, page, scale);
        if self.atlas.generation() == before {
            return shapes;
        }
        // The texture was full half-way, and was emptied; now it has room for this page.
        self.page_once(ctx, page, scale)
    }

    fn page_once(&mut self, ctx: &Context, page: &Page, scale: Scale) -> Vec<Shape> {
        let Self { atlas, watermark } = self;
        let ink = atlas.ink();
        let mut brush =
            Brush { atlas, scale, mesh: Mesh::default(), ink, rings: Vec::new(), behind: None };
        for mark in &page.marks {
            match &mark.shape {
                sheet::Shape::Text(text) => brush.text(text),
                sheet::Shape::Rule { from, to, width } => brush.rule(*from, *to, *width),
                sheet::Shape::Leader { from, to_x } => brush.leader(*from, *to_x),
                sheet::Shape::Ring { centre, radius, width } => {
                    brush.ring(*centre, *radius, *width);
                }
                sheet::Shape::Watermark { outline } => {
                    brush.behind = Some(watermark.shape(ctx, outline, scale));
                }
            }
        }
        let Brush { mut mesh, rings, behind, .. } = brush;
        mesh.texture_id = self.atlas.upload(ctx);
        behind
            .into_iter()
            .chain(std::iter::once(Shape::Mesh(Arc::new(mesh))))
            .chain(rings)
            .collect()
    }
}

/// The colour of the watermark.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
pub(super) fn watermark_color() -> Color32 {
    Color32::from_gray((WATERMARK_GREY * 255.0).round() as u8)
}

struct Brush<'a> {
    atlas: &'a mut Atlas,
    scale: Scale,
    mesh: Mesh,
    /// Where the texture is all ink.
    ink: Pos2,
    rings: Vec<Shape>,
    behind: Option<Shape>,
}

impl Brush<'_> {
    fn px(&self, length: impl Into<Mm>) -> f32 {
        pixels(length.into(), self.scale.pixels_per_mm)
    }

    fn text(&mut self, mark: &TextMark) {
        let size = self.px(mark.size);
        let unit = f64::from(size) / f64::from(EM);
        #[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
        let units = |units: i32| (f64::from(units) * unit) as f32;
        let (left, baseline) = (self.px(mark.at.x), self.px(mark.at.y).round());
        if size < LEGIBLE {
            let inked = mark.clusters.iter().rfind(|placed| !placed.cluster.text.trim().is_empty());
            let end = inked.map_or(0, |placed| placed.x + placed.cluster.advance);
            let top = baseline - size * 0.55;
            let line =
                Rect::from_min_max(pos2(left, top), pos2(left + units(end), top + size * 0.5));
            self.fill(line, INK.gamma_multiply(0.45));
            return;
        }
        for placed in mark.clusters.iter() {
            let x = left + units(placed.x);
            if let Some((picture, pixel)) = self.atlas.cluster(&placed.cluster, size, x) {
                self.picture(picture, pos2(pixel, baseline));
            }
        }
    }

    fn leader(&mut self, from: Point, to_x: Mm) {
        let (pitch, diameter) = (self.px(DOT_PITCH), self.px(DOT));
        let baseline = self.px(from.y).round();
        let dots = dots(from.x, to_x);
        if pitch < LEGIBLE / 2.0 {
            // Dots too near to tell apart are a line as dark as they are.
            let ink = std::f32::consts::FRAC_PI_4 * diameter * diameter / pitch;
            let (left, right) = (self.px(from.x).round(), self.px(to_x).round());
            let line = Rect::from_min_max(pos2(left, baseline), pos2(right, baseline + 1.0));
            self.fill(line, INK.gamma_multiply(ink.min(1.0)));
            return;
        }
        for dot in dots {
            let x = self.px(DOT_PITCH * f64::from(dot));
            if let Some((picture, pixel)) = self.atlas.dot(diameter, x) {
                self.picture(picture, pos2(pixel, baseline));
            }
        }
    }

    /// A rule at least a pixel thick; where it is thinner, it is paler instead.
    fn rule(&mut self, from: Point, to: Point, width: Mm) {
        let width = self.px(width);
        let (from, to) =
            (pos2(self.px(from.x), self.px(from.y)), pos2(self.px(to.x), self.px(to.y)));
        let thick = width.round().max(1.0);
        let upright = (to.x - from.x).abs() < (to.y - from.y).abs();
        let (along, across) = if upright { (Vec2::Y, Vec2::X) } else { (Vec2::X, Vec2::Y) };
        let line = Rect::from_two_pos(from, to);
        let start = (line.min - across * thick / 2.0).round();
        let length = (line.max - line.min).dot(along).round();
        let size = along * (length + thick) + across * thick;
        self.fill(
            Rect::from_min_size(start - along * (thick / 2.0).floor(), size),
            INK.gamma_multiply(width.clamp(0.35, 1.0)),
        );
    }

    fn ring(&mut self, centre: Point, radius: (Mm, Mm), width: Mm) {
        let points = 1.0 / self.scale.pixels_per_point;
        let center = pos2(self.px(centre.x), self.px(centre.y)) * points;
        let radius = vec2(self.px(radius.0), self.px(radius.1)) * points;
        let stroke = Stroke::new(self.px(width).max(0.8) * points, INK);
        self.rings.push(Shape::Ellipse(EllipseShape::stroke(center, radius, stroke)));
    }

    fn picture(&mut self, picture: Picture, at: Pos2) {
        self.quad(Rect::from_min_size(at + picture.offset, picture.size), picture.uv, INK);
    }

    fn fill(&mut self, rect: Rect, color: Color32) {
        self.quad(rect, Rect::from_min_max(self.ink, self.ink), color);
    }

    fn quad(&mut self, pixels: Rect, uv: Rect, color: Color32) {
        let points = 1.0 / self.scale.pixels_per_point;
        let rect = Rect::from_min_max(pixels.min * points, pixels.max * points);
        self.mesh.add_rect_with_uv(rect, uv, color);
    }
}
