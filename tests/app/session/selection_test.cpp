// SPDX-License-Identifier: Apache-2.0
#include "app/session/selection.h"

#include <catch2/catch_test_macros.hpp>

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

Selection::Ids make_ids(std::size_t count) {
    Selection::Ids ids;
    ids.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        ids.push_back(storage::ObjectId::random());
    }
    return ids;
}

}  // namespace

TEST_CASE("rows are chosen as fingers expect", "[session]") {
    auto const ids = make_ids(6);
    Selection selection;
    auto const chosen = [&] {
        std::vector<std::size_t> indices;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (selection.contains(ids[i])) {
                indices.push_back(i);
            }
        }
        CHECK(selection.size(ids) == indices.size());
        CHECK(selection.chosen(ids).size() == indices.size());
        return indices;
    };
    using Indices = std::vector<std::size_t>;
    selection.choose(ids, 2);
    CHECK(chosen() == Indices{2});
    selection.extend(ids, 4);
    CHECK(chosen() == Indices{2, 3, 4});
    selection.extend(ids, 0);  // from the same one, the other way
    CHECK(chosen() == Indices{0, 1, 2});
    selection.toggle(ids, 5);
    selection.toggle(ids, 1);
    CHECK(chosen() == Indices{0, 2, 5});
    selection.extend(ids, 3);
    CHECK(chosen() == Indices{1, 2, 3});
    selection.choose_all(ids);
    CHECK(chosen().size() == 6);
    selection.toggle(ids, 3);
    CHECK(chosen() == Indices{0, 1, 2, 4, 5});
    selection.choose(ids, 3);
    CHECK(chosen() == Indices{3});
    selection.clear();
    CHECK(chosen().empty());
    selection.extend(ids, 1);  // there is nothing to extend from
    CHECK(chosen() == Indices{1});
}

TEST_CASE("what is chosen stays chosen in another order", "[session]") {
    auto ids = make_ids(4);
    Selection selection;
    selection.choose(ids, 0);
    selection.toggle(ids, 3);
    std::swap(ids[0], ids[1]);
    CHECK(selection.chosen(ids) == Selection::Ids{ids[1], ids[3]});
}
