package org.werkbank.platform.datasets;

import org.jspecify.annotations.Nullable;

/**
 * What a member's data sets take in the store, in bytes.
 *
 * @param used by versions and the files of drafts, those in the trash among them
 * @param trashed of these, what lies in the trash
 * @param quota what the office allows, or null without a limit
 */
public record SpaceUse(long used, long trashed, @Nullable Long quota) {}
