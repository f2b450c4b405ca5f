package org.nianbao.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nianbao.model.ArchivedRecord;
import org.nianbao.model.Capture;
import org.nianbao.model.DecodedText;
import org.nianbao.model.Message;
import org.nianbao.model.Octets;
import org.nianbao.model.Outcome;
import org.nianbao.model.Page;
import org.nianbao.model.Reason;

/** Asks a site for one address: waits for its turn, sends, recognises what came back, and has it archived. */
final class Visitor {
    /** No page of text is longer; what unfolds to more is not read. */
    private static final int LONGEST_PAGE = 16 << 20;
    /** Before the address to which an answer leads back that insists on cookies. */
    private static final String INSISTED = "Set-Cookie: ";
    /** So long a server has to see that the last connection is closed, before it sees the next. */
    private static final long LAST_GOES_MILLIS = 50;
    /** How often it is looked whether the disk takes more again. */
    private static final long LOOK_MILLIS = 500;
    /** For so long nobody looks again whether there is room: a look asks the system four times, and there are two a page. */
    private static final long ROOMY_NANOS = 50_000_000;

    private final Wire wire;
    private final Politeness politeness;
    private final Crawl.Ports ports;
    private final StopSignal stop;
    private final Spending spending;
    private final Patience patience;
    private final Clock clock;
    private final Turns turns;
    private final Admission archiving;
    private final long largest;
    private final Cookies cookies = new Cookies();
    /** What is to be asked for again, now with the cookies that the last answers have set. */
    private Optional<URI> insistent = Optional.empty();
    /** When room was found last, by {@link System#nanoTime()}. */
    private long roomyAt = System.nanoTime() - ROOMY_NANOS;

    Visitor(Run run, Wire wire) {
        this.wire = wire;
        this.politeness = run.politeness();
        this.ports = run.ports();
        this.stop = run.stop();
        this.spending = run.spending();
        this.patience = new Patience(run);
        this.clock = run.clock();
        this.turns = run.turns();
        this.archiving = run.archiving();
        this.largest = run.settings().network().maxBytes();
    }

    /**
     * One request and its answer; where the site insists on cookies, what it leads back to is asked for once more with them.
     *
     * @param uri the address
     * @param origin how the crawl came to it
     * @param validators of an earlier answer, for a conditional request
     * @return empty when the sweep is not to ask any more: it was asked to stop meanwhile, its hours are over or its minutes
     *     spent
     */
    Optional<Visit> visit(URI uri, Capture.Origin origin, Optional<Crawl.Validators> validators) throws IOException {
        Optional<Visit> first = once(uri, origin, validators);
        Optional<URI> again = insistent;
        insistent = Optional.empty();
        if (again.isEmpty()) {
            return first;
        }
        return again.get().equals(uri)
                ? once(uri, origin, validators)
                : once(again.get(), sentOn(origin, uri), Optional.empty());
    }

    /** Whether an answer insisted on cookies, and where it leads was asked for with them. */
    static boolean insisted(Visit visit) {
        return visit.outcome().reason() == Reason.REDIRECT
                && visit.outcome().detail().startsWith(INSISTED);
    }

    /** Of what is asked for because an answer sent there. */
    static Capture.Origin sentOn(Capture.Origin origin, URI from) {
        return new Capture.Origin(
                origin.siteCode(), origin.sweepId(), Optional.of(from), origin.hops() + "R", origin.anchor());
    }

    private Optional<Visit> once(URI uri, Capture.Origin origin, Optional<Crawl.Validators> validators)
            throws IOException {
        List<String> places = new ArrayList<>(List.of(Address.host(uri).toLowerCase(Locale.ROOT)));
        wire.sharedAddress(uri).filter(a -> !places.contains(a)).ifPresent(places::add);
        while (patience.rested(places)) {
            Optional<Turns.Turn> turn = turns.take(places, wire, stop);
            if (turn.isEmpty()) {
                return Optional.empty();
            }
            try (Turns.Turn held = turn.get()) {
                // Somebody may have asked for more peace while we waited for the turn.
                if (patience.mayHaveTheTurn(places) && ready(places, held.hungUp() ? LAST_GOES_MILLIS : 0)) {
                    return asked(uri, places, origin, validators);
                }
            }
        }
        return Optional.empty();
    }

    /** Waits within the turn, then for the disk, maybe for hours; false where nothing may be asked when that is over. */
    private boolean ready(List<String> places, long least) {
        long wait = places.stream().mapToLong(politeness::reserve).max().orElseThrow();
        return !stop.pause(Math.max(wait, least)) && patience.mayAsk() && roomy() && patience.mayAsk();
    }

    private Optional<Visit> asked(
            URI uri, List<String> places, Capture.Origin origin, Optional<Crawl.Validators> validators)
            throws IOException {
        Exchange exchange = wire.get(uri, headers(uri, validators));
        try {
            Optional<Duration> retryAfter = exchange.header("Retry-After").flatMap(this::retryAfter);
            boolean brokenOff = exchange.failure.isPresent() && exchange.status < 400;
            politeness.answered(places, exchange.took(), brokenOff ? 0 : exchange.status, retryAfter);
            if (exchange.request.length() > 0) {
                spending.request(exchange.response.length());
            }
            if (stop.asked() && exchange.failure.isPresent()) {
                return Optional.empty();
            }
            return exchange.answered() ? archived(exchange, origin, retryAfter) : Optional.of(unanswered(exchange));
        } finally {
            exchange.delete();
        }
    }

    private static Visit unanswered(Exchange exchange) {
        return Visit.without(exchange.failure.orElseThrow());
    }

    private Map<String, String> headers(URI uri, Optional<Crawl.Validators> validators) {
        Map<String, String> headers = new HashMap<>();
        cookies.header(uri).ifPresent(cookie -> headers.put("Cookie", cookie));
        validators.ifPresent(v -> {
            v.etag().ifPresent(tag -> headers.put("If-None-Match", tag));
            v.lastModified().ifPresent(date -> headers.put("If-Modified-Since", date));
        });
        return headers;
    }

    private Optional<Visit> archived(Exchange exchange, Capture.Origin origin, Optional<Duration> retryAfter)
            throws IOException {
        Octets entity = exchange.entity.octets();
        ContentCoding.Unfolded unfolded =
                ContentCoding.decoded(entity, exchange.header("Content-Encoding"), LONGEST_PAGE);
        byte[] body = unfolded.bytes();
        Optional<Outcome> unreadable = unreadable(exchange, unfolded);
        Optional<Page> page = Crawl.source(exchange.mediaType(), body)
                .filter(source -> source.length > 0 && unreadable.isEmpty())
                .map(source -> page(exchange, origin, ports.decode(source, exchange.header("Content-Type"))));
        Optional<String> header = exchange.header("Location").filter(to -> redirects(exchange.status));
        Optional<URI> location = location(exchange.uri, exchange.status, header);
        insistent = cookies.insists(exchange, location);
        cookies.take(exchange);
        Optional<URI> refresh = refresh(exchange.uri, exchange.status, exchange.header("Refresh"));
        Optional<String> redirect = location.map(URI::toString).or(() -> header);
        Outcome outcome = insistent
                .<Outcome>map(back -> new Outcome.Captured(Reason.REDIRECT, INSISTED + back))
                .or(() -> unreadable)
                .or(() -> PageNature.sunk(exchange, origin.hops(), redirect))
                .orElseGet(() -> refreshed(PageNature.of(exchange, page, redirect), refresh));
        Optional<URI> to = location.or(() -> refresh);
        return kept(exchange.capture(outcome, origin))
                .map(r -> new Visit(
                        outcome, Optional.of(r), exchange.status, exchange.mediaType(), page, body, to, retryAfter));
    }

    /** Whether Location is where to ask next (RFC 9110 §15.4); beside a page it is not, and no browser goes there. */
    private static boolean redirects(int status) {
        return status / 100 == 3 && status != 304;
    }

    /**
     * Where an answer redirects to.
     *
     * @param header the Location header as sent
     */
    static Optional<URI> location(URI uri, int status, Optional<String> header) {
        return header.filter(h -> redirects(status)).flatMap(h -> Address.location(uri, h));
    }

    /**
     * Where a page sends on by a header, which is as good as the same in the page.
     *
     * @param header the Refresh header as sent
     */
    static Optional<URI> refresh(URI uri, int status, Optional<String> header) {
        return header.filter(h -> status == 200)
                .flatMap(HtmlPage::refresh)
                .flatMap(to -> Address.location(uri, to))
                .filter(to -> !to.equals(uri));
    }

    /** An answer without a page that sends on is a redirect. */
    private static Outcome refreshed(Outcome outcome, Optional<URI> refresh) {
        return refresh.<Outcome>map(to -> new Outcome.Captured(Reason.REDIRECT, to.toString()))
                .filter(to -> outcome.reason() == Reason.EMPTY)
                .orElse(outcome);
    }

    /** Why what came cannot be read as a page though it came as announced: it is half of a page, or has no end. */
    private static Optional<Outcome> unreadable(Exchange exchange, ContentCoding.Unfolded unfolded) {
        if (unfolded.broken() && exchange.status == 200 && exchange.truncated.isEmpty()) {
            String coding = exchange.header("Content-Encoding").orElseThrow();
            return Optional.of(new Outcome.Unreachable(Reason.PROTOCOL_ERROR, "unreadable Content-Encoding " + coding));
        }
        boolean endless =
                unfolded.bytes().length >= LONGEST_PAGE && Crawl.readsAsHtml(exchange.mediaType(), unfolded.bytes());
        return endless
                ? Optional.of(new Outcome.SoftError(Reason.TOO_LARGE, "a page of " + LONGEST_PAGE + " bytes and more"))
                : Optional.empty();
    }

    /** Archives a capture; while the disk does not take it, it waits in hand. Empty when asked to stop meanwhile. */
    private Optional<ArchivedRecord> kept(Capture capture) {
        while (roomy()) {
            try {
                return Optional.of(archiving.through(() -> ports.archive(capture)));
            } catch (UncheckedIOException e) {
                if (obstacle().isPresent()) {
                    roomyAt = System.nanoTime() - ROOMY_NANOS;
                } else {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    /** Waits until the archive takes captures; false when asked to stop meanwhile. Time so spent costs no budget. */
    private boolean roomy() {
        long since = System.nanoTime();
        if (since - roomyAt < ROOMY_NANOS) {
            return true;
        }
        boolean stopped = false;
        Optional<Message> obstacle = obstacle();
        boolean waits = obstacle.isPresent();
        while (obstacle.isPresent() && !stopped) {
            stop.obstacle(obstacle);
            stopped = stop.pause(LOOK_MILLIS);
            obstacle = obstacle();
        }
        if (waits) {
            spending.held(System.nanoTime() - since);
            stop.obstacle(obstacle);
        }
        roomyAt = stopped ? roomyAt : System.nanoTime();
        return !stopped;
    }

    private Optional<Message> obstacle() {
        return ports.obstacle(largest).or(() -> wire.obstacle(largest));
    }

    private static Page page(Exchange exchange, Capture.Origin origin, DecodedText text) {
        return Crawl.page(exchange.uri, origin.via(), origin.anchor(), exchange.mediaType(), Optional.of(text));
    }

    /** Seconds or an HTTP date (RFC 9110 §10.2.3); anything else is as if it had not been sent. */
    private Optional<Duration> retryAfter(String header) {
        String text = header.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT));
            Duration left = Duration.between(clock.instant(), at.toInstant());
            return left.isNegative() ? Optional.empty() : Optional.of(left);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
