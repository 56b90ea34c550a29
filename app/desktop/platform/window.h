// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/platform/frame_record.h"
#include "app/exchange/photos.h"
#include "crypto/base/file.h"

struct GLFWwindow;

namespace noodkluis::app::desktop {

struct WindowSize {
    int width = 1280;
    int height = 800;
};

/// The one window, its OpenGL and its ImGui context. Made, used and destroyed on the main thread.
/// ImGui's memory is wiped when it is freed, and ImGui writes no files.
class Window {
  public:
    /// Errors: window_failed.
    [[nodiscard]] static Result<std::unique_ptr<Window>> open(char const* title, WindowSize size);
    Window(Window const&) = delete;
    Window& operator=(Window const&) = delete;
    ~Window();

    /// Sleeps until something happens, another thread calls `wake`, or the time is over.
    void wait(std::chrono::milliseconds longest);
    /// From any thread, as long as the window is there.
    static void wake();

    void begin_frame();
    void end_frame();
    /// Draws the last frame again, without showing it.
    void redraw() { render(); }
    /// Gives the fonts to OpenGL again, after they were loaded anew. Between frames.
    void reload_fonts();

    [[nodiscard]] bool wants_to_close() const;
    /// The user changed his mind.
    void keep_open();
    /// How much larger than usual this screen wants things; 1 is usual.
    [[nodiscard]] float screen_scale() const;
    /// Files dropped on the window since the last call.
    [[nodiscard]] std::vector<Path> take_dropped_files();
    /// Seconds since the user last moved the mouse or pressed a key.
    [[nodiscard]] std::chrono::seconds idle_time() const;

    /// The hand of a driver instead of the user's: where the pointer is and whether it presses,
    /// from the next frame on, until it is taken away.
    struct Hand {
        float x = 0;
        float y = 0;
        bool pressing = false;
        float wheel = 0;  ///< lines up, for one frame
    };
    void set_hand(std::optional<Hand> hand) { m_hand = hand; }
    /// Presses and releases a key, in GLFW's numbers, as if it came from the keyboard.
    void press(KeyPress key);
    void type(std::string const& text);
    void drop(Path file) { m_dropped.push_back(std::move(file)); }
    /// Without it frames are made but not drawn, but for those that a picture is asked of: most of
    /// the time of a driver that nobody watches goes into drawing.
    void show_frames(bool shown) { m_shown = shown; }
    /// What was drawn and where, in the last frame.
    [[nodiscard]] FrameRecord& record() { return m_record; }
    /// The last frame as a picture.
    [[nodiscard]] Pixels picture();

  private:
    explicit Window(GLFWwindow* window);
    void set_callbacks();
    void note_activity();
    void move_hand();
    void send_key(KeyPress key, int action);
    void render();
    GLFWwindow* m_window;
    FrameRecord m_record;
    std::optional<Hand> m_hand;
    bool m_shown = true;
    std::vector<KeyPress> m_held;  ///< pressed by a driver, until the end of the frame
    std::vector<Path> m_dropped;
    std::chrono::steady_clock::time_point m_last_activity;
};

}  // namespace noodkluis::app::desktop
