/**
 * The consortium's members, their users, how users prove who they are. It may use {@code audit},
 * {@code db}, {@code web} and {@code problem}. Start at {@link
 * org.werkbank.platform.members.Members} and {@link org.werkbank.platform.members.Accounts}.
 */
@NullMarked
package org.werkbank.platform.members;

import org.jspecify.annotations.NullMarked;
