package dev.commonplace.persistence.support;

import dev.commonplace.domain.shared.TenantId;
import java.util.Optional;

/**
 * Whose rows a transaction sees; row-level security decides by it.
 *
 * @param tenantId the value of {@code app.tenant}
 * @param word the value of {@code app.scope}, empty for none
 */
public record Scope(Optional<TenantId> tenantId, String word) {
    private static final String OPERATOR = "operator";
    private static final String QUEUE = "queue";
    private static final String RETENTION = "retention";
    private static final String VECTOR_INDEX = "vector_index";

    /** The rows of one tenant. */
    public static Scope tenant(TenantId id) {
        return new Scope(Optional.of(id), "");
    }

    /** The tenants themselves and the operators' keys. */
    public static Scope operator() {
        return new Scope(Optional.empty(), OPERATOR);
    }

    /** The same, and the rows of one tenant. */
    public static Scope operatorIn(TenantId id) {
        return new Scope(Optional.of(id), OPERATOR);
    }

    /** The jobs of all tenants. */
    public static Scope queue() {
        return new Scope(Optional.empty(), QUEUE);
    }

    /** The rows of all tenants that are kept for a time only, jobs apart. */
    public static Scope retention() {
        return new Scope(Optional.empty(), RETENTION);
    }

    /** The rows of one tenant, of which old ones may be removed from the logs. */
    public static Scope retentionIn(TenantId id) {
        return new Scope(Optional.of(id), RETENTION);
    }

    /** How the spaces of all tenants are searched, and no tenant's rows. */
    public static Scope vectorIndex() {
        return new Scope(Optional.empty(), VECTOR_INDEX);
    }
}
