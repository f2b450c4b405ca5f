package org.nianbao.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import javax.sql.DataSource;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Message;
import org.nianbao.model.Settings;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.DBConnectionManager;

/** Quartz: fires by cron in Asia/Shanghai, and only enqueues. */
public final class Schedule implements AutoCloseable {
    private static final TimeZone CHINA = TimeZone.getTimeZone("Asia/Shanghai");
    private static final String GROUP = "nianbao";

    private final Scheduler scheduler;

    private Schedule(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Starts the scheduler with its JDBC store; makes the store's tables when they are missing.
     *
     * @param settings {@code schedule.*}
     * @param database the QRTZ tables are in it
     * @param work what is enqueued when a job fires
     * @throws ConfigurationError when a cron expression is not one
     */
    public static Schedule start(Settings settings, DataSource database, Work work) {
        Store store = Store.of(database);
        store.makeTables(database);
        String name = "nianbao-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(name, new Connections(database));
        try {
            return new Schedule(started(new StdSchedulerFactory(store.properties(name)), settings.schedule(), work));
        } catch (SchedulerException broken) {
            throw new IllegalStateException("the scheduler does not start", broken);
        }
    }

    private static Scheduler started(StdSchedulerFactory factory, Settings.Schedule times, Work work)
            throws SchedulerException {
        Scheduler scheduler = factory.getScheduler();
        scheduler.setJobFactory((bundle, s) -> job(bundle.getJobDetail(), work));
        plan(scheduler, "sweeps", SweepDueSites.class, times.sweeps());
        plan(scheduler, "fixity", VerifyArchive.class, times.fixity());
        scheduler.start();
        return scheduler;
    }

    private static Job job(JobDetail detail, Work work) {
        return detail.getJobClass() == SweepDueSites.class ? new SweepDueSites(work) : new VerifyArchive(work);
    }

    private static void plan(Scheduler scheduler, String name, Class<? extends Job> job, String cron)
            throws SchedulerException {
        JobDetail detail = JobBuilder.newJob(job)
                .withIdentity(name, GROUP)
                .storeDurably()
                .requestRecovery()
                .build();
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(name, GROUP)
                .forJob(detail)
                .withSchedule(cron(name, cron))
                .build();
        scheduler.addJob(detail, true);
        if (scheduler.checkExists(trigger.getKey())) {
            scheduler.rescheduleJob(trigger.getKey(), trigger);
        } else {
            scheduler.scheduleJob(trigger);
        }
    }

    private static CronScheduleBuilder cron(String name, String expression) {
        try {
            return CronScheduleBuilder.cronSchedule(expression).inTimeZone(CHINA);
        } catch (RuntimeException malformed) {
            ConfigurationError error = new ConfigurationError(new Message(
                    "cron_invalid",
                    "设置 schedule." + name + " 的值“" + expression + "”不是 Quartz cron 表达式；请在 config/nianbao.yaml 中修正。",
                    "The value '" + expression + "' of the setting schedule." + name
                            + " is not a Quartz cron expression; mend it in config/nianbao.yaml."));
            error.initCause(malformed);
            throw error;
        }
    }

    /** When each job fires next, soonest first. */
    public List<Firing> upcoming() {
        try {
            List<Firing> found = new ArrayList<>();
            for (var key : scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP))) {
                firing(scheduler.getTrigger(key)).ifPresent(found::add);
            }
            found.sort(Comparator.comparing(Firing::at));
            return found;
        } catch (SchedulerException broken) {
            throw new IllegalStateException("the scheduler does not answer", broken);
        }
    }

    private static Optional<Firing> firing(Trigger trigger) {
        return Optional.ofNullable(trigger)
                .flatMap(t -> Optional.ofNullable(t.getNextFireTime()))
                .map(at -> new Firing(trigger.getKey().getName(), at.toInstant()));
    }

    /**
     * Whether a site is due: weekly from 5 January to 15 April, monthly otherwise.
     *
     * @param lastLooked when it was last swept
     * @param now the time
     */
    public static boolean due(Optional<Instant> lastLooked, Instant now) {
        return Season.due(lastLooked, now);
    }

    /** Fires a job now, as if its time had come. */
    void fire(String name) throws SchedulerException {
        scheduler.triggerJob(JobKey.jobKey(name, GROUP));
    }

    /** Stops firing and waits for jobs that run. */
    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException broken) {
            throw new IllegalStateException("the scheduler does not stop", broken);
        }
    }

    /** What the jobs enqueue. */
    public interface Work {
        /** Enqueues a sweep of every site that is due. */
        void enqueueDueSweeps();

        /** Enqueues a verification of the archive. */
        void enqueueFixity();
    }

    /**
     * A job's next time.
     *
     * @param job {@code sweeps} or {@code fixity}
     * @param at when
     */
    public record Firing(String job, Instant at) {}
}
