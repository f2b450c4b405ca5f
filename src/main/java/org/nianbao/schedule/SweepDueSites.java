package org.nianbao.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Enqueues a sweep of every site that is due. Firing twice enqueues nothing new, so a recovered firing does no harm. */
@DisallowConcurrentExecution
final class SweepDueSites implements Job {
    private final Schedule.Work work;

    SweepDueSites(Schedule.Work work) {
        this.work = work;
    }

    @Override
    public void execute(JobExecutionContext context) {
        work.enqueueDueSweeps();
    }
}
