/**
 * From nothing to the words of the house: records and sealed types that the stages hand to each other.
 *
 * <p>This package depends on the JDK only. Everything in it is immutable. A component that may be unknown is an
 * {@link java.util.Optional}; no component is ever {@code null}.
 */
package org.nianbao.model;
