/**
 * From a {@link org.nianbao.model.Sweep} to the {@link org.nianbao.model.Capture}s of one site and one account of what
 * was fetched, skipped and why.
 *
 * <p>crawler4j gives the worker loop; frontier, fetcher, politeness, robots and parser behind its seams are ours. The
 * frontier lives in the database, so that an interrupted sweep goes on where it was. Types of crawler4j, HttpClient and
 * crawler-commons stay in this package.
 */
package org.nianbao.crawl;
