package dev.commonplace.application.training;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.training.TrainingConsent;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Says whether a tenant lets its edits be handed out as training data. */
public final class ManageTrainingConsent {
    private final Transactions<TrainingWork> transactions;
    private final Auditor auditor;
    private final Clock clock;

    public ManageTrainingConsent(Transactions<TrainingWork> transactions, Auditor auditor, Clock clock) {
        this.transactions = transactions;
        this.auditor = auditor;
        this.clock = clock;
    }

    public TrainingConsent read(Caller caller) {
        caller.require(Role.READER);
        return transactions.readInTenant(
                caller.tenantId(), work -> work.trainingConsents().read());
    }

    /** Gives or withdraws the consent. What was handed out before is not called back. */
    public TrainingConsent change(Caller caller, boolean given) {
        caller.require(Role.ADMIN);
        return transactions.inTenant(caller.tenantId(), work -> {
            TrainingConsent before = work.trainingConsents().readForHandingOut();
            if (before.changed().isPresent() && before.given() == given) {
                return before;
            }
            TrainingConsent now = new TrainingConsent(
                    given,
                    Optional.of(new TrainingConsent.Changed(
                            caller.actor().id(), clock.instant().truncatedTo(ChronoUnit.MICROS))));
            work.trainingConsents().put(now);
            work.audit()
                    .record(auditor.entry(
                            caller.actor(),
                            caller.origin(),
                            given ? "training_consent.give" : "training_consent.withdraw",
                            caller.tenantId(),
                            Map.of("given", given)));
            return now;
        });
    }

    static void require(TrainingConsent consent) {
        if (!consent.given()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "The tenant has not consented to its edits being handed out as training data. An administrator"
                            + " consents by PUT /v1/training-consent with {\"given\": true}.");
        }
    }
}
