package dev.commonplace.extraction;

import dev.commonplace.domain.documents.ExtractedText;

/** Knows one form of document. Safe for use by many threads. */
interface TextReader {
    /** @throws dev.commonplace.domain.shared.RefusedException also where the deadline passes before the end */
    ExtractedText read(String document, Deadline deadline);
}
