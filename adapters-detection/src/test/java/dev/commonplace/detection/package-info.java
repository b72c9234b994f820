/** What the detectors find, and what they leave alone. */
@NullMarked
package dev.commonplace.detection;

import org.jspecify.annotations.NullMarked;
