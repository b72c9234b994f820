package dev.commonplace.persistence.tenancy;

import static dev.commonplace.persistence.jooq.Tables.API_KEYS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.tenancy.ApiKeys;
import dev.commonplace.application.tenancy.Tenants;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.ApiKey;
import dev.commonplace.domain.tenancy.KeyId;
import dev.commonplace.persistence.jooq.tables.records.ApiKeysRecord;
import dev.commonplace.persistence.support.FixedQuery;
import dev.commonplace.persistence.support.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

final class JooqApiKeys implements ApiKeys {
    private static final FixedQuery OPENING = FixedQuery.of("""
            select key.name, key.role, key.created_at, key.expires_at, key.last_used_at, key.revoked_at, key.secret_hash,
                   tenant.is_active
            from api_keys as key join tenants as tenant on tenant.id = key.tenant_id
            where key.tenant_id = ? and key.id = ?""");

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqApiKeys(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public void add(ApiKey key, byte[] secretHash) {
        dsl.insertInto(API_KEYS)
                .set(API_KEYS.TENANT_ID, tenantId.value())
                .set(API_KEYS.ID, key.id().value())
                .set(API_KEYS.NAME, key.name())
                .set(API_KEYS.ROLE, key.role().word())
                .set(API_KEYS.SECRET_HASH, secretHash)
                .set(API_KEYS.CREATED_AT, key.createdAt())
                .set(API_KEYS.EXPIRES_AT, key.expiresAt().orElse(null))
                .set(API_KEYS.LAST_USED_AT, key.lastUsedAt().orElse(null))
                .set(API_KEYS.REVOKED_AT, key.revokedAt().orElse(null))
                .execute();
    }

    @Override
    public Optional<ApiKey> find(KeyId id) {
        return dsl.selectFrom(API_KEYS).where(is(id)).fetchOptional(JooqApiKeys::key);
    }

    @Override
    public Optional<byte[]> secretHash(KeyId id) {
        return dsl.select(API_KEYS.SECRET_HASH).from(API_KEYS).where(is(id)).fetchOptional(API_KEYS.SECRET_HASH);
    }

    /** Before every request, so that it is written down once instead of being put together by jOOQ each time. */
    @Override
    public Optional<Opening> opening(KeyId id, Tenants tenants) {
        return OPENING.fetch(dsl, row -> opening(id, row), tenantId.value(), id.value()).stream()
                .findFirst();
    }

    private Opening opening(KeyId id, ResultSet row) throws SQLException {
        ApiKey key = new ApiKey(
                tenantId,
                id,
                row.getString("name"),
                Role.parse("/role", row.getString("role")),
                time(row, "created_at").orElseThrow(),
                time(row, "expires_at"),
                time(row, "last_used_at"),
                time(row, "revoked_at"));
        return new Opening(key, row.getBytes("secret_hash"), row.getBoolean("is_active"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    @Override
    public Page<ApiKey> list(PageRequest page) {
        return Page.of(
                dsl.selectFrom(API_KEYS)
                        .where(API_KEYS.TENANT_ID.eq(tenantId.value()))
                        .and(Keyset.after(page, API_KEYS.ID))
                        .orderBy(API_KEYS.ID.desc())
                        .limit(Keyset.limit(page))
                        .fetch(JooqApiKeys::key),
                page,
                key -> key.id().value());
    }

    @Override
    public Optional<ApiKey> revoke(KeyId id, Instant now) {
        return dsl.update(API_KEYS)
                .set(API_KEYS.REVOKED_AT, coalesce(API_KEYS.REVOKED_AT, val(now, API_KEYS.REVOKED_AT)))
                .where(is(id))
                .returning()
                .fetchOptional(JooqApiKeys::key);
    }

    @Override
    public void used(KeyId id, Instant now) {
        dsl.update(API_KEYS).set(API_KEYS.LAST_USED_AT, now).where(is(id)).execute();
    }

    private Condition is(KeyId id) {
        return API_KEYS.TENANT_ID.eq(tenantId.value()).and(API_KEYS.ID.eq(id.value()));
    }

    private static ApiKey key(ApiKeysRecord row) {
        return new ApiKey(
                new TenantId(row.getTenantId()),
                new KeyId(row.getId()),
                row.getName(),
                Role.parse("/role", row.getRole()),
                row.getCreatedAt(),
                Optional.ofNullable(row.getExpiresAt()),
                Optional.ofNullable(row.getLastUsedAt()),
                Optional.ofNullable(row.getRevokedAt()));
    }
}
