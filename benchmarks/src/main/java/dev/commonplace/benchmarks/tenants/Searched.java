package dev.commonplace.benchmarks.tenants;

import java.util.List;
import java.util.UUID;

/** A system that is measured. */
interface Searched {
    String name();

    /** The ids of the nearest chunks of the question's tenant. */
    List<UUID> search(Population.Question question);
}
