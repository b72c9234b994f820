package dev.commonplace.http;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Tests of one service, which is open as long as there are tests of the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenService {
    final InMemoryService service;

    OpenService() {
        this(new InMemoryService());
    }

    OpenService(InMemoryService service) {
        this.service = service;
    }

    @AfterAll
    void stop() {
        service.close();
    }
}
