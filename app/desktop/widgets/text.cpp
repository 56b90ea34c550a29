// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/text.h"

#include "app/desktop/widgets/scopes.h"

namespace noodkluis::app::desktop::ui {
namespace {

constexpr char const* kCut = "…";

bool is_inside_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

/// As much of the text as fits before the sign that something is left out.
std::string_view fitting(std::string_view words, float width) {
    float const room = width - width_of(kCut);
    std::size_t low = 0;
    std::size_t high = words.size();
    while (low < high) {
        auto const middle = (low + high + 1) / 2;
        if (width_of(words.substr(0, middle)) <= room) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    while (low > 0 && low < words.size() && is_inside_character(words[low])) {
        --low;
    }
    return words.substr(0, low);
}

/// Under the pointer, for what was drawn last.
void show_whole(std::string_view words) {
    if (ImGui::IsItemHovered()) {
        ImGui::BeginTooltip();
        ImGui::PushTextWrapPos(ImGui::GetFontSize() * 30);
        text(words);
        ImGui::PopTextWrapPos();
        ImGui::EndTooltip();
    }
}

}  // namespace

void text(std::string_view words) {
    ImGui::TextUnformatted(words.data(), words.data() + words.size());
}

void muted(Theme const& theme, std::string_view words) {
    coloured(theme.palette.muted, words);
}

void strong(Theme const& theme, std::string_view words) {
    FontScope const font(theme.fonts.strong);
    text(words);
}

void title(Theme const& theme, std::string_view words) {
    FontScope const font(theme.fonts.title);
    text(words);
}

void head(Theme const& theme, std::string_view words) {
    FontScope const font(theme.fonts.head);
    text(words);
}

void coloured(Colour colour, std::string_view words) {
    ColourScope const scope(ImGuiCol_Text, colour);
    text(words);
}

void wrapped(std::string_view words) {
    ImGui::PushTextWrapPos(0);
    text(words);
    ImGui::PopTextWrapPos();
}

void wrapped(std::string_view words, float width) {
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width);
    text(words);
    ImGui::PopTextWrapPos();
}

void wrapped_muted(Theme const& theme, std::string_view words) {
    ColourScope const scope(ImGuiCol_Text, theme.palette.muted);
    wrapped(words);
}

void clipped(std::string_view words, float width) {
    words = words.substr(0, words.find('\n'));
    if (width_of(words) <= width) {
        text(words);
        return;
    }
    auto const shown = fitting(words, width);
    text(std::string(shown) + kCut);
    show_whole(words);
}

void clipped_path(std::string_view path, float width) {
    if (width_of(path) <= width) {
        text(path);
        return;
    }
    auto rest = path;
    float const room = width - width_of(kCut);
    while (width_of(rest) > room && rest.find('/', 1) != std::string_view::npos) {
        rest.remove_prefix(rest.find('/', 1));
    }
    clipped(kCut + std::string(rest), width);
    show_whole(path);
}

float width_of(std::string_view words) {
    return ImGui::CalcTextSize(words.data(), words.data() + words.size()).x;
}

void align_with_controls() {
    ImGui::AlignTextToFramePadding();
}

void beside(float width) {
    ImGui::SameLine();
    if (ImGui::GetContentRegionAvail().x < width) {
        ImGui::NewLine();
    }
}

void right_or_below(float width) {
    ImGui::SameLine();
    float const room = ImGui::GetContentRegionAvail().x;
    if (room >= width) {
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - width);
    } else {
        ImGui::NewLine();
    }
}

void gap(Theme const& theme, Space space) {
    ImGui::Dummy({0, theme.space(space) - ImGui::GetStyle().ItemSpacing.y});
}

}  // namespace noodkluis::app::desktop::ui
