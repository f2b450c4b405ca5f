package org.nianbao.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A list that is asked for with POST, written as one address, so that whatever knows addresses knows it too: the query
 * ends with {@code __wb_method=POST&} and the body, the way in which CDX indexes of pywb and others key such captures. A
 * body in JSON stands behind {@code __wb_json=}, percent-encoded; a form that is too long for an address stands behind {@code
 * __wb_packed=}, deflated and in Base64.
 *
 * @param uri where it is sent to
 * @param body what is sent
 * @param contentType of the body
 */
public record PostAddress(URI uri, String body, String contentType) {
    private static final Pattern ILLEGAL =
            Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9%_.!~*'();/?:@&=+$,\\[\\]-]");

    private static final String MARK = "__wb_method=POST&";
    private static final String JSON = "__wb_json=";
    private static final String PACKED = "__wb_packed=";
    /** Forms up to this length stand as they are, so that others who read the archive know them. */
    private static final int PLAIN = 3000;
    /** No more is unpacked, whatever an address says. */
    private static final int LONGEST = 1 << 18;

    /**
     * The one address of a service and the form that is sent to it.
     *
     * @param service an http address
     * @param form {@code application/x-www-form-urlencoded}; what cannot stand in an address, as scripts put forms
     *     together, is encoded in UTF-8
     */
    public static URI ofForm(URI service, String form) {
        String legal = ILLEGAL.matcher(form)
                .replaceAll(c -> Matcher.quoteReplacement(URLEncoder.encode(c.group(), StandardCharsets.UTF_8)));
        boolean plain = !packs(legal) || legal.length() > LONGEST || legal.startsWith(JSON);
        String sent = plain ? legal : packed(legal);
        return URI.create(service + (service.getRawQuery() == null ? "?" : "&") + MARK + sent);
    }

    /** Whether a form is so long that it is packed. */
    public static boolean packs(String form) {
        return form.length() > PLAIN;
    }

    private static String packed(String form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream packing = new DeflaterOutputStream(bytes)) {
            packing.write(form.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot be written", impossible);
        }
        return PACKED + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** What was packed; empty for what nobody has packed, or more than anybody would. */
    private static Optional<String> unpacked(String packed) {
        try (InputStream unpacking = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(packed)))) {
            byte[] form = unpacking.readNBytes(LONGEST + 1);
            return form.length > LONGEST ? Optional.empty() : Optional.of(new String(form, StandardCharsets.US_ASCII));
        } catch (IOException | IllegalArgumentException e) {
            // An address of somebody else's making: what stands there is sent as it stands.
            return Optional.empty();
        }
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
        String form = body.startsWith(PACKED)
                ? unpacked(body.substring(PACKED.length())).orElse(body)
                : body;
        return Optional.of(new PostAddress(uri, form, "application/x-www-form-urlencoded"));
    }
}
