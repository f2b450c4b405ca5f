package org.nianbao.discover;

import java.util.Optional;
import java.util.function.Supplier;
import org.nianbao.model.Site;

/** A title or the text of a link, and what it says: each thing is read when it is first asked for. For one thread. */
final class Words {
    private final String written;
    private final Site site;
    private final Supplier<String> plain;
    private final Supplier<Optional<LookAlike>> lookAlike;
    private final Supplier<Optional<ReportTitle>> title;
    private final Supplier<Optional<ReportTitle>> bare;
    private final Supplier<Optional<ReportTitle>> entry;
    private final Supplier<Optional<ColumnName>> column;
    private final Supplier<Boolean> foreign;

    /**
     * Some words.
     *
     * @param written as the page has them
     * @param site whose site they stand on
     */
    Words(String written, Site site) {
        this.written = written;
        this.site = site;
        this.plain = once(() -> Wording.of(written));
        this.lookAlike = once(() -> LookAlike.of(plain()));
        this.title = once(() -> ReportTitle.of(this).filter(ReportTitle::definite));
        this.bare = once(() -> ReportTitle.bare(this));
        this.entry = once(() -> ReportTitle.entry(this));
        this.column = once(() -> ColumnName.named(plain(), site.name()));
        this.foreign = once(() -> ColumnName.foreignName(plain(), site));
    }

    private static <T> Supplier<T> once(Supplier<T> reading) {
        return new Supplier<>() {
            private T read;

            @Override
            public T get() {
                if (read == null) {
                    read = reading.get();
                }
                return read;
            }
        };
    }

    /** As the page has them. */
    String written() {
        return written;
    }

    /** Whose site they stand on. */
    Site site() {
        return site;
    }

    /** In the shape of {@link Wording}. */
    String plain() {
        return plain.get();
    }

    /** The look-alike that they name. */
    Optional<LookAlike> lookAlike() {
        return lookAlike.get();
    }

    /** The annual report whose title they are, if they name its year. */
    Optional<ReportTitle> title() {
        return title.get();
    }

    /** The title like 2020年年度报告 that they are. */
    Optional<ReportTitle> bare() {
        return bare.get();
    }

    /** The body and the year that they name, if they name nothing else. */
    Optional<ReportTitle> entry() {
        return entry.get();
    }

    /** The column that they name. */
    Optional<ColumnName> column() {
        return column.get();
    }

    /** Whether they name a column of departments or townships whose reports the site is not asked for. */
    boolean foreign() {
        return foreign.get();
    }
}
