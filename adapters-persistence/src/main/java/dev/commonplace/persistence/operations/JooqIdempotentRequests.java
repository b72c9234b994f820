package dev.commonplace.persistence.operations;

import static dev.commonplace.persistence.jooq.Tables.IDEMPOTENT_REQUESTS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.select;

import dev.commonplace.application.operations.IdempotentRequests;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.IdempotentRequestsRecord;
import dev.commonplace.persistence.support.Scope;
import dev.commonplace.persistence.support.ScopedTransactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Condition;
import org.jooq.DSLContext;

public final class JooqIdempotentRequests implements IdempotentRequests {
    private static final int REMOVE_EVERY = 32;
    private static final int REMOVED_MAX = 200;
    private static final int TRIES_MAX = 3;

    private final ScopedTransactions transactions;
    private final AtomicInteger starts = new AtomicInteger();

    public JooqIdempotentRequests(ScopedTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Start start(
            TenantId tenantId, String key, byte[] fingerprint, Duration workMax, Duration keep, Instant now) {
        // As the database keeps it, so that the request is found again by it.
        Instant startedAt = now.truncatedTo(ChronoUnit.MICROS);
        IdempotentRequestsRecord row = new IdempotentRequestsRecord();
        row.setTenantId(tenantId.value());
        row.setKey(key);
        row.setFingerprint(fingerprint);
        row.setStartedAt(startedAt);
        row.setExpiresAt(startedAt.plus(keep));
        return transactions.run(Scope.tenant(tenantId), dsl -> {
            if (starts.incrementAndGet() % REMOVE_EVERY == 0) {
                removeExpired(dsl, tenantId, startedAt);
            }
            return start(dsl, row, workMax);
        });
    }

    @Override
    public void finish(TenantId tenantId, String key, Instant startedAt, Answer answer) {
        transactions.run(
                Scope.tenant(tenantId),
                dsl -> dsl.update(IDEMPOTENT_REQUESTS)
                        .set(IDEMPOTENT_REQUESTS.STATUS, answer.status())
                        .set(IDEMPOTENT_REQUESTS.CONTENT_TYPE, answer.contentType())
                        .set(IDEMPOTENT_REQUESTS.HEADERS, JsonObject.of(answer.headers()))
                        .set(IDEMPOTENT_REQUESTS.BODY, answer.body())
                        .where(atWork(tenantId, key, startedAt))
                        .execute());
    }

    @Override
    public void abandon(TenantId tenantId, String key, Instant startedAt) {
        transactions.run(
                Scope.tenant(tenantId),
                dsl -> dsl.deleteFrom(IDEMPOTENT_REQUESTS)
                        .where(atWork(tenantId, key, startedAt))
                        .execute());
    }

    private static Start start(DSLContext dsl, IdempotentRequestsRecord row, Duration workMax) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            if (take(dsl, row, workMax)) {
                return new Start.Go(row.getStartedAt());
            }
            Optional<IdempotentRequestsRecord> taken = dsl.selectFrom(IDEMPOTENT_REQUESTS)
                    .where(is(new TenantId(row.getTenantId()), row.getKey()))
                    .fetchOptional();
            // Where it is gone, its request has just abandoned it.
            if (taken.isPresent()) {
                return answer(taken.get(), row.getFingerprint());
            }
        }
        return new Start.Busy();
    }

    /** Takes a key that is free, whose answer has expired, or whose request is the same one and dead. */
    private static boolean take(DSLContext dsl, IdempotentRequestsRecord row, Duration workMax) {
        Instant now = row.getStartedAt();
        Condition expired = IDEMPOTENT_REQUESTS.EXPIRES_AT.le(now);
        Condition dead = IDEMPOTENT_REQUESTS
                .STATUS
                .isNull()
                .and(IDEMPOTENT_REQUESTS.STARTED_AT.le(now.minus(workMax)))
                .and(IDEMPOTENT_REQUESTS.FINGERPRINT.eq(excluded(IDEMPOTENT_REQUESTS.FINGERPRINT)));
        return dsl.insertInto(IDEMPOTENT_REQUESTS)
                        .set(row)
                        .onConflict(IDEMPOTENT_REQUESTS.TENANT_ID, IDEMPOTENT_REQUESTS.KEY)
                        .doUpdate()
                        .set(IDEMPOTENT_REQUESTS.FINGERPRINT, excluded(IDEMPOTENT_REQUESTS.FINGERPRINT))
                        .set(IDEMPOTENT_REQUESTS.STARTED_AT, excluded(IDEMPOTENT_REQUESTS.STARTED_AT))
                        .set(IDEMPOTENT_REQUESTS.EXPIRES_AT, excluded(IDEMPOTENT_REQUESTS.EXPIRES_AT))
                        .setNull(IDEMPOTENT_REQUESTS.STATUS)
                        .setNull(IDEMPOTENT_REQUESTS.CONTENT_TYPE)
                        .setNull(IDEMPOTENT_REQUESTS.HEADERS)
                        .setNull(IDEMPOTENT_REQUESTS.BODY)
                        .where(expired.or(dead))
                        .execute()
                > 0;
    }

    private static Start answer(IdempotentRequestsRecord row, byte[] fingerprint) {
        if (!Arrays.equals(row.getFingerprint(), fingerprint)) {
            return new Start.Mismatch();
        }
        if (row.getStatus() == null) {
            return new Start.Busy();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        row.getHeaders().values().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        return new Start.Replay(new Answer(row.getStatus(), row.getContentType(), headers, row.getBody()));
    }

    private static void removeExpired(DSLContext dsl, TenantId tenantId, Instant now) {
        dsl.deleteFrom(IDEMPOTENT_REQUESTS)
                .where(IDEMPOTENT_REQUESTS.TENANT_ID.eq(tenantId.value()))
                .and(IDEMPOTENT_REQUESTS.KEY.in(select(IDEMPOTENT_REQUESTS.KEY)
                        .from(IDEMPOTENT_REQUESTS)
                        .where(IDEMPOTENT_REQUESTS.TENANT_ID.eq(tenantId.value()))
                        .and(IDEMPOTENT_REQUESTS.EXPIRES_AT.le(now))
                        .orderBy(IDEMPOTENT_REQUESTS.EXPIRES_AT)
                        .limit(REMOVED_MAX)
                        .forUpdate()
                        .skipLocked()))
                .execute();
    }

    private static Condition is(TenantId tenantId, String key) {
        return IDEMPOTENT_REQUESTS.TENANT_ID.eq(tenantId.value()).and(IDEMPOTENT_REQUESTS.KEY.eq(key));
    }

    private static Condition atWork(TenantId tenantId, String key, Instant startedAt) {
        return is(tenantId, key)
                .and(IDEMPOTENT_REQUESTS.STATUS.isNull())
                .and(IDEMPOTENT_REQUESTS.STARTED_AT.eq(startedAt.truncatedTo(ChronoUnit.MICROS)));
    }
}
