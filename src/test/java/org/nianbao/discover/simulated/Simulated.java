package org.nianbao.discover.simulated;

import java.util.List;
import java.util.Optional;
import org.nianbao.model.Site;

/** A site without network: its pages by address, and what it really publishes. */
interface Simulated {

    /** What the seed file would say of it. */
    Site site();

    /** Answers an address; empty where there is nothing. */
    Optional<Resource> get(String address);

    /** What it really publishes. */
    List<Truth> truths();

    /** How many pages it has. */
    int size();

    /** Name and layout, for messages. */
    String label();

    /** The one spelling of an address under which the server knows it. */
    default String canonical(String address) {
        return address;
    }
}
