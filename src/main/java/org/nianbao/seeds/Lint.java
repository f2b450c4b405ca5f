package org.nianbao.seeds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nianbao.seeds.Seeds.Problem;

/** Goes through seed lines and collects what is wrong or odd. */
final class Lint {
    private static final Pattern DIVISION = Pattern.compile("\\d{6}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern OWN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** No province will ever have it: for bodies that do not exist, such as those of the demo. */
    private static final String NO_PROVINCE = "99";

    /** GB/T 2260: provinces, autonomous regions, municipalities, special administrative regions. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");

    private final List<SeedLine> lines;
    private final Overrides overrides;
    private final List<Problem> problems = new ArrayList<>();

    Lint(List<SeedLine> lines, Overrides overrides) {
        this.lines = lines;
        this.overrides = overrides;
    }

    List<Problem> problems() {
        unknownColumns();
        duplicates();
        for (SeedLine line : lines) {
            code(line);
            enabled(line);
            addresses(line);
            validity(line);
            scope(line);
        }
        overridden();
        return List.copyOf(problems);
    }

    private void unknownColumns() {
        Map<String, Set<String>> byFile = new HashMap<>();
        for (SeedLine line : lines) {
            Set<String> known = byFile.computeIfAbsent(line.file(), f -> new LinkedHashSet<>(Column.KNOWN));
            for (String column : line.fields().keySet()) {
                if (known.add(column) && !column.matches("scope|(?:politeness|budget)\\..*")) {
                    problems.add(Rule.UNKNOWN_COLUMN.at(line.file(), 1, column));
                }
            }
        }
    }

    private void duplicates() {
        Map<String, SeedLine> codes = new HashMap<>();
        Map<String, SeedLine> homes = new HashMap<>();
        for (SeedLine line : lines) {
            if (!line.code().isBlank()) {
                repeated(codes.putIfAbsent(line.code(), line), line, Rule.DUPLICATE_CODE, line.code());
            }
            Address home = Address.of(line.get(Column.HOME_URL));
            if (home.usable().isPresent()) {
                repeated(homes.putIfAbsent(home.sameAs(), line), line, Rule.DUPLICATE_HOME, home.text());
            }
        }
    }

    private void repeated(SeedLine first, SeedLine line, Rule rule, String what) {
        if (first != null) {
            add(rule, line, what, first.file() + ":" + first.number());
        }
    }

    private void code(SeedLine line) {
        String code = line.code();
        if (code.isBlank()) {
            add(Rule.NO_CODE, line);
        } else if (DIVISION.matcher(code).matches()) {
            boolean invented = code.startsWith(NO_PROVINCE);
            addIf(invented, Rule.OWN_CODE, line, code);
            addIf(!invented && !PROVINCES.contains(code.substring(0, 2)), Rule.CODE_PROVINCE, line, code);
        } else {
            boolean own =
                    OWN_ID.matcher(code).matches() && !DIGITS.matcher(code).matches();
            add(own ? Rule.OWN_CODE : Rule.CODE_SHAPE, line, code);
        }
        addIf(line.get(Column.NAME).isBlank(), Rule.NO_NAME, line);
    }

    private void enabled(SeedLine line) {
        Optional<Boolean> enabled = SeedSite.enabled(line);
        addIf(enabled.isEmpty(), Rule.ENABLED_VALUE, line, line.get(Column.ENABLED));
        boolean lost = enabled.orElse(false) && line.get(Column.HOME_URL).isBlank();
        addIf(lost, Rule.ENABLED_WITHOUT_HOME, line, line.get(Column.NAME));
    }

    private void addresses(SeedLine line) {
        address(line, Column.HOME_URL, Address.of(line.get(Column.HOME_URL)));
        line.list(Column.LIST_URLS).forEach(text -> address(line, Column.LIST_URLS, Address.of(text)));
        for (String host : line.list(Column.HOSTS)) {
            if (Address.isHostName(host.toLowerCase(Locale.ROOT))) {
                offGovernment(line, Column.HOSTS, host);
            } else {
                add(Rule.HOST_INVALID, line, host);
            }
        }
    }

    private void address(SeedLine line, String column, Address address) {
        switch (address.fault()) {
            case NONE -> offGovernment(line, column, address.host());
            case BLANK -> {}
            case NO_HOST -> add(Rule.ADDRESS_INVALID, line, address.text(), column);
            case SCHEME -> add(Rule.ADDRESS_SCHEME, line, address.text(), column);
            case CREDENTIALS -> add(Rule.ADDRESS_CREDENTIALS, line, "", column);
            case PRIVATE -> add(Rule.PRIVATE_ADDRESS, line, address.text(), column);
        }
    }

    private void offGovernment(SeedLine line, String column, String host) {
        String below = "." + host.toLowerCase(Locale.ROOT);
        addIf(!below.endsWith(".gov.cn"), Rule.HOST_OFF_GOV, line, host, column);
    }

    private void validity(SeedLine line) {
        for (String column : List.of(Column.VALID_FROM, Column.VALID_TO)) {
            String text = line.get(column);
            addIf(!text.isEmpty() && SeedSite.date(text).isEmpty(), Rule.DATE_INVALID, line, text, column);
        }
        Optional<LocalDate> from = SeedSite.date(line.get(Column.VALID_FROM));
        Optional<LocalDate> to = SeedSite.date(line.get(Column.VALID_TO));
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            add(Rule.VALIDITY_REVERSED, line, from.get(), to.get());
        }
    }

    private void scope(SeedLine line) {
        for (String word : line.list(Column.SCOPE)) {
            boolean known = word.equals("district") || SeedSite.beyond(word).isPresent();
            addIf(!known, Rule.SCOPE_VALUE, line, word);
        }
    }

    private void overridden() {
        Set<String> codes = new LinkedHashSet<>();
        lines.forEach(line -> codes.add(line.code()));
        for (String code : overrides.byCode().keySet()) {
            if (!codes.contains(code)) {
                problems.add(Rule.OVERRIDE_UNKNOWN.at(Overrides.FILE, 1, code));
            }
        }
    }

    private void addIf(boolean wrong, Rule rule, SeedLine line, Object... written) {
        if (wrong) {
            add(rule, line, written);
        }
    }

    private void add(Rule rule, SeedLine line, Object... written) {
        problems.add(rule.at(line.file(), line.number(), written));
    }
}
