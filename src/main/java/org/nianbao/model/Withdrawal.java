package org.nianbao.model;

import java.time.Instant;

/**
 * A person's word taken back: a {@link Correction} or a {@link Settlement}.
 *
 * @param entry number of the ledger entry
 * @param at when
 * @param author who
 * @param reason why, in words
 */
public record Withdrawal(long entry, Instant at, String author, String reason) {}
