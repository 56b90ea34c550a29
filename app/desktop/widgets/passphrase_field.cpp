// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/widgets/passphrase_field.h"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>
#include <zxcvbn.h>

#include "app/desktop/widgets/named.h"
#include "app/desktop/widgets/scopes.h"
#include "app/desktop/widgets/text.h"
#include "app/session/passphrase_input.h"
#include "crypto/base/limits.h"

namespace noodkluis::app::desktop::ui {
namespace {

template <class Element>
void wipe_vector(ImVector<Element>& vector) {
    if (vector.Data != nullptr) {
        crypto::wipe({reinterpret_cast<Byte*>(vector.Data),
                      static_cast<std::size_t>(vector.Capacity) * sizeof(Element)});
    }
}

/// ImGui keeps what was typed: in the state of the field that was active last, in its undo stack,
/// and in the queue of characters.
void wipe_imgui_copies() {
    ImGui::ClearActiveID();
    auto& state = ImGui::GetCurrentContext()->InputTextState;
#if IMGUI_VERSION_NUM < 19110
    wipe_vector(state.TextW);
    wipe_vector(state.TextA);
    wipe_vector(state.InitialTextA);
    crypto::wipe({reinterpret_cast<Byte*>(&state.Stb), sizeof(state.Stb)});
#endif
    state.ClearFreeMemory();
    auto& queue = ImGui::GetIO().InputQueueCharacters;
    wipe_vector(queue);
    queue.clear();
}

}  // namespace

PassphraseInput::PassphraseInput() : m_buffer(limits::kPassphraseBytesMax + 1) {}

PassphraseInput::~PassphraseInput() {
    if (ImGui::GetCurrentContext() != nullptr) {
        clear();
    }
}

bool PassphraseInput::draw(Theme const& theme, FieldLook const& look) {
    GroupScope const group;
    text(look.label);
    ImGui::SetNextItemWidth(look.width);
    if (look.focus) {
        ImGui::SetKeyboardFocusHere();
    }
    auto const id = std::string("##") + look.label;
    auto const flags = ImGuiInputTextFlags_EnterReturnsTrue |
                       (m_shown ? ImGuiInputTextFlags_None : ImGuiInputTextFlags_Password);
    auto const buffer = m_buffer.writable();
    bool done =
        ImGui::InputText(id.c_str(), reinterpret_cast<char*>(buffer.data()), buffer.size(), flags);
    named(look.label);
    done |= entered();
    if (!look.error.empty() || !look.help.empty()) {
        FontScope const font(theme.fonts.small);
        ColourScope const colour(ImGuiCol_Text,
                                 look.error.empty() ? theme.palette.muted : theme.palette.danger);
        wrapped(look.error.empty() ? look.help : look.error);
    }
    return done;
}

std::size_t PassphraseInput::typed_size() const {
    auto const bytes = m_buffer.expose();
    return static_cast<std::size_t>(std::find(bytes.begin(), bytes.end(), Byte{0}) - bytes.begin());
}

bool PassphraseInput::equals(PassphraseInput const& other) const {
    return crypto::equal_constant_time(m_buffer.expose().first(typed_size()),
                                       other.m_buffer.expose().first(other.typed_size()));
}

Result<crypto::Secret> PassphraseInput::passphrase() const {
    return normalise_passphrase(crypto::Secret::copy_of(m_buffer.expose().first(typed_size())));
}

int PassphraseInput::strength() const {
    // Guesses that an attacker needs, in powers of ten, as zxcvbn's own scale has them.
    constexpr double kGuesses[] = {3, 6, 8, 10};
    double const bits =
        ZxcvbnMatch(reinterpret_cast<char const*>(m_buffer.expose().data()), nullptr, nullptr);
    double const guesses = bits * std::log10(2.0);
    return static_cast<int>(std::count_if(std::begin(kGuesses), std::end(kGuesses),
                                          [&](double limit) { return guesses >= limit; }));
}

void PassphraseInput::clear() {
    crypto::wipe(m_buffer.writable());
    wipe_imgui_copies();
}

}  // namespace noodkluis::app::desktop::ui
