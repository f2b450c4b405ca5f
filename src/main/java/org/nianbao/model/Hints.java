package org.nianbao.model;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is known about a document from outside it, when it is read.
 *
 * @param uri its address
 * @param site the site it was found on
 * @param sites all sites known, by which a body's name and host can be resolved
 * @param anchor text of the link that led to it, may be blank
 */
public record Hints(Optional<URI> uri, Optional<Site> site, List<Site> sites, String anchor) {

    /** Copies the list. */
    public Hints {
        sites = List.copyOf(sites);
    }

    /** Nothing is known. */
    public static Hints none() {
        return new Hints(Optional.empty(), Optional.empty(), List.of(), "");
    }
}
