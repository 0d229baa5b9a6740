/**
 * The contract between platform and training: run specification in, events out, as JSON. It may use
 * java.*, Jackson and JSpecify alone, so that both sides can read it. Start at {@link
 * org.werkbank.contract.RunSpec} and {@link org.werkbank.contract.RunEvent}.
 */
@NullMarked
package org.werkbank.contract;

import org.jspecify.annotations.NullMarked;
