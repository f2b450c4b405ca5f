package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The menu that the pages of the section have in common. */
final class PortraitMenu {
    private final PortraitSite s;
    private final List<PortraitColumn> entries = new ArrayList<>();

    PortraitMenu(PortraitSite site) {
        this.s = site;
    }

    void add(PortraitColumn column) {
        entries.add(column);
    }

    /** As a page has it. */
    String of(String from) {
        String links = entries.stream()
                .map(c -> s.entry(s.t.way().entry(), from, c.address(), c.name()))
                .collect(Collectors.joining());
        return Places.filled(s.t.way().side(), Map.of("entries", links));
    }
}
