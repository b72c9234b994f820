/** Where everything is put together: the entry point, the settings and the wiring. */
@NullMarked
package dev.commonplace.bootstrap;

import org.jspecify.annotations.NullMarked;
