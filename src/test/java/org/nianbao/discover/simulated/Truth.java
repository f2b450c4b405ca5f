package org.nianbao.discover.simulated;

import java.util.Set;
import org.nianbao.model.Scope;

/**
 * One report that the site really publishes.
 *
 * @param year report year
 * @param scope whose
 * @param addresses its page, its documents, its mirrors
 */
record Truth(int year, Scope scope, Set<String> addresses) {}
