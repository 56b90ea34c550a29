// SPDX-License-Identifier: Apache-2.0
// Documents that are JSON to somebody, but not in the one form that we write and read.
#include "attacks/corpus.h"
#include "attacks/world.h"

namespace noodkluis::test {
namespace {

/// Each in a way that some JSON reader takes for the same, or for something else than another.
std::vector<std::pair<std::string, std::string>> hostile_spellings(std::string const& good) {
    auto const version = std::string("\"v\":1");
    auto const with = [&](std::string const& to) { return replaced(good, version, to); };
    return {{"a line feed after it", good + "\n"},
            {"a space before it", " " + good},
            {"a byte order mark", "\xEF\xBB\xBF" + good},
            {"white space inside", with("\"v\": 1")},
            {"a key twice", with("\"v\":1,\"v\":1")},
            {"a key twice, the first one other", with("\"v\":2,\"v\":1")},
            {"a key more", with("\"v\":1,\"w\":1")},
            {"a key less", with("\"w\":1")},
            {"a key spelled with an escape", with("\"\\u0076\":1")},
            {"a number with a fraction", with("\"v\":1.0")},
            {"a number with an exponent", with("\"v\":1e0")},
            {"a number as text", with("\"v\":\"1\"")},
            {"a leading zero", with("\"v\":01")},
            {"a number beyond 64 bits", with("\"v\":36893488147419103233")},
            {"a negative number", with("\"v\":-1")},
            {"another version", with("\"v\":2")},
            {"null", with("\"v\":null")},
            {"a comment", with("/* x */\"v\":1")},
            {"a comma at the end", good.substr(0, good.size() - 1) + ",}"},
            {"something after it", good + "{}"},
            {"a NUL after it", good + std::string(1, '\0')},
            {"cut in the middle", good.substr(0, good.size() / 2)},
            {"a list around it", "[" + good + "]"},
            {"nothing", ""},
            {"text that is not UTF-8", with("\"v\":1,\"x\":\"\xff\xfe\"")},
            {"an endless depth",
             with("\"v\":1,\"x\":" + std::string(200'000, '[') + std::string(200'000, ']'))},
            {"an unclosed depth", std::string(500'000, '[')}};
}

struct DocumentKind {
    FileKind const& kind;
    std::string document_name;
};

void attack_document(Corpus& all, DocumentKind const& about) {
    auto const parts = parts_of(about.kind.good);
    auto whole = parts;
    auto const good = std::string(as_text(part(whole, about.document_name)));
    for (auto const& [what, text] : hostile_spellings(good)) {
        part(whole, about.document_name) = bytes_of(text);
        auto const file = storage::write_container(whole).value();
        all.attack("M2", about.kind.name + ": " + what, "document-malformed",
                   [&] { return about.kind.outcome(file); });
    }
    // A document of another kind under this name: no signature for one passes for another.
    for (std::string const type : {"card", "agreement", "status", "receipt", "share"}) {
        auto const at = good.find("\"type\":\"");
        REQUIRE(at != std::string::npos);
        auto const end = good.find('"', at + 8);
        auto const own = good.substr(at + 8, end - at - 8);
        if (own == type) {
            continue;
        }
        part(whole, about.document_name) =
            bytes_of(replaced(good, "\"type\":\"" + own + "\"", "\"type\":\"" + type + "\""));
        auto const file = storage::write_container(whole).value();
        all.attack("M2", about.kind.name + ": as " + type, "document-malformed",
                   [&] { return about.kind.outcome(file); });
    }
}

/// A file of one kind where another is expected, whole and rightly signed.
void attack_mixed_up(Corpus& all, std::vector<FileKind> const& kinds) {
    for (auto const& to : kinds) {
        for (auto const& from : kinds) {
            if (to.name != from.name) {
                all.attack("S12", to.name + ": a good " + from.name + " in its place",
                           "container-entries", [&] { return to.outcome(from.good); });
            }
        }
    }
}

/// S18 for the one comment that is more than a token and a hash.
void attack_descriptions(Corpus& all, World& world) {
    OpenedUp const good(world, world.bundle);
    auto const payload = good.sealed_payload();
    auto const text = good.manifest.outer.text();
    auto const id = "bundle=" + good.manifest.outer.bundle.text();
    std::string const seq = " seq=" + std::to_string(good.manifest.outer.sequence) + " ";
    for (auto const& changed : {replaced(text, seq, " seq=02 "),
                                replaced(text, seq, " seq=+2 "),
                                replaced(text, seq, " seq=-2 "),
                                replaced(text, seq, " seq=0 "),
                                replaced(text, seq, " seq= "),
                                replaced(text, seq, " seq=0x2 "),
                                replaced(text, seq, " seq=2.0 "),
                                replaced(text, seq, " seq=2e0 "),
                                replaced(text, seq, " seq=2  "),
                                replaced(text, seq, seq + seq.substr(1)),
                                replaced(text, seq, " "),
                                replaced(text, seq, " seq=1099511627777 "),
                                replaced(text, seq, " seq=18446744073709551618 "),
                                replaced(text, id + seq, seq.substr(1) + id + " "),
                                replaced(text, "bundle=", "bundle=0"),
                                replaced(text, "agr=", "Agr="),
                                replaced(text, "key=", "key=A"),
                                text + " x=1",
                                " " + text,
                                text.substr(0, text.size() - 1)}) {
        all.attack("S18", "bundle: described as \"" + changed.substr(0, 70) + "\"",
                   "bundle-comment-malformed", [&] {
                       return world.try_bundle(good.around(payload, changed, good.museum_key));
                   });
    }
}

/// S14 where keys come in: in cards and in agreements.
void attack_weak_keys(Corpus& all, World& world) {
    // Of small order, or a second spelling of a point (FORMATS 3).
    for (std::string const hex :
         {"0000000000000000000000000000000000000000000000000000000000000000",
          "0100000000000000000000000000000000000000000000000000000000000000",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
        auto const card = read_card(world.card, "card").value();
        auto weak = card.keys.status;
        REQUIRE(from_hex(hex, weak.key));
        auto parts = parts_of(world.card);
        auto& document = part(parts, "card.json");
        document = bytes_of(
            replaced(std::string(as_text(document)), card.keys.status.line(), weak.line()));
        all.attack("S14", "card: a key that is the point " + hex.substr(0, 8) + "...",
                   "document-malformed",
                   [&] { return world.try_card(storage::write_container(parts).value()); });
    }
    auto parts = parts_of(world.draft_file);
    auto& document = part(parts, "agreement.json");
    auto const terms = read_agreement(world.draft_file, "x").value().terms;
    auto weak = terms.museum.agreement_key;
    weak.key = {};
    document = bytes_of(
        replaced(std::string(as_text(document)), terms.museum.agreement_key.line(), weak.line()));
    all.attack("S14", "agreement: a key that is a point of small order", "document-malformed",
               [&] { return world.try_agreement(storage::write_container(parts).value()); });
}

}  // namespace

Corpus const& document_attacks() {
    static Corpus const corpus = [] {
        auto& world = shared_world();
        Corpus all([&world] { return world.traces(); });
        auto const kinds = file_kinds(world);
        for (auto const& kind :
             {DocumentKind{kinds[1], "card.json"}, DocumentKind{kinds[2], "agreement.json"},
              DocumentKind{kinds[3], "status.json"}, DocumentKind{kinds[4], "receipt.json"}}) {
            attack_document(all, kind);
        }
        attack_mixed_up(all, kinds);
        attack_descriptions(all, world);
        attack_weak_keys(all, world);
        // The manifest, in a bundle that is sealed and signed as it should be.
        OpenedUp good(world, world.bundle);
        for (auto const& [what, text] : hostile_spellings(good.manifest.document())) {
            auto changed = OpenedUp(world, world.bundle);
            changed.put_manifest(text, changed.museum_key);
            auto const file = changed.whole();
            all.attack("M2", "manifest: " + what, "manifest-malformed",
                       [&] { return world.try_bundle(file); });
        }
        return all;
    }();
    return corpus;
}

}  // namespace noodkluis::test
