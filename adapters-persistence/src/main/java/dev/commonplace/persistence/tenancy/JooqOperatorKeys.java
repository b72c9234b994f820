package dev.commonplace.persistence.tenancy;

import static dev.commonplace.persistence.jooq.Tables.OPERATOR_KEYS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.tenancy.OperatorKeys;
import dev.commonplace.domain.tenancy.KeyId;
import dev.commonplace.domain.tenancy.OperatorKey;
import dev.commonplace.persistence.jooq.tables.records.OperatorKeysRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

final class JooqOperatorKeys implements OperatorKeys {
    private static final int LIST_MAX = 1_000;

    private final DSLContext dsl;

    JooqOperatorKeys(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void add(OperatorKey key, byte[] secretHash) {
        dsl.insertInto(OPERATOR_KEYS)
                .set(OPERATOR_KEYS.ID, key.id().value())
                .set(OPERATOR_KEYS.NAME, key.name())
                .set(OPERATOR_KEYS.SECRET_HASH, secretHash)
                .set(OPERATOR_KEYS.CREATED_AT, key.createdAt())
                .set(OPERATOR_KEYS.EXPIRES_AT, key.expiresAt().orElse(null))
                .set(OPERATOR_KEYS.REVOKED_AT, key.revokedAt().orElse(null))
                .execute();
    }

    @Override
    public Optional<OperatorKey> find(KeyId id) {
        return dsl.selectFrom(OPERATOR_KEYS)
                .where(OPERATOR_KEYS.ID.eq(id.value()))
                .fetchOptional(JooqOperatorKeys::key);
    }

    @Override
    public Optional<byte[]> secretHash(KeyId id) {
        return dsl.select(OPERATOR_KEYS.SECRET_HASH)
                .from(OPERATOR_KEYS)
                .where(OPERATOR_KEYS.ID.eq(id.value()))
                .fetchOptional(OPERATOR_KEYS.SECRET_HASH);
    }

    @Override
    public List<OperatorKey> list() {
        return dsl.selectFrom(OPERATOR_KEYS)
                .orderBy(OPERATOR_KEYS.ID.desc())
                .limit(LIST_MAX)
                .fetch(JooqOperatorKeys::key);
    }

    @Override
    public boolean revoke(KeyId id, Instant now) {
        return dsl.update(OPERATOR_KEYS)
                        .set(
                                OPERATOR_KEYS.REVOKED_AT,
                                coalesce(OPERATOR_KEYS.REVOKED_AT, val(now, OPERATOR_KEYS.REVOKED_AT)))
                        .where(OPERATOR_KEYS.ID.eq(id.value()))
                        .execute()
                > 0;
    }

    @Override
    public void used(KeyId id, Instant now) {
        dsl.update(OPERATOR_KEYS)
                .set(OPERATOR_KEYS.LAST_USED_AT, now)
                .where(OPERATOR_KEYS.ID.eq(id.value()))
                .execute();
    }

    private static OperatorKey key(OperatorKeysRecord row) {
        return new OperatorKey(
                new KeyId(row.getId()),
                row.getName(),
                row.getCreatedAt(),
                Optional.ofNullable(row.getExpiresAt()),
                Optional.ofNullable(row.getRevokedAt()));
    }
}
