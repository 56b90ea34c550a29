-- SPDX-License-Identifier: Apache-2.0
-- Numbered copies of a list on paper: who has which, so that they can be asked back.

CREATE TABLE paper_copy (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    agreement BLOB NOT NULL REFERENCES agreement (id),
    list_version BLOB NOT NULL REFERENCES list_version (id),
    number INTEGER NOT NULL CHECK (number > 0),
    copies INTEGER NOT NULL CHECK (number <= copies),
    holder TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    back_at INTEGER  -- it came back, or was destroyed
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_copy_agreement ON paper_copy (agreement);
CREATE INDEX paper_copy_list_version ON paper_copy (list_version);
