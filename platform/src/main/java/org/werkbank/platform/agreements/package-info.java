/**
 * Terms under which data of one member may be used by another: offers, requests, agreements, and
 * the one place that decides. May use the rooms below and {@code members}. Start reading at {@link
 * org.werkbank.platform.agreements.Rules}, then {@link
 * org.werkbank.platform.agreements.Agreements}.
 */
@NullMarked
package org.werkbank.platform.agreements;

import org.jspecify.annotations.NullMarked;
