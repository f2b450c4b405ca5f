package org.nianbao;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.nianbao.crawl.Crawl;
import org.nianbao.index.Index;
import org.nianbao.model.Home;
import org.nianbao.model.Reason;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;
import org.nianbao.model.SweepAccount;
import org.nianbao.seeds.Seeds;
import org.nianbao.serve.Ending;

/**
 * How a site is asked beside its sweeps, by what does not open the home: with the site's own delay, hours and budget, not
 * while a sweep of it is under way and not while it is left in peace.
 */
final class Guest {
    private final Home home;
    private final Settings settings;
    private final Clock clock;
    private final Optional<Seeds> seeds;
    private final Map<String, Instant> asked;

    /**
     * A guest of the sites of a home.
     *
     * @param asked until when hosts and addresses are to be left in peace, by what was asked as a guest before; what is asked
     *     is added
     */
    Guest(Home home, Settings settings, Clock clock, Map<String, Instant> asked) {
        this.asked = asked;
        this.home = home;
        this.settings = settings;
        this.clock = clock;
        this.seeds = Files.isDirectory(home.seeds()) ? Optional.of(Seeds.read(home.seeds())) : Optional.empty();
    }

    /** The sites of the seed files that have the host of its home page. */
    private List<Site> onItsHost(Site site) {
        String host = site.homeUrl()
                .map(uri -> String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT))
                .orElse("");
        return all().stream().filter(s -> s.hasHost(host)).toList();
    }

    private List<Site> all() {
        return seeds.map(Seeds::sites).orElse(List.of());
    }

    /** What the seed files know it as. */
    private Optional<Site> listed(Site site) {
        return all().stream()
                .filter(s -> s.code().equals(site.code()))
                .findFirst()
                .or(() -> onItsHost(site).stream().findFirst());
    }

    /** The settings that hold for a site. */
    Settings settings(Site site) {
        Map<String, Map<String, String>> columns =
                seeds.map(Seeds::extraColumns).orElse(Map.of());
        return listed(site)
                .map(s -> SettingsFile.finer(settings, s.code(), columns.getOrDefault(s.code(), Map.of())))
                .orElse(settings);
    }

    /**
     * Why a site is not to be asked now: the process that has the home says so, or its database. Where several sites are on
     * one host, the sweep of each of them is in the way.
     *
     * @return the account of the sweep, without a request; empty when it may be asked
     * @throws org.nianbao.model.ConfigurationError when the database cannot be read, or a process that neither sweeps nor
     *     serves has it
     */
    Optional<SweepAccount> refused(Sweep sweep) {
        return listed(sweep.site())
                .flatMap(this::closed)
                .or(() -> onItsHost(sweep.site()).stream()
                        .flatMap(other -> underWay(other).stream())
                        .findFirst())
                .map(why -> Crawl.unasked(sweep, why.reason(), why.detail(), clock.instant()));
    }

    /** Until when hosts and addresses are to be left in peace: after what was asked before, by the sweeps too. */
    Map<String, Instant> rests(Site site) {
        Map<String, Instant> rests = new TreeMap<>(listed(site).isPresent() ? restsOfSweeps() : Map.of());
        asked.forEach((place, until) -> rests.merge(place, until, BinaryOperator.maxBy(Comparator.naturalOrder())));
        return rests;
    }

    private Map<String, Instant> restsOfSweeps() {
        Optional<Map<String, Instant>> said = Index.shared(settings) ? Optional.empty() : SweepDoor.rests(home);
        return said.or(() ->
                        Index.look(home, settings, look -> Optional.of(Crawl.rests(look.database(), clock.instant()))))
                .orElse(Map.of());
    }

    /** Takes note until when what was asked is to be left in peace. */
    void asked(Map<String, Instant> rests) {
        asked.putAll(rests);
    }

    /** Nobody sweeps where no process has the home. */
    private Optional<Ending> underWay(Site other) {
        boolean may =
                Index.shared(settings) || SweepDoor.closed(home, other.code()).isPresent();
        return may ? closed(other).filter(why -> why.reason() == Reason.UNDER_WAY) : Optional.empty();
    }

    private Optional<Ending> closed(Site listed) {
        Optional<Optional<Ending>> said = SweepDoor.closed(home, listed.code());
        return said.isPresent() && (said.get().isPresent() || !Index.shared(settings))
                ? said.get()
                : Index.look(home, settings, look -> closed(listed, look));
    }

    private Optional<Ending> closed(Site listed, Index.Look look) {
        Sweep sweep = Work.sweep(listed, Set.of(), clock, "test");
        return look.leased(listed.code(), clock.instant())
                ? Optional.of(new Ending(Reason.UNDER_WAY, ""))
                : Crawl.resting(look.database(), sweep, clock.instant()).map(Ending::of);
    }
}
