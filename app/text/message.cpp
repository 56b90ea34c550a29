// SPDX-License-Identifier: Apache-2.0
#include "app/text/message.h"

#include <clocale>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>
#include <libintl.h>

#include "app/text/catalogue.h"
#include "app/text/labels.h"
#include "crypto/base/file.h"

namespace noodkluis::app {
namespace {

constexpr char const* kDomain = "noodkluis";
constexpr char const* kLanguageVariable = "LANGUAGE";
constexpr std::uint64_t kCatalogueBytesMax = std::uint64_t{8} << 20;

/// Set while this thread speaks another language than the process.
thread_local Catalogue const* t_catalogue = nullptr;

/// The subject of these errors is a field; of others it may be a name that the user gave.
bool is_about_field(ErrorCode code) {
    return code == ErrorCode::invalid_argument || code == ErrorCode::not_in_range ||
           code == ErrorCode::too_many || code == ErrorCode::field_too_long ||
           code == ErrorCode::name_missing || code == ErrorCode::name_taken;
}

}  // namespace

void set_language(Language language, std::string const& locale_folder) {
    // gettext looks at LANGUAGE only when the locale is not plain "C", and C.UTF-8 is the one
    // locale that every Debian has.
    static_cast<void>(std::setlocale(LC_CTYPE, "C.UTF-8"));
    static_cast<void>(std::setlocale(LC_MESSAGES, "C.UTF-8"));
    ::setenv(kLanguageVariable, language == Language::dutch ? "nl" : "en", 1);
    ::bindtextdomain(kDomain, locale_folder.c_str());
    ::bind_textdomain_codeset(kDomain, "UTF-8");
    ::textdomain(kDomain);
}

Language language_of_environment() {
    for (char const* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        char const* const value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return std::string_view(value).substr(0, 2) == "nl" ? Language::dutch
                                                                : Language::english;
        }
    }
    return Language::english;
}

LanguageScope::LanguageScope(Language language) : m_catalogue(std::make_unique<Catalogue>()) {
    NK_ASSERT(t_catalogue == nullptr);
    char const* const folder = ::bindtextdomain(kDomain, nullptr);
    if (language == Language::dutch && folder != nullptr) {
        auto const file =
            read_file(Path(folder) / "nl" / "LC_MESSAGES" / (std::string(kDomain) + ".mo"),
                      kCatalogueBytesMax);
        if (auto read = file ? Catalogue::read(*file) : std::nullopt) {
            *m_catalogue = std::move(*read);
        }
    }
    t_catalogue = m_catalogue.get();
}

LanguageScope::~LanguageScope() {
    t_catalogue = nullptr;
}

Language language_of_program() {
    char const* const value = std::getenv(kLanguageVariable);
    return value != nullptr && std::string_view(value).starts_with("nl") ? Language::dutch
                                                                         : Language::english;
}

char const* tr(char const* english) {
    if (t_catalogue != nullptr) {
        char const* const found = t_catalogue->find(english, false);
        return found == nullptr ? english : found;
    }
    return ::dgettext(kDomain, english);
}

char const* tr_count(char const* one, char const* many, std::int64_t count) {
    if (t_catalogue != nullptr) {
        // Dutch and English divide them alike.
        char const* const found = t_catalogue->find(one, count != 1);
        return found != nullptr ? found : count == 1 ? one : many;
    }
    return ::dngettext(kDomain, one, many, static_cast<unsigned long>(count));
}

std::string counted(char const* one, char const* many, std::int64_t count) {
    return fmt::format(fmt::runtime(tr_count(one, many, count)), count);
}

std::string counted(char const* one, char const* many, std::size_t count) {
    return counted(one, many, static_cast<std::int64_t>(count));
}

std::string display_days(std::int64_t days) {
    return counted("{0} day", "{0} days", days);
}

std::string message_of(Error const& error) {
    auto subject = is_about_field(error.code) ? label_of_field(error.subject) : error.subject;
    // Other details are numbers, names of files and what the system says.
    bool const ours = error.code == ErrorCode::invalid_argument && !error.detail.empty();
    return fmt::format(fmt::runtime(tr(error_sentence(error.code))), subject,
                       ours ? tr(error.detail.c_str()) : error.detail);
}

}  // namespace noodkluis::app
