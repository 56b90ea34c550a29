// SPDX-License-Identifier: Apache-2.0
#include "support/fixtures.h"

#include <cstdio>
#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

namespace noodkluis::test {
namespace {

std::string content(Path const& path) {
    auto const bytes = read_file(path, std::uint64_t{1} << 30);
    return bytes ? std::string(as_text(*bytes)) : std::string();
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "noodkluis-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

StandardErrorCapture::StandardErrorCapture() : m_saved(::dup(STDERR_FILENO)) {
    REQUIRE(m_saved >= 0);
    REQUIRE(std::freopen((m_folder / "errors").c_str(), "w", stderr) != nullptr);
}

StandardErrorCapture::~StandardErrorCapture() {
    static_cast<void>(std::fflush(stderr));
    ::dup2(m_saved, STDERR_FILENO);
    ::close(m_saved);
}

std::string StandardErrorCapture::text() const {
    REQUIRE(std::fflush(stderr) == 0);
    return content(m_folder / "errors");
}

std::optional<Path> shared_folder(std::string_view name) {
    Path const path = Path(NK_SOURCE_DIR) / ".." / "shared" / name;
    return std::filesystem::exists(path) ? std::optional(path) : std::nullopt;
}

bool contains(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

CommandResult run(std::string const& command, std::string_view standard_input) {
    TemporaryFolder const folder;
    REQUIRE(write_file(folder / "in", as_bytes(standard_input), Overwrite::no).has_value());
    auto const line = "{ " + command + "\n} <" + (folder / "in").string() + " >" +
                      (folder / "out").string() + " 2>" + (folder / "err").string();
    int const status = std::system(line.c_str());  // NOLINT(cert-env33-c): a shell is wanted
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content(folder / "out"),
            content(folder / "err")};
}

}  // namespace noodkluis::test
