package dev.commonplace.application.training;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.corrections.EditFilter;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditId;
import dev.commonplace.domain.corrections.EditKind;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.training.TrainingBasis;
import dev.commonplace.domain.training.TrainingRow;
import dev.commonplace.domain.training.TrainingSet;
import dev.commonplace.domain.training.TrainingSetId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands out edits as training data: as they are now, or as sets that can be fetched again. */
public final class HandOutEdits {
    /** The most edits of one page, and of one set. */
    public static final int EDITS_MAX = 2_000;
    /** A page and a set end early where they would be longer than this. */
    static final long CHARACTERS_MAX = 20_000_000;

    private static final int READ_AT_ONCE = 500;
    /** The most edits that are looked at for one page, of others' private conversations too. */
    private static final int LOOKED_AT_MAX = 20_000;

    private final Transactions<TrainingWork> transactions;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public HandOutEdits(Transactions<TrainingWork> transactions, Auditor auditor, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Which edits are wanted.
     *
     * @param conversationId of one conversation only
     * @param kinds none for all
     * @param from made then or later
     * @param to made before then
     * @param unexportedOnly without those that are in a set
     * @param pseudonyms whether people are to have other names; only administrators see the true ones
     */
    public record Wanted(
            Optional<ConversationId> conversationId,
            Set<EditKind> kinds,
            Optional<Instant> from,
            Optional<Instant> to,
            boolean unexportedOnly,
            boolean pseudonyms) {
        public Wanted {
            kinds = Set.copyOf(kinds);
            if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
                throw RefusedException.invalid("/to", "The end lies after the beginning.");
            }
        }

        private EditFilter filter() {
            return new EditFilter(conversationId, Optional.empty(), unexportedOnly, false, kinds, from, to);
        }

        private JsonObject asWritten() {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            conversationId.ifPresent(id -> values.put("conversation_id", id.toString()));
            if (!kinds.isEmpty()) {
                values.put("kinds", kinds.stream().map(EditKind::word).sorted().toList());
            }
            from.ifPresent(time -> values.put("from", time.toString()));
            to.ifPresent(time -> values.put("to", time.toString()));
            values.put("unexported_only", unexportedOnly);
            return JsonObject.of(values);
        }
    }

    /**
     * Rows, oldest edits first.
     *
     * @param set that they are, where they are one
     * @param withheld how many edits of the set are left out by now
     * @param next the last edit that was looked at, where there are more
     */
    public record Handed(Optional<TrainingSet> set, List<TrainingRow> rows, int withheld, Optional<EditId> next) {}

    /**
     * Edits of now, oldest first, without those that were taken back. Nothing is marked.
     *
     * @param after goes on after this edit
     * @throws RefusedException {@code WRONG_STATE} without the tenant's consent; {@code NOT_FOUND}; {@code FORBIDDEN}
     */
    public Handed show(Caller caller, Wanted wanted, Optional<EditId> after, int limit) {
        require(caller, wanted);
        if (limit < 1 || limit > EDITS_MAX) {
            throw RefusedException.invalid("/limit", "One file has 1 to " + EDITS_MAX + " edits.");
        }
        return transactions.inTenant(caller.tenantId(), work -> {
            requireVisible(work, caller, wanted);
            ManageTrainingConsent.require(work.trainingConsents().read());
            Handed handed = collect(work, caller, wanted, after, limit);
            audit(
                    work,
                    caller,
                    "training_data.read",
                    caller.tenantId(),
                    handed.rows().size(),
                    wanted.pseudonyms());
            return handed;
        });
    }

    /**
     * Makes a set of the oldest of these edits, and marks them as handed out.
     *
     * @return the set, with the place to go on from where it could not take all
     * @throws RefusedException as {@link #show}; {@code WRONG_STATE} where there are none
     */
    public Handed makeSet(Caller caller, Wanted wanted) {
        require(caller, wanted);
        return transactions.inTenant(caller.tenantId(), work -> {
            requireVisible(work, caller, wanted);
            ManageTrainingConsent.require(work.trainingConsents().readForHandingOut());
            Handed handed = collect(work, caller, wanted, Optional.empty(), EDITS_MAX);
            if (handed.rows().isEmpty()) {
                throw new RefusedException(ErrorCode.WRONG_STATE, "There are no such edits to hand out.");
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            TrainingSet set = new TrainingSet(
                    new TrainingSetId(ids.next()),
                    wanted.asWritten(),
                    wanted.pseudonyms(),
                    handed.rows().size(),
                    caller.actor().id(),
                    now);
            work.trainingSets()
                    .add(set, handed.rows().stream().map(TrainingRow::basis).toList());
            work.edits()
                    .markExported(
                            handed.rows().stream().map(row -> row.edit().id()).toList(),
                            set.id().toString(),
                            now);
            audit(work, caller, "training_set.create", set.id(), set.edits(), set.pseudonyms());
            return new Handed(Optional.of(set), List.of(), 0, handed.next());
        });
    }

    /** Newest first. */
    public Page<TrainingSet> sets(Caller caller, PageRequest page) {
        caller.require(Role.EDITOR);
        return transactions.readInTenant(
                caller.tenantId(), work -> work.trainingSets().list(page));
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    public TrainingSet set(Caller caller, TrainingSetId id) {
        caller.require(Role.EDITOR);
        return transactions.readInTenant(caller.tenantId(), work -> find(work, id));
    }

    /**
     * The same rows as ever, but for what was deleted since, and for what the caller may not see.
     *
     * @throws RefusedException {@code WRONG_STATE} where the consent was withdrawn; {@code NOT_FOUND}; {@code FORBIDDEN}
     */
    public Handed rows(Caller caller, TrainingSetId id) {
        caller.require(Role.EDITOR);
        return transactions.inTenant(caller.tenantId(), work -> {
            TrainingSet set = find(work, id);
            ManageTrainingConsent.require(work.trainingConsents().read());
            if (!set.pseudonyms()) {
                caller.require(Role.ADMIN);
            }
            TrainingRows make = new TrainingRows(work, caller, set.pseudonyms());
            List<TrainingBasis> bases = work.trainingSets().bases(id);
            Map<EditId, LoggedEdit> edits = work.edits()
                    .findAll(bases.stream().map(TrainingBasis::editId).toList());
            List<TrainingRow> rows = new ArrayList<>();
            for (TrainingBasis basis : bases) {
                Optional.ofNullable(edits.get(basis.editId()))
                        .flatMap(edit -> make.row(edit, basis))
                        .ifPresent(rows::add);
            }
            audit(work, caller, "training_set.read", id, rows.size(), set.pseudonyms());
            return new Handed(Optional.of(set), rows, set.edits() - rows.size(), Optional.empty());
        });
    }

    private static void require(Caller caller, Wanted wanted) {
        caller.require(wanted.pseudonyms() ? Role.EDITOR : Role.ADMIN);
    }

    private static void requireVisible(TrainingWork work, Caller caller, Wanted wanted) {
        wanted.conversationId().ifPresent(id -> {
            ConversationAccess.visible(work.conversations(), caller, id);
            if (!new TrainingRows(work, caller, true).mayHandOut(id)) {
                throw new RefusedException(
                        ErrorCode.FORBIDDEN,
                        "What others have not shared with you is not handed out, to administrators neither.");
            }
        });
    }

    private static TrainingSet find(TrainingWork work, TrainingSetId id) {
        return work.trainingSets().find(id).orElseThrow(() -> RefusedException.notFound("The set of training data"));
    }

    private static Handed collect(TrainingWork work, Caller caller, Wanted wanted, Optional<EditId> after, int limit) {
        TrainingRows make = new TrainingRows(work, caller, wanted.pseudonyms());
        List<TrainingRow> rows = new ArrayList<>();
        long characters = 0;
        int lookedAt = 0;
        Optional<EditId> last = after;
        while (true) {
            List<LoggedEdit> edits = work.edits().oldest(wanted.filter(), last, READ_AT_ONCE);
            for (LoggedEdit edit : edits) {
                if (rows.size() == limit || characters > CHARACTERS_MAX || lookedAt == LOOKED_AT_MAX) {
                    return new Handed(Optional.empty(), rows, 0, last);
                }
                lookedAt++;
                last = Optional.of(edit.id());
                Optional<TrainingRow> row = make.row(edit);
                row.ifPresent(rows::add);
                characters += row.map(TrainingRow::characters).orElse(0L);
            }
            if (edits.size() < READ_AT_ONCE) {
                return new Handed(Optional.empty(), rows, 0, Optional.empty());
            }
        }
    }

    private void audit(
            TrainingWork work, Caller caller, String action, Object resource, int edits, boolean pseudonyms) {
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        action,
                        resource,
                        Map.of("edits", edits, "pseudonyms", pseudonyms)));
    }
}
