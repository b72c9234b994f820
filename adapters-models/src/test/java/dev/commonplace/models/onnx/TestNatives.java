package dev.commonplace.models.onnx;

import java.nio.file.Path;

/** Where the tests unpack native libraries: once for a build, because a loaded library cannot be unpacked again. */
final class TestNatives {
    static final Path DIRECTORY = Path.of("target", "natives");

    private TestNatives() {}
}
