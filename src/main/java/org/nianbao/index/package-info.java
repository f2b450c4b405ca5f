/**
 * From reports, captures, judgements and sweep accounts to answers: the database (H2 or PostgreSQL) and the search
 * index (Lucene).
 *
 * <p>Both can be made again from the archive, the ledger and the seed files. Therefore no answer depends on the order
 * in which things were taken in, on row numbers or on the wall clock: identities are hashes of what they name, versions
 * are numbered by the time of capture, and lists are ordered by what they show.
 */
package org.nianbao.index;
