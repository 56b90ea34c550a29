-- SPDX-License-Identifier: Apache-2.0
-- A renewed card has new keys for weeks that had one already; what was sealed to the old ones goes
-- on to open until their week is over.
CREATE TABLE epoch_key_new (
    recipient TEXT PRIMARY KEY NOT NULL,
    week TEXT NOT NULL,  -- ISO week, 2026-W47
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    identity BLOB NOT NULL,
    sealed INTEGER NOT NULL,  -- under the ratchet in vault.keys; 0: from before there was one
    over_seen_at INTEGER,     -- when the clock of the computer first said that the week is over
    replaced INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO epoch_key_new (recipient, week, starts_at, ends_at, identity, sealed, over_seen_at)
    SELECT recipient, week, starts_at, ends_at, identity, sealed, over_seen_at FROM epoch_key;
DROP TABLE epoch_key;
ALTER TABLE epoch_key_new RENAME TO epoch_key;
CREATE UNIQUE INDEX epoch_key_week ON epoch_key (week) WHERE replaced = 0;
