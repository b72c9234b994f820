/** Corrections of graphs by people: applied, logged, taken back, and kept through every analysis. */
@NullMarked
package dev.commonplace.application.corrections;

import org.jspecify.annotations.NullMarked;
