/**
 * From the calendar to work that waits: Quartz fires by cron in Asia/Shanghai and only enqueues.
 *
 * <p>Takes {@code schedule.*} of the settings and the database, gives rows in queues through its port. Quartz appears
 * here and nowhere else.
 */
package org.nianbao.schedule;
