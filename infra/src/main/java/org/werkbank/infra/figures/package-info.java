/**
 * Trains every template on the public data set it is for, through a running Werkbank, and holds the
 * result against published or measured figures. Start: {@code ./werkbank figures}.
 */
@NullMarked
package org.werkbank.infra.figures;

import org.jspecify.annotations.NullMarked;
