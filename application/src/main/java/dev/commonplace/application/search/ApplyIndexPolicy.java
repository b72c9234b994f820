package dev.commonplace.application.search;

import dev.commonplace.application.search.VectorIndexStates.Existing;
import dev.commonplace.domain.embeddings.IndexDecision;
import dev.commonplace.domain.embeddings.IndexPolicy;
import dev.commonplace.domain.embeddings.IndexSituation;
import dev.commonplace.domain.embeddings.IndexStrategy;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.embeddings.RecallRecord;
import dev.commonplace.domain.embeddings.VectorIndexState;
import dev.commonplace.domain.embeddings.VectorIndexState.Cost;
import dev.commonplace.domain.embeddings.VectorIndexState.Load;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Looks at all spaces that are searched, decides which of them get an index of their own, and builds and drops accordingly, one
 * after the other. What a look has left undone, the next one does. Several servers may look; only one builds.
 */
public final class ApplyIndexPolicy {
    /** Rates between two looks that are closer than that say nothing; they are taken as they were. */
    private static final Duration LOOK_APART = Duration.ofSeconds(5);

    private static final String MAY_NOT =
            "wanted, not done: this service may not build; commonplace db vector-index does it; ";

    private final VectorIndexStates states;
    private final Optional<BuildVectorIndexes> builder;
    private final IndexPolicy policy;
    private final LiveIndexes live;
    private final Clock clock;
    private final IndexObserver observer;

    /** @param builder empty where this process may neither build nor drop */
    public ApplyIndexPolicy(
            VectorIndexStates states,
            Optional<BuildVectorIndexes> builder,
            IndexPolicy policy,
            LiveIndexes live,
            Clock clock,
            IndexObserver observer) {
        this.states = states;
        this.builder = builder;
        this.policy = policy;
        this.live = live;
        this.clock = clock;
        this.observer = observer;
    }

    /** What was seen of one space, and what follows from it. */
    public record Step(IndexDecision decision, VectorIndexState state) {}

    private record Seen(VectorIndexState state, Load load) {}

    /** What {@link #apply} would do now, in the order of the spaces. Changes nothing but the numbers of searches. */
    public List<Step> plan() {
        addSearches();
        return decide(states.existing());
    }

    /**
     * Does what the policy wants.
     *
     * @param stop asked between two builds
     * @return what was decided, with what became of it
     */
    public List<Step> apply(BooleanSupplier stop) {
        addSearches();
        Map<String, Existing> existing = states.existing();
        List<Step> steps = new ArrayList<>();
        for (Step step : decide(existing)) {
            VectorIndexState left = stop.getAsBoolean() ? step.state() : act(step);
            steps.add(new Step(step.decision(), left));
        }
        dropStrays(existing, steps);
        serve(steps.stream().map(Step::state).toList());
        observer.looked(steps.stream().map(Step::state).toList());
        return List.copyOf(steps);
    }

    /** Takes over what other processes have built or dropped. */
    public void refresh() {
        serve(states.all());
    }

    private void addSearches() {
        live.takeSearches().forEach(states::addSearches);
    }

    private List<Step> decide(Map<String, Existing> existing) {
        Instant now = clock.instant();
        List<Seen> seen = new ArrayList<>();
        List<IndexSituation> situations = new ArrayList<>();
        for (VectorIndexState state : states.all()) {
            Optional<Existing> index =
                    Optional.ofNullable(existing.get(state.space().indexName()));
            boolean indexed = index.isPresent() && index.get().usable();
            Optional<Load> load = look(state, now, indexed);
            if (load.isPresent()) {
                seen.add(new Seen(state, load.get()));
                situations.add(state.situation(load.get(), indexed));
            }
        }
        List<Step> steps = new ArrayList<>();
        List<IndexDecision> decisions = policy.decide(situations);
        for (int i = 0; i < decisions.size(); i++) {
            IndexDecision decision = decisions.get(i);
            steps.add(new Step(
                    decision, seen.get(i).state().decided(decision, seen.get(i).load())));
        }
        return steps;
    }

    /** Nothing is counted where nothing can have changed that matters. Empty where the space is gone. */
    private Optional<Load> look(VectorIndexState state, Instant now, boolean indexed) {
        Load before = state.load();
        boolean justLooked = before.measuredAt().isPresent()
                && Duration.between(before.measuredAt().get(), now).compareTo(LOOK_APART) < 0;
        if (justLooked) {
            return Optional.of(before);
        }
        boolean idle = !indexed
                && before.measuredAt().isPresent()
                && before.searches() == before.searchesSeen()
                && before.vectors() <= policy.busyExactUpTo();
        if (idle) {
            return Optional.of(before.at(now, before.vectors()));
        }
        OptionalLong vectors = states.count(state.space());
        return vectors.isPresent() ? Optional.of(before.at(now, vectors.getAsLong())) : Optional.empty();
    }

    private VectorIndexState act(Step step) {
        VectorIndexState state = judged(step.state());
        return switch (step.decision().action()) {
            case KEEP, WAIT -> save(state, false);
            case LOOK_FURTHER -> save(state.lookingAt(state.efSearch() * 2), true);
            case BUILD, REBUILD -> build(step.decision(), state);
            case DROP -> drop(step.decision(), state);
        };
    }

    /** With what is wrong with its index, and without what was. */
    private VectorIndexState judged(VectorIndexState state) {
        if (state.strategy() == IndexStrategy.EXACT) {
            return state.alarmed(Optional.empty());
        }
        RecallRecord recall = state.recall();
        if (!policy.alarms(recall)) {
            // After the samples were forgotten, what was wrong holds until there are enough new ones.
            return policy.knows(recall) ? state.alarmed(Optional.empty()) : state;
        }
        String alarm = String.format(
                Locale.ROOT,
                "recall %.3f over the last %d samples is below %s",
                recall.recall().orElse(0),
                Math.min(recall.samples(), RecallRecord.WINDOW),
                policy.recallAlarm());
        if (state.alarm().isEmpty()) {
            observer.alarm(state, alarm);
        }
        return state.alarmed(Optional.of(alarm));
    }

    private VectorIndexState build(IndexDecision decision, VectorIndexState state) {
        if (builder.isEmpty()) {
            return save(state.because(MAY_NOT + decision.reason()), false);
        }
        observer.begins(decision);
        save(state.because("is being built; " + decision.reason()), false);
        try {
            BuildVectorIndexes.Built built = builder.get().build(state.space());
            // What the searches by another index have needed says little of this one.
            VectorIndexState done = state.lookingAt(IndexPolicy.EF_SEARCH)
                    .indexed(new Cost(
                            built.bytes(),
                            clock.instant(),
                            built.time(),
                            state.load().vectors()));
            observer.done(decision, done);
            return save(done, true);
        } catch (IndexBuildException failure) {
            observer.failed(decision, failure);
            return save(state.because("wanted, not built: " + failure.getMessage()), false);
        }
    }

    private VectorIndexState drop(IndexDecision decision, VectorIndexState state) {
        if (builder.isEmpty()) {
            return save(state.because(MAY_NOT + decision.reason()), false);
        }
        observer.begins(decision);
        try {
            builder.get().drop(state.space().indexName());
            observer.done(decision, state.exact());
            return save(state.exact(), true);
        } catch (IndexBuildException failure) {
            observer.failed(decision, failure);
            return save(state.because("not dropped: " + failure.getMessage()), false);
        }
    }

    /** Indexes of spaces and tenants that are gone hold nothing and serve nobody, and so do leftovers of builds. */
    private void dropStrays(Map<String, Existing> existing, List<Step> steps) {
        if (builder.isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>();
        steps.forEach(step -> known.add(step.state().space().indexName()));
        Set<String> serving = new HashSet<>();
        steps.stream()
                .filter(step -> step.state().wanted() == IndexStrategy.HNSW)
                .forEach(step -> serving.add(step.state().space().indexName()));
        existing.forEach((name, index) -> {
            boolean stray = !known.contains(name) || (!index.usable() && !serving.contains(name));
            if (stray) {
                try {
                    builder.get().drop(name);
                } catch (IndexBuildException inUse) {
                    // Perhaps another process has just begun it. The next look sees to it.
                }
            }
        });
    }

    private VectorIndexState save(VectorIndexState state, boolean forgetRecall) {
        states.save(state, forgetRecall);
        return state;
    }

    private void serve(List<VectorIndexState> all) {
        Map<IndexedSpace, LiveIndexes.Serving> serving = new HashMap<>();
        all.stream()
                .filter(state -> state.strategy() == IndexStrategy.HNSW)
                .forEach(state -> serving.put(
                        state.space(),
                        new LiveIndexes.Serving(state.efSearch(), state.load().vectors())));
        live.serve(serving);
    }
}
