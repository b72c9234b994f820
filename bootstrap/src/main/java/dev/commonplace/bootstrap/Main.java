package dev.commonplace.bootstrap;

import java.util.Objects;

/** The entry point behind {@link Launcher}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        String version = Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "development");
        System.out.println("commonplace " + version);
    }
}
