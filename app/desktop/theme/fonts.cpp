// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/theme/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <imgui.h>
#include <imgui_freetype.h>

#include "app/desktop/theme/icons.h"
#include "app/text/share_folder.h"

namespace noodkluis::app::desktop {
namespace {

constexpr char const* kRegular = "Inter-Regular.otf";
constexpr char const* kStrong = "Inter-SemiBold.otf";
constexpr char const* kFallback = "NotoSans-Regular.ttf";
constexpr char const* kIcons = "fontawesome-webfont.ttf";
// ImGui sizes a font by its line; sizes in design are those of the em square. Inter's own measures.
constexpr float kLinePerEm = 1.21F;
constexpr std::uint64_t kFontBytesMax = 16ULL << 20;

// European Latin, Greek and Cyrillic for names, and the punctuation of both languages.
constexpr std::array<ImWchar, 15> kLetters{0x0020, 0x017f, 0x0218, 0x021b, 0x0370,
                                           0x03ff, 0x0400, 0x045f, 0x2010, 0x2027,
                                           0x2030, 0x203a, 0x20ac, 0x20ac, 0};
constexpr std::array<ImWchar, 5> kSymbols{0x2190, 0x2193, 0x2318, 0x2318, 0};
constexpr std::array<ImWchar, 5> kFigures{0x0020, 0x0020, '0', 'C', 0};
constexpr std::array<ImWchar, 3> kIconRange{icon::kFirst, icon::kLast, 0};

Result<Bytes> font_bytes(char const* name) {
    auto bytes = read_file(share_folder() / "noodkluis" / "fonts" / name, kFontBytesMax);
    return bytes ? std::move(bytes) : fail(ErrorCode::font_missing, name);
}

/// ImGui frees the copy that it is given.
ImFont* add(Bytes const& bytes, float size, ImWchar const* ranges, bool merge, float lower = 0) {
    auto* const copy = ImGui::MemAlloc(bytes.size());
    std::copy(bytes.begin(), bytes.end(), static_cast<Byte*>(copy));
    ImFontConfig config;
    config.MergeMode = merge;
    config.GlyphOffset.y = lower;
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(copy, static_cast<int>(bytes.size()),
                                                      std::round(size), &config, ranges);
}

void make_figures_tabular(ImFont* font) {
#if IMGUI_VERSION_NUM < 19200
    float widest = 0;
    for (ImWchar figure = '0'; figure <= '9'; ++figure) {
        widest = std::max(widest, font->FindGlyph(figure)->AdvanceX);
    }
    for (auto& glyph : font->Glyphs) {
        if (glyph.Codepoint >= '0' && glyph.Codepoint <= '9') {
            float const shift = std::round((widest - glyph.AdvanceX) / 2);
            glyph.X0 += shift;
            glyph.X1 += shift;
            glyph.AdvanceX = widest;
            font->IndexAdvanceX[static_cast<int>(glyph.Codepoint)] = widest;
        }
    }
#else
    static_cast<void>(font);  // from 1.92 glyphs are made when they are first drawn
#endif
}

}  // namespace

Result<Fonts> load_fonts(float scale) {
    NK_TRY(auto const regular, font_bytes(kRegular));
    NK_TRY(auto const strong, font_bytes(kStrong));
    NK_TRY(auto const fallback, font_bytes(kFallback));
    NK_TRY(auto const icons, font_bytes(kIcons));
    auto* const atlas = ImGui::GetIO().Fonts;
    atlas->Clear();
    auto const family = [&](Bytes const& bytes, float pixels) {
        float const size = pixels * kLinePerEm * scale;
        auto* const font = add(bytes, size, kLetters.data(), false);
        add(fallback, size, kLetters.data(), true);
        add(bytes, size, kSymbols.data(), true);
        add(icons, size, kIconRange.data(), true, std::round(size / 16));
        return font;
    };
    Fonts fonts;
    fonts.body = family(regular, 16);
    fonts.small = family(regular, 14);
    fonts.strong = family(strong, 16);
    fonts.title = family(strong, 22);
    fonts.figures = family(regular, 16);
    fonts.head = family(strong, 28);
    fonts.field = family(regular, 24);
    fonts.field_strong = family(strong, 24);
    fonts.field_number = add(strong, 64 * kLinePerEm * scale, kFigures.data(), false);
#if IMGUI_VERSION_NUM < 19200
    atlas->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas->Build();
#endif
    make_figures_tabular(fonts.figures);
    make_figures_tabular(fonts.field_number);
    return fonts;
}

}  // namespace noodkluis::app::desktop
