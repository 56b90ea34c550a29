// SPDX-License-Identifier: Apache-2.0
#include "crypto/base/file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace noodkluis {
namespace {

std::string system_message(int error) {
    return std::generic_category().message(error);
}

tl::unexpected<Error> read_error(Path const& path) {
    if (errno == ENOENT) {
        return fail(ErrorCode::file_not_found, path.string());
    }
    return fail(ErrorCode::io_read, path.string(), system_message(errno));
}

tl::unexpected<Error> write_error(Path const& path) {
    return fail(ErrorCode::io_write, path.string(), system_message(errno));
}

/// Calls `step(done)` until `size` bytes are done, a short count (0) or an error (-1) other than
/// an interruption. Returns the bytes done, or -1.
template <class Step>
ssize_t repeat(std::size_t size, Step step) {
    std::size_t done = 0;
    while (done < size) {
        ssize_t const count = step(done);
        if (count < 0) {
            if (errno == EINTR) {
                continue;
            }
            return -1;
        }
        if (count == 0) {
            break;
        }
        done += static_cast<std::size_t>(count);
    }
    return static_cast<ssize_t>(done);
}

}  // namespace

Result<File> File::open(Path const& path) {
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return read_error(path);
    }
    return File(descriptor, path);
}

Result<File> File::open_for_update(Path const& path) {
    int const descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0) {
        return errno == ENOENT ? read_error(path) : write_error(path);
    }
    return File(descriptor, path);
}

File File::adopt(int descriptor, Path name) {
    return {descriptor, std::move(name)};
}

File& File::operator=(File&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

File::~File() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<std::uint64_t> File::size() const {
    struct stat info {};
    if (::fstat(m_descriptor, &info) != 0) {
        return read_error(m_path);
    }
    return static_cast<std::uint64_t>(info.st_size);
}

Result<std::size_t> File::read(MutableByteView out) {
    auto const count = repeat(out.size(), [&](std::size_t done) {
        return ::read(m_descriptor, out.data() + done, out.size() - done);
    });
    if (count < 0) {
        return read_error(m_path);
    }
    return static_cast<std::size_t>(count);
}

Status File::read_at(std::uint64_t offset, MutableByteView out) const {
    auto const count = repeat(out.size(), [&](std::size_t done) {
        return ::pread(m_descriptor, out.data() + done, out.size() - done,
                       static_cast<off_t>(offset + done));
    });
    if (count < 0) {
        return read_error(m_path);
    }
    if (static_cast<std::size_t>(count) != out.size()) {
        return fail(ErrorCode::io_read, m_path.string(), "the file is shorter than expected");
    }
    return {};
}

Status File::write(ByteView bytes) {
    auto const count = repeat(bytes.size(), [&](std::size_t done) {
        return ::write(m_descriptor, bytes.data() + done, bytes.size() - done);
    });
    if (count < 0 || static_cast<std::size_t>(count) != bytes.size()) {
        return write_error(m_path);
    }
    return {};
}

Status File::write_at(std::uint64_t offset, ByteView bytes) {
    auto const count = repeat(bytes.size(), [&](std::size_t done) {
        return ::pwrite(m_descriptor, bytes.data() + done, bytes.size() - done,
                        static_cast<off_t>(offset + done));
    });
    if (count < 0 || static_cast<std::size_t>(count) != bytes.size()) {
        return write_error(m_path);
    }
    return {};
}

Status File::sync() {
    if (::fsync(m_descriptor) != 0) {
        return write_error(m_path);
    }
    return {};
}

Result<AtomicFile> AtomicFile::create(Path const& path, Overwrite overwrite) {
    std::error_code ignored;
    if (overwrite == Overwrite::no && std::filesystem::exists(path, ignored)) {
        return fail(ErrorCode::file_exists, path.string());
    }
    std::string temporary = path.string() + ".XXXXXX";
    int const descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0) {
        return write_error(path);
    }
    return AtomicFile(File(descriptor, path), Path(temporary), path, overwrite);
}

AtomicFile::~AtomicFile() {
    if (!m_temporary.empty()) {
        ::unlink(m_temporary.c_str());
    }
}

Status AtomicFile::commit() {
    NK_CHECK(m_file.sync());
    if (m_overwrite == Overwrite::yes) {
        if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) {
            return write_error(m_path);
        }
    } else {
        // link refuses an existing name, so a file that appeared meanwhile is not lost.
        if (::link(m_temporary.c_str(), m_path.c_str()) != 0) {
            if (errno == EEXIST) {
                return fail(ErrorCode::file_exists, m_path.string());
            }
            // FAT has no links; there the check at creation has to do.
            if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) {
                return write_error(m_path);
            }
        } else {
            ::unlink(m_temporary.c_str());
        }
    }
    m_temporary.clear();
    return sync_folder(m_path.parent_path());
}

Result<Bytes> read_file(Path const& path, std::uint64_t limit) {
    NK_TRY(auto file, File::open(path));
    NK_TRY(auto const size, file.size());
    if (size > limit) {
        return fail(ErrorCode::file_too_large, path.string(), std::to_string(limit));
    }
    Bytes content(static_cast<std::size_t>(size));
    NK_TRY(auto const count, file.read(content));
    content.resize(count);
    return content;
}

Status write_file(Path const& path, ByteView bytes, Overwrite overwrite) {
    NK_TRY(auto file, AtomicFile::create(path, overwrite));
    NK_CHECK(file.write(bytes));
    return file.commit();
}

Status sync_folder(Path const& folder) {
    Path const target = folder.empty() ? Path(".") : folder;
    int const descriptor = ::open(target.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return write_error(target);
    }
    int const result = ::fsync(descriptor);
    int const error = errno;
    ::close(descriptor);
    // Some file systems cannot sync a folder (EINVAL); they make renames durable themselves.
    if (result != 0 && error != EINVAL) {
        errno = error;
        return write_error(target);
    }
    return {};
}

}  // namespace noodkluis
