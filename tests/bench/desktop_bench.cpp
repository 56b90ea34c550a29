// SPDX-License-Identifier: Apache-2.0
// What the window costs with a large collection. Needs a display.
//
//     desktop_bench VAULT PASSPHRASE      opens it in a window of its own, and prints what follows
//
// Times of the CPU are those of the main thread; what OpenGL needs to draw the same frame again is
// measured apart, because without a graphics card that is a program as well.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

#include <fmt/core.h>
#include <sys/resource.h>

#include "app/desktop/tour/driver.h"
#include "app/exchange/photos.h"
#include "app/text/message.h"
#include "app/text/share_folder.h"
#include "crypto/secret.h"

using namespace noodkluis;
using namespace noodkluis::app;
using namespace noodkluis::app::desktop;

namespace {

using Steady = std::chrono::steady_clock;

double milliseconds_since(Steady::time_point start) {
    return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

double main_thread_ms() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double process_ms() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    auto const ms = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

void print(char const* what, std::vector<double> values) {
    std::sort(values.begin(), values.end());
    auto const at = [&](double part) {
        return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
    };
    std::printf("%-52s median %7.2f ms   95 %% %7.2f ms   most %7.2f ms\n", what, at(0.5), at(0.95),
                values.back());
}

int measure(char const* vault, char const* passphrase) {
    auto const start = Steady::now();
    SystemClock const clock;
    Path const home = std::filesystem::temp_directory_path() / "noodkluis-desktop-bench";
    auto const application = Application::start(
        clock, {{home, home / "settings.json", home}, locale_folder().string(), {}});
    if (!application) {
        fmt::print(stderr, "{}\n", message_of(application.error()));
        return 1;
    }
    (*application)->frame();
    std::printf("%-52s %7.0f ms\n", "start to first frame", milliseconds_since(start));

    Driver driver(**application);
    (*application)->show_start(vault);
    driver.wait_for(tr("Passphrase"));
    driver.type(passphrase);
    auto const entered = Steady::now();
    driver.click(tr("Open"));
    driver.wait_for(tr("Collection"));
    driver.click(tr("Collection"));
    driver.wait_for(tr("number, name, maker or place"));
    while (!(*application)->idle()) {
        driver.frames(1);
    }
    std::printf("%-52s %7.0f ms\n", "passphrase to the first objects, Argon2id included",
                milliseconds_since(entered));

    auto& window = (*application)->window();
    std::vector<double> frames;
    std::vector<double> renders;
    for (int i = 0; i < 400; ++i) {
        window.set_hand(Window::Hand{400, 500, false, i % 80 < 60 ? -40.0F : 120.0F});
        auto const before = main_thread_ms();
        (*application)->frame();
        auto const after = main_thread_ms();
        window.redraw();
        renders.push_back(main_thread_ms() - after);
        frames.push_back(after - before - renders.back());
    }
    print("CPU of a frame while scrolling, without drawing", frames);
    print("CPU of the software renderer for the same frame", renders);

    driver.settle();
    std::vector<double> searches;
    for (char const* const word : {"schil", "portret", "kasteel", "zilver", "1850 amst"}) {
        driver.fill(tr("number, name, maker or place"), "");
        for (char const* key = word; *key != '\0'; ++key) {
            auto const pressed = Steady::now();
            window.type(std::string(1, *key));
            do {
                (*application)->frame();
            } while (!(*application)->idle());
            searches.push_back(milliseconds_since(pressed));
        }
    }
    print("key stroke in the search to its rows on the screen", searches);

    window.set_hand({});
    (*application)->run_for(std::chrono::seconds{5});  // what is got ready after a change is ready
    auto const before = process_ms();
    auto const idle = Steady::now();
    (*application)->run_for(std::chrono::seconds{20});
    std::printf("%-52s %7.2f %%\n", "CPU of the process while nothing happens",
                100 * (process_ms() - before) / milliseconds_since(idle));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%-52s %7ld MiB\n", "peak memory of the process", usage.ru_maxrss / 1024);
    if (driver.failed()) {
        fmt::print(stderr, "{}\n", driver.failure());
    }
    return driver.failed() ? 1 : 0;
}

}  // namespace

int main(int argc, char* argv[]) {
    if (argc != 3 || !crypto::start_crypto() || !start_images()) {
        fmt::print(stderr, "usage: desktop_bench VAULT PASSPHRASE\n");
        return 2;
    }
    return measure(argv[1], argv[2]);
}
