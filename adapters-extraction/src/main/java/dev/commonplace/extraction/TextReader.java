package dev.commonplace.extraction;

import dev.commonplace.domain.documents.ExtractedText;

/** Knows one form of document. Safe for use by many threads. */
interface TextReader {
    ExtractedText read(String document);
}
