package dev.commonplace.http;

import org.junit.jupiter.api.BeforeEach;

/** Tests that each have a tenant of their own. */
abstract class TenantForEach extends OpenService {
    private int tenants;
    /** As an admin of the tenant. */
    TestApi api = service.api("");

    @BeforeEach
    void takeATenant() {
        api = service.api(service.newAdmin("tenant-" + tenants++));
    }
}
