// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/tour/driver.h"
#include "app/sample/example.h"

// Every view of the example vaults as a picture: what the read-me shows, and what is looked at
// before a release.
namespace noodkluis::app::desktop {

/// A clock that can be set ahead of another one.
class AheadClock final : public Clock {
  public:
    explicit AheadClock(Clock const& real) : m_real(real) {}
    [[nodiscard]] Timestamp now() const override { return m_real.now() + m_ahead; }
    void set_ahead(std::chrono::seconds by) { m_ahead = by; }

  private:
    Clock const& m_real;
    std::chrono::seconds m_ahead{0};
};

/// What a chapter of the tour has at hand. The application shows the start screen when it begins.
class Tour {
  public:
    /// `played` is the folder of an example that no chapter touches.
    Tour(Driver& driver, AheadClock& clock, sample::Example const& example, Path played,
         Path pictures, Path files)
        : m_driver(driver),
          m_clock(clock),
          m_example(example),
          m_played(std::move(played)),
          m_pictures(std::move(pictures)),
          m_files(std::move(files)) {}

    [[nodiscard]] Driver& driver() { return m_driver; }
    /// Right again when the chapter is over.
    [[nodiscard]] AheadClock& clock() { return m_clock; }
    [[nodiscard]] sample::Example const& example() const { return m_example; }
    /// Vaults of its own for a chapter that leaves them in a state of which no other can begin.
    [[nodiscard]] sample::Example fresh_example(char const* name);
    /// A folder for files that a chapter makes.
    [[nodiscard]] Path const& files() const { return m_files; }
    /// Opens a vault of the example, from whatever screen is there.
    void open(sample::ExampleVault const& vault);
    /// Locks what is open, goes to the home page and sets the clock right.
    void close();
    /// Writes what is on the screen as NAME.png. Names begin with the page: "lists-entry".
    void picture(std::string const& name);
    /// Once what is drawn has come to rest.
    void picture_at_rest(std::string const& name);

  private:
    Driver& m_driver;
    AheadClock& m_clock;
    sample::Example const& m_example;
    Path m_played;
    Path m_pictures;
    Path m_files;
};

struct TourOptions {
    Path folder;       ///< for the pictures; made when it is not there
    std::string only;  ///< chapters whose name begins with this
    /// Restrict it to one look, or all are played.
    std::optional<Language> language;
    std::optional<ThemeKind> theme;
    int scale_percent = 100;
};

/// Plays the chapters in every language and theme, and writes the pictures of each to a folder of
/// its own, such as "nl-dark". Returns "", or what went wrong.
[[nodiscard]] std::string play_tour(Clock const& real, std::string const& locale_folder,
                                    TourOptions const& options);

}  // namespace noodkluis::app::desktop
