// SPDX-License-Identifier: Apache-2.0
// Files that are nearly containers: what a careless reader of ZIP files takes for one.
#include <libdeflate.h>

#include "attacks/corpus.h"
#include "attacks/world.h"
#include "crypto/base/byte_fields.h"

namespace noodkluis::test {
namespace {

constexpr std::size_t kLocalHeader = 30;
constexpr std::size_t kCentralHeader = 46;
constexpr std::size_t kEnd = 22;

/// An entry as any ZIP program may write it.
struct RawEntry {
    std::string name;
    Bytes stored;
    std::uint32_t size = 0;  ///< unpacked
    std::uint32_t crc = 0;
    std::uint16_t method = 0;
    Bytes extra = {};
};

/// A ZIP file with whatever is in the entries, and nothing checked.
Bytes raw_zip(std::vector<RawEntry> const& entries) {
    Bytes out;
    Bytes central;
    auto const put = [](Bytes& to, auto value) {
        auto const at = to.size();
        to.resize(at + sizeof(value));
        put_at(to, at, value);
    };
    auto const append = [](Bytes& to, ByteView bytes) {
        to.insert(to.end(), bytes.begin(), bytes.end());
    };
    auto const common = [&](Bytes& to, RawEntry const& entry) {
        put(to, std::uint16_t{10});
        put(to, std::uint16_t{0});
        put(to, entry.method);
        put(to, std::uint32_t{33U << 16});
        put(to, entry.crc);
        put(to, static_cast<std::uint32_t>(entry.stored.size()));
        put(to, entry.size);
        put(to, static_cast<std::uint16_t>(entry.name.size()));
        put(to, static_cast<std::uint16_t>(entry.extra.size()));
    };
    for (auto const& entry : entries) {
        auto const offset = static_cast<std::uint32_t>(out.size());
        put(out, std::uint32_t{0x04034b50});
        common(out, entry);
        append(out, as_bytes(entry.name));
        append(out, entry.extra);
        append(out, entry.stored);
        put(central, std::uint32_t{0x02014b50});
        put(central, std::uint16_t{10});
        common(central, entry);
        central.resize(central.size() + 10);
        put(central, offset);
        append(central, as_bytes(entry.name));
        append(central, entry.extra);
    }
    auto const start = static_cast<std::uint32_t>(out.size());
    append(out, central);
    put(out, std::uint32_t{0x06054b50});
    put(out, std::uint32_t{0});
    put(out, static_cast<std::uint16_t>(entries.size()));
    put(out, static_cast<std::uint16_t>(entries.size()));
    put(out, static_cast<std::uint32_t>(central.size()));
    put(out, start);
    put(out, std::uint16_t{0});
    return out;
}

std::vector<RawEntry> raw_entries(std::vector<storage::NamedContent> const& parts) {
    std::vector<RawEntry> entries;
    entries.reserve(parts.size());
    for (auto const& item : parts) {
        entries.push_back({item.name, item.content, static_cast<std::uint32_t>(item.content.size()),
                           storage::crc32(item.content)});
    }
    return entries;
}

Bytes deflated(Bytes const& plain) {
    std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> const engine(
        libdeflate_alloc_compressor(1), libdeflate_free_compressor);
    Bytes out(libdeflate_deflate_compress_bound(engine.get(), plain.size()));
    out.resize(libdeflate_deflate_compress(engine.get(), plain.data(), plain.size(), out.data(),
                                           out.size()));
    REQUIRE_FALSE(out.empty());
    return out;
}

/// The attacks on one good container; all of them leave nothing.
class ContainerAttacks {
  public:
    ContainerAttacks(Corpus& corpus, FileKind const& kind)
        : m_corpus(corpus),
          m_kind(kind),
          m_parts(parts_of(kind.good)),
          m_central(get_at<std::uint32_t>(kind.good, kind.good.size() - 6)) {
        std::size_t local = 0;
        std::size_t central = m_central;
        for (auto const& item : m_parts) {
            m_local.push_back(local);
            m_headers.push_back(central);
            local += kLocalHeader + item.name.size() + item.content.size();
            central += kCentralHeader + item.name.size();
        }
    }
    void make() {
        what_is_no_zip();
        cut();
        entries();
        names();
        disagreeing();
        unpacked_sizes();
        sizes();
    }

  private:
    void bytes(std::string const& line, std::string const& name, std::string const& expected,
               Bytes const& file) {
        m_corpus.attack(line, m_kind.name + ": " + name, expected,
                        [&] { return m_kind.outcome(file); });
    }
    template <class Change>
    void changed(std::string const& line, std::string const& name, std::string const& expected,
                 Change change) {
        auto file = m_kind.good;
        change(file);
        bytes(line, name, expected, file);
    }
    template <class Change>
    void repacked(std::string const& line, std::string const& name, Change change) {
        auto parts = m_parts;
        change(parts);
        bytes(line, name, "container-entries", storage::write_container(parts).value());
    }
    template <class Change>
    void raw(std::string const& line, std::string const& name, Change change) {
        auto entries = raw_entries(m_parts);
        change(entries);
        bytes(line, name, "container-not-canonical", raw_zip(entries));
    }

    void what_is_no_zip() {
        bytes("C1", "empty", "container-not-zip", {});
        bytes("C2", "a PDF file", "container-not-zip",
              bytes_of("%PDF-1.7 and so on, long enough to be something"));
        bytes("C2", "a ZIP file of nothing", "container-not-zip", raw_zip({}));
        bytes("C2", "another archive", "container-not-zip",
              bytes_of("7z\xbc\xaf\x27\x1c" + std::string(100, 'x')));
        changed("C3", "a byte before it", "container-not-zip",
                [](Bytes& file) { file.insert(file.begin(), 'x'); });
        changed("C3", "a script before it", "container-not-zip", [](Bytes& file) {
            auto const script = bytes_of("#!/bin/sh\nexec unzip -p \"$0\" | sh\n");
            file.insert(file.begin(), script.begin(), script.end());
        });
        changed("C4", "a byte after it", "container-not-canonical",
                [](Bytes& file) { file.push_back(0); });
        changed("C4", "a comment", "container-not-canonical", [](Bytes& file) {
            put_at<std::uint16_t>(file, file.size() - 2, 5);
            auto const comment = bytes_of("hello");
            file.insert(file.end(), comment.begin(), comment.end());
        });
        changed("C4", "a second one after it", "container-not-canonical", [](Bytes& file) {
            auto const again = file;
            file.insert(file.end(), again.begin(), again.end());
        });
    }
    /// At every place of a small file; of a large one around each border and here and there.
    void cut() {
        std::set<std::size_t> sizes{1, kEnd - 1, kEnd, kLocalHeader - 1, kLocalHeader};
        auto const size = m_kind.good.size();
        for (auto const border : {m_central, size - kEnd, size}) {
            sizes.insert({border - 2, border - 1});
        }
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            sizes.insert({m_local[i] + kLocalHeader + 1, m_headers[i] + 1, m_headers[i] + 40});
        }
        for (std::size_t at = 50; at < size; at += size / 60 + 1) {
            sizes.insert(at);
        }
        m_corpus.attack("C5", m_kind.name + ": cut anywhere", "refused", [&]() -> std::string {
            for (auto const at : sizes) {
                auto const expected = at < kEnd ? "container-not-zip" : "container-truncated";
                auto const outcome = m_kind.outcome(ByteView(m_kind.good).first(at));
                if (outcome != expected) {
                    return "cut to " + std::to_string(at) + ": " + outcome;
                }
            }
            return "refused";
        });
    }
    void entries() {
        repacked("C6", "the last part twice", [](auto& p) { p.push_back(p.back()); });
        repacked("C6", "the first part once more, with other content", [](auto& p) {
            p.push_back({p.front().name, bytes_of("other")});
        });
        repacked("C7", "the first part missing", [](auto& p) { p.erase(p.begin()); });
        repacked("C8", "a part more at the end", [](auto& p) {
            p.push_back({"notes.txt", bytes_of("x")});
        });
        repacked("C8", "a part more at the beginning", [](auto& p) {
            p.insert(p.begin(), {"0.txt", bytes_of("x")});
        });
        repacked("C9", "parts in another order", [](auto& p) { std::swap(p[0], p[1]); });
    }
    void names() {
        auto const good = m_parts.front().name;
        for (auto const& [what, name] : std::vector<std::pair<std::string, std::string>>{
                 {"leads out of the folder", "../" + good},
                 {"leads out after going in", "a/../../" + good},
                 {"is absolute", "/etc/cron.d/x"},
                 {"is on another drive", "C:" + good},
                 {"is on a share", "\\\\host\\share"},
                 {"has backslashes", "..\\" + good},
                 {"goes on after a NUL", good + std::string(1, '\0') + ".exe"},
                 {"looks alike (Cyrillic a)", "\xd0\xb0" + good.substr(1)},
                 {"is read from right to left", "\xe2\x80\xae" + good},
                 {"is in other case", "X" + good},
                 {"ends with a dot", good + "."},
                 {"is a device", "con"}}) {
            repacked("C10", "a name that " + what,
                     [&, name = name](auto& p) { p.front().name = name; });
        }
        raw("C10", "no name at all", [](auto& e) { e.front().name.clear(); });
        raw("C10", "a name of 65,535 characters",
            [](auto& e) { e.front().name = std::string(65535, 'a'); });
    }
    void disagreeing() {
        auto const central = m_headers.front();
        auto const canonical = "container-not-canonical";
        changed("C11", "another name in the directory", canonical,
                [&](Bytes& f) { f[central + kCentralHeader] ^= 1; });
        changed("C11", "another packed size in the directory", canonical,
                [&](Bytes& f) { f[central + 20] ^= 1; });
        changed("C11", "another size in the directory", canonical,
                [&](Bytes& f) { f[central + 24] ^= 1; });
        changed("C11", "another check sum in the directory", canonical,
                [&](Bytes& f) { f[central + 16] ^= 1; });
        changed("C11", "another number of entries", canonical,
                [](Bytes& f) { f[f.size() - kEnd + 10] ^= 1; });
        changed("C11", "a directory that begins elsewhere", canonical,
                [](Bytes& f) { f[f.size() - 6] ^= 1; });
        changed("C14", "an entry that is another", canonical,
                [&](Bytes& f) { put_at<std::uint32_t>(f, m_headers[1] + 42, 0); });
        changed("C14", "an entry that begins in another", canonical,
                [&](Bytes& f) { f[m_headers[1] + 42] ^= 1; });
        changed("C17", "a symbolic link", canonical,
                [&](Bytes& f) { put_at<std::uint32_t>(f, central + 38, 0xA1FF0000); });
        changed("C17", "made on another system", canonical, [&](Bytes& f) { f[central + 5] = 3; });
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            changed("C15", "a wrong check sum of " + m_parts[i].name, "container-crc",
                    [&](Bytes& f) {
                        f[m_local[i] + 14] ^= 1;
                        f[m_headers[i] + 16] ^= 1;
                    });
        }
        for (auto const& [what, at, value] :
             std::vector<std::tuple<std::string, int, int>>{{"a data descriptor", 6, 8},
                                                            {"encryption", 6, 1},
                                                            {"names in UTF-8", 7, 8},
                                                            {"version 4.5", 4, 45},
                                                            {"another time", 10, 1}}) {
            changed("C13", what, canonical, [&, at = at, value = value](Bytes& f) {
                auto const place = static_cast<std::size_t>(at);
                f[place] = static_cast<Byte>(value);
                f[central + place + 2] = static_cast<Byte>(value);
            });
        }
        raw("C13", "an extra field of ZIP64", [](auto& e) {
            e.front().extra = Bytes(20, 0);
            put_at<std::uint16_t>(e.front().extra, 0, 1);
            put_at<std::uint16_t>(e.front().extra, 2, 16);
        });
        changed("C13", "a directory of ZIP64", canonical, [](Bytes& f) {
            Bytes locator(56 + 20, 0);
            put_at<std::uint32_t>(locator, 0, 0x06064b50);
            put_at<std::uint32_t>(locator, 56, 0x07064b50);
            f.insert(f.end() - static_cast<long>(kEnd), locator.begin(), locator.end());
        });
    }
    void unpacked_sizes() {
        auto const zeros = Bytes(std::size_t{32} << 20);
        raw("C12", "a bomb of 32 MiB", [&](auto& e) {
            e.back().stored = deflated(zeros);
            e.back().size = static_cast<std::uint32_t>(zeros.size());
            e.back().crc = storage::crc32(zeros);
            e.back().method = 8;
        });
        raw("C12", "the same content, compressed", [](auto& e) {
            e.front().stored = deflated(e.front().stored);
            e.front().method = 8;
        });
        raw("C12", "encrypted by another method", [](auto& e) { e.front().method = 99; });
    }
    void sizes() {
        changed("C16", "a part of 4 GiB", "container-truncated", [](Bytes& f) {
            put_at<std::uint32_t>(f, 18, 0xffffffff);
            put_at<std::uint32_t>(f, 22, 0xffffffff);
        });
        std::vector<RawEntry> many(65535, RawEntry{"a", {}});
        bytes("C16", "65,535 parts", "container-not-canonical", raw_zip(many));
        repacked("C16", "65,000 parts", [](auto& p) {
            p.resize(65000, storage::NamedContent{"a", {}});
        });
        if (m_kind.name != "bundle") {
            auto parts = m_parts;
            parts.front().content = Bytes(limits::kDocumentBytesMax + 1, ' ');
            bytes("C16", "a document of more than 1 MiB", "file-too-large",
                  storage::write_container(parts).value());
        }
    }

    Corpus& m_corpus;
    FileKind const& m_kind;
    std::vector<storage::NamedContent> m_parts;
    std::size_t m_central;
    std::vector<std::size_t> m_local;    ///< where the local header of each entry is
    std::vector<std::size_t> m_headers;  ///< and its header in the directory
};

/// More than a container can be: a file with nothing in it but its size.
std::string giant(World& world) {
    auto const path = world.folder / "hostile.nkbundle";
    put_file(path, world.bundle);
    std::filesystem::resize_file(path, std::uint64_t{1} << 32);
    auto outcome = outcome_of(open_received(world.brigade, path, world.clock, world.job));
    std::filesystem::remove(path);
    return outcome;
}

}  // namespace

Corpus const& container_attacks() {
    static Corpus const corpus = [] {
        auto& world = shared_world();
        Corpus all([&world] { return world.traces(); });
        for (auto const& kind : file_kinds(world)) {
            ContainerAttacks(all, kind).make();
        }
        all.attack("C16", "bundle: 4 GiB", "container-too-large", [&] { return giant(world); });
        return all;
    }();
    return corpus;
}

}  // namespace noodkluis::test
