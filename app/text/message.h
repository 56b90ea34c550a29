// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "crypto/base/error.h"

// The words of the interface. English is written in the source, every other language in
// app/resources/locale/LANGUAGE.po; gettext joins them.
namespace noodkluis::app {

enum class Language : std::uint8_t { english, dutch };

/// Chooses the language for the whole process; call once at the start, before any thread.
/// `locale_folder` holds LANGUAGE/LC_MESSAGES/noodkluis.mo.
void set_language(Language language, std::string const& locale_folder);
/// The language that LC_ALL, LC_MESSAGES or LANG ask for: Dutch or, for all else, English.
[[nodiscard]] Language language_of_environment();

class Catalogue;

/// While it lives, all words on its thread are in this language: for a document that somebody else
/// reads. One at a time on a thread. Without translations on this computer they are in English.
class LanguageScope {
  public:
    explicit LanguageScope(Language language);
    LanguageScope(LanguageScope const&) = delete;
    LanguageScope& operator=(LanguageScope const&) = delete;
    ~LanguageScope();

  private:
    std::unique_ptr<Catalogue> m_catalogue;
};
/// The one that was chosen for the process.
[[nodiscard]] Language language_of_program();

/// The translation of an English text in the language chosen.
[[nodiscard]] char const* tr(char const* english);
/// The one of two English texts that fits the count (not negative), translated.
[[nodiscard]] char const* tr_count(char const* one, char const* many, std::int64_t count);
/// The same, with the count filled in as {0}.
[[nodiscard]] std::string counted(char const* one, char const* many, std::int64_t count);
[[nodiscard]] std::string counted(char const* one, char const* many, std::size_t count);
/// "14 days"
[[nodiscard]] std::string display_days(std::int64_t days);

/// The sentence of an error, translated, with its subject and detail filled in: fields by their
/// labels, and what a value must be like in the words of the language.
[[nodiscard]] std::string message_of(Error const& error);

}  // namespace noodkluis::app
