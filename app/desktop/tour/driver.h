// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "app/desktop/application.h"

namespace noodkluis::app::desktop {

/// Uses the application as a person does: moves the pointer to what is on the screen by its name,
/// presses and types. Names are the labels as they are shown, or the number of an object. After the
/// first thing that could not be done nothing more is done, and `failure` says what it was.
class Driver {
  public:
    explicit Driver(Application& application);
    Driver(Driver const&) = delete;
    Driver& operator=(Driver const&) = delete;
    ~Driver();

    void frames(int count = 4);
    /// Until nothing is read or done beside the window any more, and that shows.
    void settle();
    /// Until it is on the screen, or no longer; at most this long. What does not appear by itself
    /// is looked for by scrolling.
    void wait_for(std::string_view name, std::chrono::seconds longest = std::chrono::seconds{30});
    void wait_until_gone(std::string_view name,
                         std::chrono::seconds longest = std::chrono::seconds{30});
    /// Until something else than what is on the screen is so; at most a minute.
    void wait_until(std::function<bool()> const& is_so, std::string_view what);
    [[nodiscard]] bool sees(std::string_view name);

    /// Waits for it first. `which` counts from 0 among those of the same name.
    void point_at(std::string_view name, int which = 0);
    void click(std::string_view name, int which = 0);
    void drag(std::string_view from, std::string_view to);
    /// Lines up, where the pointer is.
    void wheel(float lines);
    void press(int key, int modifiers = 0);
    /// Into the field that has the keyboard.
    void type(std::string const& text);
    /// Clicks the field and replaces what is in it.
    void fill(std::string_view field, std::string const& text, int which = 0);
    /// Opens the choice with this name and takes one of its words.
    void choose(std::string_view field, std::string_view word);
    void drop(Path file);

    [[nodiscard]] Pixels picture();
    [[nodiscard]] Application& application() { return m_application; }
    /// Something that the user of the driver could not do.
    void fail(std::string what);
    [[nodiscard]] bool failed() const { return !m_failure.empty(); }
    /// "" when all went well.
    [[nodiscard]] std::string const& failure() const { return m_failure; }

  private:
    [[nodiscard]] NamedWidget const* find(std::string_view name, int which = 0);
    void wait(std::string_view name, bool seen, std::chrono::seconds longest);
    void fail_at(std::string_view what, std::string_view name);
    void hold(bool pressing);
    void look_further();
    Application& m_application;
    Window::Hand m_hand;
    std::string m_failure;
    std::size_t m_looks = 0;
};

}  // namespace noodkluis::app::desktop
