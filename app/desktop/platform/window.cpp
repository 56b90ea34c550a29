// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/platform/window.h"

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
    io.UserData = &m_presses;
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
            of(handle).m_presses.push_back({key, modifiers});
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
    ImGui::NewFrame();
}

void Window::end_frame() {
    ImGui::Render();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(m_window, &width, &height);
    glViewport(0, 0, width, height);
    auto const back = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
    glClearColor(back.x, back.y, back.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(m_window);
    m_presses.clear();
}

void Window::reload_fonts() {
    ImGui_ImplOpenGL3_DestroyDeviceObjects();  // made again, with the fonts, by the next frame
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
