// SPDX-License-Identifier: Apache-2.0
#include "app/session/vault_thread.h"

#include <future>

#include "app/session/open_vault.h"
#include "storage/vault_fixture.h"

using namespace noodkluis;
using namespace noodkluis::app;

namespace {

/// A thread that tells when it has done something.
class WokenThread {
  public:
    VaultThread thread{[this] {
        std::scoped_lock const lock(m_mutex);
        m_changed.notify_all();
    }};

    /// Waits for the task as a user interface does between frames.
    template <class T>
    Result<T> wait_for(Task<T>& task) {
        std::unique_lock lock(m_mutex);
        std::optional<Result<T>> result;
        m_changed.wait(lock, [&] {
            result = task.take();
            return result.has_value();
        });
        return *std::move(result);
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

}  // namespace

TEST_CASE("work on the vault's thread gives its result once", "[session]") {
    WokenThread woken;
    auto task = woken.thread.submit_to_slot(
        [](std::optional<storage::Vault>& slot, Job& job) -> Result<int> {
            job.progress(3, 4);
            return slot ? 1 : 2;
        });
    CHECK(woken.wait_for(task).value() == 2);
    CHECK_FALSE(task.active());
    CHECK_FALSE(task.take());
    auto locked = woken.thread.submit([](storage::Vault&, Job&) -> Result<int> { return 1; });
    NK_REQUIRE_ERROR(woken.wait_for(locked), vault_locked);
}

TEST_CASE("a vault is opened, used and locked on its own thread", "[session]") {
    test::VaultFixture fixture;
    static_cast<void>(fixture.create());
    WokenThread woken;
    auto opening = woken.thread.submit_to_slot(
        [&](std::optional<storage::Vault>& slot, Job& job) -> Result<OpenedVault> {
            return open_vault(slot, fixture.folder(), fixture.passphrase(), fixture.clock, job);
        });
    auto const opened = woken.wait_for(opening);
    NK_REQUIRE_OK(opened);
    CHECK(opened->name == "test");
    CHECK(opened->party.name == "Museum De Zwaan");
    auto asking = woken.thread.submit(
        [](storage::Vault& vault, Job&) -> Result<storage::VaultId> { return vault.id(); });
    NK_REQUIRE_OK(woken.wait_for(asking));
    auto locking =
        woken.thread.submit_to_slot([](std::optional<storage::Vault>& slot, Job&) -> Status {
            slot.reset();
            return {};
        });
    NK_REQUIRE_OK(woken.wait_for(locking));
    NK_REQUIRE_OK(fixture.open());  // nobody has it any more
}

TEST_CASE("a task that nobody wants any more is cancelled", "[session]") {
    WokenThread woken;
    std::promise<void> started;
    std::promise<bool> saw_cancel;
    {
        auto task = woken.thread.submit_to_slot(
            [&](std::optional<storage::Vault>&, Job& job) -> Result<int> {
                started.set_value();
                while (!job.cancelled()) {
                    std::this_thread::yield();
                }
                saw_cancel.set_value(true);
                return fail(ErrorCode::cancelled);
            });
        started.get_future().wait();
    }
    CHECK(saw_cancel.get_future().get());
    // What waited behind it and was let go of never runs at all.
    bool ran = false;
    auto blocker = woken.thread.submit_to_slot(
        [](std::optional<storage::Vault>&, Job&) -> Result<int> { return 1; });
    {
        auto dropped = woken.thread.submit_to_slot(
            [&](std::optional<storage::Vault>&, Job& job) -> Result<int> {
                ran = !job.cancelled();
                return 1;
            });
        dropped.cancel();
        NK_REQUIRE_ERROR(woken.wait_for(dropped), cancelled);
    }
    NK_REQUIRE_OK(woken.wait_for(blocker));
    CHECK_FALSE(ran);
}
