package dev.commonplace.application.search;

import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.embeddings.VectorIndexState;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The spaces of all tenants that were ever searched, as the index policy knows them. Every call is a transaction of its own. */
public interface VectorIndexStates {
    List<VectorIndexState> all();

    /** Adds to the number of searches of a space. One that is not known becomes so; one that is gone is left out. */
    void addSearches(IndexedSpace space, long searches);

    /** How many vectors a space has; empty where it is gone or going, so that none is built for it and the one it has goes. */
    OptionalLong count(IndexedSpace space);

    /**
     * Keeps what the policy saw and did. The number of searches is left as it is.
     *
     * @param forgetRecall whether what was sampled before does not count any more; samples stay as they are otherwise
     */
    void save(VectorIndexState state, boolean forgetRecall);

    /** The indexes of single spaces that the database has, by their names. */
    Map<String, Existing> existing();

    /**
     * An index that is there.
     *
     * @param usable false where its build was killed or is under way
     */
    record Existing(boolean usable, long bytes) {}
}
