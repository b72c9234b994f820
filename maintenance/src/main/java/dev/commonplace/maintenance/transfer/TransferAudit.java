package dev.commonplace.maintenance.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;

/** Remembers in the tenant's audit log that somebody at the command line has taken a copy of it, or brought it. */
public final class TransferAudit {
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final String account;

    /**
     * @param ids of UUID version 7
     * @param account who sits at the command line
     */
    public TransferAudit(Clock clock, Supplier<UUID> ids, String account) {
        this.clock = clock;
        this.ids = ids;
        this.account = account;
    }

    void record(TenantSession session, UUID tenantId, String action, TenantManifest manifest) throws SQLException {
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("rows", manifest.rows())
                .put("exported_as", manifest.tenant().slug())
                .put("with_keys", manifest.withKeys());
        int unused = session.sql()
                .update(
                        """
                        insert into audit_log (tenant_id, id, occurred_at, actor_kind, actor_id, actor_name, action,
                                               resource_type, resource_id, details)
                        values (?, ?, ?, 'command_line', ?, ?, ?, 'tenant', ?, ?::jsonb)""",
                        tenantId,
                        ids.get(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        account,
                        account,
                        action,
                        tenantId.toString(),
                        details.toString());
    }
}
