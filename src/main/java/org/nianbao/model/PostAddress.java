package org.nianbao.model;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A list that is asked for with POST, written as one address, so that whatever knows addresses knows it too: the query
 * ends with {@code __wb_method=POST&} and the body, the way in which CDX indexes of pywb and others key such captures. A
 * body in JSON stands behind {@code __wb_json=}, percent-encoded.
 *
 * @param uri where it is sent to
 * @param body what is sent
 * @param contentType of the body
 */
public record PostAddress(URI uri, String body, String contentType) {
    private static final String MARK = "__wb_method=POST&";
    private static final String JSON = "__wb_json=";

    /**
     * The one address of a service and the form that is sent to it.
     *
     * @param service an http address
     * @param form {@code application/x-www-form-urlencoded}, in ASCII
     */
    public static URI ofForm(URI service, String form) {
        return URI.create(service + (service.getRawQuery() == null ? "?" : "&") + MARK + form);
    }

    /**
     * The one address of a service and the JSON that is sent to it.
     *
     * @param service an http address
     * @param json the body
     */
    public static URI ofJson(URI service, String json) {
        return ofForm(service, JSON + URLEncoder.encode(json, StandardCharsets.UTF_8));
    }

    /** Whether an address is one of these. */
    public static boolean is(URI address) {
        return address.getRawQuery() != null && address.getRawQuery().contains(MARK);
    }

    /** Reads such an address; empty for any other. */
    public static Optional<PostAddress> of(URI address) {
        if (!is(address)) {
            return Optional.empty();
        }
        String whole = address.toString();
        int mark = whole.indexOf(MARK);
        URI uri = URI.create(whole.substring(0, mark - 1));
        String body = whole.substring(mark + MARK.length());
        if (body.startsWith(JSON)) {
            String json = URLDecoder.decode(body.substring(JSON.length()), StandardCharsets.UTF_8);
            return Optional.of(new PostAddress(uri, json, "application/json"));
        }
        return Optional.of(new PostAddress(uri, body, "application/x-www-form-urlencoded"));
    }
}
