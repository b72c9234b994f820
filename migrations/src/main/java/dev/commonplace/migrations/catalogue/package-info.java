/** What a schema is: a database's catalogue as objects that can be compared, printed and made again. */
@NullMarked
package dev.commonplace.migrations.catalogue;

import org.jspecify.annotations.NullMarked;
