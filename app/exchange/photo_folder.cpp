// SPDX-License-Identifier: Apache-2.0
#include "app/exchange/photo_folder.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/exchange/picture_store.h"
#include "app/session/folder_listing.h"
#include "app/session/photo_intake.h"
#include "crypto/base/limits.h"

namespace noodkluis::app {
namespace {

constexpr int kFolderDepthMax = 6;
constexpr std::int64_t kObjectsAtOnce = 5000;
// What a photo shows, by a word in its name, in Dutch and in English.
constexpr std::array kInSituWords = {"situ", "insitu", "plaats", "standplaats", "place", "zaal"};
constexpr std::array kDetailWords = {"detail", "achter",    "achterkant", "back",
                                     "verso",  "onder",     "onderkant",  "merk",
                                     "mark",   "signatuur", "signature"};

/// A run of letters and figures in lower case, and what stood before it.
struct NamePart {
    std::string word;
    char before = '\0';  ///< the last character before it; '\0' at the beginning
    [[nodiscard]] bool is_number() const {
        return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
};

std::vector<NamePart> parts_of_name(std::string_view text) {
    std::vector<NamePart> parts;
    char before = '\0';
    bool inside = false;
    for (char const c : text) {
        bool const upper = c >= 'A' && c <= 'Z';
        bool const counts = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                            static_cast<unsigned char>(c) >= 0x80;
        if (!counts) {
            before = c;
            inside = false;
            continue;
        }
        if (!inside) {
            parts.push_back({{}, before});
            inside = true;
        }
        parts.back().word += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return parts;
}

std::string key_of(std::vector<NamePart> const& parts, std::size_t count) {
    std::string key;
    for (std::size_t i = 0; i < count; ++i) {
        key += (i == 0 ? "" : "-") + parts[i].word;
    }
    return key;
}

struct NumberedObject {
    storage::ObjectId id;
    std::string accession_number;
};
using ObjectsByKey = std::map<std::string, std::vector<NumberedObject>, std::less<>>;

Result<ObjectsByKey> objects_by_key(Records& records, Job const& job) {
    ObjectsByKey objects;
    for (std::int64_t offset = 0;; offset += kObjectsAtOnce) {
        if (job.cancelled()) {
            return fail(ErrorCode::cancelled);
        }
        NK_TRY(auto const page, records.objects.page({}, storage::ObjectOrder::accession_number,
                                                     offset, kObjectsAtOnce));
        for (auto const& object : page) {
            auto const parts = parts_of_name(object.accession_number);
            objects[key_of(parts, parts.size())].push_back({object.id, object.accession_number});
        }
        if (page.size() < static_cast<std::size_t>(kObjectsAtOnce)) {
            return objects;
        }
    }
}

bool has_word(std::vector<NamePart> const& parts, std::size_t from, auto const& words) {
    return std::any_of(parts.begin() + static_cast<std::ptrdiff_t>(from), parts.end(),
                       [&](auto const& part) {
                           return std::find(words.begin(), words.end(), part.word) != words.end();
                       });
}

/// A number right behind the one of the object, after a dash or dot, may belong to it.
bool may_be_longer(NamePart const& next) {
    return next.is_number() && (next.before == '-' || next.before == '.' || next.before == ',');
}

/// W-1_2 may be W-1/2, whose stroke no file name can have, or the second photo of W-1.
bool may_be_shorter(std::vector<NamePart> const& parts, std::size_t count, std::string_view stem,
                    std::string const& number, ObjectsByKey const& objects) {
    return count > 1 && parts[count - 1].is_number() && !stem.starts_with(number) &&
           objects.contains(key_of(parts, count - 1));
}

FolderPhoto match(std::string file, ObjectsByKey const& objects) {
    FolderPhoto photo;
    auto const stem = Path(file).stem().string();
    auto const parts = parts_of_name(stem);
    photo.file = std::move(file);
    for (auto count = parts.size(); count > 0; --count) {
        auto const found = objects.find(key_of(parts, count));
        if (found == objects.end()) {
            continue;
        }
        if (count < parts.size() && may_be_longer(parts[count])) {
            break;
        }
        if (found->second.size() > 1 ||
            may_be_shorter(parts, count, stem, found->second.front().accession_number, objects)) {
            photo.outcome = PhotoOutcome::several_objects;
            break;
        }
        photo.outcome = PhotoOutcome::fits;
        photo.object = found->second.front().id;
        photo.accession_number = found->second.front().accession_number;
        photo.kind = has_word(parts, count, kInSituWords)   ? storage::PhotoKind::in_situ
                     : has_word(parts, count, kDetailWords) ? storage::PhotoKind::detail
                                                            : storage::PhotoKind::main;
        break;
    }
    return photo;
}

/// The names of the pictures in the folder and below it.
class PictureNames {
  public:
    explicit PictureNames(Path root) : m_root(std::move(root)) {}

    Status read(Path const& below, int depth, Job& job) {
        NK_TRY(auto const listing, list_folder(m_root / below, job));
        for (auto const& entry : listing.entries) {
            std::error_code error;
            bool const is_link = std::filesystem::is_symlink(m_root / below / entry.name, error);
            if (is_link || error || m_cut) {
                continue;
            }
            if (entry.is_folder) {
                if (depth < kFolderDepthMax) {
                    NK_CHECK(read(below / entry.name, depth + 1, job));
                }
            } else if (has_extension(entry.name, picture_extensions())) {
                m_cut = m_names.size() == kFolderPhotosMax;
                if (!m_cut) {
                    m_names.push_back((below / entry.name).generic_string());
                }
            }
        }
        m_cut = m_cut || listing.cut;
        return {};
    }
    [[nodiscard]] std::vector<std::string> const& names() const { return m_names; }
    [[nodiscard]] bool cut() const { return m_cut; }

  private:
    Path m_root;
    std::vector<std::string> m_names;
    bool m_cut = false;
};

std::size_t count_objects(std::vector<FolderPhoto> const& photos) {
    std::vector<storage::ObjectId> ids;
    for (auto const& photo : photos) {
        if (photo.outcome == PhotoOutcome::fits) {
            ids.push_back(photo.object);
        }
    }
    std::sort(ids.begin(), ids.end(),
              [](auto const& a, auto const& b) { return a.bytes < b.bytes; });
    return static_cast<std::size_t>(std::unique(ids.begin(), ids.end()) - ids.begin());
}

/// Puts one photo into the vault and at the object. What is wrong with it is said there.
Status take_in(Records& records, Path const& folder, storage::Object& object, FolderPhoto& photo) {
    auto const prepared = prepare_photo(folder / photo.file, PictureKind::photo);
    if (!prepared || object.photos.size() >= limits::kPhotosMax) {
        photo.outcome = PhotoOutcome::refused;
        photo.problem =
            prepared ? Error{ErrorCode::too_many, "photos", std::to_string(limits::kPhotosMax)}
                     : prepared.error();
        if (!prepared) {
            photo.problem->subject = photo.file;  // the folder is known, and its path long
        }
        return {};
    }
    NK_TRY(auto const blob, store_picture(records.blobs, *prepared));
    auto& photos = object.photos;
    if (std::any_of(photos.begin(), photos.end(),
                    [&](auto const& known) { return known.blob == blob; })) {
        photo.outcome = PhotoOutcome::there_already;
        return {};
    }
    if (photo.kind == storage::PhotoKind::main && !photos.empty()) {
        photo.kind = storage::PhotoKind::detail;  // the object keeps the one that it has
    }
    photos.push_back({blob, photo.kind, ""});
    return {};
}

Status take_in_all(Records& records, Path const& folder, PhotoFolderReport& report, Job& job) {
    std::map<std::string, std::vector<FolderPhoto*>> by_object;
    for (auto& photo : report.photos) {
        if (photo.outcome == PhotoOutcome::fits) {
            by_object[photo.accession_number].push_back(&photo);
        }
    }
    auto const total = report.count(PhotoOutcome::fits);
    std::uint64_t done = 0;
    for (auto const& [number, photos] : by_object) {
        NK_TRY(auto object, records.objects.get(photos.front()->object));
        auto const before = object.photos.size();
        for (auto* const photo : photos) {
            if (job.cancelled()) {
                return fail(ErrorCode::cancelled);
            }
            NK_CHECK(take_in(records, folder, object, *photo));
            job.progress(++done, total);
        }
        if (object.photos.size() > before) {
            NK_TRY(auto const version, records.objects.update(object));
            static_cast<void>(version);
        }
    }
    report.objects = count_objects(report.photos);
    return {};
}

}  // namespace

std::size_t PhotoFolderReport::count(PhotoOutcome outcome) const {
    return static_cast<std::size_t>(
        std::count_if(photos.begin(), photos.end(),
                      [outcome](auto const& photo) { return photo.outcome == outcome; }));
}

Result<PhotoFolderReport> match_photos(Records& records, Path const& folder, Job& job) {
    PictureNames names(folder);
    NK_CHECK(names.read({}, 0, job));
    NK_TRY(auto const objects, objects_by_key(records, job));
    PhotoFolderReport report;
    report.cut = names.cut();
    std::transform(names.names().begin(), names.names().end(), std::back_inserter(report.photos),
                   [&](auto const& name) { return match(name, objects); });
    report.objects = count_objects(report.photos);
    return report;
}

Result<PhotoFolderReport> import_photos(storage::Vault& vault, Path const& folder,
                                        Clock const& clock, Job& job) {
    Records records(vault, clock);
    return vault.write([&]() -> Result<PhotoFolderReport> {
        NK_TRY(auto report, match_photos(records, folder, job));
        NK_CHECK(take_in_all(records, folder, report, job));
        auto const photos = report.count(PhotoOutcome::fits);
        if (photos > 0) {
            NK_CHECK(vault.log().append(storage::LogKind::photos_added,
                                        "{\"photos\":" + std::to_string(photos) + ",\"objects\":" +
                                            std::to_string(report.objects) + "}"));
        }
        return report;
    });
}

char const* name_of(PhotoOutcome outcome) {
    constexpr std::array kNames = {"fits", "no-object", "several-objects", "there-already",
                                   "refused"};
    return kNames.at(static_cast<std::size_t>(outcome));
}

}  // namespace noodkluis::app
