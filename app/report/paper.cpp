// SPDX-License-Identifier: Apache-2.0
#include "app/report/paper.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "app/exchange/photos.h"
#include "storage/model/list_names.h"

namespace noodkluis::app {
namespace {

constexpr double kPointsPerMm = 72.0 / 25.4;
constexpr double kLineSpacing = 1.15;
constexpr char const* kFamily = "Inter, Noto Sans, sans-serif";
// Paper shows about this much of a picture that is not a photo, such as a floor plan.
constexpr std::uint32_t kDrawnSide = 2400;

struct FreeSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;
struct FreeContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct FreeLayout {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, FreeLayout>;

struct Output {
    Paper::Write write;
    bool failed = false;
};

cairo_status_t write_bytes(void* closure, unsigned char const* data, unsigned int size) {
    auto& output = *static_cast<Output*>(closure);
    output.failed = output.failed || !output.write({data, size});
    return output.failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

bool is_jpeg(Bytes const& bytes) {
    return bytes.size() > 2 && bytes[0] == 0xff && bytes[1] == 0xd8;
}

/// A place for a picture whose file goes into the document unchanged, pixels and all. The library
/// copies what stands in for the pixels, so there are only enough of them for the shape.
PictureSize stand_in_size(PictureSize size) {
    constexpr int kMost = 1000;
    int const longest = std::max(size.width, size.height);
    auto const shrunk = [&](int side) {
        return longest <= kMost ? side : std::max(1, (side * kMost + longest / 2) / longest);
    };
    return {shrunk(size.width), shrunk(size.height)};
}

Surface jpeg_surface(Bytes bytes, PictureSize size) {
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height));
    auto* const kept = new Bytes(std::move(bytes));
    auto const status = cairo_surface_set_mime_data(
        surface.get(), CAIRO_MIME_TYPE_JPEG, kept->data(), kept->size(),
        [](void* closure) { delete static_cast<Bytes*>(closure); }, kept);
    if (status != CAIRO_STATUS_SUCCESS) {
        delete kept;
    }
    return surface;
}

Surface drawn_surface(Pixels const& pixels) {
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels.width, pixels.height));
    auto* const data = cairo_image_surface_get_data(surface.get());
    auto const stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < pixels.height; ++y) {
        auto const* from = pixels.rgb.data() + std::ptrdiff_t{3} * y * pixels.width;
        auto* to = data + std::ptrdiff_t{y} * stride;
        for (int x = 0; x < pixels.width; ++x, from += 3, to += 4) {
            to[0] = from[2];
            to[1] = from[1];
            to[2] = from[0];
        }
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

void choose_ink(cairo_t* context, Ink ink) {
    double const grey = ink == Ink::black ? 0 : ink == Ink::white ? 1 : 0.35;
    cairo_set_source_rgb(context, grey, grey, grey);
}

}  // namespace

struct PaperPicture::State {
    Surface surface;
    double width = 0;  // pixels
    double height = 0;
};

Result<PaperPicture> PaperPicture::read(Bytes bytes, std::string const& name) {
    NK_TRY(auto const size, picture_size(bytes, name));
    auto state = std::make_unique<State>();
    if (is_jpeg(bytes)) {
        auto const stand_in = stand_in_size(size);
        state->surface = jpeg_surface(std::move(bytes), stand_in);
        state->width = stand_in.width;
        state->height = stand_in.height;
    } else {
        NK_TRY(auto const pixels, decode_picture(bytes, kDrawnSide, name));
        state->surface = drawn_surface(pixels);
        state->width = pixels.width;
        state->height = pixels.height;
    }
    return PaperPicture(std::move(state));
}

PaperPicture::PaperPicture(std::unique_ptr<State> state) : m_state(std::move(state)) {}
PaperPicture::PaperPicture(PaperPicture&&) noexcept = default;
PaperPicture& PaperPicture::operator=(PaperPicture&&) noexcept = default;
PaperPicture::~PaperPicture() = default;

Box PaperPicture::fitted(Box const& box) const {
    double const scale = std::min(box.width / m_state->width, box.height / m_state->height);
    double const width = m_state->width * scale;
    double const height = m_state->height * scale;
    return {box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height};
}

struct Paper::State {
    explicit State(Write write) : output{std::move(write)} {}
    Output output;
    Surface surface;
    std::unique_ptr<cairo_t, FreeContext> context;
    /// Of the page that is drawn: the library copies the pixels of a picture that goes before the
    /// page does.
    std::vector<Surface> on_page;

    [[nodiscard]] Layout layout(double width, std::string const& words,
                                Lettering const& lettering) const {
        Layout result(pango_cairo_create_layout(context.get()));
        // Letters stand where they belong, not on whole units, which are millimetres here.
        pango_context_set_round_glyph_positions(pango_layout_get_context(result.get()), FALSE);
        auto* const font = pango_font_description_new();
        pango_font_description_set_family_static(font, kFamily);
        pango_font_description_set_absolute_size(font,
                                                 lettering.points / kPointsPerMm * PANGO_SCALE);
        pango_font_description_set_weight(
            font, lettering.weight == Weight::strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(result.get(), font);
        pango_font_description_free(font);
        pango_layout_set_text(result.get(), words.data(), static_cast<int>(words.size()));
        pango_layout_set_width(result.get(), static_cast<int>(width * PANGO_SCALE));
        pango_layout_set_line_spacing(result.get(), static_cast<float>(kLineSpacing));
        pango_layout_set_alignment(result.get(), lettering.side == Side::left ? PANGO_ALIGN_LEFT
                                                 : lettering.side == Side::middle
                                                     ? PANGO_ALIGN_CENTER
                                                     : PANGO_ALIGN_RIGHT);
        pango_layout_set_wrap(result.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_ellipsize(result.get(), PANGO_ELLIPSIZE_END);
        // A negative height counts lines; without one the text would be a single line.
        pango_layout_set_height(result.get(), lettering.one_line ? -1 : -1000);
        pango_layout_set_single_paragraph_mode(result.get(), lettering.one_line);
        return result;
    }
};

Paper::Paper(Write write, std::string const& title, std::string const& author,
             std::optional<Timestamp> made_at)
    : m_state(std::make_unique<State>(std::move(write))) {
    auto& state = *m_state;
    state.surface.reset(cairo_pdf_surface_create_for_stream(
        write_bytes, &state.output, kPageWidth * kPointsPerMm, kPageHeight * kPointsPerMm));
    cairo_pdf_surface_set_metadata(state.surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(state.surface.get(), CAIRO_PDF_METADATA_AUTHOR, author.c_str());
    if (made_at) {
        cairo_pdf_surface_set_metadata(state.surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                       format_time(*made_at).c_str());
    }
    state.context.reset(cairo_create(state.surface.get()));
    cairo_scale(state.context.get(), kPointsPerMm, kPointsPerMm);
    auto* const options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_set_font_options(state.context.get(), options);
    cairo_font_options_destroy(options);
}

Paper::~Paper() = default;

void Paper::next_page() {
    cairo_show_page(m_state->context.get());
    m_state->on_page.clear();
}

Status Paper::finish() {
    m_state->context.reset();
    cairo_surface_finish(m_state->surface.get());
    m_state->on_page.clear();
    if (m_state->output.failed ||
        cairo_surface_status(m_state->surface.get()) != CAIRO_STATUS_SUCCESS) {
        return fail(ErrorCode::io_write);
    }
    return {};
}

double Paper::text(Box const& box, std::string const& words, Lettering const& lettering) {
    auto const layout = m_state->layout(box.width, words, lettering);
    if (!lettering.one_line) {
        pango_layout_set_height(layout.get(), static_cast<int>(box.height * PANGO_SCALE));
    }
    choose_ink(m_state->context.get(), lettering.ink);
    cairo_move_to(m_state->context.get(), box.x, box.y);
    pango_cairo_show_layout(m_state->context.get(), layout.get());
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

double Paper::height_of(double width, std::string const& words, Lettering const& lettering) const {
    int height = 0;
    pango_layout_get_size(m_state->layout(width, words, lettering).get(), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

void Paper::line(double x1, double y1, double x2, double y2, double thickness) {
    auto* const context = m_state->context.get();
    choose_ink(context, Ink::black);
    cairo_set_line_width(context, thickness);
    cairo_move_to(context, x1, y1);
    cairo_line_to(context, x2, y2);
    cairo_stroke(context);
}

void Paper::frame(Box const& box, double thickness) {
    auto* const context = m_state->context.get();
    choose_ink(context, Ink::black);
    cairo_set_line_width(context, thickness);
    cairo_rectangle(context, box.x, box.y, box.width, box.height);
    cairo_stroke(context);
}

void Paper::fill(Box const& box, Ink ink) {
    choose_ink(m_state->context.get(), ink);
    cairo_rectangle(m_state->context.get(), box.x, box.y, box.width, box.height);
    cairo_fill(m_state->context.get());
}

void Paper::class_badge(Box const& box, storage::SalvageClass salvage_class) {
    auto* const context = m_state->context.get();
    double const side = std::min(box.width, box.height);
    double const x = box.x + box.width / 2;
    double const y = box.y + box.height / 2;
    choose_ink(context, Ink::black);
    auto ink = Ink::white;
    switch (salvage_class) {
        case storage::SalvageClass::a:
            cairo_rectangle(context, x - side / 2, y - side / 2, side, side);
            cairo_fill(context);
            break;
        case storage::SalvageClass::b:
            cairo_move_to(context, x, y - side / 2);
            cairo_line_to(context, x + side / 2, y);
            cairo_line_to(context, x, y + side / 2);
            cairo_line_to(context, x - side / 2, y);
            cairo_fill(context);
            break;
        case storage::SalvageClass::c:
            cairo_set_line_width(context, side / 16);
            cairo_new_path(context);
            cairo_arc(context, x, y, side * 15 / 32, 0, 2 * std::numbers::pi);
            cairo_stroke(context);
            ink = Ink::black;
            break;
    }
    bool const diamond = salvage_class == storage::SalvageClass::b;
    double const letter = side * (diamond ? 0.42 : 0.62);  // mm
    Lettering const lettering{letter * kPointsPerMm, Weight::strong, ink, Side::middle, true};
    double const height = height_of(side, storage::name_of(salvage_class), lettering);
    text({x - side / 2, y - height / 2, side, height}, storage::name_of(salvage_class), lettering);
}

void Paper::qr(Box const& box, QrCode const& code) {
    auto* const context = m_state->context.get();
    fill(box, Ink::white);
    choose_ink(context, Ink::black);
    double const module =
        std::min(box.width, box.height) / static_cast<double>(code.side + 2 * kQrBorder);
    for (int row = 0; row < code.side; ++row) {
        for (int column = 0; column < code.side; ++column) {
            if (code.is_dark(column, row)) {
                cairo_rectangle(context, box.x + module * (kQrBorder + column),
                                box.y + module * (kQrBorder + row), module, module);
            }
        }
    }
    // One shape: between modules of their own a printer would leave hairlines.
    cairo_fill(context);
}

void Paper::picture(Box const& box, PaperPicture const& picture) {
    auto* const context = m_state->context.get();
    cairo_save(context);
    cairo_translate(context, box.x, box.y);
    cairo_scale(context, box.width / picture.m_state->width, box.height / picture.m_state->height);
    cairo_set_source_surface(context, picture.m_state->surface.get(), 0, 0);
    cairo_paint(context);
    cairo_restore(context);
    m_state->on_page.emplace_back(cairo_surface_reference(picture.m_state->surface.get()));
}

void Paper::inside(Box const& box, std::function<void()> const& draw) {
    auto* const context = m_state->context.get();
    cairo_save(context);
    cairo_rectangle(context, box.x, box.y, box.width, box.height);
    cairo_clip(context);
    draw();
    cairo_restore(context);
}

void Paper::pin(double x, double y, std::string const& label) {
    auto* const context = m_state->context.get();
    constexpr double kRadius = 3.6;
    constexpr double kStem = 4.5;
    cairo_move_to(context, x, y);
    cairo_line_to(context, x - kRadius * 0.7, y - kStem);
    cairo_line_to(context, x + kRadius * 0.7, y - kStem);
    cairo_close_path(context);
    cairo_new_sub_path(context);
    cairo_arc(context, x, y - kStem - kRadius * 0.7, kRadius, 0, 2 * std::numbers::pi);
    choose_ink(context, Ink::white);
    cairo_set_line_width(context, 1.2);
    cairo_stroke_preserve(context);  // a light edge, so that it stands out on any plan
    choose_ink(context, Ink::black);
    cairo_fill(context);
    Lettering const lettering{label.size() > 2 ? 7.0 : 9.0, Weight::strong, Ink::white,
                              Side::middle, true};
    double const height = height_of(4 * kRadius, label, lettering);
    text({x - 2 * kRadius, y - kStem - kRadius * 0.7 - height / 2, 4 * kRadius, height}, label,
         lettering);
}

void Paper::route(std::span<std::pair<double, double> const> points) {
    if (points.size() < 2) {
        return;
    }
    auto* const context = m_state->context.get();
    auto const trace = [&](double thickness, Ink ink) {
        choose_ink(context, ink);
        cairo_set_line_width(context, thickness);
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
        for (auto const& [x, y] : points) {
            cairo_line_to(context, x, y);
        }
        cairo_stroke(context);
    };
    trace(2.2, Ink::white);
    trace(1.0, Ink::black);
    auto const& [x1, y1] = points[points.size() - 2];
    auto const& [x2, y2] = points.back();
    double const angle = std::atan2(y2 - y1, x2 - x1);
    constexpr double kArrow = 4;
    for (double const turn : {-2.6, 2.6}) {
        cairo_move_to(context, x2, y2);
        cairo_line_to(context, x2 + kArrow * std::cos(angle + turn),
                      y2 + kArrow * std::sin(angle + turn));
    }
    cairo_set_line_width(context, 1.0);
    cairo_stroke(context);
}

}  // namespace noodkluis::app
