package dev.commonplace.persistence.operations;

import org.jooq.DSLContext;

/** Word of new jobs. PostgreSQL delivers it when the transaction commits, once however many jobs it enqueued. */
final class JobNotifications {
    static final String CHANNEL = "commonplace_jobs";

    private JobNotifications() {}

    static void send(DSLContext dsl) {
        dsl.fetch("select pg_notify(?, '')", CHANNEL);
    }
}
