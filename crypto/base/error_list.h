// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every way in which something can go wrong: X(name, kind, sentence). The name, with - for _, is
// the code that scripts see. The sentence says what is wrong and what to do; {0} is the subject
// (a file, field or name), {1} a detail. Each has its Dutch sentence in app/resources/locale/nl.po.
#define NK_ERRORS(X)                                                                               \
    /* files and the machine */                                                                    \
    X(cancelled, failed, "Cancelled. Nothing was changed.")                                        \
    X(io_read, failed, "Cannot read {0}: {1}.")                                                    \
    X(io_write, failed, "Cannot write {0}: {1}. Nothing was changed.")                             \
    X(file_exists, failed, "{0} already exists. Choose another name or remove it first.")          \
    X(file_not_found, failed, "{0} does not exist. Check the path.")                               \
    X(file_too_large, failed, "{0} is larger than the limit of {1} bytes.")                        \
    X(out_of_memory, failed, "There is not enough free memory for this. Close other programs.")    \
    X(invalid_argument, usage, "{0}: {1}.")                                                        \
    /* crypto: age */                                                                              \
    X(age_header, failed, "{0}: this is not a valid age file (header).")                           \
    X(age_header_mac, failed, "{0}: the header of this age file was changed.")                     \
    X(age_no_match, failed, "{0}: none of the given keys opens this age file.")                    \
    X(age_payload, failed, "{0}: this age file is damaged or cut short.")                          \
    X(age_armor, failed, "{0}: the text armor of this age file is not valid.")                     \
    X(age_recipient, usage, "\"{0}\" is not an age recipient (age1...). Copy it again.")           \
    X(age_identity, usage, "{0} holds no valid age identity (AGE-SECRET-KEY-1...).")               \
    /* crypto: minisign */                                                                         \
    X(signature_malformed, refused, "{0}: the signature file is not in the one form we accept.")   \
    X(signature_legacy, refused, "{0}: the signature is of the legacy kind, which is not safe.")   \
    X(signature_invalid, refused, "{0}: the signature does not fit. The file was changed.")        \
    X(signature_comment_invalid, refused, "{0}: the signed comment was changed.")                  \
    X(signature_wrong_key, refused, "{0}: signed with another key than the one expected.")         \
    X(public_key_malformed, refused, "{0}: this is not a valid public key.")                       \
    /* crypto: vault keys */                                                                       \
    X(wrong_passphrase, failed, "Wrong passphrase or damaged key slot.")                           \
    X(passphrase_empty, usage, "The passphrase is empty. Give one of at least {0} characters.")    \
    X(passphrase_too_long, usage, "The passphrase is longer than {0} bytes.")                      \
    X(passphrase_not_text, usage, "The passphrase is not valid UTF-8 text.")                       \
    X(keys_file_damaged, failed, "{0}: both copies of the key slots are damaged. Use a backup.")   \
    X(keys_file_too_new, failed, "{0} was made by a newer version. Update Noodkluis.")             \
    X(keys_file_tampered, failed, "{0}: the key slots were changed without the vault key.")        \
    X(kdf_parameters, refused, "{0} asks for a key derivation outside the allowed range ({1}).")   \
    X(last_slot, refused, "This is the last key slot. Add another one before removing it.")        \
    /* storage */                                                                                  \
    X(database_damaged, failed,                                                                    \
      "{0} is damaged or belongs to other keys. Restore it from a backup.")                        \
    X(database_not_encrypted, refused,                                                             \
      "{0} is a plain database, not an encrypted one. Use a backup.")                              \
    X(database_busy, failed, "{0} is in use by another program. Close it and try again.")          \
    X(database_error, failed, "{0}: the database reports an error: {1}.")                          \
    X(record_conflict, failed, "This does not go together with what is in the vault ({0}).")       \
    X(record_not_found, failed, "{0} is not in the vault. Check the name.")                        \
    X(vault_not_found, failed, "{0} is not a vault: vault.db and vault.keys must be in it.")       \
    X(vault_in_use, failed, "{0} is in use by {1}. Close it there first.")                         \
    X(vault_too_new, refused, "{0} was made by a newer version. Update Noodkluis.")                \
    X(vault_mixed, refused, "{0}: vault.db and vault.keys are of different vaults. Use a backup.") \
    X(vault_rolled_back, refused,                                                                  \
      "{0} is older than its vault.keys: an old copy was put back ({1}).")                         \
    X(log_broken, refused, "The log of this vault was changed at entry {0}. Use a backup.")        \
    /* sharing: the container */                                                                   \
    X(container_not_zip, refused, "{0} is not a Noodkluis file.")                                  \
    X(container_truncated, refused, "{0} is cut short. Ask the sender for the file again.")        \
    X(container_not_canonical, refused, "{0} was not packed by Noodkluis, or was changed since.")  \
    X(container_entries, refused, "{0} does not hold the parts that it must hold.")                \
    X(container_crc, refused, "{0} is damaged at {1}. Ask the sender for the file again.")         \
    X(container_too_large, refused, "{0} is larger than the limit of {1} bytes.")                  \
    X(document_malformed, refused, "{0} does not have the form that it must have ({1}).")
