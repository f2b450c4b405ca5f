/**
 * From a fetched page to a judgement: what the page is, whose report of which year, and which of its links are worth
 * following, best first.
 *
 * <p>Everything here is pure: the same page and site give the same judgement, whenever it is asked, so that an archive
 * read again is judged as it was. The rules are small classes and tables of patterns; a new site platform is one more
 * {@link org.nianbao.discover.Platform}.
 */
package org.nianbao.discover;
