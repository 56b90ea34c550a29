// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/sharing/qr_code.h"
#include "crypto/base/clock.h"
#include "crypto/base/result.h"
#include "storage/model/priority_list.h"

// Ink on A4. Lengths and places are in mm from the upper left corner of the page, sizes of letters
// in points. Everything stays readable in black and white.
namespace noodkluis::app {

inline constexpr double kPageWidth = 210;
inline constexpr double kPageHeight = 297;

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
};

enum class Weight : std::uint8_t { regular, strong };
enum class Ink : std::uint8_t { black, grey, white };
enum class Side : std::uint8_t { left, middle, right };

struct Lettering {
    double points = 11;
    Weight weight = Weight::regular;
    Ink ink = Ink::black;
    Side side = Side::left;
    bool one_line = false;  ///< cut off with an ellipsis, never broken
};

/// A picture that can stand on any number of pages; the document has it once.
class PaperPicture {
  public:
    /// A JPEG goes into the document as it is. `name` is for messages. Errors: image_format,
    /// image_too_large.
    [[nodiscard]] static Result<PaperPicture> read(Bytes bytes, std::string const& name);
    PaperPicture(PaperPicture&&) noexcept;
    PaperPicture& operator=(PaperPicture&&) noexcept;
    PaperPicture(PaperPicture const&) = delete;
    PaperPicture& operator=(PaperPicture const&) = delete;
    ~PaperPicture();
    /// The largest place inside a box that has its shape, in the middle.
    [[nodiscard]] Box fitted(Box const& box) const;

  private:
    friend class Paper;
    struct State;
    explicit PaperPicture(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// A document of A4 pages, written to `write` as it grows; what was written is not kept.
class Paper {
  public:
    /// False from `write` stops the document; `finish` then reports it.
    using Write = std::function<bool(ByteView bytes)>;
    /// `title` and `author` stand in the properties of the file, and when it was made: now, unless
    /// it is told. Then the same pages give the same bytes.
    Paper(Write write, std::string const& title, std::string const& author,
          std::optional<Timestamp> made_at = std::nullopt);
    Paper(Paper const&) = delete;
    Paper& operator=(Paper const&) = delete;
    ~Paper();

    /// The first page is there from the beginning.
    void next_page();
    /// Writes the end. Errors: io_write.
    [[nodiscard]] Status finish();

    /// Text from the top of the box in its width; what does not fit in its height is cut off with
    /// an ellipsis. Returns the height that it takes.
    double text(Box const& box, std::string const& words, Lettering const& lettering);
    /// The height that it would take, without a limit.
    [[nodiscard]] double height_of(double width, std::string const& words,
                                   Lettering const& lettering) const;
    void line(double x1, double y1, double x2, double y2, double thickness = 0.3);
    void frame(Box const& box, double thickness = 0.3);
    void fill(Box const& box, Ink ink);
    /// The letter of a class in its shape: A filled square, B filled diamond, C outlined circle.
    void class_badge(Box const& box, storage::SalvageClass salvage_class);
    void qr(Box const& box, QrCode const& code);
    /// Fills the box with it: see PaperPicture::fitted.
    void picture(Box const& box, PaperPicture const& picture);
    /// What `draw` draws shows inside the box only.
    void inside(Box const& box, std::function<void()> const& draw);
    /// A pin whose point is at this place.
    void pin(double x, double y, std::string const& label);
    /// A line of steps, with an arrow at its end.
    void route(std::span<std::pair<double, double> const> points);

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace noodkluis::app
