// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/tour.h"

#include <array>
#include <cstdlib>

#include "app/desktop/tour/chapters.h"
#include "app/text/message.h"

namespace noodkluis::app::desktop {
namespace {

struct Chapter {
    std::string_view name;
    void (*play)(Tour&);
};

constexpr std::array kChapters{Chapter{"start", start_chapter},
                               Chapter{"overview", overview_chapter},
                               Chapter{"collection", collection_chapter},
                               Chapter{"files", files_chapter},
                               Chapter{"import", import_chapter},
                               Chapter{"export", export_chapter},
                               Chapter{"photos", photos_chapter},
                               Chapter{"lists", lists_chapter},
                               Chapter{"plans", plans_chapter},
                               Chapter{"agreements", agreements_chapter},
                               Chapter{"sharing", sharing_chapter},
                               Chapter{"paper", paper_chapter},
                               Chapter{"field", field_chapter},
                               Chapter{"log", log_chapter},
                               Chapter{"users", users_chapter},
                               Chapter{"safekeeping", safekeeping_chapter},
                               Chapter{"settings", settings_chapter},
                               Chapter{"shell", shell_chapter},
                               Chapter{"promises", promises_chapter},
                               Chapter{"release", release_chapter},
                               Chapter{"forks", forks_chapter}};
constexpr std::array kLanguages{std::pair{Language::english, "en"},
                                std::pair{Language::dutch, "nl"}};
constexpr std::array kThemes{ThemeKind::light, ThemeKind::dark, ThemeKind::field};

/// A folder that goes when the tour is over.
class Workshop {
  public:
    Workshop() {
        auto name = (std::filesystem::temp_directory_path() / "noodkluis-tour-XXXXXX").string();
        m_folder = mkdtemp(name.data()) == nullptr ? "" : name;
    }
    Workshop(Workshop const&) = delete;
    Workshop& operator=(Workshop const&) = delete;
    ~Workshop() {
        std::error_code error;
        std::filesystem::remove_all(m_folder, error);
    }
    [[nodiscard]] Path const& folder() const { return m_folder; }

  private:
    Path m_folder;
};

struct Look {
    Language language;
    ThemeKind theme;
    std::string name;
};

std::vector<Look> looks_of(TourOptions const& options) {
    std::vector<Look> looks;
    for (auto const& [language, code] : kLanguages) {
        for (auto const theme : kThemes) {
            if (options.language.value_or(language) == language &&
                options.theme.value_or(theme) == theme) {
                looks.push_back({language, theme,
                                 std::string(code) + "-" +
                                     kThemeKindNames.at(static_cast<std::size_t>(theme))});
            }
        }
    }
    return looks;
}

void write_picture(Driver& driver, Path const& file) {
    if (auto const png = encode_png(driver.picture())) {
        static_cast<void>(write_file(file, *png, Overwrite::yes));
    }
}

/// The chapters change the vaults, so each look has a fresh copy.
std::string play_look(Driver& driver, Look const& look, TourOptions const& options,
                      Path const& example, Path const& work, AheadClock& clock) {
    auto& application = driver.application();
    application.settings().language = look.language;
    application.settings().theme = look.theme;
    application.settings().scale_percent = options.scale_percent;
    application.settings().recent.clear();
    application.apply_settings();
    std::error_code error;
    std::filesystem::copy(example, work, std::filesystem::copy_options::recursive, error);
    auto const pictures = options.folder / look.name;
    std::filesystem::create_directories(pictures, error);
    Job quiet;
    auto const copy = sample::prepare_example(work, clock, quiet);
    if (error || !copy) {
        return error ? error.message() : message_of(copy.error());
    }
    Tour tour(driver, clock, *copy, example, pictures, work);
    for (auto const& chapter : kChapters) {
        if (chapter.name.starts_with(options.only)) {
            chapter.play(tour);
            tour.close();
        }
        if (driver.failed()) {
            write_picture(driver, pictures / "failed.png");
            return look.name + ", " + std::string(chapter.name) + ": " + driver.failure();
        }
    }
    return {};
}

}  // namespace

void Tour::open(sample::ExampleVault const& vault) {
    m_driver.application().show_start(vault.vault);
    m_driver.wait_for(tr("Passphrase"));
    m_driver.type(std::string(as_text(vault.passphrase.expose())));
    m_driver.click(tr("Open"));
    m_driver.wait_for(tr("Overview"));
}

void Tour::close() {
    m_driver.application().show_start({});
    m_clock.set_ahead({});
    m_driver.frames();
}

sample::Example Tour::fresh_example(char const* name) {
    auto const folder = m_files / name;
    std::error_code error;
    std::filesystem::copy(m_played, folder, std::filesystem::copy_options::recursive, error);
    Job quiet;
    auto copy = sample::prepare_example(folder, m_clock, quiet);
    if (error || !copy) {
        m_driver.fail(error ? error.message() : message_of(copy.error()));
        return {};
    }
    return *std::move(copy);
}

void Tour::picture(std::string const& name) {
    if (!m_driver.failed()) {
        write_picture(m_driver, m_pictures / (name + ".png"));
    }
}

void Tour::picture_at_rest(std::string const& name) {
    m_driver.settle();
    picture(name);
}

std::string play_tour(Clock const& real, std::string const& locale_folder,
                      TourOptions const& options) {
    AheadClock clock(real);
    Workshop const workshop;
    auto const& home = workshop.folder();
    if (home.empty()) {
        return "no temporary folder";
    }
    auto const example = home / "example";
    Job quiet;
    if (auto const made = sample::prepare_example(example, clock, quiet); !made) {
        return message_of(made.error());
    }
    for (auto const& look : looks_of(options)) {
        auto const application = Application::start(
            clock, {{home, home / "settings.json", home / "unused"}, locale_folder, {}});
        if (!application) {
            return message_of(application.error());
        }
        (*application)->window().show_frames(false);
        Driver driver(**application);
        auto problem = play_look(driver, look, options, example, home / look.name, clock);
        if (!problem.empty()) {
            return problem;
        }
    }
    return {};
}

}  // namespace noodkluis::app::desktop
