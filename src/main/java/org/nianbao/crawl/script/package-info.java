/**
 * From the scripts of one page to what they would open, show, send and ask for: a small interpreter of JavaScript and a
 * browser without network and clock, both bounded, for pages are hostile.
 *
 * <p>{@link org.nianbao.crawl.script.PageScripts} is handed the scripts and the document and hands what it finds to a
 * {@link org.nianbao.crawl.script.ScriptedPage}. Nothing here knows the rest of the crawl. Classes are called
 * {@code Script…} only where the JDK, jsoup or the crawl has a class of the shorter name.
 */
package org.nianbao.crawl.script;
