package org.werkbank.training.split;

import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Split;
import org.werkbank.training.data.FrameColumn;

/**
 * What a splitter may look at.
 *
 * @param classes class of each row, null in a regression
 * @param classCount number of classes, 0 in a regression
 * @param time the column that orders rows, null for the order of the file
 * @param group the column that keeps rows together
 * @param given the column that says the part of each row
 */
public record SplitRequest(
    Split split,
    int rows,
    double @Nullable [] classes,
    int classCount,
    @Nullable String label,
    @Nullable FrameColumn time,
    @Nullable FrameColumn group,
    @Nullable FrameColumn given,
    long seed) {}
