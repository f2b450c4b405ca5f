package org.nianbao.discover.simulated;

import java.util.ArrayList;
import java.util.List;

/** A web of district sites with ground truth, generated from a seed; every third layout is held out. */
final class SimulatedWeb {
    /** The seed of the published table. */
    static final long SEED = 20261121;

    private static final int LAYOUTS = 6;
    private static final String FIRST = "青白云玉松竹梅兰清海龙凤金银东西";
    private static final String SECOND = "山水林泉川岭港桥州江湖河";

    private SimulatedWeb() {}

    static List<SimulatedSite> sites(long seed) {
        List<SimulatedSite> sites = new ArrayList<>();
        int number = 0;
        for (Style style : Style.values()) {
            for (int layout = 0; layout < LAYOUTS; layout++) {
                String name = "" + FIRST.charAt(number % FIRST.length()) + SECOND.charAt(number / 3 % SECOND.length())
                        + (number % 5 == 4 ? "县" : "区");
                sites.add(new SimulatedSite(style, number, seed * 1000 + number, layout % 3 == 2, name));
                number++;
            }
        }
        return sites;
    }
}
