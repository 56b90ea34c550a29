-- SPDX-License-Identifier: Apache-2.0
-- How each user likes things to look: names and values of the program, nothing of the collection.

CREATE TABLE preference (
    user BLOB NOT NULL REFERENCES user (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user, name)
) STRICT, WITHOUT ROWID;
