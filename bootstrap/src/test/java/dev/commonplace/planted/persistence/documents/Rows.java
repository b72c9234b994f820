package dev.commonplace.planted.persistence.documents;

/** What the planted violations reach for. */
public record Rows() {}
