// SPDX-License-Identifier: Apache-2.0
#include "app/text/message.h"

#include <clocale>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>
#include <libintl.h>

namespace noodkluis::app {
namespace {

constexpr char const* kDomain = "noodkluis";

}  // namespace

void set_language(Language language, std::string const& locale_folder) {
    // gettext looks at LANGUAGE only when the locale is not plain "C", and C.UTF-8 is the one
    // locale that every Debian has.
    static_cast<void>(std::setlocale(LC_CTYPE, "C.UTF-8"));
    static_cast<void>(std::setlocale(LC_MESSAGES, "C.UTF-8"));
    ::setenv("LANGUAGE", language == Language::dutch ? "nl" : "en", 1);
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

char const* tr(char const* english) {
    return ::dgettext(kDomain, english);
}

std::string message_of(Error const& error) {
    return fmt::format(fmt::runtime(tr(error_sentence(error.code))), error.subject, error.detail);
}

}  // namespace noodkluis::app
