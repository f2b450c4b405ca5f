package org.nianbao.model;

/** How one address ended in a sweep. Expected, stored, shown; never an exception. */
public sealed interface Outcome {

    /** Why; its id is stable. */
    Reason reason();

    /** Short detail for people: a status, a host, a matched phrase; may be blank. */
    String detail();

    /** The stable name of the kind, for instance {@code soft_error}. */
    default String kind() {
        if (this instanceof Captured) {
            return "captured";
        }
        if (this instanceof NotModified) {
            return "not_modified";
        }
        if (this instanceof Blocked) {
            return "blocked";
        }
        if (this instanceof SoftError) {
            return "soft_error";
        }
        return this instanceof Unreachable ? "unreachable" : "skipped";
    }

    /**
     * The outcome of a kind.
     *
     * @param kind a name given by {@link #kind()}
     * @param reason why
     * @param detail detail for people
     * @throws IllegalArgumentException when there is no such kind
     */
    static Outcome of(String kind, Reason reason, String detail) {
        return switch (kind) {
            case "captured" -> new Captured(reason, detail);
            case "not_modified" -> new NotModified(reason, detail);
            case "blocked" -> new Blocked(reason, detail);
            case "soft_error" -> new SoftError(reason, detail);
            case "unreachable" -> new Unreachable(reason, detail);
            case "skipped" -> new Skipped(reason, detail);
            default -> throw new IllegalArgumentException("no outcome is called " + kind);
        };
    }

    /** A page with content, or a redirect. */
    record Captured(Reason reason, String detail) implements Outcome {}

    /** The server said 304. */
    record NotModified(Reason reason, String detail) implements Outcome {}

    /** A challenge or a refusal; the sweep of the site stops. */
    record Blocked(Reason reason, String detail) implements Outcome {}

    /** An answer that is no content: not found, maintenance, an error page. */
    record SoftError(Reason reason, String detail) implements Outcome {}

    /** No answer at all. */
    record Unreachable(Reason reason, String detail) implements Outcome {}

    /** Not asked for. */
    record Skipped(Reason reason, String detail) implements Outcome {}
}
