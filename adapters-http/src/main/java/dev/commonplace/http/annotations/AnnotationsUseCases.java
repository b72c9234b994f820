package dev.commonplace.http.annotations;

import dev.commonplace.application.annotations.ChangeAnnotation;
import dev.commonplace.application.annotations.KeepAnnotation;
import dev.commonplace.application.annotations.ReadAnnotations;

/** What the routes of bookmarks and notes call. */
public record AnnotationsUseCases(KeepAnnotation keep, ChangeAnnotation change, ReadAnnotations read) {}
