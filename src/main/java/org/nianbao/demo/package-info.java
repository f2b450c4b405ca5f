/**
 * From the figures of real reports to simulated district sites on loopback: fictional districts under {@code .example},
 * each on another site platform and in another charset, with everything around the reports that a real site has.
 *
 * <p>Every byte served is the same at every start, so that a second look at the same edition finds nothing new.
 */
package org.nianbao.demo;
