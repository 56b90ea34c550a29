// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/driver.h"

#include <thread>

#include <GLFW/glfw3.h>

namespace noodkluis::app::desktop {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{10};
// What was read may ask for more in the next frames; folders are read on a thread of their own.
constexpr std::chrono::milliseconds kQuiet{150};
constexpr std::chrono::seconds kQuietAtLast{20};
constexpr std::chrono::minutes kLongest{1};
constexpr int kDragSteps = 6;
constexpr int kScrollsMax = 40;
constexpr float kBelowField = 60;  // pixels
constexpr float kAboveEdge = 40;   // pixels
constexpr float kScrollLines = 1;
// Longer than most things take to appear by themselves.
constexpr std::chrono::seconds kBeforeScrolling{2};

}  // namespace

Driver::Driver(Application& application) : m_application(application) {
    m_application.window().record().keep_widgets = true;
    m_application.window().set_hand(m_hand);
    frames();
}

Driver::~Driver() {
    m_application.window().record().keep_widgets = false;
    m_application.window().set_hand({});
}

void Driver::frames(int count) {
    for (int i = 0; i < count && !failed(); ++i) {
        m_application.frame();
    }
}

void Driver::settle() {
    auto const begin = std::chrono::steady_clock::now();
    auto since = begin;
    for (auto now = begin; now - since < kQuiet && now - begin < kQuietAtLast && !failed();
         now = std::chrono::steady_clock::now()) {
        frames(1);
        if (!m_application.idle()) {
            since = now;
        }
        std::this_thread::sleep_for(kBetweenLooks / 2);
    }
}

NamedWidget const* Driver::find(std::string_view name, int which) {
    for (auto const& widget : m_application.window().record().widgets) {
        if (widget.name == name && which-- == 0) {
            return &widget;
        }
    }
    return nullptr;
}

bool Driver::sees(std::string_view name) {
    frames();
    return find(name) != nullptr;
}

/// What is wanted may be below the edge of some part of the screen.
void Driver::look_further() {
    auto const& parts = m_application.window().record().parts;
    if (parts.empty()) {
        return;
    }
    auto const before = m_hand;
    auto const part = parts[m_looks++ % parts.size()];
    m_hand.x = (part.left + part.right) / 2;
    m_hand.y = part.bottom - kAboveEdge;
    wheel(-kScrollLines);
    m_hand = before;
}

void Driver::wait(std::string_view name, bool seen, std::chrono::seconds longest) {
    auto const begin = std::chrono::steady_clock::now();
    while (!failed() && (find(name) != nullptr) != seen) {
        auto const waited = std::chrono::steady_clock::now() - begin;
        if (waited > longest) {
            fail_at(seen ? "never appeared" : "never went away", name);
            return;
        }
        if (seen && waited > kBeforeScrolling) {
            look_further();
        }
        std::this_thread::sleep_for(kBetweenLooks);
        frames(1);
    }
    frames();
}

void Driver::wait_for(std::string_view name, std::chrono::seconds longest) {
    wait(name, true, longest);
}

void Driver::wait_until_gone(std::string_view name, std::chrono::seconds longest) {
    wait(name, false, longest);
}

void Driver::wait_until(std::function<bool()> const& is_so, std::string_view what) {
    auto const end = std::chrono::steady_clock::now() + kLongest;
    while (!failed() && !is_so()) {
        if (std::chrono::steady_clock::now() > end) {
            fail_at("never came", what);
            return;
        }
        std::this_thread::sleep_for(kBetweenLooks);
        frames(1);
    }
}

void Driver::point_at(std::string_view name, int which) {
    frames(1);
    wait_for(name);
    auto const* const widget = find(name, which);
    if (widget == nullptr) {
        fail_at("is not on the screen", name);
        return;
    }
    m_hand.x = (widget->left + widget->right) / 2;
    m_hand.y = (widget->top + widget->bottom) / 2;
    hold(false);
}

void Driver::hold(bool pressing) {
    m_hand.pressing = pressing;
    m_application.window().set_hand(m_hand);
    frames(2);
}

void Driver::click(std::string_view name, int which) {
    point_at(name, which);
    hold(true);
    hold(false);
    frames();
}

void Driver::drag(std::string_view from, std::string_view to) {
    point_at(from);
    hold(true);
    auto const* const target = find(to);
    if (target == nullptr) {
        fail_at("is not on the screen", to);
        return;
    }
    float const step_x = ((target->left + target->right) / 2 - m_hand.x) / kDragSteps;
    float const step_y = ((target->top + target->bottom) / 2 - m_hand.y) / kDragSteps;
    for (int i = 0; i < kDragSteps; ++i) {
        m_hand.x += step_x;
        m_hand.y += step_y;
        hold(true);
    }
    hold(false);
    frames();
}

void Driver::wheel(float lines) {
    m_hand.wheel = lines;
    m_application.window().set_hand(m_hand);
    m_hand.wheel = 0;
    frames(2);
}

void Driver::press(int key, int modifiers) {
    if (!failed()) {
        m_application.window().press({key, modifiers});
        frames();
    }
}

void Driver::type(std::string const& text) {
    if (!failed()) {
        m_application.window().type(text);
        frames();
    }
}

void Driver::fill(std::string_view field, std::string const& text, int which) {
    click(field, which);
    press(GLFW_KEY_A, GLFW_MOD_CONTROL);
    press(GLFW_KEY_BACKSPACE);
    type(text);
}

void Driver::choose(std::string_view field, std::string_view word) {
    click(field);
    // The words open below the field, and further ones come by the wheel.
    for (int i = 0; i < kScrollsMax && find(word) == nullptr && !failed(); ++i) {
        auto const field_y = m_hand.y;
        m_hand.y += kBelowField;
        wheel(-3);
        m_hand.y = field_y;
    }
    click(word);
}

void Driver::drop(Path file) {
    m_application.window().drop(std::move(file));
    frames();
}

Pixels Driver::picture() {
    frames();
    return m_application.window().picture();
}

void Driver::fail(std::string what) {
    m_failure = failed() ? m_failure : std::move(what);
}

void Driver::fail_at(std::string_view what, std::string_view name) {
    if (failed()) {
        return;
    }
    m_failure = "\"" + std::string(name) + "\" " + std::string(what) + "; there is:";
    for (auto const& widget : m_application.window().record().widgets) {
        m_failure += " \"" + widget.name + "\"";
    }
}

}  // namespace noodkluis::app::desktop
