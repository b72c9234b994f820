package dev.commonplace.http.guard;

import dev.commonplace.application.guard.ManageGuardPolicy;
import dev.commonplace.application.guard.ScanText;

/** What the routes of the guard call. */
public record GuardUseCases(ManageGuardPolicy manageGuardPolicy, ScanText scanText) {}
