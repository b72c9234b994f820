package dev.commonplace.maintenance.doctor;

import java.util.List;

/** Whether numbers that are kept beside the rows are the numbers of the rows. */
final class CounterChecks {
    /** Whoever changes documents begins with a lock on the tenant's row here, so that this lets all of them finish and wait. */
    static final String NO_WRITERS = "lock table commonplace.tenant_limits in exclusive mode";

    private static final String DOCUMENTS =
            "(select count(*) from commonplace.documents d where d.tenant_id = l.tenant_id)";
    private static final String CHUNKS =
            "(select count(*) from commonplace.chunks c where c.tenant_id = d.tenant_id and c.document_id = d.id)";

    private CounterChecks() {}

    static List<Check> all() {
        return List.of(
                new RowsCheck(
                        "used_limits",
                        Severity.ERROR,
                        """
                        select count(*), min(t.slug)
                        from commonplace.tenant_limits l join commonplace.tenants t on t.id = l.tenant_id
                        where l.resource = 'documents' and l.used <> %s""".formatted(DOCUMENTS),
                        "%s tenants have another number of documents than is counted against their limit, for example %s",
                        "commonplace db doctor --fix counts anew",
                        List.of(
                                NO_WRITERS,
                                "update commonplace.tenant_limits l set used = " + DOCUMENTS
                                        + " where l.resource = 'documents' and l.used <> " + DOCUMENTS)),
                new RowsCheck(
                        "chunk_counts",
                        Severity.ERROR,
                        """
                        select count(*), min(d.id::text) from commonplace.documents d
                        left join (select tenant_id, document_id, count(*) as chunks from commonplace.chunks group by 1, 2) c
                            on c.tenant_id = d.tenant_id and c.document_id = d.id
                        where d.chunk_count <> coalesce(c.chunks, 0)""",
                        "%s documents have another number of chunks than they say, for example %s",
                        "commonplace db doctor --fix counts anew",
                        List.of(
                                NO_WRITERS,
                                "update commonplace.documents d set chunk_count = " + CHUNKS
                                        + " where d.chunk_count <> " + CHUNKS)));
    }
}
