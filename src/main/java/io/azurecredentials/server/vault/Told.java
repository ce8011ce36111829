package io.azurecredentials.server.vault;

import io.azurecredentials.audit.Account;
import io.azurecredentials.server.http.Reply;

/**
 * An answer and what is written down about it.
 *
 * @param reply for the caller
 * @param account for the audit line
 */
public record Told(Reply reply, Account account) {}
