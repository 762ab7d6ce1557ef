//! What was painted of pages, as long as it is worth keeping.

use std::collections::BTreeMap;

use egui::{Context, Pos2, Shape};

use super::brush::{Press, Scale};
use super::proof::Proof;

/// So many paintings are kept though they are not shown.
const SPARE: usize = 24;

/// The pages that were painted, by stamp and scale.
#[derive(Default)]
pub(super) struct Painted {
    pub(super) press: Press,
    known: BTreeMap<(u64, u32, u32), Painting>,
    pass: u64,
}

struct Painting {
    generation: u64,
    used: u64,
    /// At the origin.
    shapes: Vec<Shape>,
    /// Where it is shown.
    at: Pos2,
    shown: Vec<Shape>,
}

impl Painted {
    /// Begins a frame: forgets what was shown long ago.
    pub(super) fn begin(&mut self, ctx: &Context) {
        self.press.atlas.tidy(ctx);
        let pass = self.pass;
        if self.known.len() > SPARE {
            self.known.retain(|_, painting| painting.used + 1 >= pass);
        }
        self.pass += 1;
    }

    /// A page with its upper left corner here, which is moved to a whole pixel. Shown once more in
    /// the same place, it costs nothing.
    pub(super) fn page(
        &mut self,
        ctx: &Context,
        (proof, page): (&Proof, usize),
        at: Pos2,
        scale: Scale,
    ) -> Vec<Shape> {
        let Some(marks) = proof.pages().get(page) else { return Vec::new() };
        let pixels = scale.pixels_per_point;
        let at = (at * pixels).round() / pixels;
        let key =
            (proof.stamp(page), scale.pixels_per_mm.to_bits(), scale.pixels_per_point.to_bits());
        let generation = self.press.atlas.generation();
        let fits = self.known.get(&key).is_some_and(|known| known.generation == generation);
        if !fits {
            let shapes = self.press.page(ctx, marks, scale);
            let generation = self.press.atlas.generation();
            let shown = shapes.clone();
            let painting = Painting { generation, used: 0, shapes, at: Pos2::ZERO, shown };
            self.known.insert(key, painting);
        }
        let Some(painting) = self.known.get_mut(&key) else { return Vec::new() };
        painting.used = self.pass;
        if painting.at != at {
            painting.at = at;
            painting.shown.clone_from(&painting.shapes);
            painting.shown.iter_mut().for_each(|shape| shape.translate(at.to_vec2()));
        }
        painting.shown.clone()
    }

    /// Whether the texture was emptied since this generation: what was shown then shows wrong
    /// letters.
    pub(super) fn stale(&self, generation: u64) -> bool {
        self.press.atlas.generation() != generation
    }

    /// The texture's generation.
    pub(super) fn generation(&self) -> u64 {
        self.press.atlas.generation()
    }
}
