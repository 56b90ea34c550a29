// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "storage/audit_log.h"
#include "storage/log_signing.h"
#include "storage/repository/rows.h"
#include "storage/repository/user_repository.h"

namespace noodkluis::storage {
namespace {

using crypto::minisign::BareSignature;
using crypto::minisign::PublicKey;

constexpr Sql kSigned =
    "SELECT sequence, time, user, kind, body, hash, signature FROM log ORDER BY sequence";
constexpr Sql kName = "SELECT name FROM user WHERE id = ?";

struct SignedEntry {
    LogEvent event;
    std::optional<BareSignature> signature;
};

SignedEntry read_entry(Statement const& row) {
    SignedEntry entry{
        {row.get<std::int64_t>(0), row.get<Timestamp>(1), row.get<UserId>(2), row.get<LogKind>(3),
         row.get<std::string>(4), row.get<crypto::Hash256>(5), !row.is_null(6)},
        row.get<std::optional<BareSignature>>(6)};
    return entry;
}

std::string read_name(Statement const& row) {
    return row.get<std::string>(0);
}

/// Whose key an entry makes known, if it does.
std::optional<UserKey> announced_key(LogEvent const& event) {
    if (event.kind != LogKind::vault_created && event.kind != LogKind::user_key &&
        event.kind != LogKind::user_added) {
        return std::nullopt;
    }
    auto const body = nlohmann::json::parse(event.body, nullptr, false);
    if (!body.is_object() || !body.contains("key") || !body.contains("user") ||
        !body["key"].is_string() || !body["user"].is_string()) {
        return std::nullopt;  // a vault that is older than keys of users
    }
    auto const key = PublicKey::parse(body["key"].get_ref<std::string const&>());
    auto const user = UserId::parse(body["user"].get_ref<std::string const&>());
    return key && user ? std::optional(UserKey{*user, *key, event.sequence}) : std::nullopt;
}

/// Goes through the log from its beginning and learns the keys on the way.
class SignatureCheck {
  public:
    explicit SignatureCheck(Connection& connection) : m_connection(connection) {}

    Status take(SignedEntry const& entry) {
        auto const& event = entry.event;
        m_report.head = {event.sequence, event.hash};
        auto const announced = announced_key(event);
        if (!entry.signature) {
            if (!m_keys.empty() || announced) {
                return refuse(ErrorCode::log_unsigned, event);
            }
            ++m_report.before_keys;
            return {};
        }
        bool const confirmed = fits(entry, m_known[event.user]);
        bool const own = announced && announced->user == event.user;
        if (!confirmed && !(own && fits(entry, {announced->key}))) {
            return refuse(ErrorCode::log_signature, event);
        }
        ++m_report.signed_count;
        if (announced) {
            auto& known = m_known[announced->user];
            if (!known.empty() && !(own && confirmed)) {
                m_report.unconfirmed_keys.push_back(event.sequence);
            }
            known.push_back(announced->key);
            m_keys.push_back(*announced);
        }
        return {};
    }

    /// The keys in the vault are those that the log told of.
    Result<LogReport> finish() {
        NK_TRY(auto const stored, UserRepository(m_connection).keys());
        for (auto const& key : stored) {
            if (std::find(m_keys.begin(), m_keys.end(), key) == m_keys.end()) {
                NK_TRY(auto const name, name_of(key.user));
                return fail(ErrorCode::log_key_unknown, name);
            }
        }
        return std::move(m_report);
    }

  private:
    static bool fits(SignedEntry const& entry, std::vector<PublicKey> const& keys) {
        return std::any_of(keys.begin(), keys.end(), [&](PublicKey const& key) {
            return crypto::minisign::verify_hash(key, kLogSignPurpose, entry.event.hash,
                                                 *entry.signature);
        });
    }

    Result<std::string> name_of(UserId user) {
        NK_TRY(auto const name, find_one(m_connection, kName, read_name, user));
        return name.value_or("?");
    }

    Status refuse(ErrorCode code, LogEvent const& event) {
        NK_TRY(auto const name, name_of(event.user));
        return fail(code, std::to_string(event.sequence), name);
    }

    Connection& m_connection;
    LogReport m_report;
    std::map<UserId, std::vector<PublicKey>> m_known;
    std::vector<UserKey> m_keys;
};

}  // namespace

Result<LogReport> check_signatures(Connection& connection) {
    SignatureCheck check(connection);
    NK_TRY(auto const entries, find_all(connection, kSigned, read_entry));
    for (auto const& entry : entries) {
        NK_CHECK(check.take(entry));
    }
    return check.finish();
}

std::string key_announcement(UserId user, crypto::minisign::PublicKey const& key,
                             std::string_view more) {
    auto body = more.empty() ? nlohmann::json::object() : nlohmann::json::parse(more);
    body["user"] = user.text();
    body["key"] = key.line();
    return body.dump();
}

}  // namespace noodkluis::storage
