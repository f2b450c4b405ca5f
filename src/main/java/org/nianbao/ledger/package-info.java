/**
 * From events to an append-only journal: what was tried, decided and corrected, as JSON Lines in which every entry carries
 * the SHA-256 of the one before it. What stands here cannot be derived from anything else.
 */
package org.nianbao.ledger;
