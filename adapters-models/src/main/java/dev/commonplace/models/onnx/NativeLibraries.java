package dev.commonplace.models.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells the two libraries with native code where to unpack it, and that nobody wants to be called home.
 *
 * <p>Both read system properties when their classes are loaded, so this comes before. Left alone, onnxruntime would
 * unpack 16 MB into the temporary directory at each start and leave them there after a crash.
 */
final class NativeLibraries {
    private static final String ONNXRUNTIME_RESOURCES = "/ai/onnxruntime/native/";
    private static final List<String> ONNXRUNTIME_LIBRARIES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");

    private NativeLibraries() {}

    /** @param directory a writable directory whose files may be run; created where it is missing */
    static void unpackInto(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath();
        Files.createDirectories(absolute);
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ENGINE_CACHE_DIR", absolute.toString());
        String platform = linuxPlatform();
        if (platform != null) {
            Path target =
                    Files.createDirectories(absolute.resolve("onnxruntime").resolve(platform));
            boolean complete = true;
            for (String library : ONNXRUNTIME_LIBRARIES) {
                complete &= unpack(ONNXRUNTIME_RESOURCES + platform + "/" + library, target.resolve(library));
            }
            if (complete) {
                System.setProperty("onnxruntime.native.path", target.toString());
            }
        }
    }

    private static @Nullable String linuxPlatform() {
        if (!"linux".equals(System.getProperty("os.name", "").toLowerCase(Locale.ROOT))) {
            return null;
        }
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "linux-x64";
            case "aarch64", "arm64" -> "linux-aarch64";
            default -> null;
        };
    }

    /** Another process may do the same at the same time, so the file appears at once and whole. */
    private static boolean unpack(String resourceName, Path target) throws IOException {
        URL resource = NativeLibraries.class.getResource(resourceName);
        if (resource == null) {
            return false;
        }
        long length = resource.openConnection().getContentLengthLong();
        if (Files.exists(target) && Files.size(target) == length) {
            return true;
        }
        Path partial = Files.createTempFile(target.getParent(), "unpacking", ".part");
        try (InputStream input = resource.openStream()) {
            Files.copy(input, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return true;
    }
}
