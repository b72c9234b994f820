package dev.commonplace.application.search;

import dev.commonplace.application.documents.RefreshWordIndex;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.search.SearchSettings;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows a tenant how it is searched, and lets its admins change that. */
public final class ManageSearchSettings {
    private final Transactions<SearchWork> transactions;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public ManageSearchSettings(Transactions<SearchWork> transactions, Auditor auditor, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    public SearchSettings read(Caller caller) {
        caller.require(Role.READER);
        return transactions.readInTenant(
                caller.tenantId(), work -> work.searchSettings().read());
    }

    /**
     * Puts settings in place of all that were there. Where language, k1 or b change, a job makes the index of words anew;
     * until it is done, searches go by the old one.
     *
     * @param wanted its version and time do not matter
     * @param expectedVersion refuses the change when there is another version by now
     * @throws RefusedException {@code STALE_VERSION}; {@code INVALID_VALUE} for a language that the database does not have
     */
    public SearchSettings replace(Caller caller, SearchSettings wanted, Optional<Integer> expectedVersion) {
        caller.require(Role.ADMIN);
        return transactions.inTenant(caller.tenantId(), work -> {
            SearchSettings before = work.searchSettings().read();
            if (expectedVersion.isPresent() && expectedVersion.get() != before.version()) {
                throw stale();
            }
            wanted.language().ifPresent(language -> requireKnown(work, language));
            Instant now = clock.instant();
            SearchSettings after = wanted.changed(before.version(), now);
            if (!work.searchSettings().keep(after)) {
                throw stale();
            }
            if (!after.indexesLike(before)) {
                work.jobs().enqueue(RefreshWordIndex.job(ids), now);
            }
            if (!after.indexesMessagesLike(before)) {
                work.jobs().enqueue(RefreshMessageWords.job(ids), now);
            }
            work.audit()
                    .record(auditor.entry(
                            caller.actor(),
                            caller.origin(),
                            "search_settings.change",
                            caller.tenantId(),
                            Map.of("version", after.version())));
            return after;
        });
    }

    private static void requireKnown(SearchWork work, String language) {
        List<String> languages = work.searchSettings().languages();
        if (!languages.contains(language)) {
            throw RefusedException.invalid(
                    "/language", "The database knows no such language. It knows " + String.join(", ", languages) + ".");
        }
    }

    private static RefusedException stale() {
        return new RefusedException(
                ErrorCode.STALE_VERSION, "The settings were changed by somebody else meanwhile; read them again.");
    }
}
