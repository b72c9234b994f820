package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.transcripts.Detection;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.TooMuchException;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import dev.commonplace.extraction.ArchiveLimits;
import dev.commonplace.extraction.CheckedZip;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** An archive: the export of a workspace or of an account, or a folder of transcripts. */
final class ArchiveOfTranscripts {
    private static final long MIB = 1024 * 1024;
    /** Entries are read as they unpack, and not laid down anywhere, so that they may be larger than documents. */
    static final ArchiveLimits LIMITS = new ArchiveLimits(100_000, 1_024 * MIB, 1_024 * MIB, 0);

    private final Optional<TranscriptFormat> asked;
    private final TranscriptFile.Inside inside;

    ArchiveOfTranscripts(Optional<TranscriptFormat> asked, TranscriptFile.Inside inside) {
        this.asked = asked;
        this.inside = inside;
    }

    void read(List<CheckedZip.Entry> entries, Reading reading) throws IOException {
        Optional<CheckedZip.Entry> conversations = entries.stream()
                .filter(entry -> entry.path().equals("conversations.json")
                        || entry.path().endsWith("/conversations.json"))
                .findFirst();
        if (entries.isEmpty()) {
            throw new RefusedException(ErrorCode.UNREADABLE_FILE, "The archive holds no files.");
        }
        if (conversations.isPresent()) {
            aside(entries, conversations.get(), reading);
            inside.read(conversations.get(), reading.inFile(conversations.get().path()));
        } else if (asked.map(format -> format == TranscriptFormat.SLACK).orElseGet(() -> SlackExport.is(entries))) {
            reading.visitor()
                    .detected(new Detection(
                            TranscriptFormat.SLACK,
                            asked.isPresent()
                                    ? "The caller names this format."
                                    : "The archive has folders with a JSON file for each day."));
            SlackExport.read(entries, reading);
        } else {
            each(entries, reading);
        }
    }

    private static void aside(List<CheckedZip.Entry> entries, CheckedZip.Entry read, Reading reading) {
        for (CheckedZip.Entry entry : entries) {
            if (!entry.path().equals(read.path())) {
                reading.note(
                        ReportCode.NOT_A_MESSAGE,
                        reading.inFile(entry.path()).place(),
                        "This file of the export holds no conversations.");
            }
        }
    }

    /** What is wrong with one of them does not keep the others from being read. */
    private void each(List<CheckedZip.Entry> entries, Reading reading) throws IOException {
        for (CheckedZip.Entry entry : entries) {
            Reading file = reading.inFile(entry.path());
            try {
                inside.read(entry, file);
            } catch (RefusedException refused) {
                boolean much = refused.code() == ErrorCode.TOO_LARGE || refused.code() == ErrorCode.TOO_COSTLY;
                file.note(much ? ReportCode.TOO_MUCH : ReportCode.UNREADABLE, file.place(), refused.reason());
            } catch (TooMuchException tooMuch) {
                file.note(ReportCode.TOO_MUCH, file.place(), tooMuch.reason());
            } catch (ZipException | EOFException broken) {
                file.note(ReportCode.UNREADABLE, file.place(), "This file of the archive is broken.");
            }
        }
    }
}
