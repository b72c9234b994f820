package dev.commonplace.extraction.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How the process of a reader is started.
 *
 * @param java the program
 * @param classPath where its classes are: those of the service
 * @param temporaryDirectory under which each reader gets a directory of its own
 */
public record ReaderLaunch(Path java, String classPath, Path temporaryDirectory) {
    private static final int METASPACE_MIB_MAX = 128;
    private static final int DIRECT_MIB_MAX = 32;

    /** Starts one. It inherits nothing: no environment, in which secrets lie, and no output but the pipe. */
    Process start(Path directory, ReaderLimits limits) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                java.toString(),
                "-Xmx" + limits.memoryMib() + "m",
                "-XX:MaxMetaspaceSize=" + METASPACE_MIB_MAX + "m",
                "-XX:MaxDirectMemorySize=" + DIRECT_MIB_MAX + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + directory,
                "-Dlogback.configurationFile=dev/commonplace/extraction/silent-logback.xml",
                "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                "-cp",
                classPath,
                ReaderMain.class.getName(),
                directory.toString(),
                Long.toString(limits.timeMax().toMillis())));
        builder.environment().clear();
        builder.directory(directory.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    Path makeDirectory() throws IOException {
        return Files.createTempDirectory(temporaryDirectory, "commonplace-reader-");
    }
}
