// SPDX-License-Identifier: Apache-2.0
// Letters as a draughtsman draws them, in strokes: so a picture needs no font and is the same on
// every computer. Small letters are drawn as small capitals.
#include <algorithm>
#include <array>

#include "app/sample/drawing/canvas.h"

namespace noodkluis::app::sample {
namespace {

/// Strokes on a grid, a blank between two of them. Each point is two digits: from the left 0 to 4,
/// from the top 0 to 6 at the foot of a capital.
struct Glyph {
    char letter;
    std::string_view strokes;
};
constexpr std::array kGlyphs{Glyph{'A', "062046 1434"},
                             Glyph{'B', "0006364544330300304142 4233"},
                             Glyph{'C', "4130100105163645"},
                             Glyph{'D', "00204244260600"},
                             Glyph{'E', "40000646 0333"},
                             Glyph{'F', "400006 0333"},
                             Glyph{'G', "41301001051636454323"},
                             Glyph{'H', "0006 4046 0343"},
                             Glyph{'I', "0006"},
                             Glyph{'J', "3035261605"},
                             Glyph{'K', "0006 400346"},
                             Glyph{'L', "000646"},
                             Glyph{'M', "0600234046"},
                             Glyph{'N', "06004640"},
                             Glyph{'O', "100105163645413010"},
                             Glyph{'P', "06003041423303"},
                             Glyph{'Q', "100105163645413010 3446"},
                             Glyph{'R', "06003041423303 2346"},
                             Glyph{'S', "413010010213334445361605"},
                             Glyph{'T', "0040 2026"},
                             Glyph{'U', "000516364540"},
                             Glyph{'V', "002640"},
                             Glyph{'W', "0016233640"},
                             Glyph{'X', "0046 4006"},
                             Glyph{'Y', "002340 2326"},
                             Glyph{'Z', "00400646"},
                             Glyph{'0', "100105163645413010"},
                             Glyph{'1', "022026"},
                             Glyph{'2', "01103041420646"},
                             Glyph{'3', "004022334445361605"},
                             Glyph{'4', "36300444"},
                             Glyph{'5', "400003334445361605"},
                             Glyph{'6', "30100105163645443303"},
                             Glyph{'7', "004016"},
                             Glyph{'8', "100102133342413010 130405163645443313"},
                             Glyph{'9', "43130201103041453616"},
                             Glyph{'-', "0323"},
                             Glyph{'.', "0606"},
                             Glyph{',', "0607"},
                             Glyph{':', "0202 0606"},
                             Glyph{' ', ""}};

constexpr double kCapital = 0.12;  // one step of the grid, as a part of the size
constexpr double kSmall = 0.82;    // small capitals against capitals
constexpr double kGap = 1.7;       // between two letters, in steps
constexpr double kBlank = 2.2;

bool is_small(char letter) {
    return letter >= 'a' && letter <= 'z';
}

Glyph const& glyph_of(char letter) {
    char const capital = is_small(letter) ? static_cast<char>(letter - 'a' + 'A') : letter;
    auto const* const found = std::find_if(kGlyphs.begin(), kGlyphs.end(), [&](Glyph const& glyph) {
        return glyph.letter == capital;
    });
    NK_ASSERT(found != kGlyphs.end());
    return *found;
}

double step_of(char letter, double size) {
    return size * kCapital * (is_small(letter) ? kSmall : 1);
}

double width_of(char letter) {
    auto const strokes = glyph_of(letter).strokes;
    if (strokes.empty()) {
        return kBlank;
    }
    double widest = 0;
    for (std::size_t i = 0; i < strokes.size(); i += strokes[i] == ' ' ? 1U : 2U) {
        widest = std::max(widest, strokes[i] == ' ' ? 0.0 : strokes[i] - '0');
    }
    return widest;
}

}  // namespace

void Canvas::text(Point centre, double size, std::string_view text, Colour colour) {
    double width = -kGap * size * kCapital;
    for (char const letter : text) {
        width += (width_of(letter) + kGap) * step_of(letter, size);
    }
    double left = centre.x - width / 2;
    double const foot = centre.y + 3 * size * kCapital;
    cairo_new_path(cairo());
    for (char const letter : text) {
        double const step = step_of(letter, size);
        auto const strokes = glyph_of(letter).strokes;
        bool begins = true;
        for (std::size_t i = 0; i < strokes.size(); i += strokes[i] == ' ' ? 1U : 2U) {
            if (strokes[i] == ' ') {
                begins = true;
                continue;
            }
            Point const at{left + step * (strokes[i] - '0'),
                           foot + step * (strokes[i + 1] - '0' - 6)};
            if (begins) {
                cairo_move_to(cairo(), at.x, at.y);
            }
            cairo_line_to(cairo(), at.x, at.y);
            begins = false;
        }
        left += (width_of(letter) + kGap) * step;
    }
    stroke(colour, size * 0.09);
}

}  // namespace noodkluis::app::sample
