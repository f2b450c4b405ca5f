package org.nianbao.serve.web;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.nianbao.model.DistrictYear;

/** Parameters of a page's address; what cannot be used counts as not given, so that old links go on working. */
record Query(Context context) {

    String text(String name) {
        String given = context.queryParam(name);
        return given == null
                ? ""
                : given.strip().substring(0, Math.min(500, given.strip().length()));
    }

    Optional<Integer> number(String name) {
        return number(context.queryParam(name), 0);
    }

    static Optional<Integer> number(String given, int least) {
        if (given == null || !given.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(given)).filter(n -> n >= least);
    }

    Optional<DistrictYear.State> state() {
        String given = text("state");
        for (DistrictYear.State state : DistrictYear.State.values()) {
            if (state.id().equals(given)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** An absolute address, if it is one. */
    static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text)).filter(u -> u.isAbsolute() && u.getHost() != null);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
