package dev.commonplace.http.corrections;

import dev.commonplace.application.corrections.CorrectGraph;
import dev.commonplace.application.corrections.ReadEdits;
import dev.commonplace.application.corrections.UndoEdit;

/** What the routes of corrections call. */
public record CorrectionsUseCases(CorrectGraph correctGraph, UndoEdit undoEdit, ReadEdits readEdits) {}
