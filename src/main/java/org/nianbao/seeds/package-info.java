/**
 * From the operator's seed files ({@code seeds/*.csv}, {@code seeds/overrides.yaml}) to the {@link org.nianbao.model.Site}s
 * that are watched, and to remarks about what is wrong in the files.
 */
package org.nianbao.seeds;
