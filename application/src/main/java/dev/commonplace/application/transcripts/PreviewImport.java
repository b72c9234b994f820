package dev.commonplace.application.transcripts;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.transcripts.ImportBudget;
import dev.commonplace.domain.transcripts.ImportLimits;
import dev.commonplace.domain.transcripts.ImportReport;
import dev.commonplace.domain.transcripts.ImportedConversation;
import dev.commonplace.domain.transcripts.ImportedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Shows what an import would bring, and what is wrong with it. Keeps nothing. */
public final class PreviewImport {
    /** More conversations are counted, and not shown. */
    public static final int CONVERSATIONS_SHOWN_MAX = 20;
    /** Of each conversation. */
    public static final int MESSAGES_SHOWN_MAX = 10;

    private final ReadTranscript readTranscript;
    private final ImportPlaces places;
    private final ImportLimits limits;
    private final LongSupplier nanos;

    /** @param nanos a clock that only goes forward */
    public PreviewImport(ReadTranscript readTranscript, ImportPlaces places, ImportLimits limits, LongSupplier nanos) {
        this.readTranscript = readTranscript;
        this.places = places;
        this.limits = limits;
        this.nanos = nanos;
    }

    /**
     * A conversation as it would be kept.
     *
     * @param firstMessages the first ones
     * @param messages how many there are
     */
    public record Shown(
            String externalId,
            String title,
            Optional<Instant> startedAt,
            List<String> participants,
            long messages,
            List<ImportedMessage> firstMessages) {
        public Shown {
            participants = List.copyOf(participants);
            firstMessages = List.copyOf(firstMessages);
        }
    }

    /** What there is to see. */
    public record Preview(ImportReport report, List<Shown> conversations) {
        public Preview {
            conversations = List.copyOf(conversations);
        }
    }

    /** @throws RefusedException {@code FORBIDDEN}, {@code UNAVAILABLE}; what is wrong with the file is in the report */
    public Preview preview(Caller caller, DocumentFile file, ImportOptions options) {
        caller.require(Role.EDITOR);
        return places.during(file, () -> {
            List<Shown> shown = new ArrayList<>();
            ImportRun run = new ImportRun(conversation -> {
                if (shown.size() < CONVERSATIONS_SHOWN_MAX) {
                    shown.add(shown(conversation, options, file));
                }
            });
            run.read(readTranscript, file, options, new ImportBudget(limits, nanos));
            return new Preview(run.report(), shown);
        });
    }

    private static Shown shown(ImportedConversation conversation, ImportOptions options, DocumentFile file) {
        return new Shown(
                conversation.externalId(),
                AsConversation.title(conversation, options, file),
                conversation.startedAt(),
                conversation.speakers().stream()
                        .limit(100)
                        .map(speaker -> speaker.speaker().name())
                        .toList(),
                conversation.messages().size(),
                conversation.messages().stream().limit(MESSAGES_SHOWN_MAX).toList());
    }
}
