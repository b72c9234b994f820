/** The embedding model that runs inside the process. */
@NullMarked
package dev.commonplace.models.onnx;

import org.jspecify.annotations.NullMarked;
