package org.nianbao.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Enqueues a verification of the archive. */
@DisallowConcurrentExecution
final class VerifyArchive implements Job {
    private final Schedule.Work work;

    VerifyArchive(Schedule.Work work) {
        this.work = work;
    }

    @Override
    public void execute(JobExecutionContext context) {
        work.enqueueFixity();
    }
}
