/**
 * Code that somebody submitted, run in a process of its own that sees the rows it is given and
 * nothing else. It may use the api and the failures; the harness hands it training parts and asks
 * it for answers. Start at {@link org.werkbank.training.guest.GuestCode}, then {@link
 * org.werkbank.training.guest.Sandbox}.
 */
@NullMarked
package org.werkbank.training.guest;

import org.jspecify.annotations.NullMarked;
