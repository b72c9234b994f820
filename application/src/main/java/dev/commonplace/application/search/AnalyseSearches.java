package dev.commonplace.application.search;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.SearchReport;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Tells an admin what was looked for, what was not found, how fast it was and what people took from it. */
public final class AnalyseSearches {
    public static final Duration PERIOD_DEFAULT = Duration.ofDays(30);
    public static final Duration PERIOD_MAX = Duration.ofDays(366);

    private final Transactions<SearchWork> transactions;
    private final WriteSearchLog log;
    private final Clock clock;

    /** @param log what it has not written yet belongs to the report */
    public AnalyseSearches(Transactions<SearchWork> transactions, WriteSearchLog log, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @param from inclusive; {@link #PERIOD_DEFAULT} before the end where nothing is said
     * @param to exclusive; now where nothing is said
     * @param queriesMax the most queries in each list
     * @param lowScore see {@link SearchAnalytics.Scope}
     */
    public record Command(
            Optional<Instant> from, Optional<Instant> to, Optional<SearchMode> mode, int queriesMax, double lowScore) {
        public static final int QUERIES_DEFAULT = 20;
        public static final int QUERIES_MAX = 200;
        public static final double LOW_SCORE_DEFAULT = 0.3;

        public Command {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(mode, "mode");
            if (queriesMax < 1 || queriesMax > QUERIES_MAX) {
                throw RefusedException.invalid("/limit", "A list has 1 to " + QUERIES_MAX + " queries.");
            }
            if (!Double.isFinite(lowScore)) {
                throw RefusedException.invalid("/low_score", "A score is a finite number.");
            }
        }
    }

    /** @param scope with the times that hold where none were asked for */
    public record Outcome(SearchAnalytics.Scope scope, SearchReport report) {}

    /** @throws RefusedException {@code INVALID_VALUE} for a time without length or of more than {@link #PERIOD_MAX} */
    public Outcome analyse(Caller caller, Command command) {
        caller.require(Role.ADMIN);
        Instant to = command.to().orElseGet(clock::instant);
        Instant from = command.from().orElseGet(() -> to.minus(PERIOD_DEFAULT));
        if (!from.isBefore(to)) {
            throw RefusedException.invalid("/from", "The time begins before it ends.");
        }
        if (Duration.between(from, to).compareTo(PERIOD_MAX) > 0) {
            throw RefusedException.invalid("/from", "At most " + PERIOD_MAX.toDays() + " days are looked at together.");
        }
        SearchAnalytics.Scope scope =
                new SearchAnalytics.Scope(from, to, command.mode(), command.queriesMax(), command.lowScore());
        log.settle();
        return new Outcome(
                scope,
                transactions.readInTenant(
                        caller.tenantId(), work -> work.analytics().report(scope)));
    }
}
