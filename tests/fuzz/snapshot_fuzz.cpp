// SPDX-License-Identifier: Apache-2.0
#include "app/lists/snapshot.h"
#include "fuzz/fuzz.h"

// A frozen list: what is accepted is written again byte for byte.
namespace noodkluis::fuzz {

using namespace app;

std::vector<Bytes> seeds() {
    ListSnapshot snapshot;
    snapshot.list = storage::ListId{{7}};
    snapshot.name = "Brand";
    snapshot.kind = "evacuation";
    snapshot.scenario = "fire";
    auto const empty = snapshot.encode();
    SnapshotPicture const picture{storage::BlobId{{9}}, {1},    5,          1000,
                                  "image/jpeg",         "main", "voorzijde"};
    snapshot.entries = {{{{"class", "A"}, {"rank", "1"}},
                         {{"accession_number", "W-1"}, {"short_name", "Kelk"}},
                         "r1",
                         {picture},
                         {{"floor", "f1"}, {"plan_x", "2500"}, {"plan_y", "2500"}}}};
    snapshot.rooms = {{"r1", "f1", {{"code", "1.01"}, {"plan_x", "5000"}, {"plan_y", "100"}}}};
    snapshot.floors = {{"f1", "b1", {{"label", "begane grond"}, {"level", "0"}}, picture}};
    snapshot.buildings = {{"b1", {{"name", "Hoofdgebouw"}}}};
    return {bytes_of(empty), bytes_of(snapshot.encode())};
}

void feed(ByteView input) {
    auto const snapshot = ListSnapshot::parse(input, "input");
    NK_ASSERT(!snapshot || snapshot->encode() == as_text(input));
}

}  // namespace noodkluis::fuzz
