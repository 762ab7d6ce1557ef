//! The keyboard as officers have it: Thai.
//!
//! egui takes a key for the sign it bears, and for its place only where it does not know the sign.
//! The Thai keyboard bears / and - where others have 2 and 3, so that Ctrl+3 would make everything
//! smaller, and 2 and 3 would choose no level.

use egui::{Event, InputState, Key};

/// Takes the keys of the digits for what they are by their place, whatever signs they bear.
pub fn digits_by_place(input: &mut InputState) {
    for event in &mut input.events {
        if let Event::Key { key, physical_key: Some(place), modifiers, .. } = event
            && !modifiers.shift
            && is_sign(*key)
            && is_digit(*place)
        {
            *key = *place;
        }
    }
}

/// The signs that keyboards bear in the place of digits and egui knows. Of other keys nothing is
/// to be changed: a number pad that is switched to arrows is in the place of digits, too.
fn is_sign(key: Key) -> bool {
    matches!(key, Key::Slash | Key::Minus | Key::Quote)
}

fn is_digit(key: Key) -> bool {
    key.name().bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn taken_for(key: Key, place: Key, modifiers: Modifiers) -> Key {
        let mut input = InputState::default();
        let physical_key = Some(place);
        input.events =
            vec![Event::Key { key, physical_key, pressed: true, repeat: false, modifiers }];
        digits_by_place(&mut input);
        let [Event::Key { key, .. }] = input.events[..] else { panic!("{:?}", input.events) };
        key
    }

    #[test]
    fn the_thai_keyboard_has_its_digits_in_their_place() {
        for modifiers in [Modifiers::NONE, Modifiers::COMMAND] {
            assert_eq!(taken_for(Key::Slash, Key::Num2, modifiers), Key::Num2);
            assert_eq!(taken_for(Key::Minus, Key::Num3, modifiers), Key::Num3);
        }
    }

    #[test]
    fn signs_in_other_places_and_arrows_of_a_number_pad_stay_what_they_are() {
        assert_eq!(taken_for(Key::Minus, Key::Minus, Modifiers::COMMAND), Key::Minus);
        assert_eq!(taken_for(Key::End, Key::Num1, Modifiers::NONE), Key::End);
        assert_eq!(taken_for(Key::Plus, Key::Num1, Modifiers::SHIFT), Key::Plus);
    }
}
