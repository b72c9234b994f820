package dev.commonplace.planted.persistence.jooq;

/** Stands for generated code. */
public record Generated() {}
