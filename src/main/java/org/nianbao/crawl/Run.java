package org.nianbao.crawl;

import java.time.Clock;
import org.nianbao.model.Memory;
import org.nianbao.model.Settings;
import org.nianbao.model.Site;
import org.nianbao.model.Sweep;

/**
 * What the parts of one running sweep share.
 *
 * @param sweep the sweep, under the id it was begun with
 * @param row its row in the frontier, as it was when this process took it
 * @param memory what is remembered of the site
 * @param settings all settings
 * @param ports what other stages do for it
 * @param politeness shared by all sweeps of the process
 * @param turns shared by all sweeps of the process
 * @param archiving how many captures are archived at once; shared by all sweeps of the process
 * @param table the frontier's rows
 * @param spending what it has spent
 * @param stop whether it is to stop
 * @param clock the time
 */
record Run(
        Sweep sweep,
        FrontierTable.SweepRow row,
        Memory memory,
        Settings settings,
        Crawl.Ports ports,
        Politeness politeness,
        Turns turns,
        Admission archiving,
        FrontierTable table,
        Spending spending,
        StopSignal stop,
        Clock clock) {

    Site site() {
        return sweep.site();
    }
}
