package dev.commonplace.bootstrap;

import dev.commonplace.application.guard.DetectPersonalData;
import dev.commonplace.application.guard.ManageGuardPolicy;
import dev.commonplace.application.guard.ScanText;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.detection.StandardDetectPersonalData;

/** The guard at the door of documents. */
record GuardWiring(TenantGuards guards, ManageGuardPolicy manageGuardPolicy, ScanText scanText) {

    static GuardWiring of(Storage storage, Platform platform) {
        DetectPersonalData detect = new StandardDetectPersonalData();
        TenantGuards guards = new TenantGuards(storage.guard(), detect, platform.clock());
        return new GuardWiring(
                guards,
                new ManageGuardPolicy(storage.guard(), platform.auditor(), platform.clock()),
                new ScanText(guards, detect));
    }
}
