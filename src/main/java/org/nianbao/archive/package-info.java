/**
 * From {@link org.nianbao.model.Capture} to {@link org.nianbao.model.ArchivedRecord}, and back from a record to its
 * bytes: WARC/1.1 files (ISO 28500:2017) and their CDXJ index, repair, fixity.
 *
 * <p>The WARC files are the truth. Whatever else lies here is derived from them: the values of an
 * {@link org.nianbao.model.ArchivedRecord} come from the bytes and header fields that were written, also in the moment
 * of writing, so that reading the archive again gives the same records.
 */
package org.nianbao.archive;
