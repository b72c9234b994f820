package dev.commonplace.extraction.transcripts;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.ExtractText;
import dev.commonplace.application.transcripts.ReadTranscript;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.transcripts.ImportBudget;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportNotes;
import dev.commonplace.domain.transcripts.ReportPlace;
import dev.commonplace.domain.transcripts.TooMuchException;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;

/** Reads transcripts and exports: texts and JSON here, archives entry by entry, and all else by way of its text. */
public final class StandardReadTranscript implements ReadTranscript {
    private final ExtractText extractText;
    private final Path temporaryDirectory;

    /** @param temporaryDirectory where archives lie while they are read */
    public StandardReadTranscript(ExtractText extractText, Path temporaryDirectory) {
        this.extractText = extractText;
        this.temporaryDirectory = temporaryDirectory;
    }

    @Override
    public void read(
            DocumentFile file,
            Optional<TranscriptFormat> asked,
            Optional<String> name,
            ImportBudget budget,
            ReportNotes notes,
            Visitor visitor) {
        Reading reading = new Reading(budget, notes, visitor, name, ReportPlace.WHOLE);
        try {
            new TranscriptFile(extractText, temporaryDirectory, asked).read(file, reading);
        } catch (TooMuchException tooMuch) {
            notes.note(ReportCode.TOO_MUCH, ReportPlace.WHOLE, tooMuch.reason());
        } catch (ZipException | EOFException broken) {
            throw new RefusedException(ErrorCode.UNREADABLE_FILE, "The archive is broken.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
