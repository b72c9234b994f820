package dev.commonplace.application.transcripts;

import dev.commonplace.application.conversations.BringConversation;
import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.transcripts.ImportBudget;
import dev.commonplace.domain.transcripts.ImportLimits;
import dev.commonplace.domain.transcripts.ImportReport;
import dev.commonplace.domain.transcripts.ImportedConversation;
import dev.commonplace.domain.transcripts.ReportCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Imports the conversations of a file, each as a whole and in a transaction of its own. One that is refused does not hold up
 * the others. The same file again changes nothing, and a longer one adds what is new.
 */
public final class ImportConversations {
    /** With these it makes no sense to go on. */
    private static final Set<ErrorCode> FINAL =
            Set.of(ErrorCode.UNAVAILABLE, ErrorCode.TIMED_OUT, ErrorCode.FORBIDDEN, ErrorCode.TENANT_INACTIVE);

    private final ReadTranscript readTranscript;
    private final BringConversation bringConversation;
    private final ImportPlaces places;
    private final ImportLimits limits;
    private final LongSupplier nanos;

    /** @param nanos a clock that only goes forward */
    public ImportConversations(
            ReadTranscript readTranscript,
            BringConversation bringConversation,
            ImportPlaces places,
            ImportLimits limits,
            LongSupplier nanos) {
        this.readTranscript = readTranscript;
        this.bringConversation = bringConversation;
        this.places = places;
        this.limits = limits;
        this.nanos = nanos;
    }

    /** What became of one conversation. */
    public sealed interface Result {
        String externalId();

        String title();

        /**
         * It is kept.
         *
         * @param created whether it is new
         * @param messages how many the file has
         * @param messagesCreated how many of them were new
         */
        record Kept(
                String externalId,
                String title,
                Conversation conversation,
                boolean created,
                int messages,
                int messagesCreated)
                implements Result {}

        /** It is not kept, or as it was before. */
        record Refused(String externalId, String title, RefusedException reason) implements Result {}
    }

    /** @param results one for each conversation, in the order of the file */
    public record Outcome(ImportReport report, List<Result> results) {
        public Outcome {
            Objects.requireNonNull(report, "report");
            results = List.copyOf(results);
        }

        /** Whether nothing at all is kept of it. */
        public boolean isRefused() {
            return results.stream().noneMatch(Result.Kept.class::isInstance);
        }

        public boolean hasCreated() {
            return results.stream().anyMatch(result -> result instanceof Result.Kept kept && kept.created());
        }
    }

    /**
     * @param origin where the file is from, such as its address; kept with the source of each conversation
     * @throws RefusedException {@code FORBIDDEN}, {@code UNAVAILABLE}; {@code INVALID_VALUE} for options; what is wrong with
     *     the file is in the report
     */
    public Outcome importFile(Caller caller, DocumentFile file, ImportOptions options, Map<String, String> origin) {
        caller.require(Role.EDITOR);
        return places.during(file, () -> {
            List<Result> results = new ArrayList<>();
            Keeping keeping = new Keeping(caller, file, options, origin, results);
            ImportRun run = new ImportRun(keeping::keep);
            keeping.run = Optional.of(run);
            run.read(readTranscript, file, options, new ImportBudget(limits, nanos));
            return new Outcome(run.report(), results);
        });
    }

    private final class Keeping {
        private final Caller caller;
        private final DocumentFile file;
        private final ImportOptions options;
        private final Map<String, String> origin;
        private final List<Result> results;
        private Optional<ImportRun> run = Optional.empty();

        Keeping(
                Caller caller,
                DocumentFile file,
                ImportOptions options,
                Map<String, String> origin,
                List<Result> results) {
            this.caller = caller;
            this.file = file;
            this.options = options;
            this.origin = origin;
            this.results = results;
        }

        void keep(ImportedConversation conversation) {
            String title = AsConversation.title(conversation, options, file);
            try {
                BringConversation.Command command = AsConversation.of(conversation, options, file, origin);
                BringConversation.Outcome outcome = bring(command);
                results.add(new Result.Kept(
                        conversation.externalId(),
                        title,
                        outcome.conversation(),
                        outcome.created(),
                        conversation.messages().size(),
                        outcome.messagesCreated()));
                if (outcome.messagesDiffering() > 0) {
                    note(
                            ReportCode.REMARK,
                            conversation,
                            outcome.messagesDiffering()
                                    + " messages are kept already with other words; they stay as they are kept.");
                }
            } catch (RefusedException refused) {
                if (FINAL.contains(refused.code())) {
                    throw refused;
                }
                results.add(new Result.Refused(conversation.externalId(), title, refused));
                note(ReportCode.NOT_KEPT, conversation, refused.reason());
            }
        }

        /** Where somebody else brings the same at this moment, the second finds what the first has made. */
        private BringConversation.Outcome bring(BringConversation.Command command) {
            try {
                return bringConversation.bring(caller, command);
            } catch (RefusedException refused) {
                if (refused.code() != ErrorCode.ALREADY_EXISTS) {
                    throw refused;
                }
                return bringConversation.bring(caller, command);
            }
        }

        private void note(ReportCode code, ImportedConversation conversation, String message) {
            run.ifPresent(at -> at.notes().note(code, conversation.place(), conversation.externalId(), message));
        }
    }
}
