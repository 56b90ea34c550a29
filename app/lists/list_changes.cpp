// SPDX-License-Identifier: Apache-2.0
#include "app/lists/list_changes.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/lists/approve.h"
#include "app/text/field_words.h"
#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app {
namespace {

std::string text_of(NamedTexts const& texts, std::string_view name) {
    auto const found = std::find_if(texts.begin(), texts.end(),
                                    [&](auto const& text) { return text.first == name; });
    return found == texts.end() ? std::string() : found->second;
}

std::string number_of(SnapshotEntry const& entry) {
    return text_of(entry.object, "accession_number");
}

ListChange about(ListChangeKind kind, SnapshotEntry const& entry) {
    ListChange change;
    change.kind = kind;
    change.number = number_of(entry);
    change.name = text_of(entry.object, "short_name");
    if (change.name.empty()) {
        change.name = text_of(entry.object, "title");
    }
    return change;
}

/// Names of both, each once, in the order of `after` and then what only `before` has.
std::vector<std::string> names_in(NamedTexts const& before, NamedTexts const& after) {
    std::vector<std::string> names;
    auto const add = [&names](NamedTexts const& texts) {
        for (auto const& [name, text] : texts) {
            if (std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(name);
            }
        }
    };
    add(after);
    add(before);
    return names;
}

/// Ranks shift when others move, and are told as moves; the two numbers of a pin as one.
bool is_told_otherwise(std::string_view name) {
    return name == "rank" || name == "rank_in_room" || name == "plan_x" || name == "plan_y";
}

/// One change for each text that differs, made from `change`.
void add_texts(std::vector<ListChange>& changes, ListChange const& change, NamedTexts const& before,
               NamedTexts const& after) {
    if (before == after) {
        return;
    }
    for (auto const& name : names_in(before, after)) {
        auto old = text_of(before, name);
        auto now = text_of(after, name);
        if (old != now && !is_told_otherwise(name)) {
            auto different = change;
            different.field = name;
            different.before = std::move(old);
            different.after = std::move(now);
            changes.push_back(std::move(different));
        }
    }
}

/// Where an entry was and is, of those that are on both lists: positions there and ranks here.
struct Kept {
    std::size_t position = 0;  ///< before
    bool same_rank = false;
};

/// Which of them kept their order: a longest sequence of rising positions, so that as few as
/// possible count as moved, and of those sequences the one with most entries at their old rank.
std::vector<bool> kept_in_order(std::vector<Kept> const& entries, std::size_t positions) {
    struct Best {
        std::uint64_t score = 0;
        std::size_t last = 0;  ///< one beyond the index of its last entry
    };
    std::vector<Best> tree(positions + 1);  // the best sequence that ends at or before a position
    std::vector<std::size_t> previous(entries.size());
    Best best;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Best before;
        for (auto at = entries[i].position; at > 0; at &= at - 1) {
            before = tree[at].score > before.score ? tree[at] : before;
        }
        previous[i] = before.last;
        auto const own = std::uint64_t{entries.size() + 1} + (entries[i].same_rank ? 1 : 0);
        Best const ending{before.score + own, i + 1};
        for (auto at = entries[i].position + 1; at <= positions; at += at & (~at + 1)) {
            tree[at] = ending.score > tree[at].score ? ending : tree[at];
        }
        best = ending.score > best.score ? ending : best;
    }
    std::vector<bool> kept(entries.size(), false);
    for (auto last = best.last; last != 0; last = previous[last - 1]) {
        kept[last - 1] = true;
    }
    return kept;
}

class Comparison {
  public:
    Comparison(ListSnapshot const& before, ListSnapshot const& after)
        : m_before(before), m_after(after) {
        for (auto const& entry : before.entries) {
            m_old.emplace(number_of(entry), m_old.size());
        }
    }

    std::vector<ListChange> run() {
        compare_list();
        compare_removed();
        compare_entries();
        compare_places(m_before.buildings, m_after.buildings, "name");
        compare_places(m_before.floors, m_after.floors, "label");
        compare_places(m_before.rooms, m_after.rooms, "name");
        return std::move(m_changes);
    }

  private:
    void compare_list() {
        auto const texts = [](ListSnapshot const& list) {
            return NamedTexts{{"name", list.name},
                              {"kind", list.kind},
                              {"scenario", list.scenario},
                              {"review_due", list.review_due}};
        };
        ListChange change;
        change.kind = ListChangeKind::list_changed;
        change.name = m_after.name;
        add_texts(m_changes, change, texts(m_before), texts(m_after));
    }

    void compare_removed() {
        std::map<std::string, bool> now;
        for (auto const& entry : m_after.entries) {
            now[number_of(entry)] = true;
        }
        for (auto const& entry : m_before.entries) {
            if (now.count(number_of(entry)) == 0) {
                auto change = about(ListChangeKind::removed, entry);
                change.before = text_of(entry.entry, "rank");
                m_changes.push_back(std::move(change));
            }
        }
    }

    void compare_entries() {
        std::vector<Kept> both;
        for (auto const& entry : m_after.entries) {
            if (auto const old = m_old.find(number_of(entry)); old != m_old.end()) {
                auto const& before = m_before.entries[old->second];
                both.push_back(
                    {old->second, text_of(before.entry, "rank") == text_of(entry.entry, "rank")});
            }
        }
        auto const kept = kept_in_order(both, m_before.entries.size());
        std::size_t common = 0;
        for (auto const& entry : m_after.entries) {
            auto const old = m_old.find(number_of(entry));
            if (old == m_old.end()) {
                auto change = about(ListChangeKind::added, entry);
                change.after = text_of(entry.entry, "rank");
                m_changes.push_back(std::move(change));
                continue;
            }
            compare_entry(m_before.entries[old->second], entry, kept[common++]);
        }
    }

    void compare_entry(SnapshotEntry const& before, SnapshotEntry const& after, bool kept) {
        if (!kept) {
            auto change = about(ListChangeKind::moved, after);
            change.before = text_of(before.entry, "rank");
            change.after = text_of(after.entry, "rank");
            m_changes.push_back(std::move(change));
        }
        add_texts(m_changes, about(ListChangeKind::entry_changed, after), before.entry,
                  after.entry);
        add_texts(m_changes, about(ListChangeKind::object_changed, after), before.object,
                  after.object);
        if (before.photos != after.photos) {
            auto change = about(ListChangeKind::photos_changed, after);
            change.field = "photos";
            change.before = std::to_string(before.photos.size());
            change.after = std::to_string(after.photos.size());
            m_changes.push_back(std::move(change));
        }
    }

    /// Only places of both: others come and go with their objects.
    template <class Place>
    void compare_places(std::vector<Place> const& before, std::vector<Place> const& after,
                        char const* name) {
        std::map<std::string, Place const*> old;
        for (auto const& place : before) {
            old[place.id] = &place;
        }
        for (auto const& place : after) {
            auto const found = old.find(place.id);
            if (found == old.end()) {
                continue;
            }
            ListChange change;
            change.kind = ListChangeKind::place_changed;
            change.name = text_of(place.texts, name);
            if (change.name.empty()) {
                change.name = text_of(place.texts, "code");
            }
            add_texts(m_changes, change, found->second->texts, place.texts);
            if (text_of(place.texts, "plan_x") != text_of(found->second->texts, "plan_x") ||
                text_of(place.texts, "plan_y") != text_of(found->second->texts, "plan_y")) {
                change.field = "pin";
                m_changes.push_back(change);
            }
            if constexpr (std::is_same_v<Place, SnapshotFloor>) {
                if (found->second->plan != place.plan) {
                    change.field = "plan";
                    change.before = found->second->plan ? "1" : "0";
                    change.after = place.plan ? "1" : "0";
                    m_changes.push_back(std::move(change));
                }
            }
        }
    }

    ListSnapshot const& m_before;
    ListSnapshot const& m_after;
    std::map<std::string, std::size_t> m_old;
    std::vector<ListChange> m_changes;
};

std::string shown(ListChange const& change, std::string const& value) {
    if (value.empty()) {
        return tr("nothing");
    }
    if (change.kind == ListChangeKind::object_changed) {
        return words_of_value(change.field, value);
    }
    bool const is_choice = change.field == "action" || change.field == "kind" ||
                           change.field == "scenario" || change.field == "status";
    return is_choice ? label_of_choice(value) : value;
}

}  // namespace

std::string words_of_field(storage::FieldChange const& change) {
    ListChange own;
    own.kind = ListChangeKind::entry_changed;
    own.field = change.field;
    own.before = change.before;
    own.after = change.after;
    return words_of(own);
}

std::vector<ListChange> list_changes(ListSnapshot const& before, ListSnapshot const& after) {
    return Comparison(before, after).run();
}

std::string words_of(ListChange const& change) {
    auto const filled = [](char const* sentence, auto const&... values) {
        return fmt::format(fmt::runtime(sentence), values...);
    };
    switch (change.kind) {
        case ListChangeKind::added:
            return filled(tr("added, at rank {0}"), change.after);
        case ListChangeKind::removed:
            return filled(tr("removed, was at rank {0}"), change.before);
        case ListChangeKind::moved:
            return filled(tr("moved from rank {0} to {1}"), change.before, change.after);
        case ListChangeKind::photos_changed:
            return change.before == change.after
                       ? tr("other photos")
                       : filled(tr("photos: {0} instead of {1}"), change.after, change.before);
        case ListChangeKind::place_changed:
            if (change.field == "plan") {
                return tr("another floor plan");
            }
            if (change.field == "pin") {
                return tr("another place on the floor plan");
            }
            break;
        case ListChangeKind::list_changed:
        case ListChangeKind::entry_changed:
        case ListChangeKind::object_changed:
            break;
    }
    return filled(tr("{0}: {1} instead of {2}"), label_of_field(change.field),
                  shown(change, change.after), shown(change, change.before));
}

Result<ChangesSince> read_list_changes(Records& records, storage::PriorityList const& list) {
    ChangesSince since;
    NK_TRY(since.version, records.lists.latest_version(list.id));
    if (since.version) {
        NK_TRY(auto const content, records.lists.version_content(since.version->id));
        NK_TRY(auto const before, ListSnapshot::parse(content, list.name));
        NK_TRY(auto const now, take_snapshot(records, list));
        since.changes = list_changes(before, now);
    }
    return since;
}

}  // namespace noodkluis::app
