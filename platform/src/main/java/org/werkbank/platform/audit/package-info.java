/**
 * Who did what, when, to which thing: written in the transaction of the change, never altered. It
 * may use {@code db}, {@code web} and {@code problem}. Start at {@link
 * org.werkbank.platform.audit.AuditTrail}.
 */
@NullMarked
package org.werkbank.platform.audit;

import org.jspecify.annotations.NullMarked;
