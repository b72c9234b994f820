package dev.commonplace.planted.application.documents;

import dev.commonplace.planted.persistence.documents.Rows;

/** Planted: a use case knows an adapter. */
record BreaksApplicationUsesDomainOnly(Rows rows) {}
