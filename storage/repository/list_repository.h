// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "crypto/minisign.h"
#include "storage/model/priority_list.h"
#include "storage/model/revision.h"
#include "storage/sqlite/connection.h"

namespace noodkluis::storage {

/// How entries begin that are added to a list.
struct EntryDefaults {
    SalvageClass salvage_class = SalvageClass::b;
    SalvageAction action = SalvageAction::carry_out;
};

/// Which entries; an empty member does not restrict.
struct EntryFilter {
    std::optional<RoomId> room;
    std::optional<SalvageClass> salvage_class;
};

/// One line of a list with what people need to know of its object.
struct ListLine {
    ListEntry entry;
    std::string accession_number;
    std::string short_name;
    std::string title;
    std::string location_path;
    std::optional<RoomId> room;
    std::optional<std::chrono::sys_days> location_checked_on;
    std::optional<std::int64_t> people;
    std::optional<std::int64_t> minutes;
    std::string handling;  ///< in the text form of the field
    std::int64_t photos = 0;
    friend bool operator==(ListLine const&, ListLine const&) = default;
};

/// Where an entry goes.
struct EntryRank {
    ObjectId object;
    std::int64_t rank = 0;
    friend bool operator==(EntryRank const&, EntryRank const&) = default;
};

/// What is approved: the frozen content, and the pictures it names, which are kept as long as the
/// version is.
struct NewListVersion {
    ByteView content;
    std::span<BlobId const> blobs;
    std::string_view change_note;
    crypto::minisign::SigningKey const* signer = nullptr;  ///< of the user who approves
};

/// Priority lists, their entries and their approved versions. Each change writes one revision of
/// the list; a change of an approved list makes it a draft again (the approved version stays).
/// Errors of each change: record_not_found.
class ListRepository {
  public:
    ListRepository(Connection& connection, UserId user, Clock const& clock)
        : m_connection(&connection), m_user(user), m_clock(&clock) {}

    /// Gives the list an id when it has none, version 1 and the time. Errors: name_missing,
    /// name_taken, field_too_long.
    [[nodiscard]] Result<ListId> create(PriorityList list);
    /// Everything but the entries; the stored list must still have `list.version`. Nothing when
    /// nothing differs. The status becomes approved by `approve` only. Errors: record_changed,
    /// invalid_argument, and those of create.
    [[nodiscard]] Status update(PriorityList const& list);
    [[nodiscard]] Result<PriorityList> get(ListId id);
    /// Takes an empty list that was never approved out of the vault, with its history; nobody can
    /// have been given it. Errors: invalid_argument.
    [[nodiscard]] Status erase(ListId id);
    /// Null when no list has this name.
    [[nodiscard]] Result<std::optional<PriorityList>> find(std::string_view name);
    /// By name.
    [[nodiscard]] Result<std::vector<PriorityList>> lists();

    /// In order of rank; rank_in_room counts all entries of the room, also those that the filter
    /// leaves out.
    [[nodiscard]] Result<std::vector<ListEntry>> entries(ListId list,
                                                         EntryFilter const& filter = {});
    /// All of them, as `entries`, with their objects.
    [[nodiscard]] Result<std::vector<ListLine>> lines(ListId list);
    [[nodiscard]] Result<std::int64_t> entry_count(ListId list);
    /// Null when the object is not on the list.
    [[nodiscard]] Result<std::optional<ListEntry>> find_entry(ListId list, ObjectId object);

    /// Adds at the end, in the order given; those on the list already stay where they are. Returns
    /// how many were added. Errors: list_full.
    [[nodiscard]] Result<std::int64_t> add(ListId list, std::span<ObjectId const> objects,
                                           EntryDefaults const& defaults = {});
    /// Adds entries with all that they say, each at its rank as far as the list reaches; given in
    /// order of rank. Those on the list already stay as they are. Returns which were added.
    /// Errors: list_full, field_too_long.
    [[nodiscard]] Result<std::vector<ObjectId>> put(ListId list,
                                                    std::span<ListEntry const> entries);
    /// The ranks after them close up. Returns how many were on the list.
    [[nodiscard]] Result<std::int64_t> remove(ListId list, std::span<ObjectId const> objects);
    /// Moves an entry to `rank`, 1 to the number of entries; those in between shift by one.
    /// Errors: invalid_argument (subject "rank").
    [[nodiscard]] Status move(ListId list, ObjectId object, std::int64_t rank);
    /// Moves several at once, each to its own rank; the others keep their order around them.
    /// Errors: not_in_range, invalid_argument when two go to one rank.
    [[nodiscard]] Status move(ListId list, std::span<EntryRank const> places);
    /// Class, action, destination, reason and instruction of the entry of `entry.object`; ranks are
    /// changed by `move` only. Errors: invalid_argument, field_too_long.
    [[nodiscard]] Status update_entry(ListId list, ListEntry const& entry);

    /// Freezes `content` as the next version and marks the list approved.
    [[nodiscard]] Result<ListVersion> approve(ListId list, NewListVersion const& version);
    /// The newest first.
    [[nodiscard]] Result<std::vector<ListVersion>> versions(ListId list);
    /// Null when the list was never approved.
    [[nodiscard]] Result<std::optional<ListVersion>> latest_version(ListId list);
    [[nodiscard]] Result<ListVersion> version(ListVersionId id);
    /// The content, checked against its hash. Errors: database_damaged.
    [[nodiscard]] Result<Bytes> version_content(ListVersionId id);
    /// The content, and whoever approved it has signed exactly this. A version from before there
    /// were keys needs no signature. Errors: database_damaged, approval_unsigned,
    /// approval_invalid.
    [[nodiscard]] Result<Bytes> approved_content(ListVersion const& version);

    /// The oldest revision first.
    [[nodiscard]] Result<std::vector<Revision>> history(ListId id);

  private:
    [[nodiscard]] Status check(PriorityList const& list);
    /// Stores the list with its next version, and the revision that says why.
    [[nodiscard]] Status revise(PriorityList& list, RevisionAction action,
                                std::optional<ObjectId> const& object,
                                std::vector<FieldChange> changes,
                                std::span<ListEntry const> entries = {});
    [[nodiscard]] Status write_revision(PriorityList const& list, RevisionAction action,
                                        std::optional<ObjectId> const& object,
                                        std::vector<FieldChange> const& changes,
                                        std::span<ListEntry const> entries);
    /// Both name all objects of the list; `before` is the order that is stored.
    [[nodiscard]] Status write_order(ListId list, std::span<ObjectId const> order,
                                     std::span<ObjectId const> before);
    Connection* m_connection;
    UserId m_user;
    Clock const* m_clock;
};

}  // namespace noodkluis::storage
