// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <utility>

#include "crypto/base/bytes.h"

// The one place of this layer that talks to the operating system about files.
namespace noodkluis {

using Path = std::filesystem::path;

/// Takes bytes one piece after another; an error stops the producer, which hands it on.
using ByteSink = std::function<Status(ByteView)>;
/// Fills as much of the buffer as it can; fewer bytes than asked for means the end.
using ByteSource = std::function<Result<std::size_t>(MutableByteView)>;

/// How much of a file is in memory at a time where it is read or copied from end to end.
inline constexpr std::size_t kPieceBytes = std::size_t{256} << 10;

/// An open file descriptor, closed at the end of its life.
class File {
  public:
    /// Read only. Errors: file_not_found, io_read.
    [[nodiscard]] static Result<File> open(Path const& path);
    /// For changing parts of an existing file. Errors: file_not_found, io_write.
    [[nodiscard]] static Result<File> open_for_update(Path const& path);
    /// Wraps an already open descriptor such as standard input; `name` stands in for the path.
    [[nodiscard]] static File adopt(int descriptor, Path name);

    File(File&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)), m_path(std::move(other.m_path)) {}
    File& operator=(File&& other) noexcept;
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    ~File();

    [[nodiscard]] Path const& path() const { return m_path; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] Result<std::uint64_t> size() const;
    /// Fills `out` from the current position; fewer bytes than asked for means the end.
    [[nodiscard]] Result<std::size_t> read(MutableByteView out);
    /// Fills all of `out` from `offset`; a shorter file is an error (io_read).
    [[nodiscard]] Status read_at(std::uint64_t offset, MutableByteView out) const;
    [[nodiscard]] Status write(ByteView bytes);
    [[nodiscard]] Status write_at(std::uint64_t offset, ByteView bytes);
    [[nodiscard]] Status sync();

  private:
    friend class AtomicFile;
    File(int descriptor, Path path) : m_descriptor(descriptor), m_path(std::move(path)) {}
    int m_descriptor = -1;
    Path m_path;
};

enum class Overwrite : std::uint8_t { no, yes };

/// Writes beside the destination under a temporary name, readable by the owner only; `commit`
/// syncs and renames. Without it the temporary file is removed and the destination is untouched.
class AtomicFile {
  public:
    /// Errors: file_exists (with Overwrite::no), io_write.
    [[nodiscard]] static Result<AtomicFile> create(Path const& path, Overwrite overwrite);
    AtomicFile(AtomicFile&&) noexcept = default;
    AtomicFile& operator=(AtomicFile&&) = delete;
    AtomicFile(AtomicFile const&) = delete;
    AtomicFile& operator=(AtomicFile const&) = delete;
    ~AtomicFile();

    [[nodiscard]] File& file() { return m_file; }
    [[nodiscard]] Status write(ByteView bytes) { return m_file.write(bytes); }
    [[nodiscard]] Status commit();

  private:
    AtomicFile(File file, Path temporary, Path path, Overwrite overwrite)
        : m_file(std::move(file)),
          m_temporary(std::move(temporary)),
          m_path(std::move(path)),
          m_overwrite(overwrite) {}
    File m_file;
    Path m_temporary;
    Path m_path;
    Overwrite m_overwrite;
};

/// The whole file, when it is at most `limit` bytes. Errors: file_not_found, io_read,
/// file_too_large.
[[nodiscard]] Result<Bytes> read_file(Path const& path, std::uint64_t limit);
/// Atomic, through AtomicFile.
[[nodiscard]] Status write_file(Path const& path, ByteView bytes, Overwrite overwrite);
/// Makes a rename or creation inside `folder` durable.
[[nodiscard]] Status sync_folder(Path const& folder);

}  // namespace noodkluis
