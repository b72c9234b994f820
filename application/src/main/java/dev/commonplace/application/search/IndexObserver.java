package dev.commonplace.application.search;

import dev.commonplace.domain.embeddings.IndexDecision;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.embeddings.VectorIndexState;
import java.util.List;

/** Hears what becomes of the indexes of single spaces. */
public interface IndexObserver {
    /** Hears nothing. */
    IndexObserver NONE = new IndexObserver() {
        @Override
        public void begins(IndexDecision decision) {}

        @Override
        public void done(IndexDecision decision, VectorIndexState state) {}

        @Override
        public void failed(IndexDecision decision, IndexBuildException failure) {}

        @Override
        public void alarm(VectorIndexState state, String alarm) {}

        @Override
        public void looked(List<VectorIndexState> states) {}

        @Override
        public void sampled(IndexedSpace space, double recall) {}

        @Override
        public void notSampled(IndexedSpace space) {}
    };

    /** An index is built, rebuilt or dropped now. */
    void begins(IndexDecision decision);

    void done(IndexDecision decision, VectorIndexState state);

    void failed(IndexDecision decision, IndexBuildException failure);

    /** Something is wrong with an index, which was right before. */
    void alarm(VectorIndexState state, String alarm);

    /** All spaces were looked at. */
    void looked(List<VectorIndexState> states);

    /** A search by an index was repeated exactly. */
    void sampled(IndexedSpace space, double recall);

    /** One should have been repeated, and there was no time for it. */
    void notSampled(IndexedSpace space);
}
