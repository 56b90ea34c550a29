// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/application.h"

#include <algorithm>

#include "app/desktop/widgets/scopes.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

// ImGui needs some frames until what happened in one shows everywhere.
constexpr int kFramesAfterEvent = 3;
constexpr std::chrono::milliseconds kProgress{200};
constexpr std::chrono::minutes kIdle{1};

}  // namespace

Result<std::unique_ptr<Application>> Application::start(Clock const& clock, Start start) {
    auto settings = load_settings(start.folders.settings_file);
    set_language(settings.language, start.locale_folder);
    NK_TRY(auto window, Window::open("Noodkluis", start.size));
    auto const scale = static_cast<float>(settings.scale_percent) / 100.0F * window->screen_scale();
    NK_TRY(auto theme, load_theme(settings.theme, scale));
    return std::unique_ptr<Application>(
        new Application(clock, std::move(start), std::move(window), std::move(settings), theme));
}

Application::Application(Clock const& clock, Start start, std::unique_ptr<Window> window,
                         Settings settings, Theme const& theme)
    : m_clock(clock),
      m_folders(std::move(start.folders)),
      m_locale_folder(std::move(start.locale_folder)),
      m_outside(start.outside),
      m_window(std::move(window)),
      m_settings(std::move(settings)),
      m_theme(theme),
      m_thread([] { Window::wake(); }) {
    m_start.emplace(m_thread, m_clock, m_settings, m_folders);
}

void Application::run() {
    run_until(std::chrono::steady_clock::time_point::max());
}

void Application::run_for(std::chrono::seconds time) {
    run_until(std::chrono::steady_clock::now() + time);
}

void Application::run_until(std::chrono::steady_clock::time_point end) {
    while (!m_closed && std::chrono::steady_clock::now() < end) {
        auto const left = end - std::chrono::steady_clock::now();
        m_window->wait(
            std::min(until_next_frame(), std::chrono::ceil<std::chrono::milliseconds>(left)));
        for (int i = 0; i < kFramesAfterEvent && !m_closed; ++i) {
            frame();
        }
    }
}

/// At once, unless something goes on that would be stopped.
void Application::leave(Leaving how) {
    if (!m_shell) {
        m_closed = how == Leaving::close;
        return;
    }
    m_leaving = how;
    if (!m_shell->under_way().empty()) {
        m_shell->ask_before_leaving();
    }
}

void Application::finish_leaving() {
    if (m_leaving == Leaving::no || !m_shell->under_way().empty()) {
        return;
    }
    auto const how = std::exchange(m_leaving, Leaving::no);
    auto const folder = m_shell->vault().folder;
    show_start(folder);
    if (how == Leaving::check) {
        m_start->show_check(folder);
    }
    m_closed = how == Leaving::close;
}

/// Without a question: nobody may be there to answer it. What was edited is in the vault already.
void Application::heed_outside() {
    if (m_outside == nullptr) {
        return;
    }
    bool const ends = m_outside->should_end.load();
    if ((m_outside->slept.exchange(false) || ends) && m_shell) {
        m_leaving = Leaving::no;
        show_start(m_shell->vault().folder);
    }
    m_closed = m_closed || ends;
}

void Application::frame() {
    m_window->wait({});
    heed_outside();
    if (m_window->wants_to_close()) {
        m_window->keep_open();
        leave(Leaving::close);
    }
    take_dropped_files();
    if (m_look_changed) {
        load_look();
    }
    if (m_shell) {
        m_shell->poll();
    }
    m_window->begin_frame();
    auto const size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    constexpr auto kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                            ImGuiWindowFlags_NoBringToFrontOnFocus;
    {
        ui::StyleScope const padding(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
        ImGui::Begin("screen", nullptr, kFlags);
    }
    draw_screen();
    ImGui::End();
    m_window->end_frame();
}

void Application::draw_screen() {
    if (m_start) {
        if (auto opened = m_start->draw(m_theme)) {
            remember_vault(m_settings, opened->folder, m_clock.now());
            static_cast<void>(save_settings(m_settings, m_folders.settings_file));
            m_start.reset();
            m_shell.emplace(m_thread, m_clock, std::move(*opened), m_settings);
        }
        return;
    }
    switch (m_shell->draw(m_theme, until_lock())) {
        case Shell::Request::none:
            break;
        case Shell::Request::lock:
            leave(Leaving::lock);
            break;
        case Shell::Request::check:
            leave(Leaving::check);
            break;
        case Shell::Request::stay:
            m_leaving = Leaving::no;
            break;
        case Shell::Request::leave:
            m_closed = m_leaving == Leaving::close;
            m_leaving = Leaving::no;
            show_start(m_shell->vault().folder);
            return;
        case Shell::Request::settings_changed:
            apply_settings();
            break;
    }
    if (until_lock().count() <= 0 && m_leaving == Leaving::no && m_shell->under_way().empty()) {
        leave(Leaving::lock);
    }
    finish_leaving();
}

void Application::take_dropped_files() {
    for (auto const& file : m_window->take_dropped_files()) {
        show_file(file);
    }
}

void Application::show_file(Path const& file) {
    if (m_start) {
        m_start->show_vault(file);
    } else {
        m_shell->take_dropped(file);
    }
}

void Application::show_start(Path vault) {
    if (m_shell) {
        m_shell.reset();
        m_locking =
            m_thread.submit_to_slot([](std::optional<storage::Vault>& slot, Job&) -> Status {
                slot.reset();
                return {};
            });
    }
    m_start.emplace(m_thread, m_clock, m_settings, m_folders);
    if (!vault.empty()) {
        m_start->show_vault(std::move(vault));
    }
}

void Application::show_example() {
    show_start({});
    m_start->show_example();
}

void Application::apply_settings() {
    static_cast<void>(save_settings(m_settings, m_folders.settings_file));
    set_language(m_settings.language, m_locale_folder);
    m_look_changed = true;
}

/// Between frames, because the one that is drawn still uses the fonts.
void Application::load_look() {
    auto const scale =
        static_cast<float>(m_settings.scale_percent) / 100.0F * m_window->screen_scale();
    auto theme = load_theme(m_settings.theme, scale);
    if (theme) {
        m_theme = *theme;
        m_window->reload_fonts();
    }
    m_look_changed = false;
}

/// Nothing is drawn while nothing changes: work that goes on shows its progress, the time until
/// the vault locks shows in minutes.
std::chrono::milliseconds Application::until_next_frame() {
    if (m_thread.busy()) {
        return kProgress;
    }
    if (!m_shell) {
        return kIdle;
    }
    auto const lock = std::max(until_lock(), std::chrono::seconds{0}) % kIdle;
    return std::min<std::chrono::milliseconds>(lock + std::chrono::seconds{1},
                                               m_shell->redraw_within());
}

std::chrono::seconds Application::until_lock() const {
    return m_settings.auto_lock - m_window->idle_time();
}

}  // namespace noodkluis::app::desktop
