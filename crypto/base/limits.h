// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

// Every bound on what a file or a user may ask of us, in one place. Sizes are in bytes.
namespace noodkluis::limits {

inline constexpr std::size_t kPassphraseBytesMin = 8;
inline constexpr std::size_t kPassphraseBytesMax = 1024;

// Argon2id: the floor and ceiling of what a key slot may hold when it is read, and the floor for
// new ones. Sources: RFC 9106, OWASP; libsodium has one lane.
inline constexpr std::uint64_t kKdfMemoryMin = 19ULL << 20;
inline constexpr std::uint64_t kKdfMemoryMax = 1ULL << 30;
inline constexpr std::uint64_t kKdfPassesMax = 10;
inline constexpr std::uint64_t kKdfCreateMemoryMin = 64ULL << 20;
inline constexpr std::uint64_t kKdfCreateMemory = 256ULL << 20;
inline constexpr std::uint64_t kKdfCreatePassesMin = 3;
inline constexpr std::size_t kKeySlotsMax = 64;

// Recovery: shares by SLIP-39 (the secrets that it can hold, and how long a passphrase may be
// stretched, which ours never is), what a person types of them, and the random bytes of a key file.
inline constexpr std::size_t kSharesMax = 16;
inline constexpr std::size_t kShareBytesMin = 16;
inline constexpr std::size_t kShareBytesMax = 64;
inline constexpr unsigned kShareExponentMax = 5;
inline constexpr std::size_t kShareTextMax = 1024;
inline constexpr std::size_t kRecoveryTextMax = kSharesMax * (kShareTextMax + 1);
inline constexpr std::size_t kKeyFileBytes = 64;

// age
inline constexpr std::size_t kAgeHeaderMax = std::size_t{64} << 10;
inline constexpr std::size_t kAgeStanzasMax = 64;
inline constexpr int kScryptLogNWrite = 18;
inline constexpr int kScryptLogNReadMax = 20;

// import
inline constexpr std::size_t kCsvCellMax = std::size_t{1} << 20;
inline constexpr std::size_t kCsvRowMax = std::size_t{4} << 20;
inline constexpr std::size_t kCsvColumnsMax = 512;
inline constexpr std::size_t kMeasureTextMax = std::size_t{16} << 10;
inline constexpr std::size_t kImportLinesMax = 1000;  // of a report, of each sort
inline constexpr std::uint64_t kImportRowsMax = 1'000'000;

// spreadsheets and other archives that we did not make: a part may unpack to kArchiveRatioMax times
// its size once it is larger than kArchiveRatioFrom
inline constexpr std::size_t kArchivePartsMax = 20'000;
inline constexpr std::uint64_t kArchiveDirectoryMax = 16ULL << 20;
inline constexpr std::uint64_t kArchiveUnpackedMax = 512ULL << 20;
inline constexpr std::uint64_t kArchiveRatioMax = 200;
inline constexpr std::uint64_t kArchiveRatioFrom = 1ULL << 20;
inline constexpr std::size_t kSheetColumnsMax = 16'384;  // what Excel and LibreOffice have
inline constexpr std::size_t kSheetCellMax = std::size_t{128} << 10;  // theirs: 32,767 letters

// XML that we did not make
inline constexpr std::size_t kXmlDepthMax = 100;
inline constexpr std::size_t kXmlTagMax = std::size_t{1} << 20;
inline constexpr std::size_t kXmlRecordNodesMax = 200'000;

// minisign: an own signature file is at most this long.
inline constexpr std::size_t kSignatureFileMax = std::size_t{9} << 10;
inline constexpr std::size_t kTrustedCommentMax = 512;

// pictures: what may come in, and what goes out; sides in pixels
inline constexpr std::uint64_t kPictureFileMax = 128ULL << 20;
inline constexpr std::uint64_t kDrawingFileMax = 32ULL << 20;  // PDF or SVG
inline constexpr std::uint64_t kPictureSideMax = 30'000;
inline constexpr std::uint64_t kPicturePixelsMax = 100'000'000;
inline constexpr std::uint32_t kPictureSide = 2400;
inline constexpr std::uint32_t kThumbnailSide = 320;

// containers: no ZIP64, so at most 4 GiB - 1 and 65,534 entries
inline constexpr std::uint64_t kContainerBytesMax = 0xffffffff;
inline constexpr std::size_t kContainerEntriesMax = 65534;
// sheets to print that travel in a bundle
inline constexpr std::uint64_t kSheetsBytesMax = 2ULL << 30;
// signed documents
inline constexpr std::size_t kDocumentBytesMax = std::size_t{1} << 20;
inline constexpr std::size_t kDocumentDepthMax = 8;
inline constexpr std::size_t kManifestBytesMax = std::size_t{16} << 20;
inline constexpr std::size_t kSnapshotBytesMax = std::size_t{256} << 20;
inline constexpr std::size_t kListEntriesMax = 20000;
inline constexpr std::size_t kPartyNameMax = 200;
inline constexpr std::size_t kListNameMax = 200;
inline constexpr std::size_t kTitleMax = 200;
inline constexpr std::size_t kNoteMax = 4000;

// fields of an object, in characters; one row of an export may not fill the vault
inline constexpr std::size_t kAccessionNumberMax = 200;
inline constexpr std::size_t kShortNameMax = 60;
inline constexpr std::size_t kLineMax = 2000;
inline constexpr std::size_t kTextMax = 65536;
inline constexpr std::size_t kItemsMax = 500;
inline constexpr std::size_t kPhotosMax = 64;
inline constexpr std::int64_t kMillimetresMax = 1'000'000'000;
inline constexpr std::int64_t kGramsMax = 1'000'000'000'000;
inline constexpr std::int64_t kCentsMax = 100'000'000'000'000;
inline constexpr std::int64_t kQuantityMax = 1'000'000'000;
inline constexpr std::int64_t kPeopleMax = 100;
inline constexpr std::int64_t kMinutesMax = 100'000;
inline constexpr std::size_t kBlobBytesMax = std::size_t{256} << 20;

}  // namespace noodkluis::limits
