package dev.commonplace.persistence.support;

import java.time.Duration;
import org.jooq.DSLContext;

/** More time for the rest of a transaction that does one big thing. */
public final class StatementTimeout {
    private StatementTimeout() {}

    public static void raise(DSLContext dsl, Duration limit) {
        dsl.fetch("select set_config('statement_timeout', ?, true)", limit.toMillis() + "ms");
    }
}
