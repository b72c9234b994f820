package dev.commonplace.application.transcripts;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.transcripts.CheckConversation;
import dev.commonplace.domain.transcripts.Detection;
import dev.commonplace.domain.transcripts.ImportBudget;
import dev.commonplace.domain.transcripts.ImportCounts;
import dev.commonplace.domain.transcripts.ImportReport;
import dev.commonplace.domain.transcripts.ImportedConversation;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportCode.Weight;
import dev.commonplace.domain.transcripts.ReportNotes;
import dev.commonplace.domain.transcripts.ReportPlace;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One way through one file: gathers the report, and hands on what can be kept. */
final class ImportRun implements ReadTranscript.Visitor {
    private static final Set<ErrorCode> TOO_MUCH =
            Set.of(ErrorCode.TOO_LARGE, ErrorCode.TOO_COSTLY, ErrorCode.LIMIT_REACHED);
    /** What has nothing to do with the file. */
    private static final Set<ErrorCode> NOT_ITS_FAULT = Set.of(ErrorCode.UNAVAILABLE, ErrorCode.TIMED_OUT);

    private final ReportNotes notes = new ReportNotes();
    private final Set<String> seen = new HashSet<>();
    private final Consumer<ImportedConversation> use;
    private Optional<Detection> detection = Optional.empty();
    private Optional<String> encoding = Optional.empty();
    private ImportCounts counts = ImportCounts.NONE;

    ImportRun(Consumer<ImportedConversation> use) {
        this.use = use;
    }

    ReportNotes notes() {
        return notes;
    }

    /** Reads all that can be read; why the rest cannot is in the report. */
    void read(ReadTranscript reader, DocumentFile file, ImportOptions options, ImportBudget budget) {
        try {
            reader.read(file, options.format(), options.externalId(), budget, notes, this);
        } catch (RefusedException refused) {
            if (NOT_ITS_FAULT.contains(refused.code())) {
                throw refused;
            }
            notes.note(
                    TOO_MUCH.contains(refused.code()) ? ReportCode.TOO_MUCH : ReportCode.UNREADABLE,
                    ReportPlace.WHOLE,
                    refused.reason());
        }
        if (counts.conversations() == 0 && notes.of(Weight.ERROR).isEmpty()) {
            notes.note(ReportCode.NO_MESSAGES, ReportPlace.WHOLE, "There is no conversation in it.");
        }
    }

    @Override
    public void detected(Detection found) {
        detection = detection.or(() -> Optional.of(found));
    }

    @Override
    public void encoding(String name) {
        encoding = encoding.or(() -> Optional.of(name));
    }

    @Override
    public void conversation(ImportedConversation conversation) {
        if (!seen.add(conversation.externalId())) {
            notes.note(
                    ReportCode.DUPLICATE_ID,
                    conversation.place(),
                    conversation.externalId(),
                    "This conversation stands twice; what the second adds is added to the first.");
        }
        if (CheckConversation.check(conversation, notes)) {
            counts = counts.plus(conversation.counts());
            use.accept(conversation);
        }
    }

    ImportReport report() {
        return new ImportReport(
                detection,
                encoding,
                counts,
                notes.of(Weight.ERROR),
                notes.of(Weight.WARNING),
                notes.of(Weight.SKIPPED));
    }
}
