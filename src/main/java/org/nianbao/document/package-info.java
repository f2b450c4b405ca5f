/**
 * From bytes of any supported format to a {@link org.nianbao.model.Document}: text blocks and grids whose cells know
 * their place in the source.
 *
 * <p>The bytes are hostile: size, depth, number of cells and time are bounded, nothing in them is fetched or executed,
 * and whatever they hold ends as a {@link org.nianbao.model.DocumentOutcome}, never as an exception.
 */
package org.nianbao.document;
