// SPDX-License-Identifier: Apache-2.0
#include "app/text/catalogue.h"

#include "app/text/message.h"
#include "app/text/share_folder.h"
#include "support/fixtures.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

Bytes dutch() {
    return read_file(locale_folder() / "nl" / "LC_MESSAGES" / "noodkluis.mo", 8U << 20).value();
}

}  // namespace

TEST_CASE("a catalogue says what gettext says, for one and for several", "[text]") {
    auto const catalogue = Catalogue::read(dutch());
    REQUIRE(catalogue);
    CHECK(catalogue->find("On paper", false) == std::string("Op papier"));
    CHECK(catalogue->find("{0} day", false) == std::string("{0} dag"));
    CHECK(catalogue->find("{0} day", true) == std::string("{0} dagen"));
    CHECK(catalogue->find("no such text", false) == nullptr);
}

TEST_CASE("a file that is no catalogue, or was cut off, is none", "[text]") {
    auto const whole = dutch();
    for (std::size_t const size : {std::size_t{0}, std::size_t{19}, std::size_t{20},
                                   std::size_t{600}, whole.size() / 2, whole.size() - 2}) {
        CHECK_FALSE(Catalogue::read(ByteView(whole).first(size)));
    }
    auto far = whole;
    far[8] = far[9] = far[10] = far[11] = 0xff;  // more texts than there are bytes
    CHECK_FALSE(Catalogue::read(far));
    far = whole;
    far[0] ^= 1;
    CHECK_FALSE(Catalogue::read(far));
}

TEST_CASE("one thread can speak another language for a while", "[text]") {
    set_language(Language::english, locale_folder().string());
    {
        LanguageScope const speaking(Language::dutch);
        CHECK(std::string(tr("On paper")) == "Op papier");
        CHECK(display_days(1) == "1 dag");
        CHECK(display_days(2) == "2 dagen");
    }
    CHECK(std::string(tr("On paper")) == "On paper");
    CHECK(display_days(2) == "2 days");
}
