package dev.commonplace.extraction.transcripts;

import dev.commonplace.application.transcripts.ReadTranscript;
import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ImportBudget;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportNotes;
import dev.commonplace.domain.transcripts.ReportPlace;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.util.Optional;

/**
 * What goes with one file while it is read.
 *
 * @param name stands in place of an id where the format gives none
 * @param place the file, where it came in an archive
 */
record Reading(
        ImportBudget budget,
        ReportNotes notes,
        ReadTranscript.Visitor visitor,
        Optional<String> name,
        ReportPlace place) {

    /** The same for a file of an archive. */
    Reading inFile(String path) {
        return new Reading(budget, notes, visitor, name.map(given -> given + "/" + path), ReportPlace.file(path));
    }

    ConversationDraft conversation(TranscriptFormat format, ReportPlace where) {
        return new ConversationDraft(format, where, budget, notes);
    }

    void give(ConversationDraft draft) {
        visitor.conversation(draft.build(name));
    }

    void note(ReportCode code, ReportPlace where, String message) {
        notes.note(code, where, message);
    }
}
