/**
 * From a {@link org.nianbao.model.Document} to a {@link org.nianbao.model.Report}: identity, sections and figures.
 *
 * <p>Tables are read by their labels, made comparable (width, script, spaces, numbering, brackets), in the context of
 * their group; the national form is recognised table by table, never from the year. Where labels fail, the order of
 * rows is tried and believed only when the sums of the form confirm it. Everything here is pure.
 */
package org.nianbao.extract;
