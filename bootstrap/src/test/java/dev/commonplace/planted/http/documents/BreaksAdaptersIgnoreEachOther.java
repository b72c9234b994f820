package dev.commonplace.planted.http.documents;

import dev.commonplace.planted.persistence.documents.Rows;

/** Planted: one adapter knows another. */
record BreaksAdaptersIgnoreEachOther(Rows rows) {}
