package dev.commonplace.http.operations;

import dev.commonplace.application.operations.ManageJobs;
import dev.commonplace.application.operations.ReadAuditLog;

/** What the routes of operations call. */
public record OperationsUseCases(ManageJobs manageJobs, ReadAuditLog readAuditLog) {}
