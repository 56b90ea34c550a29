// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/terms_words.h"

#include <algorithm>
#include <iterator>

#include "app/text/labels.h"
#include "app/text/message.h"
#include "storage/model/object_fields.h"

namespace noodkluis::app {
namespace {

using Names = std::vector<std::string>;

std::string joined(Names const& texts) {
    std::string all;
    for (auto const& text : texts) {
        all += (all.empty() ? "" : ", ") + text;
    }
    return all;
}

std::string label_of_object_field(std::string const& name) {
    auto const* const field = storage::find_object_field(name);
    return field == nullptr ? name : tr(field->label);
}

Names labels(Names const& names) {
    Names words;
    std::transform(names.begin(), names.end(), std::back_inserter(words), label_of_choice);
    return words;
}

Names object_labels(Disclosure const& disclosure) {
    Names words;
    std::transform(disclosure.object_fields.begin(), disclosure.object_fields.end(),
                   std::back_inserter(words), label_of_object_field);
    return words;
}

Names places(Disclosure const& disclosure) {
    Names words;
    for (auto const& [name, given] :
         {std::pair{"plans", disclosure.plans}, std::pair{"rooms", disclosure.rooms},
          std::pair{"buildings", disclosure.buildings}}) {
        if (given) {
            words.push_back(label_of_choice(name));
        }
    }
    return words;
}

/// All that can be seen, by labels.
Names everything(Disclosure const& disclosure) {
    auto all = object_labels(disclosure);
    for (auto const& more :
         {labels(disclosure.entry_fields), labels(disclosure.photos), places(disclosure)}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

/// Those of `names` that `others` lacks.
Names without(Names const& names, Names const& others) {
    Names rest;
    std::copy_if(names.begin(), names.end(), std::back_inserter(rest), [&](auto const& name) {
        return std::find(others.begin(), others.end(), name) == others.end();
    });
    return rest;
}

std::string list_names(AgreementTerms const& terms) {
    Names names;
    std::transform(terms.lists.begin(), terms.lists.end(), std::back_inserter(names),
                   [](auto const& list) { return list.name; });
    return joined(names);
}

std::string days_of(std::chrono::seconds time) {
    return time.count() == 0
               ? std::string()
               : display_days(std::chrono::duration_cast<std::chrono::days>(time).count());
}

std::string text_of(std::vector<ContactPoint> const& contacts) {
    std::string all;
    for (auto const& contact : contacts) {
        all += (all.empty() ? "" : "; ") + contact.function + " " + contact.telephone;
        if (!contact.stand_in.empty() || !contact.stand_in_telephone.empty()) {
            all += ", " + contact.stand_in + " " + contact.stand_in_telephone;
        }
    }
    return all;
}

std::string yes_or_no(bool yes) {
    return label_of_choice(yes ? "yes" : "no");
}

}  // namespace

std::vector<DisclosedPart> parts_of(Disclosure const& disclosure) {
    std::vector<DisclosedPart> parts{
        {tr("Of each object"), joined(object_labels(disclosure))},
        {tr("Of its priority"), joined(labels(disclosure.entry_fields))},
        {tr("Photos"), joined(labels(disclosure.photos))},
        {tr("Of the place"), joined(places(disclosure))}};
    for (auto& part : parts) {
        part.what = part.what.empty() ? tr("nothing") : part.what;
    }
    return parts;
}

std::vector<TermChange> changes_between(AgreementTerms const& before, AgreementTerms const& after) {
    auto const seen_before = everything(before.disclosure);
    auto const seen_after = everything(after.disclosure);
    std::vector<TermChange> changes;
    for (auto& change : {
             TermChange{tr("Until the end of"), display_date(before.not_after),
                        display_date(after.not_after)},
             TermChange{tr("Lists"), list_names(before), list_names(after)},
             TermChange{tr("Now seen as well"), {}, joined(without(seen_after, seen_before))},
             TermChange{tr("No longer seen"), joined(without(seen_before, seen_after)), {}},
             TermChange{tr("What for"), before.purpose, after.purpose},
             TermChange{tr("Legal ground"), before.legal_basis, after.legal_basis},
             TermChange{tr("Label"), kTlpNames.at(static_cast<std::size_t>(before.tlp)),
                        kTlpNames.at(static_cast<std::size_t>(after.tlp))},
             TermChange{tr("Who else may see it"), before.onward_sharing, after.onward_sharing},
             TermChange{tr("Where they keep it"), before.storage_place, after.storage_place},
             TermChange{tr("One bundle can be opened for"), days_of(before.bundle_validity_max),
                        days_of(after.bundle_validity_max)},
             TermChange{tr("Two people sign each bundle"), yes_or_no(before.four_eyes),
                        yes_or_no(after.four_eyes)},
             TermChange{tr("Opens only with a code"), yes_or_no(before.release_code),
                        yes_or_no(after.release_code)},
             TermChange{tr("Sheets to print in each bundle"), yes_or_no(before.paper_sheets),
                        yes_or_no(after.paper_sheets)},
             TermChange{tr("Last word no older than"), days_of(before.status_fresh),
                        days_of(after.status_fresh)},
             TermChange{before.museum.name, text_of(before.museum.contacts),
                        text_of(after.museum.contacts)},
             TermChange{before.partner.name, text_of(before.partner.contacts),
                        text_of(after.partner.contacts)},
         }) {
        if (change.before != change.after) {
            changes.push_back(change);
        }
    }
    return changes;
}

}  // namespace noodkluis::app
