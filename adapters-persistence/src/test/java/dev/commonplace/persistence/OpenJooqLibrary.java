package dev.commonplace.persistence;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Opens a library before the tests of a class. Its nested classes share it; JUnit closes it after them all. */
public final class OpenJooqLibrary implements BeforeAllCallback {
    private @Nullable JooqLibrary library;

    @Override
    public void beforeAll(ExtensionContext context) {
        // A nested class finds what the class around it has opened.
        library = context.getStore(Namespace.create(OpenJooqLibrary.class))
                .computeIfAbsent(JooqLibrary.class, type -> JooqLibrary.open(), JooqLibrary.class);
    }

    public JooqLibrary get() {
        if (library == null) {
            throw new IllegalStateException("The library is open only from before the first test on.");
        }
        return library;
    }
}
