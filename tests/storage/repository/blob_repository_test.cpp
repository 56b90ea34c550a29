// SPDX-License-Identifier: Apache-2.0
#include "storage/repository/blob_repository.h"

#include "storage/repository/test_database.h"

using namespace noodkluis;
using namespace noodkluis::storage;
using test::TestDatabase;

namespace {

Bytes picture(std::size_t size, Byte seed) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) {
        bytes[i] = static_cast<Byte>((i * 31 + seed) & 0xff);
    }
    return bytes;
}

BlobId add(TestDatabase& db, Bytes const& content, Bytes const& thumbnail = {1, 2}) {
    auto const id = db.blobs.insert({"image/jpeg", 640, 480, content, 0xfedcba98, thumbnail});
    NK_REQUIRE_OK(id);
    return *id;
}

}  // namespace

TEST_CASE("a picture is kept with what a list needs to know of it", "[blobs]") {
    TestDatabase db;
    auto const content = picture(100'000, 1);
    auto const id = add(db, content);
    auto const info = db.blobs.info(id);
    NK_REQUIRE_OK(info);
    CHECK(*info == BlobInfo{id, "image/jpeg", 640, 480, 100'000, crypto::blake2b_256(content),
                            0xfedcba98, db.clock.now()});
    CHECK(db.blobs.find(info->hash).value() == *info);
    CHECK(db.blobs.find({}).value() == std::nullopt);
    CHECK(db.blobs.thumbnail(id).value() == Bytes{1, 2});
    NK_REQUIRE_ERROR(db.blobs.info(BlobId::random()), record_not_found);
    NK_REQUIRE_ERROR(db.blobs.thumbnail(BlobId::random()), record_not_found);
    NK_REQUIRE_ERROR(db.blobs.open(BlobId::random()), record_not_found);
    NK_REQUIRE_ERROR(db.blobs.insert({"image/png", 1, 1, {}, 0, {}}), invalid_argument);
}

TEST_CASE("a picture is read in pieces", "[blobs]") {
    TestDatabase db;
    auto const content = picture(100'001, 1);
    auto const id = add(db, content);
    auto reader = db.blobs.open(id);
    NK_REQUIRE_OK(reader);
    CHECK(reader->size() == content.size());
    Bytes read;
    Bytes piece(4096);
    while (true) {
        auto const count = reader->read(piece);
        NK_REQUIRE_OK(count);
        read.insert(read.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(*count));
        if (*count < piece.size()) {
            break;
        }
    }
    CHECK(read == content);
}

TEST_CASE("the same content is kept once", "[blobs]") {
    TestDatabase db;
    auto const id = add(db, picture(1000, 1));
    CHECK(add(db, picture(1000, 1)) == id);
    CHECK(add(db, picture(1000, 2)) != id);
    static constexpr Sql count = "SELECT count(*) FROM blob_content";
    CHECK(db.connection.integer(count).value() == 2);
}

TEST_CASE("a picture stays as long as something refers to it", "[blobs]") {
    TestDatabase db;
    auto const of_object = add(db, picture(10, 1));
    auto const of_floor = add(db, picture(10, 2));
    auto const of_version = add(db, picture(10, 3));
    auto const unused = add(db, picture(10, 4));
    Object object;
    object.accession_number = "A";
    object.photos = {{of_object, PhotoKind::main, ""}};
    object.id = db.objects.insert(object).value();
    auto const building = db.places.insert(Building{{}, "B", {}, {}, {}, {}, {}, {}, {}}).value();
    Floor floor{{}, building, 0, "bg", of_floor};
    floor.id = db.places.insert(floor).value();
    PriorityList list;
    list.name = "L";
    list.id = db.lists.create(list).value();
    NK_REQUIRE_OK(db.lists.approve(list.id, {as_bytes("x"), {&of_version, 1}, ""}));

    CHECK(db.blobs.remove_unused().value() == 1);
    NK_REQUIRE_ERROR(db.blobs.info(unused), record_not_found);
    for (auto const id : {of_object, of_floor, of_version}) {
        NK_REQUIRE_OK(db.blobs.info(id));
        // nor does the database let go of it
        NK_REQUIRE_OK(db.blobs.open(id));
    }
    NK_REQUIRE_ERROR(db.connection.execute("DELETE FROM blob"), record_conflict);

    object = db.objects.get(object.id).value();
    object.photos.clear();
    NK_REQUIRE_OK(db.objects.update(object));
    CHECK(db.objects.history(object.id)->back().changes ==
          std::vector<FieldChange>{{"photos", "main " + of_object.text(), ""}});
    floor.plan.reset();
    NK_REQUIRE_OK(db.places.update(floor));
    CHECK(db.blobs.remove_unused().value() == 2);
    CHECK(db.blobs.remove_unused().value() == 0);
    NK_REQUIRE_OK(db.blobs.open(of_version));
}
