package dev.commonplace.persistence.guard;

import static dev.commonplace.persistence.jooq.Tables.GUARD_BLOCKLISTS;
import static dev.commonplace.persistence.jooq.Tables.GUARD_POLICIES;

import dev.commonplace.application.guard.GuardPolicies;
import dev.commonplace.application.guard.KeptPolicy;
import dev.commonplace.domain.guard.Blocklist;
import dev.commonplace.domain.guard.GuardPolicy;
import dev.commonplace.domain.guard.GuardPolicyForm;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.GuardPoliciesRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

public final class JooqGuardPolicies implements GuardPolicies {
    private static final String BLOCKLISTS = "blocklists";

    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqGuardPolicies(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Optional<KeptPolicy> find() {
        return dsl.selectFrom(GUARD_POLICIES)
                .where(GUARD_POLICIES.TENANT_ID.eq(tenantId.value()))
                .fetchOptional(this::kept);
    }

    @Override
    public Optional<KeptPolicy> findForChange() {
        return dsl.selectFrom(GUARD_POLICIES)
                .where(GUARD_POLICIES.TENANT_ID.eq(tenantId.value()))
                .forUpdate()
                .fetchOptional(this::kept);
    }

    @Override
    public int version() {
        return dsl.select(GUARD_POLICIES.VERSION)
                .from(GUARD_POLICIES)
                .where(GUARD_POLICIES.TENANT_ID.eq(tenantId.value()))
                .fetchOptional(GUARD_POLICIES.VERSION)
                .orElse(0);
    }

    @Override
    public void put(KeptPolicy kept) {
        GuardPoliciesRecord row = new GuardPoliciesRecord();
        row.setVersion(kept.version());
        row.setPolicy(withoutLists(kept.policy()));
        row.setUpdatedAt(kept.updatedAt().orElseThrow());
        int changed = dsl.update(GUARD_POLICIES)
                .set(row)
                .where(GUARD_POLICIES.TENANT_ID.eq(tenantId.value()))
                .and(GUARD_POLICIES.VERSION.eq(kept.version() - 1))
                .execute();
        if (changed == 0) {
            row.setTenantId(tenantId.value());
            int added = dsl.insertInto(GUARD_POLICIES)
                    .set(row)
                    .onConflictDoNothing()
                    .execute();
            if (added == 0) {
                throw new RefusedException(
                        ErrorCode.STALE_VERSION, "Somebody else has changed the policy at this moment; read it again.");
            }
        }
        dsl.deleteFrom(GUARD_BLOCKLISTS)
                .where(GUARD_BLOCKLISTS.TENANT_ID.eq(tenantId.value()))
                .execute();
        for (Blocklist list : kept.policy().blocklists()) {
            dsl.insertInto(GUARD_BLOCKLISTS)
                    .set(GUARD_BLOCKLISTS.TENANT_ID, tenantId.value())
                    .set(GUARD_BLOCKLISTS.NAME, list.name())
                    .set(GUARD_BLOCKLISTS.PHRASES, list.phrases().toArray(String[]::new))
                    .set(GUARD_BLOCKLISTS.DOMAINS, list.domains().toArray(String[]::new))
                    .execute();
        }
    }

    /** Lists have a table of their own. */
    private static JsonObject withoutLists(GuardPolicy policy) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(GuardPolicyForm.write(policy));
        values.remove(BLOCKLISTS);
        return JsonObject.of(values);
    }

    private KeptPolicy kept(GuardPoliciesRecord row) {
        Map<String, @Nullable Object> lists = new LinkedHashMap<>();
        dsl.selectFrom(GUARD_BLOCKLISTS)
                .where(GUARD_BLOCKLISTS.TENANT_ID.eq(tenantId.value()))
                .forEach(list -> lists.put(
                        list.getName(),
                        Map.of("phrases", List.of(list.getPhrases()), "domains", List.of(list.getDomains()))));
        Map<String, @Nullable Object> values =
                new LinkedHashMap<>(row.getPolicy().values());
        values.put(BLOCKLISTS, lists);
        return new KeptPolicy(GuardPolicyForm.read(values), row.getVersion(), Optional.of(row.getUpdatedAt()));
    }
}
