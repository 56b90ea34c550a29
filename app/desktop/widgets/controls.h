// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/desktop/theme/theme.h"
#include "app/session/task.h"
#include "storage/model/priority_list.h"

// What is pressed, typed into and looked at. Labels are translated words of ours and unique in
// their panel; text of records is never a label.
namespace noodkluis::app::desktop::ui {

/// The main one is the next step, and there is one on each screen.
enum class ButtonKind : std::uint8_t { main, normal, quiet, danger };

/// `icon` may be null. A width of 0 is that of the label, a height of 0 that of a control.
[[nodiscard]] bool button(Theme const& theme, char const* icon, char const* label,
                          ButtonKind kind = ButtonKind::normal, float width = 0, float height = 0);
/// How wide that button is.
[[nodiscard]] float button_width(Theme const& theme, char const* icon, char const* label);

/// A large button with a heading and a sentence, for the first choice of a screen.
[[nodiscard]] bool card(Theme const& theme, char const* icon, char const* label,
                        char const* sentence, ImVec2 size);

struct FieldLook {
    char const* label = "";  ///< above it
    char const* hint = "";   ///< in it, while it is empty
    std::string_view help;   ///< below it
    std::string_view error;  ///< below it instead, when it is wrong
    float width = -1;        ///< pixels; -1 takes what is left
    bool focus = false;      ///< takes the keyboard now
};
/// One line of text. True when it changed.
bool text_field(Theme const& theme, std::string& value, FieldLook const& look);
/// True when Enter was pressed in the field that was drawn last.
[[nodiscard]] bool entered();
/// True when the user left the field that was drawn last with another text in it.
[[nodiscard]] bool edited();
/// Several lines.
bool text_area(Theme const& theme, std::string& value, FieldLook const& look, int lines);
/// A field for searching, with its icon.
bool search_field(Theme const& theme, std::string& value, char const* hint, float width,
                  bool focus);
/// One of several words; -1 is none. True when it changed.
bool choice(Theme const& theme, int& chosen, std::vector<std::string> const& words,
            FieldLook const& look);

/// A box to tick, with words that go on below their beginning when they need more than a line.
void tick(char const* id, bool& on, char const* words);

/// A sentence with an icon on a coloured ground, over the whole width.
void message(Theme const& theme, Tone tone, std::string_view sentence);
/// A word with its icon, for the state of something.
void state(Theme const& theme, Tone tone, char const* icon, std::string_view word);
/// A progress bar with its words; moves to and fro when the end is not known.
void progress(Theme const& theme, Progress progress, std::string_view words);

/// The letter of the class in its shape: filled square, filled diamond, outlined circle.
void class_badge(Theme const& theme, storage::SalvageClass salvage_class, float size);

}  // namespace noodkluis::app::desktop::ui
