// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/platform/window.h"

#include <array>
#include <utility>

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include "app/desktop/platform/wiping_allocator.h"

namespace noodkluis::app::desktop {
namespace {

constexpr char const* kGlslVersion = "#version 130";  // OpenGL 3.0: any computer since 2008

tl::unexpected<Error> no_window() {
    char const* reason = nullptr;
    static_cast<void>(glfwGetError(&reason));
    return fail(ErrorCode::window_failed, reason == nullptr ? "" : reason);
}

}  // namespace

Result<std::unique_ptr<Window>> Window::open(char const* title, WindowSize size) {
    if (glfwInit() == GLFW_FALSE) {
        return no_window();
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "noodkluis");
    auto* const handle = glfwCreateWindow(size.width, size.height, title, nullptr, nullptr);
    if (handle == nullptr) {
        auto error = no_window();
        glfwTerminate();
        return error;
    }
    return std::unique_ptr<Window>(new Window(handle));
}

Window::Window(GLFWwindow* window)
    : m_window(window), m_last_activity(std::chrono::steady_clock::now()) {
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    glfwSetWindowSizeLimits(window, 800, 600, GLFW_DONT_CARE, GLFW_DONT_CARE);
    set_callbacks();
    use_wiping_allocator();
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.UserData = &m_record;
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false;  // nothing moves, so an idle window draws nothing
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init(kGlslVersion);
}

/// Before ImGui, whose backend calls on those that were there.
void Window::set_callbacks() {
    glfwSetWindowUserPointer(m_window, this);
    static constexpr auto of = [](GLFWwindow* handle) -> Window& {
        return *static_cast<Window*>(glfwGetWindowUserPointer(handle));
    };
    glfwSetDropCallback(m_window, [](GLFWwindow* handle, int count, char const** paths) {
        for (int i = 0; i < count; ++i) {
            of(handle).m_dropped.emplace_back(paths[i]);
        }
    });
    glfwSetKeyCallback(m_window, [](GLFWwindow* handle, int key, int, int action, int modifiers) {
        of(handle).note_activity();
        if (action == GLFW_PRESS) {
            of(handle).m_record.presses.push_back({key, modifiers});
        }
    });
    glfwSetCursorPosCallback(
        m_window, [](GLFWwindow* handle, double, double) { of(handle).note_activity(); });
    glfwSetMouseButtonCallback(
        m_window, [](GLFWwindow* handle, int, int, int) { of(handle).note_activity(); });
}

Window::~Window() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(m_window);
    glfwTerminate();
}

void Window::wait(std::chrono::milliseconds longest) {
    if (longest.count() > 0) {
        glfwWaitEventsTimeout(std::chrono::duration<double>(longest).count());
    } else {
        glfwPollEvents();
    }
}

void Window::wake() {
    glfwPostEmptyEvent();
}

void Window::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    move_hand();
    m_record.widgets.clear();
    m_record.parts.clear();
    ImGui::NewFrame();
}

void Window::end_frame() {
    ImGui::Render();
    if (m_shown) {
        render();
        glfwSwapBuffers(m_window);
    }
    m_record.presses.clear();
    for (auto const& key : std::exchange(m_held, {})) {
        send_key(key, GLFW_RELEASE);
    }
}

void Window::render() {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(m_window, &width, &height);
    glViewport(0, 0, width, height);
    auto const back = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
    glClearColor(back.x, back.y, back.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

/// After the backend, which has put the user's pointer there.
void Window::move_hand() {
    if (!m_hand) {
        return;
    }
    auto& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM < 18700
    io.MousePos = {m_hand->x, m_hand->y};
    io.MouseDown[0] = m_hand->pressing;
    io.MouseWheel = m_hand->wheel;
#else
    io.AddMousePosEvent(m_hand->x, m_hand->y);
    io.AddMouseButtonEvent(0, m_hand->pressing);
    io.AddMouseWheelEvent(0, m_hand->wheel);
#endif
    m_hand->wheel = 0;
    note_activity();
}

void Window::press(KeyPress key) {
    send_key(key, GLFW_PRESS);
    m_held.push_back(key);
}

void Window::send_key(KeyPress key, int action) {
    constexpr std::array kModifierKeys{std::pair{GLFW_MOD_CONTROL, GLFW_KEY_LEFT_CONTROL},
                                       std::pair{GLFW_MOD_SHIFT, GLFW_KEY_LEFT_SHIFT},
                                       std::pair{GLFW_MOD_ALT, GLFW_KEY_LEFT_ALT}};
    // The backend hands each event to our own callback as well.
    for (auto const& [modifier, modifier_key] : kModifierKeys) {
        if ((key.modifiers & modifier) != 0) {
            ImGui_ImplGlfw_KeyCallback(m_window, modifier_key, 0, action, key.modifiers);
        }
    }
    ImGui_ImplGlfw_KeyCallback(m_window, key.key, 0, action, key.modifiers);
}

void Window::type(std::string const& text) {
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
}

Pixels Window::picture() {
    render();
    Pixels pixels;
    glfwGetFramebufferSize(m_window, &pixels.width, &pixels.height);
    auto const line = static_cast<std::size_t>(pixels.width) * 3;
    auto const lines = static_cast<std::size_t>(pixels.height);
    Bytes upside_down(line * lines);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, pixels.width, pixels.height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
    pixels.rgb.reserve(upside_down.size());
    for (std::size_t i = lines; i-- > 0;) {
        auto const begin = upside_down.begin() + static_cast<std::ptrdiff_t>(i * line);
        pixels.rgb.insert(pixels.rgb.end(), begin, begin + static_cast<std::ptrdiff_t>(line));
    }
    return pixels;
}

void Window::reload_fonts() {
#if IMGUI_VERSION_NUM < 19200
    // Not all device objects: 1.86 forgets that its new buffers are empty, and draws nothing.
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
}

bool Window::wants_to_close() const {
    return glfwWindowShouldClose(m_window) == GLFW_TRUE;
}

void Window::keep_open() {
    glfwSetWindowShouldClose(m_window, GLFW_FALSE);
}

float Window::screen_scale() const {
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(m_window, &x, &y);
    return y;
}

std::vector<Path> Window::take_dropped_files() {
    return std::exchange(m_dropped, {});
}

std::chrono::seconds Window::idle_time() const {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() -
                                                            m_last_activity);
}

void Window::note_activity() {
    m_last_activity = std::chrono::steady_clock::now();
}

}  // namespace noodkluis::app::desktop
