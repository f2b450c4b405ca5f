package org.nianbao.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.model.Document;
import org.nianbao.model.Hints;
import org.nianbao.model.Remark;
import org.nianbao.model.Report;
import org.nianbao.model.Scope;
import org.nianbao.model.Site;

/**
 * Whose report it is. Several districts may bear one name, so a name must be borne out by the site's code, its host, or the
 * parent city in the text before it gets a division code.
 */
final class Publishers {
    private static final Set<String> SHARED = new HashSet<>(
            Wording.table("shared-names.txt").stream().map(l -> l[0]).toList());
    private static final int LONGEST_NAME = 40;
    private static final Pattern CODE = Pattern.compile("\\d{10}");
    private static final Set<String> NO_CITY = Set.of("我市", "全市", "本市", "该市", "省市", "各市", "对市");

    private final Document document;
    private final Hints hints;
    /** The text in simplified characters without blanks. */
    private final String text;

    private final List<Remark> remarks = new ArrayList<>();

    Publishers(Document document, Hints hints) {
        this.document = document;
        this.hints = hints;
        String all = document.text();
        this.text = Wording.simplified(all.substring(0, Math.min(all.length(), 200_000)))
                .replaceAll("\\s+", "");
    }

    /** What could not be settled. */
    List<Remark> remarks() {
        return remarks;
    }

    /** The publisher by title, metadata, text and sites. */
    Report.Publisher find(String title) {
        PublisherName name = name(title);
        Scope scope = name.scope(text);
        Optional<Site> site = site(name);
        Optional<String> code = site.map(Site::code).or(() -> otherwise(name, scope));
        return new Report.Publisher(fullName(name, scope, site), code, scope);
    }

    private PublisherName name(String title) {
        PublisherName named = PublisherName.in(title);
        if (named.known()) {
            return named;
        }
        return Stream.concat(aboveTitle(title).stream(), metadata())
                .filter(t -> t.length() <= LONGEST_NAME)
                .map(PublisherName::of)
                .filter(n -> n.known() && n.scope("") != Scope.UNKNOWN)
                .findFirst()
                .orElseGet(
                        () -> hints.site().map(s -> PublisherName.of(s.name())).orElse(named));
    }

    private Stream<String> metadata() {
        return Stream.of("contentsource", "author", "source")
                .flatMap(m -> Stream.ofNullable(document.meta().get(m)));
    }

    /** The line above the title, where a long title is broken after the body's name. */
    private Optional<String> aboveTitle(String title) {
        List<Document.Block> blocks = document.blocks();
        for (int i = 1; i < blocks.size(); i++) {
            if (Wording.spaced(blocks.get(i).text()).equals(title)) {
                return Optional.of(blocks.get(i - 1).text());
            }
        }
        return Optional.empty();
    }

    /** The site whose division the publisher is or belongs to, if the witnesses agree on one. */
    private Optional<Site> site(PublisherName name) {
        List<Site> named = named(name);
        List<Site> borneOut = named.stream().filter(this::borneOut).toList();
        if (distinct(borneOut) == 1) {
            return agreed(borneOut.get(0), name);
        }
        boolean sole = distinct(named) == 1 && !SHARED.contains(named.get(0).name()) && !elsewhere(named.get(0));
        if (sole && borneOut.isEmpty()) {
            return agreed(named.get(0), name);
        }
        if (!named.isEmpty()) {
            String why = borneOut.isEmpty() ? "另无依据" : "有多个同名区划";
            remarks.add(Remarks.divisionUnsettled(name.printed(), why));
        }
        return Optional.empty();
    }

    /** A department or township that does not name its district belongs to that of the site. */
    private Optional<String> otherwise(PublisherName name, Scope scope) {
        boolean namesAnother = name.district().isPresent();
        boolean below = scope == Scope.DEPARTMENT || scope == Scope.TOWNSHIP || scope == Scope.OFFICE;
        if (hints.site().isPresent() && below && !namesAnother) {
            return hints.site().map(Site::code);
        }
        return named(name).isEmpty() && scope == Scope.DISTRICT ? siteCode() : Optional.empty();
    }

    /** Refuses a division when the page's own code or the text names another. */
    private Optional<Site> agreed(Site site, PublisherName name) {
        Optional<String> other = siteCode().filter(c -> !c.equals(site.code()));
        if (other.isPresent() && !host(site)) {
            remarks.add(
                    Remarks.divisionDisagreement(name.printed(), "SiteIDCode " + other.get() + " ≠ " + site.code()));
            return Optional.empty();
        }
        if (elsewhere(site)) {
            remarks.add(Remarks.divisionDisagreement(name.printed(), "正文所称上级城市不是" + site.parent()));
            return Optional.empty();
        }
        return Optional.of(site);
    }

    /** The sites whose name the publisher bears; the longest name decides, 新城区 is not 城区. */
    private List<Site> named(PublisherName name) {
        List<Site> all = Stream.concat(hints.site().stream(), hints.sites().stream())
                .filter(s -> !s.name().isBlank() && name.printed().contains(Wording.folded(s.name())))
                .toList();
        int longest = all.stream().mapToInt(s -> s.name().length()).max().orElse(0);
        return all.stream().filter(s -> s.name().length() == longest).toList();
    }

    private static long distinct(List<Site> sites) {
        return sites.stream().map(Site::code).distinct().count();
    }

    private boolean borneOut(Site site) {
        return hints.site().filter(s -> s.code().equals(site.code())).isPresent()
                || siteCode().filter(site.code()::equals).isPresent()
                || host(site)
                || hosts(site).anyMatch(this::mentions)
                || parentNamed(site);
    }

    /** First six digits of the ten of {@code SiteIDCode} (国办发〔2017〕47号), when they name a county-level division. */
    private Optional<String> siteCode() {
        return Optional.ofNullable(document.meta().get("siteidcode"))
                .filter(c -> CODE.matcher(c.strip()).matches())
                .map(c -> c.strip().substring(0, 6))
                .filter(c -> !c.endsWith("00"));
    }

    private boolean host(Site site) {
        return hints.uri()
                .or(() -> document.source().uri())
                .map(URI::getHost)
                .filter(h -> site.hasHost(h.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private static Stream<String> hosts(Site site) {
        Stream<String> pages = Stream.concat(site.homeUrl().stream(), site.listUrls().stream())
                .map(URI::getHost)
                .filter(h -> h != null);
        return Stream.concat(pages, site.hosts().stream())
                .map(h -> h.startsWith("www.") ? h.substring(4) : h)
                .filter(h -> h.length() > 5);
    }

    /** Whether the text prints a host; {@code gl.gov.cn} is not printed by {@code njgl.gov.cn}. */
    private boolean mentions(String host) {
        for (int at = text.indexOf(host); at >= 0; at = text.indexOf(host, at + 1)) {
            char before = at == 0 ? ' ' : text.charAt(at - 1);
            boolean within = before < 128 && (Character.isLetterOrDigit(before) || before == '-' || before == '@');
            if (!within) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text names the parent city directly before the name: 开封市鼓楼区, 开封鼓楼区. */
    private boolean parentNamed(Site site) {
        String parent = Wording.folded(site.parent());
        String name = Wording.folded(site.name());
        if (parent.length() < 2) {
            return false;
        }
        String bare = parent.endsWith("市") ? parent.substring(0, parent.length() - 1) : parent;
        return text.contains(parent + name) || text.contains(bare + name);
    }

    /** Whether the text names only another city directly before the name. */
    private boolean elsewhere(Site site) {
        if (parentNamed(site) || site.parent().isBlank()) {
            return false;
        }
        Matcher cities = Pattern.compile("([一-龥]市)" + Pattern.quote(Wording.folded(site.name())))
                .matcher(text);
        while (cities.find()) {
            if (!NO_CITY.contains(cities.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static String fullName(PublisherName name, Scope scope, Optional<Site> site) {
        String body = name.printed();
        boolean bareDivision = scope == Scope.DISTRICT && !body.endsWith("政府") && !body.endsWith("会");
        String whole = bareDivision && !body.isEmpty() ? body + "人民政府" : body;
        String parent = site.map(Site::parent).orElse("");
        boolean parented = parent.isEmpty()
                || whole.contains(parent)
                || site.filter(s -> whole.startsWith(s.name())).isEmpty();
        return parented ? whole : parent + whole;
    }
}
