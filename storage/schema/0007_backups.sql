-- SPDX-License-Identifier: Apache-2.0
-- The backups that were made of this vault and not removed by it: to remind of the next one, and
-- to say which one to go back to.

CREATE TABLE backup (
    file TEXT PRIMARY KEY NOT NULL,  -- its whole path
    made_at INTEGER NOT NULL,
    log_sequence INTEGER NOT NULL    -- the last entry of the log that is in it
) STRICT, WITHOUT ROWID;
