// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>

#include "app/exchange/photos.h"
#include "app/session/edits.h"
#include "app/session/vault_thread.h"

namespace noodkluis::app {

/// Pictures on their way from files to an object, and photos that are turned. Files are made plain
/// one after the other, so that other work comes in between, and stored together. Used on one
/// thread, which never waits for it.
class PhotoIntake {
  public:
    /// Both must outlive it.
    PhotoIntake(VaultThread& thread, Clock const& clock) : m_thread(thread), m_clock(clock) {}

    /// Files for another object than those under way wait for their turn.
    void add(storage::ObjectId object, Path file);
    /// Nothing of what is under way is kept.
    void cancel();
    [[nodiscard]] bool busy() const { return m_total > 0; }
    /// Files that were read, of all.
    [[nodiscard]] Progress progress() const;

    /// Takes what is done and starts the next; once for each frame. The edit that puts the pictures
    /// at their object, once they are in the vault.
    [[nodiscard]] std::optional<AddPhotos> poll();

    /// Turns a photo a quarter to the right, which makes another one; one at a time.
    void turn(storage::BlobId photo);
    struct Turned {
        storage::BlobId before;
        storage::BlobId after;
    };
    /// When that is done, once.
    [[nodiscard]] std::optional<Turned> take_turned();
    /// What was wrong with a file or photo, once each; the others go on.
    [[nodiscard]] std::optional<Error> take_error();

  private:
    struct Waiting {
        storage::ObjectId object;
        Path file;
    };
    void start_next();
    void store();
    VaultThread& m_thread;
    Clock const& m_clock;
    std::deque<Waiting> m_waiting;
    storage::ObjectId m_object;  ///< of m_prepared
    std::vector<PreparedPhoto> m_prepared;
    Task<PreparedPhoto> m_preparing;
    Task<AddPhotos> m_storing;
    Task<Turned> m_turning;
    std::deque<Error> m_errors;
    std::size_t m_done = 0;
    std::size_t m_total = 0;
};

/// What the names of picture files end in: without dots, in lower case.
[[nodiscard]] std::vector<std::string> picture_extensions();

}  // namespace noodkluis::app
