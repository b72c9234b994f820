package dev.commonplace.bootstrap;

import dev.commonplace.application.operations.ManageJobs;
import dev.commonplace.application.operations.ReadAuditLog;

/** The use cases of operations. */
record OperationsWiring(ManageJobs manageJobs, ReadAuditLog readAuditLog) {

    static OperationsWiring of(Storage storage, Platform platform) {
        return new OperationsWiring(
                new ManageJobs(storage.operations(), platform.auditor(), platform.clock()),
                new ReadAuditLog(storage.operations()));
    }
}
