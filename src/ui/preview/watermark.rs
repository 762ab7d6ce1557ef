//! The draft's word: one large picture, drawn anew when it is shown much larger or smaller.

use std::sync::Arc;

use egui::{Color32, ColorImage, Context, Mesh, Rect, Shape, TextureHandle, TextureOptions, pos2};

use super::brush::{Scale, watermark_color};
use super::outline;
use super::raster::real;
use crate::sheet::PathStep;

/// How many pixels to a millimetre the word is drawn with. Soft light grey edges need no more:
/// between two steps, and beyond the last, the picture is stretched.
const STEPS: [f32; 3] = [1.08, 4.31, 8.62];

/// The picture of the word.
#[derive(Default)]
pub(super) struct Watermark {
    drawn: Vec<Drawn>,
}

struct Drawn {
    pixels_per_mm: f32,
    outline: Arc<[PathStep]>,
    texture: TextureHandle,
    /// Where it is on the page, in its own pixels.
    rect: Rect,
}

impl Watermark {
    /// The word on a page whose upper left corner is at the origin.
    pub(super) fn shape(
        &mut self,
        ctx: &Context,
        outline: &Arc<[PathStep]>,
        scale: Scale,
    ) -> Shape {
        let [.., last] = STEPS;
        let fits = |step: &f32| *step >= scale.pixels_per_mm * 0.75;
        let pixels_per_mm = STEPS.into_iter().find(fits).unwrap_or(last);
        let is_it = |drawn: &Drawn| {
            drawn.pixels_per_mm.to_bits() == pixels_per_mm.to_bits() && drawn.outline == *outline
        };
        if !self.drawn.iter().any(is_it) {
            self.drawn.retain(|drawn| drawn.outline == *outline);
            self.drawn.push(draw(ctx, outline, pixels_per_mm));
        }
        let mut mesh = Mesh::default();
        if let Some(drawn) = self.drawn.iter().find(|drawn| is_it(drawn)) {
            let times = scale.pixels_per_mm / pixels_per_mm / scale.pixels_per_point;
            let rect = Rect::from_min_max(drawn.rect.min * times, drawn.rect.max * times);
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            mesh.texture_id = drawn.texture.id();
            mesh.add_rect_with_uv(rect, whole, watermark_color());
        }
        Shape::Mesh(Arc::new(mesh))
    }
}

fn draw(ctx: &Context, outline: &Arc<[PathStep]>, pixels_per_mm: f32) -> Drawn {
    let (picture, offset) = outline::path(outline, pixels_per_mm);
    let size = [picture.width.max(1), picture.height.max(1)];
    let mut pixels: Vec<_> =
        picture.pixels.iter().map(|alpha| Color32::from_white_alpha(*alpha)).collect();
    pixels.resize(size[0] * size[1], Color32::TRANSPARENT);
    let texture = ctx.load_texture("draft", ColorImage::new(size, pixels), TextureOptions::LINEAR);
    let rect = Rect::from_min_size(offset.to_pos2(), egui::vec2(real(size[0]), real(size[1])));
    Drawn { pixels_per_mm, outline: Arc::clone(outline), texture, rect }
}
