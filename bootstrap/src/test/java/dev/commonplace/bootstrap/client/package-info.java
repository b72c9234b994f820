/** The client against services that are busy, gone or strange. */
@NullMarked
package dev.commonplace.bootstrap.client;

import org.jspecify.annotations.NullMarked;
