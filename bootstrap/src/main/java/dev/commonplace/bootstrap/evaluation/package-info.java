/** {@code commonplace eval}: how well a service finds what people judged to be right. */
@NullMarked
package dev.commonplace.bootstrap.evaluation;

import org.jspecify.annotations.NullMarked;
